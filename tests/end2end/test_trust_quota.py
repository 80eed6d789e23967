"""Two commands that are killed and started again: no second has more requests than are allowed.

Each may use seven tenths of the quota: two at once, or one right after another, would exceed it,
but not a server that looks at some requests late because the machine has other things to do.
"""

from random import Random

from tests.bench.trust_r5 import read_on


def test_restarts_and_a_second_process_stay_below_the_quota():
    found = read_on(8.0, Random(2), share=0.7)
    assert (found["over"], found["refused"]) == (0, 0)
    assert found["starts"] > 2
    assert found["requests"] > 0
