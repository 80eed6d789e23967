"""What goes on in the sample account while somebody looks at it: orders, payments, tickets."""

import time
from collections.abc import Callable
from random import Random

from desktop.sandbox.customers import yuan
from desktop.sandbox.traffic import Call
from desktop.sandbox.world import World

_UNPAID, _COMPLETED = 6, 5
_WAITING, _AT_WORK = 0, 1  # of a ticket


class Life:
    """Lets a little happen every `every_s` seconds, when the next request comes.

    `Sandbox.before_answer` takes `look`.
    """

    def __init__(
        self, world: World, every_s: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._world, self._every_s, self._clock = world, every_s, clock
        self._rng = Random(world.seed)
        self._last = clock()

    def look(self, _call: Call) -> None:
        """Go on, if it is time."""
        if self._clock() - self._last >= self._every_s:
            self._last = self._clock()
            self.go_on()

    def go_on(self) -> None:
        """An order is placed, one is paid, a customer spends something, a ticket is taken up."""
        world, rng = self._world, self._rng
        if not world.customers:
            return
        world.add_order(status=_UNPAID)
        unpaid = [each["order_id"] for each in world.timeline if each["status"] == _UNPAID]
        world.set_status(rng.choice(unpaid), _COMPLETED)
        rich = [each for each in world.balances.values() if each["amount"] > 0]
        if rich:
            balance = rng.choice(rich)
            balance["amount"] -= yuan(int(balance["amount"] * 100) // 20)
        waiting = [each for each in world.tickets.records if each["status"] == _WAITING]
        if waiting:
            waiting[0]["status"] = _AT_WORK
