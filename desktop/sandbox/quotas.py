"""The quotas out of which the sandbox's vouchers are issued, and those passed on to resellers."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from decimal import ROUND_UP, Decimal
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from desktop.catalog.times import utc_text
from desktop.sandbox.customers import Record, yuan
from desktop.sandbox.orders import later
from desktop.sandbox.products import PRODUCTS

if TYPE_CHECKING:
    from desktop.sandbox.world import World

NORMAL, VOID, ADJUSTED, FROZEN, TAKEN_BACK = 0, 3, 4, 5, 6
_PASSED, _TAKEN = "10", "11"
_FLEXI = 4  # of coupons; all others come out of quotas of kind 0
_PLAN = "PP2024000000017"
_STEP = Decimal(10_000)  # yuan: the least quota that is granted
_NOTHING = yuan(0)
_FOR_SOME_SERVICES = 2  # the place of the quota that is for some services only
# The key of a limit and its values; the last is one that nobody has heard of.
_LIMITS = (
    ("subscribeType", "new", "renew"),
    ("usageTimes", "0"),
    ("simultaneousUseWithEmpowerDiscount", "0"),
    ("minConsumeDiscount", "0.85"),
    ("maxDeductionRatio", "0.5"),
    ("isRebate", "1"),
    ("serviceTypeBlackList", "hws.service.type.marketplace", "hws.service.type.domain"),
    ("edgeSiteScope", "IES-2", "cn-south-4"),
)


class _Grant(NamedTuple):
    """One quota: its kind, its state, between which days from now it holds, how much is left."""

    kind: int
    status: int
    begins: int
    ends: int
    left: str = "0.35"


# The first of each kind holds for as long as any voucher.
_GRANTS = (
    _Grant(0, NORMAL, -500, 400),
    _Grant(0, NORMAL, -430, 100, "0.01"),
    _Grant(0, NORMAL, -420, 12),
    _Grant(0, VOID, -480, -60, "0.2"),
    _Grant(0, FROZEN, -100, 265),
    _Grant(0, ADJUSTED, -50, 315),
    _Grant(1, NORMAL, -500, 400, "0.6"),
    _Grant(1, NORMAL, -250, 20),
)
# What a distributor passed on to each of its resellers.
_PASSED_ON = (
    _Grant(0, NORMAL, -450, 380),
    _Grant(0, NORMAL, -90, 25, "0.04"),
    _Grant(0, TAKEN_BACK, -300, 60),
)


class Quotas:
    """The quotas of the partner and of its resellers.

    Attributes:
        by_id: All of them by `quota_id`; those of resellers say whose they are.
        records: What was passed on to resellers and taken back, in no order.
    """

    def __init__(self, world: "World", today: datetime) -> None:
        self._world, self._today = world, today
        self.by_id: dict[str, Record] = {}
        self.records: list[Record] = []
        self._grants: dict[str, _Grant] = {}
        self._pots: dict[tuple[str, int], list[str]] = {}
        for grant in _GRANTS:
            self._add("", grant)
        for key in world.resellers:
            for grant in _PASSED_ON:
                self._add(key, grant)

    def of(self, owner: str, kind: int) -> list[Record]:
        """The quotas of one kind of the partner (""), or of one of its resellers."""
        return [self.by_id[key] for key in self._pots.get((owner, kind), ())]

    def passed_on(self) -> list[Record]:
        """The quotas of resellers, as the distributor sees them."""
        return [quota for quota in self.by_id.values() if "parent_quota_id" in quota]

    def pot(self, rng: Random, owner: str, coupon_type: int, when: datetime) -> Record:
        """A quota that held when a voucher was issued; resellers have none of kind 1."""
        kind, moment = int(coupon_type == _FLEXI and not owner), utc_text(when)
        pots = self.of(owner, kind)
        if not pots:  # of a reseller who joined after all was invented
            pots = [self._add(owner, _PASSED_ON[0])]
            self._size(pots[0])
        held = [
            pot
            for pot in pots
            if pot["quota_status"] in (NORMAL, VOID)
            and pot["effective_time"] <= moment <= pot["expire_time"]
        ]
        return rng.choice(held or pots[:1])

    def owner_of(self, quota: Record) -> str:
        """The reseller who has a quota; "" is the partner itself."""
        return str(quota.get("indirect_partner_id", ""))

    def pass_on(self, reseller: str, parent: Record, amount: Decimal) -> Record:
        """A part of the distributor's quota becomes a quota of the reseller, limited like it."""
        now = utc_text(self._world.now)
        key = f"{self._world.now:%Y%m%d%H%M}{len(self.by_id):04}"
        quota = parent | self._whose(reseller)
        quota |= {"quota_id": key, "parent_quota_id": parent["quota_id"]}
        quota |= {"create_time": now, "last_update_time": now}
        quota |= {"quota_value": amount, "balance": amount}
        parent["balance"] -= amount
        self.by_id[key] = quota
        self._pots.setdefault((reseller, quota["quota_type"]), []).append(key)
        self._world.delay(quota)
        self._world.delay(self._note(quota, _PASSED, amount, now))
        return quota

    def take_back(self, quota: Record, remark: str | None = None) -> Record:
        """All that is left of a reseller's quota goes back into the one it came from."""
        now, amount = utc_text(self._world.now), quota["balance"]
        self.by_id[quota["parent_quota_id"]]["balance"] += amount
        quota |= {"balance": _NOTHING, "quota_status": TAKEN_BACK, "last_update_time": now}
        record = self._note(quota, _TAKEN, amount, now)
        record["remark"] = remark
        self._world.delay(record)
        return quota

    def settle(self) -> None:
        """Give each quota a size that fits what was issued from it; those of resellers first.

        Until then its balance is what was issued, below zero.
        """
        for quota in reversed(self.by_id.values()):
            self._size(quota)

    def _add(self, owner: str, grant: _Grant) -> Record:
        number = len(self.by_id)
        rng = Random(f"{self._world.seed}:quotas:{number}")
        begin = self._today + timedelta(days=grant.begins, hours=9, minutes=rng.randrange(480))
        end = self._today + timedelta(days=grant.ends + 1, seconds=-1)
        key = f"{begin:%Y%m%d%H%M}{number:04}"
        quota: Record = {
            "quota_id": key,
            "quota_type": grant.kind,
            "create_time": utc_text(begin),
            "last_update_time": later(utc_text(begin), rng.randrange(1, 40)),
            "quota_value": _NOTHING,
            "quota_status": grant.status,
            "balance": _NOTHING,
            "measure_id": 1,
            "currency": "CNY",
            "effective_time": utc_text(begin),
            "expire_time": utc_text(end),
            "limit_infos": None if number % 4 == 1 else _quota_limits(rng),
        }
        if number == _FOR_SOME_SERVICES:
            quota["limit_infos"].append(_limit("serviceType", (each.code for each in PRODUCTS[:3])))
        if owner:
            quota |= self._whose(owner)
        self.by_id[key], self._grants[key] = quota, grant
        self._pots.setdefault((owner, grant.kind), []).append(key)
        return quota

    def _whose(self, owner: str) -> Record:
        reseller = self._world.resellers[owner]
        return {
            "indirect_partner_id": owner,
            "indirect_partner_account_name": reseller["account_name"],
            "indirect_partner_name": reseller["name"],
            "parent_quota_id": self._pots["", 0][0],
        }

    def _size(self, quota: Record) -> None:
        """How large it is, in whole yuan: what was issued from it, and a share that is left."""
        grant, issued = self._grants[quota["quota_id"]], -quota["balance"]
        value = max(_STEP, issued / (1 - Decimal(grant.left))).quantize(Decimal(1), ROUND_UP)
        quota["quota_value"], quota["balance"] = value + _NOTHING, value - issued
        if "parent_quota_id" in quota:
            self._pass_on(quota)

    def _pass_on(self, quota: Record) -> None:
        """It came out of the distributor's own quota, and what is left may have gone back."""
        parent = self.by_id[quota["parent_quota_id"]]
        parent["balance"] -= quota["quota_value"]
        self._invent(quota, _PASSED, quota["quota_value"], quota["create_time"])
        if quota["quota_status"] == TAKEN_BACK:
            parent["balance"] += quota["balance"]
            self._invent(quota, _TAKEN, quota["balance"], later(quota["create_time"], 120))
            quota["balance"] = _NOTHING

    def _invent(self, quota: Record, how: str, amount: Decimal, when: str) -> None:
        """What was done once upon a time; now and then it took two tries."""
        number = len(self.records)
        record = self._note(quota, how, amount, when)
        record["remark"] = "季度额度" if how == _PASSED else None
        if number % 5 == 0:
            failed = {"id": f"{record['id']}F", "result": "-1", "remark": None}
            self.records.append(record | failed | {"operation_time": later(when, -0.01)})

    def _note(self, quota: Record, how: str, amount: Decimal, when: str) -> Record:
        managers, number = self._world.managers, len(self.records)
        record: Record = {
            "id": f"{quota['quota_id']}{how}",
            "operator": managers[number % len(managers)],
            "operation_type": how,
            "quota_id": quota["quota_id"],
            "parent_quota_id": quota["parent_quota_id"],
            "amount": amount,
            "operation_time": when,
            "result": "0",
            "indirect_partner_account_name": quota["indirect_partner_account_name"],
            "indirect_partner_id": quota["indirect_partner_id"],
            "indirect_partner_name": quota["indirect_partner_name"],
            "remark": None,
        }
        self.records.append(record)
        return record


def barred(quota: Record, key: str, wanted: Collection[str]) -> bool:
    """Whether a quota does not allow all that is wanted, by a list of what may or may not be."""
    limits = {
        limit["limit_key"]: {value["value1"] for value in limit["limit_values"]}
        for limit in quota["limit_infos"] or ()
    }
    allowed, left_out = limits.get(key), limits.get(f"{key}BlackList", set())
    return any(each in left_out or (allowed and each not in allowed) for each in wanted)


def use_limit(key: str, value: str) -> Record:
    """One thing for which a voucher may be used."""
    return {
        "use_limiti_info_id": f"{key}:{value}"[:64],
        "limit_key": key,
        "value1": value,
        "value2": None,
        "value_unit": None,
        "limit_type": None,
        "promotion_plan_id": _PLAN,
    }


def use_limits(rng: Random) -> list[Record] | None:
    """How a voucher may be used: none, some, or by a rule that is new."""
    chosen = rng.sample(_LIMITS, rng.choice((0, 0, 1, 2, 3)))
    if not chosen:
        return rng.choice((None, []))
    return [
        use_limit(key, values[0])
        | {
            "use_limiti_info_id": f"{rng.getrandbits(64):016x}",
            "value2": values[1] if len(values) > 1 else None,
        }
        for key, *values in chosen
    ]


def _quota_limits(rng: Random) -> list[Record]:
    return [_limit(key, values) for key, *values in rng.sample(_LIMITS, rng.choice((0, 1, 2, 3)))]


def _limit(key: str, values: Iterable[str]) -> Record:
    return {
        "limit_key": key,
        "limit_values": [{"value1": value, "value2": None} for value in values],
    }
