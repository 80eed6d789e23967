"""Vouchers of the sandbox: those that customers hold, what was done with them, the partner's own.

They are made for one customer after the other, so that those of one do not depend on the others.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from desktop.catalog.times import utc_text
from desktop.sandbox.customers import RESALE, Record, yuan
from desktop.sandbox.orders import PARTNER_ID, day_start, later
from desktop.sandbox.quotas import Quotas, use_limits

if TYPE_CHECKING:
    from desktop.sandbox.world import World

INACTIVE, USABLE, USED, EXPIRED, RECLAIMED = 1, 2, 3, 4, 5
VOUCHER, FLEXI = 1, 4
BY_HAND, ON_EXPIRY = "2", "4"
_ISSUED = "1"
_KEPT_DAYS = 365  # an expired voucher is listed for so long
_FACES = (100, 200, 500, 500, 1000, 1000, 2000, 5000, 10_000, 20_000)  # yuan
_TERMS = (30, 90, 90, 180, 365)  # days
_COUNTS = (0, 0, 1, 1, 2, 2, 3, 4, 5)
_RECLAIMS = (BY_HAND, BY_HAND, "3", "5")
_REMARKS = (None, None, None, "续费激励", "大促赠券", "POC 测试", "年框返点，发放前已与客户确认")
_PLANS = ("伙伴发放代金券", "伙伴发放现金券", "华为云测试券", "年度激励代金券", "云商店专用券")
_NOTHING = yuan(0)


class Vouchers:
    """Everything about vouchers in one world; records are as they go over the wire.

    Attributes:
        quotas: The quotas, and what was done with those of resellers.
        issued: Vouchers of customers by `coupon_id`.
        records: What was issued and reclaimed, in no order.
        source_of: From which quota a voucher was issued: `quota_id` by `coupon_id`.
        own: Vouchers of the partner and its resellers by `coupon_id`.
        holders: Which reseller has one of `own`; "" is the partner itself.
    """

    def __init__(self, world: "World", rng: Random) -> None:
        self._world, self._rng = world, rng
        self._today = day_start(world.now)
        self.quotas = Quotas(world, self._today)
        self.issued: dict[str, Record] = {}
        self.records: list[Record] = []
        self.source_of: dict[str, str] = {}
        for customer in world.customers.values():
            if customer["association_type"] == RESALE:
                self._make_for(customer)
        self.quotas.settle()
        self.own: dict[str, Record] = {}
        self.holders: dict[str, str] = {}
        for holder, count in (("", 9), *((key, 3) for key in list(world.resellers)[:-1])):
            for made in range(count):
                self._make_own(holder, made)

    def issue(
        self,
        customer_id: str,
        face_value: Decimal | int = 100,
        *,
        quota_id: str = "",
        remark: str | None = None,
        **fields: Any,
    ) -> Record:
        """A voucher issued now, for half a year; `fields` replace what is invented.

        Args:
            customer_id: Who gets it.
            face_value: In yuan.
            quota_id: Where it comes from; without it, any quota of that partner.
            remark: What its record says.
            fields: Members of the voucher.
        """
        now, face = self._world.now, Decimal(face_value)
        record = self._voucher(self._rng, customer_id, now, now + timedelta(days=180))
        record |= {"face_value": face, "balance": face, **fields}
        while record["coupon_id"] in self.issued:
            record["coupon_id"] = _number(self._rng, now)
        self._put(self._rng, record, now, quota_id)
        self._note(record, _ISSUED, face, now)
        self.records[-1]["remark"] = remark
        for each in (record, self.records[-1]):
            self._world.delay(each)
        return record

    def reclaim(self, coupon_id: str) -> Record:
        """All that is left of a voucher goes back into the quota it came from."""
        record = self.issued[coupon_id]
        self._return(record, BY_HAND, self._world.now)
        self._world.delay(self.records[-1])
        return record

    def of(self, reseller: str) -> Iterator[Record]:
        """The partner's own vouchers, or those of one of its resellers."""
        return (record for key, record in self.own.items() if self.holders[key] == reseller)

    def _make_for(self, customer: Record) -> None:
        rng = Random(f"{self._world.seed}:vouchers:{customer['customer_id']}")
        owner = self._world.reseller_of.get(customer["customer_id"], "")
        joined = datetime.fromisoformat(customer["associated_on"])
        for number in range(rng.choice(_COUNTS)):
            created, expires = self._life(rng, soon=number % 3 == 0)
            if created < joined or (self._today - expires).days > _KEPT_DAYS:
                continue
            record = self._voucher(rng, customer["customer_id"], created, expires)
            if owner == "" and rng.random() < 0.2:
                record |= {"coupon_type": FLEXI, "promotion_plan_name": _PLANS[1]}
            self._put(rng, record, created)
            self._spend(rng, record, created)

    def _life(self, rng: Random, *, soon: bool) -> tuple[datetime, datetime]:
        """When it is issued, and the last second of a day of China on which it expires."""
        term = timedelta(days=rng.choice(_TERMS))
        day = self._today - timedelta(days=1 + int(420 * rng.random() ** 1.5))
        if soon:
            day = self._today + timedelta(days=int(25 * rng.random())) - term
        created = day + timedelta(seconds=30_000 + int(30_000 * rng.random()))
        return created, day + term + timedelta(days=1, seconds=-1)

    def _voucher(
        self, rng: Random, customer_id: str, created: datetime, expires: datetime
    ) -> Record:
        """A voucher nobody has used yet."""
        face = rng.choice(_FACES) * 100 if rng.random() < 0.9 else rng.randrange(1000, 99_999)
        return {
            "coupon_id": _number(rng, created),
            "status": USABLE,
            "customer_id": customer_id,
            "coupon_type": VOUCHER,
            "measure_id": 1,
            "face_value": yuan(face),
            "effective_time": utc_text(created),
            "expire_time": utc_text(expires),
            "order_id": None,
            "promotion_plan_id": "PP2024000000017",
            "promotion_plan_name": _PLANS[0],
            "promotion_plan_desc": "仅限包年/包月订单" if rng.random() < 0.1 else None,
            "media_type": 1,
            "fetch_method": 3,
            "use_limits": use_limits(rng),
            "active_time": utc_text(created),
            "last_used_time": None,
            "promotion_id": None,
            "create_time": utc_text(created),
            "balance": yuan(face),
            "lock_order_id": f"CS{created:%y%m%d%H%M}LOCK1" if rng.random() < 0.03 else None,
            "is_frozen": "0",
        }

    def _put(self, rng: Random, record: Record, created: datetime, quota_id: str = "") -> None:
        if not quota_id:
            owner = self._world.reseller_of.get(record["customer_id"], "")
            quota_id = self.quotas.pot(rng, owner, record["coupon_type"], created)["quota_id"]
        self.issued[record["coupon_id"]] = record
        self.source_of[record["coupon_id"]] = quota_id

    def _spend(self, rng: Random, record: Record, created: datetime) -> None:
        """What became of a voucher since it was issued, and the records of it."""
        self._note(record, _ISSUED, record["face_value"], created)
        self.records[-1]["remark"] = rng.choice(_REMARKS)
        if rng.random() < 0.04:
            self._fail(record, created)
        used = rng.choice((0, 0, 30, 65, 100))  # percent
        if used:
            record["balance"] -= (record["face_value"] * used / 100).quantize(_NOTHING)
            days = rng.random() * min(20, (self._today - created).days)
            record["last_used_time"] = later(record["create_time"], days)
        age, luck = self._today - created, rng.random()
        expires = datetime.fromisoformat(record["expire_time"])
        if used == 100:
            record["status"] = USED
        elif expires < self._today:
            self._return(record, ON_EXPIRY, expires)
        elif luck < 0.12:
            self._return(record, rng.choice(_RECLAIMS), created + age * rng.random())
        elif luck < 0.16:
            record |= {"is_frozen": "1"} if used else {"status": INACTIVE, "active_time": None}

    def _return(self, record: Record, how: str, when: datetime) -> None:
        self._note(record, how, record["balance"], when)
        status = EXPIRED if how == ON_EXPIRY else RECLAIMED
        record |= {"status": status, "balance": _NOTHING}

    def _note(self, record: Record, how: str, amount: Decimal, when: datetime) -> None:
        quota = self.quotas.by_id[self.source_of[record["coupon_id"]]]
        quota["balance"] -= amount if how == _ISSUED else -amount
        self.records.append(
            {
                "id": f"{when:%Y%m%d%H%M%S}{record['coupon_id'][-6:]}{how}",
                "operation_type": how,
                "quota_id": quota["quota_id"],
                "quota_type": quota["quota_type"],
                "coupon_id": record["coupon_id"],
                "customer_id": record["customer_id"],
                "operation_amount": amount,
                "operation_time": utc_text(when),
                "result": "0",
                "remark": None,
            }
        )

    def _fail(self, record: Record, created: datetime) -> None:
        """Somebody tried the same a minute before, in vain: there is no voucher of it."""
        failed = self.records[-1] | {"coupon_id": None, "result": "-1", "remark": None}
        failed["id"] = f"{failed['id']}F"
        failed["operation_time"] = utc_text(created - timedelta(minutes=1))
        self.records.append(failed)

    def _make_own(self, holder: str, made: int) -> None:
        """One of a partner's own: of each status, one that can be used once, one about to end."""
        rng = Random(f"{self._world.seed}:own vouchers:{holder}:{made}")
        expires = (12, 60, 300, 200, -40, -200, 90, 5, 700)[made]
        status = (2, 2, 2, USED, EXPIRED, USED, RECLAIMED, 2, 2)[made]
        created = self._today - timedelta(days=150 + made * 17, hours=-10)
        last = self._today + timedelta(days=expires + 1, seconds=-1)
        once, left = made == 3, Decimal(_LEFT[made]) / 100
        record = self._voucher(rng, holder or PARTNER_ID, created, last)
        for name in _ONLY_ISSUED:
            del record[name]
        coupon_id = record["coupon_id"]
        self.own[coupon_id] = record | {
            "coupon_code": f"{rng.randrange(10**16):016}",
            "status": status,
            "coupon_type": (1, 4, 1, 1, 4, 1, 1, 2, 3)[made],
            "balance": None if once else (record["face_value"] * left).quantize(_NOTHING),
            "valid_time": utc_text(created),
            "plan_name": _PLANS[made % len(_PLANS)],
            "plan_desc": "仅限购买按需资源" if made % 4 == 1 else None,
            "reserve_time": later(record["create_time"], 9) if status == USED else None,
            "coupon_version": 1 if once else 2,
            "coupon_usage": "商务折扣" if made % 3 == 0 else None,
            "currency": "CNY",
            "extend_param1": None,
            "source_id": "P2024" if made % 2 else None,
        }
        self.holders[coupon_id] = holder


def _number(rng: Random, created: datetime) -> str:
    return f"CP{created:%y%m%d%H%M%S}{rng.randrange(16**6):06X}"


_LEFT = (100, 40, 100, 0, 0, 0, 0, 75, 100)  # percent of a partner's own vouchers
_ONLY_ISSUED = (
    "effective_time",
    "last_used_time",
    "promotion_plan_name",
    "promotion_plan_desc",
)
