"""Calendar phrases as days and as TIMEX3 values, once their year is known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from whoheld.almanac.when import UNKNOWN, When

from .timex_phrase import Unit

if TYPE_CHECKING:
    from .timex_phrase import Phrase

#: First month of a northern season; each lasts three months. A winter is that of the January in it.
_SEASON_START: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_MONTHS: Final = 3
#: Share of a period that its parts cover; "early May" is its first ten days, as the codebook's coders read it.
_PARTS: Final = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), "H1": (0, 0.5), "H2": (0.5, 1)}
#: The start or end of a year is its first or last month, that of a month its first or last third.
_ENDS: Final = {"start": "early", "end": "late"}
_DECADE, _CENTURY = 10, 100
_MONTH_DAYS: Final = 31
#: From here on days are days of Python's calendar; earlier years are counted roughly, for order only.
FIRST_YEAR: Final = 1


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of the month some months later, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_of(phrase: Phrase, year: int) -> When:
    """The days that a calendar phrase covers in a year; `UNKNOWN` before the year 1 or where there is no such day."""
    if not FIRST_YEAR <= year <= date.max.year - _CENTURY:
        return UNKNOWN
    try:
        whole = _whole(phrase, year)
    except ValueError:
        return UNKNOWN
    return part_of(whole, phrase.part)


def _whole(phrase: Phrase, year: int) -> When:
    if phrase.month and phrase.day:
        return When.on(date(year, phrase.month, phrase.day))
    if phrase.month:
        return When.month(year, phrase.month)
    if phrase.season:
        return season(phrase.season, year)
    if phrase.unit is Unit.DECADE:
        return When(date(year, 1, 1), date(year + _DECADE - 1, 12, 31))
    if phrase.unit is Unit.CENTURY:
        return When(date(max(1, year), 1, 1), date(year + _CENTURY - 1, 12, 31))
    return When.year(year)


def season(letters: str, year: int) -> When:
    """The days of a season; winter runs from the December before the year."""
    first = _SEASON_START[letters]
    start = date(year - (letters == "WI"), first, 1)
    last = add_months(start, _SEASON_MONTHS - 1)
    return When(start, month_end(last.year, last.month))


def part_of(whole: When, part: str) -> When:
    """A part of an interval: its first, middle or last third, a half, or one of its weeks."""
    if not part or whole.days is None or whole.earliest is None or whole.latest is None or whole.is_day:
        return whole
    if part.startswith("week:"):
        return _week(whole.earliest, whole.latest, int(part.removeprefix("week:")))
    if part not in _PARTS and part not in _ENDS:
        return whole
    if part in _ENDS and whole.days > _MONTH_DAYS:
        end = add_months(whole.earliest, 1) - timedelta(1)
        return When(whole.earliest, end) if part == "start" else When(whole.latest.replace(day=1), whole.latest)
    part = _ENDS.get(part, part)
    if whole.days > _MONTH_DAYS:
        return _months_of(whole, *_PARTS[part])
    first = {"early": 0, "mid": 10, "late": 20, "H1": 0, "H2": 15}[part]
    last = {"early": 9, "mid": 19, "H1": 14}.get(part, whole.days - 1)
    return When(whole.earliest + timedelta(first), whole.earliest + timedelta(last))


def _months_of(whole: When, low: float, high: float) -> When:
    assert whole.earliest is not None
    assert whole.days is not None
    months = round(whole.days / 30.44)
    first = add_months(whole.earliest, round(months * low))
    return When(first, add_months(whole.earliest, round(months * high)) - timedelta(1))


def _week(first: date, last: date, n: int) -> When:
    start = first + timedelta(7 * (n - 1)) if n > 0 else last - timedelta(-7 * n - 1)
    if not first <= start <= last:
        return When(first, last)
    return When(start, min(last, start + timedelta(6)))


def value_of(phrase: Phrase, year: int | None) -> str:
    """The TIMEX3 value: ``1917-11-08``, ``1917-11``, ``1917``, ``193``, ``18``, ``BC0490``, ``XXXX-11-08``."""
    if year is not None and phrase.unit is Unit.DECADE:
        return f"BC{abs(year) // 10:03}" if year < 0 else f"{year // 10}"
    if year is not None and phrase.unit is Unit.CENTURY:
        return f"BC{abs(year) // 100:02}" if year < 0 else f"{year // 100:02}"
    head = "XXXX" if year is None else f"BC{-year:04}" if year < 0 else f"{year:04}"
    if phrase.season:
        return f"{head}-{phrase.season}"
    if not phrase.month:
        return f"{head}-{phrase.part}" if phrase.part in ("H1", "H2") else head
    value = f"{head}-{phrase.month:02}"
    if phrase.day:
        value += f"-{phrase.day:02}"
    return value + (f"T{phrase.daypart}" if phrase.daypart and phrase.daypart != "ON" else "")


def place_in_time(phrase: Phrase, year: int) -> tuple[int, int]:
    """First and last day as numbers that can be compared, also before Christ (there only roughly)."""
    days = days_of(phrase, year)
    if days.earliest and days.latest:
        return days.earliest.toordinal(), days.latest.toordinal()
    month = phrase.month or _SEASON_START.get(phrase.season, 1)
    first = year * 366 + (month - 1) * 31 + (phrase.day or 1)
    if phrase.day:
        return first, first
    return first, first + (31 if phrase.month else 92 if phrase.season else 365)
