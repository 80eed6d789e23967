"""The vendor's own SDK reads what a distributor is told: resellers, resources, refunds, tags."""

import re
import subprocess
import sys

import huaweicloudsdkbss.v2 as bss
import pytest
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException

from desktop.sandbox.world import World
from tests.end2end.test_sandbox_sdk import client_of, walk


@pytest.fixture
def world():
    return World(seed=6, customers=40, orders=500, resellers=3)


@pytest.fixture
def client(server):
    return client_of(bss.BssClient, server)


def of_reseller(world):
    """Who has customers, and one customer of theirs for whom something runs."""
    return next(
        (reseller, key) for key, reseller in world.reseller_of.items() if world.resources.used(key)
    )


def test_it_reads_the_resellers_and_the_customers_of_each(client, world):
    def resellers(limit, offset):
        body = bss.QueryIndirectPartnersReq(limit=limit, offset=offset)
        answer = client.list_indirect_partners(bss.ListIndirectPartnersRequest(body=body))
        return answer.indirect_partners, answer.count

    found = walk(resellers, 2)
    assert [each.indirect_partner_id for each in found] == list(world.resellers)[::-1]
    for reseller in [None, *world.resellers]:
        body = bss.QuerySubCustomerListReq(indirect_partner_id=reseller, limit=100)
        answer = client.list_sub_customers(bss.ListSubCustomersRequest(body=body))
        theirs = {key for key in world.customers if world.reseller_of.get(key) == reseller}
        assert {each.customer_id for each in answer.customer_infos or ()} == theirs


def test_it_reads_what_runs_at_a_customer(client, world):
    own = next(
        key
        for key in world.customers
        if key not in world.reseller_of and len(world.resources.prepaid(key)) > 3
    )

    def prepaid(limit, offset):
        body = bss.QueryResourcesReq(
            customer_id=own, status_list=[2], only_main_resource=1, limit=limit, offset=offset
        )
        answer = client.list_pay_per_use_customer_resources(
            bss.ListPayPerUseCustomerResourcesRequest(body=body)
        )
        return answer.data, answer.total_count

    running = [r for r in world.resources.prepaid(own) if r["status"] == 2]
    main = [record for record in running if record["is_main_resource"]]
    assert [each.id for each in walk(prepaid, 2)] == [record["id"] for record in main]
    reseller, key = of_reseller(world)
    body = bss.QueryCustomerOnDemandResourcesReq(
        customer_id=key, indirect_partner_id=reseller, limit=100
    )
    answer = client.list_customer_on_demand_resources(
        bss.ListCustomerOnDemandResourcesRequest(body=body)
    )
    assert [each.resource_id for each in answer.resources] == [
        record["resource_id"] for record in world.resources.used(key)
    ]


def test_it_reads_refunds_tags_and_reviews(client, world):
    order = next(each for each in world.timeline if each["order_type"] == 4)
    answer = client.show_refund_order_details(
        bss.ShowRefundOrderDetailsRequest(
            order_id=order["order_id"],
            customer_id=order["customer_id"],
            indirect_partner_id=world.reseller_of.get(order["customer_id"]),
        )
    )
    assert [each.id for each in answer.refund_infos] == [
        each["id"] for each in world.refunds_of(order["order_id"])
    ]
    own = [key for key in world.customers if key not in world.reseller_of]
    body = bss.ListSubCustomerNewTagReq(customer_ids=own, limit=200)
    tags = client.list_sub_customer_new_tag(bss.ListSubCustomerNewTagRequest(body=body))
    assert {each.customer_id for each in tags.new_customer_tags} == {
        key for key in own if world.customers[key]["verified_status"] == "2"
    }
    for key in own:
        request = bss.ShowRealnameAuthenticationReviewResultRequest(customer_id=key)
        answer = client.show_realname_authentication_review_result(request)
        assert answer.review_result == world.standing.review(world.customers[key])["review_result"]


def test_it_is_told_that_a_customer_is_none_of_the_accounts(client, world):
    _, key = of_reseller(world)
    request = bss.ListPayPerUseCustomerResourcesRequest(body=bss.QueryResourcesReq(customer_id=key))
    with pytest.raises(ClientRequestException) as caught:
        client.list_pay_per_use_customer_resources(request)
    assert (caught.value.status_code, caught.value.error_code) == (400, "CBC.99000035")


def test_the_program_serves_a_distributor_when_told_to():
    command = [sys.executable, "-m", "desktop", "sandbox", "--port", "0", "--distributor"]
    command += ["--customers", "20", "--orders", "10", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as program:
        assert program.stdout is not None
        said = b"".join(program.stdout.readline() for _ in range(4))
        try:
            (url,) = re.findall(rb"PARTNER_DESK_ENDPOINT=(\S+)", said)
            request = bss.ListIndirectPartnersRequest(body=bss.QueryIndirectPartnersReq())
            answer = client_of(bss.BssClient, url.decode()).list_indirect_partners(request)
            assert answer.count > 2
        finally:
            program.terminate()
