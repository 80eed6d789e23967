"""Charges of a customer as they go over the wire: added up by product, or one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from desktop.catalog.bills import BILL_DETAILS
from desktop.sandbox.customers import Record, yuan
from desktop.sandbox.orders import PARTNER_ID, later
from desktop.sandbox.products import Product
from desktop.sandbox.regions import REGION_CODES, REGIONS

_MICRO = 10_000  # millionths of a yuan in a hundredth
_ORDERED = {1: 1, 2: 2, 3: 3, 4: 4, 11: 1, 14: 1}  # order_type -> bill_detail_type
_USED, _WRITTEN_OFF, _PLAN, _UNHEARD_OF = 5, 16, 23, 102  # the last is a code of next year
_MONTHS, _HOURS = 20, 25


@dataclass(slots=True)
class Charge:
    """What one customer owes for one product; amounts in hundredths, of refunds below zero.

    What is neither `voucher`, `flexi`, `credit` nor `debt` was paid in cash.
    """

    customer_id: str
    product: Product
    mode: str
    bill_type: str
    official: int = 0
    payable: int = 0
    voucher: int = 0
    flexi: int = 0
    credit: int = 0
    debt: int = 0
    order: Record | None = None

    @property
    def cash(self) -> int:
        """What is left when everything else is taken off."""
        others: int = sum(getattr(self, name) for name in _NOT_CASH)
        return self.payable - others


_NOT_CASH = ("voucher", "flexi", "credit", "debt")
_AMOUNTS = tuple(field.name for field in fields(Charge) if field.type is int)


def sums(charges: Sequence[Charge]) -> list[Record]:
    """One record for each product, way of charging and kind of bill of a customer."""
    found: dict[tuple[str, str, str], Charge] = {}
    for charge in charges:
        key = (charge.product.code, charge.mode, charge.bill_type)
        total = found.setdefault(
            key, Charge(charge.customer_id, charge.product, charge.mode, charge.bill_type)
        )
        for name in _AMOUNTS:
            setattr(total, name, getattr(total, name) + getattr(charge, name))
    return [_sum(charge) for charge in found.values()]


def _sum(charge: Charge) -> Record:
    is_normal = charge.bill_type == "0"
    return {
        "customer_id": charge.customer_id,
        "cloud_service_type": charge.product.code,
        "cloud_service_type_name": charge.product.name,
        "bill_type": charge.bill_type,
        "charge_mode": charge.mode,
        "amount": yuan(charge.payable),
        "debt_amount": yuan(charge.debt) if is_normal else None,
        "adjustment_amount": yuan(charge.debt // 2) if is_normal else None,
        "discount_amount": yuan(charge.official - charge.payable) if is_normal else None,
        "measure_id": 1,
        "account_details": _paid_from(charge),
        "resource_type_code": charge.product.resource_code,
        "resource_type_name": charge.product.resource_name,
    }


def _paid_from(charge: Charge) -> list[Record]:
    accounts = {
        "BALANCE_TYPE_DEBIT": charge.cash,
        "BALANCE_TYPE_CREDIT": charge.credit,
        "BALANCE_TYPE_COUPON": charge.voucher,
        "BALANCE_TYPE_RCASH_COUPON": charge.flexi,
    }
    return [
        {"balance_type": account, "amount": yuan(cents), "bill_type": charge.bill_type}
        for account, cents in accounts.items()
        if cents
    ]


def details(rng: Random, charges: Sequence[Charge], association: str, upto: str) -> list[Record]:
    """Each bill of a customer before the time `upto`, the oldest first."""
    found = [
        record
        for charge in charges
        for record in (_ordered(rng, charge) if charge.order else _used(rng, charge, upto))
    ]
    for record in found:
        record["association_type"] = association
        record["bill_cycle"] = _month_before(upto)
    return sorted(found, key=lambda record: (record["consume_time"], record["id"]))


def _ordered(rng: Random, charge: Charge) -> Iterator[Record]:
    order = charge.order
    assert order is not None
    yield _detail(rng, charge, _split(charge, 1)[0], order["payment_time"]) | {
        "trade_id": order["order_id"],
        "bill_detail_type": _ORDERED.get(order["order_type"], 1),
        "order_type": order["order_type"],
        "period_type": _MONTHS,
        "period_num": Decimal(rng.choice((1, 1, 3, 12))),
        "enterprise_project_id": order["enterprise_projects"][0]["id"],
    }


def _used(rng: Random, charge: Charge, upto: str) -> Iterator[Record]:
    """Usage of some days: three to eight bills, whose amounts have six decimals."""
    kind = {"2": _WRITTEN_OFF}.get(charge.bill_type, _PLAN if charge.mode == "11" else _USED)
    count = 1 if kind == _WRITTEN_OFF else rng.randint(3, 8)
    latest = datetime.fromisoformat(upto)
    days = max(1, (latest + timedelta(hours=8)).day - 1 or 28)
    for at, amounts in enumerate(_split(charge, count)):
        time = later(upto, -days * (count - at) / (count + 1))
        odd = kind == _USED and rng.random() < 0.01
        yield _detail(rng, charge, amounts, time) | {
            "bill_detail_type": _UNHEARD_OF if odd else kind,
            "usage_type": "Duration",
            "usage_amount": Decimal(rng.randrange(1, 744_000_000)).scaleb(-6),
            "usage_measure_id": 4,
            "free_resource_usage": Decimal(rng.randrange(100)) if rng.random() < 0.1 else None,
            "free_resource_measure_id": 4,
            "period_type": _HOURS,
            "payment_type": "NO_UPFRONT" if kind == _PLAN else None,
        }


def _split(charge: Charge, count: int) -> list[dict[str, int]]:
    """Every amount in `count` parts, in millionths, which add up to it; cash is what is left."""
    parts: list[dict[str, int]] = [{} for _ in range(count)]
    for name in _AMOUNTS:
        whole = getattr(charge, name) * _MICRO
        for at, part in enumerate(parts):
            part[name] = whole * (2 * at + 1) // (count * count)
        parts[-1][name] += whole - sum(part[name] for part in parts)
    for part in parts:
        part["cash"] = part["payable"] - sum(part[name] for name in _NOT_CASH)
    return parts


def _detail(rng: Random, charge: Charge, amounts: dict[str, int], time: str) -> Record:
    product, region = charge.product, rng.choice(REGION_CODES)
    amount = {name: Decimal(value).scaleb(-6) for name, value in amounts.items()}
    return dict.fromkeys(_FIELDS) | {
        "customer_id": charge.customer_id,
        "service_type_code": product.code,
        "resource_type_code": product.resource_code,
        "service_type_name": product.name,
        "resource_type_name": product.resource_name,
        "charging_mode": int(charge.mode),
        "trade_time": later(time, 1 / 24),
        "trade_id": f"{rng.getrandbits(64):016x}",
        "id": f"{rng.getrandbits(128):032x}",
        "resource_id": f"{rng.getrandbits(128):032x}",
        "resource_name": f"{product.abbreviation.lower()}-{rng.randrange(10_000):04}",
        "product_spec_desc": rng.choice(product.specs),
        "region_code": region,
        "region_name": REGIONS[region],
        "product_id": f"OFFI{rng.getrandbits(72):018X}",
        "product_name": f"{product.name}_{rng.choice(product.specs)}",
        "consume_time": time,
        "official_amount": amount["official"],
        "official_discount_amount": amount["official"] - amount["payable"],
        "payment_amount": amount["payable"],
        "cash_amount": amount["cash"],
        "credit_amount": amount["credit"],
        "coupon_amount": amount["voucher"],
        "flexipurchase_coupon_amount": amount["flexi"],
        "stored_value_card_amount": Decimal(0),
        "debt_amount": amount["debt"],
        "writeoff_amount": Decimal(0),
        "partner_id": PARTNER_ID,
    }


# What is told of some bills only is empty in the others.
_FIELDS = tuple(column.name for column in BILL_DETAILS.own if column.name != "currency")


def _month_before(upto: str) -> str:
    """The month of China that ends, or has come as far as, `upto`."""
    return f"{datetime.fromisoformat(upto) + timedelta(hours=8, seconds=-1):%Y-%m}"
