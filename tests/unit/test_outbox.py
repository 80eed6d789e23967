"""The outbox and the audit log: sent at most once, never forgotten, never changed afterwards."""

import hashlib
import json
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from sqlite_utils import Database

from desktop.actions.entry import WAITING, Entry, Match, Outcome, Receiver, State, broken
from desktop.errors import Misused
from desktop.store.database import open_file
from desktop.store.local import VERSION, Local
from desktop.store.migrations import LOCAL

KEY = bytes(range(32))
BODY = b'{"customer_id":"c1","amount":100.00}'
ENTRY = Entry(
    "token",
    0,
    "allocate",
    "POST operations /v2/accounts/partner-accounts/adjust-amount",
    body=BODY,
    given={"amount": 10**10},
    receivers=(Receiver("c1", "华北云联", 10**10),),
    amount=10**10,
    currency="CNY",
    question="Allocate 100.00 CNY to 华北云联 (c1)?",
    who="li",
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "local.sqlite"


@pytest.fixture
def local(path):
    made = Local(path, KEY)
    yield made
    with suppress(RuntimeError):  # the test closed it
        made.close()


@pytest.fixture
def outbox(local):
    return local.outbox


def ready(outbox, token="token", **other):
    """The number of a new entry that was confirmed."""
    return outbox.add([replace(ENTRY, token=token, **other)]).result()[0]


def sending(outbox, token="token"):
    number = ready(outbox, token)
    outbox.take(number).result()
    return number


def unsure(outbox, token="token"):
    number = sending(outbox, token)
    outbox.end(number, State.UNSURE, code="NoAnswer").result()
    return number


def raw(path, *statements):
    """Work on the file as somebody would who has its key and bad intentions."""
    with closing(open_file(path, KEY, "rwc")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def events(outbox):
    return [line.event for line in outbox.log()]


def test_an_entry_is_stored_whole(outbox):
    entry = outbox.get(ready(outbox))
    assert (entry.state, entry.body, entry.receivers) == (State.READY, BODY, ENTRY.receivers)
    assert (entry.given, entry.question, entry.who) == (ENTRY.given, ENTRY.question, "li")
    assert entry.created_at
    assert not entry.sent_at


def test_the_same_confirmation_twice_is_one_entry(outbox):
    two = [ENTRY, replace(ENTRY, place=1)]
    first, second = outbox.add(two), outbox.add(two)
    assert first.result() == second.result()
    assert len(outbox.all()) == 2
    assert events(outbox) == ["confirmed", "confirmed"]


def test_an_entry_is_taken_once(outbox):
    number = ready(outbox)
    tries = [outbox.take(number) for _ in range(5)]
    assert [each.exception() is None for each in tries] == [True, False, False, False, False]
    assert events(outbox) == ["confirmed", "sending"]


def test_of_two_windows_one_takes_it(path, outbox):
    number = ready(outbox)
    other = Local(path, KEY)
    assert other.outbox.take(number).result().state is State.SENDING
    with pytest.raises(Misused):
        outbox.take(number).result()
    other.close()


def test_that_it_is_sent_is_on_disk_before_the_caller_hears_of_it(path, outbox):
    number = ready(outbox)
    outbox.take(number).result()
    reader = Local(path, KEY)
    assert reader.outbox.get(number).state is State.SENDING
    assert reader.outbox.get(number).sent_at
    reader.close()


def test_what_was_being_sent_at_the_end_is_unsure_at_the_start(path, local):
    number, waiting = sending(local.outbox, "a"), ready(local.outbox, "b")
    local.close()
    again = Local(path, KEY)
    assert again.outbox.doubt() == 1
    assert again.outbox.get(number).state is State.UNSURE
    assert again.outbox.get(waiting).state is State.READY
    assert again.outbox.doubt() == 0
    with pytest.raises(Misused):
        again.outbox.take(number).result()
    assert events(again.outbox)[-1] == "unsure"
    again.close()


def test_without_anything_sent_the_start_makes_no_file(path, outbox):
    assert outbox.doubt() == 0
    assert outbox.all() == []
    assert outbox.counts() == {}
    assert not path.exists()


def test_what_never_left_can_be_sent_by_another_click(outbox):
    number = sending(outbox)
    back = outbox.put_back(number, "Offline", "").result()
    assert (back.state, back.sent_at, back.code) == (State.READY, "", "Offline")
    assert outbox.take(number).result().state is State.SENDING


@pytest.mark.parametrize("state", [State.DONE, State.PARTLY, State.REFUSED, State.UNSURE])
def test_what_ended_is_not_sent_again_and_does_not_end_again(outbox, state):
    number = sending(outbox)
    outbox.end(number, state, request_id="r1").result()
    for deed in (
        outbox.take(number),
        outbox.put_back(number, "", ""),
        outbox.end(number, State.DONE),
        outbox.discard(number),
    ):
        assert isinstance(deed.exception(), Misused)
    assert outbox.get(number).state is state


def test_a_draft_is_never_sent_and_leaves_no_line_in_the_log(outbox):
    number = ready(outbox, state=State.DRAFT)
    assert isinstance(outbox.take(number).exception(), Misused)
    outbox.discard(number).result()
    assert outbox.all() == []
    assert outbox.log() == []


def test_an_entry_that_was_never_sent_can_be_discarded_and_the_log_says_so(outbox):
    number = ready(outbox)
    outbox.discard(number).result()
    assert outbox.all() == []
    assert events(outbox) == ["confirmed", "discarded"]
    assert broken(outbox.log()) == 0


def test_the_number_of_a_discarded_entry_is_not_given_again(outbox):
    number = ready(outbox, "a")
    outbox.discard(number).result()
    assert ready(outbox, "b") > number


def test_only_an_unclear_end_is_settled_and_only_once(outbox):
    number, other = unsure(outbox, "a"), sending(outbox, "b")
    outcome = Outcome("c1", "done")
    settled = outbox.settle(number, State.DONE, "li", [outcome]).result()
    assert (settled.state, settled.settled_by, settled.outcomes) == (State.DONE, "li", (outcome,))
    for deed in (
        outbox.settle(number, State.REFUSED, "wang"),
        outbox.settle(other, State.DONE, "li"),
        outbox.look(other, []),
    ):
        assert isinstance(deed.exception(), Misused)
    assert outbox.get(number).settled_by == "li"


def test_what_was_found_of_an_unclear_end_is_kept(outbox):
    number = unsure(outbox)
    match = Match("adjustments", "AR1", "c1", "2026-11-20T01:00:00Z", {"amount": "100.00"})
    looked = outbox.look(number, [match]).result()
    assert (looked.state, looked.matches) == (State.UNSURE, (match,))
    assert looked.looked_at


def test_the_newest_entry_comes_first_and_states_are_counted(outbox):
    sent, first, second = unsure(outbox, "a"), ready(outbox, "b"), ready(outbox, "c")
    assert [entry.id for entry in outbox.all()] == [second, first, sent]
    assert outbox.counts() == {State.READY: 2, State.UNSURE: 1}
    assert sum(outbox.counts().get(state, 0) for state in WAITING) == 3


def test_an_entry_that_does_not_exist_is_named(outbox):
    ready(outbox)
    with pytest.raises(Misused) as caught:
        outbox.get(77)
    assert "77" in caught.value.detail


# the audit log


def test_the_log_tells_what_was_sent_and_what_was_answered(outbox):
    number = sending(outbox)
    outbox.end(number, State.DONE, request_id="r1", answer="{}").result()
    told = [line.as_json() for line in outbox.log()]
    assert [line["event"] for line in told] == ["confirmed", "sending", "done"]
    assert told[0]["detail"]["confirmed"] == ENTRY.question
    assert told[1]["detail"]["body"] == BODY.decode()
    assert told[2]["detail"]["request_id"] == "r1"
    assert {line["detail"]["who"] for line in told} == {"li"}
    assert broken(outbox.log()) == 0


@pytest.mark.parametrize("deed", ["UPDATE audit SET detail = '{}'", "DELETE FROM audit"])
def test_the_file_itself_refuses_to_change_the_log(path, outbox, deed):
    sending(outbox)
    with pytest.raises(Exception, match="only added to"):
        raw(path, deed)
    assert broken(outbox.log()) == 0


FREE = ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete")


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE audit SET detail = replace(detail, '100.00', '900.00') WHERE number = 2",
        "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE number = 2",
        "UPDATE audit SET entry = 9 WHERE number = 2",
        "UPDATE audit SET event = 'refused' WHERE number = 2",
        "UPDATE audit SET before = hash WHERE number = 2",
        "DELETE FROM audit WHERE number = 2",
    ],
)
def test_a_line_that_was_changed_or_taken_away_shows(path, outbox, deed):
    number = sending(outbox)
    outbox.end(number, State.DONE).result()
    raw(path, *FREE, deed)
    assert broken(outbox.log()) == 2


def test_a_line_that_was_written_anew_with_a_fitting_hash_shows_at_the_next(path, outbox):
    number = sending(outbox)
    outbox.end(number, State.DONE).result()
    old = outbox.log()[1]
    detail = old.detail.replace("100.00", "900.00")
    line = [old.number, old.at, old.entry, old.event, detail, old.before]
    digest = hashlib.sha256(json.dumps(line, ensure_ascii=False).encode()).hexdigest()
    forged = f"UPDATE audit SET detail = '{detail}', hash = '{digest}' WHERE number = 2"
    raw(path, *FREE, forged)
    assert broken(outbox.log()) == 3


def test_a_first_line_that_was_taken_away_shows(path, outbox):
    sending(outbox)
    raw(path, *FREE, "DELETE FROM audit WHERE number = 1")
    assert broken(outbox.log()) == 1


# the file


def test_names_and_bodies_are_encrypted(path, local):
    ready(local.outbox)
    local.close()
    content = b"".join(each.read_bytes() for each in path.parent.glob("local.sqlite*"))
    assert BODY not in content
    assert "华北云联".encode() not in content


def test_a_file_of_the_version_before_keeps_its_views_and_notes(path):
    with closing(open_file(path, KEY, "rwc")) as connection:
        db = Database(connection)
        LOCAL.apply(db, stop_before="outbox")
        db.table("saved_views").insert(
            {"dataset": "orders", "name": "待支付", "place": 0, "state": '{"search": "华北"}'}
        )
        db.table("notes").insert(
            {"dataset": "customers", "key": "c1", "text": "call", "tags": "[]", "changed_at": ""}
        )
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    local = Local(path, KEY)
    assert local.outbox.doubt() == 0
    assert local.outbox.all() == []
    number = ready(local.outbox)
    local.close()
    again = Local(path, KEY)
    assert again.outbox.get(number).question == ENTRY.question
    assert again.views("orders") == [("待支付", {"search": "华北"})]
    assert again.notes.get("customers", "c1").text == "call"
    again.close()
    assert path.with_name(f"local.sqlite.before-version-{VERSION}").exists()
