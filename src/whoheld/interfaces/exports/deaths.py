"""How many died in an event, as one figure with its bounds, where what is told allows one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import Kind
from whoheld.history.events.casualties import CIVIL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.history.events.casualties import Casualties
    from whoheld.history.events.occurrence import Occurrence

#: What is counted and is no people.
_THINGS = frozenset({"vehicles", "villages", "km", "square km", "points"})
#: Who may be counted among people, or among civilians, of whom the same text gives the number.
_AMONG = CIVIL - {"civilians"}


class Toll(NamedTuple):
    """A count of dead; None where it is not told, or left open.

    Attributes:
        best: The best figure; the lower bound where only one is told ("more than 20").
        low, high: The lowest and the highest that any source gives.
    """

    best: int | None
    low: int | None
    high: int | None


UNTOLD = Toll(None, None, None)


def deaths(one: Occurrence) -> list[Casualties]:
    """The figures of dead of an event, one for each group that is told of; children among civilians are no other."""
    groups = [harm for harm in one.harm if harm.kind == Kind.KILLS and harm.unit not in _THINGS]
    wholes = [group for group in groups if group.unit not in _AMONG]
    return wholes or groups


def toll(groups: Sequence[Casualties], side_of: Callable[[str], str]) -> Toll:
    """The dead of all groups.

    Of several groups the one that no side is named for is the total. Where all are named, and one document tells of
    all, they are added up if no two may be of one side; else nothing is said.
    """
    if len(groups) == 1:
        return of(groups[0])
    whole = [group for group in groups if group.whom is None]
    if whole:
        return of(whole[0]) if len(whole) == 1 else UNTOLD
    sides = {side_of(group.whom or "") for group in groups}
    told = [{figure.doc for figure in group.figures} for group in groups]
    if not groups or len(sides) < len(groups) or not set.intersection(*told):
        return UNTOLD
    tolls = [of(group) for group in groups]
    return Toll(*(_sum(numbers) for numbers in zip(*tolls, strict=True)))


def opponent(one: Occurrence, side_of: Callable[[str], str]) -> str | None:
    """Against whom it was: the target that is told, else the one side that the actor is said to have killed in it."""
    if one.target or not one.actor:
        return one.target
    killed = {
        side_of(group.whom): group.whom
        for group in deaths(one)
        if group.whom and group.whom.casefold() not in CIVIL and {f.actor for f in group.figures} <= {None, one.actor}
    }
    killed.pop(side_of(one.actor), None)
    return next(iter(killed.values())) if len(killed) == 1 else None


def of(group: Casualties) -> Toll:
    """The dead of one group."""
    return Toll(group.best_low, group.low, group.high)


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
