"""The pictures of the manual, in each of its languages: those that its pages show, and no others.

They are made by `--screenshots` of the sample account, of a distributor's that
`partner-desk sandbox` serves, and of one in which something was done; then colours that nobody
tells apart become one, for the size.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LANGUAGES = {"en": "en", "zh-CN": "zh_CN"}  # folder of the manual -> --lang
OF_DISTRIBUTOR = frozenset({"resellers"})  # lists that a plain partner's account has not
OF_DEEDS = frozenset({"outbox", "unsure"})  # what nobody has who never did anything
SHOWN = re.compile(r"images/([a-zA-Z-]+)/([a-z_]+)\.png")
_DISTRIBUTOR = "Distributor"
_WRITER = {"en": "North China", "zh_CN": "华北云联"}  # --lang -> the account that does something
# How the deeds go, in turn, and what they need to have been read.
_HOW = ("slow", "slow", "drop-after-commit", "slow", "slow")
_READ = ("customers", "customer_balances", "partner_balances", "voucher_quotas", "tickets")
_MOST_COLOURS, _NEAR = 256, 3
_NO_DITHER = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def wanted() -> set[tuple[str, str]]:
    """Language and name of every picture that a page of the manual, or a README, shows."""
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("README*.md")]
    return {pair for page in pages for pair in SHOWN.findall(page.read_text("utf-8"))}


def run(*arguments: str, environ: Mapping[str, str], codes: Sequence[int] = (0,)) -> str:
    """Run `partner-desk` and return its output; a failure of it is ours."""
    command = [sys.executable, "-m", "desktop", *arguments]
    done = subprocess.run(
        command, env=environ, cwd=ROOT, check=False, stdout=subprocess.PIPE, encoding="utf-8"
    )
    if done.returncode not in codes:
        raise OSError(f"{' '.join(arguments)}: {done.returncode}")
    return done.stdout


@contextmanager
def sandbox(*options: str, environ: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Serve an account; yields the variables of the environment that sign in to it."""
    command = [sys.executable, "-m", "desktop", "sandbox", "--port", "0", "--customers", "60"]
    with subprocess.Popen(
        [*command, *options], env=environ, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        try:
            lines = [server.stdout.readline() for _ in range(4)] if server.stdout else []
            yield dict(line.strip().split("=", 1) for line in lines[1:])
        finally:
            server.terminate()


@contextmanager
def distributor(environ: Mapping[str, str]) -> Iterator[list[str]]:
    """Serve the account of a distributor and read its resellers; yields what chooses it."""
    with sandbox("--distributor", "--orders", "2000", environ=environ) as signs_in:
        account = added(_DISTRIBUTOR, signs_in, environ)
        run(*account, "sync", *OF_DISTRIBUTOR, environ=environ)
        yield account


def added(name: str, signs_in: Mapping[str, str], environ: Mapping[str, str]) -> list[str]:
    """Add an account; what chooses it on the command line."""
    endpoint, ak, sk = signs_in.values()
    keys = ["--endpoint", endpoint, "--ak", ak, "--sk", sk, "--protection", "passphrase"]
    run("account", "add", "--name", name, *keys, environ=environ)
    return ["--account", name]


def deeds(lang: str, pictures: Path, environ: Mapping[str, str]) -> None:
    """Do something with an account whose answers get lost now and then, and show its outbox."""
    own = {**environ, "PARTNER_DESK_HOME": str(pictures.parent / "home"), "LOGNAME": "lina"}
    with sandbox("--faults", ",".join(_HOW), "--orders", "200", environ=own) as signs_in:
        account = [*added(_WRITER[lang], signs_in, own), "--lang", lang]
        run(*account, "account", "read-only", "off", environ=own)
        run(*account, "sync", *_READ, environ=own)
        resale = _rows("customers", "association_type=2", own)
        quota = max(_rows("voucher_quotas", "quota_status=0", own), key=lambda row: row["balance"])
        ticket = _rows("tickets", "status=1", own)[0]["incident_id"]
        first, second = (row["customer_id"] for row in resale[:2])
        for done in (
            ("allocate", f"customer_id={first}", "amount=5000"),
            ("urge_ticket", f"case_id={ticket}"),
            ("allocate", f"customer_id={second}", "amount=1200"),
            ("urge_ticket", f"case_id={ticket}"),
            (
                "issue_voucher",
                f"customer_id={first},{second}",
                f"quota_id={quota['quota_id']}",
                "face_value=50",
            ),
        ):
            run(*account, "act", *done, "--yes", environ=own, codes=(0, 1, 4))
        run(*account, "--screenshots", str(pictures), environ=own)


def _rows(dataset: str, where: str, environ: Mapping[str, str]) -> list[dict[str, Any]]:
    found = run("show", dataset, "--where", where, "--limit", "0", "--json", environ=environ)
    return [json.loads(line) for line in found.splitlines()]


def reduced(source: Path, target: Path) -> None:
    """Write a picture with few colours: the frequent ones, and those that differ from these."""
    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    table = list[int]()
    for colour, _ in Counter(array("I", bytes(image.constBits()))).most_common():
        if len(table) < _MOST_COLOURS and all(_apart(colour, other) > _NEAR for other in table):
            table.append(colour)
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, _NO_DITHER)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not small.save(str(target), quality=0):
        raise OSError(f"{target}: cannot be written")


def _apart(colour: int, other: int) -> int:
    """By how much two colours differ, in the channel where they do most."""
    return max(abs((colour >> bits & 255) - (other >> bits & 255)) for bits in (0, 8, 16))


def main() -> None:
    """Make all of them anew, and take away what no page shows any more."""
    names = wanted()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        own = {"PARTNER_DESK_HOME": str(place / "home"), "PARTNER_DESK_PASSPHRASE": "of pictures"}
        environ = {**os.environ, **own}
        with distributor(environ) as account:
            for language, lang in LANGUAGES.items():
                demo, other = (str(place / language / kind) for kind in ("demo", "distributor"))
                run("--demo", "--lang", lang, "--screenshots", demo, environ=environ)
                run(*account, "--lang", lang, "--screenshots", other, environ=environ)
        for language, lang in LANGUAGES.items():
            deeds(lang, place / language / "deeds", environ)
        for old in (DOCS / "images").rglob("*.png"):
            old.unlink()
        for language, name in sorted(names):
            kind = "distributor" if name in OF_DISTRIBUTOR else "demo"
            kind = "deeds" if name in OF_DEEDS else kind
            target = DOCS / "images" / language / f"{name}.png"
            reduced(place / language / kind / f"{name}.png", target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
