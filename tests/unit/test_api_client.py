"""The client: what is asked, what a page may look like, when a request is sent again."""

import asyncio
import json
from decimal import Decimal
from itertools import pairwise, repeat

import httpx
import pytest

from desktop.api.auth import KeyAuth
from desktop.api.client import Page, PartnerApi, Request, try_connection
from desktop.api.connect import Wire, make_http
from desktop.api.pace import Pace
from desktop.api.request import list_request
from desktop.catalog import DATASETS
from desktop.catalog.customers import CUSTOMER_BALANCES, CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Source
from desktop.catalog.kinds import choice
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.reference import SERVICE_TYPES
from desktop.catalog.sites import CHINA, EUROPE, custom
from desktop.catalog.ways import Gate, Passes, Per
from desktop.errors import ContractBroken, Misused, NoAnswer, Offline, Refused, SignedOut, Throttled
from tests.unit.api_server import AK, SK, client, http, serve
from tests.unit.jumping import now, virtual

ASKED = Request("op", "GET", "/x")


class Partner:
    """Answers one after the other; the last one for ever."""

    def __init__(self, *answers):
        self.answers = [*answers[:-1]]
        self.last = repeat(answers[-1])
        self.requests: list[httpx.Request] = []
        self.times: list[float] = []

    def __call__(self, request):
        self.requests.append(request)
        self.times.append(now())
        answer = self.answers.pop(0) if self.answers else next(self.last)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    async def do(self, act, site=CHINA, **wire):
        """Let a client of this partner act, in a time that jumps."""
        settings = Wire(transport=httpx.MockTransport(self), **wire)
        async with make_http(site, KeyAuth(AK, SK), settings) as made:
            return await act(PartnerApi(made, site, Pace(1.0, clock=now)))

    def run(self, act, **wire):
        return virtual(lambda: self.do(act, **wire))


def answered(body):
    return httpx.Response(200, content=body if isinstance(body, bytes) else json.dumps(body))


def page_of(body, dataset=ORDERS, fields=None, keys=()):
    partner = Partner(answered(body))
    return partner.run(lambda api: api.page(dataset, fields or {}, keys))


# What is asked


def test_a_get_carries_its_fields_in_the_query():
    request = list_request(
        ORDERS,
        {
            "limit": 100,
            "offset": 0,
            "status": None,
            "ids": ["a&b", "深圳"],
            "new": True,
            "none": [],
        },
    )
    assert request.method == "GET"
    assert request.target == (
        "/v2/orders/customer-orders?order_by=createTime&limit=100&offset=0"
        "&ids=a%26b&ids=%E6%B7%B1%E5%9C%B3&new=true"
    )
    assert request.body == b""
    assert request.permission == ORDERS.source.permission


def test_what_is_always_asked_can_be_asked_otherwise():
    request = list_request(ORDERS, {"order_by": "-createTime"})
    assert request.query == (("order_by", "-createTime"),)


def test_a_post_carries_its_fields_in_the_body():
    request = list_request(CUSTOMERS, {"limit": 100, "offset": 0, "label": None})
    assert (request.method, request.query) == ("POST", ())
    assert json.loads(request.body) == {"limit": 100, "offset": 0}


def test_a_batch_of_keys_becomes_a_list_of_objects():
    request = list_request(CUSTOMER_BALANCES, {}, ["c1", "c2"])
    assert json.loads(request.body) == {
        "customer_infos": [{"customer_id": "c1"}, {"customer_id": "c2"}]
    }


def test_a_key_in_the_path_cannot_lead_elsewhere():
    request = list_request(ORDER_LINES, {"limit": 100}, ["a/../b?c#深"])
    assert request.target == (
        "/v2/orders/customer-orders/details/a%2F..%2Fb%3Fc%23%E6%B7%B1?limit=100"
    )


def per(place, batch=1, item=""):
    source = Source("op", "POST", "/x", rows="rows", per=Per("ids", place, batch, item))
    return Dataset("things", "Things", source, ("id",), (Column("id", "Id"),), "id")


def test_other_places_for_a_key():
    assert list_request(per("body"), {}, ["a"]).body == b'{"ids":"a"}'
    assert list_request(per("body", 3), {}, ["a", "b"]).body == b'{"ids":["a","b"]}'


@pytest.mark.parametrize("keys", [[], [""], ["."], [".."], ["a", "b"]])
def test_a_key_that_makes_no_address_is_not_asked_for(keys):
    with pytest.raises(Misused):
        list_request(ORDER_LINES, {}, keys)


def test_a_code_is_a_number_where_the_wire_has_one():
    kind = Column("kind", "Kind", choice({"1": "One"}, number=True))
    passes = Passes("kind", ("1",))
    post = Source("op", "POST", "/x", rows="rows", passes=passes)
    get = Source("op", "GET", "/x", rows="rows", passes=passes)
    asked = {"kind": "1"}
    sent = list_request(Dataset("t", "T", post, ("kind",), (kind,), "kind"), asked)
    assert sent.body == b'{"kind":1}'
    sent = list_request(Dataset("t", "T", get, ("kind",), (kind,), "kind"), asked)
    assert sent.query == (("kind", "1"),)


async def test_members_beside_the_list_belong_to_each_of_its_rows():
    source = Source("op", "GET", "/x", rows="rows", shared=("currency",))
    things = Dataset("t", "T", source, ("id",), (Column("id", "Id"),), "id")
    body = b'{"rows": [{"id": "1"}, {"id": "2", "currency": "USD"}], "currency": "CNY"}'
    async with serve(http(body=body)) as server, client(server.url) as api:
        page = await api.page(things, {})
    assert page.records == [{"id": "1", "currency": "CNY"}, {"id": "2", "currency": "USD"}]


@pytest.mark.parametrize(
    ("answer", "granted"),
    [
        (http(body=b'{"has": true}'), True),
        (http(body=b'{"has": false}'), False),
        (http(body=b"{}"), False),
        (http(404, b"Not Found"), False),
        (http(404, b'{"error_code": "APIGW.0101", "error_msg": "no"}'), False),
    ],
)
async def test_whether_the_account_has_a_list_is_asked_first(answer, granted):
    source = Source("op", "GET", "/x", rows="rows", gate=Gate("may", "/may", "has"))
    things = Dataset("t", "T", source, ("id",), (Column("id", "Id"),), "id")
    async with serve(answer) as server, client(server.url) as api:
        assert await api.grants(things) is granted
        assert [each.target for each in server.received] == ["/may"]


def test_a_batch_has_a_largest_size():
    with pytest.raises(Misused, match="101 keys"):
        list_request(CUSTOMER_BALANCES, {}, ["c"] * 101)


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=lambda dataset: dataset.name)
async def test_every_declared_list_arrives_at_its_own_path(dataset):
    per, rows = dataset.source.per, dataset.source.rows
    body = json.dumps({rows: []} if rows else {}).encode()
    async with serve(http(body=body)) as server:
        async with client(custom(server.url, server.url)) as api:
            page = await api.page(dataset, {"limit": 1}, ["k1"] if per else [])
        assert page == Page([] if rows else [{}], None)
        [received] = server.received
    assert received.method == dataset.source.method
    place = "{" + (per.parameter if per else "") + "}"
    assert received.target.split("?")[0] == dataset.source.path.replace(place, "k1")
    assert received.headers["content-type"] == "application/json"
    assert received.headers["authorization"].startswith("SDK-HMAC-SHA256 Access=TESTACCESSKEY,")
    assert received.headers["user-agent"].startswith("partner-desk/")


async def test_a_body_leaves_byte_for_byte():
    body = b'{ "face_value" : 12.50 }'
    async with serve(http(204, b"")) as server, client(server.url) as api:
        assert await api.call(Request("op", "POST", "/x", body=body)) == {}
        assert server.received[0].body == body


async def test_the_address_leaves_byte_for_byte():
    asked = Request("op", "GET", "/x/%2F", (("名", "a b+c%&=~'"), ("名", "")))
    async with serve(http()) as server, client(server.url) as api:
        await api.call(asked)
        [received] = server.received
    assert received.target == asked.target
    assert received.target == "/x/%2F?%E5%90%8D=a%20b%2Bc%25%26%3D~%27&%E5%90%8D="


def test_tickets_are_asked_for_at_their_own_host_and_site():
    partner = Partner(answered({}))
    asked = Request("list_cases", "GET", "/v2/servicerequest/cases", host="tickets")
    partner.run(lambda api: api.call(asked), language="zh_CN")
    [request] = partner.requests
    assert request.url.host == "osm.cn-south-1.myhuaweicloud.cn"
    assert (request.headers["X-Site"], request.headers["X-Language"]) == ("0", "zh-cn")
    with pytest.raises(Misused, match="no tickets"):
        partner.run(lambda api: api.call(asked), site=EUROPE)


def test_the_language_is_asked_for():
    partner = Partner(answered({}))
    partner.run(lambda api: api.call(ASKED), language="en_US")
    assert partner.requests[0].headers["X-Language"] == "en_US"


# What a page may look like


def test_a_page_has_exact_numbers_and_the_total():
    body = b'{"order_infos": [{"order_id": "1", "official_amount": 0.10}], "total_count": 7}'
    page = page_of(body)
    assert page == Page([{"order_id": "1", "official_amount": Decimal("0.10")}], 7)
    assert str(page.records[0]["official_amount"]) == "0.10"


@pytest.mark.parametrize("body", [{}, {"order_infos": None}, {"order_infos": []}, b""])
def test_no_list_is_an_empty_page(body):
    assert page_of(body) == Page([], None)


def test_no_report_data_is_an_empty_page():
    partner = Partner(httpx.Response(400, json={"error_code": "CBC.8005", "error_msg": "none"}))
    assert partner.run(lambda api: api.page(SERVICE_TYPES, {})) == Page([], 0)


@pytest.mark.parametrize("rows", [{"A": 1}, "A", 3, [1], ["A"], [None], [{}, []]])
def test_a_list_that_is_no_list_breaks_the_contract(rows):
    with pytest.raises(ContractBroken, match=r"orders\.order_infos"):
        page_of({"order_infos": rows, "total_count": 1})


@pytest.mark.parametrize("total", ["many", "3", 1.5, True, {}, -1])
def test_a_total_that_is_no_number_breaks_the_contract(total):
    with pytest.raises(ContractBroken, match=r"orders\.total_count"):
        page_of({"order_infos": [], "total_count": total})


def test_an_error_that_says_200_is_no_empty_list():
    with pytest.raises(NoAnswer, match=r"CBC\.0999"):
        page_of({"error_code": "CBC.0999", "error_msg": "busy"})


def test_a_field_that_is_not_a_number_costs_its_row_nothing_else():
    page = page_of(b'{"order_infos": [{"order_id": "1", "official_amount": NaN}]}')
    assert page.records[0]["order_id"] == "1"


# When it is sent again


def test_a_read_is_tried_again_after_a_429_until_it_works():
    partner = Partner(*[httpx.Response(429)] * 7, answered({"a": 1}))
    assert partner.run(lambda api: api.read(ASKED)) == {"a": 1}
    assert len(partner.requests) == 8


def test_a_read_is_not_throttled_for_ever():
    partner = Partner(httpx.Response(429))
    with pytest.raises(Throttled):
        partner.run(lambda api: api.read(ASKED))
    assert len(partner.requests) == 8


def test_the_wait_after_a_429_grows_and_is_random():
    waits = []
    for _ in range(20):
        partner = Partner(httpx.Response(429))
        with pytest.raises(Throttled):
            partner.run(lambda api: api.read(ASKED))
        times = partner.times
        waits.append([after - before for before, after in pairwise(times)])
    for tries, waited in enumerate(zip(*waits, strict=True)):
        assert max(waited) <= min(2.0**tries, 60) + 1.1  # the pace may add a window
        assert max(waited) > min(2.0**tries, 60) / 2
        assert min(waited) < max(waited) / 2


def test_the_server_may_say_how_long_to_wait():
    partner = Partner(httpx.Response(429, headers={"Retry-After": "9"}), answered({}))
    partner.run(lambda api: api.read(ASKED))
    assert partner.times[1] == pytest.approx(9, abs=0.1)


@pytest.mark.parametrize(
    "failure",
    [httpx.Response(502), httpx.ReadError("cut"), httpx.ReadTimeout(""), answered(b"<p>")],
)
def test_a_read_without_an_answer_is_sent_three_times(failure):
    partner = Partner(failure, failure, answered({"a": 1}))
    assert partner.run(lambda api: api.read(ASKED)) == {"a": 1}
    partner = Partner(failure)
    with pytest.raises(NoAnswer):
        partner.run(lambda api: api.read(ASKED))
    assert len(partner.requests) == 3


def test_without_a_network_it_says_so_quickly():
    partner = Partner(httpx.ConnectError("no route"))

    async def offline(api):
        with pytest.raises(Offline):
            await api.read(ASKED)
        return now()

    assert partner.run(offline) < 1.0
    assert len(partner.requests) == 2


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (httpx.Response(400, json={"error_code": "CBC.0100"}), Refused),
        (httpx.Response(401), SignedOut),
        (answered(b"[]"), ContractBroken),
    ],
)
def test_what_would_only_come_again_is_not_tried_again(failure, error):
    partner = Partner(failure)
    with pytest.raises(error):
        partner.run(lambda api: api.read(ASKED))
    assert len(partner.requests) == 1


@pytest.mark.parametrize(
    "failure",
    [httpx.Response(429), httpx.Response(502), httpx.ReadError(""), httpx.ConnectError("")],
)
def test_a_call_is_never_sent_twice(failure):
    partner = Partner(failure)
    with pytest.raises((Throttled, NoAnswer, Offline)):
        partner.run(lambda api: api.call(Request("pay", "POST", "/x", body=b"{}")))
    assert len(partner.requests) == 1


def test_the_pace_learns_of_a_429_and_counts_every_try():
    partner = Partner(httpx.Response(429), answered({}))

    async def act(api):
        await api.read(ASKED)
        return api.pace.throttled_count, dict(api.pace.counts)

    assert partner.run(act) == (1, {"op": 2})


def test_signing_in_reads_as_little_as_possible():
    partner = Partner(answered({"customer_infos": [{"customer_id": "1"}], "count": 345}))
    assert partner.run(try_connection) == 345
    assert json.loads(partner.requests[0].content) == {"limit": 1, "offset": 0}


async def test_ten_requests_in_flight_over_ten_connections():

    flying, most = 0, 0

    async def answer(received):
        nonlocal flying, most
        flying += 1
        most = max(most, flying)
        await asyncio.sleep(0.02)
        flying -= 1
        return http()

    async with serve(answer) as server, client(server.url) as api:
        asked = Request("op", "GET", "/x", quota_per_s=100)
        await asyncio.gather(*(api.call(asked) for _ in range(50)))
    assert most == 10
