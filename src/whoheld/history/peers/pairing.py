"""Their events and our claims in pairs, one to one: the best pair first, whatever the order of the rows.

A pair is made where neither of the two has a better one left. So each row can be told why it was not paired: by what it
misses, or by whom the other fits better. An assignment of the greatest sum would part a good pair for two poor ones,
and could not say why of any one row.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from whoheld.almanac.distance import EARTH_KM
from whoheld.history.peers.fit import DAYS, KM, LEAST, SAME_NAME_KM, Fit, Named, fit, reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from whoheld.claims.claim import Claim
    from whoheld.evidence.peers.incident import Incident
    from whoheld.history.events.stand import Stand

#: Of the claims near an event so many are looked at closely, the nearest first.
NEAREST = 80
#: Days around an event in which the nearest claim is sought that is none of its own.
AROUND = 60
#: So many times too far counts what has no point, so that what has one is named first.
_NOWHERE = 1000.0


class Pair(NamedTuple):
    """An event of theirs (its number) and a claim of ours (its number), and how they fit."""

    their: int
    own: int
    fit: Fit


@dataclass(frozen=True, slots=True)
class Paired:
    """Pairs, and for each that has none its nearest: a `Pair` whose fit says what it misses; by numbers."""

    pairs: tuple[Pair, ...]
    near_theirs: Mapping[int, Pair]
    near_ours: Mapping[int, Pair]


class Field:
    """Our claims laid out by day, so that those near an event are found without going through all of them."""

    def __init__(self, stands: Sequence[Stand]) -> None:
        first = np.array([s.first.toordinal() for s in stands], dtype=np.int64)
        self.order = np.argsort(first, kind="stable")
        self.first = first[self.order]
        self.last = np.array([s.last.toordinal() for s in stands], dtype=np.int64)[self.order]
        self.lon = np.radians([np.nan if s.lon is None else s.lon for s in stands])[self.order]
        self.lat = np.radians([np.nan if s.lat is None else s.lat for s in stands])[self.order]
        self._widest = int((self.last - self.first).max(initial=0))
        self._numbers: dict[str, int] = {}
        ids = [self._numbers.setdefault(p, len(self._numbers)) for s in stands for p in (next(iter(s.places), ""),)]
        self.place = np.array(ids, dtype=np.int64)[self.order]

    def within(self, their: Stand, days: int) -> slice:
        """Where those can be that lie so many days from an event at most."""
        low = np.searchsorted(self.first, their.first.toordinal() - days - self._widest, "left")
        return slice(int(low), int(np.searchsorted(self.first, their.last.toordinal() + days, "right")))

    def gaps(self, their: Stand, part: slice) -> NDArray[np.int64]:
        """Days between an event and each of a part, at least."""
        before = self.first[part] - their.last.toordinal()
        after = their.first.toordinal() - self.last[part]
        return np.maximum(np.maximum(before, after), 0)

    def km(self, their: Stand, part: slice) -> NDArray[np.float64]:
        """Great-circle kilometres to each of a part; nan where one has no point."""
        if their.lon is None or their.lat is None:
            return np.full(part.stop - part.start, np.nan)
        lon, lat = np.radians(their.lon), np.radians(their.lat)
        there = self.lat[part]
        h = np.sin((there - lat) / 2) ** 2
        h += np.cos(lat) * np.cos(there) * np.sin((self.lon[part] - lon) / 2) ** 2
        far: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(h)))
        return far

    def alike(self, their: Stand, part: slice) -> NDArray[np.bool_]:
        """Whether each of a part is about a place that the event names."""
        numbers = [self._numbers[p] for p in their.places if p in self._numbers]
        return np.isin(self.place[part], numbers) if numbers else np.zeros(part.stop - part.start, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is paired: their events and our claims, where each stands (in the same orders), and who is of one side."""

    incidents: Sequence[Incident]
    claims: Sequence[Claim]
    their: Sequence[Stand]
    own: Sequence[Stand]
    named: Named


def pair(sought: Sought) -> Paired:
    """Pair events with claims."""
    search = _Search(sought, Field(sought.own))
    tried = [one for number in range(len(sought.incidents)) for one in search.tried(number)]
    tried.sort(key=lambda p: (bool(p.fit.against), -p.fit.score, sought.their[p.their].key, sought.own[p.own].key))
    pairs = _best_first([p for p in tried if not p.fit.against and p.fit.score >= LEAST])
    taken, used = {p.their for p in pairs}, {p.own for p in pairs}
    near_theirs = _first_of((p for p in tried if p.their not in taken), "their")
    near_ours = _first_of((p for p in tried if p.own not in used), "own")
    for number in range(len(sought.incidents)):
        if number not in taken and number not in near_theirs and (found := search.nearest(number)):
            near_theirs[number] = found
    return Paired(tuple(pairs), near_theirs, near_ours)


def _best_first(tried: Sequence[Pair]) -> list[Pair]:
    theirs: set[int] = set()
    own: set[int] = set()
    pairs = []
    for one in tried:
        if one.their not in theirs and one.own not in own:
            theirs.add(one.their)
            own.add(one.own)
            pairs.append(one)
    return pairs


def _first_of(tried: Iterator[Pair], side: str) -> dict[int, Pair]:
    found: dict[int, Pair] = {}
    for one in tried:
        found.setdefault(getattr(one, side), one)
    return found


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for the claims near one event, by its number."""

    sought: Sought
    field: Field

    def tried(self, number: int) -> Iterator[Pair]:
        """The claims that may be one with it, looked at closely."""
        their, field = self.sought.their[number], self.field
        part = field.within(their, DAYS)
        gaps, km, alike = field.gaps(their, part), field.km(their, part), field.alike(their, part)
        most = np.where(alike, max(SAME_NAME_KM, reach(their)), reach(their))
        fitting = np.flatnonzero((gaps <= DAYS) & ((km <= most) | (np.isnan(km) & alike)))
        if fitting.size > NEAREST:
            far = np.nan_to_num(km[fitting]) * ~alike[fitting] + KM * gaps[fitting]
            spans = (field.last[part] - field.first[part])[fitting]
            fitting = fitting[np.lexsort((spans, far))[:NEAREST]]
        for at in fitting:
            yield self._closely(number, part.start + int(at), float(km[at]))

    def nearest(self, number: int) -> Pair | None:
        """The claim that lies nearest in days and kilometres; None where there is none within `AROUND` days."""
        their, field = self.sought.their[number], self.field
        part = field.within(their, AROUND)
        gaps, km, alike = field.gaps(their, part), field.km(their, part), field.alike(their, part)
        if not (gaps <= AROUND).any():
            return None
        off = np.where(alike, 0.0, np.nan_to_num(km / reach(their), nan=_NOWHERE)) + gaps / DAYS
        off[gaps > AROUND] = np.inf
        at = int(np.argmin(off))
        return self._closely(number, part.start + at, float(km[at]))

    def _closely(self, number: int, at: int, km: float) -> Pair:
        sought, own = self.sought, int(self.field.order[at])
        stands = sought.their[number], sought.own[own]
        away = None if math.isnan(km) else km
        return Pair(number, own, fit(sought.incidents[number], sought.claims[own], stands, away, sought.named))
