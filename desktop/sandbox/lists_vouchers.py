"""The lists of vouchers and quotas, as the sandbox serves them."""

from collections.abc import Sequence
from typing import Any

from desktop.catalog.quotas import ISSUED_QUOTAS, QUOTA_RECORDS, VOUCHER_QUOTAS
from desktop.catalog.times import utc_text
from desktop.catalog.vouchers import OWN_COUPONS, VOUCHER_RECORDS, VOUCHERS
from desktop.sandbox.customers import Record
from desktop.sandbox.listing import Given, Listing
from desktop.sandbox.parameters import (
    Parameter,
    code,
    same,
    since,
    span,
    text,
    until,
    whole,
)
from desktop.sandbox.rounds import RESELLER, asked_reseller, of_round
from desktop.sandbox.world import World

_RESELLERS_OWN = ("indirect_partner_id", "indirect_partner_account_name", "indirect_partner_name")
_HIDDEN = frozenset((*_RESELLERS_OWN, "parent_quota_id"))  # from whoever holds the quota


def _quotas(world: World, given: Given) -> Sequence[Record]:
    kind = int(given.get("quota_type", 0))
    rows = world.vouchers.quotas.of(asked_reseller(world, given), kind)
    return [{name: row[name] for name in row.keys() - _HIDDEN} for row in rows]


def _issued(world: World, given: Given) -> Sequence[Record]:
    return of_round(world, given, list(world.vouchers.issued.values()))


def _records(world: World, given: Given) -> Sequence[Record]:
    span(given, "operation_time_begin", "operation_time_end", utc_text(world.now))
    return of_round(world, given, _newest(world.vouchers.records))


def _own(world: World, given: Given) -> Sequence[Record]:
    return list(world.vouchers.of(asked_reseller(world, given)))


def _passed_on(world: World, _given: Given) -> Sequence[Record]:
    rows: Sequence[Record] = world.vouchers.quotas.passed_on()
    return rows


def _quota_records(world: World, given: Given) -> Sequence[Record]:
    span(given, "operation_time_begin", "operation_time_end", utc_text(world.now))
    return _newest(world.vouchers.quotas.records)


def _newest(rows: Sequence[Record]) -> Sequence[Record]:
    return sorted(rows, key=lambda row: (row["operation_time"], row["id"]), reverse=True)


def _among(name: str, most: int, *, number: bool = False) -> Parameter:
    """Records whose field is one of up to so many values; none of them is no filter."""

    def read(values: Any) -> set[str]:
        if not isinstance(values, list) or len(values) > most:
            raise ValueError("not a list of at most so many")
        return {str(whole(each)) if number else text(each) for each in values}

    def keeps(record: Record, wanted: set[str]) -> bool:
        return not wanted or str(record[name]) in wanted

    return Parameter(read, keeps, many=True)


def _span_of(name: str, time: str) -> dict[str, Parameter]:
    return {f"{name}_begin": since(time), f"{name}_end": until(time)}


def _has_result(record: Record, wanted: str) -> bool:
    """Whatever is not 0 is a failure; what is neither is no filter."""
    if wanted not in ("0", "-1"):
        return True
    return bool((record["result"] == "0") == (wanted == "0"))


_COUPON = {
    "coupon_id": same("coupon_id"),
    "order_id": same("order_id"),
    "indirect_partner_id": RESELLER,
}
_OPERATED = _span_of("operation_time", "operation_time")
_OF_QUOTA = {
    "indirect_partner_id": same("indirect_partner_id"),
    "quota_id": same("quota_id"),
    "parent_quota_id": same("parent_quota_id"),
}

LISTINGS = (
    Listing(
        VOUCHER_QUOTAS.source,
        _quotas,
        {
            "quota_ids": _among("quota_id", 50),
            "quota_status_list": _among("quota_status", 5, number=True),
            "quota_type": code("quota_type", "0", "1", number=True),
            **_span_of("create_time", "create_time"),
            **_span_of("effective_time", "effective_time"),
            **_span_of("expire_time", "expire_time"),
            "indirect_partner_id": RESELLER,
        },
    ),
    Listing(
        VOUCHERS.source,
        _issued,
        {
            **_COUPON,
            "customer_id": same("customer_id"),
            "coupon_type": code("coupon_type", "1", "4", number=True),
            "status": code("status", "1", "2", "3", "4", "5", number=True),
            **_span_of("create_time", "create_time"),
            **_span_of("effective_time", "effective_time"),
            **_span_of("expire_time", "expire_time"),
        },
    ),
    Listing(
        VOUCHER_RECORDS.source,
        _records,
        {
            "operation_types": _among("operation_type", 8),
            "quota_id": same("quota_id"),
            "quota_type": code("quota_type", "0", "1", number=True),
            "coupon_ids": _among("coupon_id", 100),
            "customer_id": same("customer_id"),
            **_OPERATED,
            "result": Parameter(text, _has_result),
            "indirect_partner_id": RESELLER,
        },
    ),
    Listing(
        OWN_COUPONS.source,
        _own,
        {
            **_COUPON,
            "promotion_plan_id": same("promotion_plan_id"),
            "coupon_type": code("coupon_type", "1", "2", "3", "4", number=True),
            "status": code("status", "1", "2", "3", "4", "5", number=True),
            "active_start_time": since("active_time"),
            "active_end_time": until("active_time"),
            "source_id": same("source_id"),
        },
    ),
    Listing(ISSUED_QUOTAS.source, _passed_on, _OF_QUOTA),
    Listing(
        QUOTA_RECORDS.source,
        _quota_records,
        {**_OF_QUOTA, **_OPERATED, "operation_type": code("operation_type", "10", "11")},
    ),
)
