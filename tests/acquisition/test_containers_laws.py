"""What holds for whatever is packed, and for whatever bytes come instead."""

import bz2
import csv
import gzip
import io
import json
import zipfile

import pytest
from holding import TEXT, held, rows, tarred, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from whoheld.acquisition.item import Item, Unread

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
#: As they come out of a CSV, in which a lone carriage return ends a line.
CELLS = WORDS.filter(lambda text: "\r" not in text and "\0" not in text)
NAMES = st.from_regex(r"[a-z]{1,8}(/[a-z]{1,8})?", fullmatch=True)


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=1))
def test_lines_give_back_their_texts(texts):
    """In their order, byte by byte, whatever is in them."""
    found, _ = held(rows(*({"text": text} for text in texts)), ".jsonl")
    assert [item.data.decode() for item in found] == texts


@settings(max_examples=40)
@given(st.lists(CELLS, min_size=1), st.sampled_from(",;\t|"))
def test_cells_give_back_their_texts(texts, delimiter):
    """Also with quotation marks, delimiters and line ends in them."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerows([["text", "n"], *([text, n] for n, text in enumerate(texts))])
    found, _ = held(file.getvalue(), ".csv")
    assert [item.data.decode() for item in found] == texts


@settings(max_examples=40)
@given(st.dictionaries(NAMES, WORDS, min_size=1), st.sampled_from([".zip", ".tar", ".tar.gz"]))
def test_archives_give_back_their_texts(texts, kind):
    """Under their names, in their order."""
    members = {f"{name}.txt": text.encode() for name, text in texts.items()}
    data = zipped(members) if kind == ".zip" else tarred(members)
    found, _ = held(gzip.compress(data) if kind == ".tar.gz" else data, kind)
    assert {item.where.removeprefix(f"x{kind}/"): item.data for item in found} == members


WIKI = f"<mediawiki><page><title>A</title><revision><text>{TEXT}</text></revision></page></mediawiki>".encode()
WHOLE = {
    ".zip": zipped({"a.txt": TEXT, "n.jsonl": rows({"text": TEXT}), "documents.csv": "path,title\na.txt,x\n"}),
    ".tar": tarred({"a.txt": TEXT, "z.zip": zipped({"b.txt": TEXT}, zipfile.ZIP_STORED)}),
    ".tar.gz": gzip.compress(tarred({"a.txt": TEXT})),
    ".jsonl": rows({"text": TEXT, "source": {"name": "x"}}, {"text": TEXT, "date": "2031"}),
    ".jsonl.gz": gzip.compress(rows({"text": TEXT})),
    ".json": json.dumps([{"text": TEXT}]).encode(),
    ".csv": f'text,date\n"{TEXT}",2031\n'.encode(),
    ".xml": WIKI,
    ".xml.bz2": bz2.compress(WIKI),
}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=40)
@given(changes=st.lists(st.tuples(st.integers(0, 2**16), st.binary(max_size=6)), max_size=5), cut=st.integers(0, 2**12))
def test_broken_bytes_raise_nothing(kind, changes, cut):
    """Whatever was changed or lost, there are texts and messages, and never another error."""
    data = bytearray(WHOLE[kind])
    for given_at, new in changes:
        at = given_at % len(data)
        data[at : at + len(new)] = new
    found, _ = held(bytes(data[: len(data) - cut % len(data)]), kind)
    assert all(isinstance(one, Item | Unread) for one in found)


@pytest.mark.parametrize("kind", WHOLE)
@given(data=st.binary(max_size=300))
@settings(max_examples=30)
def test_any_bytes_raise_nothing(kind, data):
    """A file may be called what it is not."""
    found, _ = held(data, kind)
    assert all(one.where.startswith(f"x{kind}") for one in found)
