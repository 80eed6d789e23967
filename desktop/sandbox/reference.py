"""Reference lists: what products consist of and are measured in, where they run, what they earn."""

from random import Random

from desktop.sandbox.customers import Record
from desktop.sandbox.products import PRODUCTS, Product
from desktop.sandbox.regions import REGIONS

# Beside their main resource some products have others.
_MORE = {
    "ec2": (("hws.resource.type.vm.reserved", "预留实例"),),
    "ebs": (("hws.resource.type.snapshot", "云硬盘快照"),),
    "eip": (("hws.resource.type.bandwidth", "带宽"),),
    "obs": (("hws.resource.type.obs.traffic", "公网流出流量"),),
}
# By what resources are metered.
_USAGES = (
    ("Duration", "时长"),
    ("upflow", "上行流量"),
    ("reqNumber", "调用次数"),
    ("size", "容量"),
)
# measure_id, name, abbreviation, measure_type
_UNITS = (
    (1, "元", "yuan", 1),
    (2, "角", "jiao", 1),
    (3, "分", "fen", 1),
    (4, "小时", "h", 2),
    (5, "天", "d", 2),
    (10, "GB", "GB", 3),
    (11, "MB", "MB", 3),
    (14, "次", "times", 4),
    (15, "Mbit/s", "Mbps", 16),
    (17, "GB", "GB", 7),
    (30, "个", "pcs", 12),
    (61, "核*小时", "core*h", 27),
    (91, "千tokens", "KTokens", 41),
    (120, "图片张数", "pics", 205),  # of a type that came up lately
)
_INCENTIVES = ("0",) * 10 + ("1",) * 6 + ("13",) * 3 + ("2",) * 2


class Reference:
    """The reference lists but for the service types, as they go over the wire.

    Attributes:
        resource_types: What the products consist of.
        usage_types: By what these are metered.
        measure_units: In which units.
        regions: Where they run.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._policies: dict[str, list[Record]] = {}
        self.resource_types = [_resource_type(p, *each) for p, each in _resources()]
        self.usage_types = [
            _usage_type(product, each, usage) for product, each in _resources() for usage in _USAGES
        ]
        self.measure_units: list[Record] = [
            {"measure_id": key, "measure_name": name, "abbreviation": short, "measure_type": kind}
            for key, name, short, kind in _UNITS
        ]
        self.regions: list[Record] = [
            {
                "type": int(code.startswith("ap-") and code != "ap-southeast-1"),
                "region_id": code,
                "region_name": name,
                "is_sensitive": 0,
            }
            for code, name in REGIONS.items()
        ]

    def policies(self, month: str) -> list[Record]:
        """How each product counted at the end of a month; some came, some changed with a year."""
        if month not in self._policies:
            self._policies[month] = [
                self._policy(product, month)
                for at, product in enumerate(PRODUCTS)
                if at < len(PRODUCTS) - 2 or month >= "2026"
            ]
        return self._policies[month]

    def _policy(self, product: Product, month: str) -> Record:
        rng = Random(f"{self._seed}:{product.code}")
        policy = rng.choice(_INCENTIVES)
        if rng.random() < 0.1:
            policy = Random(f"{self._seed}:{product.code}:{month[:4]}").choice(_INCENTIVES)
        return {
            "service_type_code": product.code,
            "service_type_name": product.name,
            "incentive_policy": policy,
            "allow_discount": "NO" if policy == "2" else "YES",
        }


def _resources() -> list[tuple[Product, tuple[str, str]]]:
    """Each product with code and name of all that it consists of."""
    return [
        (product, each)
        for product in PRODUCTS
        for each in (
            (product.resource_code, product.resource_name),
            *_MORE.get(product.code.rpartition(".")[2], ()),
        )
    ]


def _resource_type(product: Product, code: str, name: str) -> Record:
    return {
        "resource_type_code": code,
        "resource_type_name": name,
        "resource_type_desc": f"{product.name}的{name}" if name != product.name else None,
        "service_type_code": product.code,
    }


def _usage_type(product: Product, resource: tuple[str, str], usage: tuple[str, str]) -> Record:
    code, name = usage
    return {
        "code": code,
        "name": name,
        "resource_type_code": resource[0],
        "service_type_code": product.code,
        "resource_type_name": resource[1],
        "service_type_name": product.name,
    }
