import json

import pytest

from desktop.settings import AccountSettings, Settings, ViewStates, zoomed


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


def test_a_default_holds_until_something_else_is_chosen(file):
    settings = AccountSettings(file)
    assert settings.sync_every_min == 15
    assert not file.exists()
    settings.sync_every_min = 30
    assert AccountSettings(file).sync_every_min == 30


def test_the_defaults_are_those_of_the_manual(file):
    account, settings = AccountSettings(file), Settings(file)
    assert account.quota_share_percent == 50
    assert account.parallel_requests == 10
    assert account.mask_personal is True
    assert (settings.language, settings.theme, settings.density) == ("system", "system", "normal")
    assert settings.time_zone == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("font_zoom_percent", 0),
        ("font_zoom_percent", True),
        ("font_zoom_percent", "100"),
        ("proxy", "proxy:8080"),
        ("proxy", "http://user:password@proxy:8080"),
    ],
)
def test_what_does_not_fit_is_refused(file, name, value):
    settings = Settings(file)
    with pytest.raises(ValueError, match=name):
        setattr(settings, name, value)
    assert not file.exists()


@pytest.mark.parametrize("proxy", ["", "http://proxy.example:8080", "socks5h://127.0.0.1:1080/"])
def test_a_proxy_is_an_address_without_a_password(file, proxy):
    Settings(file).proxy = proxy
    assert Settings(file).proxy == proxy


def test_a_mistyped_name_is_an_error(file):
    with pytest.raises(AttributeError):
        Settings(file).tehme = "dark"  # type: ignore[attr-defined]


def test_a_spoilt_value_falls_back_alone(file):
    file.write_text(
        json.dumps({"sync_every_min": "soon", "mask_personal": 1, "parallel_requests": 4})
    )
    settings = AccountSettings(file)
    assert (settings.sync_every_min, settings.mask_personal) == (15, True)
    assert settings.parallel_requests == 4
    assert not settings.spoilt


def test_values_of_a_newer_version_survive(file):
    file.write_text('{"hologram": true}')
    Settings(file).theme = "dark"
    assert json.loads(file.read_text()) == {"hologram": True, "theme": "dark"}


def test_two_programs_do_not_undo_each_others_choice(file):
    one, other = Settings(file), Settings(file)
    one.theme = "dark"
    other.language = "en"
    assert (Settings(file).theme, Settings(file).language) == ("dark", "en")


@pytest.mark.parametrize("text", ["{", "[1, 2]", "null", "[" * 100_000, "\ufeff{}"])
def test_a_malformed_file_is_set_aside(file, text):
    file.write_text(text, "utf-8")
    settings = Settings(file)
    assert settings.spoilt
    assert settings.theme == "system"
    assert file.with_suffix(".spoilt").read_text("utf-8") == text
    settings.theme = "dark"
    assert Settings(file).theme == "dark"


def test_bytes_that_are_no_text_are_set_aside(file):
    file.write_bytes(b"\xff\xfe\x00")
    assert Settings(file).theme == "system"


def test_the_dialog_learns_all_settings_in_declared_order():
    assert [s.name for s in Settings.declared()] == [
        "language",
        "theme",
        "density",
        "font_zoom_percent",
        "time_zone",
        "proxy",
        "hide_after_min",
    ]
    assert [s.name for s in AccountSettings.declared()] == [
        "quota_share_percent",
        "sync_every_min",
        "parallel_requests",
        "mask_personal",
        "changes_days",
        "read_only",
        "confirm_total_above",
        "xaccount_type",
        "my_login",
    ]


@pytest.mark.parametrize("holder", [Settings, AccountSettings])
def test_every_setting_has_a_label_and_allows_its_default(holder):
    for setting in holder.declared():
        assert setting.label
        assert setting.fits(setting.default)


def test_a_table_looks_as_it_was_left(tmp_path):
    state = {"order": ["order_id", "客户"], "widths": {"order_id": 120}, "drawer": 360}
    ViewStates(tmp_path / "views.json").put("orders", state)
    states = ViewStates(tmp_path / "views.json")
    assert states.get("orders") == state
    assert states.get("customers") == {}


def test_changing_what_was_given_changes_nothing_kept(tmp_path):
    states = ViewStates(tmp_path / "views.json")
    states.put("orders", {"order": ["a"]})
    states.get("orders")["order"].append("b")
    assert states.get("orders") == {"order": ["a"]}


def test_the_same_state_again_is_not_written(tmp_path):
    states = ViewStates(tmp_path / "views.json")
    states.put("orders", {"order": ("a",)})
    (tmp_path / "views.json").unlink()
    states.put("orders", {"order": ["a"]})
    assert not (tmp_path / "views.json").exists()


@pytest.mark.parametrize("text", ["nonsense", '{"orders": [1]}'])
def test_spoilt_states_are_no_states(tmp_path, text):
    (tmp_path / "views.json").write_text(text)
    states = ViewStates(tmp_path / "views.json")
    assert states.get("orders") == {}
    states.put("orders", {"order": []})
    assert ViewStates(tmp_path / "views.json").get("orders") == {"order": []}


@pytest.mark.parametrize(
    ("percent", "steps", "after"),
    [
        (100, 1, 110),
        (100, -1, 90),
        (97, 1, 100),
        (97, -1, 90),
        (160, 1, 160),
        (155, 1, 160),
        (80, -1, 80),
        (200, 1, 200),  # chosen in the settings: keys make it no smaller by growing
        (200, -1, 190),
        (70, 1, 80),
        (130, 0, 100),
    ],
)
def test_keys_make_the_text_larger_and_smaller_in_steps(percent, steps, after):
    assert zoomed(percent, steps) == after
