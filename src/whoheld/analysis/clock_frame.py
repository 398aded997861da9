"""What a document says of its own time, outside of its sentences: the range of an article, the day of a news text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.when import UNKNOWN, When

from .clock_sections import Section, sections_of
from .timex_calendar import days_of
from .timex_grammar import find
from .timex_links import carry_years, link
from .timex_phrase import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.acquisition.document import Block, Document

_OPEN_END: Final = re.compile(r"\b(?:present|ongoing)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
#: The least share of a text's years that lie in the range of the whole.
_SHARE_INSIDE: Final = 0.4
_IN_BRACKETS: Final = re.compile(r"\(([^()]*\d{4}[^()]*)\)")


@dataclass(frozen=True, slots=True)
class Frame:
    """The bounds that a document sets to its dates.

    Attributes:
        span: The range of the article's events; `UNKNOWN` where nothing says.
        span_text: The words that say it.
        published: The day or days of publication, as stated or given.
        speech: The day of writing that "yesterday" counts from; `UNKNOWN` for an encyclopedia's text.
        narrative: Whether the days of the text count from its own earlier dates (an encyclopedia's text).
        sections: Where sections begin: the offsets of headings, in order.
        dated: The sections whose headings say when they play.
    """

    span: When = UNKNOWN
    span_text: str = ""
    published: When = UNKNOWN
    speech: When = UNKNOWN
    narrative: bool = True
    sections: tuple[int, ...] = field(default=())
    dated: tuple[Section, ...] = field(default=())

    def section(self, offset: int) -> Section | None:
        """The section whose heading says when it plays, around a character; None where there is none."""
        i = bisect_right(self.dated, offset, key=lambda s: s.start) - 1
        return self.dated[i] if i >= 0 and offset < self.dated[i].end else None


def frame_of(document: Document) -> Frame:
    """The frame of a document, from its infobox, its title and its day of publication."""
    span, text = _span(document)
    published = _published(document.published)
    return Frame(
        span=span,
        span_text=text,
        published=published,
        speech=UNKNOWN if document.encyclopedic else published,
        narrative=document.encyclopedic or not published.known,
        sections=tuple(_headings(document.authored())),
        dated=sections_of(document),
    )


def _headings(blocks: Iterable[Block]) -> Iterable[int]:
    return (b.start for b in blocks if b.kind is BlockKind.HEADING)


def _published(text: str | None) -> When:
    try:
        return When.parse(text) if text else UNKNOWN
    except ValueError:
        return UNKNOWN


def _span(document: Document) -> tuple[When, str]:
    stated = "; ".join(document.infobox.get("date", ()))
    span = range_of(stated)
    if span.known:
        return span, stated
    title = re.sub(r"\b[a-z]+\b", lambda m: m[0].capitalize(), (document.title or document.name).replace("_", " "))
    for text in _IN_BRACKETS.findall(title):
        span = range_of(text)
        if span.known and _tells_of(document, span):
            return span, text
    return UNKNOWN, ""


def _tells_of(document: Document, span: When) -> bool:
    """Whether enough of the years that a text names lie in a range: the first line may be the title of a part only."""
    years = [int(y) for b in document.authored() for y in _YEAR.findall(document.excerpt(b))]
    first, last = span.earliest, span.latest
    inside = [y for y in years if (not first or y >= first.year) and (not last or y <= last.year)]
    return len(inside) >= _SHARE_INSIDE * len(years)


def range_of(text: str) -> When:
    """From the first to the last day that a text such as "1 May - 4 August 2018" names; open-ended if it says so."""
    phrases = link(text, find(text))
    carry_years(phrases)
    days = [days_of(p, p.year) for p in phrases if p.form is Form.CALENDAR and p.year is not None]
    known = [d for d in days if d.earliest and d.latest]
    if not known:
        return UNKNOWN
    first = min(d.earliest for d in known if d.earliest)
    last = max(d.latest for d in known if d.latest)
    return When(first, None if _OPEN_END.search(text) else last)
