"""Where rows stand in a list of rowids: the same for short lists and long ones."""

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import places as module
from desktop.models.places import places

SOME = st.sets(st.integers(-5, 60), max_size=5)


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), unique=True), SOME)
def test_a_long_list_is_searched_as_a_short_one(ids, wanted):
    expected = {rowid: ids.index(rowid) for rowid in wanted if rowid in ids}
    for many in (0, 10_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "_MANY", many)
            assert places(array("q", ids), wanted) == expected
