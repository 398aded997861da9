r"""Lines that were broken to fit a page put together again, and the words that were broken with them.

Within a paragraph of the text that was taken out of a file, one line end, or one form feed, stands between two lines.
A hyphen before it belongs to the word or to the line; which of the two is told in this order:

1. The word stands elsewhere in the text within a line: with the hyphen ("ez-Zor") or without ("situation").
2. What follows begins with a capital letter or a digit: the hyphen is the word's ("Deir ez-\nZor", "mid-\n2014").
3. What stands before or after it makes compounds ("anti-", "-held"): the word's.
4. Else it is the line's, and goes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from whoheld.acquisition.traced import Edit, Traced

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = re.compile(r"(?<=[^\n\f])(?:[\n\f])(?=[^\n\f])")
_BEFORE = re.compile(r"([^\W_]+)-$")
_AFTER = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PREFIXES = frozenset(
    (
        *("anti", "pro", "non", "ex", "self", "cross", "mid", "co", "semi", "quasi", "inter", "post", "pre", "re"),
        *("sub", "ultra", "half", "vice", "then"),
        *("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ez", "es", "en"),
    )
)
_COMPOUNDING = frozenset(
    (
        *("held", "controlled", "backed", "led", "based", "occupied", "aligned", "owned", "affiliated", "linked"),
        *("supported", "style", "scale", "year", "month", "week", "day", "long", "range", "term", "old", "born"),
        *("speaking", "wide", "made", "run", "level", "era", "in", "up", "off", "on", "out", "by", "to", "launched"),
        "propelled",
    )
)


def rejoined(text: Traced) -> Traced:
    """The text with the lines of each paragraph on one line."""
    return text.edited(list(_edits(text.text)))


def _edits(text: str) -> Iterator[Edit]:
    known: Counter[str] | None = None
    for end in _END.finditer(text):
        at = end.start()
        before = _BEFORE.search(text, max(0, at - 60), at)
        after = _AFTER.match(text, end.end())
        if not before or not after:
            yield Edit(at, end.end(), " ")
            continue
        if known is None:
            known = Counter(word.casefold() for word in _WORD.findall(text))
        keeps = _keeps(before[1], after[0], known)
        yield Edit(at, end.end()) if keeps else Edit(at - 1, end.end())


def _keeps(before: str, after: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the word's own."""
    first, second = before.casefold(), after.casefold()
    with_it, without = known[f"{first}-{second}"], known[first + second]
    if with_it or without:
        return with_it >= without
    return not after[0].islower() or first in _PREFIXES or second in _COMPOUNDING
