"""What the program signs is what the vendor's own signer signs, whatever is asked."""

from datetime import UTC, datetime
from urllib.parse import quote

import httpx
from huaweicloudsdkcore.auth.credentials import GlobalCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.api.auth import KeyAuth
from desktop.api.request import Request, list_request
from desktop.catalog.orders import ORDERS

AK, SK, HOST = "TESTACCESSKEY", "a secret/key+of=any~form", "bss.partner.test"
AT = datetime(2026, 11, 20, 4, 5, 6, tzinfo=UTC)
STAMP = "20261120T040506Z"

# Chinese, what addresses reserve, and anything else that is text
LETTERS = "深圳市 云+&=?#/%~*'\"!()<>{}[]|\\^`@:;,.$-_aZ09\U0001f600"
texts = st.text(st.sampled_from(LETTERS)) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
segments = texts.filter(lambda text: text not in ("", ".", ".."))
fields = st.lists(st.tuples(texts.filter(bool), texts), max_size=6)
more_headers = st.dictionaries(
    st.sampled_from(["X-Language", "X-Site", "X-Domain-Id", "X-Security-Token", "X-Odd_Name"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1),
)


def by_the_vendor(method, path, query, headers, body):
    """The same request, signed by the vendor's library, and the address it would send."""
    lists: dict[str, list[str]] = {}
    for name, value in query:
        lists.setdefault(name, []).append(value)
    request = SdkRequest(
        method,
        "https",
        HOST,
        resource_path=path,
        query_params=list(lists.items()),
        header_params={"X-Sdk-Date": STAMP, **headers},
        body=body,
    )
    return Signer(GlobalCredentials(AK, SK)).sign(request)


def by_us(target, method, headers, body):
    """The request as httpx would send it after our signer has seen it."""
    request = httpx.Request(method, f"https://{HOST}{target}", headers=headers, content=body)
    flow = KeyAuth(AK, SK, now=lambda: AT).auth_flow(request)
    signed = next(flow)
    flow.close()
    return signed


@settings(max_examples=300, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST", "PUT", "DELETE"]),
    path=st.lists(segments, min_size=1, max_size=4),
    query=fields,
    headers=more_headers,
    body=st.binary(max_size=50) | st.just('{"客户": 1}'.encode()),
)
def test_every_request_is_signed_as_the_vendor_does(method, path, query, headers, body):
    encoded = "/" + "/".join(quote(segment, safe="~") for segment in path)
    target = Request("any", method, encoded, tuple(query)).target
    headers = {"Content-Type": "application/json", **headers}

    theirs = by_the_vendor(method, encoded, query, headers, body)
    ours = by_us(target, method, headers, body)

    assert ours.headers["X-Sdk-Date"] == STAMP
    assert ours.headers["Authorization"] == theirs.header_params["Authorization"]


@given(path=st.lists(segments, min_size=1, max_size=4), query=fields)
def test_what_is_signed_is_sent_byte_for_byte(path, query):
    encoded = "/" + "/".join(quote(segment, safe="~") for segment in path)
    target = Request("any", "GET", encoded, tuple(query)).target
    assert by_us(target, "GET", {}, b"").url.raw_path == target.encode()


@given(values=st.lists(texts))
def test_a_repeated_key_is_signed_like_a_list(values):
    request = list_request(ORDERS, {"limit": 100, "label": values})
    query = [("order_by", "createTime"), ("limit", "100")] + [("label", each) for each in values]

    theirs = by_the_vendor("GET", request.path, query, {}, b"")
    ours = by_us(request.target, "GET", {}, b"")

    expected = theirs.header_params["Authorization"]
    assert ours.headers["Authorization"] == expected


def test_a_path_of_another_form_is_signed_by_its_segments():
    for path in ("/v2/orders/", "/", "/a//b", "/v2/%E6%B7%B1/x%2Fy"):
        theirs = by_the_vendor("GET", path, [], {}, b"")
        ours = by_us(path, "GET", {}, b"")
        assert ours.headers["Authorization"] == theirs.header_params["Authorization"]


def test_headers_that_change_on_the_way_are_not_signed():
    request = by_us("/x", "POST", {"User-Agent": "a", "Content-Type": "application/json"}, b"{}")
    assert "SignedHeaders=content-type;host;x-sdk-date," in request.headers["Authorization"]


def test_a_temporary_key_and_the_account_are_sent_and_signed():
    request = httpx.Request("GET", f"https://{HOST}/x")
    auth = KeyAuth(AK, SK, security_token="temporary", domain_id="d1", now=lambda: AT)
    signed = next(auth.auth_flow(request))
    assert signed.headers["X-Security-Token"] == "temporary"
    assert "host;x-domain-id;x-sdk-date;x-security-token" in signed.headers["Authorization"]
