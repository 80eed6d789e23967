"""From what somebody typed to what is confirmed: bad input gets a sentence at its field."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from desktop.actions import typed
from desktop.actions.plan import Wish
from desktop.catalog.actions import ACTIONS
from desktop.catalog.kinds import UNITS
from desktop.catalog.wire import from_json
from desktop.errors import Misused
from tests.unit.acting import STYLE, office_on, small_office, yuan
from tests.unit.desk import impatient, sandbox_with

READ = ("customers", "customer_balances", "partner_balances", "voucher_quotas", "account_changes")
NOBODY = "f" * 32


@pytest.fixture(scope="module")
def office(runner):
    with small_office(runner, *READ) as made:
        yield made


@pytest.fixture
def plan(runner, office):
    """The plan of one form or of several lines of a file."""

    def plan(name, *lines, fresh=False):
        wishes = [Wish(read(name, **each), line) for line, each in enumerate(lines, 1)]
        return runner.run(office.actions.plan(ACTIONS[name], wishes, STYLE, fresh=fresh))

    return plan


def read(name, **texts):
    values, problems = typed.read(ACTIONS[name], texts, STYLE)
    assert problems == []
    return values


def said(problems):
    """Field and sentence of each problem."""
    return [(each.field, each.say(str)) for each in problems]


def wrong(name, **texts):
    """What is wrong with what was typed."""
    return said(typed.read(ACTIONS[name], texts, STYLE)[1])


# --- what was typed ---


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0", "Write an amount above zero."),
        ("-5", "Write an amount above zero."),
        ("-1,000", "Write an amount above zero."),
        ("0.00", "Write an amount above zero."),
        ("1.005", "An amount has at most two decimals."),
        ("1.0000000001", "An amount has at most two decimals."),
        ("0.001", "An amount has at most two decimals."),
        ("ten", "ten is not an amount. Write it like 12430.50."),
        ("12,5", "12,5 is not an amount. Write it like 12430.50."),
        ("1.234,50", "1.234,50 is not an amount. Write it like 12430.50."),
        ("1 5", "1 5 is not an amount. Write it like 12430.50."),
        ("1_000", "1_000 is not an amount. Write it like 12430.50."),
        ("NaN", "NaN is not an amount. Write it like 12430.50."),
        ("１００", "１００ is not an amount. Write it like 12430.50."),
        ("9" * 20, f"{'9' * 20} is too large."),
    ],
)
def test_an_amount_that_cannot_be_gets_a_sentence(text, sentence):
    assert wrong("allocate", amount=text) == [("amount", sentence)]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("100", "100"),
        (" 12430.50 ", "12430.5"),
        ("12,430.50", "12430.5"),
        ("1,234,567", "1234567"),
        ("1\uff0c000", "1000"),
        ("1 000.1", "1000.1"),
        (".5", "0.5"),
        ("1.500", "1.5"),
    ],
)
def test_an_amount_is_read_exactly(text, amount):
    assert read("allocate", amount=text) == {"amount": int(Decimal(amount) * UNITS)}


@pytest.mark.parametrize(
    ("name", "field", "text"),
    [
        ("issue_quota", "quota_amount", "100000000.01"),
        ("allocate_reseller", "amount", "1000000000"),
        ("create_customer", "domain_name", "op_me"),
        ("create_customer", "domain_name", "123456"),
        ("create_customer", "mobile_phone", "2912345678"),
        ("reply_ticket", "content", "x" * 10_001),
        ("issue_voucher", "memo", "x" * 257),
        ("issue_voucher", "cloud_service_types", ",".join(map(str, range(11)))),
        ("issue_voucher", "customer_ids", "a,b,a"),
        ("issue_voucher", "expire_time", "yesterdayish"),
        ("reply_ticket", "content", "a\x00b"),
        ("rate_ticket", "incident_satisfaction_list", "five"),
    ],
)
def test_a_value_outside_its_limits_is_said_at_its_field(name, field, text):
    full = next(f.name for f in ACTIONS[name].fields if field in (f.name, *f.also))
    assert [found for found, _ in wrong(name, **{field: text})] == [full]


def test_a_name_that_is_no_field_is_misused():
    with pytest.raises(Misused, match="customer_id"):
        typed.read(ACTIONS["allocate"], {"amonut": "5"}, STYLE)


def test_many_receivers_are_read_in_no_time():
    keys = [f"{number:032x}" for number in range(30_000)]
    assert len(read("issue_voucher", customer_ids=keys)["customer_ids"]) == 30_000


# --- what the local copy knows ---


def test_everything_that_is_needed_and_missing_is_said_at_once(plan):
    made = plan("issue_voucher", {})
    assert {field for field, _ in said(made.problems)} == {
        "customer_ids", "quota_id", "face_value"
    }  # fmt: skip
    assert (made.entries, made.question) == ((), None)


def test_more_than_the_balance_is_said_at_the_amount(office, plan):
    key = office.resale()[0]
    has = office.world.balances[key]["amount"]
    made = plan("reclaim", {"customer_id": key, "amount": str(has + 1)})
    name = office.world.customers[key]["customer"]
    ((field, sentence),) = said(made.problems)
    assert field == "amount"
    assert sentence.startswith(f"This is more than the balance of {has:,} that {name}")
    assert plan("reclaim", {"customer_id": key, "amount": str(has)}).problems == ()


def test_what_is_earmarked_cannot_be_allocated(office, plan):
    key, most = office.resale()[0], office.world.funds.allocatable("")
    assert plan("allocate", {"customer_id": key, "amount": str(most)}).problems == ()
    made = plan("allocate", {"customer_id": key, "amount": str(most + Decimal("0.01"))})
    assert [each.field for each in made.problems] == ["amount"]


def test_several_lines_together_may_not_take_more_than_there_is(office, plan):
    most = office.world.funds.allocatable("")
    lines = [{"customer_id": key, "amount": yuan(int(most * 40))} for key in office.resale()[:3]]
    assert plan("allocate", *lines[:2]).problems == ()
    assert [(p.field, p.line) for p in plan("allocate", *lines).problems] == [("amount", 3)]


def test_a_referral_customer_gets_no_money(office, plan):
    key = next(k for k, c in office.world.customers.items() if c["association_type"] == "1")
    made = plan("allocate", {"customer_id": key, "amount": "5"})
    assert [(p.field, "directly" in p.say(str)) for p in made.problems] == [("customer_id", True)]


@pytest.mark.parametrize("status", [3, 4, 5])
def test_a_quota_that_is_not_in_effect_is_refused(office, plan, status):
    quota = next(
        q for q in office.world.vouchers.quotas.of("", 0) if q["quota_status"] == status
    )  # fmt: skip
    fields = {"customer_ids": office.resale()[0], "quota_id": quota["quota_id"], "face_value": "1"}
    assert {p.field for p in plan("issue_voucher", fields).problems} == {"quota_id"}


def test_the_validity_of_a_voucher_lies_within_that_of_its_quota(office, plan):
    fields = {"customer_ids": office.resale()[0], "quota_id": office.quota(), "face_value": "1"}
    (problem,) = plan("issue_voucher", fields | {"expire_time": "2099-01-01"}).problems
    assert problem.field == "expire_time"
    assert "within the time of its quota" in problem.say(str)
    past = plan("issue_voucher", fields | {"expire_time": "2020-01-01"}).problems
    assert {each.field for each in past} == {"expire_time"}
    soon = datetime.now(UTC) + timedelta(days=2)
    swapped = {"valid_time": f"{soon + timedelta(days=1):%F}", "expire_time": f"{soon:%F}"}
    assert {p.field for p in plan("issue_voucher", fields | swapped).problems} == {"expire_time"}


def test_more_than_is_left_of_the_quota_is_refused(office, plan):
    quota = office.quota()
    left = office.world.vouchers.quotas.by_id[quota]["balance"]
    fields = {"customer_ids": office.resale()[:3], "quota_id": quota}
    third = int(left * 100) // 3
    assert plan("issue_voucher", fields | {"face_value": yuan(third)}).problems == ()
    (problem,) = plan("issue_voucher", fields | {"face_value": yuan(third + 1)}).problems
    assert problem.field == "face_value"


def test_a_customer_unbound_a_minute_ago_is_found_out_before_the_question(tmp_path):
    @impatient
    async def test():
        async with office_on(sandbox_with(customers=8, orders=0, seed=4), tmp_path, *READ) as o:
            key = o.resale()[0]
            o.world.remove_customer(key)
            made = await o.plan("allocate", {"customer_id": key, "amount": "5"}, fresh=True)
            assert [each.field for each in made.problems] == ["customer_id"]
            assert key in made.problems[0].say(str)

    test()


def test_whom_the_local_copy_does_not_know_is_a_warning(plan):
    made = plan("allocate", {"customer_id": NOBODY, "amount": "5"})
    assert made.problems == ()
    assert NOBODY in made.question.warnings[0].say(str)


def test_a_wrong_line_is_named_by_its_number_and_nothing_is_planned(office, plan):
    lines = [{"customer_id": key, "amount": "5"} for key in office.resale()[:3]]
    made = plan("allocate", lines[0], {"customer_id": lines[1]["customer_id"]}, lines[2], lines[0])
    assert [(each.line, each.field) for each in made.problems] == [(4, ""), (2, "amount")]
    assert made.problems[0].say(str) == "This line says the same as line 1."
    assert made.entries == ()


# --- the question and the requests ---


def test_the_question_says_who_gets_how_much_and_what_is_left(office, plan):
    keys = office.resale()[:2]
    made = plan("issue_voucher", {"customer_ids": keys, "quota_id": office.quota(),
                                  "face_value": "10.50", "memo": "Q4"})  # fmt: skip
    question = made.question
    assert (question.total, question.each) == (21 * UNITS, 21 * UNITS // 2)
    assert question.currency == "CNY"
    assert [each.key for each in question.receivers] == keys
    names = [office.world.customers[key]["customer"] for key in keys]
    assert all(
        name in each.name for name, each in zip(names, question.receivers, strict=True) if name
    )
    (left,) = question.left
    assert left.before - left.after == 21 * UNITS
    assert "Q4" in dict(question.details).values()


def test_each_receiver_has_what_he_had_and_will_have(office, plan):
    key = office.resale()[0]
    made = plan("allocate", {"customer_id": key, "amount": "7"})
    ours, his = made.question.left
    assert ours.before - ours.after == his.after - his.before == 7 * UNITS
    assert his.before == int(office.world.balances[key]["amount"] * UNITS)


def test_above_the_limit_the_total_must_be_typed(office, plan):
    office.desk.session.settings.confirm_total_above = 100
    lines = [{"customer_id": key, "amount": "50.01"} for key in office.resale()[:2]]
    assert office.actions.must_type(plan("allocate", *lines))
    assert not office.actions.must_type(plan("allocate", lines[0]))


def test_more_than_a_hundred_customers_go_in_batches_each_an_entry(plan, office):
    keys = [f"{number:032x}" for number in range(250)]
    fields = {"customer_ids": keys, "quota_id": office.quota(), "face_value": "0.01"}
    made = plan("issue_voucher", fields)
    bodies = [from_json(entry.body) for entry in made.entries]
    assert [len(body["customer_ids"]) for body in bodies] == [100, 100, 50]
    assert [key for body in bodies for key in body["customer_ids"]] == keys
    assert len({entry.mark for entry in made.entries}) == 3
    assert all(entry.mark in body["memo"] for entry, body in zip(made.entries, bodies, strict=True))


def test_lines_that_say_the_same_are_joined_and_others_are_not(plan, office):
    quota = office.quota()
    lines = [
        {"customer_ids": f"{n:032x}", "quota_id": quota, "face_value": "1" if n % 2 else "2"}
        for n in range(10)
    ]
    made = plan("issue_voucher", *lines)
    found = [(len(e.receivers), from_json(e.body)["face_value"]) for e in made.entries]
    assert found == [(5, Decimal(2)), (5, Decimal(1))]


def test_customers_of_a_reseller_go_in_requests_of_their_own(tmp_path):
    @impatient
    async def test():
        sandbox = sandbox_with(customers=40, orders=0, seed=4, resellers=2)
        async with office_on(sandbox, tmp_path, "resellers", *READ) as office:
            reseller = max(office.world.resellers, key=lambda key: len(office.resale(key)))
            chosen = [*office.resale()[:2], *office.resale(reseller)[:2]]
            fields = {"quota_id": office.quota(), "face_value": "1"}
            made = await office.plan("issue_voucher", fields | {"customer_ids": chosen})
            bodies = [from_json(entry.body) for entry in made.entries]
            assert [body.get("indirect_partner_id") for body in bodies] == [None, reseller]
            assert [body["customer_ids"] for body in bodies] == [chosen[:2], chosen[2:]]
            paid = await office.plan("allocate", {"customer_id": chosen[2], "amount": "1"})
            assert from_json(paid.entries[0].body)["indirect_partner_id"] == reseller

    test()
