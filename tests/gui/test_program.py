"""The whole program on the sample account: first start, reading, going offline, closing."""

import asyncio
from dataclasses import asdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from desktop.accounts import DEMO, Account
from desktop.actions.entry import Entry
from desktop.app.program import Program
from desktop.catalog.orders import ORDERS
from desktop.errors import ContractBroken, Forbidden, NoAnswer, Offline, SignedOut
from desktop.instance import Instance, ask
from desktop.opening import Demo
from desktop.paths import account_folder, accounts_folder, settings_file
from desktop.reports import Report
from desktop.settings import Settings
from desktop.vault import Vault
from desktop.views.accounts_dialog import AccountsDialog
from desktop.views.application import Language
from desktop.views.ask import Question
from desktop.views.settings_dialog import SettingsDialog
from tests.gui.waiting import dialog, until

ORDERS_THERE = 9
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def program(qapp, tmp_path, monkeypatch):
    """The program before its first start, with a small sample account."""
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path))
    language = Language(qapp)
    language.speak("en")
    program = Program(qapp, Settings(settings_file()), language)
    program.vault = Vault(backends=list)
    program.demo = Demo(customers=4, orders=ORDERS_THERE, has_quota=False)
    yield program
    await program.end()
    language.speak("en")


@pytest.fixture
async def demo(program):
    """The program on the sample account, which has been read, with its orders in front."""
    await program.begin(program.accounts.demo(), 0)
    await until(lambda: read(program))
    program.window.bring("orders")
    await until(lambda: program.window.tab.current.model.rowCount() == ORDERS_THERE)
    program.window.activateWindow()
    await until(program.window.isActiveWindow)
    return program


def read(program):
    """Whether the sync at the start is over."""
    front = program.front
    return front.opened.session.online and not front.tasks.running("read everything")


async def test_the_first_start_offers_two_ways_and_nothing_else(qtbot, program):
    await program.begin(program.first_account(None, False), 0)
    window = program.window
    shown = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Try it with sample data", "Sign in with a key"]
    assert [c.accessibleName() for c in window.findChildren(QComboBox) if c.isVisible()] == [
        "Language"
    ]


async def test_the_sample_account_fills_before_the_eyes(qtbot, program):
    await program.begin(None, 0)
    qtbot.mouseClick(program.window.welcome.sample_button, LEFT)
    await until(lambda: program.front is not None)
    await until(lambda: read(program))
    window = program.window
    assert window.page.subject.name == "today"
    window.bring("orders")
    assert window.tab.current.dataset is ORDERS
    await until(lambda: window.tab.current.model.rowCount() == ORDERS_THERE)
    assert window.top.pill.text() == "Sample data"
    await until(lambda: window.status.summary.text().startswith("9 rows"))
    await until(lambda: window.status.fresh.text().startswith("Data as of "))
    assert window.status.fresh.text().endswith("Online")


async def test_the_next_start_opens_the_account_used_last(demo):
    assert demo.first_account(None, False) == demo.front.account
    assert demo.first_account(None, True).slug == DEMO.slug


async def test_tab_and_place_of_the_window_are_remembered(qapp, demo):
    demo.window.subjects.setCurrentIndex(1)
    demo.window.resize(760, 560)
    await demo.end()
    again = Program(qapp, Settings(settings_file()), Language(qapp))
    again.demo = demo.demo
    await again.begin(again.first_account(None, False), 0)
    tab = again.window.tab
    assert tab is not None
    assert tab.subject.name == "customers"
    assert (again.window.width(), again.window.height()) == (760, 560)
    await again.end()


async def test_every_tab_has_its_keys(qtbot, demo):
    window = demo.window
    for at in range(min(window.subjects.count(), 9)):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + at), Qt.KeyboardModifier.ControlModifier)
        assert window.subjects.currentIndex() == at


async def test_ctrl_f_goes_to_the_search_of_the_table_and_alt_left_goes_back(qtbot, demo):
    window = demo.window
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.tab.current.bar.search
    window.go("customers")
    assert window.tab.subject.name == "customers"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.tab.subject.name == "orders"


async def test_f5_reads_the_table_in_front(qtbot, demo):
    counts = demo.front.opened.session.api.pace.counts
    operation = ORDERS.source.operation
    before = counts[operation]
    qtbot.keyClick(demo.window, Qt.Key.Key_F5)
    await until(lambda: counts[operation] > before)


async def test_the_network_going_away_is_said_once_in_the_status_line(demo):
    rounds, window = demo.front.rounds, demo.window
    rounds.heard([Report("orders", error=Offline("x")), Report("customers", error=Offline("x"))])
    assert not window.messages.isVisible()
    window.status.show_online(False)
    assert window.status.fresh.text().endswith("Offline")
    assert window.tab.current.model.rowCount() == ORDERS_THERE


async def test_a_failure_is_said_once_for_all_lists_it_happened_to(demo):
    broken = [Report(name, error=ContractBroken("x")) for name in ("orders", "customers")]
    demo.front.rounds.heard([*broken, Report("service_types", complete=True)])
    messages = demo.window.messages
    assert messages.text.text() == (
        "Orders, Customers: The partner API sent an answer that cannot be read"
    )
    assert messages.verb.text() == "Try again"


async def test_a_missing_permission_is_left_to_its_tab(demo):
    error = Forbidden(403, "CBC.0151", "no")
    demo.front.rounds.heard([Report("orders", error=error)])
    assert not demo.window.messages.isVisible()


async def test_trying_again_takes_the_message_away_when_it_works(qtbot, demo):
    demo.front.rounds.heard([Report("orders", error=NoAnswer("x"))])
    messages = demo.window.messages
    assert messages.isVisible()
    messages.dismiss()
    demo.front.rounds.heard([Report("orders", error=NoAnswer("x"))])
    demo.window.refresh("orders")
    await until(lambda: not messages.isVisible())


async def test_a_refused_key_leads_to_the_sign_in(demo):
    demo.front.opened.session.account = Account("x", slug="x")
    demo.front.rounds.heard([Report("orders", error=SignedOut("x"))])
    assert demo.window.messages.verb.text() == "Enter the key again…"


async def test_what_runs_can_be_cancelled(qtbot, demo):
    demo.front.rounds.sync()
    assert demo.front.tasks.running("read everything")
    demo.window.status.cancelled.emit()
    assert not demo.front.tasks.running("read everything")


async def test_a_fault_of_the_program_is_said_and_it_goes_on(demo):
    demo.say_crashed("ZeroDivisionError in x.py:3")
    messages = demo.window.messages
    assert "went wrong" in messages.text.text()
    assert messages.detail.toPlainText() == "ZeroDivisionError in x.py:3"


@pytest.mark.qt_log_ignore("does not support raise")
async def test_a_second_program_raises_the_window_and_ends(demo, qapp):
    second = Program(qapp, Settings(settings_file()), Language(qapp))
    demo.window.showMinimized()
    assert not await second.begin(demo.front.account, 0)
    await until(lambda: not demo.window.isMinimized())
    assert not second.window.isVisible()
    await second.end()


async def test_an_account_that_the_command_line_reads_is_opened_later(qtbot, program):
    account = program.accounts.demo()
    command_line = Instance.acquire(account_folder(account.slug))
    assert command_line is not None
    assert await program.begin(account, 0)
    messages = program.window.messages
    assert messages.isVisible()
    command_line.close()
    qtbot.mouseClick(messages.verb, LEFT)
    await until(lambda: program.front is not None)


async def test_a_sync_that_is_handed_over_tells_its_progress_and_its_reports(demo):
    folder = account_folder(demo.front.account.slug)

    def hand_over():
        return list(ask(folder, {"do": "sync", "datasets": ["orders"], "full": True}))

    answers = await asyncio.to_thread(hand_over)
    [reports] = [answer["reports"] for answer in answers if "reports" in answer]
    [report] = reports
    assert (report["dataset"], report["complete"], report["error"]) == ("orders", True, None)
    assert set(report) == set(asdict(Report("orders")))
    assert any("progress" in answer for answer in answers)


async def test_leaving_frees_the_account_for_others(demo):
    folder = account_folder(demo.front.account.slug)
    assert Instance.acquire(folder) is None
    await demo.leave()
    lock = Instance.acquire(folder)
    assert lock is not None
    lock.close()


async def test_accounts_are_renamed_and_wiped_after_a_question(qtbot, demo):
    demo.window.menus.by_name["accounts"].trigger()
    await until(lambda: dialog(AccountsDialog))
    accounts = dialog(AccountsDialog)
    qtbot.mouseClick(accounts.rename, LEFT)
    await until(lambda: dialog(Question))
    question = dialog(Question)
    question.field.setText("Übungskonto")
    question.accept()
    await until(lambda: demo.window.top.account.text().strip() == "Übungskonto")
    await until(lambda: accounts.list.item(0).text().startswith("Übungskonto"))
    accounts.list.setCurrentRow(0)
    await until(lambda: not demo.tasks.running("change account"))
    qtbot.mouseClick(accounts.wipe, LEFT)
    await until(lambda: dialog(Question) not in (None, question))
    last = dialog(Question)
    safe = QApplication.focusWidget()
    assert isinstance(safe, QPushButton)
    assert safe.text() == "Cancel"
    last.accept()
    await until(lambda: demo.accounts.list() == [])
    assert demo.front is None
    await until(demo.window.welcome.isVisible)
    accounts.reject()


async def test_an_account_with_unsettled_entries_is_wiped_only_after_saying_so(qtbot, demo):
    local = demo.front.opened.local
    [number] = local.outbox.add([Entry("token", 0, "allocate", question="Allocate?")]).result()
    local.outbox.take(number).result()
    demo.window.menus.by_name["accounts"].trigger()
    await until(lambda: dialog(AccountsDialog))
    accounts = dialog(AccountsDialog)
    qtbot.mouseClick(accounts.wipe, LEFT)
    await until(lambda: dialog(Question))
    told = [each.text() for each in dialog(Question).findChildren(QLabel)]
    assert any("1 entry of its outbox is not settled" in each for each in told)
    dialog(Question).reject()
    await until(lambda: not demo.tasks.running("change account"))
    accounts.reject()


async def test_read_only_is_taken_and_left_at_once(qtbot, demo):
    word, switched = demo.window.status.read_only, []
    demo.front.desk.writes.switched.connect(lambda: switched.append(True))
    assert not word.isVisible()
    demo.window.menus.by_name["settings"].trigger()
    await until(lambda: dialog(SettingsDialog))
    box = dialog(SettingsDialog).controls["read_only"]
    demo.window.go("customers")
    menu = demo.window.menus.by_name["actions"]
    assert menu.isEnabled()
    box.click()
    assert (word.isVisible(), demo.front.desk.actions.offered()) == (True, [])
    await until(lambda: not menu.isEnabled())
    box.click()
    assert not word.isVisible()
    await until(menu.isEnabled)
    assert demo.front.desk.actions.offered()
    assert len(switched) == 2
    dialog(SettingsDialog).accept()


async def test_settings_take_effect_at_once(qtbot, demo):
    demo.window.menus.by_name["settings"].trigger()
    await until(lambda: dialog(SettingsDialog))
    controls = dialog(SettingsDialog).controls
    theme = controls["theme"]
    theme.setCurrentIndex(theme.findData("dark"))
    theme.activated.emit(theme.currentIndex())
    assert demo.theme.dark
    controls["sync_every_min"].setValue(5)
    assert demo.front.opened.session.settings.sync_every_min == 5
    assert Settings(settings_file()).theme == "dark"
    dialog(SettingsDialog).accept()


async def test_another_language_before_the_first_account_is_taken_at_once(program):
    await program.begin(None, 0)
    first = program.window
    program.window.welcome.language.emit("zh_CN")
    assert program.window is not first
    assert program.window.isVisible()
    assert not first.isVisible()
    assert not program.closed.is_set()
    assert program.settings.language == "zh_CN"


async def test_every_button_has_a_name_and_the_tools_say_their_keys(demo):
    window = demo.window
    for tool in (window.top.eye, window.top.refresh, window.top.settings, window.status.cancel):
        assert tool.accessibleName()
        assert tool.toolTip()
    assert window.top.refresh.toolTip() == "Refresh this table (F5)"
    for made in window.findChildren(QPushButton):
        assert made.text() or made.accessibleName() or not made.isVisible()


async def test_the_window_closes_on_a_full_disk(demo, full_disk, caplog):
    demo.window.resize(900, 600)
    demo.window.close()
    assert demo.closed.is_set()
    await demo.leave()
    assert demo.front is None
    caplog.clear()


async def test_an_account_opens_although_it_cannot_be_noted_as_the_last_one(program, caplog):
    account = program.accounts.demo()
    (accounts_folder() / "last-used").mkdir()
    await program.begin(account, 0)
    program.window.bring("orders")
    await until(lambda: program.window.tab.current.model.rowCount() == ORDERS_THERE)
    caplog.clear()


async def test_an_account_that_another_program_has_open_is_not_wiped(qtbot, demo):
    other = demo.accounts.add(Account(name="Other", site="china"))
    held = Instance.acquire(account_folder(other.slug))
    assert held
    demo.window.menus.by_name["accounts"].trigger()
    await until(lambda: dialog(AccountsDialog))
    accounts = dialog(AccountsDialog)
    rows = range(accounts.list.count())
    accounts.list.setCurrentRow(
        next(row for row in rows if accounts.list.item(row).text().startswith("Other"))
    )
    qtbot.mouseClick(accounts.wipe, LEFT)
    await until(accounts.failure.isVisible)
    assert dialog(Question) is None
    assert other in demo.accounts.list()
    assert "Close it first" in accounts.failure.text()
    accounts.reject()
    held.close()


async def test_keys_change_the_size_of_the_text_at_once_and_for_ever(demo, qapp):
    window, usual = demo.window, qapp.font().pointSizeF()
    table = window.tab.current.table
    row = table.rowHeight(0)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert Settings(settings_file()).font_zoom_percent == 120
    assert qapp.font().pointSizeF() == pytest.approx(1.2 * usual)
    assert table.rowHeight(0) > row
    QTest.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert Settings(settings_file()).font_zoom_percent == 110
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (qapp.font().pointSizeF(), table.rowHeight(0)) == (usual, row)


async def test_the_height_of_rows_follows_the_setting_at_once(demo):
    table = demo.window.tab.current.table
    for density, pixels in (("compact", 24), ("comfortable", 34), ("normal", 28)):
        demo.settings.density = density
        demo._on_setting("density")
        assert table.rowHeight(0) == pixels
