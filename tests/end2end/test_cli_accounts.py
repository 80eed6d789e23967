"""Accounts on the command line: added without a window, kept safe, used, removed."""

import json
import os
import sys

import pytest

from desktop.actions.entry import Entry
from desktop.instance import Instance
from desktop.sandbox.accounts import AK, SK
from desktop.store.local import Local
from tests.end2end.command import Command

PASSPHRASE = "correct horse battery"


@pytest.fixture
def user(tmp_path):
    """Somebody on a computer without a keyring, and without anything in the environment."""
    return Command(tmp_path / "home", {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"})


def added(user, server, protection, *more, **environ):
    user = Command(user.home, user.environ | environ)
    line = ["account", "add", "--name", "华北云联", "--ak", AK, "--endpoint", server]
    user.run(*line, "--protection", protection, *more, given=f"{SK}\n")
    return user


def test_an_account_in_a_plain_file_is_added_used_and_removed(user, server, world):
    user = added(user, server, "plain", "--quota-share", "100")
    (line,) = user.run("account", "list").lines[2:]
    assert line.split() == ["华北云联", server, "key", "plain", "*"]
    user.run("sync", "customers", "customer_balances", "orders", "service_types")
    assert len(user.rows("orders")) == len(world.orders)
    assert len(user.rows("customers", "--account", "华北云联")) == len(world.customers)
    asked = user.run("account", "wipe", "华北云联", code=2)
    assert "its local copy" in asked.errors
    assert "not encrypted" in asked.errors
    user.run("account", "wipe", "华北云联", "--yes")
    assert not list((user.home / "accounts").glob("*"))
    assert "".join(log.read_text() for log in (user.home / "logs").iterdir()) == ""
    assert "partner-desk account add" in user.run("show", "orders", code=2).errors


def test_wiping_says_which_entries_are_not_settled_and_waits_for_the_window(user):
    user.run("--demo", "sync", "customers")
    [customer, *_] = user.rows("customers", "--demo")
    pay = [f"customer_id={customer['customer_id']}", "amount=100"]
    user.run("--demo", "act", "allocate", *pay, "--yes")
    folder = user.home / "accounts" / "demo"
    held = Instance.acquire(folder)
    assert held
    assert "Close it first" in user.run("account", "wipe", "demo", "--yes", code=2).errors
    local = Local(folder / "local.sqlite")
    numbers = local.outbox.add([Entry("t", 0, "allocate", question="?")]).result()
    local.close()
    held.close()
    asked = user.run("account", "wipe", "Demo", code=2)
    assert f"1 entry of its outbox is not settled, number {numbers[0]}:" in asked.errors
    user.run("account", "remove", "Demo", "--yes")  # its former name
    assert not folder.exists()
    assert "no account" in user.run("account", "wipe", "Demo", "--yes", code=2).errors
    user.run("--demo", "sync", "customers")


def test_an_account_behind_a_passphrase_is_unreadable_without_it(user, server, world):
    user = added(user, server, "passphrase", PARTNER_DESK_PASSPHRASE=PASSPHRASE)
    user.run("sync", "customers")
    assert len(user.rows("customers")) == len(world.customers)
    held = b"".join(file.read_bytes() for file in user.home.rglob("*") if file.is_file())
    secrets = [SK, PASSPHRASE, *world.customers]
    assert not any(secret.encode() in held for secret in secrets)
    for environ in ({}, {"PARTNER_DESK_PASSPHRASE": "another passphrase"}):
        ended = Command(user.home, environ).run("show", "customers", code=1)
        assert "assphrase" in ended.errors


def test_without_a_keyring_it_says_what_else_there_is_and_adds_nothing(user, server):
    if sys.platform != "linux":
        pytest.skip("these systems always have one")
    line = ["account", "add", "--name", "A", "--ak", AK, "--endpoint", server]
    ended = user.run(*line, given=f"{SK}\n", code=1)
    assert "passphrase" in ended.errors
    assert user.run("account", "list").lines == []


def test_a_secret_never_comes_out_again(user, server):
    user = added(user, server, "plain")
    for arguments in (["account", "list"], ["where"], ["doctor"], ["sync", "service_types"]):
        ended = user.run(*arguments)
        assert SK not in ended.text + ended.errors
    logs = "".join(file.read_text() for file in (user.home / "logs").iterdir())
    assert SK not in logs


def test_a_user_and_a_password_sign_in_through_a_token(user, server, sandbox, world):
    account = sandbox.account
    line = ["account", "add", "--name", "B", "--endpoint", server, "--iam-endpoint", server]
    line += ["--user", account.user, "--domain", account.domain, "--protection", "plain"]
    user.run(*line, given=f"{account.password}\n")
    user.run("sync", "customers")
    assert len(user.rows("customers")) == len(world.customers)
    assert len(sandbox.calls.of("create_token")) == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--endpoint", "http://example.com"], "http"),
        (["--endpoint", "nonsense"], "nonsense"),
        (["--site", "custom"], "--endpoint"),
        (["--site", "mars"], "mars"),
        (["--protection", "hope"], "hope"),
        (["--name", ""], "--name"),
    ],
)
def test_what_makes_no_account_is_refused_in_a_sentence(user, options, said):
    line = ["account", "add", "--name", "A", "--ak", AK, "--protection", "plain", *options]
    ended = user.run(*line, given=f"{SK}\n", code=2)
    assert said in ended.errors
    assert user.run("account", "list").lines == []


def test_a_missing_secret_is_asked_for_by_its_option(user):
    line = ["account", "add", "--name", "A", "--ak", AK, "--protection", "plain"]
    assert "--sk" in user.run(*line, code=2).errors


def test_the_environment_is_an_account_that_stores_no_secret(user, server, world):
    named = user.signed_in(server)
    named.run("sync", "customers")
    assert len(named.rows("customers")) == len(world.customers)
    held = b"".join(file.read_bytes() for file in user.home.rglob("*") if file.is_file())
    assert SK.encode() not in held
    assert AK.encode() not in held


def test_a_token_in_the_environment_is_enough(user, server, sandbox, world):
    named = user.signed_in(server, TOKEN=sandbox.issue_token())
    del named.environ["PARTNER_DESK_AK"], named.environ["PARTNER_DESK_SK"]
    named.run("sync", "customers")
    assert len(named.rows("customers")) == len(world.customers)


def test_sample_data_need_no_account(user):
    result = json.loads(user.run("--demo", "sync", "customers", "--json").output)
    assert result["complete"] is True
    assert len(user.run("show", "customers", "--demo").lines) > 100


@pytest.mark.skipif(os.name == "nt", reason="rights as Unix has them")
def test_no_file_is_readable_by_others(user, server):
    user = added(user, server, "plain")
    user.run("sync", "customers")
    files = [path for path in user.home.rglob("*") if not path.is_symlink()]
    assert files
    assert not [path for path in files if path.stat().st_mode & 0o077]
