"""The pictures of the manual, in each of its languages: those that its pages show, and no others.

They are made by `--screenshots` of the sample account, and of a distributor's that
`partner-desk sandbox` serves; then colours that nobody tells apart become one, for the size.
"""

import os
import re
import subprocess
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LANGUAGES = {"en": "en", "zh-CN": "zh_CN"}  # folder of the manual -> --lang
OF_DISTRIBUTOR = frozenset({"resellers"})  # lists that a plain partner's account has not
SHOWN = re.compile(r"images/([a-zA-Z-]+)/([a-z_]+)\.png")
_DISTRIBUTOR = "Distributor"
_MOST_COLOURS, _NEAR = 256, 3
_NO_DITHER = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither


def wanted() -> set[tuple[str, str]]:
    """Language and name of every picture that a page of the manual, or a README, shows."""
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("README*.md")]
    return {pair for page in pages for pair in SHOWN.findall(page.read_text("utf-8"))}


def run(*arguments: str, environ: Mapping[str, str]) -> None:
    """Run `partner-desk`; a failure of it is ours."""
    command = [sys.executable, "-m", "desktop", *arguments]
    subprocess.run(command, env=environ, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def distributor(environ: Mapping[str, str]) -> Iterator[list[str]]:
    """Serve the account of a distributor and read its resellers; yields what chooses it."""
    command = [sys.executable, "-m", "desktop", "sandbox", "--port", "0", "--distributor"]
    command += ["--customers", "60", "--orders", "2000"]
    with subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        try:
            lines = [server.stdout.readline() for _ in range(4)] if server.stdout else []
            endpoint, ak, sk = (line.strip().partition("=")[2] for line in lines[1:])
            account = ["--account", _DISTRIBUTOR]
            keys = ["--endpoint", endpoint, "--ak", ak, "--sk", sk, "--protection", "passphrase"]
            run("account", "add", "--name", _DISTRIBUTOR, *keys, environ=environ)
            run(*account, "sync", *OF_DISTRIBUTOR, environ=environ)
            yield account
        finally:
            server.terminate()


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
        for old in (DOCS / "images").rglob("*.png"):
            old.unlink()
        for language, name in sorted(names):
            kind = "distributor" if name in OF_DISTRIBUTOR else "demo"
            target = DOCS / "images" / language / f"{name}.png"
            reduced(place / language / kind / f"{name}.png", target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
