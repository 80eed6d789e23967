"""Writes over the wire: who may, what the answers look like, and how each of them can go wrong."""

import asyncio

import httpx
import pytest

from desktop.cli.sandbox import sandbox as command
from desktop.errors import Misused
from desktop.sandbox.app import Sandbox
from desktop.sandbox.faults import KINDS, Fault
from desktop.sandbox.world import World
from desktop.sandbox.writes import WRITES
from tests.conftest import NOW
from tests.transport import InProcess
from tests.unit.writing import ACT, ALLOCATE, IDENTITY, ISSUE, RETURN, customers, in_status, issue

PATH = WRITES[ALLOCATE].path


@pytest.fixture
def world():
    """A partner with customers of its own only."""
    return World(seed=4, customers=20, orders=0, now=NOW)


@pytest.fixture
def sandbox(world):
    return Sandbox(world, quota=None)


@pytest.fixture
async def client(sandbox):
    headers = {"X-Auth-Token": sandbox.issue_token()}
    async with httpx.AsyncClient(
        transport=InProcess(sandbox), base_url="http://sandbox", headers=headers
    ) as it:
        yield it


def allocation(world, amount=1):
    return {"customer_id": customers(world)[0], "amount": amount}


async def test_a_write_goes_through_the_same_gate_as_a_list(client, sandbox, world):
    sandbox.set_quota({ALLOCATE: 1})
    statuses = [(await client.post(PATH, json=allocation(world))).status_code for _ in range(2)]
    sandbox.set_quota(None)
    sandbox.forbid(ALLOCATE)
    forbidden = await client.post(PATH, json=allocation(world))
    del client.headers["X-Auth-Token"]
    stranger = await client.post(PATH, json=allocation(world))
    assert [*statuses, forbidden.status_code, stranger.status_code] == [200, 429, 403, 401]
    assert len(world.ledger) == 1


async def test_the_answers_of_writes_have_the_vendor_s_statuses(client, world):
    issued = await client.post(WRITES[ISSUE].path, json=issue(world))
    key = issued.json()["coupon_infos"][0]["coupon_id"]
    back = [await client.post(WRITES[RETURN].path, json={"coupon_id": key}) for _ in range(2)]
    assert [(each.status_code, len(each.content) > 0) for each in back] == [
        (204, False),
        (200, True),
    ]
    ticket = in_status(world, 1)["incident_id"]
    action = WRITES[ACT].path.replace("{case_id}", ticket)
    urged = [await client.post(action, params={"action_id": "press"}) for _ in range(2)]
    assert [(each.status_code, len(each.content) > 0) for each in urged] == [
        (200, False),
        (200, True),
    ]


async def outcome(client, world, amount=1):
    """What the caller hears: a status, or that it hears nothing."""
    try:
        return (await client.post(PATH, json=allocation(world, amount), timeout=5)).status_code
    except httpx.ReadError:
        return "lost"


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("drop-after-commit", ("lost", 1)),
        ("drop-before-commit", ("lost", 0)),
        ("reset", ("lost", 1)),
        ("500-after-commit", (500, 1)),
        ("500-before-commit", (500, 0)),
        ("portal", (200, 0)),
        ("throttle", (429, 0)),
    ],
)
async def test_each_kind_of_fault_spoils_every_write_and_no_list(
    client, sandbox, world, kind, ends
):
    heard, happened = ends
    sandbox.fail_writes(KINDS[kind])
    assert [await outcome(client, world) for _ in range(2)] == [heard] * 2
    assert len(world.ledger) == 2 * happened
    listed = await client.post("/v2/partners/sub-customers/query", json={})
    asked = await client.post(
        WRITES[IDENTITY].path, json={"search_type": "name", "search_value": "free_name"}
    )
    assert (listed.status_code, asked.status_code) == (200, 200)
    sandbox.all_well()
    assert await outcome(client, world) == 200


async def test_several_kinds_take_turns(client, sandbox, world):
    sandbox.fail_writes(KINDS["500-before-commit"], KINDS["drop-after-commit"])
    assert [await outcome(client, world) for _ in range(3)] == [500, "lost", 500]


async def test_a_planted_fault_meets_one_write_after_it_was_carried_out(client, sandbox, world):
    sandbox.fail_next(Fault("drop", operation=ALLOCATE, after=True))
    assert [await outcome(client, world) for _ in range(2)] == ["lost", 200]
    assert len(world.ledger) == 2


async def test_a_refusal_is_lost_like_any_answer(client, sandbox, world):
    sandbox.fail_writes(KINDS["drop-after-commit"])
    assert await outcome(client, world, amount=10**10) == "lost"
    assert world.ledger == []


@pytest.mark.parametrize(("after", "happened"), [(False, 0), (True, 1)])
async def test_a_late_answer_is_late_before_or_after_the_deed(
    client, sandbox, world, after, happened
):
    sandbox.fail_next(Fault("slow", delay_s=30, after=after))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.post(PATH, json=allocation(world))
    assert len(world.ledger) == happened


def test_the_command_names_every_kind_of_fault():
    (option,) = (each for each in command.params if each.name == "faults")
    assert str(option.help).endswith(f": {', '.join(KINDS)}.")


def test_the_command_answers_a_wrong_kind_with_the_right_ones():
    words = ["--port", "0", "--customers", "0", "--orders", "0", "--faults", "reset,oops"]
    with pytest.raises(Misused) as caught:
        command.main(words, standalone_mode=False)
    assert "oops" in caught.value.advice
    assert all(kind in caught.value.advice for kind in KINDS)
