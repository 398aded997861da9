"""What is piped in: read as what a person says it is, or as what its first bytes say."""

from __future__ import annotations

import hashlib
import io
import sys
from typing import IO

from whoheld.acquisition import openers
from whoheld.acquisition.containers import limits
from whoheld.acquisition.containers.delimited import looks_delimited
from whoheld.acquisition.containers.json_lines import cells_of
from whoheld.acquisition.item import Item
from whoheld.acquisition.kinds import known
from whoheld.errors import UnreadableDocument

#: How the kinds begin, in small letters; the longer before the shorter.
_BEGINNINGS = (
    (b"%pdf", ".pdf"),
    (b"\x1f\x8b", ".gz"),
    (b"bzh", ".bz2"),
    (b"\xfd7zxz\0", ".xz"),
    (b"warc/1.", ".warc"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<mediawiki", ".xml"),
    (b"<?xml", ".xml"),
    (b"---\n", ".md"),
    (b"---\r\n", ".md"),
)
#: The first member of a DOCX, which is a zip too.
_IN_A_DOCX = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/")


def standard_input(kind: str | None) -> Item:
    """Standard input as something to read; it is called by the first letters of its digest, since it has no name.

    Args:
        kind: What it is; told by its first bytes where None.

    Raises:
        UnreadableDocument: It is empty, a terminal, too long, or of a kind that nobody reads.
    """
    if sys.stdin.isatty():
        raise UnreadableDocument("- is standard input, and nothing is piped into it: cat report.txt | whoheld read -")
    stream: IO[bytes] = sys.stdin.buffer
    head = _head(stream)
    kind = kind or sniffed(head)
    name = f"stdin-{hashlib.sha256(head).hexdigest()[:8]}"
    if kind in openers.TABLES or kind.startswith(".xml"):
        return Item(name, kind, "stdin", stream=lambda: _joined(head, stream))
    most = limits.HELD if kind in openers.kinds() else limits.TEXT
    data = head + stream.read(most + 1 - len(head))
    if len(data) > most:
        raise UnreadableDocument(f"standard input has more than {most // 2**20} MB: save it as a file, and give that")
    return Item(name, kind, "stdin", data=data)


def _head(stream: IO[bytes]) -> bytes:
    head = stream.read(limits.HEAD)
    if not head.strip():
        raise UnreadableDocument("standard input is empty: there is nothing to read")
    return head


def sniffed(head: bytes) -> str:
    """The kind of what begins so; plain text if nothing says otherwise.

    Raises:
        UnreadableDocument: It is packed, and not a zip: what is in it cannot be told from its first bytes.
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    small = bare[:64].lower()
    if head.startswith(b"PK\3\4"):
        return ".docx" if head[30:].startswith(_IN_A_DOCX) else ".zip"
    if head[257:262] == b"ustar":
        return ".tar"
    kind = next((kind for begins, kind in _BEGINNINGS if small.startswith(begins)), None)
    if kind in {".gz", ".bz2", ".xz"}:
        raise UnreadableDocument(
            f"standard input is packed: say what it is with --as jsonl{kind}, --as tar{kind}, or another of {known()}"
        )
    if kind == ".xml" and b"<html" in head.lower():
        return ".html"
    if kind is None and bare[:1] in {b"{", b"["}:
        return _json(bare)
    if kind is None and looks_delimited(bare):
        raise UnreadableDocument(
            "standard input looks like a table: say what it is with --as csv, or with --as txt where it is one text"
        )
    return kind or ".txt"


def _json(bare: bytes) -> str:
    """JSON lines where the first line is a whole object, or goes on beyond what was looked at."""
    line, ended, _ = bare.partition(b"\n")
    whole = not isinstance(cells_of(line), str)
    return ".jsonl" if bare[:1] == b"{" and (whole or (not ended and len(bare) >= limits.HEAD // 2)) else ".json"


class _Joined(io.RawIOBase):
    """The first bytes, which were looked at, and then the rest."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        super().__init__()
        self._head, self._rest, self._at = head, rest, 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._head[: len(view)] or self._rest.read(len(view))
        self._head = self._head[len(data) :] if self._head else b""
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def _joined(head: bytes, rest: IO[bytes]) -> IO[bytes]:
    return io.BufferedReader(_Joined(head, rest), 2**16)
