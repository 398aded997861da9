"""How far somebody else's table of who held what agrees with a record, day by day."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.almanac.folding import plain
from whoheld.evidence.party import members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.place import Place
    from whoheld.evidence.kept import Stretch
    from whoheld.evidence.party import Parties
    from whoheld.evidence.peers.incident import Reign

SAME, OTHER, DISPUTED, DIVIDED, CHANGING, UNKNOWN = "same", "other", "disputed", "divided", "changing", "unknown"
ANSWERS = (SAME, OTHER, DISPUTED, DIVIDED, CHANGING, UNKNOWN)


@dataclass(frozen=True, slots=True)
class ReignMatch:
    """A row of theirs, and what the record says of its days.

    Attributes:
        row_number: The number of the row in their file.
        place, holder, start, end: As they have it (ISO days, both included); ``end`` None where it lasts on.
        found: The record's name of the place; None where it has no such place, or several.
        place_id: Its id.
        days: How many days were compared; 0 where the place is not found.
        same, other, disputed, divided, changing, unknown: On how many of these days the record says the same holder,
            another, that accounts differ, that the place is held in parts and theirs is one of them, that it is passing
            to or from theirs, or that nothing is known.
        first_other: The first day on which the record says another holder; None where it never does.
        other_holder: Whom it says on that day.
        why: What is to be said of it.
    """

    row_number: int
    place: str
    holder: str
    start: str
    end: str | None
    found: str | None
    place_id: str | None
    days: int
    same: int
    other: int
    disputed: int
    divided: int
    changing: int
    unknown: int
    first_other: str | None
    other_holder: str | None
    why: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """Plain values, with ``same_share``: of the days on which something is known, the share that is the same."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)} | {"why": list(self.why)}
        known = self.days - self.unknown
        return {**plain, "row": self.row_number, "same_share": round(self.same / known, 4) if known else None}


class _Told(NamedTuple):
    """How many days have each answer, of how many, and the first day of another holder with that holder."""

    days: int
    answers: Counter[str]
    first: tuple[date, str] | None


def unfound(reign: Reign, why: str) -> ReignMatch:
    """A row whose place the record does not have."""
    return _match(reign, None, _Told(0, Counter(), None), (why,))


def reign_match(
    reign: Reign, place: Place, stretches: Sequence[Stretch], last: date, *, parties: Parties, names: Sequence[str]
) -> ReignMatch:
    """What a record says of the days of a row of theirs.

    Args:
        reign: Their row.
        place: The record's place.
        stretches: What the record says of each day of it; days in none of them are unknown.
        last: The day up to which a row without an end is compared.
        parties: Who is of one side.
        names: The sides that their holder's name stands for; empty where no almanac knows it: then it is compared as
            it is written.
    """
    end = reign.end or max(last, reign.start)
    days = (end - reign.start).days + 1
    holder = "; ".join(names) or reign.holder
    told: Counter[str] = Counter()
    first: tuple[date, str] | None = None
    for since, until, stretch in _within(stretches, reign.start, end):
        for begin, finish in _years(since, until):
            answer = _answer(stretch, holder, begin, parties)
            told[answer] += (finish - begin).days + 1
            if answer == OTHER and first is None:
                first = begin, stretch.holder
    told[UNKNOWN] = days - sum(told[a] for a in ANSWERS if a != UNKNOWN)
    return _match(reign, place, _Told(days, told, first), tuple(_remarks(reign, last, names, told, days)))


def _match(reign: Reign, place: Place | None, told: _Told, why: tuple[str, ...]) -> ReignMatch:
    return ReignMatch(
        row_number=reign.row,
        place=reign.place,
        holder=reign.holder,
        start=reign.start.isoformat(),
        end=reign.end.isoformat() if reign.end else None,
        found=place.name if place else None,
        place_id=place.id if place else None,
        days=told.days,
        **{answer: told.answers[answer] for answer in ANSWERS},
        first_other=told.first[0].isoformat() if told.first else None,
        other_holder=told.first[1] if told.first else None,
        why=why,
    )


def _within(stretches: Sequence[Stretch], start: date, end: date) -> Iterator[tuple[date, date, Stretch]]:
    for stretch in stretches:
        since, until = max(stretch.first, start), min(stretch.last or end, end)
        if since <= until:
            yield since, until, stretch


def _years(since: date, until: date) -> Iterator[tuple[date, date]]:
    """Days in pieces within calendar years: who is part of whom may change."""
    while since <= until:
        finish = min(date(since.year, 12, 31), until)
        yield since, finish
        if finish == date.max:
            return
        since = finish + timedelta(1)


def _answer(stretch: Stretch, holder: str, day: date, parties: Parties) -> str:
    holders, others = members(stretch.holders), members(stretch.others)
    if stretch.status == DISPUTED:
        return DISPUTED
    if not holders and not others:
        return UNKNOWN
    held = parties.holds_in(holder, holders, day) or _written(holder, holders)
    if stretch.status == CHANGING and (held or parties.holds_in(holder, others, day) or _written(holder, others)):
        return CHANGING
    if not holders:
        return UNKNOWN  # it passes to somebody else, but who held it before is not known
    if DIVIDED in {stretch.status, stretch.sharing}:
        return DIVIDED if held else OTHER
    return SAME if held else OTHER


def _written(holder: str, names: Sequence[str]) -> bool:
    return plain(holder) in {plain(name) for name in names}


def _remarks(reign: Reign, last: date, names: Sequence[str], told: Counter[str], days: int) -> Iterator[str]:
    if reign.end is None:
        yield f"no end is given: compared up to {max(last, reign.start)}, the last day that their table names"
    if not names:
        yield f"{reign.holder!r} is no side that WhoHeld knows: compared as it is written"
    if told[UNKNOWN] == days:
        yield "the record knows no holder on any of these days"
