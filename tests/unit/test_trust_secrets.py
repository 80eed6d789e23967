"""Canaries planted as keys, tokens, passwords and telephones stand nowhere afterwards."""

from random import Random

import pytest

from desktop import logs
from desktop.vault import Secrets
from tests.canaries import live


@pytest.fixture(autouse=True)
def _hooks_of_pytest(monkeypatch):
    """Nothing that was hidden before is hidden here."""
    monkeypatch.setattr(logs, "_hidden", set())


async def test_no_canary_stands_in_anything_that_is_left(tmp_path, caplog):
    life = await live(tmp_path, Random(1))
    assert life.found() == []
    kinds = " ".join(life.places)
    left = (
        "cache.sqlite-wal",
        "local.sqlite",
        "secrets.json",
        "partner-desk.log",
        "diagnostics.zip",
    )
    for kind in (*left, "xlsx"):
        assert kind in kinds
    assert all(len(data) for place, data in life.places.items() if "export" in place)
    caplog.clear()


async def test_a_log_that_hides_nothing_is_seen(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(logs, "redact", lambda text: text)
    life = await live(tmp_path, Random(1))
    assert any("partner-desk.log" in each for each in life.found())
    caplog.clear()


async def test_a_cache_without_a_key_is_seen(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(Secrets, "cache_key", lambda self, *, create: "")
    life = await live(tmp_path, Random(1))
    assert any("cache.sqlite" in each for each in life.found())
    caplog.clear()
