"""What is piped in: told by its first bytes, or by a person."""

import bz2
import gzip
import io
import json
import sys
import zipfile

import pytest
from holding import TEXT, rows, tarred, zipped

from whoheld.acquisition.openers import Unfolded
from whoheld.acquisition.standard_input import sniffed
from whoheld.acquisition.walk import acquire, find
from whoheld.errors import UnreadableDocument
from whoheld.options import ReadingOptions


class Piped:
    """Standard input with bytes in it, which cannot be wound back."""

    def __init__(self, data):
        self.buffer = io.BufferedReader(_Once(data))

    def isatty(self):
        """A pipe is no terminal."""
        return False


class _Once(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, buffer):
        piece, self.data = self.data[: len(buffer)], self.data[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


@pytest.fixture
def piped(monkeypatch):
    """What is found in standard input: the texts, and what is not read."""

    def finds(data, kind=None):
        monkeypatch.setattr(sys, "stdin", Piped(data))
        found, left = find(["-"], options := ReadingOptions(kind=kind))
        return list(Unfolded(found, options)), left

    return finds


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(b"%PDF-1.7\n", ".pdf", id="pdf"),
        pytest.param(b"PK\3\4" + bytes(26) + b"[Content_Types].xml", ".docx", id="docx"),
        pytest.param(zipped({"a.txt": TEXT}), ".zip", id="zip"),
        pytest.param(zipped({"[Content_Types].txt": zipped({"[Content_Types].xml": ""})}), ".zip", id="zip-of-docx"),
        pytest.param(tarred({"a.txt": TEXT})[:4096], ".tar", id="tar"),
        pytest.param(b"  <!DOCTYPE html><html>", ".html", id="html"),
        pytest.param(b"<HTML lang=en>", ".html", id="html-bare"),
        pytest.param(b'<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="x">', ".html", id="xhtml"),
        pytest.param(b'<mediawiki xmlns="x">', ".xml", id="dump"),
        pytest.param(b"WARC/1.0\r\n", ".warc", id="warc"),
        pytest.param(b"---\ntitle: x\n---\n", ".md", id="front-matter"),
        pytest.param(rows({"text": TEXT}), ".jsonl", id="lines"),
        pytest.param(b'{"text": "' + b"x" * 4090, ".jsonl", id="a-long-line"),
        pytest.param(json.dumps({"text": TEXT}, indent=1).encode(), ".json", id="object"),
        pytest.param(b'[{"text": "x"}]', ".json", id="list"),
        pytest.param(b"\xef\xbb\xbf{}", ".jsonl", id="after-a-mark"),
        pytest.param(b"Guards leave Ost\n", ".txt", id="words"),
        pytest.param(b"text,date\nx,2031\n", ".txt", id="commas-prove-nothing"),
        pytest.param(
            b"Ost, Upper Mill, 3 May\nThe guards, he said, left, and nobody stayed.\n", ".txt", id="a-dateline"
        ),
    ],
)
def test_the_first_bytes_tell(head, expected):
    """What can be told is told; all else is plain text."""
    assert sniffed(head) == expected


@pytest.mark.parametrize(
    ("data", "kind", "number"),
    [
        pytest.param(TEXT.encode(), None, 1, id="text"),
        pytest.param(rows(*({"text": f"{TEXT}{n}"} for n in range(500))), None, 500, id="lines"),
        pytest.param(gzip.compress(rows({"text": TEXT})), ".jsonl.gz", 1, id="packed-lines"),
        pytest.param(f"text\n{TEXT}".encode(), ".csv", 1, id="csv"),
        pytest.param(zipped({"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED), None, 2, id="zip"),
        pytest.param(gzip.compress(tarred({"a.txt": TEXT})), ".tar.gz", 1, id="tar"),
        pytest.param(
            bz2.compress(
                f"<mediawiki><page><title>A</title><revision><text>{TEXT}</text></revision></page></mediawiki>".encode()
            ),
            ".xml.bz2",
            1,
            id="dump",
        ),
    ],
)
def test_texts_come_out_of_a_pipe(piped, data, kind, number):
    """It is gone through once; nothing of it is kept on a disk."""
    found, left = piped(data, kind)
    assert (len(found), left) == (number, [])
    assert [one.where.startswith("stdin-") for one in found] == [True] * number


def test_other_texts_piped_in_are_other_texts(piped):
    """They are called by what they say, so that none is taken for a new version of another."""
    (one,), (other,), (again,) = piped(b"one words")[0], piped(b"other words")[0], piped(b"one words")[0]
    assert one.where == again.where != other.where
    assert acquire(one).name == "stdin"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n", "empty", id="white-space"),
        pytest.param(gzip.compress(b"x"), "--as jsonl.gz", id="gzip"),
        pytest.param(bz2.compress(b"x"), "--as jsonl.bz2", id="bzip2"),
    ],
)
def test_what_cannot_be_told_is_asked_for(piped, data, words):
    """The message names the flag."""
    _, ((where, why),) = piped(data)
    assert where == "-"
    assert words in why


def test_standard_input_given_twice_is_read_once(monkeypatch):
    """It is gone after the first time."""
    monkeypatch.setattr(sys, "stdin", Piped(b"words"))
    found, left = find(["-", "-"])
    assert (len(found), left) == (1, [])


def test_a_terminal_is_not_waited_for(monkeypatch):
    """Nobody types a report."""
    terminal = Piped(b"")
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)
    assert "nothing is piped into it" in find(["-"])[1][0][1]


def test_files_without_a_suffix_are_what_a_person_says(tmp_path):
    """In a folder only those; a file that is named also if its suffix says nothing. No known suffix is overruled."""
    for name in ("page", "b.txt", "c.aspx"):
        (tmp_path / name).write_text(TEXT)
    options = ReadingOptions(kind=".md")
    found, left = find([tmp_path], options)
    assert ([(item.path.name, item.kind) for item in found], len(left)) == ([("b.txt", ".txt"), ("page", ".md")], 1)
    assert [item.kind for item in find([tmp_path / "c.aspx"], options)[0]] == [".md"]


@pytest.mark.parametrize(
    "head",
    [
        b"id,date,text\n1,2031-05-03,Guards left.\n",
        b'\xef\xbb\xbfID;Full Text;When\nu1;"Guards left.\n\nNobody stayed; all fled.";2031\n',
        b"id\tdate\ttext\r\n1\t2031\tGuards left.\r\n",
        b'id,date,text\n1,2031,"Guards left, ' + b"and more fled, " * 200,
    ],
    ids=["commas", "semicolons", "tabs", "cut off"],
)
def test_a_table_is_not_read_as_one_text(head):
    """Its rows are texts of their own days; a person is asked to say that it is one."""
    with pytest.raises(UnreadableDocument, match="--as csv, or with --as txt"):
        sniffed(head)
