"""How the sandbox behaves as a server: who may ask, how often, and what goes wrong on purpose."""

import asyncio
from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from desktop.sandbox.accounts import Account
from desktop.sandbox.app import DOMAINS, TOKENS, Sandbox
from desktop.sandbox.faults import Fault
from desktop.sandbox.refusals import Refusal

ORDERS = "/v2/orders/customer-orders"
CUSTOMERS = "/v2/partners/sub-customers/query"
SERVICES = "/v2/products/service-types"


@pytest.fixture
async def client(sandbox, transport):
    """Signed in by token."""
    headers = {"X-Auth-Token": sandbox.issue_token()}
    async with httpx.AsyncClient(
        transport=transport, base_url="http://sandbox", headers=headers
    ) as it:
        yield it


def password_body(user="demo", password="sandbox-password", domain="sandbox-partner", **scope):
    who = {"name": user, "password": password, "domain": {"name": domain}}
    identity = {"methods": ["password"], "password": {"user": who}}
    return {"auth": {"identity": identity, "scope": scope or {"domain": {"name": domain}}}}


async def test_every_answer_has_a_request_number_and_the_time(client, sandbox):
    for path in (SERVICES, "/nowhere", f"{ORDERS}?limit=0"):
        answer = await client.get(path)
        assert len(answer.headers["X-Request-Id"]) == 32
        assert abs(parsedate_to_datetime(answer.headers["Date"]) - sandbox.now) < timedelta(
            seconds=5
        )


async def test_an_unknown_path_or_method_is_404(client, sandbox):
    for answer in (await client.get("/v2/nothing"), await client.delete(ORDERS)):
        assert (answer.status_code, answer.json()["error_code"]) == (404, "APIGW.0101")
    assert [call.operation for call in sandbox.calls] == ["", ""]


async def test_a_bad_parameter_is_400_with_the_vendor_s_code(client):
    answer = await client.get(ORDERS, params={"limit": 101})
    assert answer.status_code == 400
    assert answer.json() == {"error_code": "CBC.0100", "error_msg": "Invalid parameter: limit"}


async def test_without_credentials_nothing_is_told(client):
    for path in (SERVICES, "/v3/auth/domains"):
        answer = await client.get(path, headers={"X-Auth-Token": ""})
        assert answer.status_code == 401
    del client.headers["X-Auth-Token"]
    answer = await client.get(SERVICES)
    assert (answer.status_code, answer.json()["error_code"]) == (401, "APIGW.0301")


async def test_a_name_and_a_password_buy_a_token_for_a_day(client, sandbox):
    answer = await client.post("/v3/auth/tokens", json=password_body())
    assert answer.status_code == 201
    client.headers["X-Auth-Token"] = answer.headers["X-Subject-Token"]
    assert (await client.get(SERVICES)).status_code == 200
    sandbox.clock_offset_s = 86_410
    late = await client.get(SERVICES)
    assert (late.status_code, late.json()["error_code"]) == (401, "CBC.0154")


@pytest.mark.parametrize("wrong", [{"user": "x"}, {"password": "x"}, {"domain": "x"}])
async def test_a_wrong_password_buys_none(client, wrong):
    answer = await client.post("/v3/auth/tokens", json=password_body(**wrong))
    assert (answer.status_code, "X-Subject-Token" in answer.headers) == (401, False)


@pytest.mark.parametrize(
    "body", [{}, [], {"auth": 1}, password_body(project={"name": "cn-north-1"})]
)
async def test_a_token_is_for_the_whole_account(client, body):
    assert (await client.post("/v3/auth/tokens", json=body)).status_code == 400


async def test_the_account_is_told_its_domain(client, sandbox):
    (domain,) = (await client.get("/v3/auth/domains")).json()["domains"]
    assert (domain["id"], domain["name"]) == (sandbox.account.domain_id, sandbox.account.domain)
    await client.post("/v3/auth/tokens", json=password_body())
    assert [call.operation for call in sandbox.calls] == [DOMAINS, TOKENS]


async def test_a_missing_permission_closes_one_operation_only(client, sandbox):
    sandbox.forbid("list_customer_orders")
    answer = await client.get(ORDERS)
    assert (answer.status_code, answer.json()["error_code"]) == (403, "CBC.0151")
    assert (await client.get(SERVICES)).status_code == 200
    sandbox.all_well()
    assert (await client.get(ORDERS)).status_code == 200


async def test_an_account_of_another_site_is_refused_everywhere(world):
    account = Account(refused={"*": Refusal(403, "CBC.0156")})
    sandbox = Sandbox(world, account=account)
    headers = {"X-Auth-Token": sandbox.issue_token()}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(sandbox), base_url="http://sandbox", headers=headers
    ) as client:
        assert (await client.get(SERVICES)).json()["error_code"] == "CBC.0156"


async def test_over_the_quota_is_429_per_operation(client, sandbox):
    sandbox.set_quota(10)
    answers = [await client.get(SERVICES) for _ in range(13)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429] * 3
    assert answers[-1].json()["error_code"] == "APIGW.0308"
    assert (await client.get(ORDERS)).status_code == 200


async def test_a_new_sandbox_has_the_declared_quotas(world):
    limits = Sandbox(world).quota
    assert limits.limit_of("list_customer_orders") == 10
    assert limits.limit_of(TOKENS) is None


async def test_the_busiest_second_is_known(client, sandbox):
    for _ in range(5):
        await client.get(SERVICES)
    first = sandbox.calls[0].at_s
    for number, call in enumerate(sandbox.calls):
        call.at_s = first + number * 0.4
    assert sandbox.calls.busiest_second("list_service_types") == 3
    assert sandbox.calls.busiest_second() == 3
    assert sandbox.calls.busiest_second("list_customer_orders") == 0


async def test_calls_are_remembered(client, sandbox):
    await client.post(CUSTOMERS, json={"limit": 3, "offset": 1}, headers={"X-Language": "zh_CN"})
    await client.get(ORDERS, params={"limit": 200})
    first, second = sandbox.calls
    assert (first.number, first.operation, first.status) == (1, "list_sub_customers", 200)
    assert first.given == {"limit": 3, "offset": 1}
    assert first.headers["x-language"] == "zh_CN"
    assert (second.operation, second.status, second.query) == (
        "list_customer_orders",
        400,
        "limit=200",
    )
    assert sandbox.calls.of("list_sub_customers") == [first]
    sandbox.calls.clear()
    await client.get(SERVICES)
    assert (len(sandbox.calls), sandbox.calls[-1].number) == (1, 3)


async def test_rows_can_change_between_two_pages(client, sandbox, world):
    def leave_before_second(call):
        if call.number == 2:
            world.remove_customer(list(world.customers)[-1])

    sandbox.before_answer = leave_before_second
    pages = [
        (await client.post(CUSTOMERS, json={"limit": 10, "offset": offset})).json()
        for offset in (0, 10)
    ]
    assert [page["count"] for page in pages] == [30, 29]


async def test_slow_answers_do_not_wait_for_each_other(client, sandbox):
    sandbox.latency_ms = 200
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await asyncio.gather(*(client.get(SERVICES) for _ in range(10)))
    assert 0.2 <= loop.time() - begin < 1.5


@pytest.mark.parametrize("offset_s", [-1200, 1200])
async def test_the_server_s_clock_can_be_off(client, sandbox, offset_s):
    real = sandbox.now
    sandbox.clock_offset_s = offset_s
    answer = await client.get("/nowhere")
    shown = parsedate_to_datetime(answer.headers["Date"])
    assert abs((shown - real).total_seconds() - offset_s) < 5


class TestFaults:
    async def test_a_status_with_a_body(self, client, sandbox):
        sandbox.fail_next(Fault("status", status=503, body=b"busy"))
        broken, whole = await client.get(SERVICES), await client.get(SERVICES)
        assert (broken.status_code, broken.content, whole.status_code) == (503, b"busy", 200)

    async def test_another_body(self, client, sandbox):
        sandbox.fail_next(Fault("body", body=b'{"service_types":5}'))
        assert (await client.get(SERVICES)).json() == {"service_types": 5}

    async def test_a_login_portal(self, client, sandbox):
        sandbox.fail_next(Fault("html"))
        answer = await client.get(SERVICES)
        assert (answer.status_code, answer.headers["Content-Type"]) == (
            200,
            "text/html; charset=utf-8",
        )

    async def test_half_an_answer(self, client, sandbox):
        whole = (await client.get(SERVICES)).content
        sandbox.fail_next(Fault("truncated"))
        assert (await client.get(SERVICES)).content == whole[: len(whole) // 2]

    @pytest.mark.parametrize("what", ["drop", "cut"])
    async def test_a_lost_connection(self, client, sandbox, what):
        sandbox.fail_next(Fault(what))
        with pytest.raises(httpx.ReadError):
            await client.get(SERVICES)
        assert (await client.get(SERVICES)).status_code == 200

    async def test_somebody_who_hangs_up_while_asking(self, sandbox):
        path = "/v2/partners/sub-customers/query"
        scope = {"type": "http", "method": "POST", "path": path, "headers": [], "query_string": b""}
        sent = []

        async def receive():
            return {"type": "http.disconnect"}

        async def send(event):
            sent.append(event)

        await sandbox(scope, receive, send)
        assert sent[0]["status"] == 499

    async def test_a_late_answer(self, client, sandbox):
        sandbox.fail_next(Fault("slow", delay_s=30))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.get(SERVICES), 0.05)

    async def test_several_times_for_one_operation(self, client, sandbox):
        sandbox.fail_next(Fault("status", status=500, operation="list_customer_orders", times=2))
        statuses = [(await client.get(path)).status_code for path in (SERVICES, ORDERS) * 3]
        assert statuses == [200, 500, 200, 500, 200, 200]

    async def test_it_can_all_be_well_again(self, client, sandbox):
        sandbox.fail_next(Fault("html", times=100))
        sandbox.latency_ms, sandbox.clock_offset_s = 5000, 99
        sandbox.all_well()
        assert (await client.get(SERVICES)).json()["total_count"] > 40
