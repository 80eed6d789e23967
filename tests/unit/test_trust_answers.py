"""Hostile answers: no crash, no half-written page, no hang, no more memory than a limit."""

import asyncio
import random
import tracemalloc

import pytest

from desktop.api.request import Request
from desktop.catalog import DATASETS
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import Unreadable, from_json
from desktop.errors import Misused, PartnerError
from desktop.store import tables
from desktop.sync import reading
from tests.hostile_answers import Found, filled, half_written, read_hostile, write_hostile
from tests.unit.api_server import client, serve
from tests.unit.desk import ImpatientLoop, desk_on, impatient, sandbox_of

TIMES, SEED = 3, 1


@pytest.fixture(scope="module")
def runner():
    """A loop that does not wait for time: what hangs is given up at once."""
    with asyncio.Runner(loop_factory=ImpatientLoop) as made:
        yield made


@pytest.fixture(scope="module")
def template(runner, tmp_path_factory):
    return runner.run(filled(tmp_path_factory.mktemp("trust") / "filled"))


@pytest.fixture(autouse=True)
def _same_pauses():
    random.seed(SEED)  # of who tries again


@pytest.mark.parametrize("name", DATASETS)
def test_mutated_answers_to_a_list_end_in_words_and_leave_whole_pages(
    name, runner, template, tmp_path, caplog
):
    found: Found = runner.run(read_hostile(template, tmp_path / "a", name, TIMES, SEED))
    assert found.faults == []
    assert found.answers == TIMES
    caplog.clear()


@pytest.mark.parametrize("name", ACTIONS)
def test_mutated_answers_to_a_write_end_in_words_and_repeat_nothing(name, runner, tmp_path, caplog):
    found: Found = runner.run(write_hostile(tmp_path / "a", name, 4 * TIMES, SEED))
    assert found.faults == []
    assert found.answers == 4 * TIMES
    caplog.clear()


def test_a_page_of_which_only_a_part_is_stored_is_seen(
    runner, template, tmp_path, monkeypatch, caplog
):
    whole = tables.put

    def part(db, dataset, rows, *more, **named):
        return whole(db, dataset, rows[: len(rows) // 2], *more, **named)

    monkeypatch.setattr(tables, "put", part)
    found = runner.run(read_hostile(template, tmp_path / "a", "customers", 20, SEED))
    assert any("rows of a page" in fault for fault in found.faults)
    caplog.clear()


def test_a_row_that_no_page_brought_is_seen():
    regions = DATASETS["regions"]
    row = tuple("x" for _ in regions.own)
    assert half_written(regions, {}, {regions.key_of(row): row}, []) != []


@impatient
async def test_a_list_that_never_ends_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LIST", 2000)
    async with desk_on(sandbox_of(3, 0), tmp_path) as desk:
        pattern = next(iter(desk.world.customers.values()))

        def endless(call, _whole):
            begin = call.given["offset"]
            rows = [pattern | {"customer_id": f"c{at}"} for at in range(begin, begin + 100)]
            return {"customer_infos": rows, "count": begin + 10_000}

        desk.answer("customers", endless)
        report = (await desk.attempt("customers"))["customers"]
        assert report.error
        assert "only the beginning" in report.error.advice
        assert len(await desk.rows("customers")) >= 2000


@pytest.mark.parametrize(
    "piece", [b"[],", b'{"":{}},', b"1,", b'"",', b'{"a":1},', b"[[[[[[]]]]]],", b"null,"]
)
def test_an_answer_of_many_small_values_takes_no_more_memory_than_a_large_one(piece):
    body = b"[" + piece * (16_000_000 // len(piece)) + b"0]"
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            from_json(body)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 1_000_000


OK = b"HTTP/1.1 200 OK\r\n"
WIRES = {
    "no HTTP": b"hello there\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\n{}",
    "no length that is a number": OK + b"Content-Length: x\r\n\r\n{}",
    "a negative length": OK + b"Content-Length: -5\r\n\r\n{}",
    "two lengths": OK + b"Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}",
    "a chunk of no size": OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "a chunk of all memory": OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n{}",
    "a header of 300 kB": OK + b"X-A: " + b"a" * 300_000 + b"\r\n\r\n{}",
    "30,000 headers": OK + b"X-A: b\r\n" * 30_000 + b"\r\n{}",
    "a header with a zero": OK + b"X-A: \x00\r\nContent-Length: 2\r\n\r\n{}",
    "a header that is none": OK + b"nothing\r\nContent-Length: 2\r\n\r\n{}",
    "3,000 early answers": b"HTTP/1.1 100 Continue\r\n\r\n" * 3000 + b"garbage\r\n\r\n",
}


@pytest.mark.parametrize("wire", WIRES)
async def test_what_is_no_http_ends_in_words(wire):
    request = Request("show", "GET", "/v2/x")
    async with serve(WIRES[wire]) as server, client(server.url) as api:
        with pytest.raises(PartnerError):
            async with asyncio.timeout(10):
                await api.call(request)


async def test_a_number_longer_than_any_address_is_not_sent():
    async with serve(b"") as server, client(server.url) as api:
        with pytest.raises(Misused):
            await api.call(Request("show", "GET", f"/v2/{'x' * 70_000}"))
        assert server.received == []
