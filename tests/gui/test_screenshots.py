"""Pictures of every list, and the check of an installation: both without a screen."""

import re

import pytest
from PySide6.QtGui import QImage

from desktop import app
from desktop.app import pictures
from desktop.catalog import DATASETS
from desktop.errors import Misused
from desktop.opening import Demo
from desktop.views.pages import BY_HAND
from desktop.views.record_pages import RECORD_PAGES


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(pictures, "SMALL", Demo(4, 9, goes_on_every_s=0.01, has_quota=False))
    return tmp_path / "home"


def test_every_list_of_the_sample_account_is_painted_and_counted(qapp, tmp_path, capsys, home):
    assert app.screenshots(tmp_path / "shots", None, True, "en") == 0
    made = {path.stem for path in (tmp_path / "shots").glob("*.png")}
    dialogs = {"allocate_form", "allocate_question"}
    assert made == {*DATASETS, *BY_HAND, *RECORD_PAGES, *dialogs, "dark", "palette"}
    light, dark = (QImage(str(tmp_path / "shots" / f"{n}.png")) for n in ("orders", "dark"))
    assert light.size() == dark.size()
    corner = light.width() - 2, light.height() - 2
    assert light.pixelColor(*corner).lightness() > 200 > 60 > dark.pixelColor(*corner).lightness()
    said = capsys.readouterr().out
    orders = re.search(r"Orders: (\d+) rows", said)
    assert orders
    assert int(orders[1]) > 9  # some were placed while the account was looked at
    assert "Customers: 4 rows" in said
    assert not home.exists() or not list(home.rglob("cache.sqlite"))


def test_without_an_account_it_says_how_to_make_one(qapp, tmp_path):
    with pytest.raises(Misused) as caught:
        app.screenshots(tmp_path / "shots", None, False, "en")
    assert "partner-desk account add" in caught.value.advice


def test_the_self_check_reads_and_paints_a_few_rows(qapp, capsys):
    assert app.self_check() == 0
    assert capsys.readouterr().out.startswith("ok: ")
