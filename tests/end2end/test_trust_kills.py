"""A program that is killed while it reads loses no row, doubles none and goes on where it was."""

from random import Random

from desktop.store.database import Store
from tests.bench.trust_r1 import GRACE_S, Kills


def test_killed_in_the_middle_of_a_sync_nothing_is_lost_or_doubled(tmp_path):
    kills = Kills(tmp_path, Random(4), customers=15, orders=400, longest_s=0.7, most_steps=300)
    kills.kill(5)
    wrong = ("lost or wrong", "damaged", "doubled")
    assert {name: kills.found[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert kills.found["kills with progress"] > 0
    assert kills.back_s < Store.TOGETHER_S + GRACE_S
