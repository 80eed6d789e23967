"""What customers consumed in a month: what they ordered, what they used, what came back.

A month is invented when somebody looks at it. Its sums and its details are told from the same
charges, so that they add up.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from desktop.catalog.times import utc_text
from desktop.sandbox import bill_records
from desktop.sandbox.bill_records import Charge
from desktop.sandbox.customers import RESALE, Record
from desktop.sandbox.products import PRODUCTS, Product, of_code
from desktop.text import SHANGHAI

if TYPE_CHECKING:
    from desktop.sandbox.world import World

BACK = 18  # months that the API still tells
PREPAID, ON_DEMAND, SAVINGS = "1", "3", "11"
NORMAL, UNSUBSCRIBED, WRITTEN_OFF = "0", "1", "2"
_UNSUBSCRIPTION = 4
_METERED = PRODUCTS[:12]  # products that are used on demand


@dataclass(frozen=True, slots=True)
class _Habit:
    """What a customer uses on demand, month after month, and for how much (in hundredths)."""

    since: str
    uses: tuple[tuple[Product, int], ...]
    has_plan: bool


class Bills:
    """The bills of one world, by month of China (`2026-11`).

    Whoever was a customer once keeps the bills of that time.
    """

    def __init__(self, world: "World") -> None:
        self._world = world
        self._habits: dict[str, _Habit] = {}
        self._ways: dict[str, str] = {}  # association types, also of those who have left
        self._months: dict[tuple[str, str], _Month] = {}
        paid = ((o["payment_time"], o["order_id"]) for o in world.timeline if o["payment_time"])
        self._paid = sorted(paid)
        self._learn()

    def sums(self, month: str) -> list[Record]:
        """The monthly sums of resale customers; may be changed."""
        return self._of(month).sums

    def consumers(self, month: str) -> list[str]:
        """Who consumed anything, resale or referral."""
        return list(self._of(month).charges)

    def details(self, month: str, customer_id: str) -> list[Record]:
        """Each bill of a customer, the oldest first; may be changed."""
        found = self._of(month)
        if customer_id not in found.details:
            charges = found.charges.get(customer_id, ())
            way, upto = self._ways.get(customer_id, RESALE), found.upto
            seed = f"{self._world.seed}:{month}:{customer_id}"
            found.details[customer_id] = bill_records.details(Random(seed), charges, way, upto)
        return found.details[customer_id]

    def add_sum(self, month: str, **fields: Any) -> Record:
        """A monthly sum that comes late: like the first one of the month, with other `fields`."""
        record = dict(self.sums(month)[0]) | fields
        self.sums(month).append(record)
        return record

    def _of(self, month: str) -> "_Month":
        """A month as far as it is over; none before the oldest and after the current one."""
        today = self._world.now.astimezone(SHANGHAI)
        number = today.year * 12 + today.month - (int(month[:4]) * 12 + int(month[5:7]))
        last = monthrange(int(month[:4]), int(month[5:7]))[1]
        days = today.day - 1 if number == 0 else last
        key = (month, f"{days}" if 0 <= number <= BACK else "")
        if key not in self._months:
            self._learn()
            self._months[key] = self._invent(month, days, last) if key[1] else _Month({}, "")
        return self._months[key]

    def _learn(self) -> None:
        """Take notice of customers who joined since the last look."""
        for key, customer in self._world.customers.items():
            if key not in self._ways:
                self._habits[key] = _habit(Random(f"{self._world.seed}:{key}"), customer)
            self._ways[key] = customer["association_type"]

    def _invent(self, month: str, days: int, last: int) -> "_Month":
        first = datetime.fromisoformat(f"{month}-01T00:00:00+08:00")
        upto = utc_text(first + timedelta(days=days))
        charges: dict[str, list[Charge]] = {}
        for charge in (*self._ordered(utc_text(first), upto), *self._used(month, days / last)):
            charges.setdefault(charge.customer_id, []).append(charge)
        found = _Month(charges, upto)
        found.sums = [
            record
            for key, theirs in charges.items()
            if self._ways[key] == RESALE
            for record in bill_records.sums(theirs)
        ]
        return found

    def _ordered(self, begin: str, end: str) -> Iterator[Charge]:
        """What was paid for or given back between two times."""
        low, high = bisect_left(self._paid, (begin, "")), bisect_left(self._paid, (end, ""))
        for _, order_id in self._paid[low:high]:
            order = self._world.orders.get(order_id)
            if order and order["customer_id"] in self._ways and order["amount_after_discount"]:
                yield _of_order(order)

    def _used(self, month: str, share: float) -> Iterator[Charge]:
        """What was used on demand, in that share of a month."""
        for key, habit in self._habits.items():
            if share and habit.since <= month and habit.uses:
                rng = Random(f"{self._world.seed}:{key}:{month}")
                for product, cents in habit.uses:
                    yield from _use(rng, key, product, int(cents * share * rng.uniform(0.7, 1.4)))
                if habit.has_plan:
                    yield _planned(rng, key, habit.uses[0][0], int(habit.uses[0][1] * share / 2))


class _Month:
    """What is known of a month: charges by customer, and the records told from them."""

    def __init__(self, charges: Mapping[str, list[Charge]], upto: str) -> None:
        self.charges, self.upto = charges, upto
        self.sums: list[Record] = []
        self.details: dict[str, list[Record]] = {}


def _habit(rng: Random, customer: Record) -> _Habit:
    """A third of the customers uses nothing on demand."""
    count = rng.choice((0, 0, 1, 1, 2, 4))
    uses = tuple(
        (product, int(10 ** rng.uniform(3.2, 6.4))) for product in rng.sample(_METERED, count)
    )
    return _Habit(customer["associated_on"][:7], uses, rng.random() < 0.08)


def _of_order(order: Record) -> Charge:
    product = of_code(order["service_type_code"])
    paid = order["amount_info"]
    return Charge(
        order["customer_id"],
        product,
        PREPAID,
        UNSUBSCRIBED if order["order_type"] == _UNSUBSCRIPTION else NORMAL,
        official=_cents(order["official_amount"]),
        payable=_cents(order["amount_after_discount"]),
        voucher=_cents(paid["coupon_amount"]),
        flexi=_cents(paid["flexipurchase_coupon_amount"]),
        order=order,
    )


def _use(rng: Random, key: str, product: Product, cents: int) -> Iterator[Charge]:
    """Usage of one product; now and then paid by voucher or credit, owed, or written off."""
    luck = rng.random()
    official = cents + int(cents * rng.choice((0, 0, 0.05, 0.2)))
    usage = Charge(key, product, ON_DEMAND, NORMAL, official=official, payable=cents)
    if luck < 0.12:
        usage.voucher = cents // 3
    elif luck < 0.17:
        usage.credit = cents // 2
    elif luck < 0.22:
        usage.debt = cents // 4
    yield usage
    if luck > 0.985:
        back = -cents // 10
        yield Charge(key, product, ON_DEMAND, WRITTEN_OFF, official=back, payable=back)


def _planned(rng: Random, key: str, product: Product, cents: int) -> Charge:
    return Charge(key, product, SAVINGS, NORMAL, official=cents * 2, payable=cents)


def _cents(amount: Any) -> int:
    return int(amount * 100)
