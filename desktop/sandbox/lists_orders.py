"""The lists of orders, their lines and refunds: what they stand on, and what can be asked."""

from collections.abc import Sequence

from desktop.catalog.order_parts import REFUNDS
from desktop.catalog.orders import ORDER_LINES, ORDERS
from desktop.catalog.times import utc_text
from desktop.sandbox.customers import Record
from desktop.sandbox.lines import order_info
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import (
    Parameter,
    code,
    moment,
    one_of,
    same,
    since,
    span,
    text,
    until,
)
from desktop.sandbox.refusals import BadParameter
from desktop.sandbox.rounds import RESELLER, asked_customer, of_round
from desktop.sandbox.world import World


def _orders(world: World, given: Given) -> Sequence[Record]:
    now = utc_text(world.now)
    for time in ("create_time", "payment_time"):
        span(given, f"{time}_begin", f"{time}_end", now)
    if given.get("method") == "sub_customer":
        return []  # no customer here pays for accounts of its own
    placed = world.placed(given.get("create_time_begin", ""), given.get("create_time_end", ""))
    rows = of_round(world, given, placed)
    return rows if given.get("order_by") == "createTime" else rows[::-1]


def _order(world: World, given: Given) -> Record:
    order = world.orders.get(given["order_id"])
    if order is None or not of_round(world, given, [order]):
        raise BadParameter("order_id", "CBC.0101")
    return order


def _lines(world: World, given: Given) -> Sequence[Record]:
    return world.lines_of(given["order_id"])


def _order_head(world: World, given: Given) -> Record:
    order = _order(world, given)
    customer = world.customers.get(order["customer_id"])
    user_name = customer["account_name"] if customer else None
    return {"order_info": order_info(order, user_name)}


def _refunds(world: World, given: Given) -> Sequence[Record]:
    """A partner must say whose order it is; an order of somebody else is nobody's."""
    if "customer_id" not in given:
        raise BadParameter("customer_id")
    customer, order = asked_customer(world, given), _order(world, given)
    if order["customer_id"] != customer["customer_id"]:
        raise BadParameter("order_id", "CBC.0101")
    return world.refunds_of(order["order_id"])


LISTINGS = (
    Listing(
        ORDERS.source,
        _orders,
        {
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
            "indirect_partner_id": RESELLER,
            "method": one_of("oneself", "sub_customer"),
        },
    ),
    Listing(ORDER_LINES.source, _lines, {"indirect_partner_id": RESELLER}, _order_head),
    Listing(
        REFUNDS.source, _refunds, {"customer_id": Parameter(text), "indirect_partner_id": RESELLER}
    ),
)
