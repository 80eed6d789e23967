"""The sandbox accepts what the vendor's own signer signs, and nothing else."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sandbox.signature import BadSignature, Message, check

NOW = datetime(2026, 11, 20, 9, 41, 5, tzinfo=UTC)
DATE = "20261120T094105Z"
SIGNER = Signer(GlobalCredentials("AK", "SK"))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
SEGMENT = TEXT.filter(lambda text: "/" not in text and text not in (".", ".."))
HEADER = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=12)


def signed(method="GET", path="/v2/x", query=(), body=b"", headers=()):
    """A request as the vendor's client would send it."""
    all_headers = {"Content-Type": "application/json", "X-Sdk-Date": DATE, **dict(headers)}
    request = SdkRequest(
        method=method,
        host="bss.example",
        resource_path=quote(path, safe="/~"),
        query_params=list(query),
        header_params=all_headers,
        body=body,
    )
    sent = SIGNER.sign(request)
    raw_path, _, raw_query = sent.uri.partition("?")
    lower = {name.lower(): value for name, value in sent.header_params.items()}
    as_received = {
        name: value.encode("latin-1").decode() if isinstance(value, str) else value
        for name, value in lower.items()
    }
    return Message(method, raw_path.encode(), raw_query.encode(), as_received, body)


def accept(message, now=NOW, keys=None):
    check(message, ({"AK": "SK"} if keys is None else keys).get, now)


def changed(message, **how):
    fields = ("method", "path", "query", "headers", "body")
    return Message(**({name: getattr(message, name) for name in fields} | how))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    st.lists(SEGMENT, max_size=4),
    st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=5, unique_by=lambda pair: pair[0]),
    st.binary(max_size=40),
    st.dictionaries(st.sampled_from(["X-Domain-Id", "X-Language", "X-Site"]), HEADER),
)
def test_what_the_vendor_signs_is_accepted(method, segments, query, body, headers):
    path = "/" + "/".join(segments)
    accept(signed(method, path, query, body, headers.items()))


def test_repeated_parameters_are_accepted_in_any_order():
    message = signed(query=[("ids", ["c", "a", "b"])])
    assert message.query == b"ids=a&ids=b&ids=c"
    accept(message)
    accept(changed(message, query=b"ids=c&ids=a&ids=b"))


@pytest.mark.parametrize(
    "how",
    [
        {"method": "PUT"},
        {"path": b"/v2/y"},
        {"query": b"a=2"},
        {"query": b"a=1&b="},
        {"query": b"a=+1"},
        {"body": b"{}"},
        {"body": b""},
    ],
)
def test_a_changed_request_is_refused(how):
    message = signed("POST", "/v2/x", [("a", "1")], b'{"b":1}')
    accept(message)
    with pytest.raises(BadSignature):
        accept(changed(message, **how))


def test_a_changed_header_is_refused_if_it_was_signed():
    message = signed(headers=[("X-Domain-Id", "d1")])
    accept(changed(message, headers={**message.headers, "user-agent": "any"}))
    for name in ("host", "x-domain-id", "content-type"):
        with pytest.raises(BadSignature):
            accept(changed(message, headers={**message.headers, name: "other"}))


@pytest.mark.parametrize("minutes", [-16, 16])
def test_a_clock_that_is_off_is_refused(minutes):
    accept(signed(), NOW + timedelta(minutes=minutes / 16 * 14))
    with pytest.raises(BadSignature, match="15 minutes"):
        accept(signed(), NOW + timedelta(minutes=minutes))


def test_an_unknown_key_and_a_wrong_secret_are_refused():
    with pytest.raises(BadSignature, match="unknown"):
        accept(signed(), keys={})
    with pytest.raises(BadSignature, match="does not match"):
        accept(signed(), keys={"AK": "other"})


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": None},
        {"authorization": "Basic QUs6U0s="},
        {"authorization": "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=" + "0" * 64},
        {"x-sdk-date": None},
        {"x-sdk-date": "2026-11-20T09:41:05Z"},
        {"host": None},
    ],
)
def test_a_signature_that_covers_too_little_is_refused(headers):
    message = signed()
    there = {name: value for name, value in {**message.headers, **headers}.items() if value}
    with pytest.raises(BadSignature):
        accept(changed(message, headers=there))
