"""What the sandbox knows: customers, balances, orders, tickets. Seeded, so the same every time.

Records are dictionaries as they go over the wire. The methods change the world as its people
would; a record may also be written to directly, its key and `create_time` apart.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any

from desktop.catalog.times import utc_text
from desktop.sandbox.bills import Bills
from desktop.sandbox.customers import PLATFORM, RESALE, CustomerMaker, Record, yuan
from desktop.sandbox.funds import Funds
from desktop.sandbox.ledger import Committed, Late
from desktop.sandbox.lines import lines_of
from desktop.sandbox.orders import OrderMaker, day_start
from desktop.sandbox.products import PRODUCTS
from desktop.sandbox.reference import Reference
from desktop.sandbox.refunds import refunds_of
from desktop.sandbox.resellers import ResellerMaker, shared_out
from desktop.sandbox.resources import Resources
from desktop.sandbox.standing import Standing
from desktop.sandbox.ticket_config import TicketConfig
from desktop.sandbox.tickets import Tickets
from desktop.sandbox.verifying import Codes
from desktop.sandbox.vouchers import Vouchers

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
        resellers: By `indirect_partner_id`; a distributor's alone.
        reseller_of: Which reseller a customer belongs to, by `customer_id`; the others are ours.
        is_distributor: Whether the account has the lists of a distributor.
        ledger: Every write that was carried out, the oldest first.
        records_lag_s: How late lists show what a write added to them; balances move at once.
        association_lag_s: The same of a customer who was created.
        association_times_out: Whether creating a customer ends in CBC.99000050, though it is done.
        xaccount_type: The platform under which customers are created; "" if there is none.
        codes: Those that were sent to telephones and addresses.
    """

    def __init__(
        self,
        seed: int = 1,
        customers: int = 200,
        orders: int = 5000,
        now: datetime | None = None,
        resellers: int = 0,
    ) -> None:
        """Invent everything.

        Args:
            seed: Another seed, another world.
            customers: How many there are.
            orders: How many there are; none without customers.
            now: The newest moment of the data, fixed; without it the real time, which goes on.
            resellers: How many there are; with any this is the world of a distributor, and two in
                five of the customers are theirs.
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
        self._reseller_maker = ResellerMaker(Random(f"{seed}:resellers"))
        sellers = self._reseller_maker.many(resellers, today)
        self.resellers = {record["indirect_partner_id"]: record for record in sellers}
        self.reseller_of = shared_out(invented, sellers)
        self.is_distributor = bool(sellers)
        self.ledger: list[Committed] = []
        self.records_lag_s, self.association_lag_s = 0.0, 2.0
        self.association_times_out = False
        self.xaccount_type = PLATFORM
        self.codes = Codes()
        self._late = Late()
        self.service_types: list[Record] = [
            {
                "service_type_name": product.name,
                "service_type_code": product.code,
                "abbreviation": product.abbreviation,
            }
            for product in PRODUCTS
        ]

    @cached_property
    def standing(self) -> Standing:
        """Tags of new customers and results of real-name reviews."""
        return Standing(self)

    @cached_property
    def resources(self) -> Resources:
        """What runs at the customers, invented customer by customer."""
        return Resources(self)

    @cached_property
    def vouchers(self) -> Vouchers:
        """Vouchers and quotas, invented when somebody first asks for them."""
        return Vouchers(self, Random(f"{self.seed}:vouchers"))

    @cached_property
    def funds(self) -> Funds:
        """The partner's money, invented when somebody first asks for it."""
        return Funds(self, Random(f"{self.seed}:funds"))

    @property
    def now(self) -> datetime:
        """The moment at which what is added or changed happens; may be set, and stands then."""
        return self._now or datetime.now(UTC)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._now = moment

    @cached_property
    def bills(self) -> Bills:
        """What customers consumed, month by month."""
        return Bills(self)

    @cached_property
    def tickets(self) -> Tickets:
        """The service tickets."""
        return Tickets(self, Random(f"{self.seed}:tickets"))

    @cached_property
    def ticket_config(self) -> TicketConfig:
        """What a ticket may be about."""
        return TicketConfig()

    @cached_property
    def reference(self) -> Reference:
        """The reference lists, the service types apart."""
        return Reference(self.seed)

    def add_reseller(self, **fields: Any) -> Record:
        """A reseller that joins now, without customers; the account is a distributor's then."""
        record = self._reseller_maker.one(self.now) | _exact(fields)
        self.resellers[record["indirect_partner_id"]] = record
        self.is_distributor = True
        return record

    def remove_reseller(self, reseller: str) -> None:
        """The reseller leaves, and its customers with it."""
        del self.resellers[reseller]
        theirs = [key for key, whose in self.reseller_of.items() if whose == reseller]
        for customer_id in theirs:
            if customer_id in self.customers:  # else it left before
                self.remove_customer(customer_id)

    def add_customer(self, reseller: str = "", **fields: Any) -> Record:
        """A customer who joins now, us or the reseller; `fields` replace what is invented."""
        record = self._customer_maker.one(self.now) | _exact(fields)
        if reseller:
            self.reseller_of[record["customer_id"]] = reseller
        self.customers[record["customer_id"]] = record
        self._open_account(record)
        return record

    def create_customer(self, reseller: str = "", **fields: Any) -> Record:
        """A customer whom we create now, without money; association takes a while."""
        record = self.add_customer(reseller, **fields)
        self.delay(record, self.association_lag_s)
        if balance := self.balances.get(record["customer_id"]):
            balance |= {"amount": yuan(0), "debt_amount": yuan(0)}
            self.delay(balance, self.association_lag_s)
        return record

    def delay(self, record: Record, lag_s: float | None = None) -> None:
        """Let the lists show a record late: by `records_lag_s`, or by another time."""
        lag_s = self.records_lag_s if lag_s is None else lag_s
        if lag_s:
            self._late.hold(record, self.now + timedelta(seconds=lag_s))

    def shown(self, rows: Sequence[Record]) -> Sequence[Record]:
        """What a list shows of its rows."""
        return self._late.shown(rows, self.now)

    def is_ours(self, customer_id: str) -> bool:
        """Whether this is a customer of the account, whose association is through."""
        record = self.customers.get(customer_id)
        return record is not None and not self._late.holds(record, self.now)

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

    def refunds_of(self, order_id: str) -> list[Record]:
        """What an order gave back; KeyError without such an order."""
        order = self.orders[order_id]
        at = bisect_left(self.timeline, _placed(order), key=_placed)
        return refunds_of(self.seed, order, (self.timeline[i] for i in range(at - 1, -1, -1)))

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
