"""A file of many wishes: read as a whole, each fault named by its line, the ends written back."""

import csv

import pytest

from desktop.actions import batch
from desktop.actions.plan import Wish
from desktop.catalog.actions import ACTIONS
from desktop.errors import Misused
from desktop.store.entry import Entry, Outcome, Receiver, State
from desktop.text import Style

VOUCHER, ALLOCATE, TICKET = (
    ACTIONS[name] for name in ("issue_voucher", "allocate", "create_ticket")
)
CHINESE = {"Customers": "客户", "Face value": "面值"}
STYLE = Style(lambda text: CHINESE.get(text, text))
CENT = 1_000_000


@pytest.fixture
def read(tmp_path):
    def given(text, action=VOUCHER, encoding="utf-8", **same):
        file = tmp_path / "batch.csv"
        file.write_bytes(text.encode(encoding))
        return batch.read(file, action, same, STYLE)

    return given


def said(found):
    return [(each.line, each.field, each.say(str)) for each in found.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_columns_are_named_by_the_wire_or_by_their_label_in_any_usual_file(read, encoding, sign):
    lines = ["客户,face_value,Note", "c1,5.50,礼券", "", " , ,", "c2,7,"]
    found = read("\r\n".join(lines).replace(",", sign), encoding=encoding, quota_id="q")
    assert found.problems == ()
    assert [(wish.line, wish.values) for wish in found.wishes] == [
        (2, {"customer_ids": ("c1",), "face_value": 550 * CENT, "memo": "礼券", "quota_id": "q"}),
        (5, {"customer_ids": ("c2",), "face_value": 700 * CENT, "quota_id": "q"}),
    ]


def test_every_line_that_is_wrong_is_named_at_once(read):
    found = read(
        'customer_id,amount,\nc1,5\n"c\n2",1\nc3,x\n1.2E+15,1\nc5,1.001\nc6,1,,7\n', ALLOCATE
    )
    assert [wish.line for wish in found.wishes] == [2, 3]
    assert [(line, field) for line, field, _ in said(found)] == [
        (5, "amount"), (6, "customer_id"), (7, "amount"), (8, ""),
    ]  # fmt: skip
    assert "shortened by a spreadsheet" in said(found)[1][2]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("customer_id,sum", "There is no field sum."),
        ("customer_id,customer_ids", "is there twice"),
        ("customer_id,quota_id", "for all lines, too"),
        ("customer_id,entry,state,reason,result", "There is no field entry."),  # a result file
    ],
)
def test_a_column_that_cannot_be_is_told_before_any_line(read, heading, sentence):
    found = read(f"{heading}\n1,2\n", quota_id="q")
    assert found.wishes == ()
    assert sentence in said(found)[0][2]


@pytest.mark.parametrize("text", ["", "customer_id\n", "\n\n", "customer_id\n\0\n"])
def test_a_file_without_lines_is_refused(read, text):
    with pytest.raises(Misused):
        read(text)


def test_a_file_that_is_none_is_refused(tmp_path):
    with pytest.raises(Misused):
        batch.read(tmp_path, ALLOCATE, {}, STYLE)


def entry(number, state, keys, given, **more):
    receivers = tuple(Receiver(key) for key in keys)
    return Entry("t", number, "issue_voucher", given=given, receivers=receivers, id=number,
                 state=state, **more)  # fmt: skip


def test_each_line_is_told_how_it_ended_though_requests_hold_many_lines(read, tmp_path):
    found = read("customer_ids,face_value\nc1,5\nc2;c3,5\nc1,7\n=c4,5\n", quota_id="q")
    five, seven = ({"quota_id": "q", "face_value": cents * CENT} for cents in (500, 700))
    outcomes = (Outcome("c1", "done", result="V1"), Outcome("c2", "done", result="V2"),
                Outcome("c3", "refused", "CBC.5021", "no"))  # fmt: skip
    entries = [
        entry(8, State.PARTLY, ["c1", "c2", "c3"], five, outcomes=outcomes),
        entry(9, State.READY, ["=c4"], five),
        entry(10, State.UNSURE, ["c1"], seven),
    ]
    ends = batch.ends(VOUCHER, found.wishes, entries, STYLE)
    target = tmp_path / "out.csv"
    batch.write(target, found.sheet, ends)
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert [(row["entry"], row["state"], row["result"]) for row in rows] == [
        ("8", "done", "V1"), ("8", "partly", "V2"), ("10", "unsure", ""), ("9", "ready", ""),
    ]  # fmt: skip
    assert "c3 CBC.5021" in rows[1]["reason"]
    assert rows[3]["customer_ids"] == "'=c4"


def test_a_receiver_of_two_lines_that_say_the_same_has_an_entry_for_each(read):
    found = read("customer_ids,face_value\na;b,5\na;c,5\n")
    entries = [entry(number, State.DONE, keys, {"face_value": 500 * CENT})
               for number, keys in ((1, "ab"), (2, "ac"))]  # fmt: skip
    ends = batch.ends(VOUCHER, found.wishes, entries, STYLE)
    assert {line: end.entries for line, end in ends.items()} == {2: (1,), 3: (2,)}


def test_a_line_without_receivers_is_found_by_what_it_says():
    wishes = [Wish({"simple_description": text}, line) for line, text in ((2, "a"), (3, "b"))]
    entries = [
        Entry("t", at, "create_ticket", given={"simple_description": text}, id=at,
              state=State.DONE, answer=f'{{"incident_id":"T{text}","n":1}}')
        for at, text in ((5, "b"), (6, "a"))
    ]  # fmt: skip
    ends = batch.ends(TICKET, wishes, entries, STYLE)
    assert {line: (end.entries, end.result) for line, end in ends.items()} == {
        2: ((6,), "Ta"), 3: ((5,), "Tb"),
    }  # fmt: skip


def test_a_result_never_takes_the_place_of_an_older_one(tmp_path):
    source = tmp_path / "batch.csv"
    first = batch.result_path(source)
    first.touch()
    assert first.name == "batch.result.csv"
    assert batch.result_path(source).name == "batch.result-2.csv"


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], ""),
        (["done", "done"], "done"),
        (["done", "refused"], "partly"),
        (["done", "ready"], "partly"),
        (["refused", "ready"], "refused"),
        (["done", "unsure", "ready"], "unsure"),
        (["sending"], "unsure"),
    ],
)
def test_states_are_summed_up_so_that_nothing_looks_better_than_it_is(states, state):
    assert batch.summed(states) == state
