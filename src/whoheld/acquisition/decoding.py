"""Bytes to characters, or a plain word why not."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from whoheld.acquisition.document import TO_MEND
from whoheld.errors import UnreadableDocument

#: No report is as long: the whole Syrian corpus, 190 articles, has 4 MB. More is a dump, to be cut up first.
MAX_BYTES = 64 * 1024 * 1024
#: The longest line met in real texts (a table in one row) has 33,000 characters; an article on one line has 100,000.
MAX_LINE = 1_000_000
#: UTF-8 with at most one bad byte in so many is damaged UTF-8; with more it is another encoding.
BYTES_A_BAD_ONE = 500
#: More control characters than one in so many bytes are no text.
BYTES_A_CONTROL = 100
#: How much of a text in an unknown encoding is looked at to find it; bytes.
SAMPLE_BYTES = 200_000

#: A page's head declares its encoding in so many bytes: browsers look at the first 1,024, real pages come later.
DECLARED_WITHIN = 8_192
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,500}?\b"
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
#: The encodings that pages were written in and Python knows; others (rot13, hex, punycode) are none of a text.
_PAGE_ENCODING = re.compile(
    r"(?:iso[-_]?8859|latin|us-ascii|ascii|windows-?\d|cp\d|koi8|mac|big5|gb|euc|shift|sjis|iso-2022|tis-620)"
)
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"})

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f\x1b")
# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's characters without a byte order mark, the encoding, and what is to be said of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, source: str, *, markup: bool = False) -> Decoded:
    """The characters that the bytes of a file stand for.

    A byte order mark decides; else it is UTF-8; else what a page's own head declares, if its bytes are that; else
    charset-normalizer finds the encoding.

    Args:
        data: The whole file.
        source: What to call the file in a message.
        markup: Whether it is a page or its like: it may declare its encoding, and have no line ends at all.

    Raises:
        UnreadableDocument: If it is empty, too long, binary, or in no encoding that can be told.
    """
    _refuse_size(data, source, lines=not markup)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding:
        decoded = Decoded(_marked(data, encoding, source), encoding)
    else:
        _refuse_binary(data, source)
        decoded = _utf8(data) or (_declared(data) if markup else None) or _guessed(data, source)
    refuse_text(decoded.text, source, lines=not markup)
    return decoded


def _refuse_size(data: bytes, source: str, *, lines: bool) -> None:
    if not data:
        raise UnreadableDocument(f"{source} is empty: there is nothing to read; give a file with text in it")
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(
            f"{source} has {len(data) // 2**20} MB, and a document may have {MAX_BYTES // 2**20}: "
            "cut it up into one file a document"
        )
    if lines and max(map(len, data.split(b"\n"))) > 4 * MAX_LINE:
        # No character of UTF-8, -16 or -32 has more than four bytes.
        raise UnreadableDocument(_too_long_a_line(source))


def _refuse_binary(data: bytes, source: str) -> None:
    at = data.find(b"\0")
    if at >= 0:
        raise UnreadableDocument(
            f"{source} is binary (a zero byte at {at:,}): it is no text, or UTF-16 without its mark; save it as UTF-8"
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * BYTES_A_CONTROL > len(data):
        raise UnreadableDocument(f"{source} is binary ({controls:,} control characters): save its text as UTF-8")


def refuse_text(text: str, source: str, *, lines: bool = True) -> None:
    """Refuse what holds no words, or, with ``lines``, a line that no report has.

    Raises:
        UnreadableDocument: It is so.
    """
    if not text.strip():
        raise UnreadableDocument(f"{source} holds nothing but white space: give a file with text in it")
    if lines and max(map(len, text.splitlines())) > MAX_LINE:
        raise UnreadableDocument(_too_long_a_line(source))


def _too_long_a_line(source: str) -> str:
    return (
        f"{source} has a line of more than {MAX_LINE:,} characters, longer than any report's: "
        "it is data, or its line ends were lost; break it into paragraphs"
    )


def _marked(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"{source} is marked as {encoding} and is not, at byte {error.start:,}: save it as UTF-8"
        ) from error


def _utf8(data: bytes) -> Decoded | None:
    """The text as UTF-8, or as UTF-8 with a few damaged bytes; None where it is something else."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(not c.isascii() for c in text) - bad
    if bad * BYTES_A_BAD_ONE > len(data) or bad > sound:
        return None
    return Decoded(text, "utf-8", (f"{TO_MEND}{bad} damaged places of the UTF-8 text were replaced by a mark",))


def _declared(data: bytes) -> Decoded | None:
    """The text in the encoding that a page declares in its head; None where it declares none, or a wrong one."""
    said = _DECLARATION.search(data[:DECLARED_WITHIN])
    name = said[1].decode("ascii").lower() if said else ""
    if not _PAGE_ENCODING.match(name):
        return None
    # The browsers' way: who says Latin-1 or ASCII means Windows-1252, which has signs where those have none.
    name = "cp1252" if name in _LATIN else name
    try:
        return Decoded(data.decode(name), name)
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes, source: str) -> Decoded:
    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None:
        raise UnreadableDocument(f"{source} is in no encoding that can be told: save it as UTF-8")
    text = data.decode(best.encoding, "replace")
    note = f"{TO_MEND}not UTF-8, taken for {best.encoding}: if letters are wrong, save it as UTF-8"
    return Decoded(text, best.encoding, (note,))
