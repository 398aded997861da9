"""Which events of somebody else's table a record has, and which of its claims that table lacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from statistics import median
from typing import TYPE_CHECKING, Any

from whoheld.history.events.stand import SPOTS, WIDEST, Stand, pointed, theirs
from whoheld.history.peers.fit import LEAST, Named
from whoheld.history.peers.pairing import AROUND, Paired, Sought, pair
from whoheld.history.peers.scope import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import FeatureClass
    from whoheld.evidence.peers.incident import Incident, PeerTable, Refused
    from whoheld.evidence.rows import ClaimRow
    from whoheld.history.peers.pairing import Pair

MATCHED, THEIRS, OURS, AGAIN, UNCOMPARED = "matched", "theirs only", "ours only", "ours again", "not compared"
STATES = (MATCHED, THEIRS, OURS, AGAIN, UNCOMPARED)


@dataclass(frozen=True, slots=True)
class MatchRow:
    """An event of theirs, a claim of ours, or both.

    Attributes:
        state: ``matched``; ``theirs only``; ``ours only``; ``ours again`` for a claim that tells of the place and days
            of a matched one; ``not compared`` for an event of theirs that cannot be.
        why: Why they are matched; or why the nearest of the other side is not: it stands in the row, too.
        days_apart: Days that lie between the two at least; None where only one stands in the row.
        km_apart: Kilometres between their points; None where one has none.
        score: How well they fit, from 0 to 1; None where only one stands in the row.
        incident: Their event, or the nearest; None where there is none near.
        claim: Our claim, or the nearest, with its point; None where there is none near.
    """

    state: str
    why: tuple[str, ...]
    days_apart: int | None
    km_apart: float | None
    score: float | None
    incident: Incident | None
    claim: ClaimRow | None

    def row(self) -> dict[str, Any]:
        """Plain values; those of their event are called ``their_...``, those of our claim as in `ClaimRow`."""
        their = {f"their_{name}": getattr(self.incident, name, None) for name in _THEIR}
        told = self.claim.row() if self.claim else {}
        return {
            **{f.name: getattr(self, f.name) for f in fields(self)[:5]},
            "why": list(self.why),
            **their,
            "their_sides": list(self.incident.sides) if self.incident else None,
            "claim_id": told.get("id"),
            **{name: told.get(name) for name in _OUR},
        }


_THEIR = ("id", "row", "day", "place", "sides", "kind", "dead", "lon", "lat")
_OUR = (
    *("quote", "doc", "kind", "actor", "target", "place", "start", "end", "source", "stance", "low", "high", "unit"),
    *("lon", "lat"),
)


@dataclass(frozen=True, slots=True)
class Matched:
    """The comparison of a table with a record; goes through its rows.

    Attributes:
        table: The table's file name.
        rows: Matched ones first, then theirs, then ours, each in the order of days.
        refused: Rows of the file that could not be read.
        left_out: Reason -> how many of our claims were not compared for it.
    """

    table: str
    rows: tuple[MatchRow, ...]
    refused: tuple[Refused, ...]
    left_out: Mapping[str, int]

    def __iter__(self) -> Iterator[MatchRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def counts(self) -> dict[str, int]:
        """State -> how many rows have it."""
        told = Counter(row.state for row in self.rows)
        return {state: told[state] for state in STATES}

    @property
    def median_days(self) -> float | None:
        """Of matched rows, the median of the days that lie between at least; None where there are none."""
        return median([r.days_apart or 0 for r in self.rows if r.state == MATCHED] or [0]) if self._any else None

    @property
    def median_km(self) -> float | None:
        """Of matched rows with two points, the median of the kilometres between them; None where there are none."""
        known = [r.km_apart for r in self.rows if r.state == MATCHED and r.km_apart is not None]
        return median(known) if known else None

    @property
    def kinds(self) -> dict[str, int]:
        """Kind of our claim -> how many matched rows have it, the most frequent first."""
        told = Counter(r.claim.claim.kind.value for r in self.rows if r.state == MATCHED and r.claim)
        return dict(sorted(told.items(), key=lambda one: (-one[1], one[0])))

    @property
    def _any(self) -> bool:
        return any(r.state == MATCHED for r in self.rows)


def match(
    table: PeerTable[Incident],
    rows: Sequence[ClaimRow],
    *,
    features: Mapping[str, FeatureClass],
    meant: Callable[[str], frozenset[str]],
    named: Named,
) -> Matched:
    """Compare a table of events with claims.

    Args:
        table: Their events, in any order.
        rows: Our claims, in any order.
        features: What sort of place each place of the claims is, by its id.
        meant: The ids of the places that one of their names may mean.
        named: Who is of one side.
    """
    told = sorted((i for i in table.rows if _comparable(i)), key=lambda i: (i.first, i.last, i.id, i.place, i.row))
    spots = frozenset(i for i, feature in features.items() if feature in SPOTS)
    places = {name: meant(name) for name in {i.place for i in told}}
    their = [theirs(i, places[i.place] & spots if pointed(i) else places[i.place]) for i in told]
    own, stands, left_out = compared(rows, features, told, their)
    paired = pair(Sought(told, [row.claim for row in own], their, stands, named))
    found = [
        *(_row(MATCHED, one, told, own) for one in sorted(paired.pairs)),
        *_their_rows(told, own, paired),
        *_own_rows(told, own, stands, paired),
        *(_uncompared(i) for i in table.rows if not _comparable(i)),
    ]
    return Matched(table.name, tuple(found), table.refused, left_out)


def _comparable(incident: Incident) -> bool:
    return bool(incident.kinds) and (incident.last - incident.first).days < WIDEST


def _uncompared(incident: Incident) -> MatchRow:
    wide = (incident.last - incident.first).days + 1
    why = f"known only to {wide} days" if incident.kinds else "WhoHeld has no kind for it"
    return MatchRow(UNCOMPARED, (why,), None, None, None, incident, None)


def _row(state: str, one: Pair, told: Sequence[Incident], own: Sequence[ClaimRow], why: str = "") -> MatchRow:
    return MatchRow(
        state, (why,) if why else one.fit.why, one.fit.days, one.fit.km, one.fit.score, told[one.their], own[one.own]
    )


def _their_rows(told: Sequence[Incident], own: Sequence[ClaimRow], paired: Paired) -> Iterator[MatchRow]:
    partner = {one.own: told[one.their].id for one in paired.pairs}
    done = {one.their for one in paired.pairs}
    for number, incident in enumerate(told):
        if number in done:
            continue
        near = paired.near_theirs.get(number)
        if near is None:
            why = f"no claim of ours within {AROUND} days"
            yield MatchRow(THEIRS, (why,), None, None, None, incident, None)
        else:
            yield _row(THEIRS, near, told, own, _missed(near, partner.get(near.own), "their"))


def _own_rows(
    told: Sequence[Incident], own: Sequence[ClaimRow], stands: Sequence[Stand], paired: Paired
) -> Iterator[MatchRow]:
    partner = {one.their: own[one.own].claim.id for one in paired.pairs}
    done = {one.own: one for one in paired.pairs}
    told_at = _by_place(stands, done)
    for number, row in enumerate(own):
        if number in done:
            continue
        again = next(
            (p for at, p in told_at.get(row.claim.place_id or "", ()) if _same(stands[at], stands[number])), None
        )
        near = paired.near_ours.get(number)
        if again is not None:
            why = f"tells of the same place and days as claim {own[again.own].claim.id}, which is matched"
            yield MatchRow(AGAIN, (why,), None, None, None, told[again.their], row)
        elif near is None:
            yield MatchRow(OURS, ("no event of theirs is near in days and kilometres",), None, None, None, None, row)
        else:
            yield _row(OURS, near, told, own, _missed(near, partner.get(near.their), "our"))


def _by_place(stands: Sequence[Stand], done: Mapping[int, Pair]) -> dict[str, list[tuple[int, Pair]]]:
    found: dict[str, list[tuple[int, Pair]]] = {}
    for number in sorted(done):
        for place in stands[number].places:
            found.setdefault(place, []).append((number, done[number]))
    return found


def _same(a: Stand, b: Stand) -> bool:
    """Whether two claims of one place are of the same days, neither being much vaguer than the other."""
    return (a.first, a.last) == (b.first, b.last) or (
        max(a.days, b.days) <= 3 and a.first <= b.last and b.first <= a.last  # noqa: PLR2004 - a night and a day
    )


def _missed(near: Pair, partner: str | None, whose: str) -> str:
    """Why the nearest is not matched."""
    if near.fit.against:
        return f"the nearest is not it: {near.fit.against}"
    if near.fit.score < LEAST:
        return f"the nearest fits too little ({near.fit.score:.2f}, at least {LEAST}): {'; '.join(near.fit.why)}"
    what = f"{whose} event {partner}" if whose == "their" else f"{whose} claim {partner}"
    return f"the nearest fits {what} better"
