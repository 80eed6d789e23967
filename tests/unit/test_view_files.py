"""Saved views as files: unharmed on their way, and refused in words if they are no such files."""

import json

import pytest

from desktop.catalog import DATASETS
from desktop.catalog.orders import ORDERS
from desktop.errors import Misused
from desktop.models.columns import Arrangement
from desktop.models.view_files import FORMAT, MOST_BYTES, from_bytes, to_bytes
from desktop.models.views import Saved, clean_name


def exported(**state):
    return to_bytes(ORDERS, [Saved("=A", "A", state)])


def test_views_go_through_a_file_unharmed():
    arrangement = Arrangement(ORDERS, {})
    arrangement.set_visible("status", False)
    state = {
        "filters": [
            {"column": "create_time", "preset": "30"},
            {"column": "status", "where": [["in", ["6"]]]},
        ],
        "search": "华北",
        "gone": False,
        "sort": ["-official_amount"],
        **arrangement.columns(),
    }
    data = to_bytes(ORDERS, [Saved("=A", "待支付", state), Saved("=B", "B", {"search": "x"})])
    found = from_bytes(data, DATASETS.values())
    assert (found.count, found.views_left, found.parts_left) == (2, 0, 0)
    assert found.views["orders"]["待支付"] == state
    assert found.views["orders"]["B"]["search"] == "x"


def test_names_of_customers_do_not_leave_with_a_file():
    where = [["in", ["c1"]]]
    data = exported(filters=[{"column": "customer_id", "where": where, "names": ["甲公司"]}])
    assert "甲公司" not in data.decode()
    assert '"c1"' in data.decode()


def test_what_another_version_knows_is_left_out_and_counted():
    whole = json.loads(exported(search="x"))
    [item] = whole["views"]
    item |= {
        "visible": ["order_id", "colour_of_hope"],
        "order": ["colour_of_hope", *ORDERS.by_name],
        "widths": {"colour_of_hope": 90, "status": 90},
        "sort": ["-colour_of_hope", "-create_time"],
        "filters": [{"column": "colour_of_hope", "preset": "7"}],
        "unheard_of": {"deep": [1]},
    }
    whole["views"].append({"dataset": "no_such_list", "name": "B"})
    whole["views"].append(17)
    found = from_bytes(json.dumps(whole).encode(), DATASETS.values())
    assert (found.count, found.views_left, found.parts_left) == (1, 2, 2)
    state = found.views["orders"]["A"]
    assert (state["visible"], state["sort"]) == (["order_id"], ["-create_time"])
    assert state["filters"] == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no saved views"),
        (b"PK\x03\x04", "no saved views"),
        (b"[]", "no saved views"),
        (b"[" * 100_000, "no saved views"),
        (b"{}", "no saved views"),
        (json.dumps({"format": FORMAT, "version": 1, "views": []}).encode(), "no saved views"),
        (json.dumps({"format": FORMAT, "version": 1, "views": {}}).encode(), "no saved views"),
        (json.dumps({"format": FORMAT, "version": "1", "views": []}).encode(), "no saved views"),
        (json.dumps({"format": FORMAT, "version": 1, "views": [{}] * 201}).encode(), "no saved"),
        (json.dumps({"format": "notes", "version": 1, "views": [{}]}).encode(), "no saved views"),
        (json.dumps({"format": FORMAT, "version": 2, "views": []}).encode(), "newer version"),
        (b" " * (MOST_BYTES + 1), "too large"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_file_is_refused_in_words(data, words):
    with pytest.raises(Misused) as caught:
        from_bytes(data, DATASETS.values())
    assert words in caught.value.advice


@pytest.mark.parametrize("name", ["", "  ", "\n", None, 5, "\ud800", "\0"])
def test_a_view_without_a_name_is_none(name):
    assert clean_name(name) == ""


def test_a_name_stays_in_one_line():
    assert clean_name(" two\nlines\u202e and more " + "x" * 100) == clean_name(
        "two lines and more " + "x" * 100
    )
    assert len(clean_name("x" * 100)) == 60
