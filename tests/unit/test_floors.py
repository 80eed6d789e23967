"""The lower floors: which keyrings, which SQLite, which encryption; and no way around them."""

import ast
import asyncio
import os
import re
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import truststore

from desktop.api import connect
from desktop.api.auth import KeyAuth
from desktop.api.gate import Gate
from desktop.catalog.sites import SITES
from desktop.cli.program import COMMANDS
from desktop.settings import AccountSettings, Settings
from desktop.store.database import engine
from desktop.vault import named_backends

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "desktop").rglob("*.py"))
TRUSTED = {"SecretService", "kwallet", "libsecret", "macOS", "Windows"}
PLAIN = (  # they write what they are given as it is, or nowhere
    "keyrings.alt.file.PlaintextKeyring",
    "keyrings.alt.Windows.RegistryKeyring",
    "keyring.backends.null.Keyring",
    "keyring.backends.fail.Keyring",
    "keyring.backends.chainer.ChainerBackend",
    "plain.Keyring",
)
MADE = """
import sys
from pathlib import Path
from desktop.accounts import Account
from desktop.vault import NoKeyring, Vault
try:
    Vault().create(Account("A", slug="a", ident="1"), Path(sys.argv[1]), {"sk": "canary-secret"})
except NoKeyring as exc:
    print(exc.title, exc.advice)
"""
PLUG_IN = """
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 100
    def get_password(self, service, username): return None
    def set_password(self, service, username, password):
        open("written", "a").write(password)
"""


@pytest.mark.parametrize("name", PLAIN)
def test_a_keyring_that_writes_plain_text_is_refused_and_the_passphrase_offered(name, tmp_path):
    """Whatever the variable, the user's file or a plug-in say."""
    if sys.platform != "linux":
        pytest.skip("these systems always have one of their own")
    (tmp_path / "plain.py").write_text(PLUG_IN)
    config = tmp_path / "config" / "python_keyring"
    config.mkdir(parents=True)
    (config / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={name}\n")
    environ = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": name,
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(tmp_path))),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "HOME": str(tmp_path),
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    }
    done = subprocess.run(
        [sys.executable, "-c", MADE, str(tmp_path)],
        capture_output=True, text=True, check=True, env=environ, cwd=tmp_path,
    )  # fmt: skip
    assert "no keyring" in done.stdout
    assert "passphrase" in done.stdout
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if b"canary-secret" in path.read_bytes()]


def test_every_keyring_that_may_be_used_is_one_of_the_system():
    names = [backend.__module__.removeprefix("keyring.backends.") for backend in named_backends()]
    assert names
    assert {*names} <= TRUSTED


def test_sqlite_is_free_of_the_race_of_two_checkpoints():
    assert tuple(int(part) for part in engine().split(".")) >= (3, 51, 3)


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
def test_tls_is_proved_by_the_trust_store_of_the_system(site):
    http = connect.make_http(site, KeyAuth("a", "b"))
    assert isinstance(http._transport, Gate)
    every: list[Any] = [*http._transport._ways.values()]
    ways = [way._pool._ssl_context for way in every]
    assert ways
    for context in ways:
        assert isinstance(context, truststore.SSLContext)
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    asyncio.run(http.aclose())


WAYS_AROUND = re.compile(
    r"CERT_NONE|CERT_OPTIONAL|check_hostname|_create_unverified|_https_verify|verify_mode"
    r"|InsecureRequestWarning|TrustAllCert"
)
OPTION = re.compile(r"insecure|verif|no.?tls|skip.?tls|trust.?all|certificate", re.IGNORECASE)


def around_tls(text):
    """Lines that could let somebody in between."""
    lines = [text.count("\n", 0, found.start()) + 1 for found in WAYS_AROUND.finditer(text)]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.keyword) and node.arg == "verify":
            known = isinstance(node.value, ast.Name) and node.value.id == "trust"
            lines += [] if known else [node.value.lineno]
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_turns_the_verification_off(path):
    assert around_tls(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "httpx.AsyncClient(verify=False)",
        "x(verify=not settings.insecure)",
        "context.verify_mode = ssl.CERT_NONE",
        "context.check_hostname = False",
        "ssl._create_default_https_context = ssl._create_unverified_context",
    ],
)
def test_a_way_around_is_found(text):
    assert around_tls(f"import ssl\n{text}\n")


def test_no_option_setting_or_variable_asks_for_less():
    options = [
        word
        for made in COMMANDS.values()
        for command in (made(), *getattr(made(), "commands", {}).values())
        for option in command.params
        for word in option.opts
    ]
    settings = [each.name for holder in (Settings, AccountSettings) for each in holder.declared()]
    read = "".join(path.read_text("utf-8") for path in FILES)
    variables = re.findall(r"PARTNER_DESK_\w+", read)
    assert "--bundle" in options
    assert [each for each in (*options, *settings, *variables) if OPTION.search(each)] == []
