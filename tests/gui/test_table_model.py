"""The table model on rows of its own: what cells say, what stays hidden, what it asks for."""

from array import array
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.models.columns import Arrangement
from desktop.models.table import RAW, TableModel, currency_places
from desktop.models.words import set_zone, tip
from desktop.text import MASK

Role = Qt.ItemDataRole
YEAR = datetime.now(UTC).year


def row(number, gone=None, **values):
    """A row as a Reader gives it: the columns, then the mark of being gone."""
    fields = {
        "order_id": f"CS{number}",
        "status": "6",
        "currency": "CNY",
        "amount_after_discount": 1_243_000_000_000,
        "create_time": f"{YEAR}-11-20T01:41:05Z",
        "customers.customer": "华北云联科技有限公司",
    }
    fields |= values
    return (*(fields.get(column.name) for column in ORDERS.columns), gone)


class Rows:
    """A reader over rows in memory that notes what it was asked."""

    def __init__(self, rows):
        self.rows, self.asked = rows, []

    def __call__(self, _dataset, ids):
        self.asked.append(len(ids))
        return {rowid: self.rows[rowid] for rowid in ids if rowid in self.rows}


@pytest.fixture
def made(qapp):
    """Makes a model, its reader and its arrangement."""
    kept = []

    def make(rows):
        arrangement, reader = Arrangement(ORDERS, {}), Rows(rows)
        model = TableModel(ORDERS, reader, arrangement)
        model.show(array("q", rows))
        kept.append((model, arrangement))
        return model, reader, arrangement

    return make


def at(model, name, row=0):
    return model.index(row, list(ORDERS.by_name).index(name))


def test_cells_are_brief_and_tips_are_full(made):
    model, _, _ = made({1: row(1)})
    assert at(model, "create_time").data() == "11-20 09:41"
    assert f"{YEAR}-11-20 09:41:05 (UTC+8)" in at(model, "create_time").data(Role.ToolTipRole)
    assert at(model, "status").data() == "Pending payment"
    assert "Pending payment (6)" in at(model, "status").data(Role.ToolTipRole)
    assert at(model, "amount_after_discount").data() == "12,430.00"
    assert at(model, "amount_after_discount").data(RAW) == 1_243_000_000_000
    right = at(model, "amount_after_discount").data(Role.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight


def test_times_follow_the_zone_that_is_chosen(made):
    set_zone("UTC")
    try:
        model, _, _ = made({1: row(1)})
        assert at(model, "create_time").data() == "11-20 01:41"
        assert "(UTC+0)" in at(model, "create_time").data(Role.ToolTipRole)
    finally:
        set_zone("Asia/Shanghai")
    model.restyle()
    assert at(model, "create_time").data() == "11-20 09:41"


def test_hidden_content_is_hidden_everywhere(made):
    model, _, arrangement = made({1: row(1)})
    cell = at(model, "customers.customer")
    assert cell.data() == MASK
    assert "华北" not in cell.data(Role.ToolTipRole)
    assert cell.data(Role.AccessibleTextRole) == "Customer, hidden"
    arrangement.set_masked("customers.customer", False)
    assert cell.data() == "华北云联科技有限公司"
    assert cell.data(Role.AccessibleTextRole) == "Customer, 华北云联科技有限公司"


def test_nothing_is_not_hidden(made):
    model, _, _ = made({1: row(1, **{"customers.customer": None})})
    assert at(model, "customers.customer").data() == ""
    assert at(model, "customers.customer").data(Role.AccessibleTextRole) == "Customer, empty"


def test_tool_tips_show_what_was_sent_as_text(made):
    evil = "<img src=x> & <b>bold</b>"
    model, _, _ = made({1: row(1, service_type_name=evil)})
    assert "<img" not in at(model, "service_type_name").data(Role.ToolTipRole)
    assert tip(evil).count("&lt;") == 3
    assert tip("") == ""


def test_a_row_that_is_gone_says_so_in_its_status(made):
    model, _, _ = made({1: row(1, gone=17), 2: row(2)})
    assert at(model, "status").data() == "Pending payment · gone"
    assert model.cell(0, list(ORDERS.by_name).index("order_id")).quiet
    assert model.is_gone(0)
    assert not model.is_gone(1)
    assert "no longer lists" in at(model, "order_id").data(Role.ToolTipRole)


def test_the_header_names_the_currency_if_there_is_but_one(made, qtbot):
    model, _, _ = made({1: row(1), 2: row(2)})
    place = list(ORDERS.by_name).index("amount_after_discount")
    with qtbot.waitSignal(model.headerDataChanged):
        at(model, "order_id").data()
    assert model.label(place) == "Amount payable (CNY)"
    mixed, _, _ = made({1: row(1), 2: row(2, currency="USD")})
    at(mixed, "order_id").data()
    assert mixed.label(place) == "Amount payable"
    assert at(mixed, "amount_after_discount", 1).data() == "12,430.00 USD"


def test_an_amount_of_another_record_has_that_records_currency():
    places = currency_places(CUSTOMERS)
    names = list(CUSTOMERS.by_name)
    amount = names.index("customer_balances.amount")
    assert places[amount] == names.index("customer_balances.currency")


def test_rows_are_read_by_windows_and_only_where_one_looks(made):
    model, reader, _ = made({number: row(number) for number in range(1, 1001)})
    assert reader.asked == []
    at(model, "order_id", 500).data()
    at(model, "order_id", 505).data()
    assert reader.asked == [128]


def test_a_row_deleted_meanwhile_is_empty_and_asked_for_once(made):
    model, reader, _ = made({1: row(1), 2: row(2)})
    del reader.rows[2]
    assert [at(model, "order_id", number).data() for number in (0, 1, 1)] == ["CS1", "", ""]
    assert len(reader.asked) == 1


def test_what_points_at_a_row_goes_with_it(made):
    model, _, _ = made({number: row(number) for number in range(1, 11)})
    held = QPersistentModelIndex(at(model, "order_id", 4))
    lost = QPersistentModelIndex(at(model, "order_id", 0))
    model.show(array("q", [9, 8, 7, 6, 5]))
    assert held.row() == 4
    assert held.data() == "CS5"
    assert not lost.isValid()


def test_an_unknown_code_is_shown_as_it_is(made):
    model, _, _ = made({1: row(1, status="77")})
    assert at(model, "status").data() == "77"
    assert model.cell(0, list(ORDERS.by_name).index("status")).tone == "neutral"


def test_model_is_well_formed(made, qtmodeltester):
    model, _, _ = made({number: row(number) for number in range(1, 300)})
    qtmodeltester.check(model)
    model.show(array("q", range(100, 200)))
    model.show(array("q"))
    qtmodeltester.check(model)
