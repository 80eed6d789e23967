"""A program that is killed while it pays pays nothing twice, and says what it does not know."""

from random import Random

from tests.bench import kills


def test_killed_in_the_middle_of_payments_nothing_is_doubled_or_lost(tmp_path):
    found = kills.kill(5, tmp_path, Random(3))
    assert (found["doubled"], found["lost"], found["wrong"]) == (0, 0, 0)
    assert found["paid"] > 0
