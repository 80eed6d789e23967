"""The resellers of a distributor, and which of its customers are theirs."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from desktop.catalog.times import utc_text
from desktop.sandbox.customers import Record
from desktop.sandbox.names import Names

_YEARS_DAYS = 3 * 365
_SHARE = 3  # of five customers so many are the distributor's own


class ResellerMaker:
    """Invents resellers, one after the other, from one source of randomness."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._names = rng, Names(rng)
        self._managers = tuple(self._names.manager() for _ in range(3))

    def many(self, count: int, now: datetime) -> list[Record]:
        """`count` resellers, by the time at which they joined the distributor."""
        days = sorted((self._rng.random() * _YEARS_DAYS for _ in range(count)), reverse=True)
        return [self.one(now - timedelta(days=day)) for day in days]

    def one(self, joined: datetime) -> Record:
        """A new reseller; some have told no phone, no mail and no manager."""
        rng, who = self._rng, self._names.company()
        manager = rng.choice(self._managers) if rng.random() < 0.85 else None
        return {
            "indirect_partner_id": f"{rng.getrandbits(128):032x}",
            "mobile_phone": self._names.phone() if rng.random() < 0.9 else None,
            "email": self._names.mail(who.domain) if rng.random() < 0.8 else None,
            "account_name": who.login,
            "name": who.name,
            "associated_on": utc_text(joined),
            "account_manager_id": manager,
            "account_manager_name": manager and manager.replace(".", " ").title(),
        }


def shared_out(customers: Sequence[Record], resellers: Sequence[Record]) -> dict[str, str]:
    """Who of the customers belongs to which reseller; the newest reseller has none yet.

    A lone reseller has customers: one without any would tell nothing.
    """
    sellers = resellers[:-1] or resellers
    if not sellers:
        return {}
    theirs = (each for at, each in enumerate(customers) if at % 5 >= _SHARE)
    return {
        customer["customer_id"]: sellers[at % len(sellers)]["indirect_partner_id"]
        for at, customer in enumerate(theirs)
    }
