"""How a dataset is arranged: by name, kept, and robust against what a file may hold."""

from desktop.catalog.customers import CUSTOMERS
from desktop.catalog.orders import ORDERS
from desktop.catalog.query import Sort
from desktop.models.columns import Arrangement


def test_what_is_kept_comes_back():
    first = Arrangement(ORDERS, {})
    first.set_visible("contract_id", True)
    first.set_visible("status", False)
    first.move("create_time", 0)
    first.set_width("order_id", 222)
    first.sort_by("create_time")
    first.set_drawer(444, True)
    assert first.unsaved
    again = Arrangement(ORDERS, first.state())
    assert again.order == first.order
    assert again.order[0] == "create_time"
    assert again.visible() == first.visible()
    assert again.is_visible("contract_id")
    assert not again.is_visible("status")
    assert (again.width("order_id"), again.width("status")) == (222, None)
    assert again.sort == (Sort("create_time", True),)
    assert (again.drawer_width, again.drawer_open) == (444, True)


def test_masks_are_never_kept():
    first = Arrangement(CUSTOMERS, {})
    first.set_masked("customer", False)
    assert "mask" not in str(first.state())
    assert Arrangement(CUSTOMERS, first.state()).is_masked("customer")


def test_a_column_of_a_newer_version_stands_where_it_is_declared():
    state = Arrangement(ORDERS, {}).state()
    state["order"].remove("status")
    state["visible"].remove("status")
    again = Arrangement(ORDERS, state)
    assert again.order.index("status") == list(ORDERS.by_name).index("status")
    assert again.is_visible("status")


def test_nonsense_in_the_file_changes_nothing():
    for nonsense in (
        {"order": 7, "visible": None, "widths": [1], "sort": {"a": 1}},
        {"order": ["no such"], "visible": [], "widths": {"no such": 3, "status": "wide"}},
        {"sort": ["-no such", 5], "drawer_width": "x", "drawer_open": "yes"},
    ):
        made = Arrangement(ORDERS, nonsense)
        assert made.order == list(ORDERS.by_name)
        assert made.visible() == tuple(c.name for c in ORDERS.columns if c.shown)
        assert made.sort == ()
        assert not made.drawer_open
    assert Arrangement(ORDERS, {"order": ["status"], "visible": []}).visible()


def test_the_last_visible_column_stays():
    made = Arrangement(ORDERS, {})
    for name in made.visible():
        made.set_visible(name, False)
    assert len(made.visible()) == 1


def test_a_click_sorts_turns_and_lets_go():
    made = Arrangement(ORDERS, {})
    assert made.effective_sort == (Sort("create_time", True),)
    steps = []
    for _ in range(3):
        made.sort_by("amount_after_discount")
        steps.append(made.sort)
    amount = "amount_after_discount"
    assert steps == [(Sort(amount, True),), (Sort(amount, False),), ()]
    made.sort_by("order_id")
    assert made.sort == (Sort("order_id", False),)


def test_a_column_added_to_the_sort_keeps_its_place_while_it_turns():
    made = Arrangement(ORDERS, {})
    made.sort_by("order_id")
    made.sort_by("create_time", add=True)
    made.sort_by("status", add=True)
    made.sort_by("create_time", add=True)
    assert [(each.column, each.descending) for each in made.sort] == [
        ("order_id", False),
        ("create_time", False),
        ("status", False),
    ]
    made.sort_by("create_time", add=True)
    assert [each.column for each in made.sort] == ["order_id", "status"]


def test_reset_goes_back_to_what_is_declared(qtbot):
    made = Arrangement(ORDERS, {})
    made.move("status", 0)
    made.set_visible("status", False)
    made.sort_by("status")
    with qtbot.waitSignals([made.arranged, made.sorted]):
        made.reset()
    assert made.order == list(ORDERS.by_name)
    assert made.is_visible("status")
    assert made.sort == ()


def test_only_sensitive_columns_have_an_eye():
    made = Arrangement(CUSTOMERS, {})
    eyes = {column.name for column in CUSTOMERS.columns if Arrangement.has_eye(column)}
    assert {"customer", "account_name", "telephone", "email", "label"} <= eyes
    assert "customer_id" not in eyes
    made.set_masked("customer_id", True)
    assert not made.is_masked("customer_id")
    assert made.is_masked("telephone")
    assert not made.is_masked("label")
    made.mask_all()
    assert made.is_masked("label")


def test_who_chose_not_to_hide_sees_everything():
    assert not Arrangement(CUSTOMERS, {}, mask_personal=False).is_masked("customer")


def test_a_column_moves_past_hidden_ones():
    made = Arrangement(ORDERS, {})
    made.set_visible("service_type_name", False)
    before = made.visible()
    made.shift(before[2], -1)
    assert made.visible()[1] == before[2]
