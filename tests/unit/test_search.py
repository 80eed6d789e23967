"""The search over everything: what is found, in which order, and that the index is never behind."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.declare import Column, Dataset, Filter, Join, Source
from desktop.catalog.found import Group
from desktop.catalog.kinds import TIME
from desktop.store import grams, search, search_index, tables
from desktop.store.database import Store

SOURCE = Source("op", "GET", "/v2/things", rows="things")
PEOPLE = Dataset(
    "people",
    "People",
    SOURCE,
    ("id",),
    (Column("id", "Id"), Column("name", "Name", spoken=True), Column("joined", "Joined", TIME)),
    "joined",
    search=("name", "id"),
    found_as=("name", "id"),
)
BUYER = Join(PEOPLE, on="buyer")
DEALS = Dataset(
    "deals",
    "Deals",
    SOURCE,
    ("number",),
    (
        Column("number", "Number"),
        Column("product", "Product"),
        Column("note", "Note"),
        Column("buyer", "Buyer"),
        Column("at", "At", TIME),
        BUYER.column("name"),
    ),
    "at",
    search=("number", "product", "note", "people.name"),
    filters=(Filter("product", "values"),),
    found_as=("number", "people.name"),
)
PLAIN = replace(PEOPLE, name="plain", found_as=())
ALL = (PEOPLE, DEALS, PLAIN)
NAMES = {
    "c1": "重庆市云帆科技有限公司",
    "c2": "深圳华腾（中国）网络有限公司",
    "c3": "Söhne & O'Brien 机械",
    "c4": "100%_纯棉服装",
    "c5": "𠮷祥餐饮",
    "c6": "华润银行",
}


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store.sqlite", bytes(range(32)))
    store.post(tables.ensure, ALL).result()
    people = [
        (key, name, f"2026-01-0{at}T00:00:00Z") for at, (key, name) in enumerate(NAMES.items(), 1)
    ]
    store.post(tables.put, PEOPLE, people).result()
    yield store
    store.close()


@pytest.fixture
def put(store):
    return lambda dataset, *rows: store.post(tables.put, dataset, rows).result()


@pytest.fixture
def find(store):
    """`find(text)`: the groups by dataset, with what a session would ask."""
    connection = store.connect()

    def ask(text, limit=6, among=ALL):
        return {
            group.dataset.name: group
            for group in search.find(connection, among, text, limit).groups
        }

    return ask


@pytest.fixture
def people(find):
    """`people(text)`: the keys of the people that are found, the best first."""
    return lambda text: keys(find(text).get("people"))


def keys(group: Group | None) -> list[str]:
    return [str(hit.value(hit.dataset.key[0])) for hit in group.hits] if group else []


def deal(number, at=1, note=None, product=None):
    return (number, product, note, "c1", f"2026-02-{at:02}T00:00:00Z")


# ------------------------------------------------------------------ what is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("帆", ["c1"]),
        ("云帆", ["c1"]),
        ("帆云", []),
        ("云帆科技", ["c1"]),
        ("云科技", []),  # its signs are there, but not side by side
        ("有限公司 重庆", ["c1"]),
        ("有限 腾", ["c2"]),
        ("中国", ["c2"]),
        ("（中国）", ["c2"]),
        ("SÖHNE", ["c3"]),
        ("ｏ＇ｂｒｉｅｎ", ["c3"]),
        ("100%_", ["c4"]),
        ("𠮷", ["c5"]),
        ("  云帆  ", ["c1"]),
    ],
)
def test_chinese_of_any_length_and_names_with_signs_are_found(people, text, found):
    assert people(text) == found


@pytest.mark.parametrize("start", range(14))
def test_a_number_is_found_by_any_three_of_its_signs(put, find, start):
    put(DEALS, deal("CS26112009410XQZ"), deal("CS25010107770ABC"))
    part = "CS26112009410XQZ"[start : start + 3]
    assert "CS26112009410XQZ" in keys(find(part.lower())["deals"])


def test_one_or_two_latin_letters_begin_a_word(put, find):
    put(DEALS, deal("CS26", note="web-01"), deal("XX26"))
    assert keys(find("cs")["deals"]) == keys(find("C")["deals"]) == ["CS26"]
    assert keys(find("01")["deals"]) == ["CS26"]
    assert "deals" not in find("S2")


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("cq", ["c1"]),  # 重 is also read zhong
        ("zq", ["c1"]),
        ("cqs", ["c1"]),
        ("CQSYF", ["c1"]),
        ("yf", ["c1"]),
        ("yfkj", ["c1"]),
        ("htzg", ["c2"]),  # over the bracket
        ("hryh", ["c6"]),  # 行 is hang here
        ("hryx", ["c6"]),
        ("h", ["c6", "c3"]),
        ("sh hr", []),
        ("yfx", []),
    ],
)
def test_names_are_found_by_the_initials_of_their_pinyin(people, letters, found):
    assert people(letters) == found


def test_initials_count_in_names_that_are_declared_to_be_spoken_only(put, find):
    put(DEALS, deal("N1", note="云帆"))
    assert set(find("yf")) == {"people"}


def test_a_column_with_a_filter_of_its_values_is_not_looked_in(put, find):
    put(DEALS, deal("N1", product="弹性云服务器"), deal("N2", note="弹性"))
    assert keys(find("弹性")["deals"]) == ["N2"]


def test_datasets_that_are_not_shown_as_hits_take_no_part(put, find):
    put(PLAIN, ("p1", "云帆", None))
    assert set(find("云帆")) == {"people"}


HOSTILE = (
    *("", " ", '"', "'", '"" OR ""', "NEAR(a b)", "pieces:a", "a* b*", "^a", "-a", "(", "%", "_"),
    *(
        "\\",
        "\0",
        "\ud83d",
        "🚀",
        "‹x",
        "≈xy",
        "a" * 5000,
        "云" * 5000,
        "a " * 5000,
        "rowid > 0; --",
    ),
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_is_text_and_no_question_to_the_index(people, text):
    assert people(text) == []


_SIGNS = st.text("ab1云帆é _-（", max_size=8)


@settings(max_examples=100, deadline=None)
@given(_SIGNS, _SIGNS)
def test_a_text_has_the_pieces_of_each_of_its_parts(text, other):
    made = set(grams.cut([(text, False), (other, False)]).split())
    ends = [(start, end) for start in range(len(text)) for end in range(start + 1, len(text) + 1)]
    for part in (text[start:end] for start, end in ends):
        if part == text or re.fullmatch(r"[云帆é]+|[ab1]{3,}", part):
            asked = re.findall(r'"(.+?)"', grams.question(part, spelt=False))
            assert made.issuperset(asked)


# ------------------------------------------------------------------ in which order


def test_the_key_comes_first_then_beginnings_words_initials_and_insides(put, people):
    rows = [("k1", "一二abc"), ("k2", "x abc"), ("k3", "abcd"), ("abc", "none"), ("k4", "abc")]
    put(PEOPLE, *((key, name, "2026-03-01T00:00:00Z") for key, name in rows))
    assert people("ABC") == ["abc", "k4", "k3", "k2", "k1"]
    put(PEOPLE, ("k5", "重庆", None), ("k6", "x cq", None), ("k7", "大重庆", None))
    assert people("cq") == ["k6", "c1", "k5", "k7"]


def test_among_equals_the_newest_come_first_and_those_without_a_time_last(put, find):
    put(DEALS, deal("ABC1", 3), deal("ABC2", 9), ("ABC4", None, None, None, None), deal("ABC3", 5))
    group = find("abc", limit=3)["deals"]
    assert keys(group) == ["ABC2", "ABC3", "ABC1"]
    assert (group.count, group.many) == (4, False)


def test_of_many_that_fit_the_newest_are_among_those_shown(put, find):
    rows = [deal(f"CS{number:06}", 1) for number in range(500)]
    rows[7] = deal("CS000007", 28)
    put(DEALS, *rows)
    group = find("CS0")["deals"]
    assert keys(group)[0] == "CS000007"
    assert (len(group.hits), group.many) == (6, True)
    assert find("cs000123")["deals"].hits[0].exact


def test_rows_that_are_gone_are_found_last_and_marked(store, put, find):
    put(DEALS, deal("ABC1", 9), deal("XABC", 1))
    store.post(tables.give_up, DEALS, [("ABC1",)], 7).result()
    hits = find("abc")["deals"].hits
    assert [(hit.value("number"), hit.gone) for hit in hits] == [("XABC", False), ("ABC1", True)]


def test_a_hit_has_the_joined_columns_and_says_where_it_was_found(put, find):
    put(DEALS, deal("N1", note="合同甲"))
    (hit,) = find("合同")["deals"].hits
    assert (hit.value("people.name"), hit.column) == (NAMES["c1"], "note")


def test_what_only_initials_find_the_table_does_not(find):
    assert not find("yf")["people"].in_table
    assert find("云")["people"].in_table


# ------------------------------------------------------------------ the index


def test_a_changed_row_is_found_by_what_it_says_now(put, people):
    put(PEOPLE, ("c1", "成都远景", "2026-01-01T00:00:00Z"), ("c6", NAMES["c6"], None))
    assert (people("云帆"), people("cqs"), people("远景"), people("cdyj")) == (
        [],
        [],
        ["c1"],
        ["c1"],
    )
    assert people("华润") == ["c6"]


def test_rows_older_than_the_index_enter_it_bit_by_bit(store, put, find, monkeypatch):
    monkeypatch.setattr(search, "AT_ONCE", 4)
    store.post(unindexed).result()
    put(PEOPLE, ("c7", "云海", None))  # not before those that wait
    connection = store.connect()
    assert find("云") == {}
    assert search.find(connection, ALL, "云", 6).ready == 0
    assert store.post(search.catch_up, ALL).result()
    assert 0 < search.find(connection, ALL, "云", 6).ready < 1
    assert store.post(search.catch_up, ALL).result()
    assert not store.post(search.catch_up, ALL).result()
    assert keys(find("云")["people"]) == ["c7", "c1"]
    assert search.find(connection, ALL, "云", 6).ready == 1


def unindexed(db):
    db.execute("UPDATE search_index SET done = 0")
    db.execute("INSERT INTO people_pieces (people_pieces) VALUES ('delete-all')")


def test_another_declaration_begins_the_index_anew(store, put):
    put(DEALS, deal("N1"))
    silent = replace(
        PEOPLE, columns=(*PEOPLE.columns[:1], Column("name", "Name"), PEOPLE.columns[2])
    )
    assert search_index.looks(silent) != search_index.looks(PEOPLE)
    store.post(tables.ensure, (silent, DEALS)).result()
    connection = store.connect()
    assert search.find(connection, (silent, DEALS), "云", 6).groups == ()
    while store.post(search.catch_up, (silent, DEALS)).result():
        pass
    found = search.find(connection, (silent, DEALS), "云", 6)
    assert [keys(group) for group in found.groups] == [["c1"]]
    assert search.find(connection, (silent, DEALS), "yf", 6).groups == ()


def test_the_index_of_an_unchanged_declaration_stays(store, find):
    store.post(tables.ensure, ALL).result()
    assert keys(find("云")["people"]) == ["c1"]


def test_a_row_that_reads_the_same_does_not_touch_the_index(store, put):
    before = store.post(pieces_bytes).result()
    put(PEOPLE, *((key, name, "2027-01-01T00:00:00Z") for key, name in NAMES.items()))
    assert store.post(pieces_bytes).result() == before


def pieces_bytes(db):
    return db.execute("SELECT count(*), sum(length(block)) FROM people_pieces_data").fetchone()
