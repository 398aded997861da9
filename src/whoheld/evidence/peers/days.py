"""The day that a cell of a table names, where it can name only one."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d\d.*)?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{4})", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\D.*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "sept"),
)


def day_of(cell: str) -> date:
    """The day of a cell: ``2018-05-13``, ``2018/05/13``, ``13 May 2018``, ``May 13, 2018``; a time of day is left out.

    Raises:
        ValueError: It is no day, or may be two; the message says how to write it.
    """
    text = cell.strip()
    if found := _ISO.fullmatch(text) or _SLASHED.fullmatch(text):
        return _made(text, *found.groups())
    if found := _DAY_FIRST.fullmatch(text):
        return _made(text, found[3], _month(text, found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(text):
        return _made(text, found[3], _month(text, found[1]), found[2])
    if _NUMBERS.fullmatch(text):
        raise ValueError(
            f"{text!r} does not say which number is the day and which the month: write 2018-05-13 or 13 May 2018"
        )
    raise ValueError(f"{text!r} is no day: write 2018-05-13 or 13 May 2018" if text else "no day is given")


def _month(text: str, word: str) -> str:
    low = word.lower()
    if low not in _MONTHS and low not in _WHOLE:
        raise ValueError(f"{text!r} is no day, as {word!r} is no month in English: write 2018-05-13")
    return str(_MONTHS.index(low[:3]) + 1)


def _made(text: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar") from error
