"""Windows and commands at one account at the same time: all ends well, or in words."""

import sys
from random import Random

import pytest

from tests.bench.trust_r12 import crowd


@pytest.mark.skipif(sys.platform == "win32", reason="a window cannot be asked to end there")
def test_two_windows_and_two_commands_do_not_get_into_each_other_s_way():
    found = crowd(12.0, Random(3))
    wrong = ("alarms", "damaged", "odd", "missing")
    assert {name: found[name] for name in wrong} == dict.fromkeys(wrong, 0)
    assert found["commands"] > 1
