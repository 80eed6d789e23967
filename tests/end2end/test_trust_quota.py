"""Two commands that are killed and started again: no second has more requests than are allowed."""

from random import Random

from tests.bench.trust_r5 import read_on


def test_restarts_and_a_second_process_stay_below_the_quota():
    found = read_on(8.0, Random(2))
    assert (found["over"], found["refused"]) == (0, 0)
    assert found["starts"] > 2
    assert found["requests"] > 0
