"""Vouchers and quotas: issued to customers and resellers, and taken back."""

from desktop.catalog.action import Action, Barred, Field, Must, Pick, Proof, Purse, Validity
from desktop.catalog.actions_funds import CENT, CUSTOMER_GONE, OF_RESELLER
from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.kinds import AMOUNT, TIME, UNITS
from desktop.catalog.query import Condition
from desktop.catalog.quotas import ISSUED_QUOTAS, QUOTA_RECORDS, VOUCHER_QUOTAS
from desktop.catalog.reference import SERVICE_TYPES
from desktop.catalog.resellers import RESELLERS
from desktop.catalog.vouchers import VOUCHER_RECORDS, VOUCHERS
from desktop.text import N_

CUSTOMERS_IN_ONE = 100
_QUOTAS_IN_ONE = 10
_SERVICES_IN_ONE = 10
_MEMO_LETTERS = 240  # our mark comes to it; the vendor takes 256
_LARGEST_VOUCHER = 99_999_999_999 * UNITS
_LARGEST_QUOTA = 100_000_000 * UNITS
_IN_EFFECT = Condition("quota_status", "in", ("0",))
_USABLE_QUOTA = Must(
    "quota_status",
    ("0", None),
    N_("This quota is void, frozen or being adjusted. Choose another one."),
    field="quota_id",
)
_NOT_NOW = N_("The quota is not in effect yet, or has expired. Choose another.")
_QUOTA_TITLE = ("quota_id", "balance", "expire_time")
_FAILED = Condition("result", "in", ("-1",))
_QUOTA_FAULTS = {
    "CBC.99000012": "quota_id",
    "CBC.99000013": "face_value",
    "CBC.99000017": "quota_id",
    "CBC.99000018": "face_value",
    "CBC.99000019": "face_value",
    "CBC.99000020": "customer_ids",
    "CBC.99000021": "face_value",
    "CBC.99000023": "cloud_service_types",
    "CBC.99000024": "quota_id",
}


def _left_of_quota(*, each: bool = False) -> Purse:
    return Purse(
        N_("Left of the quota"),
        VOUCHER_QUOTAS,
        "balance",
        given={"quota_id": "quota_id"},
        each=each,
        too_much=N_("This is more than the {left} that are left of the quota."),
    )


ISSUE_VOUCHER = Action(
    "issue_voucher",
    N_("Issue voucher…"),
    CUSTOMERS,
    "create_partner_coupons",
    "/v2/promotions/benefits/partner-coupons",
    (
        Field("customer_ids", N_("Customers"), most=CUSTOMERS_IN_ONE, also=("customer_id",)),
        Field(
            "quota_id",
            N_("From quota"),
            pick=Pick(
                VOUCHER_QUOTAS,
                "quota_id",
                _QUOTA_TITLE,
                where=(_IN_EFFECT,),
                given={"indirect_partner_id": "indirect_partner_id"},
            ),
        ),
        Field(
            "face_value",
            N_("Face value"),
            AMOUNT,
            least=CENT,
            largest=_LARGEST_VOUCHER,
            hint=N_("Each customer gets a voucher of this value."),
        ),
        Field(
            "valid_time",
            N_("Effective from"),
            TIME,
            required=False,
            hint=N_("Without it, as the quota."),
        ),
        Field(
            "expire_time",
            N_("Expires"),
            TIME,
            required=False,
            is_end=True,
            hint=N_("Without it, as the quota."),
        ),
        Field(
            "cloud_service_types",
            N_("Services"),
            required=False,
            most=_SERVICES_IN_ONE,
            pick=Pick(SERVICE_TYPES, "service_type_code", ("service_type_name",)),
            hint=N_("Without any, as the quota allows."),
        ),
        Field(
            "product_ids",
            N_("Products"),
            required=False,
            most=_SERVICES_IN_ONE,
            hint=N_("Product numbers, which the vendor tells you. Without any, as the quota."),
        ),
        Field(
            "memo",
            N_("Note"),
            required=False,
            letters=_MEMO_LETTERS,
            hint=N_("Only the issuing partner sees it. A short mark of ours is added."),
        ),
        OF_RESELLER,
    ),
    N_("Issue a voucher of {amount} to {receivers}?"),
    N_("Issue a voucher of {amount} to each of {receivers}?"),
    told=N_("A voucher of {amount} was issued to {receivers}."),
    receiver="customer_ids",
    batch=CUSTOMERS_IN_ONE,
    amount="face_value",
    purses=(_left_of_quota(),),
    musts=(
        Must(
            "association_type",
            (),
            N_("This voucher is not allowed for customers of this kind of association."),
            never=("1",),
        ),
        _USABLE_QUOTA,
    ),
    validity=Validity(
        "valid_time",
        "expire_time",
        "quota_id",
        ("effective_time", "expire_time"),
        N_("The voucher must be valid within the time of its quota, {begin} to {end}."),
        _NOT_NOW,
    ),
    barred=(
        Barred(
            "cloud_service_types",
            "quota_id",
            "limit_infos",
            "serviceTypeBlackList",
            N_("The quota leaves out the service {value}."),
        ),
    ),
    mark="memo",
    refusals="error_details",
    done="coupon_infos",
    blame={
        **dict.fromkeys(CUSTOMER_GONE, "customer_ids"),
        **_QUOTA_FAULTS,
        "CBC.99000014": "customer_ids",
        "CBC.99000022": "customer_ids",
        "CBC.50000020": "customer_ids",
        "CBC.50000034": "customer_ids",
    },
    proof=Proof(
        VOUCHER_RECORDS,
        narrow=("quota_id", "quota_id"),
        receiver="customer_id",
        equal={"quota_id": "quota_id", "operation_amount": "face_value"},
        where=(Condition("operation_type", "in", ("1",)),),
        time="operation_time",
        mark="remark",
        settles=True,
        failed=_FAILED,
    ),
    changes=(VOUCHERS, VOUCHER_QUOTAS, VOUCHER_RECORDS),
    permission="BPC_ITEM_SUBCUSTSERV_030102|BPC_ITEM_SUBCUSTSERV_030103",
)
RECLAIM_VOUCHER = Action(
    "reclaim_voucher",
    N_("Reclaim voucher…"),
    VOUCHERS,
    "reclaim_partner_coupons",
    "/v2/promotions/benefits/partner-coupons/reclaim",
    (Field("coupon_id", N_("Voucher number")), OF_RESELLER),
    N_("Reclaim all that is left of {receivers}?"),
    told=N_("All that was left of {receivers} was reclaimed."),
    receiver="coupon_id",
    worth="balance",
    musts=(Must("status", ("2", "1", None), N_("Only a usable voucher can be reclaimed.")),),
    blame={**dict.fromkeys(CUSTOMER_GONE, "coupon_id"), "CBC.99000048": "coupon_id"},
    # It can be taken back only once, whoever did it: the record leaves nothing to doubt.
    proof=Proof(
        VOUCHER_RECORDS,
        narrow=("coupon_id", "coupon_id"),
        receiver="coupon_id",
        where=(
            Condition("operation_type", "in", ("2",)),
            Condition("result", "in", ("0",)),
        ),
        time="operation_time",
        settles=True,
    ),
    changes=(VOUCHERS, VOUCHER_QUOTAS, VOUCHER_RECORDS),
    permission="BPC_ITEM_SUBCUSTSERV_030201",
    risky=True,
)
ISSUE_QUOTA = Action(
    "issue_quota",
    N_("Issue quota…"),
    RESELLERS,
    "update_coupon_quotas",
    "/v2/partners/coupon-quotas/indirect-partner-adjust",
    (
        Field(
            "indirect_partner_ids",
            N_("Resellers"),
            most=CUSTOMERS_IN_ONE,
            also=("indirect_partner_id",),
        ),
        Field(
            "quota_id",
            N_("From quota"),
            pick=Pick(
                VOUCHER_QUOTAS,
                "quota_id",
                _QUOTA_TITLE,
                where=(
                    _IN_EFFECT,
                    Condition("quota_type", "in", ("0",)),
                    Condition("indirect_partner_id", "empty", True),
                ),
            ),
        ),
        Field(
            "quota_amount",
            N_("Amount"),
            AMOUNT,
            least=CENT,
            largest=_LARGEST_QUOTA,
            hint=N_("Each reseller gets a quota of this size."),
        ),
    ),
    N_("Issue a quota of {amount} to {receivers}?"),
    N_("Issue a quota of {amount} to each of {receivers}?"),
    told=N_("A quota of {amount} was issued to {receivers}."),
    receiver="indirect_partner_ids",
    batch=CUSTOMERS_IN_ONE,
    amount="quota_amount",
    purses=(_left_of_quota(),),
    musts=(_USABLE_QUOTA,),
    validity=Validity("", "", "quota_id", ("effective_time", "expire_time"), "", _NOT_NOW),
    refusals="error_details",
    done="simple_quota_infos",
    blame={
        **dict.fromkeys(("CBC.99000012", "CBC.99000017", "CBC.99000024"), "quota_id"),
        "CBC.99000013": "quota_amount",
        "CBC.99000037": "indirect_partner_ids",
    },
    proof=Proof(
        QUOTA_RECORDS,
        narrow=("parent_quota_id", "quota_id"),
        receiver="indirect_partner_id",
        equal={"parent_quota_id": "quota_id", "amount": "quota_amount"},
        where=(Condition("operation_type", "in", ("10",)),),
        time="operation_time",
        failed=_FAILED,
    ),
    changes=(ISSUED_QUOTAS, VOUCHER_QUOTAS, QUOTA_RECORDS),
    only_for="distributor",
)
RECLAIM_QUOTA = Action(
    "reclaim_quota",
    N_("Reclaim quota…"),
    ISSUED_QUOTAS,
    "reclaim_coupon_quotas",
    "/v2/partners/coupon-quotas/indirect-partner-reclaim",
    (
        Field("quota_ids", N_("Quotas"), most=_QUOTAS_IN_ONE, also=("quota_id",)),
        Field("remark", N_("Remark"), required=False, letters=_MEMO_LETTERS),
    ),
    N_("Reclaim all that is left of {receivers}?"),
    told=N_("All that was left of {receivers} was reclaimed."),
    receiver="quota_ids",
    batch=_QUOTAS_IN_ONE,
    worth="balance",
    musts=(Must("quota_status", ("0", None), N_("Only a quota in effect can be reclaimed.")),),
    refusals="error_details",
    done="simple_quota_infos",
    done_key="quota_id",
    blame={"CBC.99000012": "quota_ids"},
    proof=Proof(
        QUOTA_RECORDS,
        narrow=("quota_id", "quota_ids"),
        receiver="quota_id",
        where=(
            Condition("operation_type", "in", ("11",)),
            Condition("result", "in", ("0",)),
        ),
        time="operation_time",
        settles=True,
    ),
    changes=(ISSUED_QUOTAS, VOUCHER_QUOTAS, QUOTA_RECORDS),
    only_for="distributor",
    risky=True,
)
