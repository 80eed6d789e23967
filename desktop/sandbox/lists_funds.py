"""The lists of the partner's money, as the sandbox serves them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from desktop.catalog.funds import ACCOUNT_CHANGES, ADJUSTMENTS, PARTNER_BALANCES
from desktop.catalog.times import utc_text
from desktop.sandbox.customers import Record
from desktop.sandbox.funds import ALLOCATION, CASH, CREDIT, RECLAIM, UNBOUND
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import Parameter, code, one_of, same, since, span, until
from desktop.sandbox.refusals import BadParameter
from desktop.sandbox.rounds import RESELLER, asked_reseller
from desktop.sandbox.world import World
from desktop.text import SHANGHAI

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = timedelta(days=366)
# What the families of transactions, by which can be asked, hold; the rest is in none.
_FAMILIES = {
    "RECHARGE": ("RECHARGE", "RECHARGE_REBATE"),
    "DEDEUCT": ("DEDEUCT", "USAGE", "ONETIME", "WRITEOFF", "PRECISIONCOMP", "RIDEDUCT"),
    "REFUND": ("REFUND", "UNSUBSCRIBE"),
    "RFROZEN": ("RFROZEN", "UNFROZEN", "CLEARFROZEN", "MANUALFROZE", "MANUALUNFROZE"),
    "TRANS": ("TRANS_TO_BALANCE", "TRANS_TO_FOREGIFT"),
    "ADJUST": ("ADJUST", "ADJUST_CREDIT", "PRIZE", "BILLREFUND", "COUPON_QUOTA_TRANSFER"),
    "BEADJUST": ("BEADJUST",),
    "BERETRIEVE": ("BERETRIEVE",),
    "BEUNBIND": ("BEUNBIND",),
    "BONUSCONVERT": ("CONVERT_BONUS", "MERGE"),
    "TRADE_MODE_TRANSFER": ("TRADEMODE_TRANSFER",),
}


def _accounts(world: World, given: Given) -> Sequence[Record]:
    return world.funds.accounts.get(asked_reseller(world, given), [])


def _adjustments(world: World, given: Given) -> Sequence[Record]:
    span(given, "operation_time_begin", "operation_time_end", utc_text(world.now))
    return world.funds.adjustments.get(asked_reseller(world, given), [])[::-1]


def _changes(world: World, given: Given) -> Sequence[Record]:
    """Of one account, in a span of days of China: of the last year, if no one says otherwise."""
    if "balance_type" not in given:
        raise BadParameter("balance_type")
    today = world.now.astimezone(SHANGHAI).date()
    last = given.get("trade_time_end", max(today, given.get("trade_time_begin", today)))
    first = given.get("trade_time_begin", last - timedelta(days=365))
    if first > last:
        raise BadParameter("trade_time_end")
    if last - first > _YEAR:
        raise BadParameter("trade_time_begin, trade_time_end", "CBC.80021021")
    key = asked_reseller(world, given), given["balance_type"]
    rows = world.funds.changes.get(key, [])
    return [row for row in reversed(rows) if first <= _day_of(row) <= last]


def _day_of(row: Record) -> date:
    return datetime.fromisoformat(row["trade_time"]).astimezone(SHANGHAI).date()


def _currency(_world: World, _given: Given) -> Record:
    return {"currency": "CNY"}


def _day(value: Any) -> date:
    if type(value) is not str or not _DATE.fullmatch(value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


def _is_of_family(record: Record, family: str) -> bool:
    code_of = record["trade_detail_type"].split("_", 2)[2]
    return code_of in _FAMILIES[family]


LISTINGS = (
    Listing(PARTNER_BALANCES.source, _accounts, {"indirect_partner_id": RESELLER}),
    Listing(
        ADJUSTMENTS.source,
        _adjustments,
        {
            "customer_id": same("customer_id"),
            "operation_type": code("operation_type", ALLOCATION, RECLAIM, UNBOUND),
            "operation_time_begin": since("operation_time"),
            "operation_time_end": until("operation_time"),
            "trans_id": same("trans_id"),
            "indirect_partner_id": RESELLER,
        },
    ),
    Listing(
        ACCOUNT_CHANGES.source,
        _changes,
        {
            "balance_type": one_of(CASH, CREDIT),
            "trade_type": Parameter(one_of(*_FAMILIES).read, _is_of_family),
            "trade_time_begin": Parameter(_day),
            "trade_time_end": Parameter(_day),
            "indirect_partner_id": RESELLER,
        },
        _currency,
    ),
)
