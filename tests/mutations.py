"""Answers as no server should give them, made from a good one by a seeded generator."""

import gzip
import json
import re
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

import httpx

LARGE = 100 * 1024 * 1024  # bytes
_CHUNK = b" " * (1024 * 1024)
_PORTAL = "<!DOCTYPE html><html><body><form action='https://evil.example'>登录</form></body></html>"
_PLACE = "\x00raw\x00"
_HELD = re.compile(r'"\\u0000raw\\u0000(\d+)\\u0000raw\\u0000"')
_TWICE_SHARE = 0.1
_NUMBERS = (
    "1e400",
    "-1e400",
    "1e-400",
    "1e999999999",
    "9" * 5000,
    "-" + "9" * 4400,
    "0." + "3" * 6000,
    "18446744073709551616",
    "9223372036854775808",
    "-0",
    "NaN",
    "Infinity",
    "-Infinity",
    "1.5",
)
_STRINGS = (
    r'"\ud800"',
    r'"\udc00\ud800x"',
    r'"\u0000"',
    r'"a\u202eb"',
    '"' + "x" * 200_000 + '"',
    '""',
    '"1_000"',
    '"１０"',
    '"nan"',
    '"1e400"',
    '"9999-99-99T99:99:99Z"',
    '"0001-01-01T00:00:00+23:59"',
    '"' + "9" * 5000 + '"',
    r'"\u0085\u2028"',
    '"<b>"',
    '"../../etc"',
)
_OTHERS = ("null", "true", "false", "[]", "{}", "[[]]", '{"":{}}', "[null]", "[1,2]", '[{"a":[]}]')


class Hangs(httpx.AsyncByteStream):
    """Half an answer, of which the rest never comes."""

    def __init__(self, begin: bytes) -> None:
        self._begin = begin

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio

        yield self._begin
        await asyncio.sleep(10**6)


class Pieces(httpx.AsyncByteStream):
    """A body that is made while it is sent; what nobody takes is never made."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]]) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces():
            yield piece


@dataclass
class Mutant:
    """What is sent instead of an answer: with a status, headers and a body, or no answer at all."""

    name: str
    body: bytes | httpx.AsyncByteStream = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: type[httpx.RequestError] | None = None

    def answer(self, request: httpx.Request) -> httpx.Response:
        """The answer as a transport hands it on."""
        if self.error is not None:
            raise self.error("", request=request)
        body = self.body
        stream = Pieces(lambda: iter([body])) if isinstance(body, bytes) else body
        return httpx.Response(self.status, headers=self.headers, stream=stream)


def mutant(rng: Random, good: bytes) -> Mutant:
    """One mutation of a good answer; the same seed makes the same."""
    if rng.random() < _WHOLE_SHARE:
        name = rng.choice(list(_WHOLE))
        return _WHOLE[name](rng, good)
    return _inside(rng, good)


# ------------------------------------------------------------------ within the JSON


def _inside(rng: Random, good: bytes) -> Mutant:
    """A few members of the JSON replaced, doubled, nested or left out."""
    try:
        tree = json.loads(good)
    except ValueError:
        tree = {}
    names = []
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        name = rng.choice(list(_CHANGES))
        names.append(name)
        holder, at = rng.choice(list(_places(tree)) or [({"x": 1}, "x")])
        _CHANGES[name](rng, holder, at)
    return Mutant("+".join(names), _text(tree, rng).encode("utf-8", "surrogatepass"))


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every member of every object and list, outermost first, the outermost more than once."""
    layer = [tree]
    for depth in range(4):
        following = []
        for each in layer:
            pairs = each.items() if isinstance(each, dict) else enumerate(each)
            for at, inner in pairs:
                yield from [(each, at)] * (3 if depth < 1 else 1)
                if isinstance(inner, dict | list):
                    following.append(inner)
        layer = following


class _Raw(str):
    """A piece of the text itself, which JSON may not be able to hold."""


def _text(tree: Any, rng: Random) -> str:
    """JSON with what JSON cannot hold, and sometimes with a member that stands twice."""
    pieces = list[str]()

    def held(value: Any) -> Any:
        """The tree with a place for each raw piece; no member of it is deep."""
        if isinstance(value, _Raw):
            pieces.append(value)
            return f"{_PLACE}{len(pieces) - 1}{_PLACE}"
        if isinstance(value, dict):
            return {name: held(each) for name, each in value.items()}
        return [held(each) for each in value] if isinstance(value, list) else value

    text = _HELD.sub(lambda found: pieces[int(found[1])], json.dumps(held(tree)))
    if rng.random() < _TWICE_SHARE:
        begins = [
            at for at, sign in enumerate(text[:10_000]) if sign == "{" and text[at + 1] == '"'
        ]
        names = re.findall(r'"(\w+)":', text[:10_000])
        if begins and names:
            at = rng.choice(begins) + 1
            text = f'{text[:at]}"{rng.choice(names)}":null,{text[at:]}'
    return text


def _put(values: tuple[str, ...]) -> Callable[[Random, Any, Any], None]:
    def change(rng: Random, holder: Any, at: Any) -> None:
        holder[at] = _Raw(rng.choice(values))

    return change


def _nest(rng: Random, holder: Any, at: Any) -> None:
    deep = rng.choice((62, 64, 65, 1000, 10_000, 100_000))
    begin, end = rng.choice((("[", "]"), ('{"a":', "}")))
    holder[at] = _Raw(f"{begin * deep}1{end * deep}")


def _drop(rng: Random, holder: Any, at: Any) -> None:
    del holder[at]


def _double(rng: Random, holder: Any, at: Any) -> None:
    if isinstance(holder, list):
        holder.extend([holder[at]] * rng.choice((1, 2, 300)))
    else:
        holder[f"{at}{rng.randrange(3)}"] = holder[at]


def _swap(rng: Random, holder: Any, at: Any) -> None:
    """A number as text, a text in a list, an object as its list."""
    value = holder[at]
    holder[at] = rng.choice(
        ([value], {"value": value}, str(value)[:100], _Raw('"' + "é" * 9 + '"'))
    )


def _add(rng: Random, holder: Any, at: Any) -> None:
    name = rng.choice(
        ("error_code", "errorCode", "error", "total_count", "__proto__", "", "\ud800")
    )
    value: Any = rng.choice(("CBC.0999", "CBC.0000", 5, {"code": []}, [1], None, "x" * 1000))
    if isinstance(holder, dict):
        holder[name] = value
    else:
        holder.append({name: value})


def _count(rng: Random, holder: Any, at: Any) -> None:
    """A total that cannot be."""
    totals = [name for name in holder if str(name).endswith(("count", "total"))]
    if isinstance(holder, dict) and totals:
        value = rng.choice(("-1", "0", "1000000000", "1e3", '"5"', "true", "9" * 30, "2.5", "{}"))
        holder[rng.choice(totals)] = _Raw(value)
    else:
        holder[at] = _Raw("-1")


_CHANGES: dict[str, Callable[[Random, Any, Any], None]] = {
    "number": _put(_NUMBERS),
    "string": _put(_STRINGS),
    "type": _put(_OTHERS),
    "nested": _nest,
    "dropped": _drop,
    "doubled": _double,
    "swapped": _swap,
    "added": _add,
    "total": _count,
}

# ------------------------------------------------------------------ the answer as a whole

_WHOLE_SHARE = 0.35


@cache
def _bomb() -> bytes:
    """100 MB of spaces in 100 kB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(_CHUNK) for _ in range(LARGE // len(_CHUNK)))
    return packed + packer.flush()


def _cut(rng: Random, good: bytes) -> Mutant:
    return Mutant("truncated", good[: rng.randrange(max(len(good), 1))])


def _flipped(rng: Random, good: bytes) -> Mutant:
    body = bytearray(good or b"{}")
    for _ in range(rng.choice((1, 3, 30))):
        body[rng.randrange(len(body))] = rng.randrange(256)
    return Mutant("bytes flipped", bytes(body))


def _inserted(rng: Random, good: bytes) -> Mutant:
    what = rng.choice(
        (b"\xff\xfe", b"\xed\xa0\x80", b"\x00", b"\xc0\xaf", b"\xf4\x90\x80\x80", b",")
    )
    at = rng.randrange(len(good) + 1)
    return Mutant("bytes inserted", good[:at] + what + good[at:])


def _other(rng: Random, good: bytes) -> Mutant:
    bodies = (
        b"",
        b"null",
        b"[]",
        b"{}",
        b'"x"',
        b"5",
        b"NaN",
        b" " * 5000,
        b"\xef\xbb\xbf" + good,
        good.decode("utf-8", "replace").encode("utf-16"),
        good + good,
        good + b"x",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" + good + b"]",
        b"9" * 5000,
        b"-",
        b'{"a":1,"a":2}',
        b"\x80\x81",
    )
    return Mutant("another body", rng.choice(bodies))


def _portal(rng: Random, good: bytes) -> Mutant:
    return Mutant(
        "portal", _PORTAL.encode(), rng.choice((200, 203, 511)), {"Content-Type": "text/html"}
    )


def _status(rng: Random, good: bytes) -> Mutant:
    headers = {
        "Location": rng.choice(
            ("https://evil.example/", "//evil.example", "file:///etc/passwd", "")
        ),
        "Retry-After": rng.choice(
            ("0", "-5", "9" * 30, "x", "999999", "Wed, 21 Oct 2099 07:28:00 GMT")
        ),
        "X-Request-Id": rng.choice(("", "x" * 60_000, "\x7f\x01")),
        "Date": rng.choice(("", "x", "Wed, 99 Foo 2099 77:88:99 GMT")),
        "Set-Cookie": "a=b",
    }
    status = rng.choice((202, 204, 206, 300, 301, 302, 304, 307, 308, 400, 401, 403, 404, 407, 408))
    status = rng.choice((status, 418, 429, 500, 502, 503, 504, 599, 999))
    return Mutant(
        f"status {status}", rng.choice((good, b"", b'{"error_code":"CBC.0100"}')), status, headers
    )


def _packed(rng: Random, good: bytes) -> Mutant:
    packed = gzip.compress(good)
    bodies = (
        packed[:-9],
        packed + b"x",
        good,
        gzip.compress(packed),
        b"",
        packed[:3],
        packed + packed,
    )
    coding = rng.choice(("gzip", "gzip", "gzip", "br", "deflate", "x" * 5000, "gzip, gzip", "GZIP"))
    return Mutant("compression", rng.choice(bodies), 200, {"Content-Encoding": coding})


def _huge(rng: Random, good: bytes) -> Mutant:
    if rng.random() < 0.5:
        return Mutant("bomb", _bomb(), 200, {"Content-Encoding": "gzip"})
    return Mutant("100 MB", Pieces(lambda: iter([_CHUNK] * (LARGE // len(_CHUNK)))))


def _lost(rng: Random, good: bytes) -> Mutant:
    kinds: list[type[httpx.RequestError]] = [
        httpx.ReadTimeout,
        httpx.ReadError,
        httpx.RemoteProtocolError,
        httpx.ConnectError,
        httpx.WriteError,
        httpx.PoolTimeout,
        httpx.DecodingError,
        httpx.UnsupportedProtocol,
    ]
    return Mutant("lost", error=rng.choice(kinds))


def _hanging(rng: Random, good: bytes) -> Mutant:
    return Mutant("hangs", Hangs(good[: len(good) // 2]))


_WHOLE: dict[str, Callable[[Random, bytes], Mutant]] = {
    each.__name__ + str(number): each
    for each, share in {
        _cut: 8,
        _flipped: 8,
        _inserted: 8,
        _other: 10,
        _portal: 3,
        _status: 8,
        _packed: 6,
        _huge: 1,
        _lost: 3,
        _hanging: 1,
    }.items()
    for number in range(share)
}
