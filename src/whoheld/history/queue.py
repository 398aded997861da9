"""Which claims a person should look at first: those on which most depends, and of which least is sure."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.codebook import CONTROL, MOVING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.evidence.kept import Spot, Turn
    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import ClaimRow
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class Urgency:
    """Every number that decides what comes first; a claim's urgency is the sum of those that apply."""

    decides_dispute: float = 3.0  # it makes a change of control at a place of which accounts differ
    of_disputed: float = 1.0  # it may move the map of such a place
    rests: float = 0.5  # times the decimal logarithm of the days for which an answer rests on it
    unsure: float = 4.0  # times what its confidence lacks to SURE
    idle: float = 0.25  # all of it times this, where the claim moves nothing


URGENCY = Urgency()
#: From this confidence on the reader counts as sure.
SURE = 0.5
#: An answer that rests on a claim for fewer days is not worth a word.
WORTH_SAYING_DAYS = 14


@dataclass(frozen=True, slots=True)
class Queued:
    """A claim to be looked at, and why, in words."""

    claim: ClaimRow
    why: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {"claim": {**self.claim.row(), "judged": self.claim.judged}, "why": list(self.why)}


@dataclass(frozen=True, slots=True)
class Queue:
    """The first claims to be looked at, and how many there are in all."""

    rows: tuple[Queued, ...]
    left: int

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {"rows": [one.row() for one in self.rows], "left": self.left}


class Waiting(NamedTuple):
    """A claim in the queue: its id, how urgent it is, and why."""

    id: str
    urgency: float
    why: tuple[str, ...]


class _Made(NamedTuple):
    """A change of control that was made, and for how many days the answer stood."""

    turn: Turn
    days: int


def waiting(
    told: Iterable[Outline],
    turns: Sequence[tuple[Spot, Turn]],
    disputed: frozenset[str],
    facts: Mapping[str, DocumentFacts],
) -> list[Waiting]:
    """The claims that a person should look at, the most urgent first; equally urgent ones in the order of telling.

    Args:
        told: The claims that wait.
        turns: Every change of control, by place and in order.
        disputed: The ids of places of which accounts differ.
        facts: The documents of the claims.
    """
    made = _by_teller(turns)
    ranked = []
    for one in told:
        urgency, why = _urgency(one, made.get(_teller(one, facts), ()), disputed)
        if why:
            ranked.append((-round(urgency, 6), facts[one.doc_id].name, one.doc_id, one.quote_start, one.id, why))
    ranked.sort()
    return [Waiting(key, -urgency, why) for urgency, _, _, _, key, why in ranked]


def _urgency(one: Outline, made: Iterable[_Made], disputed: frozenset[str]) -> tuple[float, tuple[str, ...]]:
    moves = one.kind in CONTROL and one.stance in MOVING
    lack = SURE - one.confidence
    told = list(_at_stake(one, made, disputed)) if moves else []
    if lack > 0:
        told.append((URGENCY.unsure * lack, f"the reader is unsure of it (confidence {one.confidence:.2f})"))
    return sum(weight for weight, _ in told) * (1 if moves else URGENCY.idle), tuple(why for _, why in told)


def _at_stake(one: Outline, made: Iterable[_Made], disputed: frozenset[str]) -> Iterator[tuple[float, str]]:
    """What hangs on a claim that may move the map, each with how much it weighs."""
    days = [change.days for change in made if _fits(one, change.turn)]
    if one.place_id in disputed and days:
        yield URGENCY.decides_dispute, "it decides who held a place of which accounts differ"
    elif one.place_id in disputed:
        yield URGENCY.of_disputed, "accounts of its place differ"
    if (most := max(days, default=0)) >= WORTH_SAYING_DAYS:
        yield URGENCY.rests * math.log10(1 + most), f"the answer of {most} days rests on it"


#: By what the claim that tells a change best is found again: place, document, source, stance.
_Teller = tuple[str | None, str, str | None, str]


def _teller(one: Outline, facts: Mapping[str, DocumentFacts]) -> _Teller:
    return one.place_id, facts[one.doc_id].name, one.source, one.stance


def _by_teller(turns: Sequence[tuple[Spot, Turn]]) -> dict[_Teller, list[_Made]]:
    """Changes by the claims that tell them best; an answer stands until the next change, at last until the last."""
    last = max((day for _, turn in turns if (day := _day(turn))), default=date.min)
    found: dict[_Teller, list[_Made]] = defaultdict(list)
    for (spot, turn), following in zip_longest(turns, turns[1:]):
        until = _day(following[1]) if following and following[0].id == spot.id else last
        day = _day(turn)
        stood = (until - day).days if day and until else 0
        found[spot.id, turn.source_doc, turn.source, turn.stance].append(_Made(turn, max(stood, 0)))
    return found


def _day(turn: Turn) -> date | None:
    return turn.end or turn.start


def _fits(one: Outline, turn: Turn) -> bool:
    """Whether a claim may tell a change: some day of it lies within the bounds of the change."""
    return any(
        (turn.start is None or turn.start <= day) and (turn.end is None or day <= turn.end)
        for day in (one.start, one.end)
        if day
    )
