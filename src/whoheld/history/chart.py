"""A chart: every place with all that is known of its holders, so that any day can be shown without asking again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.almanac.place import Place
    from whoheld.evidence.kept import Stretch, Turn

#: Of the days on which places change hands, the share at either end that may lie outside the days of the war: a year
#: read wrongly, or a look back at another war, must not stretch the time line over a century.
_ASIDE = 0.01
#: Days that are shown before the first change and after the last.
_MARGIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class ChartedPlace:
    """A place, how many claims are about it, and its stretches in order; none where nothing dated is known of it."""

    place: Place
    claims: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Every place that claims are about, by name.

    Attributes:
        places: The places.
        turns: Day -> how many places change hands on it; a change within bounds counts on their last day.
        first, last: The days of the war: all but a hundredth of the changes, with a month around; None where none
            is known.
    """

    places: tuple[ChartedPlace, ...]
    turns: Counter[date]
    first: date | None
    last: date | None


def chart(places: Iterable[ChartedPlace], turns: Iterable[Turn]) -> Chart:
    """The chart of places and of their changes of control."""
    shown = tuple(sorted(places, key=lambda one: (one.place.name, one.place.id)))
    days = Counter(day for turn in turns if (day := turn.end or turn.start))
    evident = [day for one in shown for s in one.stretches for day in (s.first, s.last_evidence) if day]
    first, last = _the_war(sorted(days.elements()) or sorted(day for day in evident if day > date.min))
    return Chart(shown, Counter(dict(sorted(days.items()))), first, last)


def _the_war(days: Sequence[date]) -> tuple[date | None, date | None]:
    """The first and the last day to show, of days in order."""
    if not days:
        return None, None
    aside = int(len(days) * _ASIDE)
    first, last = days[aside], days[-1 - aside]
    before, after = first - date.min, date.max - last
    margin = timedelta(_MARGIN_DAYS)
    return first - min(margin, before), last + min(margin, after)
