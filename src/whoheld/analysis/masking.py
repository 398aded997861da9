"""What the parser is not shown as written: names of sides and full dates, each given to it as one plain word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.analysis.nlp import DATE, Mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.almanac.side import Sides
    from whoheld.analysis.timex import Timex

#: A day of a month, with or without a year, in either order.
FULL_DAY = re.compile(
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+(?:,?\s+\d{4})?|[A-Z][a-z]+\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?"
)


def masks(text: str, sides: Sides, times: Iterable[Timex]) -> list[Mask]:
    """The masks of a document, in order and without overlap; a date wins over a side."""
    days = [Mask(t.start, t.end, DATE) for t in times if FULL_DAY.fullmatch(t.text)]
    found = sorted([*days, *_sides(text, sides)])
    kept: list[Mask] = []
    for mask in found:
        if not kept or mask.start >= kept[-1].end:
            kept.append(mask)
    return kept


def _sides(text: str, sides: Sides) -> Iterator[Mask]:
    for start, end, _ in sides.find(text):
        name = text[start:end].removesuffix("'s").removesuffix("’s")
        word = "Pentagon" if text[max(0, start - 4) : start].lower() == "the " else "Russia"
        yield Mask(start, start + len(name), word)
