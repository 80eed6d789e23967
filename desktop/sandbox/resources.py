"""What runs at the customers: what their orders opened, and what they pay for by use."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from desktop.catalog.times import utc_text
from desktop.sandbox.customers import RESALE, Record
from desktop.sandbox.orders import day_start
from desktop.sandbox.products import PRODUCTS, Product, of_code
from desktop.sandbox.regions import REGION_CODES

if TYPE_CHECKING:
    from desktop.sandbox.world import World

_IN_USE, _CLOSED, _FROZEN, _EXPIRED = 2, 3, 4, 5
_OPENING = frozenset((1, 11, 14))  # orders that open something: new, made prepaid, made commercial
_AUTOMATIC = 3
_POLICIES = (_AUTOMATIC,) * 8 + (0,) * 8 + (4, 4, 2, 1, 5)
_RENEWED = 0.55  # of those that are not renewed automatically
_YEAR = timedelta(days=365)
_GRACE_DAYS, _FROZEN_DAYS, _LISTED_DAYS = 15, 45, 60  # since it expired
_ATTACHED = {"ec2": ("ebs", "系统盘"), "eip": ("bandwidth", "独享带宽")}
_WORDS = ("web", "api", "db", "prod", "test", "erp", "oa", "cache", "log", "backup", "gw", "ai")
_USED_SERVICES = 12  # the frequent ones are those that are paid by use
_STATES = (1,) * 92 + (2, 2, 3, 3, 4, 5, 6, 7)  # 7 is one that no documentation knows
_NEVER = "2099-12-31T15:59:59Z"
_GIGABYTES = 17


class Resources:
    """The resources of each customer, made when somebody looks; the lists may be written to."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._prepaid: dict[str, list[Record]] = {}
        self._used: dict[str, list[Record]] = {}
        self.opened_by: dict[str, str] = {}  # the order, by `id`, of what was looked at

    def prepaid(self, customer_id: str) -> list[Record]:
        """Yearly and monthly resources, in the order of their orders."""
        if customer_id not in self._prepaid:
            rng = Random(f"{self._world.seed}:resources:{customer_id}")
            maker = _Maker(rng, day_start(self._world.now))
            found = self._prepaid[customer_id] = []
            for order in self._orders.get(customer_id, ()):
                for line in self._world.lines_of(order["order_id"]):
                    for record in maker.opened(order, line):
                        self.opened_by[record["id"]] = order["order_id"]
                        found.append(record)
        return self._prepaid[customer_id]

    def used(self, customer_id: str) -> list[Record]:
        """Resources paid by use, oldest first; of resale customers only, and not of all of them."""
        if customer_id not in self._used:
            customer = self._world.customers[customer_id]
            rng = Random(f"{self._world.seed}:used:{customer_id}")
            maker = _Maker(rng, day_start(self._world.now))
            any_at_all = customer["association_type"] == RESALE and rng.random() > 0.35
            count = 1 + int(40 * rng.random() ** 2) if any_at_all else 0
            found = [maker.used(customer) for _ in range(count)]
            self._used[customer_id] = sorted(found, key=lambda each: str(each["effective_time"]))
        return self._used[customer_id]

    def add(self, customer_id: str, **fields: Any) -> Record:
        """A yearly resource that was opened now, in use; `fields` replace what is invented."""
        rng = Random(f"{self._world.seed}:added:{customer_id}:{len(self.prepaid(customer_id))}")
        maker, now = _Maker(rng, day_start(self._world.now)), self._world.now
        product = rng.choice(PRODUCTS)
        record = maker.resource(product, rng.choice(product.specs), now, now + _YEAR)
        self.prepaid(customer_id).append(record | fields)
        return self.prepaid(customer_id)[-1]

    def add_used(self, customer_id: str, **fields: Any) -> Record:
        """A resource paid by use that was opened now; `fields` replace what is invented."""
        rng = Random(f"{self._world.seed}:added:{customer_id}:{len(self.used(customer_id))}")
        record = _Maker(rng, self._world.now).used(self._world.customers[customer_id])
        opened = {"effective_time": utc_text(self._world.now), "status": 1}
        self.used(customer_id).append(record | opened | fields)
        return self.used(customer_id)[-1]

    def remove(self, customer_id: str, resource_id: str) -> None:
        """The resource is no longer listed, of whichever kind it is."""
        for found in (self.prepaid(customer_id), self.used(customer_id)):
            found[:] = [each for each in found if each["resource_id"] != resource_id]

    @cached_property
    def _orders(self) -> dict[str, list[Record]]:
        """The orders that opened something, by customer."""
        found = defaultdict[str, list[Record]](list)
        for order in self._world.timeline:
            if order["status"] == 5 and order["order_type"] in _OPENING:
                found[order["customer_id"]].append(order)
        return found


class _Maker:
    """Invents the resources of one customer, who has a home region."""

    def __init__(self, rng: Random, today: datetime) -> None:
        self._rng, self._today = rng, today
        self._home = self._region()
        self._project = f"{rng.getrandbits(128):032x}"

    def opened(self, order: Record, line: Record) -> list[Record]:
        """What a line opened and is still listed, with what is attached to it."""
        if not line["effective_time"] or not line["expire_time"]:
            return []
        start, end = (datetime.fromisoformat(line[name]) for name in _TERM)
        policy = self._rng.choice(_POLICIES)
        renewed = start
        if end < self._today and (policy == _AUTOMATIC or self._rng.random() < _RENEWED):
            renewed, end = self._renewed(start, end)
        late = (self._today - end).days
        if late > _LISTED_DAYS:
            return []
        product = of_code(line["service_type_code"])
        main = self.resource(product, line["product_spec_desc"], start, end) | {
            "product_id": line["product_id"],
            "status": _status(late),
            "expire_policy": policy,
            "enterprise_project": order["enterprise_projects"][0],
            "update_time": utc_text(renewed),
        }
        return [main, *self._attached(product, main)]

    def _renewed(self, start: datetime, end: datetime) -> tuple[datetime, datetime]:
        """When the term that runs today began and ends; who renews mostly does so for a year."""
        term = end - start
        if term < _YEAR and self._rng.random() < 0.8:
            term = _YEAR
        end += ((self._today - end) // term + 1) * term
        return end - term, end

    def resource(self, product: Product, spec: str, start: datetime, end: datetime) -> Record:
        """A yearly or monthly resource in use."""
        rng = self._rng
        return {
            "id": f"{rng.getrandbits(128):032x}",
            **self._what(product, spec),
            "project_id": self._project,
            "product_id": f"OFFI{rng.getrandbits(72):018X}",
            "parent_resource_id": None,
            "is_main_resource": 1,
            "status": _IN_USE,
            "effective_time": utc_text(start),
            "expire_time": utc_text(end),
            "expire_policy": 0,
            "spec_size": None,
            "spec_size_measure_id": None,
            "update_time": utc_text(start),
            "enterprise_project": {"id": "0", "name": "default"},
        }

    def used(self, customer: Record) -> Record:
        """A resource paid by use."""
        rng = self._rng
        product = PRODUCTS[int(_USED_SERVICES * rng.random() ** 2)]
        joined = datetime.fromisoformat(customer["associated_on"])
        opened = self._today - (self._today - joined) * rng.random()
        size = rng.choice((40, 100, 250, 500))
        return self._what(product, rng.choice(product.specs)) | {
            "customer_id": customer["customer_id"],
            "availability_zone_code": f"{self._home}{rng.choice('abc')}",
            "effective_time": utc_text(opened),
            "expire_time": _NEVER if rng.random() < 0.3 else None,
            "status": rng.choice(_STATES),
            "resource_info": f'{{"specSize":{size}.0}}' if rng.random() < 0.5 else None,
        }

    def _what(self, product: Product, spec: str) -> Record:
        """What both lists tell of a resource; a few have no name."""
        rng = self._rng
        name = f"{product.abbreviation.lower()}-{rng.choice(_WORDS)}-{rng.randrange(10_000):04}"
        return {
            "resource_id": str(UUID(int=rng.getrandbits(128))),
            "resource_name": name if rng.random() < 0.97 else None,
            "region_code": self._home if rng.random() < 0.85 else self._region(),
            "service_type_code": product.code,
            "resource_type_code": product.resource_code,
            "resource_type_name": product.resource_name,
            "service_type_name": product.name,
            "resource_spec_code": f"{product.abbreviation.lower()}.{rng.randrange(1, 9)}.linux",
            "product_spec_desc": spec,
        }

    def _attached(self, product: Product, main: Record) -> Sequence[Record]:
        """The disk of a server, the bandwidth of an address: it lives as long as they do."""
        short = product.code.rpartition(".")[2]
        if short not in _ATTACHED:
            return ()
        kind, name = _ATTACHED[short]
        there, size = of_code(f"hws.service.type.{kind}"), self._rng.choice((40, 100, 200))
        same = ("region_code", *_TERM, "status", "expire_policy", "enterprise_project")
        start, end = (datetime.fromisoformat(main[each]) for each in _TERM)
        record = self.resource(there, there.specs[0], start, end)
        record |= {each: main[each] for each in same} | {
            "resource_name": f"{main['resource_name'] or name}-{kind}",
            "parent_resource_id": main["resource_id"],
            "is_main_resource": 0,
            "spec_size": size,
            "spec_size_measure_id": _GIGABYTES if kind == "ebs" else None,
        }
        return (record,)

    def _region(self) -> str:
        return REGION_CODES[int(len(REGION_CODES) * self._rng.random() ** 2)]


_TERM = ("effective_time", "expire_time")


def _status(late: int) -> int:
    """How a resource stands so many days after it expired; below zero it still runs."""
    if late < 0:
        return _IN_USE
    if late < _GRACE_DAYS:
        return _EXPIRED
    return _FROZEN if late < _FROZEN_DAYS else _CLOSED
