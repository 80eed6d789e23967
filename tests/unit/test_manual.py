"""The manual says everything, in both languages, and everything it refers to is there."""

import re
from functools import cache
from pathlib import Path

import click
import pytest

from desktop.actions.words import STATE
from desktop.catalog import SUBJECTS
from desktop.catalog.actions import ACTIONS
from desktop.cli.entries import CODES, NOT_SENT
from desktop.cli.outcome import FAILED, INTERRUPTED, MISUSED, SOME_FAILED
from desktop.cli.program import COMMANDS
from desktop.cli.words import Words
from desktop.settings import AccountSettings, Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = {"en": "en", "zh-CN": "zh_CN"}  # folder -> language of the program
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("README*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")
IN = pytest.mark.parametrize("folder", LANGUAGES)
SUBJECT = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)


@cache
def text_of(folder, name):
    return (DOCS / folder / f"{name}.md").read_text("utf-8")


@cache
def words_of(folder):
    return Words(LANGUAGES[folder])


def said(folder, text):
    """What a text is called in the manual's language; "" if the translation is yet to come."""
    known = words_of(folder).say(text)
    return known if known != text or folder == "en" else ""


@IN
@SUBJECT
def test_every_tab_has_a_page_that_names_its_lists_and_shows_one(folder, subject):
    text = text_of(folder, subject.name)
    assert text.count("\n# ") == 1
    assert said(folder, subject.label).lower() in text.split("\n# ")[1].partition("\n")[0].lower()
    assert f"(../images/{folder}/" in text
    missing = [each.name for each in subject.datasets if f"`{each.name}`" not in text]
    assert not missing


@IN
@SUBJECT
def test_the_page_of_a_tab_names_every_view_that_ships(folder, subject):
    text = text_of(folder, subject.name)
    labels = [view.label for each in subject.datasets for view in each.views]
    assert [label for label in labels if said(folder, label) not in text] == []


@IN
def test_every_command_and_every_option_of_it_is_explained(folder):
    text = text_of(folder, "command-line")
    for name, made in COMMANDS.items():
        assert f"## `{name}`" in text
        for command in _with_parts(made()):
            words = [word for each in command.params for word in each.opts if word[:2] == "--"]
            assert [word for word in words if word not in text] == [], command.name


def _with_parts(command):
    parts = command.commands.values() if isinstance(command, click.Group) else ()
    return [command, *parts]


@IN
def test_every_action_is_on_the_page_on_acting_by_its_name_and_its_label(folder):
    text = text_of(folder, "writes")
    known = [action for action in ACTIONS.values() if not action.quiet]
    assert [action.name for action in known if f"`{action.name}`" not in text] == []
    labels = [said(folder, action.label).rstrip("…") for action in known]
    assert [label for label in labels if label not in text] == []


@IN
def test_every_state_of_an_entry_and_every_code_to_exit_with_is_explained(folder):
    text = text_of(folder, "outbox")
    words = [said(folder, word) for word in STATE.labels.values()]
    assert [word for word in words if f"\n| {word}" not in text] == []
    text = text_of(folder, "command-line")
    assert [state for state in STATE.labels if f"`{state}`" not in text] == []
    codes = {*CODES.values(), FAILED, MISUSED, SOME_FAILED, INTERRUPTED, NOT_SENT}
    assert [code for code in sorted(codes) if f"\n| {code} |" not in text] == []


@IN
def test_every_setting_is_explained(folder):
    text = text_of(folder, "start")
    labels = [each.label for holder in (Settings, AccountSettings) for each in holder.declared()]
    assert [label for label in labels if said(folder, label) not in text] == []


@IN
def test_all_keys_of_the_menus_are_listed(folder):
    from desktop.views.menus import DEEDS

    text = text_of(folder, "tables")
    assert [deed.keys for deed in DEEDS if deed.keys and f"`{deed.keys}`" not in text] == []


def test_the_manual_has_the_same_pages_in_each_language_and_an_index_of_them():
    names = [sorted(page.name for page in (DOCS / folder).glob("*.md")) for folder in LANGUAGES]
    assert names[0] == names[1]
    index = (DOCS / "README.md").read_text("utf-8")
    for folder in LANGUAGES:
        assert [name for name in names[0] if f"({folder}/{name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_every_picture_leads_somewhere(page):
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    gone = [link for link in links if not (page.parent / link.partition("#")[0]).is_file()]
    assert gone == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_pictures_of_its_own_language(page):
    shown = re.findall(r"images/([\w-]+)/", page.read_text("utf-8"))
    chinese = page.parent.name == "zh-CN" or page.name == "README.zh-CN.md"
    assert set(shown) <= {"zh-CN" if chinese else "en"}


@IN
def test_the_page_on_security_names_tests_that_exist_for_everybody_it_protects_against(folder):
    text = text_of(folder, "security")
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", text))
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []
    parts = text.split("\n## ")[1:]
    assert len(parts) == 9
    assert [part.partition("\n")[0] for part in parts if "`tests/" not in part] == []
    assert named == set(re.findall(r"`(tests/[\w/]+\.py)`", text_of("en", "security")))
