"""Where a request may go, and which way: nothing leaves for an address that is not declared."""

import asyncio
import contextlib
import ssl
import subprocess
import sys

import httpx
import pytest

from desktop.api.auth import Credential, KeyAuth
from desktop.api.client import Request
from desktop.api.connect import Wire, make_http
from desktop.api.gate import Gate, check_address
from desktop.catalog.sites import CHINA
from desktop.errors import Misused, Offline, UnsafeRequest
from tests.unit.api_server import AK, SK, client, http, serve

ASKED = Request("op", "GET", "/x")


class Spy(Credential):
    """Tells whether it was asked for a credential."""

    def __init__(self):
        self.asked = 0

    def auth_flow(self, request):
        self.asked += 1
        yield request


def noting():
    """A network where everything arrives, and what arrived."""
    sent: list[httpx.Request] = []

    def answer(request):
        sent.append(request)
        return httpx.Response(200)

    return httpx.MockTransport(answer), sent


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.test/x",
        "https://bss.myhuaweicloud.com.evil.test/x",
        "https://evil.test/bss.myhuaweicloud.com",
        "https://bss.myhuaweicloud.com@evil.test/x",
        "https://user:pass@bss.myhuaweicloud.com/x",
        "https://bss.myhuaweicloud.com:8443/x",
        "http://bss.myhuaweicloud.com/x",
        "http://bss.myhuaweicloud.com:443/x",
        "ftp://bss.myhuaweicloud.com/x",
        "https://127.0.0.1/x",
    ],
)
async def test_no_credential_leaves_for_an_address_that_is_not_the_sites(address):
    transport, sent = noting()
    spy = Spy()
    async with make_http(CHINA, spy, Wire(transport=transport)) as made:
        with pytest.raises(UnsafeRequest) as caught:
            await made.get(address)
    assert (spy.asked, sent) == (0, [])
    assert "pass" not in caught.value.detail


async def test_the_gate_itself_refuses_too():
    transport, sent = noting()
    gate = Gate(dict.fromkeys(CHINA.hosts, transport))
    with pytest.raises(UnsafeRequest):
        await gate.handle_async_request(httpx.Request("GET", "https://evil.test/"))
    assert sent == []


def test_plain_http_is_for_loopback_alone_even_if_it_was_declared():
    url = httpx.URL("http://partner.test/x")
    with pytest.raises(UnsafeRequest, match="without encryption"):
        check_address(url, frozenset({("http", "partner.test", 80)}))


async def test_a_redirect_takes_nothing_elsewhere():
    async with serve(http()) as elsewhere:
        away = http(302, b"", Location=f"{elsewhere.url}/stolen")
        async with serve(away) as server, client(server.url) as api:
            with pytest.raises(UnsafeRequest):
                await api.call(ASKED)
        assert elsewhere.received == []


async def test_a_cookie_is_not_kept():
    async with serve(http(Set_Cookie="a=b")) as server, client(server.url) as api:
        await api.call(ASKED)
        await api.call(ASKED)
        assert "cookie" not in server.received[1].headers


async def test_a_connection_is_used_again():
    async with serve(http()) as server, client(server.url) as api:
        for _ in range(5):
            await api.call(ASKED)
        assert len(server.connections) == 1


async def test_loopback_is_reached_past_every_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    wire = Wire(proxy="http://127.0.0.1:9")
    async with serve(http()) as server, client(server.url, wire=wire) as api:
        assert await api.call(ASKED) == {}


@pytest.fixture
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@contextlib.asynccontextmanager
async def proxy():
    """A proxy that notes what it was asked for and refuses."""

    async def answer(received):
        return http(407, b"")

    async with serve(answer) as server:
        yield server


@pytest.mark.usefixtures("no_proxy")
async def test_the_proxy_of_the_settings_is_used():
    async with proxy() as server:
        address = server.url.removeprefix("http://")  # as people type it
        async with client("https://partner.invalid", wire=Wire(proxy=address)) as api:
            with pytest.raises(Offline):
                await api.call(ASKED)
        [received] = server.received
    assert (received.method, received.target) == ("CONNECT", "partner.invalid:443")
    assert "authorization" not in received.headers


@pytest.mark.usefixtures("no_proxy")
async def test_the_proxy_of_the_environment_is_used_unless_excepted(monkeypatch):
    async with proxy() as server:
        monkeypatch.setenv("https_proxy", server.url)
        for site in ("https://partner.invalid", "https://excepted.invalid"):
            monkeypatch.setenv("no_proxy", "excepted.invalid")
            async with client(site) as api:
                with pytest.raises(Offline):
                    await api.call(ASKED)
        assert [each.target for each in server.received] == ["partner.invalid:443"]


@pytest.mark.parametrize("address", ["ftp://proxy.test", "http://", "http://[::1", "http://a:b:c"])
def test_a_proxy_that_cannot_be_one_is_told(address):
    with pytest.raises(Misused, match="proxy"):
        make_http(CHINA, KeyAuth(AK, SK), Wire(proxy=address))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for 127.0.0.1 that nobody has signed."""
    folder = tmp_path_factory.mktemp("tls")
    made = [
        sys.executable,
        "-c",
        _MAKE_CERTIFICATE,
        str(folder / "cert.pem"),
        str(folder / "key.pem"),
    ]
    subprocess.run(made, check=True)
    return folder / "cert.pem", folder / "key.pem"


_MAKE_CERTIFICATE = """
import datetime, ipaddress, pathlib, sys
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
key = ec.generate_private_key(ec.SECP256R1())
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
now = datetime.datetime.now(datetime.UTC)
cert = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
    .not_valid_after(now + datetime.timedelta(days=1))
    .add_extension(x509.SubjectAlternativeName(
        [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
    .sign(key, hashes.SHA256())
)
pem = serialization.Encoding.PEM
pathlib.Path(sys.argv[1]).write_bytes(cert.public_bytes(pem))
pathlib.Path(sys.argv[2]).write_bytes(key.private_bytes(
    pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
"""


async def test_a_certificate_that_nobody_vouches_for_is_refused(certificate):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    async with serve(http(), tls) as server:
        async with client(server.url) as api:
            with pytest.raises(Offline) as caught:
                await api.call(ASKED)
        assert "certificate" in caught.value.advice
        assert server.received == []


async def test_one_that_was_chosen_to_be_trusted_is_accepted(certificate):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(*certificate)
    trust = ssl.create_default_context(cafile=str(certificate[0]))
    async with serve(http(), tls) as server, client(server.url, wire=Wire(trust=trust)) as api:
        assert await api.call(ASKED) == {}
        assert server.received[0].target == "/x"


async def test_leaving_the_client_leaves_no_connection():
    async with serve(http()) as server:
        async with client(server.url) as api:
            await asyncio.gather(*(api.call(ASKED) for _ in range(5)))
        await asyncio.wait_for(server.idle(), 5)
