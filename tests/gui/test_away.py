"""After a time away nothing of what the window shows can be seen, read or reached."""

import asyncio
import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from desktop.catalog import SUBJECTS
from desktop.models.changes import Changes
from desktop.models.notes import Notes
from desktop.models.writes import Writes
from desktop.settings import Settings, ViewStates
from desktop.store.local import Local
from desktop.tasks import Tasks
from desktop.views.ask import Question, ask, ask_text
from desktop.views.away import Away
from desktop.views.desk import Desk
from desktop.views.main_window import MainWindow
from desktop.views.theme import Theme
from tests.gui.tabs import nobody
from tests.gui.test_program import demo, program
from tests.gui.waiting import dialog, until

__all__ = ["demo", "program"]

LEFT, ACCOUNT = Qt.MouseButton.LeftButton, "Partner of North"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self):
        self.now_s = 1000.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def window(qapp, session, tmp_path):
    """The window on an account that was read, with its customers in front."""
    theme, tasks, changes = Theme(qapp), Tasks(lambda *_: None), Changes()
    theme.choose("light", "normal", 100)
    made, local = MainWindow(theme, ViewStates(tmp_path / "w.json"), "en"), Local(tmp_path / "l")
    desk = Desk(
        session, tasks, changes, local, theme, made.notify, made.go,
        bring=made.bring, open_page=made.open_page, read_due=lambda: None,
        notes=Notes(local.notes), writes=Writes(local.outbox, nobody),
    )  # fmt: skip
    made.show_room(ACCOUNT)
    made.open_desk(desk, [each for each in SUBJECTS if each.name in ("customers", "orders")], "a")
    made.show()
    made.bring("customers")
    assert made.tab
    table = made.tab.current
    await until(lambda: table.model.rowCount() == 30)
    table.table.setCurrentIndex(table.model.index(0, 0))
    made.activateWindow()
    await until(made.isActiveWindow)
    yield made
    await tasks.stop()
    made.close_desk()
    made.close()
    made.deleteLater()
    local.close()


@pytest.fixture
async def away(window, clock):
    """Its cover, which comes after ten minutes."""
    made = Away(window, 10, clock)
    made._watch(window.windowHandle())
    yield made
    made.uncover()
    made.take(0)


def key(code):
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier)


def mouse(kind, at=QPoint(50, 50)):  # noqa: B008 - it is never changed
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    return QMouseEvent(
        kind, QPointF(at), QPointF(at), button, button, Qt.KeyboardModifier.NoModifier
    )


def at_the_window(widget, event):
    """As the system hands it over; the ways of QTest to do so run a loop within the loop."""
    QApplication.sendEvent(widget.windowHandle(), event)


def told(widget):
    """Everything a reader of the screen is offered of a window: what is not marked invisible."""
    interface = QAccessible.queryAccessibleInterface(widget)
    texts = list[str]()

    def walk(each):
        if each is None or not each.isValid() or each.state().invisible:
            return
        kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
        texts.extend(each.text(kind) for kind in kinds)
        for at in range(each.childCount()):
            walk(each.child(at))

    walk(interface)
    return " ".join(texts)


def colours(widget):
    """How many colours a picture of it has, and the picture."""
    image = widget.grab().toImage()
    points = itertools.product(range(0, image.width(), 7), range(0, image.height(), 7))
    return {image.pixel(x, y) for x, y in points}


def customers(window):
    """The numbers of the customers in front, which are not hidden."""
    model = window.tab.current.model
    names = [model.index(row, 2).data() for row in range(model.rowCount())]
    assert all(len(name) == 32 for name in names)
    return names


async def test_ten_minutes_without_input_hide_the_contents(away, clock):
    clock.now_s += 599
    away.look()
    assert not away.covered
    clock.now_s += 1
    away.look()
    assert away.covered


@pytest.mark.parametrize("kind", [QEvent.Type.KeyPress, QEvent.Type.MouseMove])
async def test_input_begins_the_time_anew(window, away, clock, kind):
    clock.now_s += 400
    at_the_window(window, key(Qt.Key.Key_Down) if kind == QEvent.Type.KeyPress else mouse(kind))
    clock.now_s += 400
    away.look()
    assert not away.covered
    clock.now_s += 200
    away.look()
    assert away.covered


async def test_never_is_never(away, clock):
    away.take(0)
    clock.now_s += 10**6
    away.look()
    assert not away.covered
    away.take(1)
    clock.now_s += 60
    away.look()
    assert away.covered


async def test_a_picture_of_the_covered_window_shows_the_cover_alone(window, away):
    before = colours(window)
    away.cover()
    await asyncio.sleep(0)
    empty = colours(away._cover)
    assert colours(window) <= empty
    assert not before <= empty
    table = window.tab.current.table
    assert len(colours(table.viewport())) == 1  # asked for on its own, it paints nothing


async def test_a_reader_of_the_screen_finds_no_customer(window, away):
    names, texts = customers(window), told(window)
    assert any(name in texts for name in names)
    away.cover()
    texts = told(window)
    assert "Contents are hidden" in texts
    assert not [name for name in names if name in texts]
    assert ACCOUNT not in texts


async def test_the_title_names_nobody_and_comes_back(window, away):
    before = window.windowTitle()
    assert ACCOUNT in before
    away.cover()
    assert window.windowTitle() == "Partner Desk"
    window.setWindowTitle("North – Partner Desk")  # an account that was opened meanwhile
    assert window.windowTitle() == "Partner Desk"
    away.uncover()
    assert window.windowTitle() == "North – Partner Desk"


async def test_the_keys_of_the_menu_hide_at_once_and_holding_them_does_not_show_again(demo):
    demo.window.bring("customers")
    QTest.keyClick(demo.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert demo.away.covered
    again = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "", True)
    at_the_window(demo.window, QKeyEvent(QEvent.Type.KeyPress, *again))
    await asyncio.sleep(0.02)
    assert demo.away.covered
    demo.away.uncover()


async def test_a_key_shows_the_contents_and_does_nothing_else(window, away):
    table = window.tab.current.table
    table.setFocus()
    away.cover()
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: not away.covered)
    assert window.isVisible()
    assert window.tab.current.table.isVisible()
    assert QApplication.focusWidget() is table


async def test_a_click_shows_the_contents_and_hits_nothing(window, away):
    chosen = window.subjects.currentIndex()
    tabs = window.subjects
    at = tabs.mapTo(window, tabs.tabRect(0).center())
    away.cover()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        at_the_window(window, mouse(kind, at))
    await until(lambda: not away.covered)
    assert window.subjects.currentIndex() == chosen


async def test_on_the_way_to_another_program_nothing_is_shown(window, away):
    away.cover()
    for key in (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control):
        QTest.keyClick(window, key)
    at_the_window(window, mouse(QEvent.Type.MouseMove))
    await asyncio.sleep(0.02)
    assert away.covered


async def test_an_open_dialog_waits_unseen_and_goes_on(window, away):
    answer = asyncio.ensure_future(ask_text(window, "Note on North", value="secret"))
    await until(lambda: dialog(Question))
    question = dialog(Question)
    modality = question.windowModality()
    away.cover()
    assert dialog(Question) is None
    assert not answer.done()
    QTest.keyClick(window, Qt.Key.Key_Return)
    await until(lambda: dialog(Question) is question)
    assert question.windowModality() == modality
    assert question.field.text() == "secret"
    question.accept()
    assert await answer == "secret"


async def test_a_dialog_that_opens_or_ends_meanwhile_is_never_seen(window, away):
    first = QDialog(window)
    first.open()
    away.cover()
    answer = asyncio.ensure_future(ask(window, "Pay North?", yes="Pay"))
    await until(lambda: any(isinstance(w, Question) for w in QApplication.topLevelWidgets()))
    [question] = [w for w in QApplication.topLevelWidgets() if isinstance(w, Question)]
    assert len(colours(question)) == 1
    await until(lambda: dialog(Question) is None)
    first.accept()
    away.uncover()
    assert dialog(Question) is question
    assert not first.isVisible()
    question.reject()
    assert not await answer
    first.deleteLater()


async def test_menus_and_the_search_over_everything_are_closed(window, away):
    window.menus.by_name["search"].trigger()
    await until(lambda: window.opener.palette is not None)
    menu = QMenu(window)
    menu.addAction("North")
    menu.popup(window.mapToGlobal(window.rect().center()))
    away.cover()
    assert QApplication.activePopupWidget() is None
    assert window.opener.palette is None
    away.uncover()
    assert not menu.isVisible()
    assert window.tab.current.table.isVisible()


async def test_what_changes_under_the_cover_is_there_afterwards_and_not_before(window, away):
    away.cover()
    window.bring("orders")
    window.notify("North has paid")
    window.menus.by_name["search"].trigger()
    await asyncio.sleep(0.02)
    assert "North" not in told(window)
    assert colours(window) <= colours(away._cover)
    window.resize(900, 700)
    await until(lambda: away._cover.rect() == window.rect())
    away.uncover()
    assert window.page.subject.name == "orders"
    assert window.messages.isVisible()


async def test_the_time_follows_the_setting_and_is_ten_minutes_unless_chosen(demo):
    assert Settings.hide_after_min.default == 10
    assert demo.away._after_s == 600
    demo.settings.hide_after_min = 0
    demo._on_setting("hide_after_min")
    assert not demo.away._timer.isActive()


async def test_every_window_that_gets_the_keyboard_is_watched(window, away, clock):
    box = QDialog(window)
    box.open()
    await until(lambda: QGuiApplication.focusWindow() is box.windowHandle())
    clock.now_s += 400
    at_the_window(box, key(Qt.Key.Key_A))
    assert away._last_s == clock.now_s
    box.reject()
    box.deleteLater()
