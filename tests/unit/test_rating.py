"""Ratings of a ticket: within the points that the API said, each thing once."""

import pytest

from desktop.store.entry import State
from tests.unit.acting import office_on
from tests.unit.desk import impatient, sandbox_of

GIVEN = {"judgement": "ok"}


def solved(office):
    return next(t["incident_id"] for t in office.world.tickets.records if t["status"] == 3)


@impatient
async def test_a_solved_ticket_is_rated(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path, "satisfaction_dimensions") as office:
        rates = "1:10, 2:8, 3:2"
        entry = await office.do(
            "rate_ticket", case_id=solved(office), incident_satisfaction_list=rates, **GIVEN
        )
        assert entry.state is State.DONE


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ("1:11", "解决结果 takes 1 to 10 points."),
        ("1:0", "解决结果 takes 1 to 10 points."),
        ("2:5, 2:6", "响应速度 is rated twice."),
        ("9:5", "There is nothing to rate with the number 9."),
    ],
)
@impatient
async def test_a_rating_that_cannot_be_is_said_before_anything_is_sent(tmp_path, rates, said):
    async with office_on(sandbox_of(1, 0), tmp_path, "satisfaction_dimensions") as office:
        given = {"case_id": solved(office), "incident_satisfaction_list": rates} | GIVEN
        plan = await office.plan("rate_ticket", given)
        assert [each.say(str) for each in plan.problems] == [said]
        assert {each.field for each in plan.problems} == {"incident_satisfaction_list"}
        assert plan.entries == ()


@impatient
async def test_without_a_local_copy_of_what_is_rated_the_api_says_it(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        given = {"case_id": solved(office), "incident_satisfaction_list": "1:11"} | GIVEN
        plan = await office.plan("rate_ticket", given)
        assert plan.problems == ()
        (entry,) = await office.actions.submit(plan)
        assert (entry.state, entry.code) == (State.REFUSED, "OSM.01010001")
