"""What all rows that fit add up to: after they are shown, per currency, and not for ever."""

import asyncio
from decimal import Decimal

from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Condition, Query
from desktop.reports import Sum
from desktop.views import totals
from tests.gui.tabs import Bench
from tests.gui.waiting import until

AMOUNT = list(ORDERS.by_name).index("amount_after_discount")


def shown(tab):
    """The total of the rows in the table, as it should be said."""
    units = sum(tab.model.raw(row, AMOUNT) or 0 for row in range(tab.model.rowCount()))
    return f"Amount payable total {Decimal(units).scaleb(-8):,.2f} CNY"


async def test_the_total_of_the_filter_stands_in_the_status_line(tab):
    await until(lambda: tab.sums.text == f"300 rows · {shown(tab)}")
    tab.bar.take(Query(ORDERS, (Condition("status", "in", ("5",)),)))
    await until(lambda: tab.model.rowCount() < 300)
    await until(lambda: shown(tab) in tab.sums.text)
    assert tab.sums.text.startswith(f"{tab.model.rowCount()} of 300 rows · ")
    tab.table.selectAll()
    await until(lambda: "sum" in tab.sums.text)
    assert "total" not in tab.sums.text


async def test_another_question_takes_the_total_away_at_once(tab):
    await until(lambda: "total" in tab.sums.text)
    tab.arrangement.sort_by("order_id")
    assert "total" not in tab.sums.text
    await until(lambda: shown(tab) in tab.sums.text)


async def test_adding_up_ends_with_the_next_question(bench, tab, monkeypatch):
    begun, ended = [], []

    async def slow(*_):
        begun.append(1)
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(1)

    monkeypatch.setattr(bench.desk.session, "sums", slow)
    tab.arrangement.sort_by("order_id")
    await until(lambda: begun)
    assert tab.model.rowCount() == 300  # the rows do not wait for it
    tab.arrangement.sort_by("status")
    await until(lambda: ended)


async def test_hidden_amounts_are_not_added_up(tab):
    await until(lambda: "total" in tab.sums.text)
    tab.arrangement.set_masked("amount_after_discount", True)
    await until(lambda: tab.sums.text == "300 rows")
    tab.arrangement.set_masked("amount_after_discount", False)
    await until(lambda: "total" in tab.sums.text)
    tab.arrangement.set_visible("amount_after_discount", False)
    await until(lambda: tab.sums.text == "300 rows")


async def test_each_declared_amount_has_its_total(bench):
    tab = bench.open("customers").current
    await until(lambda: "total" in tab.sums.text)
    _rows, available, debt = tab.sums.text.split(" · ")
    assert available.startswith("Available total ")
    assert debt.startswith("Debt total ")


async def test_currencies_are_not_mixed(tab):
    column = ORDERS.by_name["amount_after_discount"]
    some = [Sum("CNY", Decimal("1234567"), 3), Sum("USD", Decimal("-1.005"), 1)]
    words = totals._words(column, some)
    assert words == "Amount payable total 1,234,567.00 CNY, -1.00 USD"
    many = [Sum(code, Decimal(1), 1) for code in ("AAA", "BBB", "CCC", "DDD", "EEE")]
    assert totals._words(column, many).endswith("1.00 CCC and 2 more")


async def test_an_empty_table_has_no_total(qapp, empty_session, tmp_path):
    bench = Bench(empty_session, tmp_path)
    tab = bench.open("orders").current
    await until(lambda: tab.empty.isVisible())
    await until(lambda: not tab.sums.totals._pause.isActive())
    assert tab.sums.text == "0 rows"
    await bench.close()
