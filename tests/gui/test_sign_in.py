"""Signing in, typed and clicked, against the sandbox over loopback HTTP."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from desktop.app.program import Program
from desktop.app.signing_in import Keeper, sign_in
from desktop.catalog.customers import CUSTOMERS
from desktop.paths import settings_file
from desktop.sandbox.accounts import AK, SK
from desktop.settings import AccountSettings, Settings
from desktop.vault import Vault
from desktop.views.application import Language
from desktop.views.sign_in import Gate, SignInDialog
from tests.gui.waiting import dialog, until

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def program(qapp, tmp_path, monkeypatch):
    """The program, without an account; this machine has no keyring."""
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path))
    program = Program(qapp, Settings(settings_file()), Language(qapp))
    program.vault = Vault(backends=list)
    await program.begin(None, 0)
    yield program
    await program.end()


@pytest.fixture
async def form(program, server):
    """The sign-in, opened and filled in for the sandbox with the right key."""
    program.tasks.start("sign-in dialog", sign_in, program, None)
    await until(lambda: dialog(SignInDialog))
    opened = dialog(SignInDialog)
    opened.form.site.setCurrentIndex(opened.form.site.count() - 1)
    opened.form.name.setText("华北云联 & Co")
    opened.form.operations.setText(server)
    opened.form.ak.setText(AK)
    opened.form.sk.setText(SK)
    opened.form.by_passphrase.click()
    opened.form.passphrase.setText("correct horse")
    opened.form.share.setValue(100)
    return opened


async def tested(qtbot, form):
    """Click on Test; the words of the verdict."""
    qtbot.mouseClick(form.test, LEFT)
    await until(lambda: form.verdict.isVisible() and form.test.isEnabled())
    return form.verdict.text()


async def test_the_right_key_passes_the_test(qtbot, form):
    assert await tested(qtbot, form) == "The connection works."
    assert form.verdict.property("role") == "success"


async def test_a_wrong_key_is_said_in_words(qtbot, form):
    form.form.sk.setText("wrong")
    words = await tested(qtbot, form)
    assert words.startswith("The sign-in was not accepted.")
    assert form.verdict.property("role") == "danger"
    assert "APIGW.0301" not in words
    assert "APIGW.0301" in form.detail.text()


async def test_a_clock_twenty_minutes_off_is_named_as_the_reason(qtbot, form, sandbox):
    sandbox.clock_offset_s = 20 * 60
    assert (await tested(qtbot, form)).startswith("The clock of this computer is wrong.")


async def test_a_missing_permission_is_a_warning_and_no_obstacle(qtbot, form, sandbox):
    sandbox.forbid(CUSTOMERS.source.operation)
    words = await tested(qtbot, form)
    assert words.startswith("Signed in. Some lists are closed to this account.")
    assert form.verdict.property("role") == "warning"


async def test_signing_in_opens_the_account_and_reads_it(qtbot, program, form):
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: program.front is not None)
    session = program.front.opened.session
    await until(lambda: session.online)
    [account] = program.accounts.list()
    assert (account.name, account.kind) == ("华北云联 & Co", "key")
    assert session.settings.quota_share_percent == 100
    folder = program.accounts.folder(account)
    assert SK.encode() not in b"".join(f.read_bytes() for f in folder.iterdir() if f.is_file())
    await session.sync()  # joins the one that runs; cut while connecting, anyio leaks


async def test_an_account_can_be_kept_although_the_test_failed(qtbot, program, form):
    form.form.operations.setText("http://127.0.0.1:9")
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: form.anyway.isVisible())
    assert form.verdict.text().startswith("The partner API cannot be reached.")
    assert program.accounts.list() == []
    qtbot.mouseClick(form.anyway, LEFT)
    await until(lambda: program.front is not None)
    await until(lambda: program.window.status.fresh.text().endswith("Offline"))


async def test_what_was_not_stored_leaves_no_account_behind(qtbot, program, form):
    form.form.passphrase.setText("short")
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: form.verdict.property("role") == "danger")
    assert "at least 8 characters" in form.verdict.text()
    assert program.accounts.list() == []


async def test_no_encryption_needs_a_tick_and_stays_visible(qtbot, program, form):
    form.form.plain.click()
    assert not form.sign_in.isEnabled()
    form.form.accept_plain.click()
    assert form.sign_in.isEnabled()
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: program.front is not None)
    pill = program.window.top.pill
    assert (pill.text(), pill.isVisible()) == ("Not encrypted", True)


async def test_a_passphrase_is_asked_for_until_it_fits(qtbot, program, form):
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: program.front is not None)
    account = program.front.account
    await program.leave()
    program.tasks.start("switch account", program.switch, account)
    from desktop.views.ask import Question

    await until(lambda: dialog(Question))
    first = dialog(Question)
    first.field.setText("wrong horse")
    first.accept()
    await until(lambda: dialog(Question) not in (None, first))
    second = dialog(Question)
    assert any("passphrase" in one.text() for one in second.findChildren(QLabel)[1:])
    second.field.setText("correct horse")
    second.accept()
    await until(lambda: program.front is not None)


async def test_a_key_can_be_entered_again(qtbot, program, form, sandbox):
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: program.front is not None)
    await until(lambda: program.front.opened.session.online)
    before = program.front.account
    program.front.rounds.sign_in_again.emit()
    await until(lambda: dialog(SignInDialog) not in (None, form))
    again = dialog(SignInDialog)
    assert again.form.name.isReadOnly()
    again.form.ak.setText(AK)
    again.form.sk.setText(SK)
    again.form.passphrase.setText("correct horse")
    qtbot.mouseClick(again.sign_in, LEFT)
    await until(lambda: program.front and program.front.account.slug == before.slug)
    assert [account.slug for account in program.accounts.list()] == [before.slug]


async def test_closing_the_form_ends_a_test_under_way(qtbot, program, form, sandbox):
    sandbox.latency_ms = 3000
    qtbot.mouseClick(form.test, LEFT)
    await until(lambda: program.tasks.running("sign in"))
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not program.tasks.running("sign in")
    await until(lambda: not program.tasks.running("sign-in dialog"))
    assert program.accounts.list() == []


async def test_only_what_is_needed_is_asked_for(qtbot, program):
    form = SignInDialog(Gate(True, Keeper(program).check, Keeper(program).keep), program.tasks)
    qtbot.addWidget(form)
    form.show()
    fields = form.form
    assert not fields.operations.isVisible()
    assert not fields.password.isVisible()
    assert not fields.passphrase.isVisible()
    fields.by_password.click()
    assert fields.password.isVisible()
    assert not fields.sk.isVisible()
    assert form.test.toolTip().startswith("Still needed:")
    assert fields.sk.echoMode() == fields.password.echoMode() == QLineEdit.EchoMode.Password


async def test_every_control_has_a_name(qtbot, program, form):
    for edit in form.findChildren(QLineEdit):
        if edit.isVisible() and edit.parent() is form.form:
            assert edit.accessibleName()
    assert form.form.site.accessibleName()
    assert form.form.share.accessibleName()


async def test_secrets_do_not_appear_in_the_text_of_what_was_typed(form):
    text = repr(form.entry())
    assert SK not in text
    assert "correct horse" not in text


async def test_settings_of_the_new_account_are_its_own(qtbot, program, form):
    form.form.share.setValue(25)
    qtbot.mouseClick(form.sign_in, LEFT)
    await until(lambda: program.front is not None)
    folder = program.accounts.folder(program.front.account)
    assert AccountSettings(folder / "settings.json").quota_share_percent == 25
    assert QApplication.activeModalWidget() is None


async def test_a_field_is_called_what_stands_beside_it(form):
    assert form.form.operations.accessibleName() == "Operations address"
    assert form.form.tickets.accessibleName() == "Tickets address"
    assert form.form.iam.accessibleName() == "IAM address"
    form.form.operations.clear()
    assert form.test.toolTip() == "Still needed: Operations address"


async def test_after_a_refusal_the_focus_is_where_it_was(qtbot, form):
    form.activateWindow()
    await until(form.isActiveWindow)
    form.form.sk.setText("not the key")
    form.form.sk.setFocus()
    qtbot.keyClick(form.form.sk, Qt.Key.Key_Return)
    await until(lambda: form.anyway.isVisible() and form.test.isEnabled())
    assert QApplication.focusWidget() is form.form.sk
