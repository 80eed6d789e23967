"""Signing in with a token: fetched once, renewed in time, never asked for with a bad password."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from desktop.api.auth import KeyAuth
from desktop.api.client import PartnerApi, Request
from desktop.api.connect import Wire, make_http
from desktop.api.pace import Pace
from desktop.api.token import FixedToken, Login, Token, TokenAuth
from desktop.catalog.sites import CHINA
from desktop.errors import ClockWrong, Offline, SignedOut, Throttled, UnsafeRequest

ASKED = Request("op", "GET", "/x", quota_per_s=1000)
LOGIN = Login("li", "pass word", "partner")


class Partner:
    """The identity service and the API behind it; `now` is the time everywhere."""

    def __init__(self):
        self.now = datetime(2026, 11, 20, tzinfo=UTC)
        self.lasts = timedelta(hours=24)
        self.ahead = timedelta()  # the server's clock
        self.given = 0
        self.valid = set()
        self.asked = []  # bodies that asked for a token
        self.carried = []  # tokens that reached the API
        self.identity = None  # answers instead of a token

    async def __call__(self, request):
        await asyncio.sleep(0.01)
        if request.url.host == "iam.myhuaweicloud.com":
            return self.give(request)
        token = request.headers["X-Auth-Token"]
        self.carried.append(token)
        if token not in self.valid:
            return httpx.Response(401, json={"error_code": "CBC.0154", "error_msg": "expired"})
        return httpx.Response(200, json={"a": 1})

    def give(self, request):
        assert request.url.path == "/v3/auth/tokens"
        assert request.method == "POST"
        self.asked.append(json.loads(request.content))
        if isinstance(self.identity, Exception):
            raise self.identity
        if self.identity is not None:
            return self.identity
        self.given += 1
        self.valid = {f"token-{self.given}"}
        there = self.now + self.ahead
        ends = (there + self.lasts).isoformat().replace("+00:00", ".000000Z")
        return httpx.Response(
            201,
            json={"token": {"expires_at": ends}},
            headers={"X-Subject-Token": f"token-{self.given}", "Date": format_datetime(there)},
        )

    def auth(self, **settings):
        return TokenAuth(CHINA.iam, LOGIN, now=lambda: self.now, **settings)

    def client(self, auth):
        return make_http(CHINA, auth, Wire(transport=httpx.MockTransport(self)))


@pytest.fixture
def partner():
    return Partner()


@pytest.fixture
async def api(partner):
    async with partner.client(partner.auth()) as made:
        yield PartnerApi(made, CHINA, Pace(1.0))


async def test_a_token_is_asked_for_with_user_password_and_account(partner, api):
    assert await api.call(ASKED) == {"a": 1}
    user = {"name": "li", "password": "pass word", "domain": {"name": "partner"}}
    assert partner.asked == [
        {
            "auth": {
                "identity": {"methods": ["password"], "password": {"user": user}},
                "scope": {"domain": {"name": "partner"}},
            }
        }
    ]


async def test_ten_requests_at_once_fetch_one_token(partner, api):
    await asyncio.gather(*(api.call(ASKED) for _ in range(10)))
    assert partner.carried == ["token-1"] * 10
    assert len(partner.asked) == 1


async def test_it_is_renewed_before_it_ends(partner, api):
    await api.call(ASKED)
    partner.now += timedelta(hours=23, minutes=45)
    await api.call(ASKED)
    partner.now += timedelta(minutes=6)
    await asyncio.gather(*(api.call(ASKED) for _ in range(10)))
    assert partner.carried == ["token-1", "token-1"] + ["token-2"] * 10


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(hours=-5)])
async def test_its_life_is_measured_by_the_clock_of_the_server(partner, api, ahead):
    partner.ahead, partner.lasts = ahead, timedelta(hours=2)
    await api.call(ASKED)
    partner.now += timedelta(hours=1, minutes=45)
    await api.call(ASKED)
    partner.now += timedelta(minutes=6)
    await api.call(ASKED)
    assert partner.carried == ["token-1", "token-1", "token-2"]


async def test_a_token_of_few_minutes_serves_more_than_one_request(partner, api):
    partner.lasts = timedelta(minutes=5)
    await api.call(ASKED)
    partner.now += timedelta(minutes=4)
    await api.call(ASKED)
    assert len(partner.asked) == 1


async def test_a_token_that_is_refused_is_replaced_once_for_all(partner, api):
    await api.call(ASKED)
    partner.valid = set()
    answers = await asyncio.gather(*(api.call(ASKED) for _ in range(10)))
    assert answers == [{"a": 1}] * 10
    assert len(partner.asked) == 2


async def test_a_second_refusal_is_told(partner, api):
    await api.call(ASKED)
    partner.valid = set()
    partner.identity = httpx.Response(201, headers={"X-Subject-Token": "other"})
    with pytest.raises(SignedOut) as caught:
        await api.call(ASKED)
    assert "password" in caught.value.advice
    assert partner.carried == ["token-1", "token-1", "other"]


async def test_the_second_try_is_paced_and_counted(partner, api):
    await api.call(ASKED)
    partner.valid = set()
    await api.call(ASKED)
    assert api.pace.counts == {"op": 3}


async def test_a_wrong_password_is_never_tried_again(partner, api):
    partner.identity = httpx.Response(401, json={"error": {"code": 401, "message": "wrong"}})
    outcomes = await asyncio.gather(*(api.call(ASKED) for _ in range(10)), return_exceptions=True)
    assert {type(each) for each in outcomes} == {SignedOut}
    assert {getattr(each, "advice", "") for each in outcomes} == {TokenAuth.advice}
    assert len(partner.asked) == 1
    assert partner.carried == []


@pytest.mark.parametrize(
    ("identity", "error"),
    [
        (httpx.Response(500), Offline),
        (httpx.Response(201, text="<html>"), Offline),
        (httpx.ReadTimeout("slow"), Offline),
        (httpx.ConnectError("gone"), Offline),
        (httpx.Response(429), Throttled),
        (httpx.Response(307, headers={"Location": "https://x.test"}), UnsafeRequest),
        (httpx.Response(403, json={"error": {"code": 403, "message": "locked"}}), SignedOut),
        (httpx.Response(401, headers={"Date": "Fri, 20 Nov 2026 02:00:00 GMT"}), ClockWrong),
    ],
)
async def test_without_a_token_nothing_else_was_sent(partner, api, identity, error):
    partner.identity = identity
    with pytest.raises(error):
        await api.call(ASKED)
    assert partner.carried == []


async def test_after_an_outage_of_the_identity_service_it_goes_on(partner, api):
    partner.identity = httpx.Response(503)
    with pytest.raises(Offline):
        await api.call(ASKED)
    partner.identity = None
    assert await api.call(ASKED) == {"a": 1}


async def test_one_that_is_cancelled_while_renewing_holds_up_nobody(partner, api):
    first = asyncio.create_task(api.call(ASKED))
    while not api.pace.counts:
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    assert await api.call(ASKED) == {"a": 1}


async def test_a_token_is_kept_for_the_next_run(partner):
    kept: list[Token] = []
    for _ in range(2):
        auth = partner.auth(token=kept[0] if kept else None, keep=kept.append)
        async with partner.client(auth) as made:
            await PartnerApi(made, CHINA, Pace(1.0)).call(ASKED)
    assert partner.carried == ["token-1", "token-1"]
    assert kept == [Token("token-1", partner.now + timedelta(hours=23, minutes=50))]


async def test_a_given_token_is_carried_and_its_end_is_told(partner):
    partner.valid = {"mine"}
    async with partner.client(FixedToken("mine")) as made:
        api = PartnerApi(made, CHINA, Pace(1.0))
        assert await api.call(ASKED) == {"a": 1}
        partner.valid = set()
        with pytest.raises(SignedOut) as caught:
            await api.call(ASKED)
    assert "token" in caught.value.advice
    assert partner.carried == ["mine", "mine"]
    assert partner.asked == []


@pytest.mark.parametrize("spoilt", ["", " AK", "AK\r\nX-Evil: 1", "钥匙", "AK\x7f"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_at_once(spoilt):
    for make in (lambda: KeyAuth(spoilt, "sk"), lambda: FixedToken(spoilt)):
        with pytest.raises(SignedOut):
            make()
    with pytest.raises(SignedOut):
        KeyAuth("AK", "")


def test_no_secret_shows_in_a_repr(partner):
    shown = [LOGIN, Token("hush", partner.now), KeyAuth("AK", "hush"), FixedToken("hush")]
    text = repr([*shown, partner.auth(), Wire(proxy="http://user:hush@proxy.test")])
    assert "hush" not in text
    assert "pass word" not in text


async def test_a_read_waits_out_a_short_outage(partner, api):
    partner.identity = httpx.Response(503)
    reading = asyncio.create_task(api.read(ASKED))
    while not partner.asked:
        await asyncio.sleep(0.001)
    await asyncio.sleep(0.02)
    partner.identity = None
    assert await reading == {"a": 1}
