"""The settings dialog shows every declared setting and stores what is changed."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox

from desktop.settings import AccountSettings, Settings
from desktop.views.settings_dialog import SettingsDialog


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
