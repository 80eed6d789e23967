"""Every list that the sandbox serves: on which records it stands, and what its parameters mean."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.catalog import DATASETS
from desktop.catalog.declare import Source
from desktop.catalog.kinds import utc_text
from desktop.sandbox.customers import Record
from desktop.sandbox.lines import order_info
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import (
    UNUSED,
    Parameter,
    code,
    holds,
    moment,
    one_of,
    same,
    since,
    span,
    text,
    until,
)
from desktop.sandbox.refusals import BadParameter
from desktop.sandbox.world import World

# Served before the catalog has a dataset of tickets, so that the vendor's client finds them.
_CASES = Source(
    "list_cases",
    "GET",
    "/v2/servicerequest/cases",
    rows="incident_info_list",
    total="total_count",
    page=100,
    host="tickets",
)
_CASE_COUNTS = Source(
    "list_case_counts",
    "GET",
    "/v2/servicerequest/cases/count",
    rows="incident_status_counts",
    host="tickets",
)


def _customers(world: World, _given: Given) -> Sequence[Record]:
    """The newest first, so that one who joins moves all the others."""
    return list(world.customers.values())[::-1]


def _balances(world: World, given: Given) -> Sequence[Record]:
    """Those of resale customers; the others are left out without a word."""
    keys = dict.fromkeys(given["customer_infos"])
    return [world.balances[key] for key in keys if key in world.balances]


def _orders(world: World, given: Given) -> Sequence[Record]:
    now = utc_text(world.now)
    for time in ("create_time", "payment_time"):
        span(given, f"{time}_begin", f"{time}_end", now)
    if given.get("method") == "sub_customer":
        return []  # no customer here pays for accounts of its own
    rows = world.placed(given.get("create_time_begin", ""), given.get("create_time_end", ""))
    return rows if given.get("order_by") == "createTime" else rows[::-1]


def _lines(world: World, given: Given) -> Sequence[Record]:
    return world.lines_of(given["order_id"])


def _order_head(world: World, given: Given) -> Record:
    order = world.orders.get(given["order_id"])
    if order is None:
        raise BadParameter("order_id", "CBC.0101")
    customer = world.customers.get(order["customer_id"])
    user_name = customer["account_name"] if customer else None
    return {"order_info": order_info(order, user_name)}


def _service_types(world: World, _given: Given) -> Sequence[Record]:
    return world.service_types


def _tickets(world: World, _given: Given) -> Sequence[Record]:
    return world.tickets


def _ticket_counts(world: World, _given: Given) -> Sequence[Record]:
    counts = Counter(ticket["status"] for ticket in world.tickets)
    return [{"status": status, "count": count} for status, count in sorted(counts.items())]


def _any(values: Any) -> Any:
    return [text(value) for value in values]


_MANY = Parameter(_any, many=True)

_CUSTOMER_PARAMETERS = {
    "account_name": holds("account_name"),
    "customer": holds("customer"),
    "label": holds("label"),
    "association_type": code("association_type", "1", "2"),
    "associated_on_begin": since("associated_on"),
    "associated_on_end": until("associated_on"),
    "customer_id": same("customer_id"),
    "indirect_partner_id": UNUSED,
}
_ORDER_PARAMETERS = {
    "order_id": same("order_id"),
    "customer_id": same("customer_id"),
    "create_time_begin": Parameter(moment),
    "create_time_end": Parameter(moment),
    "service_type_code": code("service_type_code"),
    "status": code("status", "1", "3", "4", "5", "6", "9", number=True),
    "order_type": code("order_type"),
    "order_by": one_of("createTime", "-createTime"),
    "payment_time_begin": since("payment_time"),
    "payment_time_end": until("payment_time"),
    "indirect_partner_id": UNUSED,
    "method": one_of("oneself", "sub_customer"),
}
_CASE_PARAMETERS = {
    "search_key": _MANY,
    "label_id_list": _MANY,
    "app_key": holds("simple_description"),
    "incident_id": same("incident_id"),
    "query_start_time": since("create_time"),
    "query_end_time": until("create_time"),
    "status": code("status", number=True),
    "incident_status": UNUSED,
    "x_customer_id": same("xcustomer_id"),
    "x_customer_name": holds("xcustomer_name"),
    "group_id": UNUSED,
}


def _of(dataset: str) -> Source:
    return DATASETS[dataset].source


def _by_operation(*listings: Listing) -> Mapping[str, Listing]:
    return {listing.source.operation: listing for listing in listings}


LISTINGS = _by_operation(
    Listing(_of("customers"), _customers, _CUSTOMER_PARAMETERS),
    Listing(_of("customer_balances"), _balances, {"indirect_partner_id": UNUSED}),
    Listing(_of("orders"), _orders, _ORDER_PARAMETERS),
    Listing(_of("order_lines"), _lines, {"indirect_partner_id": UNUSED}, _order_head),
    Listing(
        _of("service_types"), _service_types, {"service_type_name": holds("service_type_name")}
    ),
    Listing(_CASE_COUNTS, _ticket_counts, {"status": code("status", number=True)}),
    Listing(_CASES, _tickets, _CASE_PARAMETERS, most_offset=65_535),
)
