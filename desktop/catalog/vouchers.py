"""Vouchers: those that customers hold, what was done with them, and the partner's own."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.declare import Column, Dataset, Filter, Join, Source, View, Within
from desktop.catalog.kinds import AMOUNT, EXPIRY, TEXT, TIME, Part, choice, structure
from desktop.catalog.orders import MEASURE
from desktop.catalog.query import Condition
from desktop.catalog.quotas import (
    COMMERCIAL,
    EXPIRING,
    HOUR_S,
    LIMIT,
    OF_RESELLER,
    QUOTA_TYPE,
    RESULT,
    SPENDABLE,
    VOUCHER_QUOTAS,
    WHOSE_SHOWN,
)
from desktop.catalog.resellers import WHOSE
from desktop.catalog.ways import Rounds, Window
from desktop.text import N_

COUPON_TYPE = choice(
    {
        "1": N_("Voucher"),
        "2": N_("Discount coupon"),
        "3": N_("Product coupon"),
        "4": N_("Flexi-purchase coupon"),
    },
    number=True,
)
COUPON_STATUS = choice(
    {
        "1": N_("Inactive"),
        "2": N_("Usable"),
        "3": N_("Used up"),
        "4": N_("Expired"),
        "5": N_("Reclaimed"),
    },
    number=True,
    tones={"1": "warning", "2": "accent", "3": "success"},
)
OPERATION = choice(
    {
        "1": N_("Issued"),
        "2": N_("Reclaimed by hand"),
        "3": N_("Reclaimed on unbinding"),
        "4": N_("Reclaimed on expiry"),
        "5": N_("Reclaimed on unsubscription"),
        "6": N_("Refunded recharge reversed"),
        "7": N_("Reclaimed on association"),
        "8": N_("Reclaimed on a change of association"),
        "9": N_("Moved by a reseller"),
    }
)
FROZEN = choice({"0": N_("No"), "1": N_("Yes")}, tones={"1": "danger"})
MEDIUM = choice({"1": N_("Electronic"), "2": N_("On paper")}, number=True)
FETCHED = choice(
    {
        "1": N_("Collected online"),
        "2": N_("Redeemed online"),
        "3": N_("Issued online"),
        "4": N_("Obtained offline"),
        "5": N_("Given at an event"),
    },
    number=True,
)
VERSION = choice({"1": N_("For one use"), "2": N_("For several uses")}, number=True)
USE_LIMITS = structure(
    {
        "limit_key": Part(N_("Limit"), LIMIT),
        "value1": Part(N_("Value"), TEXT),
        "value2": Part(N_("Second value"), TEXT),
        "value_unit": Part(N_("Unit of the value"), TEXT),
    }
)
_CUSTOMER = Join(CUSTOMERS, on="customer_id")
VOUCHERS = Dataset(
    name="vouchers",
    label=N_("Issued vouchers"),
    source=Source(
        "list_issued_partner_coupons",
        "GET",
        "/v2/promotions/benefits/partner-coupons",
        rows="user_coupons",
        total="total_count",
        page=100,
        rounds=Rounds(),
        by_key="coupon_id",
        narrow={"customer_id": "customer_id"},
        permission="BPC_ITEM_SUBCUSTSERV_030200",
    ),
    key=("coupon_id",),
    columns=(
        Column("coupon_id", N_("Voucher number"), sortable=True),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("coupon_type", N_("Kind of voucher"), COUPON_TYPE),
        Column("status", N_("Status"), COUPON_STATUS, sortable=True),
        Column("face_value", N_("Face value"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("balance", N_("Left"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("effective_time", N_("Effective from"), TIME, shown=False),
        Column("expire_time", N_("Expires"), EXPIRY, sortable=True),
        Column("create_time", N_("Issued on"), TIME, sortable=True),
        Column("last_used_time", N_("Last used"), TIME),
        _CUSTOMER.column("account_managers[0].account_name", shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        Column("is_frozen", N_("Frozen"), FROZEN, shown=False),
        Column("lock_order_id", N_("Locked by order"), shown=False),
        Column("order_id", N_("Order number"), shown=False),
        Column("active_time", N_("Activated"), TIME, shown=False),
        Column("promotion_plan_name", N_("Promotion plan"), shown=False),
        Column("promotion_plan_desc", N_("Description of the plan"), shown=False),
        Column("promotion_plan_id", N_("Number of the plan"), shown=False),
        Column("promotion_id", N_("Promotion number"), shown=False),
        Column("media_type", N_("Medium"), MEDIUM, shown=False),
        Column("fetch_method", N_("How obtained"), FETCHED, shown=False),
        *WHOSE,
        Column("use_limits", N_("Limits"), USE_LIMITS, False, COMMERCIAL),
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
    ),
    order="create_time",
    search=(
        "coupon_id",
        "customers.customer",
        "customers.account_name",
        "promotion_plan_name",
        "order_id",
    ),
    filters=(
        Filter("status", "choice"),
        Filter("coupon_type", "choice"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("expire_time", "period"),
        Filter("balance", "range"),
        Filter("create_time", "period"),
        Filter("face_value", "range"),
        OF_RESELLER,
    ),
    unit="measure_id",
    stale_after_s=HOUR_S,
    note=N_(
        "The API tells vouchers of resale customers only, and none that expired long ago. "
        "Pick-up vouchers are in the console alone."
    ),
    views=(
        View(
            "expiring",
            N_("Expiring in 30 days with something left"),
            (Condition("status", "in", ("2",)), *SPENDABLE),
            EXPIRING,
        ),
        View("usable", N_("Usable"), (Condition("status", "in", ("2",)),)),
    ),
    totals=("face_value", "balance"),
    found_as=("coupon_id", "customers.customer", "coupon_type", "status", "expire_time"),
)

VOUCHER_RECORDS = Dataset(
    name="voucher_records",
    label=N_("Issue and reclaim records"),
    source=Source(
        "list_partner_coupons_record",
        "GET",
        "/v2/promotions/benefits/partner-coupons/records/query",
        rows="records",
        total="total_count",
        page=100,
        rounds=Rounds(),
        window=Window("operation_time_begin", "operation_time_end", "operation_time"),
        narrow={
            "customer_id": "customer_id",
            "quota_id": "quota_id",
            "coupon_id": "coupon_ids",
        },
        permission="BPC_ITEM_SUBCUSTSERV_030102",
    ),
    key=("id",),
    columns=(
        Column("operation_time", N_("Time of operation"), TIME, sortable=True),
        Column("operation_type", N_("Operation"), OPERATION),
        _CUSTOMER.column("customer"),
        _CUSTOMER.column("account_name", shown=False),
        Column("operation_amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("result", N_("Result"), RESULT),
        Column("coupon_id", N_("Voucher number")),
        Column("quota_type", N_("Kind of quota"), QUOTA_TYPE, shown=False),
        Column("quota_id", N_("Quota number"), shown=False),
        Column("remark", N_("Remark"), sensitivity=COMMERCIAL),
        Join(VOUCHERS, on="coupon_id").column("status", N_("Status of the voucher"), shown=False),
        Join(VOUCHER_QUOTAS, on="quota_id").column("balance", N_("Left of the quota"), shown=False),
        Column("customer_id", N_("Customer number"), shown=False),
        *WHOSE,
        Column("id", N_("Record number"), shown=False),
    ),
    order="operation_time",
    search=("coupon_id", "quota_id", "customers.customer", "customers.account_name", "remark"),
    filters=(
        Filter("operation_type", "choice"),
        Filter("operation_time", "period"),
        Filter("customer_id", "reference", N_("Customer")),
        Filter("result", "choice"),
        Filter("operation_amount", "range"),
        Filter("quota_type", "choice"),
        OF_RESELLER,
    ),
    appended=True,
    note=N_("Remarks are seen by the partner that issued the voucher alone."),
    views=(
        View("recent", N_("Last 30 days"), (Within("operation_time", -30),)),
        View("failed", N_("Failed"), (Condition("result", "in", ("-1",)),)),
    ),
)

OWN_COUPONS = Dataset(
    name="own_coupons",
    label=N_("Own vouchers"),
    source=Source(
        "list_sub_customer_coupons",
        "GET",
        "/v2/promotions/benefits/coupons",
        rows="user_coupons",
        total="count",
        page=100,
        rounds=Rounds(),
        by_key="coupon_id",
        permission="BPC_MENU_FINANCE_100100|BPC_ITEM_SUBCUSTSERV_050101",
    ),
    key=("coupon_id",),
    columns=(
        Column("coupon_id", N_("Voucher number"), sortable=True),
        Column("plan_name", N_("Promotion plan")),
        Column("coupon_type", N_("Kind of voucher"), COUPON_TYPE),
        Column("status", N_("Status"), COUPON_STATUS, sortable=True),
        Column("face_value", N_("Face value"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("balance", N_("Left"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("currency", N_("Currency"), shown=False),
        Column("valid_time", N_("Effective from"), TIME),
        Column("expire_time", N_("Expires"), EXPIRY, sortable=True),
        Column("create_time", N_("Created on"), TIME, sortable=True),
        Column("coupon_usage", N_("Purpose"), shown=False),
        Column("coupon_code", N_("Voucher code"), shown=False, sensitivity=COMMERCIAL),
        Column("is_frozen", N_("Frozen"), FROZEN, shown=False),
        Column("active_time", N_("Activated"), TIME, shown=False),
        Column("reserve_time", N_("Last used"), TIME, shown=False),
        Column("lock_order_id", N_("Locked by order"), shown=False),
        Column("order_id", N_("Order number"), shown=False),
        Column("coupon_version", N_("Uses"), VERSION, shown=False),
        Column("plan_desc", N_("Description of the plan"), shown=False),
        Column("promotion_plan_id", N_("Number of the plan"), shown=False),
        Column("promotion_id", N_("Promotion number"), shown=False),
        Column("media_type", N_("Medium"), MEDIUM, shown=False),
        Column("fetch_method", N_("How obtained"), FETCHED, shown=False),
        Column("source_id", N_("Given by"), shown=False),
        Column("extend_param1", N_("Further data"), shown=False),
        Column("customer_id", N_("Number of the holder"), shown=False),
        *WHOSE_SHOWN,
        Column("use_limits", N_("Limits"), USE_LIMITS, False, COMMERCIAL),
        Column("measure_id", N_("Unit"), MEASURE, shown=False),
    ),
    order="create_time",
    search=("coupon_id", "coupon_code", "plan_name", "order_id"),
    found_as=("coupon_id", "plan_name", "status", "expire_time"),
    filters=(
        Filter("status", "choice"),
        Filter("coupon_type", "choice"),
        Filter("expire_time", "period"),
        Filter("balance", "range"),
        OF_RESELLER,
    ),
    unit="measure_id",
    stale_after_s=HOUR_S,
    note=N_("Vouchers that the partner itself holds; none that has been void for over a year."),
    views=(
        View(
            "expiring",
            N_("Expiring in 30 days with something left"),
            (Condition("status", "in", ("2",)), *SPENDABLE),
            EXPIRING,
        ),
    ),
    totals=("face_value", "balance"),
)
