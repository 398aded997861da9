"""Sections whose headings say when they play: "2009: Withdrawal", "War and Counter-Revolution (1792-1797)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.document import BlockKind

from .timex_calendar import place_in_time
from .timex_grammar import find
from .timex_links import carry_years, link
from .timex_phrase import Form, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.acquisition.document import Block, Document

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
Days = tuple[int, int]


class Section(NamedTuple):
    """A stretch of text, in characters, with the first and the last day that its heading gives, as numbers."""

    start: int
    end: int
    low: int
    high: int


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections whose headings have a year, in order.

    One ends at the next heading that has a year too, or that is of its own rank or a higher one; where all headings
    are of one rank, as in plain text, those without a year lie within it.
    """
    heads = [(b, _days(document.excerpt(b))) for b in document.authored() if b.kind in _HEADS]
    flat = len({b.level for b, _ in heads if b.kind is BlockKind.HEADING}) <= 1
    ends = (_end(heads[i:], len(document.text), flat=flat) for i in range(len(heads)))
    return tuple(Section(b.start, end, *days) for (b, days), end in zip(heads, ends, strict=True) if days)


def _end(heads: Sequence[tuple[Block, Days | None]], last: int, *, flat: bool) -> int:
    (first, _), *later = heads
    return next((b.start for b, days in later if days or (not flat and b.level <= first.level)), last)


def _days(heading: str) -> Days | None:
    """First and last day of the years that a heading names, days and months included; None where it names none."""
    phrases = link(heading, find(heading))
    carry_years(phrases)
    dates = [p for p in phrases if p.form is Form.CALENDAR and p.unit not in (Unit.DECADE, Unit.CENTURY)]
    places = [place_in_time(p, p.year) for p in dates if p.year is not None]
    return (min(low for low, _ in places), max(high for _, high in places)) if places else None
