"""Everything about one record in one question: what is counted, listed and told of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.customer_view import CUSTOMER
from desktop.catalog.declare import Column, Dataset, Source, Within
from desktop.catalog.kinds import AMOUNT, TIME, choice
from desktop.catalog.overview import Event, Overview, Part, Strand, Tally
from desktop.catalog.query import Condition, Sort
from desktop.catalog.trends import Trend
from desktop.store import overview, progress, tables
from desktop.store.database import Store
from desktop.store.progress import State

STATUS = choice({"1": "Open", "2": "Done"})
OWNERS = Dataset(
    "owners", "Owners", Source("op", "GET", "/v2/owners", rows="owners"),
    ("id",), (Column("id", "Id"), Column("name", "Name")), "name",
)  # fmt: skip
THINGS = Dataset(
    "things",
    "Things",
    Source("op", "GET", "/v2/things", rows="things"),
    ("id",),
    (
        Column("id", "Id"),
        Column("owner", "Owner", sortable=True),
        Column("status", "Status", STATUS),
        Column("sum", "Sum", AMOUNT),
        Column("currency", "Currency"),
        Column("made", "Made", TIME),
        Column("paid", "Paid", TIME),
    ),
    "made",
)
OPEN = (Condition("status", "in", ("1",)),)
PART = Part(("made",), Sort("made", descending=True), OPEN, most=2)
THE_THINGS = Strand(
    THINGS,
    "owner",
    (Tally("open", OPEN, "sum"), Tally("all", ())),
    PART,
    (Event("made", "made", ("id",)), Event("paid", "paid", ("id",), where=OPEN)),
)
VIEW = Overview(
    OWNERS, (), (), (), (THE_THINGS,), Trend("sums", "Sums", THINGS, "made", "sum"), "owner"
)
LATE = "9999"


def thing(key, owner="me", status="1", **values):
    given = {"sum_": 100_000_000, "currency": "CNY", "made": None, "paid": None} | values
    return (key, owner, status, *given.values())


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cache.sqlite")
    store.post(tables.ensure, [OWNERS, THINGS]).result()
    store.post(tables.put, OWNERS, [("me", "Me"), ("you", "You")]).result()
    yield store
    store.close()


@pytest.fixture
def put(store):
    return lambda *rows: store.post(tables.put, THINGS, rows).result()


def look(store, view=VIEW, key="me", until=LATE):
    return overview.look(store.connect(), view, key, until)


def keys(told):
    return [told.rows[rowid][0] for rowid in told.ids]


def test_only_rows_of_the_record_are_counted_and_added_up_by_currency(store, put):
    put(
        thing("a"), thing("b", sum_=2 * 10**18), thing("c", sum_=9 * 10**18), thing("d", sum_=None),
        thing("e", currency="USD"), thing("f", status="2"), thing("g", owner="you"),
    )  # fmt: skip
    [told] = look(store).told
    assert told.count == 6
    assert told.tallies["open"].rows == 5
    cents = Decimal("110000000001")  # more than 64 bits of stored units
    assert told.tallies["open"].sums == {"CNY": cents, "USD": Decimal(1)}
    assert (told.tallies["all"].rows, told.tallies["all"].sums) == (6, {})


@pytest.mark.parametrize(("descending", "found"), [(True, ["c", "b"]), (False, ["a", "b"])])
def test_the_first_rows_come_in_order_and_what_is_empty_last(store, put, descending, found):
    put(
        thing("a", made="2026-01-01T00:00:00Z"), thing("b", made="2026-01-02T00:00:00Z"),
        thing("c", made="2026-01-03T00:00:00Z"), thing("d"), thing("e", status="2", made="9"),
    )  # fmt: skip
    part = replace(PART, sort=Sort("made", descending))
    view = replace(VIEW, strands=(replace(THE_THINGS, part=part),))
    assert keys(look(store, view).told[0]) == found
    longer = replace(VIEW, strands=(replace(THE_THINGS, part=replace(part, most=9)),))
    assert keys(look(store, longer).told[0])[-1] == "d"


def test_events_come_newest_first_as_far_as_they_are_asked_for(store, put):
    put(
        thing("a", made="2026-01-01T00:00:00Z", paid="2026-03-01T00:00:00Z"),
        thing("b", made="2026-02-01T00:00:00Z", paid="2026-04-01T00:00:00Z", status="2"),
        thing("c", made="2026-05-01T00:00:00Z"),
    )
    seen = look(store, until="2026-04-30T00:00:00Z")
    told = [(each.time[:7], THE_THINGS.events[each.event].words) for each in seen.happened]
    assert told == [("2026-03", "paid"), ("2026-02", "made"), ("2026-01", "made")]


def test_rows_that_are_gone_are_left_out(store, put):
    put(thing("a", made="2026-01-01T00:00:00Z"), thing("b", made="2026-01-02T00:00:00Z"))
    store.post(tables.give_up, THINGS, [("a",)], 7).result()
    seen = look(store)
    assert (seen.told[0].count, len(seen.happened)) == (1, 1)


def test_a_record_that_is_gone_or_unknown_is_told_of_all_the_same(store, put):
    put(thing("a"), thing("b", owner="nobody"))
    assert look(store).row[:2] == ("me", "Me")
    store.post(tables.give_up, OWNERS, [("me",)], 7).result()
    assert look(store).row[2] == 7
    unknown = look(store, key="nobody")
    assert (unknown.row, unknown.told[0].count) == (None, 1)
    empty = look(store, key="'; DROP TABLE things; --")
    assert (empty.row, empty.told[0].count, list(empty.happened)) == (None, 0, [])


def test_the_trend_is_that_of_the_record_alone(store, put):
    put(thing("a", made="2026-01"), thing("b", made="2026-01"), thing("c", "you", made="2026-01"))
    assert [(each.group, each.total) for each in look(store).trend] == [("2026-01", Decimal(2))]


def test_it_is_told_how_the_copy_of_each_list_stands(store, put):
    state = State(read_at="2026-11-20T09:41:05Z", missing_permission="BPC_1", error="Oh")
    store.post(progress.set_state, "things", state).result()
    [told] = look(store).told
    assert (told.read_at, told.missing_permission, told.error) == (
        "2026-11-20T09:41:05Z", "BPC_1", "Oh",
    )  # fmt: skip


def test_a_test_that_moves_with_the_days_is_refused(store):
    moving = replace(THE_THINGS, tallies=(Tally("soon", (Within("made", 7),)),))
    with pytest.raises(TypeError):
        look(store, replace(VIEW, strands=(moving,)))


def test_lists_that_a_site_does_not_have_are_left_out():
    names = {"orders", "customers"}
    some = [each.dataset for each in CUSTOMER.strands if each.dataset.name in names]
    offered = CUSTOMER.offered(some)
    assert {each.dataset.name for each in offered.strands} == names
    assert offered.trend is None
    assert [each.label for each in offered.headlines] == ["Available", "Debt", "Unpaid orders"]


# ------------------------------------------------------------------ the customer's


@pytest.mark.parametrize("strand", CUSTOMER.strands, ids=lambda strand: strand.dataset.name)
def test_the_rows_of_a_customer_are_found_by_index_and_told_of_themselves(strand):
    dataset = strand.dataset
    assert strand.column in tables.indexed_columns(dataset)
    own = {column.name for column in dataset.own}
    wheres = [tally.where for tally in strand.tallies] + [event.where for event in strand.events]
    wheres += [strand.part.where] if strand.part else []
    used = {test.column for where in wheres for test in where}
    used |= {tally.amount for tally in strand.tallies} | {event.at for event in strand.events}
    used |= {strand.part.sort.column} if strand.part else set()
    assert used - {""} <= own
    shown = {name for event in strand.events for name in (*event.columns, event.amount, event.code)}
    shown |= set(strand.part.columns) if strand.part else set()
    assert shown - {""} <= dataset.by_name.keys()
    assert set(strand.only) <= CUSTOMER.dataset.by_name.keys()
    assert bool(strand.only) == bool(strand.else_say)


def test_every_figure_of_a_customer_is_there():
    tallies = {
        (strand.dataset.name, tally.name) for strand in CUSTOMER.strands for tally in strand.tallies
    }
    for headline in CUSTOMER.headlines:
        assert set(headline.tallies) <= tallies
        assert headline.column in ("", *CUSTOMER.dataset.by_name)
    assert {*CUSTOMER.states, *CUSTOMER.heading} <= CUSTOMER.dataset.by_name.keys()
