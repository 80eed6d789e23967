"""Colours by declared rules: on text that says the same, and never on what is hidden."""

from datetime import timedelta

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDER_LINES
from desktop.catalog.query import Condition, Query
from desktop.catalog.times import utc_text
from desktop.models.columns import Arrangement
from desktop.models.table import Cell, TableModel
from desktop.models.words import style
from desktop.text import MASK
from desktop.views.cells import _ink
from tests.gui.waiting import until

DEBT = "customer_balances.debt_amount"


async def test_a_debt_is_painted_in_the_colour_of_danger(bench):
    tab = bench.open("customers").current
    await until(lambda: tab.model.rowCount() == 30)
    tab.open(Query(CUSTOMERS, (Condition(DEBT, "from", 1),)), None)
    await until(lambda: 0 < tab.model.rowCount() < 30)
    place = list(CUSTOMERS.by_name).index(DEBT)
    cell = tab.model.cell(0, place)
    assert cell.ink == "danger"
    assert float(cell.text.replace(",", "")) > 0
    assert reddish(tab, place) > reddish(tab, list(CUSTOMERS.by_name).index("customer_id"))


def reddish(tab, place):
    """How many pixels of the first cell of a column are red, on a white ground."""
    picture = tab.table.viewport().grab(tab.table.visualRect(tab.model.index(0, place))).toImage()
    colours = (
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    return sum(colour.red() > colour.blue() + 60 for colour in colours)


def model_of(dataset, gone=None, **values):
    """A model of one row with these values, masked as at the start."""
    row = (*(values.get(name) for name in dataset.by_name), gone)
    arrangement = Arrangement(dataset, {})
    model = TableModel(dataset, lambda _dataset, ids: dict.fromkeys(ids, row), arrangement)
    model.ids.append(1)
    return model, arrangement


def test_time_that_runs_out_is_coloured_and_says_so(qapp):
    place = list(ORDER_LINES.by_name).index("expire_time")
    now = style().now()
    for days, ink in ((-2, "neutral"), (3, "danger"), (10, "warning"), (40, "")):
        when = utc_text(now.replace(microsecond=0) + timedelta(days=days))
        model, _ = model_of(ORDER_LINES, expire_time=when)
        cell = model.cell(0, place)
        assert cell.ink == ink
        assert ("expired" if days < 0 else f"{days} days") in cell.text
        assert model.full(0, place).endswith("(UTC+8)")  # the whole time, with its zone


def test_what_is_hidden_or_gone_has_no_colour(qapp):
    place = list(CUSTOMERS.by_name).index(DEBT)
    model, arrangement = model_of(CUSTOMERS, **{DEBT: 5})
    assert model.cell(0, place).ink == "danger"
    arrangement._masked.add(DEBT)
    model._on_masked(DEBT)
    assert model.cell(0, place) == Cell(MASK, "", quiet=True)
    gone, _ = model_of(CUSTOMERS, "2026-11-20T00:00:00Z", **{DEBT: 5})
    assert gone.cell(0, place).ink == ""


def test_on_a_selection_only_readable_colours_are_kept():
    assert [_ink(Cell("x", ink=ink), True) for ink in ("danger", "warning", "success", "")] == [
        "danger",
        "warning",
        "text",
        "text",
    ]
    assert [_ink(Cell("x", ink="neutral"), selected) for selected in (True, False)] == [
        "text",
        "secondary",
    ]
