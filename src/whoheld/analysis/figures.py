"""How many: the bounds that words and numbers give, and what is counted."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.timex_lexicon import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Figure(NamedTuple):
    """A count with its bounds, both inclusive; None where the words leave one open. ``unit`` is what is counted."""

    low: int | None
    high: int | None
    unit: str | None


class Count(NamedTuple):
    """The bounds that some words give, and the first and last of these words."""

    low: int | None
    high: int | None
    first: int
    last: int


#: What a word of many means at the least: "dozens", "scores of", "tens of thousands".
MANY = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
GROUPS = {"dozen": 12, "score": 20, **POWERS}
#: Few and many that name no number, but may stand before one: "several hundred", "a few dozen".
SEVERAL = frozenset({"several", "few", "couple"})
_ONES = {word: n for word, n in NUMBERS.items() if word not in {"a", "an", "hundred", "zero"}}
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SPELLED = rf"(?:{'|'.join(sorted(_ONES, key=len, reverse=True))})"
_GROUP = rf"(?:{'|'.join(sorted(GROUPS, key=len, reverse=True))})"
_SIMPLE = rf"(?:{_DIGITS}|{_SPELLED}(?:\s?-?\s?{_SPELLED})?)"
_NUMBER = (
    rf"(?:(?:half a|half an|a|an|{_SIMPLE})\s(?:{_GROUP})(?:\sthousand|\smillion)?"
    rf"(?:\s(?:and\s)?{_SIMPLE})?|{_SIMPLE})"
)
_VAGUE = (
    r"(?:tens of thousands|hundreds of thousands|(?:several|a few|few|a couple of|many) (?:dozen|hundred|thousand)"
    r"|dozens|scores|hundreds|thousands|millions)"
)
_LEAST = (
    r"at least|at the very least|no fewer than|no less than|not less than|not fewer than|more than|well over|over|above"
    r"|upwards of|in excess of|a minimum of|exceeding"
)
_MOST = (
    r"up to|as many as|no more than|not more than|at most|fewer than|less than|under|a maximum of|as few as"
    r"|close to up to"
)
#: Between two numbers that bound a count.
_TO = r"\s?(?:-|to|or|and up to|and)\s?"
COUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<least>{_LEAST})\s|(?P<most>{_MOST})\s|(?P<between>between)\s)?"
    r"(?:(?:an? |the )?"
    r"(?:estimated|approximately|roughly|around|about|some|nearly|almost|another|additional|other|total of)"
    r"\s|~)*"
    rf"(?:(?P<vague>{_VAGUE})|(?P<one>{_NUMBER})(?:(?P<to>{_TO})(?P<two>{_NUMBER}))?)"
    r"(?P<more>\s?\+|\sor more|\splus)?(?![\w%])"
    r"(?!\s?(?:-|percent|per cent|%|years?|hours?|days?|weeks?|months?)(?:\s|$))"
)
_DASH = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})  # noqa: RUF001  (dashes that texts use)


def counts(words: Sequence[str]) -> list[Count]:
    """The counts that a run of words gives, in order, each with its bounds; shares and spans of time are none.

    "At least 45": 45 and more. "Up to 20": none to 20. "Dozens": 24 and more. "Nearly 800": 800.
    """
    text = " ".join(words).lower().translate(_DASH)
    starts = [0, *accumulate(len(w) + 1 for w in words)]
    found = []
    for m in COUNT.finditer(text):
        bounds = _bounds(m)
        if bounds is not None:
            first = max(i for i, s in enumerate(starts) if s <= m.start())
            last = max(i for i, s in enumerate(starts) if s < m.end())
            found.append(Count(*bounds, first, last))
    return found


def _bounds(m: re.Match[str]) -> tuple[int | None, int | None] | None:
    if m["vague"]:
        return _least(m["vague"]), None
    one, two = _value(m["one"]), _value(m["two"]) if m["two"] else None
    if two is not None:
        if (m["to"].strip() == "and" and not m["between"]) or two < one:
            return None
        return one, two
    if m["least"] or m["more"]:
        return one, None
    return (None, one) if m["most"] else (one, one)


def _least(words: str) -> int:
    """What a word of many means at the least; of "several hundred" no more than "hundreds" says."""
    first, _, rest = words.rpartition(" of ")
    if first in {"tens", "hundreds"}:
        return (20 if first == "tens" else 200) * (MANY[rest] // 2)
    word = words.rsplit(maxsplit=1)[-1]
    return MANY[word] if word in MANY else MANY[f"{word}s"]


def _value(words: str) -> int:
    """The number that digits, words or both name: 1,200; forty-five; two dozen; 1.5 million."""
    total, part = 0.0, 0.0
    for word in re.findall(r"[a-z]+|\d[\d,.]*", words):
        if word[0].isdigit():
            part += float(word.replace(",", "").rstrip("."))
        elif word in GROUPS:
            part = (part or 1) * GROUPS[word]
            if word in {"thousand", "million"}:
                total, part = total + part, 0.0
        elif word == "half":
            part = 0.5
        else:
            part += _ONES.get(word, 0)
    return round(total + part)
