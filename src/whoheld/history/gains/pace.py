"""How fast a side gains: what is told of its gains beside the changes of hands that the record can place, by week."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.almanac.place import FeatureClass
from whoheld.almanac.when import When
from whoheld.history.change import steps
from whoheld.history.spell import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from whoheld.almanac.place import Place
    from whoheld.history.gains.told_gain import ToldGain
    from whoheld.history.spell import Spell
    from whoheld.history.timeline import Timeline

#: From Monday to Sunday.
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Turnover:
    """A place that a side gained or lost.

    Attributes:
        place: The place, by its usual name.
        place_id: Which of the record's places it is.
        gained: Whether it was gained, else lost.
        start, end: The first and the last day on which it can have been; None where open.
        in_part: Whether the side then has, or had, only a part of it, or holds it with others.
        placed: Whether the place has a point.
        why: Why it stands in no week; empty where it stands in one.
    """

    place: str
    place_id: str
    gained: bool
    start: date | None
    end: date | None
    in_part: bool
    placed: bool
    why: str = ""

    def row(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        days = {name: day.isoformat() if (day := getattr(self, name)) else None for name in ("start", "end")}
        return {**asdict(self), **days}


@dataclass(frozen=True, slots=True)
class Week:
    """What a side gained and lost in an ISO week, or in no single one.

    Attributes:
        week: Year and number (``2017-W41``); None for what cannot be put into one week.
        monday: Its first day; None likewise.
        gained, lost: How many places.
        placed: How many of both have a point.
        net: The gained less the lost; None for what is in no week, where a place may come twice.
        total: The net of this week and of all before it; None likewise.
        turnovers: The places.
        told: What is told of gains in that week.
    """

    week: str | None
    monday: date | None
    gained: int
    lost: int
    placed: int
    net: int | None
    total: int | None
    turnovers: tuple[Turnover, ...]
    told: tuple[ToldGain, ...]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        lists = {name: [one.row() for one in getattr(self, name)] for name in ("turnovers", "told")}
        plain = {name: getattr(self, name) for name in ("week", "gained", "lost", "placed", "net", "total")}
        return {**plain, "monday": self.monday.isoformat() if self.monday else None, **lists}


@dataclass(frozen=True, slots=True)
class Pace:
    """The weeks of a side in order, those of which nothing is told left out; and what is in no single week.

    Areas and routes are in no week either: they are no single place.
    """

    side: str
    weeks: tuple[Week, ...]
    apart: Week

    def rows(self) -> tuple[Week, ...]:
        """The weeks, then what is in none, if there is any."""
        return (*self.weeks, *([self.apart] if self.apart.turnovers or self.apart.told else []))


class Steps(NamedTuple):
    """A place with its timeline."""

    place: Place
    known: Timeline


def turnovers(places: Iterable[Steps], side: str, sides_of: Callable[[str], tuple[str, ...]]) -> Iterator[Turnover]:
    """Every place that a side gained or lost; one that passes within the side is neither.

    Args:
        places: The places.
        side: The side, by the name that `sides_of` gives.
        sides_of: The sides of a holder's name.
    """
    for place, known in places:
        for former, spell in steps(known.spells):
            before, after = (bool(one) and side in _sides(one, sides_of) for one in (former, spell))
            if before != after:
                yield _turnover(place, spell, (spell if after else former) or spell, gained=after)


def _sides(spell: Spell | None, sides_of: Callable[[str], tuple[str, ...]]) -> set[str]:
    return {side for holder in (spell.holders if spell else ()) for side in sides_of(holder)}


def _turnover(place: Place, spell: Spell, having: Spell, *, gained: bool) -> Turnover:
    area = place.feature in (FeatureClass.AREA, FeatureClass.ROUTE)
    return Turnover(
        place=place.name,
        place_id=place.id,
        gained=gained,
        start=spell.start.earliest,
        end=spell.start.latest,
        in_part=having.sharing in (Sharing.DIVIDED, Sharing.JOINT),
        placed=place.lon is not None,
        why=f"{place.feature.value}, no single place" if area else _why(spell.start),
    )


def _why(days: When) -> str:
    """Why days are not within one week; empty where they are."""
    if monday(days):
        return ""
    if days.days is None:
        return "its days are open at one end" if days.known else "no day is known"
    return f"its {days.days} days lie in more than one week"


def monday(days: When) -> date | None:
    """The Monday of the ISO week in which all of some days lie; None where they lie in no single one."""
    if not days.earliest or not days.latest:
        return None
    first, last = (day - timedelta(day.weekday()) for day in (days.earliest, days.latest))
    return first if first == last else None


def pace(side: str, changed: Iterable[Turnover], told: Iterable[ToldGain], within: When | None = None) -> Pace:
    """The weeks of a side.

    Args:
        side: Its name.
        changed: The places that it gained or lost, in any order.
        told: What is told of its gains, in any order.
        within: Only what lies in these days for certain, if they are given.
    """
    wanted = sorted((t for t in changed if _inside(t.start, t.end, within)), key=_in_order)
    said = sorted(
        (t for t in told if _inside(t.start, t.end, within)),
        key=lambda t: (*_days(t), t.words, t.claim_id or t.statement_id),
    )
    in_weeks = [(found, t) for t in wanted if not t.why and (found := monday(When(t.start, t.end)))]
    told_in = [(found, t) for t in said if (found := monday(When(t.start, t.end)))]
    mondays = sorted({day for day, _ in in_weeks} | {day for day, _ in told_in})
    parts = [[t for day, t in in_weeks if day == one] for one in mondays]
    totals = accumulate(sum(1 if t.gained else -1 for t in part) for part in parts)
    weeks = tuple(
        _week(day, part, [t for at, t in told_in if at == day], total)
        for day, part, total in zip(mondays, parts, totals, strict=True)
    )
    apart = _week(None, [t for t in wanted if t.why], [t for t in said if not monday(When(t.start, t.end))], None)
    return Pace(side, weeks, apart)


def _week(day: date | None, part: Sequence[Turnover], told: Sequence[ToldGain], total: int | None) -> Week:
    gained = sum(t.gained for t in part)
    return Week(
        week=day.strftime("%G-W%V") if day else None,
        monday=day,
        gained=gained,
        lost=len(part) - gained,
        placed=sum(t.placed for t in part),
        net=2 * gained - len(part) if day else None,
        total=total,
        turnovers=tuple(part),
        told=tuple(told),
    )


def _inside(start: date | None, end: date | None, within: When | None) -> bool:
    """Whether days certainly lie within others; all do where none are given."""
    if within is None:
        return True
    early = within.earliest is None or (start is not None and start >= within.earliest)
    return early and (within.latest is None or (end is not None and end <= within.latest))


def _in_order(one: Turnover) -> tuple[str, str, str, str, bool]:
    return (*_days(one), one.place, one.place_id, one.gained)


def _days(one: Turnover | ToldGain) -> tuple[str, str]:
    start, end = one.start or one.end, one.end or one.start
    return str(start or ""), str(end or "")
