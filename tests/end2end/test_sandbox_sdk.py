"""The vendor's official clients read everything off the sandbox, over HTTP and signed by them."""

import gc
import warnings
from typing import Any

import pytest
from huaweicloudsdkbss import v2 as bss
from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkosm import v2 as osm

from desktop.sandbox.accounts import AK, SK

NOBODY = "ffffffffffffffffffffffffffffffff"


@pytest.fixture(autouse=True)
def _sockets_that_the_sdk_leaves_open():
    """The SDK never closes its connections; they are collected here, without a word."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def client_of(kind, server, secret=SK):
    credentials = GlobalCredentials(AK, secret, NOBODY)
    config = HttpConfig.get_default_config()
    config.timeout = (5, 20)
    builder = kind.new_builder().with_credentials(credentials).with_http_config(config)
    return builder.with_endpoints([server]).build()


@pytest.fixture
def client(server):
    return client_of(bss.BssClient, server)


def walk(ask, limit):
    """All rows of a list whose `ask(limit, offset)` gives rows and total."""
    seen, total = list[Any](), 1
    while len(seen) < total:
        rows, total = ask(limit, len(seen))
        assert rows
        seen += rows
    return seen


@pytest.mark.parametrize("limit", [7, 100])
def test_it_pages_through_all_orders(client, world, limit):
    def ask(limit, offset):
        answer = client.list_customer_orders(
            bss.ListCustomerOrdersRequest(limit=limit, offset=offset, order_by="createTime")
        )
        return answer.order_infos, answer.total_count

    orders = walk(ask, limit)
    assert [order.order_id for order in orders] == [o["order_id"] for o in world.timeline]
    for order, sent in zip(orders, world.timeline, strict=True):
        assert order.amount_info.discounts is not None
        assert (order.status, order.create_time) == (sent["status"], sent["create_time"])
        assert order.official_amount == float(sent["official_amount"])


def test_it_asks_for_orders_by_everything_it_can(client, world):
    order = next(order for order in world.timeline if order["status"] == 5)
    answer = client.list_customer_orders(
        bss.ListCustomerOrdersRequest(
            order_id=order["order_id"],
            customer_id=order["customer_id"],
            create_time_begin=order["create_time"],
            create_time_end=order["create_time"],
            service_type_code=order["service_type_code"],
            status=5,
            order_type=str(order["order_type"]),
            order_by="-createTime",
            payment_time_begin=order["payment_time"],
            payment_time_end=order["payment_time"],
            method="oneself",
            limit=1,
            offset=0,
        )
    )
    assert [each.order_id for each in answer.order_infos] == [order["order_id"]]


def test_it_reads_the_details_of_every_order(client, world):
    for order_id in list(world.orders)[:40]:
        request = bss.ShowCustomerOrderDetailsRequest(order_id=order_id, limit=100, offset=0)
        answer = client.show_customer_order_details(request)
        lines = world.lines_of(order_id)
        assert answer.order_info.order_id == order_id
        assert answer.total_count == len(answer.order_line_items) == len(lines)
        assert [line.expire_time for line in answer.order_line_items] == [
            line["expire_time"] for line in lines
        ]


def test_it_pages_through_all_customers(client, world):
    def ask(limit, offset):
        body = bss.QuerySubCustomerListReq(limit=limit, offset=offset)
        answer = client.list_sub_customers(bss.ListSubCustomersRequest(body=body))
        return answer.customer_infos, answer.count

    customers = walk(ask, 8)
    assert {c.customer_id: c.customer for c in customers} == {
        key: record["customer"] for key, record in world.customers.items()
    }


def test_it_finds_customers_by_a_chinese_word(client, world):
    body = bss.QuerySubCustomerListReq(customer="有限", association_type="2", limit=100)
    found = client.list_sub_customers(bss.ListSubCustomersRequest(body=body))
    assert found.count == sum(
        "有限" in (record["customer"] or "") and record["association_type"] == "2"
        for record in world.customers.values()
    )


def test_it_reads_the_balances(client, world):
    infos = [bss.CustomerInfoV2(customer_id) for customer_id in world.customers]
    body = bss.QueryCustomersBalancesReq(customer_infos=infos)
    answer = client.list_customers_balances_detail(
        bss.ListCustomersBalancesDetailRequest(body=body)
    )
    assert {each.customer_id for each in answer.customer_balances} == world.balances.keys()


def test_it_reads_the_service_types(client, world):
    def ask(limit, offset):
        answer = client.list_service_types(
            bss.ListServiceTypesRequest(limit=limit, offset=offset, x_language="zh_CN")
        )
        return answer.service_types, answer.total_count

    assert len(walk(ask, 9)) == len(world.service_types)
    request = bss.ListServiceTypesRequest(service_type_name="云数据库", limit=1000)
    assert client.list_service_types(request).total_count == 2


def test_it_reads_the_tickets_with_their_messages_and_logs(server, world):
    client = client_of(osm.OsmClient, server)

    def ask(limit, offset):
        answer = client.list_cases(osm.ListCasesRequest(limit=limit, offset=offset, x_site=0))
        return answer.incident_info_list, answer.total_count

    tickets = world.tickets.records
    assert [case.incident_id for case in walk(ask, 6)] == [t["incident_id"] for t in tickets]
    counts = client.list_case_counts(osm.ListCaseCountsRequest()).incident_status_counts
    assert sum(each.count for each in counts) == len(tickets)
    for key in (tickets[0]["incident_id"], tickets[4]["incident_id"]):
        request = osm.ListMessagesRequest(case_id=key, limit=100, offset=0)
        said = client.list_messages(request)
        assert said.count == len(said.message_list) == len(world.tickets.messages(key))
        logs = client.list_case_operate_logs(osm.ListCaseOperateLogsRequest(case_id=key))
        assert logs.total_count == len(logs.incident_operate_log_list) > 0


def test_it_reads_what_a_ticket_can_be_about(server, world):
    client, config = client_of(osm.OsmClient, server), world.ticket_config
    categories = client.list_case_categories(osm.ListCaseCategoriesRequest())
    assert categories.total_count == len(config.categories)
    products = [
        p for c in categories.incident_sub_type_list for p in c.incident_product_category_list
    ]
    keys = [product.incident_product_category_id for product in products]
    assert keys == [each["incident_product_category_id"] for each in config.products]
    request = osm.ListProblemTypesRequest(product_category_id=keys[0])
    problems = client.list_problem_types(request)
    assert problems.total_count == len(problems.incident_business_type_list) > 4
    fault = problems.incident_business_type_list[0]
    answer = client.list_severities(
        osm.ListSeveritiesRequest(
            business_type_id=fault.business_type_id, product_category_id=keys[0]
        )
    )
    assert answer.show
    assert [each.severity_name for each in answer.severity_list] == ["一般", "重要", "紧急"]


def test_it_reads_how_tickets_are_rated_and_whom_they_tell(server, world):
    client, config = client_of(osm.OsmClient, server), world.ticket_config
    codes = client.list_area_codes(osm.ListAreaCodesRequest()).area_code_list
    assert [each.area_code for each in codes] == [each["area_code"] for each in config.area_codes]
    rated = client.list_satisfaction_dimensions(osm.ListSatisfactionDimensionsRequest())
    assert rated.total_count == len(rated.satisfaction_dimension_list) == len(config.dimensions)
    request = osm.ListHasVerifiedContactsRequest(contact_way=0, limit=100, offset=0)
    contacts = client.list_has_verified_contacts(request)
    assert [each.contact_value for each in contacts.contact_list] == ["13900000001"]
    assert contacts.count == 1


def test_it_asks_whether_it_has_tickets_at_all(server, world):
    client = client_of(osm.OsmClient, server)
    for privilege in (True, False):
        world.tickets.has_privilege = privilege
        answer = client.show_partners_cases_privilege(osm.ShowPartnersCasesPrivilegeRequest())
        assert answer.has_privilege is privilege


def test_it_reads_what_was_consumed_in_a_month(client, world):
    month = f"{world.now:%Y}-01" if world.now.month > 1 else f"{world.now.year - 1}-12"

    def sums(limit, offset):
        answer = client.list_subcustomer_monthly_bills(
            bss.ListSubcustomerMonthlyBillsRequest(
                cycle=month, charge_mode="3", limit=limit, offset=offset
            )
        )
        assert answer.currency == "CNY"
        return answer.bill_sums, answer.count

    used = [record for record in world.bills.sums(month) if record["charge_mode"] == "3"]
    assert [float(each.amount) for each in walk(sums, 7)] == [float(r["amount"]) for r in used]

    def consumers(limit, offset):
        body = bss.ListConsumeSubCustomersReq(bill_cycle=month, limit=limit, offset=offset)
        answer = client.list_consume_sub_customers(bss.ListConsumeSubCustomersRequest(body=body))
        return answer.sub_customers, answer.total_count

    keys = [each.customer_id for each in walk(consumers, 5)]
    assert keys == world.bills.consumers(month)
    request = bss.ListSubCustomerBillDetailRequest(
        bill_cycle=month, customer_id=keys[0], limit=1000, offset=0
    )
    answer = client.list_sub_customer_bill_detail(request)
    bills = world.bills.details(month, keys[0])
    assert answer.total_count == len(answer.fee_records) == len(bills)
    assert [each.id for each in answer.fee_records] == [bill["id"] for bill in bills]


def test_it_reads_the_reference_lists(client, server, world):
    types = client.list_resource_types(bss.ListResourceTypesRequest(limit=1000))
    assert types.total_count == len(world.reference.resource_types)
    usages = client.list_usage_types(bss.ListUsageTypesRequest(limit=100))
    assert usages.total_count == len(world.reference.usage_types)
    units = client.list_measure_units(bss.ListMeasureUnitsRequest()).measure_units
    assert {unit.measure_id: unit.measure_name for unit in units}[4] == "小时"
    month = f"{world.now:%Y-%m}"
    request = bss.ListIncentiveDiscountPoliciesRequest(time=month, limit=100)
    policies = client.list_incentive_discount_policies(request)
    assert policies.total_count == len(world.reference.policies(month))
    regions = client_of(osm.OsmClient, server).list_regions(osm.ListRegionsRequest())
    assert regions.total_count == len(regions.data_center_list) > 5


@pytest.mark.parametrize(
    ("spoil", "answer"),
    [
        (lambda sandbox: sandbox.account.keys.update({AK: "another"}), (401, "APIGW.0301")),
        (lambda sandbox: sandbox.account.keys.clear(), (401, "APIGW.0301")),
        (lambda sandbox: setattr(sandbox, "clock_offset_s", 1200), (401, "APIGW.0301")),
        (lambda sandbox: sandbox.forbid("list_customer_orders"), (403, "CBC.0151")),
        # the SDK keeps the status of a throttled request, and loses the code
        (lambda sandbox: sandbox.set_quota(0), (429, "429")),
    ],
)
def test_it_understands_every_refusal(client, sandbox, caplog, spoil, answer):
    spoil(sandbox)
    with pytest.raises(ClientRequestException) as caught:
        client.list_customer_orders(bss.ListCustomerOrdersRequest())
    assert (caught.value.status_code, caught.value.error_code) == answer
    caplog.clear()  # the SDK logs what it raises


def test_it_is_told_of_a_limit_that_is_too_large(client):
    with pytest.raises(ClientRequestException) as caught:
        client.list_customer_orders(bss.ListCustomerOrdersRequest(limit=101))
    assert (caught.value.status_code, caught.value.error_code) == (400, "CBC.0100")


def test_it_finds_its_account_by_asking_iam(server, sandbox):
    sandbox.account.keys["FRESHKEY"] = SK  # the SDK remembers the account of a key it has seen
    credentials = GlobalCredentials("FRESHKEY", SK).with_iam_endpoint(server)
    builder = bss.BssClient.new_builder().with_credentials(credentials)
    client = builder.with_region(Region("sandbox", server)).build()
    assert client.list_customer_orders(bss.ListCustomerOrdersRequest()).total_count == 300
    asked = [call.operation for call in sandbox.calls]
    assert asked == ["list_domains", "list_customer_orders"]
    assert sandbox.calls[-1].headers["x-domain-id"] == sandbox.account.domain_id
