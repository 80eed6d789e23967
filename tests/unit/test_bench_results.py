"""What a measurement says of itself."""

import pytest

from tests.bench.report import markdown, table
from tests.bench.result import Result, multiple, spread


def result(value, **more):
    return Result("some", "thing", value, "ms", **more)


@pytest.mark.parametrize(("value", "verdict"), [(40.0, "ok"), (40.1, "MISSED")])
def test_a_target_is_the_most_that_is_allowed(value, verdict):
    assert result(value, target=40.0).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [(45.0, "ok"), (44.0, "MISSED")])
def test_a_target_may_be_the_least_multiple_of_what_a_peer_does(value, verdict):
    found = result(value, at_least=True, peer="raw", peer_value=100.0, of_peer=0.45)
    assert found.verdict == verdict
    assert found.goal == ">= 0.45 x peer"


def test_of_two_targets_both_are_to_be_met():
    assert result(15, target=16, peer="naive", peer_value=60.0, of_peer=1 / 6).verdict == "MISSED"
    assert result(15, target=14, peer="naive", peer_value=600.0, of_peer=1 / 6).verdict == "MISSED"
    assert result(15, target=16, peer="naive", peer_value=600.0, of_peer=1 / 6).verdict == "ok"


def test_without_a_target_nothing_is_judged():
    assert result(1e9, peer="raw", peer_value=1.0).verdict == ""


def test_a_slow_machine_breaks_nothing_but_what_must_never_be_does():
    assert not result(1000, target=40).is_broken
    assert result(1, target=0).is_broken
    assert not result(0, target=0).is_broken


def test_ratios_read_as_in_the_table_of_targets():
    assert [multiple(each) for each in (0.45, 1 / 500, 12.0, 0.2)] == [
        *("0.45 x", "1/500 x", "12 x", "0.20 x"),
    ]


def test_of_few_values_the_95th_percentile_is_the_largest():
    assert spread([3.0, 1.0]) == (2.0, 3.0, 3.0)
    assert spread([float(each) for each in range(1, 101)])[1] == 95.0


def test_both_forms_of_the_report_count_what_was_missed():
    some = [result(50, target=40, row=4), result(1, target=2), result(1)]
    for text in (table(some), markdown(some)):
        assert "1 of 2 targets met, 1 missed." in text
        assert text.index("50 ms") < text.index("1 ms")  # the numbered rows come first
