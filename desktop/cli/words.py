"""The reader's language and time zone on the command line: the window's translation, without Qt."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from desktop.paths import resource

LANGUAGES = ("zh_CN", "en")
_WINDOWS_CHINESE = 0x04  # primary language of a Windows language number
_FALLBACK = "en"


class Words:
    """Says texts marked with `N_` in one language; English is what the sources are written in."""

    def __init__(self, language: str) -> None:
        """`language` is one of `LANGUAGES`."""
        self.language = language
        self._known: Mapping[str, str] = {}
        if language != _FALLBACK:
            file = resource("translations", f"partner_desk_{language}.ts")
            self._known = translations(file) if file.is_file() else {}

    @property
    def wire(self) -> str:
        """The same language as the API names it (X-Language)."""
        return "zh_CN" if self.language == "zh_CN" else "en_US"

    def say(self, text: str) -> str:
        """`text` in this language; the text itself where there is no translation."""
        return self._known.get(text, text)


def translations(file: Path) -> dict[str, str]:
    """What a .ts file of Qt holds for texts marked with `N_`, which stand in the context ""."""
    from xml.etree import ElementTree

    known = dict[str, str]()
    for context in ElementTree.parse(file).iter("context"):
        if context.findtext("name"):
            continue
        for message in context.iter("message"):
            translation = message.findtext("translation")
            if translation:
                known[message.findtext("source", "")] = translation
    return known


def language_for(chosen: str, environ: Mapping[str, str] = os.environ) -> str:
    """The language to speak: `chosen` if it is one of ours, else what the system speaks."""
    if chosen in LANGUAGES:
        return chosen
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name for name in names if name), "")
    if not spoken and sys.platform == "win32":
        from ctypes import windll

        chinese = windll.kernel32.GetUserDefaultUILanguage() & 0xFF == _WINDOWS_CHINESE
        spoken = "zh" if chinese else _FALLBACK
    return "zh_CN" if spoken.lower().startswith("zh") else _FALLBACK
