"""Rows with named fields: which is taken for what, and what a bad one costs."""

import csv
import gzip
import hashlib
import io
import json

import pytest
from holding import TEXT, held, rows, told

from whoheld.acquisition import readers
from whoheld.acquisition.containers import limits
from whoheld.acquisition.item import Unread
from whoheld.acquisition.manifest import Row
from whoheld.acquisition.walk import acquire

ROW = {
    "headline": "Northfield falls",
    "body": TEXT,
    "date": "2031-05-03T10:00:00Z",
    "link": "https://post.example/1",
    "outlet": "The Post",
    "id": 7,
}
STATED = Row("", "Northfield falls", "The Post", "2031-05-03", "https://post.example/1")


def sheet(*lines, delimiter=","):
    """A CSV of lists."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(lines)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "data", "key"),
    [
        pytest.param(".jsonl", rows(ROW), "1", id="jsonl"),
        pytest.param(".ndjson", b"\xef\xbb\xbf\n\n" + rows(ROW), "3", id="ndjson-after-empty-lines"),
        pytest.param(".jsonl.gz", gzip.compress(rows(ROW)), "1", id="packed"),
        pytest.param(".json", json.dumps([ROW]), "1", id="list"),
        pytest.param(".json", json.dumps(ROW, indent=1), "1", id="one-object"),
        pytest.param(".json", json.dumps({"status": "ok", "articles": [ROW]}), "1", id="a-list-within"),
        pytest.param(".json", rows(ROW, ROW), "1", id="lines-called-json"),
        pytest.param(".csv", sheet(list(ROW), list(ROW.values())), "2", id="csv"),
        pytest.param(".csv", "\ufeff" + sheet(list(ROW), list(ROW.values()), delimiter=";"), "2", id="semicolons"),
        pytest.param(".tsv", sheet(list(ROW), list(ROW.values()), delimiter="\t"), "2", id="tabs"),
        pytest.param(".csv.gz", gzip.compress(sheet(list(ROW), list(ROW.values())).encode()), "2", id="packed-csv"),
    ],
)
def test_a_row_is_a_text(kind, data, key):
    """Usual names of fields are known, a row's text has the id that its bytes have, and what was taken is told."""
    (first, *_), remarks = held(data, kind)
    assert (first.where, first.name, first.stated) == (f"x{kind}/{key}", f"x/{key}", STATED)
    document = acquire(first)
    assert (document.id, document.text) == (hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)
    assert (document.published, document.published_basis) == ("2031-05-03", "stated")
    (remark,) = remarks
    assert remark.startswith("text from 'body', title from 'headline', published from 'date', url from 'link'")
    assert remark.endswith("not used: id")


@pytest.mark.parametrize(
    ("row", "fields", "expected"),
    [
        pytest.param({"text": "a", "body": "b"}, {}, "a", id="the-more-usual-one"),
        pytest.param({"text": "a", "body": "b"}, {"text": "body"}, "b", id="the-one-that-is-named"),
        pytest.param({"Text": "a"}, {}, "a", id="in-capitals"),
        pytest.param({"Bericht": "a"}, {"text": "bericht"}, "a", id="named-in-other-letters"),
        pytest.param({"doc": {"words": "a"}, "text": "b"}, {"text": "doc.words"}, "a", id="within-another"),
    ],
)
def test_which_field_is_the_text(row, fields, expected):
    """A person's word comes before what is usual."""
    assert held(rows(row), ".jsonl", **fields)[0][0].data == expected.encode()


def test_an_outlet_within_the_source():
    """Where a source has fields itself, its name is meant."""
    assert held(rows({"text": TEXT, "source": {"id": 1, "name": "Post"}}), ".jsonl")[0][0].stated.publisher == "Post"


@pytest.mark.parametrize(
    ("kind", "data", "fields", "words"),
    [
        pytest.param(".csv", "name,lat,lon\nOst,1,2\n", {}, ["name, lat, lon", "--text FIELD"], id="no-text"),
        pytest.param(".json", '{"a": {"b": 1}}', {}, ["a.b", "--text FIELD"], id="settings"),
        pytest.param(".jsonl", rows(ROW), {"text": "story"}, ["'story'", "--text", "headline, body"], id="text"),
        pytest.param(".jsonl", rows(ROW), {"published": "day"}, ["'day'", "--published", "date"], id="published"),
        pytest.param(".jsonl", rows(ROW), {"key": "uuid"}, ["'uuid'", "--id"], id="id"),
        pytest.param(".json", "[1, 2]", {}, ["no object"], id="numbers"),
        pytest.param(".json", "{", {}, ["no JSON"], id="torn-json"),
        pytest.param(".json", "[" * 500_000, {}, ["nested too deep"], id="deep-json"),
        pytest.param(".json", b"\xff\xfe", {}, ["not UTF-8", "save it as UTF-8"], id="json-in-utf-16"),
        pytest.param(".jsonl", b"", {}, ["empty"], id="empty"),
        pytest.param(".csv", b"", {}, ["empty"], id="empty-csv"),
        pytest.param(".csv", b"text\n", {}, ["empty"], id="csv-without-rows"),
        pytest.param(".csv", b"text\rx\ry\r", {}, ["no first row", "line ends"], id="csv-of-an-old-macintosh"),
        pytest.param(".csv", "text\nx".encode("utf-16"), {}, ["UTF-16"], id="csv-in-utf-16"),
        pytest.param(".jsonl.gz", gzip.compress(rows(ROW))[:20], {}, ["torn"], id="torn-gzip"),
        pytest.param(".csv", ",".join(f"c{n}" for n in range(99)) + "\n1", {}, ["and 87 more"], id="many-columns"),
    ],
)
def test_a_table_without_documents_is_refused(kind, data, fields, words):
    """The message names the fields that were seen and the flag to give."""
    (only,) = told(data, kind, **fields)
    assert only.startswith(f"x{kind}")
    assert [word for word in words if word not in only] == []


GOOD = {"text": TEXT}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param(b"no json", "no JSON (Expecting value, character 1)", id="no-json"),
        pytest.param(b"[1]", "no object with fields", id="list"),
        pytest.param(b'{"text": ""}', "no text in its field 'text'", id="empty"),
        pytest.param(b'{"text": 5}', "no text in its field 'text'", id="number"),
        pytest.param(b'{"other": "x"}', "no text in its field 'text'", id="lacking"),
        pytest.param(b'{"text": "\xe9"}', "not UTF-8 (byte 11)", id="latin-1"),
        pytest.param(b'{"text": "\\ud800"}', "half a character", id="surrogate"),
        pytest.param(b'{"text": ' + b"[" * 500_000, "nested too deep", id="deep"),
        pytest.param(b'{"text": ' + b"9" * 5000 + b"}", "a number is too long", id="number-without-end"),
    ],
)
def test_a_bad_line_costs_no_other(line, words):
    """It is told with its number."""
    first, bad, last = told(rows(GOOD) + line + b"\n" + rows(GOOD), ".jsonl")
    assert (first, last) == ("x.jsonl/1", "x.jsonl/3")
    assert bad.startswith("x.jsonl/2: ")
    assert words in bad


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param(b"a,b,c,d", "more cells than columns (2)", id="cells"),
        pytest.param(b',"b"', "no text", id="empty"),
        pytest.param(b"\xe9,b", "bytes that are not UTF-8", id="latin-1"),
        pytest.param(b'"a"x,b', "a quotation mark", id="quotation"),
    ],
)
def test_a_bad_row_costs_no_other(line, words):
    """It is told with the line that it begins in, also after a cell of several lines."""
    first, bad, last = told(b'text,date\n"two\nlines",2031\n' + line + b"\nok,2031\n", ".csv")
    assert (first, last) == ("x.csv/2", "x.csv/5")
    assert bad.startswith("x.csv/4: ")
    assert words in bad


def test_a_cell_that_never_ends_makes_no_document():
    """What follows a quotation mark without its end is not taken for one long text."""
    first, bad = told('text\nok\n"never\nends\n', ".csv")
    assert first == "x.csv/2"
    assert "a quotation mark that opens a cell may lack its end" in bad


def test_a_cell_may_be_long_and_the_library_is_left_as_it_was():
    """A report in a cell is longer than what the library allows a cell, and others may rely on that."""
    before = csv.field_size_limit()
    assert len(held(sheet(["text"], ["x " * 200_000]), ".csv")[0][0].data) == 400_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("kind", [".jsonl", ".csv"])
def test_a_line_without_end_costs_no_other(monkeypatch, kind):
    """It is passed over piece by piece, never held."""
    monkeypatch.setattr(limits, "TEXT", 1000)
    good = rows(GOOD) if kind == ".jsonl" else f'"{TEXT}"\n'.encode()
    head = b"" if kind == ".jsonl" else b"text\n"
    found = told(head + good + b"x" * 5000 + b"\n" + good, kind)
    assert [": longer than any document" in one for one in found] == [False, True, False]


def test_bad_rows_at_the_head_of_a_table():
    """Each is told; where none of many is a row, the rest is not gone through."""
    assert len(told(b"x\n" * 5 + rows(GOOD), ".jsonl")) == 6
    found = told(b"x\n" * (limits.SAMPLE_ROWS + 5), ".jsonl")
    assert len(found) == limits.SAMPLE_ROWS + 1
    assert "the others are left out" in found[-1]


@pytest.mark.parametrize(
    ("key", "expected"), [(7, "x/7"), ("u 1\n2", "x/u 1 2"), (None, "x/1"), ({"a": 1}, "x/1"), ("", "x/1")]
)
def test_a_row_is_known_by_its_id(key, expected):
    """By the field that names it for good, on one line; else by its own line."""
    (item, _), _ = held(rows({"text": TEXT, "uuid": key}, {"text": TEXT, "uuid": 8}), ".jsonl", key="uuid")
    assert (item.name, item.where) == (expected, expected.replace("x/", "x.jsonl/"))


def test_html_in_a_field(monkeypatch):
    """What begins with a tag is read as HTML, where somebody reads that."""
    table = rows({"text": "<p>x</p>"}, {"text": "< 5 km"}, {"text": "<!doctype html>"}, {"text": "x <b>"})
    monkeypatch.setattr(readers, "_READERS", {".txt": readers.read_plain, ".html": readers.read_plain})
    assert [item.kind for item in held(table, ".jsonl")[0]] == [".html", ".txt", ".html", ".txt"]
    monkeypatch.setattr(readers, "_READERS", {".txt": readers.read_plain})
    assert {item.kind for item in held(table, ".jsonl")[0]} == {".txt"}


def test_an_ambiguous_day_is_not_guessed():
    """The text is read without a date, and a note says why."""
    document = acquire(held(rows({"text": TEXT, "date": "03/05/2016"}), ".jsonl")[0][0])
    assert (document.published, document.published_basis) == (None, "none")
    assert document.notes[0].startswith("to mend: its date '03/05/2016' was not taken")


def test_many_rows_are_read_as_they_come():
    """Nothing is read ahead but the sample."""
    endless = b"".join(rows({"text": f"{TEXT}{n}"}) for n in range(3000))
    found, _ = held(endless, ".jsonl")
    assert len({item.where for item in found if not isinstance(item, Unread)}) == 3000
