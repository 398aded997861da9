"""What the readers of the time grammar share: the words around a match, and the units, parts and steps in it."""

from __future__ import annotations

import re
from typing import Final

from .timex_lexicon import CLOCK_UNITS, DAYPARTS, MONTHS, SEASONS, UNITS
from .timex_phrase import Form, Phrase, Unit

_STEPS: Final = {
    "next": 1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "coming": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "past": -1,
    "last": -1,
}
_PARTS: Final = (
    ("second half", "H2"),
    ("latter half", "H2"),
    ("later half", "H2"),
    ("first half", "H1"),
    ("early half", "H1"),
    ("rest", "later"),
    ("remainder", "later"),
    ("later", "later"),
    ("earlier", "earlier"),
    ("latter", "late"),
    ("final", "end"),
    ("closing", "end"),
    ("last", "end"),
    ("early", "early"),
    ("beginning", "start"),
    ("start", "start"),
    ("onset", "start"),
    ("opening", "start"),
    ("first", "start"),
    ("turn", "start"),
    ("mid", "mid"),
    ("late", "late"),
    ("end", "end"),
    ("close", "end"),
)
_LOOK: Final = 40
_UNIT_NAMES: Final = frozenset(u.value for u in Unit)


def before(m: re.Match[str]) -> str:
    """A few words before a match."""
    return m.string[max(0, m.start() - _LOOK) : m.start()]


def after(m: re.Match[str]) -> str:
    """A few words after a match."""
    return m.string[m.end() : m.end() + _LOOK]


def group(m: re.Match[str], name: str) -> str:
    """A named group of a match, or an empty string."""
    return (m.groupdict().get(name) or "").strip()


def part(words: str) -> str:
    """The part that its words name, or an empty string."""
    text = words.lower()
    return next((value for key, value in _PARTS if re.search(rf"\b{key}", text)), "")


def unit(word: str) -> Unit:
    """The unit that a word names, in the singular or the plural."""
    word = {"centurie": "century", "centuries": "century"}.get(word.lower(), word.lower().removesuffix("s"))
    if word in SEASONS:
        return Unit.SEASON
    if word in ("night", "weekend", *DAYPARTS):
        return Unit.DAY
    if word in ("second", "minute"):
        return Unit.HOUR
    return Unit(word) if word in _UNIT_NAMES else Unit.TIME


def phrase(m: re.Match[str], form: Form, **fields: object) -> Phrase:
    """A phrase over a whole match."""
    return Phrase(m.start(), m.end(), form, **fields)  # type: ignore[arg-type]


def duration_value(count: float | None, grain: Unit, word: str = "") -> str:
    """TIMEX3's value of a duration: P2M, PT7H, PXD."""
    name = word.lower().removesuffix("s") if word.lower().removesuffix("s") in UNITS else grain.value
    amount = "X" if count is None else f"{count:g}"
    return f"P{'T' if name in CLOCK_UNITS else ''}{amount}{UNITS[name]}"


def step_of(which: str) -> int:
    """Which way "next", "previous", "same" point: 1, -1 or 0."""
    return _STEPS.get(which.lower().removeprefix("very ").strip(), 0)


def month_of(m: re.Match[str]) -> int | None:
    """The month that a match names, if any."""
    name = group(m, "month").lower().rstrip(".")
    return MONTHS[name] if name else None


def year_of(m: re.Match[str]) -> int | None:
    """The year that a match names, if any; negative before Christ."""
    digits = group(m, "year")
    if not digits:
        return None
    return -int(digits) if group(m, "era").upper().startswith("B") else int(digits)
