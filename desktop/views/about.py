"""The box that says what this is, which version, and under which licences."""

import platform
import sys
from importlib import metadata
from pathlib import Path

import PySide6
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import __version__
from desktop.models.words import say
from desktop.paths import PACKAGE_FOLDER
from desktop.text import N_
from desktop.views.icons import program_icon
from desktop.views.parts import button, label, named

_SIGN_PX = 48
_LARGER = 1.3


class AboutDialog(QDialog):
    """Name, version, what it runs on, and the notices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say(N_("About Partner Desk")))
        self.setMinimumSize(560, 420)
        sign = label()
        sign.setPixmap(program_icon().pixmap(_SIGN_PX))
        name = label(say(N_("Partner Desk {version}")).format(version=__version__), role="title")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        name.setFont(font)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(name)
        words.addWidget(label(_below(), role="secondary"))
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(sign)
        top.addLayout(words, 1)
        self.notices = named(QPlainTextEdit(notices(), readOnly=True), say(N_("Licences")))
        close = button(say(N_("Close")), "primary")
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(top)
        whole.addWidget(label(say(N_("Apache License 2.0, with these notices:"))))
        whole.addWidget(self.notices, 1)
        whole.addLayout(bottom)


def _below() -> str:
    python = platform.python_version()
    return f"Python {python} · Qt {PySide6.__version__} · {platform.platform(terse=True)}"


def notices() -> str:
    """The file NOTICE: of a checkout, a bundle, or an installed package."""
    folders = [PACKAGE_FOLDER.parent, Path(getattr(sys, "_MEIPASS", PACKAGE_FOLDER))]
    for folder in folders:
        if (folder / "NOTICE").is_file():
            return (folder / "NOTICE").read_text("utf-8")
    try:
        return metadata.distribution("partner-desk").read_text("licenses/NOTICE") or ""
    except metadata.PackageNotFoundError:
        return ""
