"""Quotas: out of which vouchers are issued, the vendor's own and those passed on to resellers."""

from desktop.catalog.declare import Column, Dataset, Filter, Join, Sensitivity, Source, View, Within
from desktop.catalog.kinds import AMOUNT, EXPIRY, PERCENT, TIME, VALUES, Part, choice, structure
from desktop.catalog.orders import MEASURE
from desktop.catalog.query import Condition, Sort
from desktop.catalog.resellers import RESELLERS
from desktop.catalog.ways import Passes, Rounds, Window
from desktop.text import N_

COMMERCIAL, PERSONAL = Sensitivity.COMMERCIAL, Sensitivity.PERSONAL
HOUR_S = 3600

QUOTA_TYPE = choice({"0": N_("Voucher quota"), "1": N_("Flexi-purchase quota")}, number=True)
QUOTA_STATUS = choice(
    {
        "0": N_("In effect"),
        "3": N_("Void"),
        "4": N_("Being adjusted"),
        "5": N_("Quota frozen"),
        "6": N_("Reclaimed"),
    },
    number=True,
    tones={"0": "accent", "4": "warning", "5": "danger"},
)
QUOTA_OPERATION = choice({"10": N_("Quota issued"), "11": N_("Quota reclaimed")})
RESULT = choice({"0": N_("Succeeded"), "-1": N_("Failed")}, tones={"0": "success", "-1": "danger"})
# There are more keys of limits than any page of the vendor lists: those are shown as they are.
LIMIT = choice(
    {
        "subscribeType": N_("Order types"),
        "firstOrderInService": N_("First order of a service only"),
        "cycleNum": N_("Number of periods"),
        "cycleType": N_("Kind of period"),
        "usageTimes": N_("Number of uses"),
        "simultaneousUseWithEmpowerDiscount": N_("Together with granted discounts"),
        "simultaneousUseWithPromotionProduct": N_("Together with promotions"),
        "minConsumeDiscount": N_("Lowest discount rate"),
        "maxDeductionRatio": N_("Largest share of an order"),
        "isRebate": N_("Counts for partner incentives"),
        "serviceTypeBlackList": N_("Services left out"),
    }
)
QUOTA_LIMITS = structure(
    {"limit_key": Part(N_("Limit"), LIMIT), "limit_values": Part(N_("Values"), VALUES)}
)

_QUOTA = (
    Column("quota_type", N_("Kind of quota"), QUOTA_TYPE),
    Column("quota_status", N_("Status"), QUOTA_STATUS, sortable=True),
    Column("quota_value", N_("Granted"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
    Column("balance", N_("Left"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
    Column("left_percent", N_("Share left"), PERCENT, sortable=True, quiet=True),
    Column("currency", N_("Currency"), shown=False),
    Column("effective_time", N_("Effective from"), TIME),
    Column("expire_time", N_("Expires"), EXPIRY, sortable=True),
    Column("create_time", N_("Created on"), TIME, sortable=True),
    Column("last_update_time", N_("Last updated"), TIME, shown=False, quiet=True),
    Column("limit_infos", N_("Limits"), QUOTA_LIMITS, False, COMMERCIAL),
    Column("measure_id", N_("Unit"), MEASURE, shown=False),
)
# Whose it is, seen at once: what several partners hold makes no sense in one list else.
WHOSE_SHOWN = (
    Join(RESELLERS, on="indirect_partner_id").column("name", N_("Reseller")),
    Column("indirect_partner_id", N_("Reseller number"), shown=False),
)
OF_RESELLER = Filter("indirect_partner_id", "reference", N_("Reseller"))
_QUOTA_FILTERS = (
    Filter("quota_status", "choice"),
    Filter("quota_type", "choice"),
    Filter("expire_time", "period"),
    Filter("balance", "range"),
    Filter("left_percent", "range"),
)
_SHARE = {"left_percent": ("balance", "quota_value")}
# What is left, and soon lost.
SPENDABLE = (Condition("balance", "from", 1), Within("expire_time", 30))
EXPIRING = (Sort("expire_time"),)
_LOW = View(
    "low",
    N_("Nearly used up"),
    (Condition("quota_status", "in", ("0",)), Condition("left_percent", "before", 10)),
    (Sort("left_percent"),),
)

VOUCHER_QUOTAS = Dataset(
    name="voucher_quotas",
    label=N_("Voucher quotas"),
    source=Source(
        "list_quota_coupons",
        "POST",
        "/v2/partners/coupon-quotas/query",
        rows="quotas",
        total="total_count",
        page=100,
        passes=Passes("quota_type", ("0", "1")),
        rounds=Rounds(),
        permission="BPC_ITEM_SUBCUSTSERV_030100",
    ),
    key=("quota_id",),
    columns=(Column("quota_id", N_("Quota number"), sortable=True), *_QUOTA, *WHOSE_SHOWN),
    order="create_time",
    search=("quota_id",),
    found_as=("quota_id", "quota_type", "quota_status", "expire_time"),
    filters=(*_QUOTA_FILTERS, OF_RESELLER),
    unit="measure_id",
    share=_SHARE,
    stale_after_s=HOUR_S,
    note=N_("The vendor grants quotas; vouchers are issued from them until they are used up."),
    views=(
        View("usable", N_("In effect"), (Condition("quota_status", "in", ("0",)),)),
        View("expiring", N_("Expiring in 30 days"), SPENDABLE, EXPIRING),
        _LOW,
    ),
    totals=("quota_value", "balance"),
)

_PARENT = Join(VOUCHER_QUOTAS, on="parent_quota_id")
_RESELLER = (
    Column("indirect_partner_name", N_("Reseller"), sensitivity=PERSONAL, sortable=True),
    Column("indirect_partner_account_name", N_("Account"), sensitivity=PERSONAL),
    Column("indirect_partner_id", N_("Reseller number"), shown=False),
    Join(RESELLERS, on="indirect_partner_id").column("account_manager_name", shown=False),
)
_RESELLER_SEARCH = ("quota_id", "parent_quota_id", "indirect_partner_name", "indirect_partner_id")

ISSUED_QUOTAS = Dataset(
    name="issued_quotas",
    label=N_("Quotas of resellers"),
    source=Source(
        "list_issued_coupon_quotas",
        "GET",
        "/v2/partners/issued-coupon-quotas",
        rows="quotas",
        total="total_count",
        page=100,
        by_key="quota_id",
        narrow={"indirect_partner_id": "indirect_partner_id"},
        only_for="distributor",
        permission="BPC_ITEM_SUBCUSTSERV_030600",
    ),
    key=("quota_id",),
    columns=(
        Column("quota_id", N_("Quota number"), sortable=True),
        *_RESELLER,
        *_QUOTA,
        Column("parent_quota_id", N_("Issued from quota"), shown=False),
        _PARENT.column("balance", N_("Left of our quota"), shown=False),
    ),
    order="create_time",
    search=_RESELLER_SEARCH,
    filters=(
        *_QUOTA_FILTERS,
        OF_RESELLER,
    ),
    unit="measure_id",
    share=_SHARE,
    stale_after_s=HOUR_S,
    note=N_("Only a distributor issues quotas to resellers."),
    views=(
        View("usable", N_("In effect"), (Condition("quota_status", "in", ("0",)),)),
        View("expiring", N_("Expiring in 30 days"), SPENDABLE, EXPIRING),
        _LOW,
    ),
    totals=("quota_value", "balance"),
)

QUOTA_RECORDS = Dataset(
    name="quota_records",
    label=N_("Quota records"),
    source=Source(
        "list_coupon_quotas_records",
        "GET",
        "/v2/partners/coupon-quotas/records",
        rows="records",
        total="total_count",
        page=100,
        window=Window("operation_time_begin", "operation_time_end", "operation_time"),
        narrow={
            "indirect_partner_id": "indirect_partner_id",
            "quota_id": "quota_id",
            "parent_quota_id": "parent_quota_id",
        },
        only_for="distributor",
        permission="BPC_ITEM_SUBCUSTSERV_030102",
    ),
    key=("id",),
    columns=(
        Column("operation_time", N_("Time of operation"), TIME, sortable=True),
        Column("operation_type", N_("Operation"), QUOTA_OPERATION),
        *_RESELLER,
        Column("amount", N_("Amount"), AMOUNT, sensitivity=COMMERCIAL, sortable=True),
        Column("result", N_("Result"), RESULT),
        Column("operator", N_("Operator"), sensitivity=COMMERCIAL),
        Column("quota_id", N_("Quota number"), shown=False),
        Join(ISSUED_QUOTAS, on="quota_id").column("balance", N_("Left of the quota"), shown=False),
        Column("parent_quota_id", N_("Issued from quota"), shown=False),
        _PARENT.column("balance", N_("Left of our quota"), shown=False),
        Column("remark", N_("Remark"), sensitivity=COMMERCIAL),
        Column("id", N_("Record number"), shown=False),
    ),
    order="operation_time",
    search=_RESELLER_SEARCH,
    filters=(
        Filter("operation_type", "choice"),
        Filter("operation_time", "period"),
        OF_RESELLER,
        Filter("result", "choice"),
        Filter("amount", "range"),
    ),
    appended=True,
    note=N_("Only a distributor issues quotas to resellers."),
)
