"""Files taken apart in a process of its own: what it may use up, and what becomes of one that fails or hangs."""

import sys
from pathlib import Path

import pytest

from tiny_reader import Tiny
from whoheld.acquisition import extraction
from whoheld.acquisition.extraction import Extracted, extract, extracts
from whoheld.acquisition.item import Item
from whoheld.batch.desk import Desk, Failed, Finished
from whoheld.batch.reading import read_all
from whoheld.errors import UnreadableDocument

MISBEHAVING = """
import os, pathlib, time
from whoheld.acquisition.extraction import Extracted

def extract(data):
    if data == b"hang":
        time.sleep(60)
    if data == b"die":
        os._exit(9)
    if data == b"eat":
        return Extracted("x" * 2**33)
    if data == b"deep":
        return deep()
    if data == b"write":
        pathlib.Path("written").write_text("here")
    if data == b"letters":
        return Extracted("half a letter: " + chr(0xD800))
    return Extracted(data.decode(), (0,), "A title", "An Author", ("noted",))

def deep():
    return deep()
"""


@pytest.fixture
def kind(tmp_path, monkeypatch):
    """A kind of file whose extractor does what the file says."""
    monkeypatch.setattr(extraction, "_EXTRACTORS", dict(extraction._EXTRACTORS))
    (tmp_path / "misbehaving.py").write_text(MISBEHAVING)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    extraction.register(".Bad", "misbehaving")
    return ".bad"


def test_what_is_taken_out_comes_back_whole(kind):
    """Text, pages, properties and notes are handed over."""
    assert extracts(kind)
    assert extract(kind, "Ж words".encode(), "x.bad") == Extracted("Ж words", (0,), "A title", "An Author", ("noted",))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (b"hang", r"x\.bad was not taken apart within 1 seconds"),
        (b"die", r"x\.bad could not be taken apart \(the process that tried ended with 9\)"),
        (b"deep", r"x\.bad cannot be taken apart \(RecursionError\)"),
        (b"write", r"x\.bad could not be taken apart"),
        (b"", r"x\.bad is empty"),
    ],
    ids=["hangs", "dies", "deep", "writes", "empty"],
)
def test_a_failing_process_is_a_refused_document(kind, told, said):
    """Whatever the process does, the document is named with what to do."""
    with pytest.raises(UnreadableDocument, match=said):
        extract(kind, told, "x.bad", limit_s=1 if told == b"hang" else 60)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the system does not bound a process's memory")
def test_memory_is_bounded(kind):
    """A file that unfolds without end is refused, and the machine goes on."""
    with pytest.raises(UnreadableDocument, match="MemoryError"):
        extract(kind, b"eat", "x.bad")


def test_a_bad_pdf_costs_no_other(tmp_path):
    """The others are read."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "b.txt").write_text("On 2031-05-02 the Reds takes Northfield.\n")
    items = [Item.of_file(path) for path in sorted(Path(tmp_path).iterdir())]
    outcomes = list(read_all(items, Desk(Tiny(), "tiny-1")))
    assert [type(outcome) for outcome in outcomes] == [Failed, Finished]
