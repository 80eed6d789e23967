"""Questions at a glance; the share that is left of a quota; slices as charts want them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.declare import Within
from desktop.catalog.kinds import UNITS
from desktop.catalog.query import Condition, Query, Sort
from desktop.catalog.quotas import VOUCHER_QUOTAS
from desktop.catalog.resellers import RESELLERS
from desktop.catalog.today import GROUPS
from desktop.catalog.trends import Slice
from desktop.models.consumption import by_month, largest, latest, units
from desktop.store import progress, tables
from desktop.store.database import Store
from desktop.store.glances import glance
from desktop.store.progress import State
from desktop.text import Style

LOW = next(view for view in VOUCHER_QUOTAS.views if view.name == "low")
IS_LOW = tuple(each for each in LOW.where if isinstance(each, Condition))


def quota(number, balance, value="100", **more):
    """A row as it is decoded from the wire; amounts are as the API writes them."""
    record = {
        "quota_id": number,
        "quota_status": 0,
        "balance": balance and Decimal(balance),
        "quota_value": value and Decimal(value),
        "measure_id": 1,
        "currency": "CNY",
    }
    return VOUCHER_QUOTAS.decode(record | more)[0]


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "cache.sqlite")
    made.post(progress.ensure).result()
    datasets = (VOUCHER_QUOTAS, CUSTOMERS, CUSTOMER_BALANCES, RESELLERS)
    made.post(tables.ensure, datasets).result()
    yield made
    made.close()


def put(store, dataset, *rows):
    store.post(tables.put, dataset, rows).result()


def left(row):
    return row[VOUCHER_QUOTAS.places["left_percent"]]


@pytest.mark.parametrize(
    ("balance", "value", "percent"),
    [("10", "100", 10), ("9.99999999", "100", 9), ("0", "3", 0), ("100", "100", 100),
     ("1", "0", None), (None, "100", None), ("5", None, None)],
)  # fmt: skip
def test_the_share_left_is_reckoned_as_a_quota_is_read(balance, value, percent):
    assert left(quota("q", balance, value)) == percent


def test_a_quota_in_another_unit_has_no_share():
    assert left(quota("q", "1", measure_id=2)) is None


def test_nearly_used_up_means_less_than_a_tenth_and_in_effect(store):
    rows = [quota("a", "9.9"), quota("b", "10"), quota("c", "0"), quota("d", "1", quota_status=3)]
    put(store, VOUCHER_QUOTAS, *rows)
    found = glance(store.connect(), Query(VOUCHER_QUOTAS, IS_LOW, sort=LOW.sort), "balance")
    assert found.rows == 2
    assert found.sums == {"CNY": Decimal("9.9")}
    assert VOUCHER_QUOTAS.key_of(found.first) == ("c",)


def test_rows_are_counted_added_up_and_the_first_is_told(store):
    put(store, VOUCHER_QUOTAS, quota("a", "3"), quota("b", "7"), quota("c", "5"))
    query = Query(VOUCHER_QUOTAS, sort=(Sort("balance", descending=True),))
    found = glance(store.connect(), query, "balance")
    assert (found.rows, found.sums) == (3, {"CNY": Decimal(15)})
    assert VOUCHER_QUOTAS.key_of(found.first) == ("b",)
    assert not found.empty


def test_nothing_fits_is_told_from_nothing_there(store):
    query = Query(VOUCHER_QUOTAS, (Condition("quota_id", "in", ("z",)),))
    assert glance(store.connect(), query).empty
    put(store, VOUCHER_QUOTAS, quota("a", "3"))
    found = glance(store.connect(), query)
    assert (found.rows, found.first, found.empty) == (0, (), False)


def test_it_is_as_old_as_the_older_of_the_lists_it_stands_on(store):
    debt = "customer_balances.debt_amount"
    query = Query(CUSTOMERS, (Condition(debt, "from", 1),))
    customer = dict.fromkeys(each.name for each in CUSTOMERS.own) | {"customer_id": "c"}
    owing = {"customer_id": "c", "debt_amount": 2 * UNITS, "currency": "CNY"}
    put(store, CUSTOMERS, tuple(customer.values()))
    put(store, CUSTOMER_BALANCES, tuple(owing.get(each.name) for each in CUSTOMER_BALANCES.own))
    store.post(progress.set_state, "customers", State(read_at="2026-11-20T00:00:00Z")).result()
    assert glance(store.connect(), query).read_at == "2026-11-20T00:00:00Z"
    assert glance(store.connect(), query, debt).read_at == ""  # the debts were never read
    assert glance(store.connect(), query, debt).sums == {"CNY": Decimal(2)}
    refused = State(read_at="2026-11-19T00:00:00Z", missing_permission="BPC_ITEM", error="No.")
    store.post(progress.set_state, "customer_balances", refused).result()
    found = glance(store.connect(), query, debt)
    assert (found.read_at, found.missing_permission, found.error) == (
        "2026-11-19T00:00:00Z",
        "BPC_ITEM",
        "No.",
    )


def test_every_line_of_today_is_a_view_with_columns_of_its_dataset():
    for line in (line for group in GROUPS for line in group.lines):
        assert line.shipped in line.dataset.views
        names = {*line.who, *line.hint, *(sort.column for sort in line.urgent)}
        assert names | ({line.amount} - {""}) <= line.dataset.by_name.keys()
        assert line.dataset is DATASETS[line.dataset.name]


def test_times_that_move_with_the_days_are_found_by_an_index():
    for line in (line for group in GROUPS for line in group.lines):
        times = {test.column for test in line.shipped.where if isinstance(test, Within)}
        assert times <= set(tables.indexed_columns(line.dataset))


def test_a_share_is_shown_with_its_sign():
    column = VOUCHER_QUOTAS.by_name["left_percent"]
    assert column.kind.cell(9, Style()) == "9 %"
    assert column.kind.cell(None, Style()) == ""


# ------------------------------------------------------------------ slices

SLICES = [
    Slice("2026-10", "CNY", Decimal(5), 3),
    Slice("2026-11", "CNY", Decimal(9), 2),
    Slice("2026-11", "USD", Decimal(70), 4),
]


def test_months_are_those_of_china():
    late = datetime(2026, 12, 31, 17, tzinfo=UTC)  # the first hour of January there
    assert latest(late, 3) == ["2026-11", "2026-12", "2027-01"]


def test_a_month_in_which_nothing_was_consumed_is_not_left_out():
    wanted = ["2026-09", "2026-10", "2026-11"]
    assert by_month(SLICES, wanted, "CNY") == [
        ("2026-09", (Decimal(),)),
        ("2026-10", (Decimal(5),)),
        ("2026-11", (Decimal(9),)),
    ]


def test_currencies_are_never_added_to_each_other():
    assert units(SLICES) == ["CNY", "USD"]
    assert [each.total for each in largest(SLICES, "CNY")] == [Decimal(9), Decimal(5)]
    assert units([]) == []
