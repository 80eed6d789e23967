"""Tickets: asked for by who has a right to them only, and read one by one when looked at."""

from desktop.catalog.query import Query
from desktop.catalog.tickets import TICKET_MESSAGES
from desktop.sandbox.app import Sandbox
from desktop.sandbox.world import World
from tests.unit.desk import desk_on, impatient

GATED = ("tickets", "ticket_counts", "regions", "ticket_categories", "verified_contacts")


def sandbox_of(customers):
    return Sandbox(World(customers=customers, orders=20), quota=None)


@impatient
async def test_whoever_has_no_right_to_tickets_is_not_refused_but_skipped(tmp_path):
    sandbox = sandbox_of(customers=5)
    sandbox.world.tickets.has_privilege = False
    async with desk_on(sandbox, tmp_path) as desk:
        reports = await desk.sync(*GATED)
        assert all(report.skipped for report in reports.values())
        assert {desk.calls(name) for name in GATED} == {0}
        sandbox.world.tickets.has_privilege = True  # as it may be granted any day
        told = {each.dataset: each for each in await desk.session.sync()}
        assert not any(told[name].skipped for name in GATED if name in told)
        assert len(await desk.rows("tickets")) == 20


@impatient
async def test_what_was_said_is_read_when_it_is_looked_at(tmp_path):
    sandbox = sandbox_of(customers=5)
    async with desk_on(sandbox, tmp_path) as desk:
        await desk.sync("tickets")
        key = sandbox.world.tickets.records[0]["incident_id"]
        assert (await desk.session.refresh(TICKET_MESSAGES, [key])).complete
        assert await desk.session.count(Query(TICKET_MESSAGES)) == 0
        for content in ("好的\n谢谢", "好的"):
            sandbox.world.tickets.add_message(key, content)
        await desk.session.refresh(TICKET_MESSAGES, [key])
        assert await desk.session.count(Query(TICKET_MESSAGES)) == 2
