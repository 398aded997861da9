"""The days of "the next day", "two weeks ago", "that month" and their like, counted from the narrative's present."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from whoheld.almanac.when import UNKNOWN, When

from .timex_calendar import add_months, month_end, part_of, season, value_of
from .timex_phrase import Form, Phrase, Unit

if TYPE_CHECKING:
    from .clock_frame import Frame

#: A present of at most so many days is precise enough to count days from.
DAY_LIKE: Final = 7
_MONTH_LIKE: Final = 92
_UNKNOWN_VALUES: Final = {
    Unit.DAY: "XXXX-XX-XX",
    Unit.HOUR: "XXXX-XX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.MONTH: "XXXX-XX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """What relative expressions count from: days, the year (negative before Christ), the words and where they stand."""

    when: When = UNKNOWN
    year: int | None = None
    text: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days and the TIMEX3 value of an expression; ``settled`` if they follow from the pin."""

    when: When
    value: str
    settled: bool = True


def unresolved(phrase: Phrase) -> Resolved:
    """No days; a value of X in the expression's grain."""
    if phrase.season:
        return Resolved(UNKNOWN, f"XXXX-{phrase.season}", settled=False)
    head = phrase.value or _UNKNOWN_VALUES.get(phrase.unit, "")
    return Resolved(UNKNOWN, _with_daypart(head, phrase), settled=False)


def _with_daypart(value: str, phrase: Phrase) -> str:
    return (
        f"{value}T{phrase.daypart}" if phrase.daypart not in ("", "ON") and len(value) == len("XXXX-XX-XX") else value
    )


def resolve(phrase: Phrase, pin: Pin) -> Resolved:
    """A relative expression counted from a pin; `unresolved` where the pin is too coarse for it."""
    if phrase.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return _years(phrase, pin)
    if phrase.season:
        return _season(phrase, pin)
    first, last = pin.when.earliest, pin.when.latest
    if not first or not last or (phrase.count is None and phrase.unit is not Unit.HOUR):
        return _vague(phrase, pin)
    if phrase.unit is Unit.MONTH and (last - first).days <= _MONTH_LIKE:
        return _month(phrase, first, last)
    if (last - first).days > DAY_LIKE and not (phrase.step == 0 and phrase.unit is Unit.DAY):
        return unresolved(phrase)
    return {Unit.DAY: _day, Unit.WEEK: _week}.get(phrase.unit, _hour)(phrase, first, last)


def _vague(phrase: Phrase, pin: Pin) -> Resolved:
    """Several days later: some day after the pin."""
    found = unresolved(phrase)
    if phrase.step > 0 and pin.when.latest:
        return Resolved(When(pin.when.latest + timedelta(1), None), found.value, settled=False)
    if phrase.step < 0 and pin.when.earliest:
        return Resolved(When(None, pin.when.earliest - timedelta(1)), found.value, settled=False)
    return found


def _steps(phrase: Phrase, unit_days: int = 1) -> int:
    return round(phrase.step * (phrase.count or 1) * unit_days)


def _day(phrase: Phrase, first: date, last: date) -> Resolved:
    base = last if phrase.step > 0 else first
    if phrase.step == 0:
        if last != first and (last - first).days > DAY_LIKE:
            return unresolved(phrase)
        return Resolved(When(first, last), _with_daypart(last.isoformat(), phrase))
    day = base + timedelta(_steps(phrase))
    return Resolved(When.on(day), _with_daypart(day.isoformat(), phrase))


def _hour(_phrase: Phrase, first: date, last: date) -> Resolved:
    return Resolved(When(first, last), f"{last.isoformat()}TXX")


def _week(phrase: Phrase, first: date, last: date) -> Resolved:
    base = last if phrase.step > 0 else first
    if phrase.exact:
        day = base + timedelta(_steps(phrase, 7))
        return Resolved(When.on(day), _iso_week(day))
    if phrase.step > 0:
        return Resolved(When(base + timedelta(1), base + timedelta(7)), _iso_week(base + timedelta(7)))
    if phrase.step < 0:
        return Resolved(When(base - timedelta(7), base), _iso_week(base - timedelta(7)))
    monday = base - timedelta(base.weekday())
    week = When(base if phrase.part == "later" else monday, monday + timedelta(6))
    return Resolved(week, _iso_week(base))


def _iso_week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _month(phrase: Phrase, first: date, last: date) -> Resolved:
    base = last if phrase.step >= 0 else first
    start = _named_month(phrase, base) if phrase.month else add_months(base.replace(day=1), _steps(phrase))
    whole = When(start, month_end(start.year, start.month))
    when = _within(whole, phrase, base) if phrase.step == 0 else part_of(whole, phrase.part)
    return Resolved(when, phrase.value or f"{start.year:04}-{start.month:02}")


def _named_month(phrase: Phrase, base: date) -> date:
    """The previous April, the next March."""
    month = phrase.month or base.month
    year = base.year
    if phrase.step < 0 and month >= base.month:
        year -= 1
    if phrase.step > 0 and month <= base.month:
        year += 1
    return date(year, month, 1)


def _within(whole: When, phrase: Phrase, base: date) -> When:
    """Later that month: from the present on; the end of the month: its last third."""
    if phrase.part == "later" and whole.latest:
        return When(base, whole.latest)
    if phrase.part == "earlier" and whole.earliest:
        return When(whole.earliest, base)
    return part_of(whole, phrase.part)


def _years(phrase: Phrase, pin: Pin) -> Resolved:
    if pin.year is None or phrase.count is None:
        return _vague(phrase, pin)
    size = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(phrase.unit, 1)
    year = pin.year + _steps(phrase, size)
    if size > 1 and year > 0:
        year -= year % size
    if phrase.exact and phrase.unit is not Unit.YEAR:
        counted = Phrase(phrase.start, phrase.end, Form.CALENDAR, Unit.YEAR)
        year = pin.year + _steps(phrase, size)
    else:
        counted = Phrase(phrase.start, phrase.end, Form.CALENDAR, phrase.unit, part=phrase.part)
    value = phrase.value or value_of(counted, year)
    if not 1 <= year <= date.max.year - 100:
        return Resolved(UNKNOWN, value)
    whole = When(date(year, 1, 1), date(year + (size if not phrase.exact else 1) - 1, 12, 31))
    base = pin.when.latest
    when = (
        _within(whole, phrase, base) if phrase.step == 0 and base and base.year == year else part_of(whole, phrase.part)
    )
    return Resolved(when, value)


def _season(phrase: Phrase, pin: Pin) -> Resolved:
    base = pin.when.latest or (date(pin.year, 1, 1) if pin.year and pin.year > 0 else None)
    if base is None:
        return unresolved(phrase)
    year = base.year
    there = season(phrase.season, year)
    if phrase.step > 0 and there.earliest and there.earliest <= base:
        year += 1
    if phrase.step < 0 and there.latest and there.latest >= base:
        year -= 1
    return Resolved(part_of(season(phrase.season, year), phrase.part), f"{year:04}-{phrase.season}")


def weekday(phrase: Phrase, pin: Pin, *, back: bool) -> Resolved:
    """The nearest such weekday: not after the pin if ``back`` (a news text), else not before it."""
    first, last = pin.when.earliest, pin.when.latest
    if phrase.weekday is None or not first or not last or (last - first).days > DAY_LIKE:
        return Resolved(UNKNOWN, f"XXXX-WXX-{(phrase.weekday or 0) + 1}", settled=False)
    if phrase.step > 0 or (phrase.step == 0 and not back):
        days = [d + timedelta((phrase.weekday - d.weekday()) % 7) for d in (first, last)]
    else:
        days = [d - timedelta((d.weekday() - phrase.weekday) % 7) for d in (first, last)]
    return Resolved(When(days[0], days[1]), _with_daypart(days[1].isoformat(), phrase))


def stretch(phrase: Phrase, pin: Pin) -> When:
    """The days of "the next two days", "the past week"; unknown for a duration that is counted from nowhere."""
    first, last = pin.when.earliest, pin.when.latest
    if not phrase.step or not first or not last or (last - first).days > DAY_LIKE:
        return UNKNOWN
    days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}.get(phrase.unit, 0)
    if phrase.unit is Unit.HOUR:
        return When(first - timedelta(phrase.step < 0), last + timedelta(phrase.step > 0))
    if not days:
        return UNKNOWN
    if phrase.count is None:
        return When(last + timedelta(1), None) if phrase.step > 0 else When(None, first)
    size = round(days * phrase.count)
    return (
        When(last + timedelta(1), last + timedelta(size)) if phrase.step > 0 else When(first - timedelta(size), first)
    )


def ordinal(phrase: Phrase, frame: Frame) -> Resolved:
    """The second day of the offensive, counted from the first day of the article's range."""
    first, last, n = frame.span.earliest, frame.span.latest, round(phrase.count or 1)
    size = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30}.get(phrase.unit, 1)
    base = last and last - timedelta(size - 1) if n < 0 else first and first + timedelta(size * (n - 1))
    if not base:
        return unresolved(phrase)
    when = When(base, base + timedelta(size - 1))
    return Resolved(when, _with_daypart(base.isoformat(), phrase) if size == 1 else unresolved(phrase).value)


def day_of_month(phrase: Phrase, pin: Pin) -> Resolved:
    """The 13th: of the present's month, or of the next one where that day is well past."""
    base = pin.when.latest
    if not base or not phrase.day or (pin.when.days or _MONTH_LIKE) > _MONTH_LIKE:
        return unresolved(phrase)
    months = [add_months(base.replace(day=1), n) for n in (0, 1, -1)]
    days = [m.replace(day=phrase.day) for m in months if phrase.day <= month_end(m.year, m.month).day]
    best = min(days, key=lambda d: (d - base).days if d >= base else 2 * (base - d).days)
    return Resolved(When.on(best), best.isoformat())
