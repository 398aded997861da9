"""Opens web archives (WARC, also packed with gzip): the pages that a crawler kept, each as a text with its address."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from itertools import chain
from typing import IO, TYPE_CHECKING, Any, cast

from whoheld.acquisition.item import Item, Remark
from whoheld.acquisition.manifest import Row
from whoheld.acquisition.unpacking import Damaged, TooMuch, unpacked
from whoheld.acquisition.web.addresses import label, shown
from whoheld.acquisition.web.limits import ADDRESS_CHARACTERS, BODY_BYTES
from whoheld.acquisition.web.media import kind_of, media_type
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warcio.recordloader import ArcWarcRecord

    from whoheld.options import ReadingOptions

#: All lines about one record together. Those of real crawls have some 2,000 bytes.
HEAD_BYTES = 1_000_000
#: So many reasons are told apart; who writes more of them means to be heard.
MOST_TOLD = 12
#: Read at a time of a record that is kept or passed over.
_PIECE = 65_536
_GZIP = b"\x1f\x8b"
#: What a page is dressed with. Nobody looks for reports in it, and a count of it would hide what matters.
_FURNITURE = (
    *("image/", "video/", "audio/", "font/", "application/font", "application/x-font"),
    *("text/css", "text/javascript", "application/javascript", "application/x-javascript"),
)


def opened(item: Item, _options: ReadingOptions) -> Iterator[Item | Remark]:
    """The pages in a web archive that somebody reads, in its order; at the end, what was passed over and why.

    A page that was kept twice in the same bytes comes once. The day of the crawl is not a day of publication, and is
    not told as one.

    Raises:
        UnreadableDocument: It is no web archive, or breaks off; what came before was given.
    """
    passed: Counter[str] = Counter()
    seen: set[bytes] = set()
    trouble: UnreadableDocument | None = None
    with item.open() as file:
        try:
            for record in _records(item.where, file):
                page = _page(item.where, record, passed)
                digest = hashlib.sha256(page.data).digest() if page else b""
                if page and digest not in seen:
                    seen.add(digest)
                    yield page
        except UnreadableDocument as error:
            trouble = error
    if passed:
        yield Remark(item.where, _summary(passed))
    if trouble:
        raise trouble


def _summary(passed: Counter[str]) -> str:
    told = "; ".join(f"{number} {why}" for why, number in passed.most_common())
    return f"{passed.total()} of its records were passed over: {told}"


def _records(where: str, file: IO[bytes]) -> Iterator[ArcWarcRecord]:
    """The records of an archive.

    Raises:
        UnreadableDocument: See `opened`.
    """
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - most people have no web archives
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    number = 0
    try:
        for record in _archive(file):
            yield record
            number += 1
            _refuse_torn(record)
    except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        if number:
            raise UnreadableDocument(_damaged(where, number, "no record begins where the next one should")) from error
        raise UnreadableDocument(f"{where} is no web archive: its first line is not that of a WARC record") from error
    except _Odd as error:
        raise UnreadableDocument(_damaged(where, number, str(error))) from error
    except (AttributeError, TypeError, ValueError, IndexError) as error:
        # What warcio stumbles over when lines are missing that every record has.
        raise UnreadableDocument(_damaged(where, number, "a record lacks what every record has")) from error


def _damaged(where: str, number: int, why: str) -> str:
    return f"{where} is damaged after {number} records ({why}): those before it are read; fetch the archive anew"


class _Odd(Exception):
    """The archive is not as archives are; the text says how."""


def _refuse_torn(record: ArcWarcRecord) -> None:
    if missing := _missing(record):
        raise _Odd(f"{missing} bytes of its last record are missing")


def _missing(record: ArcWarcRecord) -> int:
    """The bytes of a record that are not there, known when what was left of it is read."""
    while record.raw_stream.read(_PIECE):
        pass
    return max(getattr(record.raw_stream, "limit", 0), 0)


def _archive(file: IO[bytes]) -> Iterator[ArcWarcRecord]:
    """The records as warcio reads them, with a bound on the lines of their heads."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - see _records
    from warcio.bufferedreaders import BufferedReader  # noqa: PLC0415

    class Lines(BufferedReader):  # type: ignore[misc]  # warcio has no types
        """Refuses heads without end."""

        head = 0
        in_head = True  # and not in the marks between the chunks of a body
        number = 0

        def readline(self, length: int | None = None) -> bytes:
            line: bytes = super().readline(min(length or HEAD_BYTES, HEAD_BYTES))
            self.head += len(line.strip()) if self.in_head else 0
            if self.head > HEAD_BYTES:
                raise _Odd(f"the lines over a record have more than {HEAD_BYTES // 1000} kB")
            return line

        def read_next_member(self) -> bool:
            return False

        def close_decompressor(self) -> None:
            """Nothing to close: it is unpacked before it comes here."""

    class Archive(ArchiveIterator):  # type: ignore[misc]  # warcio has no types
        INC_RECORD = ""  # warcio would write to the terminal by itself

    plain = _Unpacked(file)
    archive = Archive(plain)
    archive.reader = lines = Lines(plain)
    for record in archive:
        if record.length is None:
            raise _Odd("a record does not say how long it is")
        lines.head, lines.in_head = 0, False
        lines.number += 1
        yield record
        lines.in_head = True
    if lines.head and not plain.trouble:
        plain.trouble = "it breaks off in the lines over a record"
    if trouble := plain.trouble or ("" if lines.number else "there is nothing in it"):
        raise _Odd(trouble)


class _Unpacked:
    """A file's bytes, unpacked where they are packed with gzip; what comes before a break is given.

    Attributes:
        trouble: Why it came to an end before its end; empty if it did not.
    """

    def __init__(self, file: IO[bytes]) -> None:
        # A member of another archive may be a stream that cannot go back.
        begin = file.read(len(_GZIP))
        pieces = chain([begin], iter(lambda: file.read(_PIECE), b""))
        self._pieces = unpacked(pieces, "gzip" if begin == _GZIP else "", sys.maxsize)
        self._at = 0
        self.trouble = ""

    def read(self, length: int = -1) -> bytes:
        """The next bytes, as many as there are at hand: `length` is of no concern to a reader with a buffer."""
        del length
        try:
            piece = next(filter(None, self._pieces), b"")
        except Damaged as error:
            self.trouble = str(error)
            return b""
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were given."""
        return self._at


def _page(where: str, record: ArcWarcRecord, passed: Counter[str]) -> Item | None:
    """A record as a text or as something that holds texts; None where it is passed over, which is counted."""
    if record.rec_type == "revisit":
        passed["kept before in the same words (revisit)"] += 1
    if record.rec_type not in {"response", "resource"}:
        return None
    url = shown(record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or "")
    said = _said(record, "content-type") or (record.content_type if record.rec_type == "resource" else "") or ""
    if record.http_headers and record.http_headers.get_statuscode() != "200":
        passed["answered with another status than 200"] += 1
        return None
    if len(url) > ADDRESS_CHARACTERS:
        passed[f"with an address of more than {ADDRESS_CHARACTERS:,} characters"] += 1
        return None
    if media_type(said).startswith(_FURNITURE) or not url:
        return None
    return _readable(f"{where}/{url}", url, said, record, passed)


def _readable(where: str, url: str, said: str, record: ArcWarcRecord, passed: Counter[str]) -> Item | None:
    try:
        body = b"".join(unpacked(_pieces(record), _said(record, "content-encoding"), BODY_BYTES))
    except TooMuch:
        passed[f"with more than {BODY_BYTES // 2**20} MB"] += 1
        return None
    except Damaged:
        passed["that cannot be unpacked"] += 1
        return None
    if _missing(record):
        return None  # half a text may say the opposite of the whole; the archive is told of as damaged
    kind = kind_of(said, body, url)
    if kind is None:
        why = f"of the type {media_type(said) or 'unknown'}"
        passed[why if len(passed) < MOST_TOLD else "of other types"] += 1
        return None
    return Item(where, kind, label(url), data=body, stated=Row(where, url=url)) if body else None


def _said(record: ArcWarcRecord, name: str) -> str:
    return cast("str", record.http_headers.get_header(name) or "") if record.http_headers else ""


def _pieces(record: ArcWarcRecord) -> Iterator[bytes]:
    """The body as it came over the wire, without the marks of its chunks."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - see _records

    if record.length > BODY_BYTES + HEAD_BYTES:
        raise TooMuch
    stream: Any = record.raw_stream
    if _said(record, "transfer-encoding").lower() == "chunked":
        stream = ChunkedDataReader(stream)
    while piece := stream.read(_PIECE):
        yield piece
