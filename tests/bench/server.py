"""The sandbox in a process of its own: `… tests.bench.server ORDERS LATENCY_MS QUOTA CUSTOMERS …`.

It prints its address, and for every line it is sent the busiest second so far of the orders.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.sandbox.app import DECLARED_QUOTAS, Sandbox
from desktop.sandbox.server import running
from desktop.sandbox.world import World

ORDERS = "list_customer_orders"


class Server:
    """The other side of the pipe."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.url = self._line()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def stats(self) -> dict[str, int]:
        """What it has seen: requests for orders, those refused, most of them in any second."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        found: dict[str, int] = json.loads(self._line())
        return found


@contextmanager
def serving(
    orders: int,
    *,
    latency_ms: int = 0,
    quota: bool = True,
    customers: int = 0,
    resellers: int = 0,
) -> Iterator[Server]:
    """A server while the context lasts; without a number a customer per 50 orders.

    With resellers it is the account of a distributor.
    """
    given = (orders, latency_ms, quota, customers or max(20, orders // 50), resellers)
    line = [sys.executable, "-m", "tests.bench.server", *map(str, given)]
    pipe = subprocess.PIPE
    with subprocess.Popen(line, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Server(process)
        finally:
            process.kill()


def main(orders: int, latency_ms: int, quota: bool, customers: int, resellers: int) -> None:
    """Serve until the pipe is closed."""
    world = World(customers=customers, orders=orders, resellers=resellers)
    sandbox = Sandbox(world, quota=DECLARED_QUOTAS if quota else None, latency_ms=latency_ms)
    with running(sandbox) as url:
        print(url, flush=True)
        for _ in sys.stdin:
            calls = sandbox.calls.of(ORDERS)
            seen = {
                "requests": len(calls),
                "refused": sum(call.status == 429 for call in calls),
                "busiest": sandbox.calls.busiest_second(ORDERS),
            }
            print(json.dumps(seen), flush=True)


if __name__ == "__main__":
    counts = int(sys.argv[4]), int(sys.argv[5])
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "True", *counts)
