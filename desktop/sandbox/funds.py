"""The partner's money in the sandbox: its accounts, what it moved to customers, each in and out.

Everybody's books are kept forward in time, so that the last entry says what the account holds.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from operator import itemgetter
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.catalog.times import utc_text
from desktop.sandbox.customers import RESALE, Record, yuan
from desktop.sandbox.orders import day_start

if TYPE_CHECKING:
    from desktop.sandbox.world import World

CASH, CREDIT = "BALANCE_TYPE_DEBIT", "BALANCE_TYPE_CREDIT"
ALLOCATION, RECLAIM, UNBOUND = (
    "SOURCE_OPERATION_BEADJUST",
    "SOURCE_OPERATION_BERETRIEVE",
    "SOURCE_OPERATION_BEUNBIND",
)
INCOME, EXPENSE = "1", "2"
_CASH, _ALLOCATABLE = 1, 8  # kinds of account
_YEARS_DAYS = 3 * 365
_RECHARGE = "SOURCE_OPERAIION_RECHARGE"
_LIMIT = Decimal("5000000.00")  # of the credit that the vendor gives
_COUNTS = (0, 1, 2, 3, 4, 6, 9)
_NOTHING = yuan(0)
# What else happens to cash, and to which side; the last is a code that nobody has heard of.
_OTHERS = (
    ("SOURCE_OPERAIION_RECHARGE_REBATE", INCOME),
    ("SOURCE_OPERAIION_DEDEUCT", EXPENSE),
    ("SOURCE_OPERAIION_REFUND", INCOME),
    ("SOURCE_OPERAIION_UNSUBSCRIBE", INCOME),
    ("SOURCE_OPERAIION_MANUALFROZE", EXPENSE),
    ("SOURCE_OPERAIION_MANUALUNFROZE", INCOME),
    ("SOURCE_OPERAIION_PRECISIONCOMP", EXPENSE),
    ("SOURCE_OPERATION_COUPON_QUOTA_TRANSFER", EXPENSE),
    ("SOURCE_OPERATIION_RIDEDUCT", EXPENSE),
    ("SOURCE_OPERAIION_BILLREFUND", INCOME),
    ("SOURCE_OPERATION_GREEN_ENERGY", EXPENSE),
)
_TINY = "SOURCE_OPERAIION_PRECISIONCOMP"
_TINY_AMOUNTS = (Decimal("0.004321"), Decimal("0.005679"))  # yuan; together a cent
_MEMOS = (None, None, "季度预付", "项目上云首期款", "客户退款，原路收回")


class _Move(NamedTuple):
    """One entry of somebody's books before it is reckoned."""

    when: datetime
    code: str
    side: str
    amount: Decimal
    who: str = ""  # a customer or reseller
    trade: str = ""


class Funds:
    """Everything about money in one world; records are as they go over the wire.

    Attributes:
        accounts: The accounts of the partner (""), and of each reseller.
        adjustments: What each of them moved to customers and back; the oldest first.
        changes: What came in and went out, by whose and which account; the oldest first.
    """

    def __init__(self, world: "World", rng: Random) -> None:
        self._world, self._rng = world, rng
        # Numbers of what is moved from now on: others each time, as those of an API never repeat.
        self._numbers = Random(f"{world.seed}:{world.now.isoformat()}")
        self._today = day_start(world.now)
        owners = ("", *world.resellers)
        self.accounts: dict[str, list[Record]] = {owner: [] for owner in owners}
        self.adjustments: dict[str, list[Record]] = {owner: [] for owner in owners}
        self.changes: dict[tuple[str, str], list[Record]] = {}
        for customer in world.customers.values():
            if customer["association_type"] == RESALE:
                self._adjust_for(customer)
        self._adjust_others()
        for owner in owners:
            self.adjustments[owner].sort(key=itemgetter("operation_time"))
            if owner == "" or self.adjustments[owner]:
                self._keep_books(owner)

    def allocate(self, customer_id: str, amount: Decimal | int, **fields: Any) -> Record:
        """Money moves to a resale customer now; `fields` replace what is invented."""
        return self._adjust(customer_id, ALLOCATION, Decimal(amount), fields)

    def reclaim(self, customer_id: str, amount: Decimal | int, **fields: Any) -> Record:
        """Money comes back from a resale customer now."""
        return self._adjust(customer_id, RECLAIM, Decimal(amount), fields)

    def allocate_to_reseller(self, reseller: str, amount: Decimal | int) -> Record:
        """Money of the distributor moves to a reseller now."""
        return self._adjust_reseller(reseller, ALLOCATION, Decimal(amount))

    def reclaim_from_reseller(self, reseller: str, amount: Decimal | int) -> Record:
        """Money of a reseller comes back to the distributor now."""
        return self._adjust_reseller(reseller, RECLAIM, Decimal(amount))

    def allocatable(self, owner: str) -> Decimal:
        """What the partner ("") or a reseller may still allocate: not what is earmarked."""
        accounts = self._of_kind(owner, _ALLOCATABLE)
        return sum((each["amount"] - each["designated_amount"] for each in accounts), Decimal())

    def cash(self, owner: str) -> Decimal:
        """What is in the account of the partner (""), or of a reseller."""
        return sum((each["amount"] for each in self._of_kind(owner, _CASH)), Decimal())

    def _of_kind(self, owner: str, kind: int) -> list[Record]:
        return [each for each in self.accounts.get(owner, ()) if each["account_type"] == kind]

    def _adjust(self, customer_id: str, code: str, amount: Decimal, fields: Record) -> Record:
        """Customer and payer: what one of them gets, the other one gives."""
        owner = self._world.reseller_of.get(customer_id, "")
        record = self._book(owner, customer_id, code, amount) | fields
        self._list(owner, record)
        self._world.balances[customer_id]["amount"] += amount if code == ALLOCATION else -amount
        return record

    def _adjust_reseller(self, reseller: str, code: str, amount: Decimal) -> Record:
        record = self._book("", reseller, code, amount)
        self._list("", record)
        side = INCOME if code == ALLOCATION else EXPENSE
        self._enter(reseller, _Move(self._world.now, code, side, amount, "", record["trans_id"]))
        return record

    def _book(self, owner: str, who: str, code: str, amount: Decimal) -> Record:
        """The payer's side of an adjustment; gives the record of it."""
        side = EXPENSE if code == ALLOCATION else INCOME
        move = _Move(self._world.now, code, side, amount, who, self._number(self._numbers))
        self._enter(owner, move)
        return self._record(move)

    def _list(self, owner: str, record: Record) -> None:
        self.adjustments.setdefault(owner, []).append(record)
        self._world.delay(record)

    def _enter(self, owner: str, move: _Move) -> None:
        """An entry of somebody's cash book, and what the accounts hold then."""
        if owner and not self.accounts.get(owner):  # a reseller who never had any money
            self.accounts[owner] = self._accounts(self._rng, owner, _NOTHING, _NOTHING)
        change = move.amount if move.side == INCOME else -move.amount
        for account in self.accounts.get(owner, ()):
            if account["account_type"] in (_CASH, _ALLOCATABLE):
                account["amount"] += change
        entries = self.changes.setdefault((owner, CASH), [])
        held = Decimal(entries[-1]["balance_after_change"]) if entries else Decimal()
        entries.append(self._entry(owner, move, held + change, len(entries)))
        self._world.delay(entries[-1])

    def _adjust_for(self, customer: Record) -> None:
        """Some allocations to a customer, and what was taken back of them."""
        key = customer["customer_id"]
        rng = Random(f"{self._world.seed}:funds:{key}")
        records = self.adjustments[self._world.reseller_of.get(key, "")]
        joined = datetime.fromisoformat(customer["associated_on"])
        days = (self._today - max(joined, self._today - timedelta(days=_YEARS_DAYS))).days
        for _ in range(rng.choice(_COUNTS) if days > 0 else 0):
            when = self._moment(rng, days)
            amount = yuan(int(10 ** rng.uniform(4, 7)))
            records.append(self._record(_Move(when, ALLOCATION, "", amount, key), rng))
            if rng.random() < 0.15:
                later = min(when + timedelta(days=20), self._today - timedelta(hours=1))
                back = (amount / 4).quantize(_NOTHING)
                records.append(self._record(_Move(later, RECLAIM, "", back, key), rng))

    def _adjust_others(self) -> None:
        """What went to resellers, and what came back when customers left who are no longer here."""
        rng = Random(f"{self._world.seed}:funds")
        records = self.adjustments[""]
        for key in list(self._world.resellers)[:-1]:
            move = _Move(self._moment(rng, 200), ALLOCATION, "", yuan(2_000_000_00), key)
            records.append(self._record(move, rng))
        for number in range(2 if self._world.customers else 0):
            key = f"{rng.getrandbits(128):032x}"
            move = _Move(self._moment(rng, 300), UNBOUND, "", yuan(1234_56), key)
            name = f"已解除关联客户{number + 1}有限公司"
            records.append(self._record(move, rng) | {"customer_name": name})

    def _moment(self, rng: Random, days: int) -> datetime:
        """Some time between eight and six of one of the last days."""
        day = self._today - timedelta(days=1 + int(days * rng.random()))
        return day + timedelta(seconds=30_000 + int(34_000 * rng.random()))

    def _record(self, move: _Move, rng: Random | None = None) -> Record:
        world = self._world
        customer = world.customers.get(move.who) or {}
        reseller = world.resellers.get(move.who) or {}
        return {
            "customer_id": move.who,
            "customer_name": customer.get("customer") or reseller.get("name"),
            "operation_type": move.code,
            "amount": f"{move.amount:f}",
            "currency": "CNY",
            "apply_scene": None,
            "operation_time": utc_text(move.when),
            "measure_id": 1,
            "trans_id": move.trade or self._number(rng or self._rng),
            "memo": rng.choice(_MEMOS) if rng else None,
        }

    @staticmethod
    def _number(rng: Random) -> str:
        return f"T{rng.getrandbits(80):020X}"

    def _keep_books(self, owner: str) -> None:
        """Entry by entry what an account holds; where cash would run out it is recharged before."""
        rng = Random(f"{self._world.seed}:books:{owner}")
        held, entries = Decimal(), list[Record]()
        for move in sorted(self._cash(owner, rng)):
            if move.side == EXPENSE and held < move.amount:
                filled = (move.amount - held + 200_000).quantize(Decimal(1000))
                before = move.when - timedelta(minutes=30)
                recharge = _Move(before, _RECHARGE, INCOME, filled, trade=self._number(rng))
                held += filled
                entries.append(self._entry(owner, recharge, held, len(entries)))
            held += move.amount if move.side == INCOME else -move.amount
            entries.append(self._entry(owner, move, held, len(entries)))
        self.changes[owner, CASH] = entries
        owed, spent = Decimal(), list[Record]()
        for move in self._credit(rng) if owner == "" else ():
            owed += move.amount if move.side == EXPENSE else -move.amount
            spent.append(self._entry(owner, move, _LIMIT - owed, len(spent)))
        self.changes[owner, CREDIT] = spent
        self.accounts[owner] = self._accounts(rng, owner, held, _LIMIT - owed)

    def _cash(self, owner: str, rng: Random) -> Iterator[_Move]:
        """What happened to cash: the adjustments, and every few weeks something else."""
        for record in self.adjustments[""] if owner else ():
            if record["customer_id"] == owner:
                when, amount = datetime.fromisoformat(record["operation_time"]), record["amount"]
                yield _Move(when, ALLOCATION, INCOME, Decimal(amount), "", record["trans_id"])
        for record in self.adjustments[owner]:
            when = datetime.fromisoformat(record["operation_time"])
            code, who = record["operation_type"], record["customer_id"]
            side = EXPENSE if code == ALLOCATION else INCOME
            yield _Move(when, code, side, Decimal(record["amount"]), who, record["trans_id"])
        for number in range(50 if owner == "" else 6):
            turn, kind = divmod(number, len(_OTHERS))
            code, side = _OTHERS[kind]
            cents = int(10 ** rng.uniform(4, 6.5))
            amount = _TINY_AMOUNTS[turn % 2] if code == _TINY else yuan(cents)
            yield _Move(self._moment(rng, _YEARS_DAYS), code, side, amount, "", self._number(rng))

    def _credit(self, rng: Random) -> Iterator[_Move]:
        """Three years of usage on credit, paid back each month."""
        for number in range(36):
            day = self._today - timedelta(days=_YEARS_DAYS - 30 * number, hours=-9)
            amount = yuan(int(10 ** rng.uniform(5, 7)))
            usage, paid = "SOURCE_OPERAIION_USAGE", "SOURCE_OPERAIION_WRITEOFF"
            yield _Move(day, usage, EXPENSE, amount, trade=self._number(rng))
            if number < 35:
                after = day + timedelta(days=12)
                yield _Move(after, paid, INCOME, amount, trade=self._number(rng))

    def _entry(self, owner: str, move: _Move, after: Decimal, number: int) -> Record:
        customer = self._world.customers.get(move.who)
        return {
            "account_change_id": f"{move.when:%Y%m%d%H%M%S}{owner[:6]}{move.side}{number:06}",
            "trade_detail_type": move.code,
            "trade_time": utc_text(move.when),
            "trade_id": move.trade,
            "change_amount": f"{move.amount:f}",
            "balance_after_change": f"{after:f}",
            "type": move.side,
            "customer_id": move.who or None,
            "account_name": customer["account_name"] if customer else None,
        }

    def _accounts(self, rng: Random, owner: str, cash: Decimal, credit: Decimal) -> list[Record]:
        """Of the partner five kinds of account, of a reseller two."""
        marked = (cash / 10).quantize(_NOTHING)
        rows = [(_CASH, cash, _NOTHING), (_ALLOCATABLE, cash, marked)]
        if owner == "":
            rows += [(2, credit, _NOTHING), (5, _NOTHING, _NOTHING), (7, yuan(50_000_00), _NOTHING)]
        return [
            {
                "account_id": f"BA{kind}{rng.randrange(10**12):012}",
                "account_type": kind,
                "amount": amount,
                "currency": "CNY",
                "designated_amount": earmarked,
                "credit_amount": _LIMIT if kind == 2 else None,
                "measure_id": 1,
                "memo": None,
            }
            for kind, amount, earmarked in rows
        ]
