"""Files of a ticket: looked at before anything is sent, uploaded once, named by their numbers."""

import hashlib
import os
from base64 import b64decode
from pathlib import Path

import pytest

from desktop.actions import attachments
from desktop.actions.attachments import Limits, cleaned
from desktop.catalog.action import Field
from desktop.catalog.actions import ACTIONS
from desktop.catalog.wire import from_json
from desktop.sandbox.faults import Fault
from desktop.store.entry import State
from tests.unit.acting import LOST, STYLE, Mishap, office_on
from tests.unit.desk import impatient, sandbox_of

FIELD = ACTIONS["create_ticket"].by_name["accessory_ids"]
REPLY = ACTIONS["reply_ticket"].by_name["message.accessory_ids"]
REFUSED = Mishap(
    "refused", False, status=200, body=b'{"error_code": "OSM.01010005", "error_msg": "too much"}'
)


@pytest.fixture
def shot(tmp_path):
    """A file as somebody attaches it."""
    file = tmp_path / "截图 1.png"
    file.write_bytes(b"\x89PNG" + bytes(range(256)))
    return file


def said(problems):
    return [problem.say(str) for problem in problems]


@impatient
async def test_files_are_uploaded_and_a_ticket_refers_to_them(tmp_path, shot):
    log = tmp_path / "app.log"
    log.write_text("late")
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        numbers, problems = await attachments.attach(office.actions, FIELD, [shot, log], STYLE)
        assert problems == []
        uploaded = office.world.tickets.accessories
        assert [uploaded[number]["accessory_name"] for number in numbers] == [
            "截图 1.png",
            "app.log",
        ]
        problem = office.world.ticket_config.products[0]["incident_product_category_id"]
        kinds = office.world.ticket_config.problem_types(problem)
        consult = next(each for each in kinds if each["case_type"] == "0")
        entry = await office.do(
            "create_ticket",
            business_type_id=consult["business_type_id"],
            simple_description="late",
            accessory_ids=numbers,
        )
        assert entry.state is State.DONE


@impatient
async def test_the_outbox_keeps_the_digest_of_a_file_and_the_api_gets_the_file(tmp_path, shot):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        await attachments.attach(office.actions, REPLY, [shot], STYLE)
        (entry,) = office.outbox.all()
        content = shot.read_bytes()
        assert from_json(entry.body) == {
            "accessory_name": "截图 1.png",
            "accessory_from": "message",
            "accessory_data": f"sha256:{hashlib.sha256(content).hexdigest()} (260 bytes)",
        }
        (sent,) = office.line.sent
        assert b64decode(from_json(sent.body)["accessory_data"]) == content


@impatient
async def test_nothing_is_uploaded_as_long_as_one_file_is_not_as_it_must_be(tmp_path, shot):
    empty, large, strange = (tmp_path / name for name in ("a.txt", "b.zip", "c.exe"))
    empty.touch()
    large.write_bytes(bytes(4 * 1024 * 1024 + 1))
    strange.write_text("x")
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        files = [shot, empty, large, strange]
        numbers, problems = await attachments.attach(office.actions, FIELD, files, STYLE)
        assert numbers == []
        assert {problem.field for problem in problems} == {"accessory_ids"}
        assert said(problems)[:2] == [
            "The file a.txt is empty.",
            "The file b.zip is larger than 4 MB.",
        ]
        assert said(problems)[2].startswith("The type of c.exe is not accepted. Accepted are: bmp")
        assert office.outbox.all() == []


@impatient
async def test_what_is_no_file_or_is_there_twice_is_named(tmp_path, shot):
    (tmp_path / "folder.txt").mkdir()
    names = ("folder.txt", "no.log", f"{shot.name}/a.txt", "a\0.txt")
    files = [*(tmp_path / name for name in names), shot, shot]
    many = Field(FIELD.name, FIELD.label, files="incident")
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        problems = await attachments.check(office.actions, many, files, Limits(count=9))
        names = ("folder.txt", "no.log", "a.txt", "a.txt")
        assert said(problems) == [
            *(f"There is no file {name}." for name in names),
            "The file 截图 1.png is there twice.",
        ]


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
@impatient
async def test_a_pipe_is_no_file_and_one_that_cannot_be_read_is_named(tmp_path):
    pipe, loop = tmp_path / "pipe.txt", tmp_path / "loop.txt"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        problems = await attachments.check(office.actions, FIELD, [pipe, loop])
        assert said(problems) == [
            "There is no file pipe.txt.",
            "The file loop.txt cannot be read.",
        ]


@impatient
async def test_no_more_files_than_the_api_or_the_field_takes(tmp_path, shot):
    files = [tmp_path / f"{n}.txt" for n in range(6)]
    for file in files:
        file.write_text("x")
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        problems = await attachments.check(office.actions, FIELD, files)
        assert said(problems) == ["At most 5 files can be attached."]
        assert await attachments.check(office.actions, FIELD, files[1:]) == []
        few = Field("x", "X", most=2, files="message")
        problems = await attachments.check(office.actions, few, files[:3], Limits(count=9))
        assert said(problems) == ["At most 2 files can be attached."]


@impatient
async def test_an_upload_that_fails_is_said_at_the_field_and_the_others_are_kept(tmp_path, shot):
    second, third = tmp_path / "b.txt", tmp_path / "c.txt"
    second.write_text("b")
    third.write_text("c")
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        office.line.mishaps.extend([Mishap("well"), REFUSED])
        files = [shot, second, third]
        numbers, problems = await attachments.attach(office.actions, FIELD, files, STYLE)
        assert len(numbers) == 1
        (text,) = said(problems)
        assert text.startswith("b.txt was not uploaded. ")
        assert problems[0].field == "accessory_ids"
        assert [entry.state for entry in office.outbox.all()] == [State.REFUSED, State.DONE]


@impatient
async def test_an_unclear_upload_is_given_up_and_may_be_done_again(tmp_path, shot):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        office.line.mishaps.append(LOST)
        numbers, problems = await attachments.attach(office.actions, FIELD, [shot], STYLE)
        assert numbers == []
        assert "Nothing depends on it" in said(problems)[0]
        (entry,) = office.outbox.all()
        assert (entry.state, entry.settled_by) == (State.REFUSED, "given up")
        numbers, problems = await attachments.attach(office.actions, FIELD, [shot], STYLE)
        assert (len(numbers), problems) == (1, [])


@impatient
async def test_an_upload_that_never_left_leaves_nothing_behind(tmp_path, shot):
    import httpx

    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        office.line.mishaps.append(Mishap("unreachable", False, httpx.ConnectError))
        numbers, problems = await attachments.attach(office.actions, FIELD, [shot], STYLE)
        assert numbers == []
        assert said(problems) == ["截图 1.png was not uploaded. The partner API cannot be reached"]
        assert office.outbox.all() == []


@impatient
async def test_limits_that_cannot_be_read_are_careful_ones(tmp_path):
    async with office_on(sandbox_of(1, 0), tmp_path) as office:
        told = await attachments.limits(office.actions)
        assert (told.count, told.megabytes) == (5, "4")
        assert "png" in told.types
        office.sandbox.fail_next(Fault("status", 400, b'{"error_code": "OSM.01010001"}', times=1))
        assert await attachments.limits(office.actions) == Limits()


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ({"limit_count": 3, "limit_size": "2.5", "limit_file_type": "PNG, .jpg;*.log"},
         Limits(3, 2_621_440, frozenset({"png", "jpg", "log"}))),
        ({"limit_count": "7 个", "limit_size": "10M"}, Limits(7, 10_485_760)),
        ({"limit_count": "0", "limit_size": None, "limit_file_type": ""}, Limits()),
        ({}, Limits()),
    ],
)  # fmt: skip
def test_limits_are_read_in_whatever_spelling(told, wanted):
    assert attachments._limits(told) == wanted


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/x/a.png", "a.png"),
        ("C:\\Users\\x\\a.png", "a.png"),
        ("/x/a\n\u202egnp.exe", "agnp.exe"),
        ("x" * 200 + ".png", "x" * 116 + ".png"),
        ("x" * 200, "x" * 120),
        ("\u200b", "file"),
    ],
)
def test_the_name_of_a_file_is_told_without_folder_and_hidden_signs(path, name):
    assert cleaned(path) == name
    assert cleaned(str(Path(path))) == name
