"""What the parser is not shown as written: names of sides and full dates, each given to it as one plain word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.analysis.nlp import COARSE_DATE, DATE, Mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.almanac.side import Sides
    from whoheld.analysis.timex import Timex

#: A day of a month, with or without a year, in either order.
FULL_DAY = re.compile(
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+(?:,?\s+\d{4})?|[A-Z][a-z]+\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?"
)


#: "May 2016", "2016", "Tuesday", and what may stand between the beginning of a sentence and such a one.
COARSE = re.compile(r"(?:[A-Z][a-z]+|[A-Z][a-z]+,?\s+\d{4}|\d{4})")
OPENING = re.compile(
    r"(?:\A|[.!?;:\n][\"”’]?)\s*(?:(?:in|on|by|since|during|until|throughout|around|late|early|mid)[\s-]+){1,3}\Z",
    re.IGNORECASE,
)
#: So many characters before a date are looked at.
BEFORE = 40


def masks(text: str, sides: Sides, times: Iterable[Timex]) -> list[Mask]:
    """The masks of a document, in order and without overlap; a date wins over a side."""
    found = sorted([*(m for t in times if (m := _date(text, t)) is not None), *_sides(text, sides)])
    kept: list[Mask] = []
    for mask in found:
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
    return kept


def _date(text: str, time: Timex) -> Mask | None:
    """A full day; a month, a year, a weekday only where it opens a sentence, lest it be taken for a sort of rebels."""
    if FULL_DAY.fullmatch(time.text):
        return Mask(time.start, time.end, DATE)
    opens = COARSE.fullmatch(time.text) and OPENING.search(text[max(0, time.start - BEFORE) : time.start])
    return Mask(time.start, time.end, COARSE_DATE) if opens else None


def _sides(text: str, sides: Sides) -> Iterator[Mask]:
    for start, end, _ in sides.find(text):
        name = text[start:end].removesuffix("'s").removesuffix("’s")
        word = "Pentagon" if text[max(0, start - 4) : start].lower() == "the " else "Russia"
        yield Mask(start, start + len(name), word)
