"""The settings dialog shows every declared setting and stores what is changed."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox

from desktop.settings import AccountSettings, Settings
from desktop.views.ask import Question
from desktop.views.settings_dialog import SettingsDialog
from tests.gui.waiting import dialog


@pytest.fixture
def holders(tmp_path):
    return Settings(tmp_path / "a.json"), AccountSettings(tmp_path / "b.json")


@pytest.fixture
def opened(qtbot, holders):
    made = SettingsDialog(dict(zip(("Program", "Account"), holders, strict=True)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_declared_setting_has_a_control_with_its_name(opened):
    declared = [*Settings.declared(), *AccountSettings.declared()]
    assert list(opened.controls) == [setting.name for setting in declared]
    for setting in declared:
        assert opened.controls[setting.name].accessibleName() == setting.label


def test_a_control_fits_its_setting(opened):
    kinds = {name: type(control) for name, control in opened.controls.items()}
    assert kinds["theme"] is QComboBox
    assert kinds["font_zoom_percent"] is QSpinBox
    assert kinds["proxy"] is QLineEdit
    assert kinds["mask_personal"] is QCheckBox


def test_what_is_changed_is_stored_and_told(qtbot, opened, holders):
    settings, account = holders
    with qtbot.waitSignal(opened.changed) as told:
        opened.controls["font_zoom_percent"].setValue(120)
    assert told.args == ["font_zoom_percent"]
    assert settings.font_zoom_percent == 120
    opened.controls["mask_personal"].click()
    assert account.mask_personal is False
    proxy = opened.controls["proxy"]
    proxy.setText(" http://proxy.example:8080 ")
    proxy.editingFinished.emit()
    assert settings.proxy == "http://proxy.example:8080"


def test_a_number_cannot_leave_its_range(opened, holders):
    opened.controls["quota_share_percent"].setValue(500)
    assert holders[1].quota_share_percent == 100


def test_closing_without_a_change_tells_nothing(qtbot, opened):
    with qtbot.assertNotEmitted(opened.changed):
        opened.controls["proxy"].editingFinished.emit()
        opened.accept()


def test_what_cannot_be_an_address_is_refused_in_words_and_the_old_one_kept(qtbot, opened, holders):
    proxy = opened.controls["proxy"]
    with qtbot.assertNotEmitted(opened.changed):
        proxy.setText("foo bar")
        proxy.editingFinished.emit()
    assert holders[0].proxy == ""
    assert opened.failure.isVisible()
    assert "http://proxy.example:8080" in opened.failure.text()
    proxy.setText("http://proxy.example:8080")
    proxy.editingFinished.emit()
    assert opened.failure.isHidden()


@pytest.mark.usefixtures("full_disk")
def test_a_setting_that_cannot_be_stored_holds_and_says_so(opened, holders):
    opened.controls["font_zoom_percent"].setValue(120)
    assert holders[0].font_zoom_percent == 120
    assert opened.failure.text().startswith("The local files cannot be used.")


def test_writes_are_allowed_for_the_first_time_after_a_question(qtbot, opened, holders):
    account, box = holders[1], opened.controls["read_only"]
    with qtbot.assertNotEmitted(opened.changed):
        box.click()
        question = dialog(Question)
        assert "Money can be moved" in "".join(
            each.text() for each in question.findChildren(QLabel)
        )
        assert next(b for b in question.buttons.buttons() if b.isDefault()).text() == "Cancel"
        question.reject()
    assert (account.read_only, box.isChecked()) == (True, True)
    with qtbot.waitSignal(opened.changed) as told:
        box.click()
        dialog(Question).accept()
    assert told.args == ["read_only"]
    assert not account.read_only


def test_whoever_decided_once_is_not_asked_again(qtbot, opened, holders):
    account, box = holders[1], opened.controls["read_only"]
    account.read_only = True
    with qtbot.waitSignal(opened.changed):
        box.click()
    assert not account.read_only


def test_the_wheel_changes_no_setting_under_it(opened, holders):
    spin = opened.controls["confirm_total_above"]
    middle = QPointF(spin.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(spin.mapToGlobal(spin.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(spin, turned)
    assert spin.value() == holders[1].confirm_total_above == 100_000


def test_no_hint_is_cut_off(opened):
    cut = [
        each.text()
        for each in opened.findChildren(QLabel)
        if each.property("role") == "secondary"
        and each.height() < each.heightForWidth(each.width())
    ]
    assert cut == []
