"""What the sandbox knows: customers, balances, orders, tickets. Seeded, so the same every time.

Records are dictionaries as they go over the wire. The methods change the world as its people
would; a record may also be written to directly, its key and `create_time` apart.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import Any

from desktop.catalog.kinds import utc_text
from desktop.sandbox.customers import RESALE, CustomerMaker, Record
from desktop.sandbox.lines import lines_of
from desktop.sandbox.orders import OrderMaker, day_start
from desktop.sandbox.products import PRODUCTS
from desktop.sandbox.tickets import make_tickets

_PAID = frozenset((3, 5, 9))


def _placed(order: Record) -> tuple[str, str]:
    return order["create_time"], order["order_id"]


class World:
    """One partner's business. Not thread-safe beyond single calls.

    Attributes:
        customers: By `customer_id`, in the order of joining.
        balances: By `customer_id`; resale customers only.
        orders: By `order_id`; `timeline` has the same records, oldest first.
        lines: Lines by `order_id` where a test wants others than the invented ones.
        managers: Logins of the partner's salespeople.
    """

    def __init__(
        self, seed: int = 1, customers: int = 200, orders: int = 5000, now: datetime | None = None
    ) -> None:
        """Invent everything.

        Args:
            seed: Another seed, another world.
            customers: How many there are.
            orders: How many there are; none without customers.
            now: The newest moment of the data, fixed; without it the real time, which goes on.
        """
        self.seed = seed
        self._now = now
        moment, rng = self.now, Random(seed)
        today = day_start(moment)  # most is told from here, so that it stays the same all day
        self._customer_maker = CustomerMaker(rng)
        self.managers = self._customer_maker.managers
        invented = self._customer_maker.many(customers, today)
        self.customers = {record["customer_id"]: record for record in invented}
        self.balances: dict[str, Record] = {}
        for record in invented:
            self._open_account(record)
        self._order_maker = OrderMaker(rng, invented)
        self.timeline = self._order_maker.many(orders, moment) if customers else []
        self.timeline.sort(key=_placed)
        self.orders = {record["order_id"]: record for record in self.timeline}
        self.lines: dict[str, list[Record]] = {}
        self.tickets = make_tickets(rng, invented, today)
        self.service_types: list[Record] = [
            {
                "service_type_name": product.name,
                "service_type_code": product.code,
                "abbreviation": product.abbreviation,
            }
            for product in PRODUCTS
        ]

    @property
    def now(self) -> datetime:
        """The moment at which what is added or changed happens; may be set, and stands then."""
        return self._now or datetime.now(UTC)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment

    def add_customer(self, **fields: Any) -> Record:
        """A customer who joins now; `fields` replace what is invented."""
        record = self._customer_maker.one(self.now) | _exact(fields)
        self.customers[record["customer_id"]] = record
        self._open_account(record)
        return record

    def remove_customer(self, customer_id: str) -> None:
        """The customer leaves the partner; what it ordered stays in the list of orders."""
        del self.customers[customer_id]
        self.balances.pop(customer_id, None)

    def add_order(self, **fields: Any) -> Record:
        """An order placed now (or at `create_time`), pending payment unless `status` is given."""
        moment = self.now
        if "create_time" in fields:
            moment = datetime.fromisoformat(fields["create_time"])
        second, status = int(moment.timestamp()), int(fields.get("status", 6))
        until = max(second, int(self.now.timestamp()))
        record = self._order_maker.one(second, status, until) | _exact(fields)
        record["status"] = status
        self.orders[record["order_id"]] = record
        insort(self.timeline, record, key=_placed)
        return record

    def set_status(self, order_id: str, status: int | str) -> None:
        """The order moves on; what must be paid for that is paid now."""
        record = self.orders[order_id]
        record["status"] = int(status)
        if record["status"] in _PAID and not record.get("payment_time"):
            record["payment_time"] = utc_text(self.now)

    def remove_order(self, order_id: str) -> None:
        """The order is no longer listed."""
        record = self.orders.pop(order_id)
        self.timeline = [each for each in self.timeline if each is not record]

    def lines_of(self, order_id: str) -> list[Record]:
        """The lines of an order; KeyError without such an order."""
        order = self.orders[order_id]
        given = self.lines.get(order_id)
        return lines_of(self.seed, order) if given is None else given

    def placed(self, begin: str = "", end: str = "") -> Sequence[Record]:
        """Orders created from `begin` to `end`, both included, oldest first."""
        low = bisect_left(self.timeline, (begin, ""), key=_placed) if begin else 0
        high = bisect_right(self.timeline, (end, "\uffff"), key=_placed) if end else None
        return self.timeline[low:high]

    def _open_account(self, customer: Record) -> None:
        if customer["association_type"] == RESALE:
            balance = self._customer_maker.balance(customer)
            self.balances[customer["customer_id"]] = balance


def _exact(fields: dict[str, Any]) -> Record:
    """The same without floats, so that 12.5 leaves as 12.5 and not as its neighbour."""
    return {
        name: Decimal(str(value)) if isinstance(value, float) else value
        for name, value in fields.items()
    }
