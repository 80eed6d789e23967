"""What must not be stored is not on disk, and what stands there for it is never sent."""

import asyncio

import pytest

from desktop.actions import sender
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import from_json
from desktop.errors import Misused
from desktop.store.entry import State
from tests.unit.acting import LOST, small_office

PASSWORD, CODE = "p4ss-Wörd!", "836194"
NEW = {
    "xaccount_id": "x2",
    "xaccount_type": "T1",
    "mobile_phone": "13912345678",
    "verification_code": CODE,
    "password": PASSWORD,
}


@pytest.fixture(scope="module")
def office(runner):
    with small_office(runner) as made:
        yield made


@pytest.fixture
def act(runner, office):
    """Confirm an action and send it; `forgotten` as after a restart, which loses the secrets."""

    def act(name, *mishaps, forgotten=False, **texts):
        async def work():
            plan = await office.plan(name, texts)
            (number,) = await asyncio.wrap_future(office.outbox.add(plan.entries))
            office.line.mishaps.extend(mishaps)
            api, body = office.desk.session.api, None if forgotten else plan.secret.get(0)
            entry = office.outbox.get(number)
            return await sender.send(api, office.outbox, ACTIONS[name], entry, body)

        return runner.run(work())

    return act


def on_disk(office):
    return b"".join(file.read_bytes() for file in office.folder.iterdir() if file.is_file())


def test_secrets_are_sent_and_never_on_disk(office, act):
    entry = act("create_customer", LOST, **NEW)
    sent = from_json(office.line.sent[-1].body)
    assert (sent["password"], sent["verification_code"]) == (PASSWORD, CODE)
    assert from_json(entry.body) == sent | dict.fromkeys(
        ("password", "verification_code"), "(not stored)"
    )
    found = on_disk(office)
    assert b"13912345678" in found
    assert not any(secret.encode() in found for secret in (PASSWORD, CODE))


def test_a_file_is_kept_as_its_digest(office, act):
    file = {"accessory_name": "a.txt", "accessory_from": "incident", "accessory_data": "SGFsbG8h"}
    entry = act("upload_attachment", LOST, **file)
    assert from_json(office.line.sent[-1].body)["accessory_data"] == "SGFsbG8h"
    assert from_json(entry.body)["accessory_data"].startswith("sha256:")
    assert b"SGFsbG8h" not in on_disk(office)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("create_customer", NEW | {"xaccount_id": "x3"}),
        (
            "upload_attachment",
            {"accessory_name": "a", "accessory_from": "incident", "accessory_data": "SGFsbG8h"},
        ),
        ("check_ticket_code", {"contact_way": "0", "contact_value": "139", "verify_code": CODE}),
    ],
)
def test_without_its_secret_it_cannot_be_sent(office, act, name, texts):
    """As after a restart: a marker or a digest must not be taken for what it stands for."""
    sent = len(office.line.sent)
    with pytest.raises(Misused, match=r"\d"):
        act(name, forgotten=True, **texts)
    assert len(office.line.sent) == sent


def test_a_text_that_looks_like_the_marker_is_sent(office, act):
    entry = act("reply_ticket", forgotten=True, case_id="T3", content="the log was (not stored)")
    assert entry.state is not State.READY
    assert b"(not stored)" in office.line.sent[-1].body
