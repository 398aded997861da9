"""What the lines of a document's pages are: running heads, notes, headings, tables, and paragraphs over page ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from whoheld.acquisition.byline import is_byline
from whoheld.acquisition.running import NOTE, NOTE_SIZE, running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.acquisition.columns import Row

#: Letters of more than this share of the usual height are a heading's.
HEADING_SIZE = 1.12
#: Letters of one paragraph differ in height by less than this share.
ALIKE = 0.08
#: A new paragraph stands off by more than this times the usual distance of lines, or is indented by this times a size.
APART, INDENT = 1.35, 0.6
#: A line that ends earlier than this share of its column is the last of its paragraph, if a sentence ends there.
SHORT = 0.85
#: A heading in bold has at most so many characters, and no heading more than so many lines.
MAX_BOLD, MAX_HEADING_LINES = 150, 5

_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|[•\u25aa\u25cf\u2022\uf0b7\u00b7\u2013\u2014-])$", re.IGNORECASE
)
_BULLET = re.compile("[•\u25aa\u25cf\uf0b7\u00b7]\\s+\\S")
_ITEM = re.compile(r"(?:\d{1,3}[.)]|\((?:[a-z]|[ivx]{1,5}|\d{1,3})\)|[\u2013\u2014-])\s+\S")
_ENDED = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*(?:\[\^\d+\])*$")


#: A line of a table of contents: dots lead to the number of a page.
_LEADER = re.compile(r"(?:[.\u2026\u00b7_][ ]?){5,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$", re.IGNORECASE)


class Sort(Enum):
    """What a part of a page is."""

    BODY = auto()
    HEADING = auto()
    TABLE = auto()
    NOTE = auto()
    AROUND = auto()


@dataclass(slots=True)
class Part:
    """Lines that belong together; ``runs_on`` where they go on on the next page or in the next column."""

    sort: Sort
    lines: list[str]
    size: float = 0.0
    level: int = 0
    runs_on: bool = False
    first: Row | None = None
    last: Row | None = None

    @property
    def words(self) -> str:
        """Its lines as one."""
        return " ".join(self.lines)

    @property
    def bold(self) -> bool:
        """Whether it is bold from its first line to its last."""
        return bool(self.first and self.last and self.first.box.bold and self.last.box.bold)


@dataclass(frozen=True, slots=True)
class Print:
    """What is usual in a document: the height of its letters, the distance of its lines, what recurs on its pages."""

    size: float
    leading: float
    running: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def parts(pages: Sequence[Sequence[Row]]) -> list[list[Part]]:
    """The parts of each page in the order of reading; headings have their level."""
    usual = _usual(pages)
    laid = [_page(rows, usual, number) for number, rows in enumerate(pages)]
    _level(laid)
    return laid


def _usual(pages: Sequence[Sequence[Row]]) -> Print:
    every = [row for rows in pages for row in rows]
    sizes: Counter[float] = Counter()
    for row in every:
        sizes[round(row.box.size, 1)] += len(row.text)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    steps = [
        a.box.low - b.box.low
        for rows in pages
        for a, b in pairwise(rows)
        if a.column == b.column and 0 < a.box.low - b.box.low < 3 * size and abs(a.box.size - size) < 0.1 * size
    ]
    return Print(size, sorted(steps)[len(steps) // 4] if steps else 1.2 * size, frozenset(running(pages, size)))


def _page(rows: Sequence[Row], usual: Print, number: int) -> list[Part]:
    around = [Part(Sort.AROUND, [row.text]) for n, row in enumerate(rows) if (number, n) in usual.running]
    own = [row for n, row in enumerate(rows) if (number, n) not in usual.running]
    notes: list[Part] = []
    body: list[Part] = []
    for _, column in groupby(own, key=lambda row: row.column):
        above, below = _without_notes(list(column), usual)
        notes += _notes(below)
        _flow(above, usual, body)
    return _placed(body, notes + around)


def _placed(body: list[Part], others: list[Part]) -> list[Part]:
    """The parts of a page with what stands around them out of the way of a paragraph that runs over its end."""
    if len(body) > 1 and body[-1].runs_on:
        return [*body[:-1], *others, body[-1]]
    if body and others:
        body[-1].runs_on = False
    return [*body, *others]


def _without_notes(column: list[Row], usual: Print) -> tuple[list[Row], list[Row]]:
    """The lines of a column, and those at its end that are notes."""
    first = len(column)
    while first and column[first - 1].box.size < NOTE_SIZE * usual.size:
        first -= 1
    labelled = next((n for n in range(first, len(column)) if NOTE.match(column[n].text)), len(column))
    return (column[:labelled], column[labelled:]) if first else (column, [])


def _notes(rows: Sequence[Row]) -> list[Part]:
    found: list[Part] = []
    for row in rows:
        label = NOTE.match(row.text)
        if label and (label[1] or not found or _ENDED.search(found[-1].lines[-1])):
            found.append(Part(Sort.NOTE, [f"[^{label[1] or label[2]}]: {row.text[label.end() :]}"]))
        else:
            found[-1].lines.append(row.text)
    return found


def _flow(rows: Sequence[Row], usual: Print, body: list[Part]) -> None:
    """Add the lines of a column to the parts of its page."""
    last: Row | None = None
    for n, row in enumerate(rows):
        near = [
            r for r in rows[max(0, n - 1) : n + 2] if r is not row and abs(r.box.low - row.box.low) < 2 * usual.leading
        ]
        if _LEADER.search(row.text):
            body.append(Part(Sort.AROUND, [row.text]))
        elif len(_cells(row)) > 1 and any(len(_cells(r)) > 1 for r in near):
            body.append(Part(Sort.TABLE, [f"| {' | '.join(_cells(row))} |"], row.box.size))
        elif body and body[-1].last and _goes_on(body[-1], last, row, usual):
            body[-1].lines.append(row.text)
            body[-1].last = row
        else:
            body.append(Part(Sort.BODY, [row.text], row.box.size, first=row, last=row))
        last = row
    for part in body:
        if part.last:
            part.sort = _sort(part, usual)
            part.runs_on = part is body[-1] and _open(part)


def _cells(row: Row) -> tuple[str, ...]:
    """The cells of a row; a number or a bullet before a paragraph is none."""
    return row.cells[1:] if len(row.cells) > 1 and _LABEL.match(row.cells[0]) else row.cells


def _sort(part: Part, usual: Print) -> Sort:
    """Whether a part of the text is a heading: by its size, or, where it is short and no sentence, as it is bold."""
    bold = part.bold and len(part.words) <= MAX_BOLD and not part.words.endswith((".", ",", ";"))
    return Sort.HEADING if bold or _large(part.size, usual) else Sort.BODY


def _large(size: float, usual: Print) -> bool:
    return size > HEADING_SIZE * usual.size


def _goes_on(part: Part, last: Row | None, row: Row, usual: Print) -> bool:
    """Whether a line belongs to the part before it."""
    if abs(row.box.size - part.size) > ALIKE * usual.size:
        return False
    if last is None:  # the first line of a column goes on with what the column before left open
        return _follows(part, row)
    step = last.box.low - row.box.low
    if row.box.bold != last.box.bold and not row.text[:1].islower():
        return False
    if _large(part.size, usual):
        return step < APART * 1.2 * row.box.size and len(part.lines) < MAX_HEADING_LINES
    if step > APART * usual.leading or _begins(row, last):
        return False
    if _ended_short(last) and (is_byline(last.text) or is_byline(row.text)):
        return False
    indented = row.box.left - last.box.left > INDENT * usual.size and not _item(last)
    return not indented and not (_ended_short(last) and _ENDED.search(last.text))


def _ended_short(row: Row) -> bool:
    return row.box.right < row.left + SHORT * (row.right - row.left)


def _begins(row: Row, last: Row) -> bool:
    """Whether a line begins an item of a list; a number or a dash within a sentence may come to stand first as well."""
    if _BULLET.match(row.text) or (len(row.cells) > 1 and _LABEL.match(row.cells[0])):
        return True
    return _ITEM.match(row.text) is not None and (_ended_short(last) or _ENDED.search(last.text) is not None)


def _item(row: Row) -> bool:
    return bool(_BULLET.match(row.text) or _ITEM.match(row.text))


def _open(part: Part) -> bool:
    """Whether a part may go on on the next page: its last sentence does not end with its last line."""
    if part.sort is not Sort.BODY or part.last is None:
        return False
    return not _ENDED.search(part.words)


def _follows(part: Part, row: Row) -> bool:
    """Whether a line at the top of a page or a column can be the next of a paragraph that was left open."""
    if not part.runs_on or part.last is None or _begins(row, part.last):
        return False
    return row.text[:1].islower() or part.words.endswith("-") or not _ended_short(part.last)


def continues(before: Part, after: Part) -> bool:
    """Whether the first part of a page is the rest of the last part of the page before."""
    if after.sort is not Sort.BODY or after.first is None or abs(before.size - after.size) > ALIKE * before.size:
        return False
    return _follows(before, after.first)


def _level(pages: Iterable[Sequence[Part]]) -> None:
    """Give headings their levels: the largest on the first page that has text is the title, the others by size."""
    found = [part for page in pages for part in page if part.sort is Sort.HEADING]
    first = next(([p for p in page if p.sort is Sort.HEADING] for page in pages if page), [])
    title = max(first, key=lambda part: part.size, default=None)
    sizes = sorted({round(part.size) for part in found if part is not title}, reverse=True)
    for part in found:
        part.level = 1 if part is title else min(2 + sizes.index(round(part.size)), 6)
