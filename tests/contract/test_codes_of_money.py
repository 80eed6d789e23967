"""The codes of transactions are those of the vendor's own description, its spelling included."""

import re

import pytest
from huaweicloudsdkbss.v2.model.account_balance_v2 import AccountBalanceV2
from huaweicloudsdkbss.v2.model.account_change_record import AccountChangeRecord
from huaweicloudsdkbss.v2.model.adjust_record_v3 import AdjustRecordV3
from huaweicloudsdkbss.v2.model.coupon_quota_v2 import CouponQuotaV2
from huaweicloudsdkbss.v2.model.coupon_record_v2 import CouponRecordV2
from huaweicloudsdkbss.v2.model.i_query_user_coupons_result_v2 import IQueryUserCouponsResultV2
from huaweicloudsdkbss.v2.model.issued_coupon_quota import IssuedCouponQuota
from huaweicloudsdkbss.v2.model.quota_record import QuotaRecord

from desktop.catalog import funds, quotas, vouchers

CODE = re.compile(r"(SOURCE_OPERA[A-Z_]+|(?<!\d)-?\d+)\uff1a")


def told(model, field):
    """The codes in the vendor's description of a field."""
    description = model.__init__.__doc__.partition(f":param {field}:")[2].partition(":type")[0]
    return set(CODE.findall(description))


@pytest.mark.parametrize(
    ("kind", "model", "field"),
    [
        (funds.TRADE, AccountChangeRecord, "trade_detail_type"),
        (funds.DIRECTION, AccountChangeRecord, "type"),
        (funds.ACCOUNT_TYPE, AccountBalanceV2, "account_type"),
        (funds.ADJUSTMENT, AdjustRecordV3, "operation_type"),
        (quotas.QUOTA_TYPE, CouponQuotaV2, "quota_type"),
        (quotas.QUOTA_STATUS, IssuedCouponQuota, "quota_status"),
        (quotas.QUOTA_OPERATION, QuotaRecord, "operation_type"),
        (quotas.RESULT, QuotaRecord, "result"),
        (vouchers.OPERATION, CouponRecordV2, "operation_type"),
        (vouchers.COUPON_TYPE, IQueryUserCouponsResultV2, "coupon_type"),
        (vouchers.COUPON_STATUS, IQueryUserCouponsResultV2, "status"),
        (vouchers.MEDIUM, IQueryUserCouponsResultV2, "media_type"),
        (vouchers.FETCHED, IQueryUserCouponsResultV2, "fetch_method"),
        (vouchers.VERSION, IQueryUserCouponsResultV2, "coupon_version"),
        (vouchers.FROZEN, IQueryUserCouponsResultV2, "is_frozen"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_code_the_vendor_names_has_a_word_and_no_other_is_invented(kind, model, field):
    assert kind.labels.keys() == told(model, field)
