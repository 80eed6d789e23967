"""The settings, generated from their declarations; a change is taken over at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PartnerError
from desktop.models.words import say
from desktop.settings import Chosen, Setting
from desktop.text import N_
from desktop.views.message_bar import sentence_of
from desktop.views.parts import button, label, line, number

_WIDTH = 480


class SettingsDialog(QDialog):
    """Sections of settings. `changed` carries the name of a setting after it was stored."""

    changed = Signal(str)

    def __init__(self, sections: Mapping[str, Chosen], parent: QWidget | None = None) -> None:
        """`sections` are the holders by the heading a user reads."""
        super().__init__(parent)
        self.setWindowTitle(say(N_("Settings")))
        self.setMinimumWidth(_WIDTH)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        self.controls: dict[str, QWidget] = {}
        self.failure = label(role="danger", wrap=True)
        for heading, holder in sections.items():
            whole.addWidget(label(heading, role="title"))
            whole.addLayout(self._section(holder))
        whole.addStretch()
        self.failure.hide()
        whole.addWidget(self.failure)
        whole.addWidget(line())
        self.close_button = button(say(N_("Close")), "primary")
        self.close_button.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addStretch()
        bottom.addWidget(self.close_button)
        whole.addLayout(bottom)

    def _section(self, holder: Chosen) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for setting in holder.declared():
            control = self._control(holder, setting)
            self.controls[setting.name] = control
            words = say(setting.label)
            control.setAccessibleName(words)
            control.setAccessibleDescription(say(setting.hint) if setting.hint else "")
            is_box = isinstance(control, QCheckBox)
            form.addRow("" if is_box else label(words, buddy=control), control)
            if setting.hint:
                form.addRow("", label(say(setting.hint), role="secondary"))
        return form

    def _control(self, holder: Chosen, setting: Setting[Any]) -> QWidget:
        value = getattr(holder, setting.name)
        if isinstance(value, bool):
            box = QCheckBox(say(setting.label))
            box.setChecked(value)
            box.toggled.connect(lambda on: self._store(holder, setting, on))
            return box
        if isinstance(setting.among, Mapping):
            return self._choice(holder, setting, value)
        if isinstance(value, int):
            return self._number(holder, setting, value)
        edit = QLineEdit(value)
        edit.editingFinished.connect(lambda: self._store(holder, setting, edit.text().strip()))
        return edit

    def _choice(self, holder: Chosen, setting: Setting[Any], value: object) -> QWidget:
        combo = QComboBox()
        for code, words in dict(setting.among).items():
            combo.addItem(say(words), code)
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.connect(lambda _: self._store(holder, setting, combo.currentData()))
        return combo

    def _number(self, holder: Chosen, setting: Setting[Any], value: int) -> QWidget:
        suffix = f" {say(setting.unit)}" if setting.unit else ""
        spin = number(min(setting.among), max(setting.among), value, suffix)
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
