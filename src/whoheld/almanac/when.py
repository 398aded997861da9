"""A day that is known as far as it is known: the earliest and the latest day on which something can have been."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
#: How EDTF writes the end of an interval that is open, or not known.
_OPEN = ("..", "")


@dataclass(frozen=True, slots=True, order=False)
class When:
    """A closed interval of days; None is an open bound. ``When()``, which is unknown, has two.

    Raises:
        ValueError: If the earliest day comes after the latest.
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"the earliest day {self.earliest} comes after the latest {self.latest}")

    @classmethod
    def on(cls, day: date) -> When:
        """One day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> When:
        """All days of a month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> When:
        """All days of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def parse(cls, text: str) -> When:
        """An EDTF day, month, year, season or interval (level 0 and 1), as its earliest and latest day.

        Raises:
            ValueError: If the text is not EDTF.
        """
        said = text.strip()
        if when := cls._plain(said):
            return when
        first, _, last = said.partition("/")
        # An end that is not known is as open as one that is still to come: the library would put a day ten years on,
        # and breaks where the other end is no date.
        if said.count("/") == 1 and (first in _OPEN) != (last in _OPEN):
            return cls(None, cls.parse(last).latest) if first in _OPEN else cls(cls.parse(first).earliest, None)
        unread = ValueError(f"{text!r} is not a date: write 2017-11-08, 2017-11, 2017 or 2017-10-09/2017-10-10")
        if ".." in said:
            raise unread
        # A quarter of a second to load, and a fiftieth for each text, which plain days need not wait for.
        import edtf  # noqa: PLC0415

        try:
            parsed = edtf.parse_edtf(said)
        except edtf.EDTFParseException as error:
            raise unread from error
        lower, upper = getattr(parsed, "lower", parsed), getattr(parsed, "upper", parsed)
        return cls(_bound(lower, "lower_strict"), _bound(upper, "upper_strict"))

    @classmethod
    def _plain(cls, text: str) -> When | None:
        """A day, month or year of the calendar, or from one to another; None for all that takes more of EDTF."""
        first, slash, last = text.partition("/")
        if not slash:
            return cls._calendar(text)
        lower, upper = (UNKNOWN if end == ".." else cls._calendar(end) for end in (first, last))
        if lower is None or upper is None:
            return None
        try:
            return cls(lower.earliest, upper.latest)
        except ValueError:
            return None

    @classmethod
    def _calendar(cls, text: str) -> When | None:
        """A day, month or year of the calendar; None for all else."""
        match = _PLAIN.fullmatch(text)
        if not match:
            return None
        numbers = [int(part) for part in match.groups() if part]
        try:
            if len(numbers) == 1:
                return cls.year(*numbers)
            return cls.month(*numbers) if len(numbers) == 2 else cls.on(date(*numbers))  # noqa: PLR2004 - year, month
        except ValueError:
            return None

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def days(self) -> int | None:
        """How many days it spans; None where a bound is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None

    @property
    def edtf(self) -> str:
        """The interval as EDTF, as ``2017-11``, ``2017``, ``2017-10-09/2017-10-10``, ``../2018-05-13``."""
        a, b = self.earliest, self.latest
        if a and b:
            if a == b:
                return a.isoformat()
            if (a.month, a.day, b.month, b.day, a.year) == (1, 1, 12, 31, b.year):
                return f"{a.year:04}"
            if self == When.month(a.year, a.month):
                return f"{a.year:04}-{a.month:02}"
        if not a and not b:
            return ""
        return f"{a.isoformat() if a else '..'}/{b.isoformat() if b else '..'}"

    def overlaps(self, other: When) -> bool:
        """Whether some day can lie in both."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )

    def meet(self, other: When) -> When | None:
        """The days that lie in both, or None if there are none."""
        if not self.overlaps(other):
            return None
        starts = [d for d in (self.earliest, other.earliest) if d]
        ends = [d for d in (self.latest, other.latest) if d]
        return When(max(starts, default=None), min(ends, default=None))

    def shift(self, days: int) -> When:
        """The same interval some days later (or earlier, if negative)."""
        step = timedelta(days=days)
        return When(self.earliest and self.earliest + step, self.latest and self.latest + step)


UNKNOWN = When()


def _bound(parsed: object, method: str) -> date | None:
    """A bound as a day; edtf gives an infinity, or nothing, for an open one."""
    strict = getattr(parsed, method, None)
    struct = strict() if strict else None
    if struct is None or not hasattr(struct, "tm_year"):
        return None
    return date(struct.tm_year, struct.tm_mon, struct.tm_mday)
