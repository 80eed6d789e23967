"""Three years of invented orders: what, by whom, for how much, and how far each has come."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from desktop.sandbox.customers import Record, yuan
from desktop.sandbox.products import PRODUCTS, Product
from desktop.text import SHANGHAI

COMPLETED, CANCELLED = 5, 4
PARTNER_ID = "7c1a90f3e2b84d0c9d55a1f06be2c418"  # the partner itself, who pays for some customers

_DAY_S = 86_400
_PAST_S = 3 * 365 * _DAY_S
# Open orders go through this in turn, so that 15 of them show every status.
_OPEN = (6, 3, 9, 6, 1, 6, 3, 2, 6, 10, 9, 11, 12, 6, 13)
_UNPAID = frozenset((1, CANCELLED, 6))
# One in a hundred orders is of each number that stands once.
_TYPES = (1,) * 52 + (2,) * 25 + (3,) * 8 + (4,) * 6 + (11,) * 3 + (13,) * 2 + (14,) * 2 + (10, 15)
_SOURCES = (1,) * 70 + (2,) * 8 + (3,) * 6 + (4,) * 2 + (5,) * 3 + (6,) * 2 + (7,) * 2 + (8,) * 7
_DISCOUNTS = ("605", "606", "606", "607", "609", "700")
_PERIODS = (1, 1, 1, 3, 6, 12, 12, 24, 36)  # months
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PAIRS = tuple(a + b for a in _DIGITS for b in _DIGITS)
_NUMBERS = 36**5
_SCRAMBLE = 39_916_801  # a prime that divides no power of 36, so numbers do not repeat
_NOTHING = yuan(0)


class OrderMaker:
    """Invents orders from one source of randomness; every number it gives is new."""

    def __init__(self, rng: Random, customers: Sequence[Record]) -> None:
        self._rng = rng
        self._customers = customers
        self._joined = [_seconds(customer["associated_on"]) for customer in customers]
        self._types = rng.sample(_TYPES, len(_TYPES))
        self._sources = rng.sample(_SOURCES, len(_SOURCES))
        self._made = 0

    def many(self, count: int, now: datetime) -> list[Record]:
        """`count` orders of three years up to `now`; 2 % of them are open, mostly the newest.

        A world made later on the same day differs in the orders that came in between only.
        """
        return list(self.each(count, now))

    def each(self, count: int, now: datetime) -> Iterator[Record]:
        """The same one by one, for whoever keeps none of them."""
        end = int(now.timestamp())
        midnight = int(day_start(now).timestamp())
        today = min(count, max(3, count // 700))
        moments = self._past(count - today, midnight) + self._today(today, midnight, end)
        statuses = self._statuses(count)
        return (self.one(*when, end) for when in zip(moments, statuses, strict=True))

    def one(self, moment: int, status: int, end: int) -> Record:
        """An order placed at `moment`, all of it before `end` (both in Unix seconds)."""
        rng, made = self._rng, self._made
        self._made += 1
        order_type = self._types[made % 100]
        product = PRODUCTS[int(len(PRODUCTS) * rng.random() ** 1.7)]
        official, payable = self._cents(product, order_type)
        created = _text(moment)
        record = {
            "order_id": self._number(created, made),
            "customer_id": self._customer(moment),
            "service_type_code": product.code,
            "service_type_name": product.name,
            "source_type": self._sources[made % 100],
            "status": status,
            "order_type": order_type,
            "amount_after_discount": yuan(payable),
            "official_amount": yuan(official),
            "measure_id": 1,
            "create_time": created,
            "payment_time": self._paid(moment, status, end),
            "currency": "CNY",
            "contract_id": f"HWC{created[2:4]}{made:08}" if made % 16 == 7 else None,
            "amount_info": self._amount_info(official, payable, order_type == 4),
            "enterprise_projects": [_project(made)],
            "sub_order_infos": None,
            "agent_pay_info": {
                "paying_agent_id": PARTNER_ID if made % 12 == 5 else None,
                "is_agent_pay": made % 12 == 5,
            },
        }
        if made % 100 == 41:
            record["sub_order_infos"] = self._parts(record, official, payable)
        return record

    def _past(self, count: int, midnight: int) -> list[int]:
        """When orders were placed: more and more over the years, and by day."""
        days = _PAST_S // _DAY_S - 1
        start, random = midnight - days * _DAY_S, self._rng.random
        return sorted(
            start + int(days * random() ** 0.7) * _DAY_S + self._by_day() for _ in range(count)
        )

    def _today(self, count: int, midnight: int, end: int) -> list[int]:
        """Three of the day so far, and those of a whole day; what is yet to come was yesterday."""
        so_far = max(60, end - midnight)
        now = [end - 1 - int(self._rng.random() * so_far) for _ in range(min(3, count))]
        day = sorted(midnight + self._by_day() for _ in range(count - len(now)))
        return [each if each < end else each - _DAY_S for each in day] + now

    def _by_day(self) -> int:
        """Seconds since midnight, between eight and ten."""
        return int(_DAY_S * (0.33 + 0.3 * (self._rng.random() + self._rng.random())))

    def _statuses(self, count: int) -> list[int]:
        """Mostly completed; of the open ones four in five are among the newest."""
        rng = self._rng
        statuses = [CANCELLED if rng.random() < 0.08 else COMPLETED for _ in range(count)]
        wanted = round(count * 0.02)
        border = count - max(count // 20, min(count, wanted))
        lately = min(count - border, wanted - wanted // 5)
        places = rng.sample(range(border, count), lately)
        places += rng.sample(range(border), min(border, wanted - lately))
        for turn, place in enumerate(sorted(places)):
            statuses[place] = _OPEN[turn % len(_OPEN)]
        return statuses

    def _customer(self, moment: int) -> str:
        """Someone who had joined by then; the early ones order more."""
        known = bisect_right(self._joined, moment) or len(self._joined)
        customer: str = self._customers[int(known * self._rng.random() ** 1.6)]["customer_id"]
        return customer

    def _cents(self, product: Product, order_type: int) -> tuple[int, int]:
        """List price and payable amount, in hundredths; trials are free, refunds below zero."""
        rng = self._rng
        if order_type in (10, 13):
            return 0, 0
        low, high = product.month_cents
        price = low + int((high - low) * rng.random() ** 3)
        price *= _PERIODS[int(9 * rng.random())] * (1 + int(6 * rng.random() ** 4))
        if order_type == 4:
            return -price, -price
        return price, price if rng.random() < 0.3 else price * (60 + int(38 * rng.random())) // 100

    def _amount_info(self, official: int, payable: int, is_refund: bool) -> Record:
        rng, off = self._rng, official - payable
        coupon = int(payable * rng.random()) if payable > 0 and rng.random() < 0.1 else 0
        discounts: list[Record] = []
        if off:
            first = off * 2 // 3 if off > 900 and rng.random() < 0.25 else off
            kind = _DISCOUNTS[int(6 * rng.random())]
            discounts.append({"discount_type": kind, "discount_amount": yuan(first)})
            if first != off:
                discounts.append({"discount_type": "700", "discount_amount": yuan(off - first)})
        return {
            "discounts": discounts,
            "flexipurchase_coupon_amount": yuan(coupon // 4) if coupon else _NOTHING,
            "coupon_amount": yuan(coupon - coupon // 4) if coupon else _NOTHING,
            "stored_card_amount": _NOTHING,
            "commission_amount": yuan(-payable // 50) if is_refund else _NOTHING,
            "consumed_amount": yuan(-payable // 7) if is_refund else _NOTHING,
        }

    def _paid(self, moment: int, status: int, end: int) -> str | None:
        """Some seconds to some days later; a few completed orders never say when."""
        luck = self._rng.random()
        if status in _UNPAID or luck < 0.004:
            return None
        return _text(min(end, moment + 20 + int(luck**8 * 2 * _DAY_S)))

    def _number(self, created: str, made: int) -> str:
        """Such as CS2611200941Q7K0Z: the minute, and five characters that nobody else has."""
        pair, rest = divmod(made * _SCRAMBLE % _NUMBERS, 1296)
        last, middle = divmod(pair, 1296)
        minute = created[2:4] + created[5:7] + created[8:10] + created[11:13] + created[14:16]
        return f"CS{minute}{_PAIRS[rest]}{_PAIRS[middle]}{_DIGITS[last]}"

    def _parts(self, whole: Record, official: int, payable: int) -> list[Record]:
        """The two halves of a combined order, each with a number of its own."""
        same = {name: value for name, value in whole.items() if name not in _ONLY_WHOLE}
        parts = []
        for number, share in ((1, 2), (2, 1)):
            list_price = official * share // 3 if number == 1 else official - official * 2 // 3
            price = payable * share // 3 if number == 1 else payable - payable * 2 // 3
            parts.append(
                same
                | {
                    "order_id": f"{whole['order_id']}-{number:03}",
                    "official_amount": yuan(list_price),
                    "amount_after_discount": yuan(price),
                    "amount_info": self._amount_info(list_price, price, whole["order_type"] == 4),
                }
            )
        return parts


_ONLY_WHOLE = frozenset(("sub_order_infos", "agent_pay_info"))


def day_start(now: datetime) -> datetime:
    """The last midnight where the customers live."""
    return now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)


def _project(made: int) -> Record:
    if made % 9:
        return {"id": "0", "name": "default"}
    number = made // 9 % 12 + 1
    return {"id": f"{number:08x}-3f2a-4c71-9be0-5d1e8a6c07e4", "name": f"项目-{number:02}"}


def _text(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat()[:19] + "Z"


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def later(text: str, days: float) -> str:
    """A time of the wire moved by `days`."""
    return _text(int((datetime.fromisoformat(text) + timedelta(days=days)).timestamp()))
