"""The lists of resources of one customer: what they stand on, and what can be asked."""

from collections.abc import Sequence
from typing import Any

from desktop.catalog.resources import ON_DEMAND_RESOURCES, RESOURCES
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import Parameter, code, moment, since, text, until, whole
from desktop.sandbox.rounds import RESELLER, asked_customer
from desktop.sandbox.world import World

_MOST_IDS, _MOST_STATES = 50, 10


def _prepaid(world: World, given: Given) -> Sequence[Record]:
    """This list cannot be asked for a reseller: the customers of one are none of ours here."""
    customer = asked_customer(world, given)
    rows = world.resources.prepaid(customer["customer_id"])
    if order_id := given.get("order_id"):
        rows = [each for each in rows if world.resources.opened_by.get(each["id"]) == order_id]
    return rows


def _on_demand(world: World, given: Given) -> Sequence[Record]:
    return world.resources.used(asked_customer(world, given)["customer_id"])


def _ids(value: Any) -> list[str]:
    if not isinstance(value, list) or len(value) > _MOST_IDS:
        raise ValueError("not up to 50 resources")
    return [text(each) for each in value]


def _states(value: Any) -> list[int]:
    if not isinstance(value, list) or len(value) > _MOST_STATES:
        raise ValueError("not up to 10 states")
    return [whole(each) for each in value]


def _is_wanted(record: Record, ids: list[str]) -> bool:
    """A resource by its number, or what is attached to it; no numbers ask for everything."""
    return not ids or record["resource_id"] in ids or record.get("parent_resource_id") in ids


def _moment_if_any(value: Any) -> str:
    return moment(value) if value else ""


_RESOURCE_IDS = Parameter(_ids, _is_wanted)

LISTINGS = (
    Listing(
        RESOURCES.source,
        _prepaid,
        {
            "resource_ids": _RESOURCE_IDS,
            "order_id": Parameter(text),
            "only_main_resource": Parameter(
                whole, lambda record, only: not only or record["is_main_resource"] == 1, number=True
            ),
            "status_list": Parameter(
                _states, lambda record, states: not states or record["status"] in states
            ),
            "expire_time_begin": Parameter(
                _moment_if_any, lambda record, time: record["expire_time"] >= time
            ),
            "expire_time_end": Parameter(
                _moment_if_any, lambda record, time: not time or record["expire_time"] <= time
            ),
            "service_type_code": code("service_type_code"),
        },
    ),
    Listing(
        ON_DEMAND_RESOURCES.source,
        _on_demand,
        {
            "region_code": code("region_code"),
            "service_type_code": code("service_type_code"),
            "resource_ids": _RESOURCE_IDS,
            "effective_time_begin": since("effective_time"),
            "effective_time_end": until("effective_time"),
            "status": code("status", number=True),
            "indirect_partner_id": RESELLER,
        },
    ),
)
