"""Names, values and words as typed and shown on the command line."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog import DATASETS, typed
from desktop.catalog.declare import Column
from desktop.catalog.query import Condition, Sort
from desktop.cli import asking, table
from desktop.cli.console import Console, NoAccount
from desktop.cli.outcome import exit_code
from desktop.cli.program import COMMANDS, hoisted
from desktop.cli.progress import duration
from desktop.cli.words import Words, language_for, translations
from desktop.errors import Misused, Offline
from desktop.settings import Settings
from desktop.text import SHANGHAI, Style, zone_for

ORDERS, CUSTOMERS = DATASETS["orders"], DATASETS["customers"]
CHINESE = {"Status": "状态", "Completed": "已完成", "Yes": "是"}
STYLE = Style(lambda text: CHINESE.get(text, text))
CENT = 1_000_000


def asked(*texts, dataset=ORDERS, codes=None):
    wanted = asking.split(dataset, texts, STYLE)
    return asking.conditions(dataset, wanted, codes or {}, STYLE)


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["orders", "Orders", " order-lines "])
def test_a_dataset_is_found_however_it_is_written(name):
    assert asking.dataset_named(name).name == name.strip().lower().replace("-", "_")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("status", "status"),
        ("STATUS", "status"),
        ("状态", "status"),
        ("is_agent_pay", "agent_pay_info.is_agent_pay"),
        ("customers.customer", "customers.customer"),
    ],
)
def test_a_column_is_found_by_its_name_its_end_or_its_label(typed, name):
    assert asking.column_named(ORDERS, typed, STYLE).name == name


def test_a_name_that_several_columns_could_have_is_asked_for_again():
    columns = (Column("a.x", "One"), Column("b.x", "Two"), Column("c", "Three"))
    dataset = replace(DATASETS["service_types"], columns=columns)
    with pytest.raises(Misused) as caught:
        asking.column_named(dataset, "x", STYLE)
    assert caught.value.detail == "a.x, b.x"


def test_sorts_may_be_repeated_or_listed():
    found = asking.sorts(ORDERS, ["-status,create_time", "+order_id"], STYLE)
    assert found == (Sort("status", True), Sort("create_time"), Sort("order_id"))


def test_columns_are_those_shown_those_named_or_all():
    assert [c.name for c in asking.columns_named(ORDERS, "", STYLE)] == [
        column.name for column in ORDERS.columns if column.shown
    ]
    assert asking.columns_named(ORDERS, "all", STYLE) == list(ORDERS.columns)
    assert [c.name for c in asking.columns_named(ORDERS, "状态, order_id", STYLE)] == [
        "status",
        "order_id",
    ]


# --- values ---------------------------------------------------------------------------------


def test_codes_are_found_by_code_or_word_in_either_language():
    for text in ("5", "completed", "已完成"):
        assert asked(f"status={text}") == (Condition("status", "in", ("5",)),)
    assert asked("status=5,已完成", "status=4") == (Condition("status", "in", ("5", "5", "4")),)


def test_a_code_that_only_the_rows_have_is_allowed():
    assert asked("status=77", codes={"status": ["77"]}) == (Condition("status", "in", ("77",)),)
    with pytest.raises(Misused):
        asked("status=78", codes={"status": ["77"]})


def test_nothing_behind_the_sign_asks_for_empty_fields():
    assert asked("payment_time=") == (Condition("payment_time", "empty", True),)
    assert asked("status=,5") == (Condition("status", "in", (None, "5")),)


def test_a_text_keeps_its_commas_and_its_signs():
    assert asked("order_id=a,b=c") == (Condition("order_id", "in", ("a,b=c",)),)


def test_a_flag_is_yes_or_no_in_either_language():
    name = "agent_pay_info.is_agent_pay"
    assert asked(f"{name}=是") == (Condition(name, "in", (1,)),)
    assert asked(f"{name}=no") == (Condition(name, "in", (0,)),)
    with pytest.raises(Misused):
        asked(f"{name}=perhaps")


@pytest.mark.parametrize(
    ("text", "begin", "before"),
    [
        ("2026", "2025-12-31T16:00:00Z", "2026-12-31T16:00:00Z"),
        ("2026-11", "2026-10-31T16:00:00Z", "2026-11-30T16:00:00Z"),
        ("2026-12", "2026-11-30T16:00:00Z", "2026-12-31T16:00:00Z"),
        ("2026-2-3", "2026-02-02T16:00:00Z", "2026-02-03T16:00:00Z"),
        ("2026-11-20T09:41:05", "2026-11-20T01:41:05Z", "2026-11-20T01:41:06Z"),
        ("2026-11-20T01:41:05Z", "2026-11-20T01:41:05Z", "2026-11-20T01:41:06Z"),
        ("2026-01..2026-02", "2025-12-31T16:00:00Z", "2026-02-28T16:00:00Z"),
        ("2026-11-20..", "2026-11-19T16:00:00Z", None),
        ("..2026-11-20", None, "2026-11-20T16:00:00Z"),
    ],
)
def test_a_time_is_a_span_in_the_reader_s_zone(text, begin, before):
    tests = [
        Condition("create_time", "from", begin),
        Condition("create_time", "before", before),
    ]
    assert asked(f"create_time={text}") == tuple(each for each in tests if each.value)


@pytest.mark.parametrize("text", ["soon", "2026-13", "2026-02-30", "0000", "9999-12-31", "2026-1-"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Misused):
        asked(f"create_time={text}")


def test_amounts_are_exact_and_ranges_include_both_ends():
    name = "amount_after_discount"
    assert asked(f"{name}=12,430.50") == (Condition(name, "in", (1_243_050 * CENT,)),)
    assert asked(f"{name}=0.1..0.2") == (
        Condition(name, "from", 10 * CENT),
        Condition(name, "before", 20 * CENT + 1),
    )
    for text in ("x", "1..x", "2..1", "nan", "1e400"):
        with pytest.raises(Misused):
            asked(f"{name}={text}")


@given(st.text(max_size=30), st.sampled_from(["amount", "count", "time", "flag", "text"]))
def test_whatever_is_typed_is_a_value_or_refused(text, kind):
    columns = (c for d in DATASETS.values() for c in d.columns if c.kind.name == kind)
    column = next(columns)
    for read in (typed.single, typed.span):
        if read is typed.span and kind not in typed.RANGED:
            continue
        try:
            read(column.kind, text, STYLE)
        except Misused:
            continue


# --- the table ------------------------------------------------------------------------------


def test_chinese_and_narrow_columns_are_aligned():
    lines = table.lines(["a", "n"], [["深圳", "1"], ["abc", "10"]], [False, True])
    assert lines == ["a      n", "────  ──", "深圳   1", "abc   10"]


@pytest.mark.parametrize(
    ("text", "wide"), [("", 0), ("abc", 3), ("深圳", 4), ("ＡＢ", 4), ("e\u0301", 1), ("🚀", 2)]
)
def test_the_width_is_that_of_a_terminal(text, wide):
    assert table.width(text) == wide


@given(st.text())
def test_no_text_steers_a_terminal(text):
    shown = table.harmless(text)
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028")
    assert len(shown) == len(text)


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "environ", "language"),
    [
        ("zh_CN", {}, "zh_CN"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("system", {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ("system", {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ("system", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {"LC_MESSAGES": "zh_CN"}, "zh_CN"),
    ],
)
def test_the_language_is_the_chosen_one_or_the_system_s(chosen, environ, language):
    assert language_for(chosen, environ) == language


def test_translations_are_read_without_qt(tmp_path):
    file = tmp_path / "words.ts"
    file.write_text(
        """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="zh_CN">
        <context><name></name>
          <message><source>Status</source><translation>状态</translation></message>
          <message><source>New</source><translation type="unfinished"></translation></message>
        </context>
        <context><name>Window</name>
          <message><source>Other</source><translation>别的</translation></message>
        </context></TS>""",
        "utf-8",
    )
    assert translations(file) == {"Status": "状态"}


def test_what_is_not_translated_is_said_in_english():
    assert Words("en").say("Status") == "Status"
    assert Words("zh_CN").say("no such text") == "no such text"


def test_a_zone_that_does_not_exist_is_the_usual_one():
    assert zone_for("nowhere") == zone_for("Asia/Shanghai") == SHANGHAI
    assert datetime.now(UTC).astimezone(zone_for("system")).tzinfo is not None


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        (["show", "orders", "--lang", "en"], ["--lang", "en", "show", "orders"]),
        (["show", "--demo", "orders"], ["--demo", "show", "orders"]),
        (["show", "orders", "--account=A"], ["--account=A", "show", "orders"]),
        (["show", "orders", "--", "--demo"], ["show", "orders", "--", "--demo"]),
        (["show", "orders", "--lang"], ["show", "orders", "--lang"]),
    ],
)
def test_options_of_the_program_may_stand_anywhere(arguments, first):
    assert hoisted(arguments) == first


@pytest.mark.parametrize(("seconds", "text"), [(9, "0:09"), (67, "1:07"), (4020, "1:07:00")])
def test_durations_are_short(seconds, text):
    assert duration(seconds) == text


# --- ends -----------------------------------------------------------------------------------


def raising(exc):
    def command():
        raise exc

    return command


@pytest.mark.parametrize(
    ("exc", "code", "said"),
    [
        (Offline("GET /"), 1, "cannot be reached"),
        (Misused("x"), 2, "cannot be done"),
        (NoAccount(), 2, "account add"),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_every_end_has_its_code_and_its_sentence(capsys, exc, code, said):
    assert exit_code(raising(exc), str) == code
    assert said in capsys.readouterr().err


def test_a_bug_is_told_to_the_log_and_not_to_the_user(capsys, caplog, tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNER_DESK_HOME", str(tmp_path))
    assert exit_code(raising(ZeroDivisionError("secret")), str) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    assert "Traceback" in (tmp_path / "logs" / "partner-desk.log").read_text()
    caplog.clear()


def test_every_text_of_help_is_marked_and_ends_in_a_full_stop(tmp_path):
    console = Console(Words("en"), Settings(tmp_path / "settings.json"))
    for make in COMMANDS.values():
        command = make()
        assert command.help
        assert command.help.endswith(".")
        for parameter in command.params:
            text = getattr(parameter, "help", "")
            assert text is None or console.say(text) == text
