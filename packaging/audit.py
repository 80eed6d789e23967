"""What Partner Desk is made of, looked through without a network: `python3 dev.py audit`.

- Every line of packaging/requirements.lock is one version with hashes, and names no address.
- What is installed of it is what the lock says.
- What the program needs to run has a licence of `ALLOWED`; of a choice of licences one will do.

`--advisories` also asks the public databases for known vulnerabilities, by the program `pip-audit`
(`pip install pip-audit`), which needs a network and is no part of the lock.
"""

import importlib.metadata
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import build

LOCK = Path(__file__).with_name("requirements.lock")
# Permissive, or (LGPL, MPL) bound to files that are shipped unchanged and can be replaced.
ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "PSF-2.0"),
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0"),
        *("CC0-1.0", "Unlicense", "Zlib", "LicenseRef-Public-Domain"),
    }
)
# Where the metadata of a package say it in words, or say nothing.
_WORDS = {
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Public Domain": "LicenseRef-Public-Domain",
    "Python Software Foundation License": "PSF-2.0",
}
_READ = {"sqlcipher3": "Zlib"}  # read in its licence file
_PIN = re.compile(r"([a-z0-9-]+)==([0-9][^ ;\\]*)( ; [^\\]+)? \\")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
_CLASSIFIER = re.compile(r"License :: (?:OSI Approved :: )?(.+)")


def lock_faults(text: str) -> Iterator[str]:
    """Lines of a lock that are no version, no hash and no remark, and versions without a hash."""
    lines = [line for line in text.splitlines() if line.strip()[:1] not in ("", "#")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if _PIN.fullmatch(line):
            if not _HASH.fullmatch(following):
                yield f"no hash: {line.strip()}"
        elif not _HASH.fullmatch(line):
            yield f"not a version with hashes: {line.strip()}"


def locked(text: str) -> dict[str, set[str]]:
    """The versions of each package in a lock; another system may have another one."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if pin := _PIN.fullmatch(line):
            found.setdefault(pin[1], set()).add(pin[2])
    return found


def version_faults(parts: Iterable[importlib.metadata.Distribution], text: str) -> Iterator[str]:
    """What is installed in another version than the lock says."""
    versions = locked(text)
    for part in parts:
        name = re.sub("[-_.]+", "-", part.metadata["Name"].lower())
        known = versions.get(name, {part.version} if name == "partner-desk" else set())
        if part.version not in known:
            yield f"{name}: {part.version} is installed, the lock has {', '.join(known) or 'none'}"


def licence_of(part: importlib.metadata.Distribution) -> str:
    """The licence of a package as SPDX says it, "" if nobody knows."""
    told = part.metadata.json
    words = [str(told.get(name, "")) for name in ("license_expression", "license")]
    classifiers = map(_CLASSIFIER.match, told.get("classifier", ()))
    words += [found[1] for found in classifiers if found]
    said = [word for word in words if word not in ("", "UNKNOWN")]
    return _WORDS.get(said[0], said[0]) if said else _READ.get(str(told["name"]), "")


def is_allowed(expression: str) -> bool:
    """Whether a licence may be shipped: each part of `A AND B`, or one of `A OR B`, is allowed.

    Of an expression with parentheses each part must be.
    """
    if "(" in expression:
        return set(re.split(r"[()\s]+|AND|OR", expression)) - {""} <= ALLOWED
    return any(
        all(each.strip() in ALLOWED for each in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def licence_faults(parts: Iterable[importlib.metadata.Distribution]) -> Iterator[str]:
    """What the program needs to run and may not be shipped."""
    for part in parts:
        licence = licence_of(part)
        if not is_allowed(licence):
            yield f"{part.metadata['Name']}: {licence or 'no licence is known'}"


def advisories() -> int:
    """Ask for known vulnerabilities of all in the lock."""
    if importlib.util.find_spec("pip_audit") is None:
        print("pip-audit is not installed; do: pip install pip-audit")
        return 1
    line = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes"]
    return subprocess.run([*line, "--disable-pip"], check=False).returncode


def main(arguments: list[str]) -> int:
    """Say what is wrong; 1 if anything is."""
    text, parts = LOCK.read_text("utf-8"), list(build.shipped("partner-desk", set()))
    faults = [*lock_faults(text), *version_faults(parts, text), *licence_faults(parts)]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(locked(text))} packages locked, {len(parts)} shipped: {len(faults)} faults")
    asked = advisories() if "--advisories" in arguments else 0
    return int(bool(faults or asked))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
