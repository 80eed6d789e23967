"""The figures of a subject: reckoned exactly, from one's own rows, and only from what was read."""

from decimal import Decimal

import pytest

from desktop.catalog import DATASETS, SUBJECTS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.funds import FUND_FIGURES, PARTNER_BALANCES
from desktop.catalog.kinds import UNITS
from desktop.store import progress, tables
from desktop.store.database import Store
from desktop.store.figures import reckon
from desktop.store.progress import State

FIGURES = {figure.name: figure for figure in FUND_FIGURES}
READ = ("customers", "customer_balances", "partner_balances")


def record(dataset, **values):
    return tuple(values.get(column.name) for column in dataset.own)


def account(kind, amount, currency="CNY", **more):
    """A row of the partner's accounts, in whole units of currency."""
    money = {"designated_amount": more.pop("earmarked", 0) * UNITS, "amount": amount * UNITS}
    key = f"{kind} {currency} {more.get('indirect_partner_id', '')}"
    own = {"indirect_partner_id": "", "account_type": kind, "currency": currency}
    return record(PARTNER_BALANCES, account_id=key, **money, **own | more)


@pytest.fixture
def cache(tmp_path):
    """`put(dataset, *rows)` and `reckon(name)`; everything was read once."""
    store = Store(tmp_path / "cache.sqlite")
    store.post(progress.ensure).result()
    store.post(tables.ensure, (CUSTOMERS, CUSTOMER_BALANCES, PARTNER_BALANCES)).result()
    for name in READ:
        read = State(filled=True, read_at="2026-11-20T00:00:00Z")
        store.post(progress.set_state, name, read).result()

    class Cache:
        def put(self, dataset, *rows):
            store.post(tables.put, dataset, rows).result()

        def owing(self, key, debt, **more):
            self.put(CUSTOMERS, record(CUSTOMERS, customer_id=key, **more))
            balance = {"debt_amount": debt, "currency": "CNY"}
            self.put(CUSTOMER_BALANCES, record(CUSTOMER_BALANCES, customer_id=key, **balance))

        def forget(self, name):
            store.post(progress.set_state, name, State()).result()

        def reckon(self, name):
            return reckon(store.connect(), FIGURES[name])

    yield Cache()
    store.close()


def test_money_of_resellers_is_not_ours(cache):
    cache.put(PARTNER_BALANCES, account("1", 100), account("1", 7, indirect_partner_id="r1"))
    assert cache.reckon("cash").amounts == {"CNY": Decimal(100)}


def test_what_is_earmarked_cannot_be_allocated(cache):
    cache.put(PARTNER_BALANCES, account("8", 100, earmarked=30), account("1", 999))
    allocatable = cache.reckon("allocatable")
    assert allocatable.amounts == {"CNY": Decimal(70)}
    assert allocatable.own == {"CNY": Decimal(100)}
    assert [each.amounts for each in allocatable.minus] == [{"CNY": Decimal(30)}]


def test_debts_are_taken_off_what_can_be_withdrawn(cache):
    cache.put(PARTNER_BALANCES, account("1", 100))
    cache.owing("c1", 30 * UNITS)
    cache.owing("c2", 1)
    cache.owing("c3", 0)
    cache.owing("c4", 500 * UNITS, indirect_partner_id="r1")  # its reseller's concern
    assert cache.reckon("debts").amounts == {"CNY": Decimal("30.00000001")}
    assert cache.reckon("withdrawable").amounts == {"CNY": Decimal("69.99999999")}


def test_sums_beyond_64_bits_are_exact(cache):
    most = 2**63 - 1
    for number in range(5):
        cache.owing(f"c{number}", most - number)
    assert cache.reckon("debts").amounts == {"CNY": Decimal(5 * most - 10).scaleb(-8)}


def test_currencies_are_not_mixed(cache):
    cache.put(PARTNER_BALANCES, account("1", 100), account("1", 40, "USD"))
    cache.owing("c1", 130 * UNITS)
    expected = {"CNY": Decimal(-30), "USD": Decimal(40)}
    assert cache.reckon("withdrawable").amounts == expected


def test_without_such_an_account_there_is_no_amount_not_even_zero(cache):
    cache.owing("c1", 30 * UNITS)
    assert cache.reckon("cash").amounts == cache.reckon("withdrawable").amounts == {}
    assert cache.reckon("credit").unread == frozenset()


@pytest.mark.parametrize("name", ["customers", "customer_balances"])
def test_nobody_knows_a_figure_before_all_of_its_lists_were_read(cache, name):
    cache.put(PARTNER_BALANCES, account("1", 100))
    cache.forget(name)
    assert cache.reckon("cash").unread == frozenset()
    assert cache.reckon("debts").unread == cache.reckon("withdrawable").unread == {name}


def test_a_balance_that_is_gone_counts_no_more(cache):
    cache.owing("c1", 30 * UNITS)
    cache.put(CUSTOMERS, record(CUSTOMERS, customer_id="c2"))
    assert cache.reckon("debts").amounts == {"CNY": Decimal(30)}
    cache.owing("c1", 0)
    assert cache.reckon("debts").amounts == {}


def test_figures_are_declared_over_amounts_of_lists_that_exist():
    figures = [part for each in SUBJECTS for figure in each.figures for part in figure.parts()]
    assert figures
    for figure in figures:
        assert DATASETS[figure.dataset.name] is figure.dataset
        assert figure.dataset.by_name[figure.column].kind.name == "amount"
        assert {each.column for each in figure.where} <= figure.dataset.by_name.keys()
