"""What is taken out of a text before it leaves for support, beyond what the log leaves out itself.

The log is written without secrets; but support is not the user, so that names, numbers of records
and paths of this computer go as well. It takes out too much rather than too little.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from desktop import logs, paths
from desktop.logs import HIDDEN

LEAST_CHARS = 3  # of a name that is looked for; Chinese ones of two go by their signs
_LINE = re.compile(r"[^\n]*\n?")
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+",  # we write English into the log
        r"(?<![0-9A-Za-z_-])(?=[A-Za-z_-]*\d)[0-9A-Za-z_-]{16,}",  # a key, a number of a record
        r"\d{8,}",
        r"(?<!\d)\d{3,4}-\d{7,8}(?!\d)",  # a telephone with its area
    )
)
_SLUG = re.compile(r"(accounts[/\\])[^/\\\s'\"]+")


def sieved(text: str, names: Iterable[str] = ()) -> str:
    """`text` without secrets, personal data, numbers of records, these names, and own folders."""
    for folder, instead in _folders():
        text = text.replace(folder, instead)
    text = _SLUG.sub(rf"\1{HIDDEN}", text)
    whole = "".join(logs.redact(line) for line in _LINE.findall(text))  # as long as it is
    known = {name for name in names if len(name) >= LEAST_CHARS and name in whole}
    for name in sorted(known, key=len, reverse=True):
        whole = whole.replace(name, HIDDEN)
    for pattern in _PATTERNS:
        whole = pattern.sub(HIDDEN, whole)
    return whole


def _folders() -> list[tuple[str, str]]:
    """Folders that are named after a person, the longest first."""
    here = paths.home()
    named = {str(folder): "<data>" for folder in (here.data, here.config, here.logs, here.cache)}
    named[str(Path.home())] = "~"
    return sorted(((k, v) for k, v in named.items() if len(k) > 1), key=lambda one: -len(one[0]))
