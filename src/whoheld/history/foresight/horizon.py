"""By when something is said to happen: the phrases that name a last day, and how each is read."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Horizon(NamedTuple):
    """By when something is said to happen.

    Attributes:
        words: The words of the text; empty where it has none.
        until: The last day that they allow; None where they name none.
        reading: How the words are read, and why so.
    """

    words: str
    until: date | None
    reading: str


#: Nothing in the text says by when.
NO_HORIZON = Horizon("", None, "no horizon is told: open-ended")

#: "Weeks", "a few days": so many units at most. The widest that the word still fits, so that nothing fails too early:
#: days are not yet more than two weeks, weeks not yet a season, months not yet more than a year, years not yet ten.
SOME = {"day": 14, "week": 8, "month": 12, "year": 10}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = {word: number for number, word in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_N = r"(?P<n>\d{1,3}|an?|" + "|".join(_NUMBERS) + r")"
_FEW = r"(?:the|next|coming|following|a few|few|several|some|a couple of|a matter of)"
_UNIT = r"[\"'“‘]?(?P<unit>day|week|month|year)(?P<many>s)?\b"
_ABOUT = r"(?:about |around |roughly |less than |under |at most |no more than )?"
_NEXT = r"(?:the )?(?:next|coming|following) "
_MONTH = r"(?P<month>" + "|".join(_MONTHS) + r")\b"
_YEAR = r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?"


def horizon(before: str, quote: str, after: str, told: date) -> Horizon:
    """By when a passage says that something will happen.

    Args:
        before: The text before the quote; only what opens its sentence is heard ("Within weeks, the army ...").
        quote: The words of the claim.
        after: The text after it; heard as far as its clause goes.
        told: The last day on which it can have been told: from it days are counted.
    """
    for words in (quote + _tail(after), _lead(before)):
        for reading in _READINGS:
            if found := reading.pattern.search(words):
                until = _safely(reading.last, found, told)
                why = f"{reading.why}: {until}" if until else reading.why
                return Horizon(" ".join(found[0].split()), until, why)
    return NO_HORIZON


def _tail(after: str) -> str:
    """The rest of the clause: what a new clause says is of something else."""
    return re.split(r"[.;:!?\n]|,? (?:which|while|whereas|but|after|since|because|if|when|where)\b", after, maxsplit=1)[
        0
    ]


def _lead(before: str) -> str:
    """What opens the sentence before its first comma; empty where the quote stands not right after it."""
    own = re.split(r"[.;:!?]\s|\n", before)[-1]
    return own.split(",", maxsplit=1)[0] if "," in own else ""


def _safely(last: Callable[[re.Match[str], date], date | None], found: re.Match[str], told: date) -> date | None:
    try:
        return last(found, told)
    except (OverflowError, ValueError):  # a day that no calendar has
        return None


def _counted(found: re.Match[str], told: date) -> date:
    number = _COUNT.get(found["n"].lower()) or int(found["n"])
    return _later(told, number, found["unit"].lower())


def _some(found: re.Match[str], told: date) -> date:
    unit = found["unit"].lower()
    return _later(told, SOME[unit] if found["many"] else 1, unit)


def _later(day: date, number: int, unit: str) -> date:
    if unit in {"day", "week"}:
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of(unit: str, day: date) -> date:
    if unit == "day":
        return day
    if unit == "week":
        return day + timedelta(6 - day.weekday())
    month = 12 if unit == "year" else day.month
    return date(day.year, month, monthrange(day.year, month)[1])


def _this(found: re.Match[str], told: date) -> date:
    return _end_of(found["unit"].lower(), told)


def _next(found: re.Match[str], told: date) -> date:
    unit = found["unit"].lower()
    return _end_of(unit, _later(_end_of(unit, told), 1, unit) if unit != "month" else _later(told, 1, unit))


def _month(found: re.Match[str], told: date) -> date:
    """The end of a month; where no year is given, of the next one of that name."""
    month = _MONTHS.index(found["month"].lower()) + 1
    year = int(found["year"]) if found["year"] else told.year + (month < told.month)
    return date(year, month, monthrange(year, month)[1])


def _day(found: re.Match[str], told: date) -> date:
    month = _MONTHS.index(found["month"].lower()) + 1
    if found["year"]:
        return date(int(found["year"]), month, int(found["day"]))
    here = date(told.year, month, int(found["day"]))
    return here if here >= told else here.replace(year=told.year + 1)


class _Reading(NamedTuple):
    """A phrase, the last day that it allows, and why it is read so."""

    pattern: re.Pattern[str]
    last: Callable[[re.Match[str], date], date | None]
    why: str


def _reading(pattern: str, last: Callable[[re.Match[str], date], date | None], why: str) -> _Reading:
    return _Reading(re.compile(r"\b" + pattern.replace(" ", r"\s+"), re.IGNORECASE), last, why)


_D = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_SOONER = r"(?:by|before|until|till) "
_SOME_WHY = "how many is not told: the most that the word still fits"
_FOUR_DIGITS = r"(?P<year>(?:19|20)\d\d)\b"

#: Every phrase that is read, the more exact ones first.
_READINGS = (
    _reading(rf"{_SOONER}(?:the )?{_D} (?:of )?{_MONTH}{_YEAR}", _day, "that day"),
    _reading(rf"{_SOONER}{_MONTH} {_D}\b{_YEAR}", _day, "that day"),
    _reading(rf"{_SOONER}(?:the )?(?:end|close) of {_MONTH}{_YEAR}", _month, "the end of that month"),
    _reading(rf"{_SOONER}{_MONTH}{_YEAR}", _month, "the end of that month, as the word leaves all its days open"),
    _reading(
        rf"(?:{_SOONER})(?:the )?(?:end|close) of (?:the |this )?(?P<unit>day|week|month|year)\b",
        _this,
        "its end, from the day on which it was told",
    ),
    _reading(
        rf"{_SOONER}(?:the )?(?:(?:end|close) of )?{_FOUR_DIGITS}",
        lambda found, _: date(int(found["year"]), 12, 31),
        "the end of that year",
    ),
    _reading(rf"(?:within|in) {_ABOUT}(?:the space of )?[\"'“‘]?{_N} {_UNIT}", _counted, "counted from the telling"),
    _reading(rf"(?:within|in|over|during) {_NEXT}{_N} {_UNIT}", _counted, "counted from the telling"),
    _reading(rf"within {_ABOUT}(?:{_FEW} )*{_UNIT}", _some, _SOME_WHY),
    _reading(rf"(?:in|over|during) (?:{_FEW} )+{_UNIT}", _some, _SOME_WHY),
    _reading(r"(?:later )?this (?P<unit>week|month|year)\b", _this, "its end"),
    _reading(r"next (?P<unit>week|month|year)\b", _next, "the end of the next one"),
    _reading(r"tomorrow\b", lambda _, told: told + timedelta(1), "the day after it was told"),
    _reading(r"tonight\b", lambda _, told: told + timedelta(1), "the night ends on the day after it was told"),
    _reading(
        r"(?:soon|shortly|imminent(?:ly)?|before long|(?:not )?be (?:long )?(?:delayed|long)|eventual(?:ly)?|one day"
        r"|in the (?:near|foreseeable) future|in the (?:long|short) (?:term|run))\b",
        lambda _, __: None,
        "it names no day: open-ended",
    ),
)
