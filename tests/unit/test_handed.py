"""What another program hands over: asked about, confirmed once by its token, told how it ended."""

import json
from typing import Any

import pytest

from desktop.actions import handed
from desktop.actions.handed import Handed, question_of
from desktop.actions.service import ReadOnly
from desktop.errors import Misused
from desktop.store.entry import State
from tests.unit.acting import LOST, STYLE, office_on
from tests.unit.desk import impatient, sandbox_of
from tests.unit.writing import ALLOCATE


async def told(work, **message):
    """Everything that is replied, as it comes through a pipe."""
    found: dict[str, Any] = {}
    async for each in work.answers(message):
        found |= json.loads(json.dumps(each))
    return found


def wishes(office, amount=500_000_000, **more):
    """A wish as it comes in a message."""
    values = {"customer_id": [office.resale()[0]], "amount": amount, **more}
    return {"plan": "allocate", "wishes": [[0, values]], "files": {}}


@impatient
async def test_what_was_asked_about_is_sent_once(tmp_path):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        work = Handed(office.actions, lambda: STYLE)
        asked = await told(work, **wishes(office))
        assert (question_of(asked["question"]).total, asked["count"]) == (500_000_000, 1)
        assert office.outbox.all() == []
        ended = await told(work, confirm=asked["token"])
        assert (ended["state"], ended["entries"]) == ("done", [ended["ended"]])
        with pytest.raises(Misused, match="confirm") as caught:
            await told(work, confirm=asked["token"])
        assert "Nothing was sent" in caught.value.advice
        assert len(office.line.sent) == 1


@impatient
async def test_what_is_wrong_is_told_by_field_and_nothing_can_be_confirmed(tmp_path):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        work = Handed(office.actions, lambda: STYLE)
        found = await told(work, **wishes(office, amount=10**18))
        assert [problem["field"] for problem in found["problems"]] == ["amount"]
        assert "token" not in found


@impatient
async def test_a_question_is_forgotten_after_some_minutes(tmp_path, monkeypatch):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        work = Handed(office.actions, lambda: STYLE)
        asked = await told(work, **wishes(office))
        monkeypatch.setattr(handed, "KEPT_S", 0)
        with pytest.raises(Misused):
            await told(work, confirm=asked["token"])
        assert office.outbox.all() == []


@impatient
async def test_an_unclear_end_is_looked_up_at_once_and_settled_when_told(tmp_path):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        work = Handed(office.actions, lambda: STYLE)
        asked = await told(work, **wishes(office))
        office.line.mishaps.append(LOST)
        ended = await told(work, confirm=asked["token"])
        (number,) = ended["entries"]
        assert ended["looking"] == number
        entry = office.outbox.get(number)
        assert (entry.state, len(entry.matches)) == (State.UNSURE, 1)
        await told(work, look=number)
        await told(work, settle=number, happened=True)
        assert office.outbox.get(number).state is State.DONE
        for message in ({"send": number}, {"discard": number}, {"settle": number, "happened": 0}):
            with pytest.raises(Misused):
                await told(work, **message)
        assert len(office.line.sent) == 1


@impatient
async def test_a_disk_that_fails_after_sending_leaves_nothing_untold(tmp_path, caplog):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        work = Handed(office.actions, lambda: STYLE)
        asked = await told(work, **wishes(office))

        def fail(call):
            if call.operation == ALLOCATE:
                office.protect(on=True)

        office.sandbox.before_answer = fail
        ended = await told(work, confirm=asked["token"])
        assert "how it ended could not be written down" in ended["trouble"][2]
        assert office.outbox.get(ended["entries"][0]).state is State.SENDING
        office.protect(on=False)
    caplog.clear()


@impatient
async def test_a_read_only_account_is_only_asked_questions(tmp_path):
    async with office_on(sandbox_of(5, 0), tmp_path) as office:
        office.desk.session.settings.read_only = True
        work = Handed(office.actions, lambda: STYLE)
        with pytest.raises(ReadOnly):
            await told(work, **wishes(office))
        values = {"search_type": "name", "search_value": "abcdefg"}
        asked = {"plan": "check_identity", "wishes": [[0, values]], "files": {}}
        assert (await told(work, **asked))["answer"]["check_result"] == "available"


@impatient
async def test_a_message_of_another_version_is_refused(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        with pytest.raises(Misused):
            await told(Handed(office.actions, lambda: STYLE), dance=True)
