"""What a window shows, looked through: every text in it is plain, whole lines, of a sane length.

`Look` walks the tree of a widget with its menus, models and tips. `painted` notes what is painted
by hand, which no tree tells. Both know nothing of how the program makes its texts harmless.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6 import QtGui
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

PLANTED = "A&B"  # stands in every text from outside; a mnemonic would eat its sign
LONGEST = 25_000  # characters of one text that is shown
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ROWS, _COLUMNS = 12, 60
_TIP = re.compile(r"<p style='white-space: pre-wrap'>([^<>]*)</p>")
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Look:
    """One look at many widgets: how many texts were seen, how many from outside, and the faults."""

    def __init__(self) -> None:
        self.texts = 0
        self.planted = 0
        self._found = dict[str, str]()  # a text for each kind of fault at each place

    @property
    def faults(self) -> list[str]:
        """Each kind of fault at each place, with a text that shows it."""
        return sorted(f"{place}: {text}" for place, text in self._found.items())

    def at(self, root: QWidget, where: str = "") -> None:
        """Look at a widget and at all in it."""
        for widget in (root, *root.findChildren(QWidget)):
            place = f"{where} {type(widget).__name__} {widget.objectName()}".strip()
            self._widget(widget, place)
            self._tips(widget, place)
            for action in widget.actions():
                self._mnemonic(action.text(), f"{place} action")
                if not isinstance(widget, QMenu) or widget.toolTipsVisible():
                    self._tip(action.toolTip(), f"{place} action tip")
            if isinstance(widget, QMenu):
                self._mnemonic(widget.title(), place)

    def at_painted(self, texts: Iterable[str], where: str) -> None:
        """Look at texts that were painted by hand."""
        for text in texts:
            self._line(text, f"{where} painted")

    def _widget(self, widget: QWidget, place: str) -> None:
        self._line(widget.windowTitle(), f"{place} title")
        self._plain(widget.accessibleName(), f"{place} spoken")
        looks: tuple[tuple[Any, Callable[[Any, str], None]], ...] = (
            (QLabel, self._label),
            ((QMessageBox, QTextEdit), self._html),
            (QAbstractButton, lambda made, where: self._mnemonic(made.text(), where)),
            (QGroupBox, lambda made, where: self._mnemonic(made.title(), where)),
            (QTabBar, self._tabs),
            ((QLineEdit, QPlainTextEdit), self._field),
            (QProgressBar, lambda made, where: self._line(made.format(), where)),
            (QComboBox, self._choices),
            (QHeaderView, self._header),
            (QAbstractItemView, self._items),
        )
        for kinds, look in looks:
            if isinstance(widget, kinds):
                look(widget, place)
                break

    def _html(self, widget: QWidget, place: str) -> None:
        self._fault("can show HTML", place, "")

    def _tabs(self, bar: QTabBar, place: str) -> None:
        for at in range(bar.count()):
            self._mnemonic(bar.tabText(at), place)
            self._tip(bar.tabToolTip(at), place)

    def _choices(self, box: QComboBox, place: str) -> None:
        for at in range(box.count()):
            self._line(box.itemText(at), place)

    def _items(self, view: QAbstractItemView, place: str) -> None:
        model: QAbstractItemModel | None = view.model()  # Qt's null, which its types leave out
        if view.isVisible() and model is not None:
            self._model(model, place)

    def _label(self, label: QLabel, place: str) -> None:
        text = label.text()
        pictures = not label.pixmap().isNull() and not text
        if label.textFormat() != Qt.TextFormat.PlainText and not pictures:
            self._fault("may show HTML", place, text)
        if label.openExternalLinks():
            self._fault("opens links", place, text)
        if label.buddy() is not None:
            self._mnemonic(text, place)
        else:
            self._plain(text, place)

    def _field(self, field: QLineEdit | QPlainTextEdit, place: str) -> None:
        """What somebody may edit is left as it is; what can only be read is shown harmless."""
        self._line(field.placeholderText(), place)
        if isinstance(field, QPlainTextEdit) and field.isReadOnly():
            self._plain(field.toPlainText(), place)

    def _header(self, header: QHeaderView, place: str) -> None:
        model: QAbstractItemModel | None = header.model()
        if model is not None:
            for section in range(min(header.count(), _COLUMNS)):
                self._line(str(model.headerData(section, header.orientation()) or ""), place)

    def _model(self, model: QAbstractItemModel, place: str) -> None:
        for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
            for column in range(_COLUMNS):  # a list does not tell how many it has
                index = model.index(row, column)
                if not index.isValid():
                    break
                for role in _TEXTS:
                    self._line(str(index.data(role) or ""), f"{place} cell {column}")
                self._tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), place)

    def _tips(self, widget: QWidget, place: str) -> None:
        for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            self._tip(tip, f"{place} tip")

    def _tip(self, tip: str, place: str) -> None:
        """Qt shows a tip as HTML if it looks so: then nothing of it may come from outside."""
        inner = _TIP.fullmatch(tip)
        if inner is None and QtGui.Qt.mightBeRichText(tip):
            self._fault("a tip that is HTML", place, tip)
        text = html.unescape(inner[1]) if inner else tip
        if inner is None and "&amp;" in tip:
            self._fault("a tip escaped in vain", place, tip)
        self._plain(text, place)

    def _mnemonic(self, text: str, place: str) -> None:
        if PLANTED in text.replace("&&", ""):
            self._fault("loses its &", place, text)
        self._line(text.replace("&&", "&"), place)

    def _line(self, text: str, place: str) -> None:
        if PLANTED in text and re.search("[\r\n\v\f\x85\u2028\u2029]", text):
            self._fault("breaks its line", place, text)
        self._plain(text, place)

    def _plain(self, text: str, place: str) -> None:
        self.texts += bool(text)
        self.planted += PLANTED in text
        if TURNING.search(text):
            self._fault("turns what stands beside", place, text)
        if len(text) > LONGEST:
            self._fault(f"has {len(text):,} characters", place, text)

    def _fault(self, what: str, place: str, text: str) -> None:
        self._found.setdefault(f"{place}: {what}", ascii(text[:80]))


@contextmanager
def painted() -> Iterator[list[str]]:
    """Note every text that is painted by hand while the context lasts."""
    seen, before = list[str](), QPainter.drawText

    def note(painter: QPainter, *given: object) -> object:
        seen.extend(each for each in given if isinstance(each, str))
        return before(painter, *given)  # type: ignore[call-overload]

    QPainter.drawText = note  # type: ignore[method-assign, assignment]
    try:
        yield seen
    finally:
        QPainter.drawText = before  # type: ignore[method-assign]
