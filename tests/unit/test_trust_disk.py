"""A disk that takes no more, is read-only or gone: a sentence, and nothing half done."""

from random import Random

import pytest

from tests.bench.trust_r13 import kinds, suffer


@pytest.mark.parametrize("kind", [name for name in kinds() if name != "full disk"])
def test_each_write_ends_well_or_says_why_not(caplog, kind):
    found = suffer(1, Random(7), only=kind)
    assert found["refused"] > 0
    wrong = ("speechless", "stuck", "half", "damaged")
    assert {name: found[name] for name in wrong} == dict.fromkeys(wrong, 0)
    caplog.clear()  # what could not be written in the background is logged
