"""Lists that are read for one order at a time: what is known is said, the rest can be read."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.catalog.orders import ORDER_LINES
from desktop.catalog.query import Condition, Query
from tests.gui.waiting import until

LEFT = Qt.MouseButton.LeftButton


async def lines(bench):
    """The tab of the order lines, of which none was read."""
    subject = bench.open("orders")
    subject.go("order_lines")
    tab = subject.current
    await until(lambda: tab.coverage.isVisible())
    return tab


async def test_it_says_how_much_is_known_and_what_reading_the_rest_costs(bench, session):
    tab = await lines(bench)
    assert tab.coverage.words.text() == "Read for 0 of 300 orders."
    assert tab.coverage.read_all.text() == ("Read all of this filter: 300 requests, about 1 min")
    assert not tab.coverage.stop.isVisible()


async def test_only_what_fits_the_filter_is_read(bench, session, shared_world):
    tab = await lines(bench)
    unpaid = {key for key, order in shared_world.orders.items() if order["status"] == 6}
    tab.open(Query(ORDER_LINES, (Condition("orders.status", "in", ("6",)),)), None)
    await until(lambda: f"{len(unpaid)} requests" in tab.coverage.read_all.text())
    QTest.mouseClick(tab.coverage.read_all, LEFT)
    await until(lambda: tab.coverage.words.text() == f"Read for {len(unpaid)} of 300 orders.")
    assert not tab.coverage.read_all.isVisible()
    assert not tab.coverage.stop.isVisible()
    assert bench.failures == []


async def test_it_can_be_stopped_and_keeps_what_was_read(bench, session, api):
    tab = await lines(bench)
    api.latency_ms = 40
    QTest.mouseClick(tab.coverage.read_all, LEFT)
    await until(lambda: re.match(r"Reading [1-9]", tab.coverage.words.text()))
    QTest.mouseClick(tab.coverage.stop, LEFT)
    await until(lambda: tab.coverage.read_all.isVisible())
    read, every = await session.coverage(ORDER_LINES)
    assert 0 < read < every == 300


async def test_what_is_on_the_screen_is_told_to_the_session(tab, session):
    place = list(tab.dataset.by_name).index("order_id")
    seen = [tab.model.raw(row, place) for row in tab.table.on_screen()]
    await until(lambda: session._looked_at.get("orders") == seen)
    tab.table.scrollToBottom()
    await until(lambda: session._looked_at["orders"][0] != seen[0])
    assert session._looked_at["customers"]
