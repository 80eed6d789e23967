"""What is typed for an action and what is asked before it, without a process or a network."""

import click
import pytest

from desktop.actions.plan import Left, Question
from desktop.actions.problem import Problem
from desktop.catalog.actions import ACTIONS
from desktop.cli import entries, question
from desktop.cli.console import Console
from desktop.cli.fields import action_named, described, described_lines, given_of
from desktop.cli.words import Words
from desktop.errors import Misused
from desktop.settings import Settings
from desktop.store.entry import Entry, Match, Outcome, Receiver, State
from desktop.text import Style

UNITS = 100_000_000
STYLE = Style()
THREE = tuple(Receiver(f"c{n}", "云联", n * UNITS) for n in (1, 2, 3))
ASKED = Question("Allocate {amount} to {receivers}?", THREE, 6 * UNITS, "CNY")


@pytest.fixture
def console(tmp_path):
    return Console(Words("en"), Settings(tmp_path / "settings.json"))


def given(console, name, *texts):
    return given_of(console, ACTIONS[name], texts)


# --- what is typed --------------------------------------------------------------------------


def test_an_action_that_is_none_is_answered_with_the_right_ones():
    assert action_named("issue-voucher").name == "issue_voucher"
    with pytest.raises(Misused, match="allocate") as caught:
        action_named("alocate")
    assert caught.value.advice.endswith("Did you mean allocate?")
    with pytest.raises(Misused) as caught:
        action_named("renew")
    assert "only the customer" in caught.value.advice


def test_a_list_is_repeated_or_written_with_commas(console):
    found = given(console, "issue_voucher", "customer_ids=a,b", "customer_id=c", "face_value=5")
    assert found.values == {"customer_ids": ("a", "b", "c"), "face_value": 5 * UNITS}


def test_one_value_that_is_given_twice_is_never_two_digits_of_one(console):
    found = given(console, "allocate", "amount=1", "amount=2", "customer_id=c")
    assert "amount" not in found.values
    assert [problem.field for problem in found.problems] == ["amount"]


def test_files_are_told_apart_from_their_numbers(console, tmp_path):
    found = given(console, "reply_ticket", "accessory_ids=@a.txt", "content=x=@y")
    assert found.values == {"message.content": "x=@y"}
    assert [each.name for each in found.files["message.accessory_ids"]] == ["a.txt"]
    assert found.files["message.accessory_ids"][0].is_absolute()


def test_a_secret_is_read_from_the_input(console, monkeypatch):
    monkeypatch.setattr("sys.stdin", _Pipe("4711\n"))
    found = given(console, "check_ticket_code", "verify_code=-")
    assert found.values == {"verify_code": "4711"}


@pytest.mark.parametrize("text", ["amount", "sum=1"])
def test_what_is_no_field_is_refused(console, text):
    with pytest.raises(Misused):
        given(console, "allocate", text)


def test_every_action_is_described_with_the_fields_that_are_asked_for():
    told = {each["name"]: each for each in described(STYLE)}
    assert told.keys() == ACTIONS.keys()
    assert [each["name"] for each in told["allocate"]["fields"]] == ["customer_id", "amount"]
    lines = "\n".join(described_lines(STYLE))
    assert "amount*" in lines
    assert "BPC_ITEM_SUBCUSTSERV_010103" in lines


# --- what is asked --------------------------------------------------------------------------


class _Pipe:
    """The input of a command without a terminal, or with one."""

    def __init__(self, text="", tty=False):
        self._lines, self._tty = text.splitlines(keepends=True), tty

    def isatty(self):
        return self._tty

    def readline(self):
        return self._lines.pop(0) if self._lines else ""


def test_the_question_says_who_gets_what_and_what_will_be_left():
    left = Left("Can be allocated", "", 10 * UNITS, 4 * UNITS, "2026-11-20T01:41:05Z")
    warning = Problem("customer_id", "{key} is odd.", {"key": "c1"})
    asked = Question(ASKED.template, THREE, 6 * UNITS, "CNY", left=(left,), warnings=(warning,))
    assert list(question.lines(asked, STYLE)) == [
        "Allocate 1.00 – 3.00 CNY to 云联 (c1), 云联 (c2), 云联 (c3)?",
        "  Receivers: 3",
        "    云联 (c1): 1.00 CNY",
        "    云联 (c2): 2.00 CNY",
        "    云联 (c3): 3.00 CNY",
        "  Total: 6.00 CNY",
        "  Can be allocated: 10.00 CNY, afterwards 4.00 CNY (as of 2026-11-20 09:41:05)",
        "  Attention: c1 is odd.",
    ]


def test_an_amount_that_the_sentence_does_not_name_is_said_below_it():
    voucher = (Receiver("v1", "云联", 12 * UNITS),)
    asked = Question("Reclaim {receivers}?", voucher, 12 * UNITS, "CNY", 12 * UNITS)
    assert list(question.lines(asked, STYLE)) == ["Reclaim 云联 (v1)?", "  Total: 12.00 CNY"]


def test_of_many_receivers_only_the_first_are_named():
    many = tuple(Receiver(f"c{n}", "", UNITS) for n in range(44))
    said = list(question.lines(Question("To {receivers}?", many, 44 * UNITS, "CNY", UNITS), STYLE))
    assert said[0] == "To c0, c1, c2 +41?"
    assert said[-2:] == ["    and 34 more", "  Total: 44.00 CNY"]


@pytest.mark.parametrize(
    ("how", "goes"),
    [
        ({}, False),
        ({"yes": True}, True),
        ({"yes": True, "above": True}, False),
        ({"yes": True, "above": True, "total": "6"}, True),
        ({"yes": True, "above": True, "total": "6.00 CNY"}, True),
        ({"yes": True, "total": "7"}, False),
        ({"yes": True, "total": "six"}, False),
        ({"above": True, "total": "6"}, False),
    ],
)
def test_without_a_terminal_everything_must_be_said_beforehand(console, monkeypatch, how, goes):
    monkeypatch.setattr("sys.stdin", _Pipe())
    given = {"yes": False, "total": "", "above": False} | how
    if goes:
        question.confirm(console, ASKED, **given)
    else:
        with pytest.raises(Misused):
            question.confirm(console, ASKED, **given)


@pytest.mark.parametrize(
    ("answer", "above", "raised"),
    [("y", False, None), ("", False, click.Abort), ("6", True, None), ("60", True, Misused)],
)
def test_on_a_terminal_the_user_is_asked(console, monkeypatch, answer, above, raised):
    monkeypatch.setattr("sys.stdin", _Pipe(tty=True))
    monkeypatch.setattr(click, "prompt", lambda *_, **__: answer)
    monkeypatch.setattr(click, "confirm", lambda *_, **__: answer == "y")
    if raised is None:
        question.confirm(console, ASKED, yes=False, total="", above=above)
    else:
        with pytest.raises(raised):
            question.confirm(console, ASKED, yes=False, total="", above=above)


def test_an_entry_is_asked_about_with_its_own_words_whatever_is_in_a_name():
    entry = Entry("t", 0, "allocate", receivers=THREE[:1], amount=UNITS, currency="CNY",
                  question="Allocate 1.00 CNY to {0}?")  # fmt: skip
    assert list(question.lines(question.of_entry(entry), STYLE)) == ["Allocate 1.00 CNY to {0}?"]


# --- how it ended ---------------------------------------------------------------------------


def ended(state, number=1, **more):
    return Entry("t", 0, "allocate", question="Allocate?", id=number, state=state, **more)


@pytest.mark.parametrize(
    ("states", "code"),
    [
        ([State.DONE], 0),
        ([State.REFUSED], 1),
        ([State.DONE, State.REFUSED], 3),
        ([State.UNSURE, State.READY], 4),
        ([State.READY], 5),
        ([], 0),
    ],
)
def test_the_code_to_exit_with_says_how_it_ended(states, code):
    assert entries.code_of([ended(state) for state in states]) == code


def test_what_is_unsure_is_told_with_what_was_found_and_what_to_do():
    values = {"amount": "7.00", "no_such_column": "x"}
    match = Match("adjustments", "k", "c", "", values)
    said = "\n".join(entries.told([ended(State.UNSURE, matches=(match,))], STYLE))
    assert "A record that looks the same: Amount 7.00\n" in said
    assert "partner-desk outbox settle 1 happened" in said


def test_of_many_entries_that_were_not_sent_only_their_number_is_told():
    some = [ended(State.READY, number) for number in range(1, 40)]
    said = list(entries.told([ended(State.DONE, 40), *some], STYLE))
    assert said == [
        "40  Done  Allocate?",
        "39 entries were not sent: partner-desk outbox --state ready",
    ]


def test_refused_receivers_are_told_one_by_one_with_the_reason():
    outcomes = (Outcome("a", "done", result="V1"), Outcome("b", "refused", "X.1", "odd"))
    said = list(entries.told([ended(State.PARTLY, outcomes=outcomes)], STYLE))
    assert said[-2:] == ["    a  Done  V1", "    b  Refused  X.1  odd"]
