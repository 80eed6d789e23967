"""How the sandbox serves what customers consumed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from desktop.catalog.bills import BILL_DETAILS, CONSUMING_CUSTOMERS, MONTHLY_BILLS
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.months import MONTH, asked
from desktop.sandbox.parameters import Parameter, code, same, text
from desktop.sandbox.refusals import BadParameter, not_a_customer
from desktop.sandbox.rounds import RESELLER, asked_reseller, of_round
from desktop.sandbox.world import World
from desktop.text import SHANGHAI


def _day(value: Any) -> date:
    if len(text(value)) != 10:
        raise ValueError("not a day")
    return date.fromisoformat(value)


def _yuan(_world: World, _given: Given) -> Record:
    return {"currency": "CNY"}


def _sums(world: World, given: Given) -> Sequence[Record]:
    return of_round(world, given, world.bills.sums(asked(given, "cycle", "charge_mode")))


def _consumers(world: World, given: Given) -> Sequence[Record]:
    """Those of a distributor's resellers as well: this list is not told apart."""
    month = asked(given, "bill_cycle")
    return [{"customer_id": key} for key in world.bills.consumers(month)]


def _details(world: World, given: Given) -> Sequence[Record]:
    month, key = asked(given, "bill_cycle", "customer_id"), given["customer_id"]
    reseller = asked_reseller(world, given)
    if key not in world.customers and key not in world.bills.consumers(month):
        raise not_a_customer()
    if reseller and world.reseller_of.get(key) != reseller:
        raise not_a_customer()
    return _between(world.bills.details(month, key), given, month)


def _between(rows: Sequence[Record], given: Given, month: str) -> Sequence[Record]:
    """Those of some days of the month; one limit alone limits nothing."""
    first, last = given.get("bill_date_begin"), given.get("bill_date_end")
    if first is None or last is None:
        return rows
    if first > last or {f"{first:%Y-%m}", f"{last:%Y-%m}"} != {month}:
        raise BadParameter("bill_date_begin, bill_date_end")
    return [row for row in rows if first <= _day_of(row["consume_time"]) <= last]


def _day_of(time: str) -> date:
    return datetime.fromisoformat(time).astimezone(SHANGHAI).date()


LISTINGS = (
    Listing(
        MONTHLY_BILLS.source,
        _sums,
        {
            "cycle": MONTH,
            "charge_mode": code("charge_mode", "1", "3", "11"),
            "customer_id": same("customer_id"),
            "bill_type": code("bill_type", "0", "1", "2"),
            "cloud_service_type": same("cloud_service_type"),
            "indirect_partner_id": RESELLER,
        },
        _yuan,
    ),
    Listing(CONSUMING_CUSTOMERS.source, _consumers, {"bill_cycle": MONTH}),
    Listing(
        BILL_DETAILS.source,
        _details,
        {
            "bill_cycle": MONTH,
            "service_type_code": same("service_type_code"),
            "region_code": same("region_code"),
            "charging_mode": code("charging_mode", "1", "3", "10", "11", number=True),
            "bill_detail_type": code("bill_detail_type", number=True),
            "resource_id": code("resource_id"),
            "resource_name": code("resource_name"),
            "trade_id": code("trade_id"),
            "account_manager_id": code("account_manager_id"),
            "association_type": code("association_type", "1", "2"),
            "indirect_partner_id": RESELLER,
            "bill_date_begin": Parameter(_day),
            "bill_date_end": Parameter(_day),
        },
        _yuan,
    ),
)
