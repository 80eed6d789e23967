"""The customers of the sandbox and the balances of those to whom the partner resells."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from desktop.catalog.times import utc_text
from desktop.sandbox.names import AWKWARD, Company, Names

Record = dict[str, Any]
REFERRAL, RESALE = "1", "2"
PLATFORM = "PartnerDesk_IDP"  # what the vendor calls the platform of the partner

_YEARS_DAYS = 4 * 365  # customers came since then; the first tenth before the oldest order
_ASSOCIATION = (RESALE,) * 7 + (REFERRAL,) * 3
_VERIFIED = ("2",) * 17 + ("-1", "0", "1")
_LEVELS = ("V0",) * 6 + ("V1", "V1", "V2", "V3", "V4", "V5")


class CustomerMaker:
    """Invents customers, one after the other, from one source of randomness."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._names = rng, Names(rng)
        self.managers = tuple(self._names.manager() for _ in range(rng.randint(5, 8)))

    def many(self, count: int, now: datetime) -> list[Record]:
        """`count` customers, by the time at which they joined the partner."""
        days = sorted(self._rng.random() ** 0.8 * _YEARS_DAYS for _ in range(count))
        old = count // 10
        days = [day if at >= old else day * 0.2 for at, day in enumerate(days)]
        first = now - timedelta(days=_YEARS_DAYS)
        records = [self.one(first + timedelta(days=day)) for day in sorted(days)]
        for at, name in enumerate(AWKWARD[: count // 10]):
            records[at * 10 + 5]["customer"] = name
        return records

    def one(self, joined: datetime) -> Record:
        """A new customer."""
        rng = self._rng
        is_person = rng.random() < 0.06
        who = self._names.person() if is_person else self._names.company()
        verified = rng.choice(_VERIFIED)
        record = {
            "customer": who.name if verified == "2" else None,
            "account_name": who.login,
            "customer_id": f"{rng.getrandbits(128):032x}",
            "associated_on": utc_text(joined),
            "association_type": rng.choice(_ASSOCIATION),
            "label": self._names.label() if rng.random() < 0.4 else None,
            "telephone": self._names.phone() if rng.random() < 0.97 else None,
            "verified_status": verified,
            "country_code": "0086",
            "customer_type": -1 if verified == "-1" else int(not is_person),
            "is_frozen": int(rng.random() < 0.02),
            "account_managers": self._managers(),
        }
        return record | self._platform(who)

    def balance(self, customer: Record) -> Record:
        """What a resale customer may spend, or owes."""
        rng = self._rng
        in_debt = rng.random() < 0.08
        cents = 0 if in_debt else int(10 ** rng.uniform(2, 8))
        debt = int(10 ** rng.uniform(3, 6.5)) if in_debt else 0
        return {
            "customer_id": customer["customer_id"],
            "debt_amount": yuan(debt),
            "amount": yuan(cents),
            "currency": "CNY",
            "measure_id": 1,
        }

    def _managers(self) -> list[Record] | None:
        """At most one, as the API tells it; some customers belong to nobody."""
        luck = self._rng.random()
        if luck < 0.08:
            return [] if luck < 0.05 else None
        return [{"account_name": self._rng.choice(self.managers)}]

    def _platform(self, who: Company) -> Record:
        rng = self._rng
        known = rng.random() < 0.1
        return {
            "xaccount_id": f"x{rng.getrandbits(48):012x}" if known else None,
            "xaccount_type": PLATFORM if known else None,
            "customer_level": rng.choice(_LEVELS),
            "email": self._names.mail(who.domain) if rng.random() < 0.7 else None,
        }


def yuan(cents: int) -> Decimal:
    """An amount as it goes over the wire: exact, with two decimals."""
    return Decimal(cents).scaleb(-2)
