"""What one failure among many means for the rest."""

import asyncio

import pytest

from desktop.errors import (
    ContractBroken,
    Forbidden,
    Missing,
    NoAnswer,
    Offline,
    PartnerError,
    Refused,
    SignedOut,
    Throttled,
)
from desktop.sync.together import IN_A_ROW, attempt

REFUSED, FORBIDDEN = Refused(400, "CBC.0100", ""), Forbidden(403, "CBC.0151", "")
OF_ONE = [
    REFUSED,
    FORBIDDEN,
    NoAnswer("500"),
    Missing("404"),
    ContractBroken("x"),
    Throttled("429"),
]


def tried(failures, count=100, at_a_time=10):
    """Try `count` items of which some fail; which were tried, and what came of it."""
    seen = list[int]()

    async def work(item):
        seen.append(item)
        await asyncio.sleep(0)
        if failure := failures.get(item):
            raise failure

    async def main():
        return await attempt(range(count), work, at_a_time)

    return asyncio.run(main()), seen


@pytest.mark.parametrize("failure", OF_ONE, ids=lambda each: type(each).__name__)
def test_what_is_wrong_with_one_hides_no_other(failure):
    found, seen = tried({3: failure, 70: failure})
    assert found is failure
    assert seen == list(range(100))


@pytest.mark.parametrize("failure", [Offline("x"), SignedOut("x"), PartnerError("x")])
def test_what_would_meet_each_ends_it_at_once(failure):
    with pytest.raises(type(failure)):
        tried({3: failure})


@pytest.mark.parametrize("failure", [FORBIDDEN, NoAnswer("500"), Missing("404"), Throttled("429")])
def test_what_meets_many_in_a_row_is_not_tried_on_all(failure):
    found, seen = tried(dict.fromkeys(range(5, 1000), failure), 1000)
    assert found is failure
    assert len(seen) < 5 + IN_A_ROW + 10
    alternating = dict.fromkeys(range(0, 100, 2), failure)
    assert tried(alternating)[1] == list(range(100))


@pytest.mark.parametrize("failure", [REFUSED, ContractBroken("x")])
def test_what_tells_of_the_item_is_tried_on_all(failure):
    assert len(tried(dict.fromkeys(range(100), failure))[1]) == 100
