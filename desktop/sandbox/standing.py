"""What the sandbox's customers count as: tags of new customers, results of real-name reviews."""

from datetime import datetime
from random import Random
from typing import TYPE_CHECKING

from desktop.sandbox.customers import Record
from desktop.text import SHANGHAI

if TYPE_CHECKING:
    from desktop.sandbox.world import World

_VERIFIED, _IN_REVIEW, _REJECTED = "2", "0", "1"
_OPINIONS = (
    "营业执照照片不清晰，请重新上传",
    "法定代表人信息与营业执照不一致",
    "授权委托书未加盖公章",
)


class Standing:
    """One tag and one review of each customer at most; both may be written to."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._tags: dict[str, Record] = {}
        self._reviews: dict[str, Record] = {}

    def tag(self, customer: Record) -> Record | None:
        """For a year after they join customers may count as new; nobody unverified has a tag."""
        if customer["verified_status"] != _VERIFIED:
            return None
        name = customer["customer_id"]
        if name not in self._tags:
            self._tags[name] = self._new_tag(customer)
        return self._tags[name]

    def review(self, customer: Record) -> Record:
        """What a person found; nothing where nobody had to look."""
        name = customer["customer_id"]
        if name not in self._reviews:
            self._reviews[name] = self._new_review(customer)
        return self._reviews[name]

    def _new_tag(self, customer: Record) -> Record:
        rng = self._rng(customer)
        joined = datetime.fromisoformat(customer["associated_on"]).astimezone(SHANGHAI)
        first = joined.year * 12 + joined.month - 1
        now = self._world.now.astimezone(SHANGHAI)
        is_over = now.year * 12 + now.month - 1 > first + 11
        return {
            "customer_id": customer["customer_id"],
            "customer_tag_type": "SMB",
            "new_customer_tag": "N" if is_over else rng.choice(("Y", "Y", "UNDETERMINED", "N")),
            "effective_time": _month(first),
            "expire_time": _month(first + 11),
        }

    def _new_review(self, customer: Record) -> Record:
        rng, status = self._rng(customer), customer["verified_status"]
        result = {_IN_REVIEW: 0, _REJECTED: 1}.get(status)
        if status == _VERIFIED and rng.random() < 0.3:
            result = 2
        return {"review_result": result, "opinion": rng.choice(_OPINIONS) if result == 1 else None}

    def _rng(self, customer: Record) -> Random:
        return Random(f"{self._world.seed}:standing:{customer['customer_id']}")


def _month(number: int) -> str:
    """A month counted from the year 0, as the API writes it."""
    return f"{number // 12}-{number % 12 + 1:02}"
