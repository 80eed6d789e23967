"""Amounts added up by month, product and customer, and what of them counts as performance."""

from decimal import Decimal

import pytest

from desktop.catalog.bills import BILL_DETAILS, MONTHLY_BILLS
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Source
from desktop.catalog.kinds import AMOUNT, UNITS
from desktop.catalog.performance import PERFORMANCE, Paid, Performance, add_up
from desktop.catalog.query import Condition
from desktop.catalog.reference import INCENTIVE_POLICIES
from desktop.catalog.trends import (
    CONSUMPTION_BY_MONTH,
    CONSUMPTION_BY_PRODUCT,
    TRENDS,
    Slice,
    Trend,
)
from desktop.catalog.wire import from_json, to_json
from desktop.store import tables, trends
from desktop.store.database import Store

BARE = Dataset(
    "bare",
    "Bare",
    Source("x", "GET", "/v1", rows="r"),
    ("id",),
    (Column("id", "Id"), Column("kind", "Kind"), Column("sum", "Sum", AMOUNT)),
    "id",
)
BY_KIND = Trend("by_kind", "By kind", BARE, by="kind", amount="sum")


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cache.sqlite")
    datasets = [MONTHLY_BILLS, BILL_DETAILS, INCENTIVE_POLICIES, CUSTOMERS, BARE]
    store.post(tables.ensure, datasets).result()
    yield store
    store.close()


@pytest.fixture
def shelf(store):
    """A connection, and `put(dataset, *records)` of records as the API sends them."""

    def put(dataset, *records):
        rows = [dataset.decode(from_json(to_json(record)))[0] for record in records]
        return store.post(tables.put, dataset, rows).result()

    return store.connect(), put


def bill(cycle="2026-10", customer="c1", product="ecs", amount="0", **more):
    return {
        "cycle": cycle,
        "customer_id": customer,
        "cloud_service_type": product,
        "cloud_service_type_name": product.upper(),
        "amount": Decimal(amount),
        "currency": "CNY",
        "measure_id": 1,
    } | more


def paid(**accounts):
    """`account_details` of what was paid from which account."""
    return [
        {"balance_type": f"BALANCE_TYPE_{name}", "amount": Decimal(amount), "bill_type": "0"}
        for name, amount in accounts.items()
    ]


def detail(key, customer, amount, association="1", **more):
    return {
        "id": key,
        "bill_cycle": "2026-10",
        "customer_id": customer,
        "service_type_code": "ecs",
        "association_type": association,
        "cash_amount": Decimal(amount),
        "currency": "CNY",
    } | more


def policy(product, code, month="2026-10"):
    return {"time": month, "service_type_code": product, "incentive_policy": code}


def totals(found):
    return {each.group: each.total for each in found}


# ------------------------------------------------------------------ trends


def test_amounts_are_added_up_by_month_and_by_product(shelf):
    connection, put = shelf
    put(
        MONTHLY_BILLS,
        bill("2026-10", amount="10.01"),
        bill("2026-10", product="rds", amount="0.02"),
        bill("2026-11", amount="-4.5", bill_type="1"),
    )
    assert totals(trends.slices(connection, CONSUMPTION_BY_MONTH)) == {
        "2026-10": Decimal("10.03"),
        "2026-11": Decimal("-4.5"),
    }
    assert totals(trends.slices(connection, CONSUMPTION_BY_PRODUCT)) == {
        "ECS": Decimal("5.51"),
        "RDS": Decimal("0.02"),
    }


def test_a_trend_can_be_that_of_one_customer_or_of_a_manager_s_customers(shelf):
    connection, put = shelf
    put(CUSTOMERS, {"customer_id": "c2", "account_managers": [{"account_name": "wang"}]})
    put(MONTHLY_BILLS, bill(amount="1"), bill(customer="c2", amount="2"))
    one = Condition("customer_id", "in", ("c1",))
    hers = Condition("customers.account_managers[0].account_name", "in", ("wang",))
    assert totals(trends.slices(connection, CONSUMPTION_BY_MONTH, (one,))) == {"2026-10": 1}
    assert totals(trends.slices(connection, CONSUMPTION_BY_MONTH, (hers,))) == {"2026-10": 2}
    nobody = Condition("customer_id", "in", ("c3",))
    assert trends.slices(connection, CONSUMPTION_BY_MONTH, (nobody,)) == []


def test_currencies_are_not_mixed(shelf):
    connection, put = shelf
    put(MONTHLY_BILLS, bill(amount="1"), bill(customer="c2", amount="2", currency="USD"))
    assert trends.slices(connection, CONSUMPTION_BY_MONTH) == [
        Slice("2026-10", "CNY", Decimal(1), 1),
        Slice("2026-10", "USD", Decimal(2), 1),
    ]


def test_what_is_gone_or_has_no_amount_is_left_out(store, shelf):
    connection, put = shelf
    put(BARE, {"id": "4", "kind": "b", "sum": 9})
    store.post(tables.give_up, BARE, [("4",)], 1).result()
    put(BARE, {"id": "1", "kind": "a"}, {"id": "2", "kind": "b", "sum": 5}, {"id": "3", "sum": 7})
    found = trends.slices(connection, BY_KIND)
    assert found == [Slice(None, "", Decimal(7), 1), Slice("b", "", Decimal(5), 1)]


def test_sums_larger_than_64_bits_are_exact(shelf):
    connection, put = shelf
    most = Decimal(2**63 - 1).scaleb(-8)
    put(BARE, *({"id": str(number), "kind": "a", "sum": str(most)} for number in range(5)))
    put(BARE, {"id": "x", "kind": "a", "sum": "-0.00000001"})
    assert totals(trends.slices(connection, BY_KIND)) == {
        "a": most * 5 - Decimal(1) / UNITS,
    }


@pytest.mark.parametrize("trend", TRENDS.values(), ids=TRENDS)
def test_a_trend_stands_on_declared_columns(trend):
    assert trend.dataset.by_name[trend.amount] in trend.dataset.amounts
    assert trend.dataset.by_name[trend.by].kind.name == "text"
    assert all(test.column in trend.dataset.by_name for test in trend.where)


# ------------------------------------------------------------------ performance


def test_cash_counts_and_nothing_else_does(shelf):
    connection, put = shelf
    details = paid(DEBIT="10.000001", CREDIT="5", COUPON="3", RCASH_COUPON="2", BONUS="1")
    put(MONTHLY_BILLS, bill(amount="21", account_details=details))
    put(MONTHLY_BILLS, bill(product="rds", amount="4", account_details=paid(COUPON="4")))
    put(MONTHLY_BILLS, bill(product="obs", amount="4", account_details=None))
    assert trends.performance(connection, PERFORMANCE, "month") == [
        Performance("2026-10", "CNY", Decimal("10.000001"), Decimal(0))
    ]


def test_refunds_and_write_offs_are_taken_off(shelf):
    connection, put = shelf
    put(
        MONTHLY_BILLS,
        bill(amount="10", account_details=paid(DEBIT="10")),
        bill(amount="-3", bill_type="1", account_details=paid(DEBIT="-3")),
        bill(amount="-0.5", bill_type="2", account_details=paid(DEBIT="-0.5")),
    )
    (found,) = trends.performance(connection, PERFORMANCE, "month")
    assert found.counted == Decimal("6.5")


def test_products_without_performance_in_that_month_do_not_count(shelf):
    connection, put = shelf
    put(
        MONTHLY_BILLS,
        *(
            bill(month, product=product, account_details=paid(DEBIT=cash))
            for month, product, cash in (
                ("2026-10", "ecs", "1"),
                ("2026-10", "rds", "2"),
                ("2026-11", "rds", "4"),
                ("2026-11", "new", "8"),  # of which no policy is known
            )
        ),
    )
    put(INCENTIVE_POLICIES, policy("ecs", "13"), policy("rds", "2"), policy("rds", "1", "2026-11"))
    by_month = trends.performance(connection, PERFORMANCE, "month")
    assert [(each.group, each.counted, each.exempt) for each in by_month] == [
        ("2026-10", Decimal(1), Decimal(2)),
        ("2026-11", Decimal(12), Decimal(0)),
    ]
    by_product = trends.performance(connection, PERFORMANCE, "product")
    assert {each.group: each.counted for each in by_product} == {"ecs": 1, "rds": 4, "new": 8}


def test_referral_customers_count_by_their_details_and_resale_customers_once(shelf):
    connection, put = shelf
    put(MONTHLY_BILLS, bill(customer="resale", account_details=paid(DEBIT="7")))
    put(
        BILL_DETAILS,
        detail("1", "resale", "7", association="2"),
        detail("2", "referral", "0.000001"),
        detail("3", "referral", "5"),
        detail("4", "referral", "-1"),
    )
    found = trends.performance(connection, PERFORMANCE, "customer")
    assert {each.group: each.counted for each in found} == {
        "resale": 7,
        "referral": Decimal("4.000001"),
    }


def test_performance_can_be_that_of_some_customers_months_and_products(shelf):
    connection, put = shelf
    put(
        MONTHLY_BILLS,
        bill(account_details=paid(DEBIT="1")),
        bill("2026-11", account_details=paid(DEBIT="2")),
        bill(customer="c2", account_details=paid(DEBIT="4")),
        bill(product="rds", account_details=paid(DEBIT="8")),
    )
    put(BILL_DETAILS, detail("1", "c1", "16"), detail("2", "c9", "32"))
    only: trends.Only = {"customer": ("c1",), "month": ("2026-10",), "product": ("ecs",)}
    (found,) = trends.performance(connection, PERFORMANCE, "month", only)
    assert found.counted == 17


@pytest.mark.parametrize(
    "details", [[{"balance_type": "BALANCE_TYPE_DEBIT"}], {}, [{"amount": 5}], paid(DEBIT="1e300")]
)
def test_what_cannot_be_read_counts_nothing(shelf, details):
    connection, put = shelf
    put(MONTHLY_BILLS, bill(account_details=details))
    assert trends.performance(connection, PERFORMANCE, "month") == []


def test_adding_up_keeps_currencies_apart_and_every_digit():
    cash = [
        Paid("2026-10", "ecs", "a", "CNY", 2**63),
        Paid("2026-10", "ecs", "a", "CNY", 1),
        Paid("2026-10", "rds", "a", "CNY", -1),
        Paid("2026-10", "ecs", "a", "USD", 5),
    ]
    assert add_up(cash, {("2026-10", "rds")}) == [
        Performance("a", "CNY", Decimal(2**63 + 1).scaleb(-8), Decimal("-1e-8")),
        Performance("a", "USD", Decimal("5e-8"), Decimal(0)),
    ]


def test_the_estimate_stands_on_declared_columns_and_says_that_it_is_one():
    for part in PERFORMANCE.parts:
        names = {*part.columns.values(), part.amount, *(test.column for test in part.where)}
        assert names <= part.dataset.places.keys()
        kind = part.dataset.by_name[part.amount].kind
        assert kind.name == ("structure" if part.among else "amount")
        assert {part.member, *part.among} <= kind.parts.keys() or not part.among
    assert "estimate" in PERFORMANCE.label
    assert PERFORMANCE.note.startswith("Estimated")
