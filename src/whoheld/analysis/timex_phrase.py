"""A time expression as the grammar finds it: what its words say, before the narrative says which day is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How an expression points at time."""

    CALENDAR = "calendar"  # a year, season, month or day, wholly or in part
    DAY = "day of a month"  # "the 13th": a day whose month the narrative gives
    RELATIVE = "relative"  # "the next day", "two weeks ago", "that month"
    WEEKDAY = "weekday"
    ORDINAL = "ordinal"  # "the second day of the offensive"
    DURATION = "duration"  # "two months", "the next two days"
    SET = "set"  # "daily", "every week"
    CLOCK = "clock"  # "at 05:30"
    DAYPART = "part of the day"  # "at night", "overnight"
    REFERENCE = "reference"  # "now", "former"
    VAGUE = "vague"  # "at the same time", "that period"


class Unit(StrEnum):
    """The grain of an expression."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    TIME = "time"


class Pole(StrEnum):
    """From where a relative expression is counted."""

    PRESENT = "present"  # the narrative's
    SPEECH = "speech"  # the day of writing: "yesterday", "two weeks ago"


@dataclass(slots=True)
class Phrase:
    """What one expression's words say.

    Attributes:
        start: First character, in the text that was searched.
        end: One past the last character.
        form: How it points at time.
        unit: Its grain.
        year: The year as written; negative for years before Christ. A decade or century by its first year.
        month: 1 to 12.
        day: 1 to 31.
        season: TIMEX3's letters (SP, SU, FA, WI).
        part: ``early``, ``mid``, ``late``, ``start``, ``end``, ``later``, ``earlier``, ``H1``, ``H2``, or ``week:N``
            (the N-th, negative from the end).
        daypart: TIMEX3's letters (MO, AF, EV, NI ...), or ``ON`` for overnight.
        clock: HH:MM.
        weekday: 0 for Monday.
        count: How many units; None where the words give no number ("several").
        step: Which way: 0 this or the same, positive later, negative earlier.
        exact: Counted in units ("a week later"), not the next one of the calendar ("the next week").
        pole: From where it is counted.
        value: A value that the words fix by themselves (``PRESENT_REF``, ``P2M``).
        link: Of the first of two: ``range`` or ``pair``, that it makes with the next one.
    """

    start: int
    end: int
    form: Form
    unit: Unit = Unit.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    part: str = ""
    daypart: str = ""
    clock: str = ""
    weekday: int | None = None
    count: float | None = 1
    step: int = 0
    exact: bool = False
    pole: Pole = Pole.PRESENT
    value: str = ""
    link: str = ""
