"""The files of earlier versions open with all they hold, also after a kill on the way."""

from collections import Counter

import pytest

from desktop.store import cache, local
from tests.bench.trust_r11 import files, is_whole, kill_at_each_step, laid, version_of

OLD = pytest.mark.parametrize("file", files(), ids=lambda file: file.name)


@OLD
def test_a_file_of_an_earlier_version_opens_with_all_it_holds(tmp_path, file):
    path = laid(file, tmp_path)
    assert is_whole(path, version_of(file))
    assert is_whole(path, version_of(file))


@pytest.mark.parametrize(("name", "version"), [("local", local.VERSION), ("cache", cache.VERSION)])
def test_a_file_of_this_version_is_kept_for_those_to_come(name, version):
    assert f"{name}-{version}.sqlite.gz" in {file.name for file in files()}


@OLD
def test_a_kill_on_the_way_costs_nothing(file):
    found = Counter[str]()
    kill_at_each_step(file, found, every=400 if file.name.startswith("cache") else 20)
    assert found["kills"] > 0
    assert (found["lost"], found["damaged"]) == (0, 0)
