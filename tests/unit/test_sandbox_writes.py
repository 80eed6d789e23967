"""The writes of the sandbox: money is kept, refusals change nothing, what fails is known."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from desktop.catalog.actions import ACTIONS
from desktop.sandbox.refusals import Refusal
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES
from tests.conftest import NOW
from tests.unit.writing import (
    ALLOCATE,
    CONTRACTS,
    FROM_RESELLER,
    ISSUE,
    NOBODY,
    PASS_ON,
    RECLAIM,
    RETURN,
    TAKE_BACK,
    TO_RESELLER,
    customers,
    do,
    issue,
    quotas,
    refused,
    rows,
)

BOUNDS = {"operation_time_begin": "2026-10-01T00:00:00Z"}
LISTED = [
    ("list_partner_adjust_records", BOUNDS),
    ("list_partner_coupons_record", BOUNDS),
    ("list_issued_partner_coupons", {"status": "2"}),
]


@pytest.fixture
def world():
    """A partner with customers of its own only."""
    return World(seed=4, customers=20, orders=0, now=NOW)


@pytest.fixture
def distributor():
    """A partner with two resellers, one of whom has customers."""
    return World(seed=4, customers=20, orders=0, now=NOW, resellers=2)


def money(world):
    """All that there is, wherever it is."""
    return sum(
        (world.funds.cash(owner) for owner in world.funds.accounts),
        sum((each["amount"] for each in world.balances.values()), Decimal()),
    )


def unaccounted(world):
    """What of each quota is neither left, nor issued, nor passed on."""
    held = {key: quota["quota_value"] for key, quota in world.vouchers.quotas.by_id.items()}
    found = Counter(held)
    for key, quota in world.vouchers.quotas.by_id.items():
        found[key] -= quota["balance"]
    for record in world.vouchers.records:
        sign = 1 if record["operation_type"] == "1" else -1
        found[record["quota_id"]] -= sign * record["operation_amount"] * (record["result"] == "0")
    for record in world.vouchers.quotas.records:
        amount = record["amount"] * (record["result"] == "0")
        back = record["operation_type"] == "11"
        found[record["parent_quota_id"]] -= -amount if back else amount
        found[record["quota_id"]] -= amount if back else 0
    return {key: value for key, value in found.items() if value}


def test_every_action_is_served():
    assert {action.operation for action in ACTIONS.values()} <= WRITES.keys()


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_method_path_and_members_are_the_contract_s(write):
    contract = CONTRACTS[write.host]
    operation = contract.operations[write.operation]
    assert (write.method, write.path) == (operation["method"], operation["path"])
    assert {*write.needed, *write.optional} == contract.parameters(write.operation)
    assert set(write.query) == (set(operation["query"]) if operation["body"] else set())
    assert set(write.headers) <= {name.lower() for name in operation["headers"]}


def test_an_allocation_moves_money_and_is_recorded(world):
    customer, cash = customers(world)[0], world.funds.cash("")
    held = world.balances[customer]["amount"]
    answer = do(world, ALLOCATE, customer_id=customer, amount=Decimal("12.5"))
    assert world.balances[customer]["amount"] == held + Decimal("12.50")
    assert world.funds.cash("") == cash - Decimal("12.50")
    record = rows(world, "list_partner_adjust_records", customer_id=customer)[0]
    assert (record["trans_id"], record["amount"]) == (answer["transfer_id"], "12.50")
    (done,) = world.ledger
    assert (done.operation, done.result) == (ALLOCATE, answer)
    assert done.body == {"customer_id": customer, "amount": Decimal("12.50")}


def test_what_is_reclaimed_comes_back(world):
    customer = customers(world)[0]
    do(world, ALLOCATE, customer_id=customer, amount=100)
    cash, held = world.funds.cash(""), world.balances[customer]["amount"]
    answer = do(world, RECLAIM, customer_id=customer, amount=held)
    assert (world.balances[customer]["amount"], world.funds.cash("")) == (0, cash + held)
    record = rows(world, "list_partner_adjust_records", customer_id=customer)[0]
    assert record["operation_type"] == "SOURCE_OPERATION_BERETRIEVE"
    assert record["trans_id"] == answer["trans_id"]


@pytest.mark.parametrize(
    "amount", [0, -1, Decimal("0.001"), Decimal("1.005"), "1", "", None, True, 10**12, [1]]
)
def test_an_amount_is_a_number_of_cents_above_zero(world, amount):
    assert refused(world, ALLOCATE, customer_id=customers(world)[0], amount=amount) == "CBC.0100"


@pytest.mark.parametrize(
    "members",
    [{}, {"amount": 1}, {"customer_id": ""}, {"customer_id": None}, {"memo": "x"}, {"amount": 1.0}],
)
def test_nothing_may_be_missing_empty_or_unknown(world, members):
    whole = {"customer_id": customers(world)[0], "amount": 1} if "memo" in members else {}
    assert refused(world, ALLOCATE, **whole, **members) == "CBC.0100"


def test_who_pays_the_vendor_gets_nothing_from_us_nor_gives(world):
    customer = customers(world, kind="1")[0]
    for operation in (ALLOCATE, RECLAIM):
        assert refused(world, operation, customer_id=customer, amount=1) == "CBC.5021"


def test_a_customer_who_left_a_minute_ago_is_none_of_ours(world):
    customer = customers(world)[0]
    world.remove_customer(customer)
    for operation in (ALLOCATE, RECLAIM):
        assert refused(world, operation, customer_id=customer, amount=1) == "CBC.99000035"


def test_nobody_gives_more_than_there_is_and_what_is_earmarked_stays(world):
    customer, cent = customers(world)[0], Decimal("0.01")
    left = world.funds.allocatable("")
    assert left < world.funds.cash("")
    assert refused(world, ALLOCATE, customer_id=customer, amount=left + cent) == "CBC.5003"
    do(world, ALLOCATE, customer_id=customer, amount=left)
    more = world.balances[customer]["amount"] + cent
    assert refused(world, RECLAIM, customer_id=customer, amount=more) == "CBC.99005003"


def test_a_customer_of_a_reseller_is_paid_by_the_reseller(distributor):
    seller = next(iter(distributor.resellers))
    customer = customers(distributor, reseller=seller)[0]
    paid = {"customer_id": customer, "amount": 1}
    assert refused(distributor, ALLOCATE, **paid) == "CBC.99000035"
    ours, theirs = distributor.funds.cash(""), distributor.funds.cash(seller)
    do(distributor, ALLOCATE, **paid, indirect_partner_id=seller)
    assert (distributor.funds.cash(""), distributor.funds.cash(seller)) == (ours, theirs - 1)
    stranger = {**paid, "indirect_partner_id": NOBODY}
    assert refused(distributor, ALLOCATE, **stranger) == "CBC.99000037"


def test_a_reseller_is_paid_and_pays_back(distributor):
    poor = list(distributor.resellers)[-1]  # who never had an account
    assert rows(distributor, "list_partner_balances", indirect_partner_id=poor) == []
    do(distributor, TO_RESELLER, indirect_partner_id=poor, amount=500)
    assert distributor.funds.cash(poor) == distributor.funds.allocatable(poor) == 500
    too_much = {"indirect_partner_id": poor, "amount": 501}
    assert refused(distributor, FROM_RESELLER, **too_much) == "CBC.99005003"
    do(distributor, FROM_RESELLER, indirect_partner_id=poor, amount=500)
    records = rows(distributor, "list_partner_adjust_records", customer_id=poor)
    assert [record["amount"] for record in records] == ["500.00", "500.00"]


@pytest.mark.parametrize("operation", [TO_RESELLER, FROM_RESELLER, PASS_ON, TAKE_BACK])
def test_who_has_no_resellers_may_not(world, operation):
    ids = {"indirect_partner_id": NOBODY, "amount": 1}
    if operation in (PASS_ON, TAKE_BACK):
        ids = {"quota_ids": ["1"]}
    if operation == PASS_ON:
        ids = {"quota_id": "1", "indirect_partner_ids": [NOBODY], "quota_amount": 1}
    assert refused(world, operation, **ids) == "CBC.0151"


def test_a_reseller_gets_less_than_a_thousand_million(distributor):
    seller = next(iter(distributor.resellers))
    sent = {"indirect_partner_id": seller, "amount": 10**9}
    assert refused(distributor, TO_RESELLER, **sent) == "CBC.0100"
    sent["indirect_partner_id"], sent["amount"] = NOBODY, 1
    assert refused(distributor, TO_RESELLER, **sent) == "CBC.99000037"


def attempt(world, kind, who, cents):
    """One of eight kinds of write about somebody; it may well be refused."""
    people, sellers = list(world.customers), list(world.resellers)
    person, seller = people[who % len(people)], sellers[who % len(sellers)]
    owner = world.reseller_of.get(person, "")
    whose = {"indirect_partner_id": owner} if owner else {}
    amount = Decimal(cents) / 100
    pot = (quotas(world, owner) or quotas(world))[who % 3]["quota_id"]
    issued = list(world.vouchers.issued.values())
    voucher = issued[who % len(issued)]
    holder = world.reseller_of.get(voucher["customer_id"], "")
    passed = world.vouchers.quotas.passed_on()
    match kind:
        case 0 | 1:
            operation = RECLAIM if kind else ALLOCATE
            do(world, operation, customer_id=person, amount=amount, **whose)
        case 2 | 3:
            operation = FROM_RESELLER if kind == 3 else TO_RESELLER
            do(world, operation, indirect_partner_id=seller, amount=amount)
        case 4:
            several = [person, people[(who + 1) % len(people)]]
            do(world, ISSUE, quota_id=pot, customer_ids=several, face_value=amount, **whose)
        case 5:
            held = {"indirect_partner_id": holder} if holder else {}
            do(world, RETURN, coupon_id=voucher["coupon_id"], **held)
        case 6:
            own = quotas(world)[who % 3]["quota_id"]
            do(world, PASS_ON, quota_id=own, indirect_partner_ids=sellers, quota_amount=amount)
        case 7:
            do(world, TAKE_BACK, quota_ids=[passed[who % len(passed)]["quota_id"]])


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_made_and_nothing_is_lost(seed):
    world, rng = World(seed=seed, customers=14, orders=0, now=NOW, resellers=2), Random(seed)
    before, done = money(world), 0
    assert unaccounted(world) == {}
    for _ in range(300):
        try:
            attempt(world, rng.randrange(8), rng.randrange(31), 10 ** rng.randrange(11))
        except Refusal:
            continue
        done += 1
    assert money(world) == before
    assert unaccounted(world) == {}
    assert 50 < len(world.ledger) <= done
    for owner, accounts in world.funds.accounts.items():
        entries = world.funds.changes.get((owner, "BALANCE_TYPE_DEBIT"))
        if entries:
            assert Decimal(entries[-1]["balance_after_change"]) == world.funds.cash(owner)
        assert all(each["amount"] >= 0 for each in accounts)
    assert all(each["amount"] >= 0 for each in world.balances.values())
    assert all(each["balance"] >= 0 for each in world.vouchers.quotas.by_id.values())


def test_balances_move_at_once_and_records_follow(world):
    customer = customers(world)[0]
    listed = {name: len(rows(world, name, **given)) for name, given in LISTED}
    world.records_lag_s = 30
    held = world.balances[customer]["amount"]
    do(world, ALLOCATE, customer_id=customer, amount=7)
    do(world, ISSUE, **issue(world))
    assert world.balances[customer]["amount"] == held + 7
    assert {name: len(rows(world, name, **given)) for name, given in LISTED} == listed
    world.now = NOW + timedelta(seconds=29)
    assert {name: len(rows(world, name, **given)) for name, given in LISTED} == listed
    world.now = NOW + timedelta(seconds=30)
    assert {name: len(rows(world, name, **given)) - 1 for name, given in LISTED} == listed
