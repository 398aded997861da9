"""What part of a record is written into a file: places, a side, days, stances; whole texts or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.errors import BadDate, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.codebook import Stance
    from whoheld.record import Record


@dataclass(frozen=True, slots=True)
class Limits:
    """What is written.

    Attributes:
        places: Ids of places; None for all.
        side: A side, by its name in the record; empty for all.
        first, last: Only what is told of days between, and what is undated; None where there is no bound.
        with_text: Whether the documents' whole texts are written too, without readers' comments.
        stances: Only claims and statements that are put so; empty for all.
    """

    places: frozenset[str] | None = None
    side: str = ""
    first: date | None = None
    last: date | None = None
    with_text: bool = False
    stances: frozenset[Stance] = frozenset()

    @property
    def all_places(self) -> bool:
        """Whether claims of all places are written, and those without a place."""
        return self.places is None and not self.side

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether some day from the first to the last (None: open) is written."""
        return not ((self.last and first and first > self.last) or (self.first and last and last < self.first))

    def at(self, place_id: str | None) -> bool:
        """Whether what is told of a place, or of none, is written."""
        return self.places is None or place_id in self.places

    def puts(self, stance: str) -> bool:
        """Whether what is put so is written."""
        return not self.stances or stance in self.stances

    def tells(self, claim: Claim) -> bool:
        """Whether a claim is put so, and speaks of days, that are written; an undated one may."""
        return self.puts(claim.stance) and self.within(claim.start or claim.end, claim.end or claim.start)


def limited(
    record: Record,
    *,
    places: Iterable[str] = (),
    side: str | None = None,
    since: str | None = None,
    until: str | None = None,
    stances: Iterable[Stance] = (),
    with_text: bool = False,
) -> Limits:
    """What part of the record is wanted, in a person's words.

    Args:
        record: The record that is written.
        places: Names or ids of places; none for all.
        side: The name of a side, or its label.
        since: The first day (of a month or a year its first).
        until: The last day (of a month or a year its last).
        stances: How claims should be put; none for all.
        with_text: Whether whole texts are wanted.

    Raises:
        QuestionError: No such side, no such day, or no single place of a name.
    """
    first, last = day_bounds(since), day_bounds(until)
    if first and last and first[0] > last[1]:
        raise BadDate(f"{since} comes after {until}: give the first day with --from and the last with --to")
    ids = frozenset(record.find_place(name).id for name in places)
    found = _side(record, side) if side else ""
    return Limits(ids or None, found, first and first[0], last and last[1], with_text, frozenset(stances))


def day_bounds(day: str | None) -> tuple[date, date] | None:
    """The first and the last day of a day, month or year; None where none is given.

    Raises:
        BadDate: It is none, or open at one end.
    """
    if day is None:
        return None
    from whoheld.almanac.when import When  # noqa: PLC0415 - the help of a command needs no dates

    try:
        when = When.parse(day)
    except ValueError as error:
        raise BadDate(str(error)) from error
    if when.earliest is None or when.latest is None:
        raise BadDate(f"{day!r} is open at one end: give a day, a month or a year")
    return when.earliest, when.latest


def _side(record: Record, name: str) -> str:
    """The side of a name, or of a label.

    Raises:
        QuestionError: The record has none.
    """
    known = record.sides()
    found = next((s.name for s in known if name in (s.name, s.label)), record.side_of(name))
    if found not in {side.name for side in known}:
        raise QuestionError(f"no side {name!r} is in the record; there are: {', '.join(s.name for s in known)}")
    return found
