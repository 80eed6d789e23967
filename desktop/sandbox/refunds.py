"""What an order that gives money back consists of, made when somebody looks."""

from collections.abc import Iterable
from random import Random
from typing import Any

from desktop.sandbox.customers import Record
from desktop.sandbox.products import of_code
from desktop.sandbox.regions import REGION_CODES

_BASE_TYPES = frozenset((1, 2, 11, 14))  # what can be given back: bought, renewed, made prepaid
_FAR = 2_000  # so many orders back the original one is looked for


def refunds_of(seed: int, order: Record, earlier: Iterable[Record]) -> list[Record]:
    """What was refunded (below zero), consumed and charged; nothing for an order that only pays.

    Args:
        seed: That of the world.
        order: The unsubscription, or a change to something cheaper.
        earlier: The orders before it, the newest first; one of them is the original.
    """
    refunded = order["amount_after_discount"]
    if refunded >= 0:
        return []
    rng = Random(f"{seed}:refund:{order['order_id']}")
    base = _original(order, earlier) if rng.random() < 0.97 else None  # old ones do not say
    info = order["amount_info"]
    amounts = (refunded, info["consumed_amount"], info["commission_amount"])
    shared = _shared(order, base, REGION_CODES[int(len(REGION_CODES) * rng.random() ** 2)])
    return [
        {"id": f"{order['order_id']}R{number:03}", "amount": amount, **shared}
        for number, amount in enumerate(amounts, 1)
        if amount
    ]


def _original(order: Record, earlier: Iterable[Record]) -> str | None:
    for _, each in zip(range(_FAR), earlier, strict=False):
        same = each["customer_id"] == order["customer_id"]
        if same and each["status"] == 5 and each["order_type"] in _BASE_TYPES:
            return str(each["order_id"])
    return None


def _shared(order: Record, base: str | None, region: str) -> dict[str, Any]:
    product = of_code(order["service_type_code"])
    return {
        "measure_id": "1",
        "customer_id": order["customer_id"],
        "resource_type_code": product.resource_code,
        "service_type_code": order["service_type_code"],
        "resource_type_name": product.resource_name,
        "service_type_name": order["service_type_name"],
        "region_code": region,
        "base_order_id": base,
    }
