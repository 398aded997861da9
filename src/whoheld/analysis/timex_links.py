"""Ties the ends of ranges and pairs together, gives days their month, and reads the preposition before each."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from .timex_phrase import Form, Phrase, Unit

_DASH: Final = re.compile(r"\s*[-–—−]\s*(?:the\s+|mid-)?$")
_TO: Final = re.compile(
    r"\s*,?\s*(?:up\s+)?(?:to|until|till|through|into)\s+(?:the\s+|about\s+|at\s+least\s+)?$", re.IGNORECASE
)
_AND: Final = re.compile(r"\s*(?:,|,?\s*and|,?\s*or|&|/)\s*(?:the\s+|on\s+|early\s+)?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_RELATIONS: Final = re.compile(
    r"\b(?P<word>by|since|until|till|before|prior\s+to|ahead\s+of|after|from|throughout|as\s+of|as\s+late\s+as|through|following)\s+"
    r"(?:about\s+|around\s+|at\s+least\s+|the\s+|on\s+)?$",
    re.IGNORECASE,
)
_NAMES: Final = {
    "till": "until",
    "prior to": "before",
    "ahead of": "before",
    "from": "since",
    "as late as": "until",
    "as of": "",
    "through": "until",
    "following": "after",
}
_LOOK: Final = 24
_GRAIN: Final = {Unit.DAY: 0, Unit.MONTH: 1, Unit.SEASON: 1, Unit.YEAR: 2, Unit.DECADE: 3, Unit.CENTURY: 4}


def relation(text: str, phrase: Phrase) -> str:
    """What the preposition before an expression says (`Timex.relation`, without ``from-to``); nothing without one."""
    match = _RELATIONS.search(text, max(0, phrase.start - _LOOK), phrase.start)
    if not match:
        return ""
    word = re.sub(r"\s+", " ", match["word"].lower())
    return _NAMES.get(word, word)


def link(text: str, found: list[Phrase]) -> list[Phrase]:
    """The same phrases, linked in place; days that belong to no month are dropped.

    A ``range`` says that the time runs from the first to the last; a ``pair`` names them one by one.
    """
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        kind = _kind(text, left, right) if _linkable(left, right) else ""
        if kind and not left.link:
            left.link = kind
        if left.link:
            _inherit(left, right)
    return [p for p in found if p.form is not Form.DAY or _stands_alone(text, p)]


def _stands_alone(text: str, phrase: Phrase) -> bool:
    return bool(re.search(r"(?:st|nd|rd|th)$", text[phrase.start : phrase.end]))


def _linkable(left: Phrase, right: Phrase) -> bool:
    forms = (Form.CALENDAR, Form.DAY)
    if left.form not in forms or right.form not in forms or left.value or right.value:
        return False
    return abs(_GRAIN.get(left.unit, 9) - _GRAIN.get(right.unit, 9)) <= 1 or bool(left.day or right.day)


def _kind(text: str, left: Phrase, right: Phrase) -> str:
    gap = text[left.end : right.start]
    if len(gap) > _LOOK or "\n" in gap:
        return ""
    if _DASH.match(gap) or _TO.match(gap):
        return "range"
    if not _AND.match(gap):
        return ""
    before = text[max(0, left.start - _LOOK) : left.start]
    if _BETWEEN.search(before):
        return "range"
    return (
        "pair" if not left.year and (left.form is Form.DAY or right.form is Form.DAY or left.unit is right.unit) else ""
    )


def _inherit(left: Phrase, right: Phrase) -> None:
    """Months go both ways, years from right to left (from left to right the narrative carries them)."""
    if left.form is Form.DAY and right.month and right.day:
        left.form, left.month = Form.CALENDAR, right.month
    if right.form is Form.DAY and left.month:
        right.form, right.month = Form.CALENDAR, left.month
    if left.year is None and right.year is not None and left.form is Form.CALENDAR and (left.month or left.season):
        later = (left.month or 0) > (right.month or 12)
        left.year = right.year - later


def from_to(text: str, phrase: Phrase) -> bool:
    """Whether a range is said to run through ("from 3 to 5 May", "3-5 May"), not to lie between."""
    before = text[max(0, phrase.start - _LOOK) : phrase.start]
    return phrase.link == "range" and not _BETWEEN.search(before)


def carry_years(found: list[Phrase]) -> None:
    """Gives the second of two linked phrases the year of the first, where only the first has one."""
    for left, right in pairwise(found):
        if left.link and left.year is not None and right.year is None and right.form is Form.CALENDAR:
            right.year = left.year + ((right.month or 12) < (left.month or 1))
