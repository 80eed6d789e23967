"""What an answer, or none, means: statuses, vendor codes, broken connections, hostile bodies."""

import asyncio
import gzip
import json
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from desktop.api import client as client_module
from desktop.api import gate
from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi, Request
from desktop.api.connect import Wire, make_http
from desktop.api.failures import vendor
from desktop.api.pace import Pace
from desktop.catalog.sites import CHINA
from desktop.errors import (
    ClockWrong,
    ContractBroken,
    Forbidden,
    Missing,
    NoAnswer,
    Offline,
    PartnerError,
    Refused,
    SignedOut,
    Throttled,
    UnsafeRequest,
)
from tests.unit.api_server import AK, SK, client, http, serve

ASKED = Request("op", "GET", "/v2/x", permission="BPC_ITEM_A|BPC_ITEM_B")
VENDOR = {"error_code": "CBC.0100", "error_msg": "limit"}


async def said(response, asked=ASKED):
    """What the client makes of `response`."""
    transport = httpx.MockTransport(lambda request: response)
    async with make_http(CHINA, KeyAuth(AK, SK), Wire(transport=transport)) as made:
        return await PartnerApi(made, CHINA, Pace(1.0)).call(asked)


async def failure(response, asked=ASKED):
    with pytest.raises(PartnerError) as caught:
        await said(response, asked)
    return caught.value


@pytest.mark.parametrize("response", [httpx.Response(204), httpx.Response(200, text=" \n")])
async def test_nothing_is_an_empty_object(response):
    assert await said(response) == {}


@pytest.mark.parametrize("text", ["[1]", '"ok"', "null", "7"])
async def test_json_of_another_form_breaks_the_contract(text):
    assert type(await failure(httpx.Response(200, text=text))) is ContractBroken


@pytest.mark.parametrize(
    "content",
    [b"<html>login</html>", b'{"a":', b"\xff\xfe", b'{"\xff":1}', b'{"a":' + b"[" * 99999],
)
async def test_no_json_is_no_answer_and_stays_out_of_the_log(content):
    error = await failure(httpx.Response(200, content=content))
    assert type(error) is NoAnswer
    assert "login" not in error.detail
    assert error.detail.startswith("GET /v2/x: not JSON")


@pytest.mark.parametrize(
    "body",
    [
        VENDOR,
        {"errorCode": "CBC.0100", "errorMsg": "limit"},
        {"status_code": 400, "error_code": "CBC.0100", "error_message": "limit"},
        {"error": {"code": "CBC.0100", "message": "limit"}},
    ],
)
async def test_a_code_of_the_vendor_in_a_4xx_is_a_refusal(body):
    answer = httpx.Response(400, json=body, headers={"X-Request-Id": "r-1"})
    error = await failure(answer)
    assert isinstance(error, Refused)
    assert (error.status, error.code, error.message) == (400, "CBC.0100", "limit")
    assert error.request_id == "r-1"
    assert error.advice == "One of the values is not accepted. The details say which one."


async def test_an_unknown_code_is_a_refusal_with_the_general_advice():
    error = await failure(httpx.Response(400, json={"error_code": "CBC.424242"}))
    assert isinstance(error, Refused)
    assert error.advice == Refused.advice


async def test_what_the_vendor_says_is_short_and_on_one_line():
    body = {"error_code": "CBC.0100", "error_msg": "a\nb\x1b[31m" + "x" * 9999}
    error = await failure(httpx.Response(400, json=body))
    assert error.message.startswith("a b [31mx")
    assert len(error.message) == 500


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(400),
        httpx.Response(403, text="<html>proxy says no</html>"),
        httpx.Response(404, json=[VENDOR]),
        httpx.Response(404, json={"error_msg": "no code"}),
        httpx.Response(404, json={"error_code": {"a": 1}}),
        httpx.Response(407),
        httpx.Response(409, text="[" * 200_000),
        httpx.Response(500, json=VENDOR),
        httpx.Response(502),
    ],
    ids=lambda response: str(response.status_code),
)
async def test_a_bare_status_is_no_answer(response):
    kind = Missing if response.status_code == 404 else NoAnswer  # some other server answered
    assert type(await failure(response)) is kind


async def test_a_redirect_is_not_followed():
    answer = httpx.Response(302, headers={"Location": "https://portal.test"}, json=VENDOR)
    assert type(await failure(answer)) is UnsafeRequest


@pytest.mark.parametrize("code", ["CBC.0150", "CBC.0151"])
async def test_a_missing_permission_is_named(code):
    error = await failure(httpx.Response(403, json={"error_code": code, "error_msg": "no"}))
    assert type(error) is Forbidden
    assert "permission item BPC_ITEM_A / BPC_ITEM_B." in error.advice
    assert error.advice_in(lambda text: text.upper().replace("{ITEM}", "{item}")).endswith(
        "PERMISSION ITEM BPC_ITEM_A / BPC_ITEM_B."
    )


async def test_an_account_that_is_no_partner_is_told_so():
    body = {"error_code": "CBC.0155", "error_msg": "This domain_id has no access to this API"}
    error = await failure(httpx.Response(403, json=body))
    assert type(error) is Forbidden
    assert "not an enrolled partner" in error.advice_in(str)


async def test_a_customer_of_another_site_is_refused_with_that_advice():
    error = await failure(httpx.Response(403, json={"error_code": "CBC.0156"}))
    assert type(error) is Refused
    assert "another site" in error.advice


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (401, {"error_code": "APIGW.0301", "error_msg": "Incorrect IAM authentication"}),
        (401, None),
        (403, {"error_code": "APIGW.0301"}),
        (401, {"error_code": "CBC.0154"}),
    ],
)
async def test_a_refused_sign_in(status, body):
    headers = {"Date": format_datetime(datetime.now(UTC))}
    assert type(await failure(httpx.Response(status, json=body, headers=headers))) is SignedOut


@pytest.mark.parametrize("minutes", [-20, 20])
@pytest.mark.parametrize("status", [401, 403])
async def test_a_clock_that_is_off_is_told_apart_from_a_wrong_key(status, minutes):
    there = datetime.now(UTC) + timedelta(minutes=minutes)
    body = {"error_code": "APIGW.0301", "error_msg": "expired"}
    headers = {"Date": format_datetime(there, usegmt=True)}
    error = await failure(httpx.Response(status, json=body, headers=headers))
    assert type(error) is ClockWrong
    assert f"{-minutes:+d} min" in error.detail


@pytest.mark.parametrize("date", ["", "yesterday", "Fri, 99 Nov 2026 99:00:00 GMT"])
async def test_a_date_that_cannot_be_read_accuses_no_clock(date):
    error = await failure(httpx.Response(401, headers={"Date": date}))
    assert type(error) is SignedOut


@pytest.mark.parametrize(
    ("wish", "retry_after_s"),
    [({"Retry-After": "30"}, 30), ({}, None), ({"Retry-After": "Fri, 20 Nov 2026"}, None)],
)
async def test_429_is_throttled(wish, retry_after_s):
    error = await failure(httpx.Response(429, headers=wish, json=VENDOR))
    assert isinstance(error, Throttled)
    assert error.retry_after_s == retry_after_s


async def test_the_code_of_throttling_counts_under_any_status():
    assert isinstance(
        await failure(httpx.Response(403, json={"error_code": "APIGW.0308"})), Throttled
    )


async def test_no_error_tells_a_query_or_a_body():
    asked = Request("op", "POST", "/v2/x", (("customer", "王小明"),), b'{"a": "secret"}')
    for status in (302, 400, 401, 403, 404, 429, 500):
        error = await failure(httpx.Response(status, json=VENDOR), asked)
        assert "POST /v2/x" in error.detail or "CBC.0100" in error.detail
        assert "secret" not in error.detail
        assert "customer" not in error.detail


def test_a_request_id_is_found_in_the_body_too():
    answer = httpx.Response(429, json={"error_code": "APIGW.0308", "request_id": "r-2"})
    assert vendor(answer).request_id == "r-2"


async def test_a_server_that_is_not_there_is_offline():
    async with serve(http()) as server:
        address = server.url
    async with client(address) as api:
        with pytest.raises(Offline):
            await api.call(ASKED)


async def test_a_name_that_does_not_exist_is_offline():
    async with client("https://nowhere.invalid") as api:
        with pytest.raises(Offline):
            await api.call(ASKED)


WHOLE = http(body=json.dumps({"a": "b" * 1000}).encode())


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"HTTP/1.1 200 X\r\nContent-Length: 1000000\r\n\r\n{}",
        WHOLE[:-10],
        b'HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":',
    ],
)
async def test_a_cut_connection_is_no_answer(answer):
    async def cut(received):
        return answer

    async with serve(cut) as server, client(server.url) as api:
        asking = asyncio.create_task(api.call(ASKED))
        while not server.received:
            await asyncio.sleep(0.001)
        await asyncio.sleep(0)
        server.close()
        with pytest.raises(NoAnswer):
            await asking


async def test_an_answer_that_drips_is_given_up(monkeypatch):
    monkeypatch.setattr(client_module, "WHOLE_ANSWER_S", 0.2)

    async def drip(received):
        await asyncio.sleep(0.5)
        return http()

    async with serve(drip) as server, client(server.url) as api:
        with pytest.raises(NoAnswer, match="too long"):
            await api.call(ASKED)


def raw(body, encoding="gzip"):
    """An answer whose body is not decoded by the test's own stand-in."""

    class Stream(httpx.AsyncByteStream):
        async def __aiter__(self):
            for at in range(0, len(body), 65536):
                yield body[at : at + 65536]

    return httpx.Response(200, headers={"Content-Encoding": encoding}, stream=Stream())


async def test_a_compressed_answer_is_read():
    assert await said(raw(gzip.compress(b'{"a": 1}'))) == {"a": 1}


async def test_a_bomb_is_not_inflated(monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_BODY_BYTES", 1_000_000)
    bomb = zlib.compressobj(wbits=31)
    body = b"".join(bomb.compress(bytes(1_000_000)) for _ in range(200)) + bomb.flush()
    assert len(body) < 250_000
    assert type(await failure(raw(body))) is ContractBroken


async def test_a_body_without_end_is_not_read(monkeypatch):
    monkeypatch.setattr(gate, "LARGEST_BODY_BYTES", 100_000)
    assert type(await failure(raw(b" " * 200_000, "identity"))) is ContractBroken


async def test_the_largest_answer_still_fits(monkeypatch):
    body = gzip.compress(b'{"a": "' + b"b" * 991 + b'"}')
    monkeypatch.setattr(gate, "LARGEST_BODY_BYTES", 1000)
    assert len((await said(raw(body)))["a"]) == 991


@pytest.mark.parametrize(
    "response",
    [
        raw(gzip.compress(b'{"a": 1}')[:-9]),
        raw(b"no gzip at all"),
        raw(b'{"a": 1}', "br"),
        raw(b'{"a": 1}', "gzip, gzip"),
    ],
)
async def test_a_compression_that_cannot_be_read_is_no_answer(response):
    assert type(await failure(response)) is NoAnswer
