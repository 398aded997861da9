"""A document as read: repaired text, what each part of it is, and the way back to the file's own characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class BlockKind(StrEnum):
    """What a stretch of a document's text is."""

    FRONT_MATTER = "front matter"
    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CAPTION = "caption"
    COMMENT = "comment"
    REFERENCES = "references"
    RELATED = "related"
    BOILERPLATE = "boilerplate"


#: How the notes begin that are for a person to see to.
TO_MEND = "to mend: "
#: The kinds of block in which the author speaks; nothing else makes a claim.
AUTHORS_VOICE = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document's text, ``start`` inclusive and ``end`` exclusive, in characters.

    ``level`` is the depth of a heading (1 for the title's own level), else 0.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """``length`` characters of the repaired text at ``start`` came from ``raw_length`` characters at ``raw_start``.

    Segments of equal lengths are copied character by character; others are mapped as a whole.
    """

    start: int
    length: int
    raw_start: int
    raw_length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From characters of the repaired text to characters of the file as decoded; segments in order, without gaps."""

    segments: tuple[Segment, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The smallest stretch of the decoded file that holds the repaired characters from start to end.

        Raises:
            ValueError: If the stretch is empty or lies outside of the text.
        """
        if not 0 <= start < end:
            raise ValueError(f"no stretch of text from {start} to {end}")
        return self._one(start)[0], self._one(end - 1)[1]

    def _one(self, at: int) -> tuple[int, int]:
        i = bisect_right(self.segments, at, key=lambda s: s.start) - 1
        segment = self.segments[i]
        if at >= segment.start + segment.length:
            raise ValueError(f"character {at} lies outside of the text")
        if segment.length == segment.raw_length:
            raw = segment.raw_start + at - segment.start
            return raw, raw + 1
        return segment.raw_start, segment.raw_start + segment.raw_length


def page_of(pages: Sequence[int], at: int) -> int | None:
    """The page, from one, on which a character of a file's own text stands; None where there are no pages.

    Args:
        pages: Where each page begins, in order, the first at 0.
        at: A character of the file as decoded.
    """
    return bisect_right(pages, at) if pages else None


#: A cell of so many characters, with a full stop, is told as a text is.
PROSE = 60


def _is_prose(cell: str) -> bool:
    return len(cell) >= PROSE and ". " in f"{cell} "


@dataclass(frozen=True, slots=True)
class Document:
    """One text, as it was read.

    Attributes:
        id: SHA-256 of the file's bytes, in hexadecimal.
        name: The file name without its ending: a label, not an identity.
        path: Where it was read from.
        text: The whole repaired text, boilerplate and comments included, without Markdown marks.
        blocks: What each part of the text is, in order and without overlap.
        offsets: The way back from `text` to the file as decoded.
        encoding: The encoding that the bytes were decoded with.
        language: ISO 639-1 code of the article's language, ``und`` where it is too short to tell.
        published: EDTF day or interval of publication as stated or given; None where nobody says.
        published_basis: ``given`` by a person, ``stated`` in the file, or ``none``.
        infobox: What an encyclopedia's infobox or front matter says: ``belligerents`` (a string per party line, sides
            separated by an empty string), ``strength1`` and ``casualties1`` of the first side and so on (without a
            number: of none of them), ``result``, ``territory``, ``date``, ``place``, ``subject``, ``tags``; each a
            tuple of strings.
        notes: What the reader of the file has to say about it ("repaired: UTF-8 read as Mac Roman"); those that begin
            with `TO_MEND` are for a person to see to.
        pages: Where each page begins in the file as decoded (see `page_of`); empty where it has no pages.
    """

    id: str
    name: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    encoding: str = "utf-8"
    language: str = "en"
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: str = "none"
    infobox: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()

    @property
    def encyclopedic(self) -> bool:
        """Whether the text is an encyclopedia's: it has an infobox, and its present tense has no publication day."""
        return bool(self.infobox)

    def authored(self) -> Iterator[Block]:
        """The blocks in which the author speaks."""
        return (b for b in self.blocks if b.kind in AUTHORS_VOICE)

    def spoken(self) -> Iterator[Block]:
        """The author's blocks, and those cells of tables in which the author tells a story, in order."""
        for block in self.blocks:
            if block.kind in AUTHORS_VOICE:
                yield block
            elif block.kind is BlockKind.TABLE:
                yield from (c for c in self.cells(block) if _is_prose(self.excerpt(c)))

    def cells(self, row: Block) -> Iterator[Block]:
        """The cells of a table's row, without the bars and the spaces around them."""
        for m in re.finditer(r"[^|]+", self.excerpt(row)):
            text = m[0].strip()
            if text:
                start = row.start + m.start() + m[0].index(text)
                yield Block(BlockKind.TABLE, start, start + len(text))

    def row_name(self, at: int) -> str | None:
        """What the table's row that holds the character is about: its first cell."""
        row = next((b for b in self.blocks if b.kind is BlockKind.TABLE and b.start <= at < b.end), None)
        first = next(self.cells(row), None) if row else None
        return self.excerpt(first) if first else None

    def excerpt(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]
