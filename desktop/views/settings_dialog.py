"""The settings, generated from their declarations; a change is taken over at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PartnerError
from desktop.models.words import say
from desktop.settings import Chosen, Setting
from desktop.text import N_
from desktop.views.ask import Question
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label, line, number

_WIDTH = 560
_BOTTOM_PX, _AROUND_PX = 96, 80  # below the settings; what a screen has around the dialog


class SettingsDialog(QDialog):
    """Sections of settings. `changed` carries the name of a setting after it was stored."""

    changed = Signal(str)

    def __init__(self, sections: Mapping[str, Chosen], parent: QWidget | None = None) -> None:
        """`sections` are the holders by the heading a user reads."""
        super().__init__(parent)
        self.setWindowTitle(say(N_("Settings")))
        self.setMinimumWidth(_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 16)
        whole.setSpacing(12)
        self.controls: dict[str, QWidget] = {}
        self.failure = label(role="danger", wrap=True)
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(24, 12, 24, 8)
        rows.setSpacing(12)
        for heading, holder in sections.items():
            rows.addWidget(label(heading, role="title"))
            rows.addLayout(self._section(holder))
        rows.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole.addWidget(area, 1)
        self._add_bottom(whole)
        self._fit(rows.totalHeightForWidth(_WIDTH))

    def _add_bottom(self, whole: QVBoxLayout) -> None:
        """What stays in sight: what went wrong, and the way out."""
        self.failure.hide()
        self.failure.setContentsMargins(24, 0, 24, 0)
        whole.addWidget(self.failure)
        whole.addWidget(line())
        self.close_button = button(say(N_("Close")), "primary")
        self.close_button.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(24, 0, 24, 0)
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        whole.addLayout(bottom)

    def _fit(self, wanted_px: int) -> None:
        """As high as all settings together, or as the screen has room."""
        room_px = self.screen().availableGeometry().height() - _AROUND_PX
        self.resize(_WIDTH, min(wanted_px + _BOTTOM_PX, room_px))

    def _section(self, holder: Chosen) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for setting in holder.declared():
            control = self._control(holder, setting)
            self.controls[setting.name] = control
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)
            words = say(setting.label)
            control.setAccessibleName(words)
            control.setAccessibleDescription(say(setting.hint) if setting.hint else "")
            is_box = isinstance(control, QCheckBox)
            form.addRow("" if is_box else label(words, buddy=control), control)
            if setting.hint:
                form.addRow("", label(say(setting.hint), role="secondary", wrap=True))
        return form

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the dialog; it changes no setting that happens to be below it."""
        over = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and over:
            event.ignore()
            return True
        return False

    def _control(self, holder: Chosen, setting: Setting[Any]) -> QWidget:
        value = getattr(holder, setting.name)
        if isinstance(value, bool):
            box = QCheckBox(say(setting.label))
            box.setChecked(value)
            box.toggled.connect(lambda on: self._turn(box, holder, setting, on))
            return box
        if isinstance(setting.among, Mapping):
            return self._choice(holder, setting, value)
        if isinstance(value, int):
            return self._number(holder, setting, value)
        edit = QLineEdit(value)
        edit.editingFinished.connect(lambda: self._store(holder, setting, edit.text().strip()))
        return edit

    def _turn(self, box: QCheckBox, holder: Chosen, setting: Setting[Any], on: bool) -> None:
        """Store a flag; before the first step away from its default there may be a question."""
        known = setting.name in holder.values or on == setting.default
        if known or setting.caution is None:
            self._store(holder, setting, on)
            return
        question = Question(self, *map(say, setting.caution))
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.offer(say(N_("Allow")), say(N_("Cancel")), safe_is_no=True)
        question.accepted.connect(lambda: self._store(holder, setting, on))
        question.rejected.connect(lambda: box.setChecked(not on))
        question.open()

    def _choice(self, holder: Chosen, setting: Setting[Any], value: object) -> QWidget:
        combo = QComboBox()
        for code, words in dict(setting.among).items():
            combo.addItem(say(words), code)
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.connect(lambda _: self._store(holder, setting, combo.currentData()))
        return combo

    def _number(self, holder: Chosen, setting: Setting[Any], value: int) -> QWidget:
        suffix = f" {say(setting.unit)}" if setting.unit else ""
        among = setting.among
        if isinstance(among, range):  # not counted through: it may be long
            among = (among[0], among[-1])
        spin = number(min(among), max(among), value, suffix)
        spin.setKeyboardTracking(False)  # 1 on the way to 15 is no wish
        spin.valueChanged.connect(lambda number: self._store(holder, setting, number))
        return spin

    def _store(self, holder: Chosen, setting: Setting[Any], value: object) -> None:
        self.failure.hide()
        if value == getattr(holder, setting.name):
            return
        if not setting.fits(value):
            self._say(say(setting.hint))
            return
        try:
            setattr(holder, setting.name, value)
        except PartnerError as exc:  # it holds until the program ends
            self._say(sentence_of(exc))
        self.changed.emit(setting.name)

    def _say(self, words: str) -> None:
        self.failure.setText(words)
        self.failure.show()
