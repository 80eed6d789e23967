"""The lines of an order, made when somebody looks: the same order always has the same lines."""

from decimal import Decimal
from random import Random
from typing import Any

from desktop.sandbox.customers import Record, yuan
from desktop.sandbox.orders import CANCELLED, later
from desktop.sandbox.products import Product, of_code

_MONTH, _YEAR, _DAY, _ONCE = 2, 3, 0, 5
# period_type, period_num, days: terms that ended long ago, end soon, or in years
_TERMS = ((_MONTH, 1, 31), (_MONTH, 3, 92), (_MONTH, 6, 183), (_YEAR, 1, 365), (_YEAR, 3, 1096))
_SHORT = ((_DAY, 7, 7), (_DAY, 15, 15))  # trials
_NOT_RUNNING = frozenset((1, CANCELLED, 6, 9, 10, 11, 12))


def lines_of(seed: int, order: Record) -> list[Record]:
    """One to four lines, whose amounts add up to those of the order."""
    rng = Random(f"{seed}:{order['order_id']}")
    count = rng.choice((1, 1, 1, 2, 2, 3, 4))
    official, payable = _cents(order["official_amount"]), _cents(order["amount_after_discount"])
    lines = []
    for number in range(1, count + 1):
        left = count - number + 1
        list_price, price = official // left, payable // left
        official, payable = official - list_price, payable - price
        lines.append(_line(rng, order, number, (list_price, price)))
    return lines


def order_info(order: Record, user_name: str | None) -> Record:
    """The head of an order's details: the order, who placed it, until when it can be paid."""
    until = later(order["create_time"], 7) if order["status"] == 6 else None
    extra = {"user_name": user_name, "pending_payment_end_time": until}
    parts = order["sub_order_infos"]
    return (
        {name: value for name, value in order.items() if name not in _NOT_IN_DETAILS}
        | extra
        | {"sub_order_infos": parts and [_part(part, extra) for part in parts]}
    )


_NOT_IN_DETAILS = frozenset(("enterprise_projects", "agent_pay_info"))


def _part(part: Record, extra: Record) -> Record:
    return {name: value for name, value in part.items() if name not in _NOT_IN_DETAILS} | extra


def _line(rng: Random, order: Record, number: int, cents: tuple[int, int]) -> Record:
    official, payable = cents
    product = of_code(order["service_type_code"])
    kind, periods, days = rng.choice(_SHORT if order["order_type"] == 13 else _TERMS)
    start = order["payment_time"] or order["create_time"]
    runs = order["status"] not in _NOT_RUNNING
    product_id = f"OFFI{rng.getrandbits(72):018X}"
    described = _described(rng, product)
    return {
        "order_line_item_id": f"{order['order_id']}-{number:06}",
        "service_type_code": order["service_type_code"],
        "service_type_name": order["service_type_name"],
        "product_id": product_id,
        **described,
        "period_type": kind,
        "period_num": periods,
        "effective_time": start if runs else None,
        "expire_time": later(start, days) if runs else None,
        "subscription_num": rng.choice((1, 1, 1, 2, 3, 5)),
        "amount_after_discount": yuan(payable),
        "official_amount": yuan(official),
        "amount_info": _amount_info(official - payable),
        "currency": order["currency"],
        "base_product_info": {"product_id": product_id, **described},
        "order_id": order["order_id"],
    }


def _described(rng: Random, product: Product) -> Record:
    return {
        "product_spec_desc": rng.choice(product.specs),
        "category_code": f"{product.code}.{product.abbreviation.lower()}",
        "product_owner_service": product.code,
        "commercial_resource": "Y" if rng.random() < 0.05 else "N",
    }


def _amount_info(off: int) -> Record:
    nothing = yuan(0)
    discounts: list[dict[str, Any]] = []
    if off:
        discounts.append({"discount_type": "606", "discount_amount": yuan(off)})
    return {
        "discounts": discounts,
        "flexipurchase_coupon_amount": nothing,
        "coupon_amount": nothing,
        "stored_card_amount": nothing,
        "commission_amount": nothing,
        "consumed_amount": nothing,
    }


def _cents(amount: Any) -> int:
    """Hundredths; nothing where a test planted something that is no amount."""
    return int(amount * 100) if isinstance(amount, Decimal | int) else 0
