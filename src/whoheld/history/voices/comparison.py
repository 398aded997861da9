"""What two sources say: each alone, both, and where they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from whoheld.almanac.when import When
from whoheld.codebook import AHEAD, CONTROL, Stance
from whoheld.evidence.days import hull
from whoheld.evidence.fusion import fuse
from whoheld.evidence.source import vague, when
from whoheld.history.dispute import disputes_of
from whoheld.history.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.finding import Finding
    from whoheld.evidence.party import Parties
    from whoheld.evidence.rows import ClaimRow, SourceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.history.dispute import Dispute


#: The ids of what the first and of what the second source says of a place.
Ids: TypeAlias = tuple[frozenset[str], frozenset[str]]


class Voiced(NamedTuple):
    """A place with what each of two sources says of it; what they say together stands with both."""

    place: Place
    a: tuple[Claim, ...]
    b: tuple[Claim, ...]


class Meeting(NamedTuple):
    """Claims of two sources that tell of the same, or contradict each other, on some days of a place."""

    place: Place
    days: When
    a: tuple[str, ...]
    b: tuple[str, ...]
    why: str


@dataclass
class Met:
    """What two sources say of places where both speak; claims by their ids."""

    both: list[Meeting] = field(default_factory=list)
    contradict: list[Meeting] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """The claims that met another."""
        return {i for m in (*self.both, *self.contradict) for i in (*m.a, *m.b)}


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing of which both sources speak; ``start`` and ``end`` are its days, None where open."""

    place: str
    place_id: str
    start: date | None
    end: date | None
    a: tuple[ClaimRow, ...]
    b: tuple[ClaimRow, ...]
    why: str

    def row(self) -> dict[str, Any]:
        """Plain values; ``day`` is the day by which it had happened."""
        start, end = (day.isoformat() if day else None for day in (self.start, self.end))
        where = {"place": self.place, "place_id": self.place_id, "start": start, "end": end, "day": end or start}
        return {**where, "a": [row.row() for row in self.a], "b": [row.row() for row in self.b], "why": self.why}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sources say; of each list the first, with the number of all in ``totals``.

    A claim that contradicts the other source stands in ``contradict`` and in none of ``only_a``, ``only_b``.
    """

    a: SourceRow
    b: SourceRow
    only_a: tuple[ClaimRow, ...]
    only_b: tuple[ClaimRow, ...]
    both: tuple[Compared, ...]
    contradict: tuple[Compared, ...]
    totals: Mapping[str, int]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        lists = ("only_a", "only_b", "both", "contradict")
        told = {name: [row.row() for row in getattr(self, name)] for name in lists}
        return {"a": self.a.row(), "b": self.b.row(), **told, "totals": dict(self.totals)}


def meet(places: Iterable[Voiced], *, facts: Mapping[str, DocumentFacts], parties: Parties) -> Met:
    """Where two sources tell of the same and where they contradict each other, place by place and day by day."""
    met = Met()
    for one in places:
        ids = frozenset(c.id for c in one.a), frozenset(c.id for c in one.b)
        findings = fuse(dict.fromkeys((*one.a, *one.b)), parties)
        known = timeline((*one.a, *one.b), feature=one.place.feature, facts=facts, sides=parties)
        rivals = disputes_of(one.place, known, facts)
        found = (*_against(one.place, findings, ids), *_disputed(one.place, rivals, ids), *_denials(one, parties))
        contradict = {(m.a, m.b): m for m in found}
        met.contradict += sorted(contradict.values(), key=_in_order)
        at_odds = {i for m in contradict.values() for i in (*m.a, *m.b)}
        met.both += sorted(
            (m for m in _agreements(one, findings, ids, parties) if not _all_in(m, at_odds)), key=_in_order
        )
    return met


def _against(place: Place, findings: Iterable[Finding], ids: Ids) -> Iterator[Meeting]:
    """Where one source tells of an event and the other speaks against it."""
    for finding in findings:
        rival = {c.id for c in finding.supporting}, {c.id for c in finding.opposing}
        why = "they tell of the same days and cannot both be true"
        yield from (Meeting(place, finding.when, a, b, why) for a, b in _both_ways(rival, ids))


def _disputed(place: Place, disputes: Iterable[Dispute], ids: Ids) -> Iterator[Meeting]:
    """Where the sources give accounts of the holder that cannot both be true."""
    for dispute in disputes:
        first, last = (day and date.fromisoformat(day) for day in (dispute.start, dispute.end))
        mine, theirs = ({item.claim_id for item in side.claims} for side in dispute.accounts)
        days = When(first or None, last or None)
        yield from (Meeting(place, days, a, b, dispute.why) for a, b in _both_ways((mine, theirs), ids))


def _both_ways(rival: tuple[set[str], set[str]], ids: Ids) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Of two rival accounts what each source says, where one is for it and the other against it."""
    for left, right in (rival, rival[::-1]):
        a, b = left & ids[0], right & ids[1]
        if a and b:
            yield tuple(sorted(a)), tuple(sorted(b))


def _denials(one: Voiced, parties: Parties) -> Iterator[Meeting]:
    """What one source says as a fact and the other denies, where fusion does not look: of events beside control."""
    for left, right in ((c, d) for c in one.a for d in one.b if c.kind is d.kind and c.kind not in CONTROL):
        denied = (left.stance is Stance.DENIED) is not (right.stance is Stance.DENIED)
        if denied and not {left.stance, right.stance} & AHEAD and _same_event(left, right, parties):
            yield Meeting(one.place, hull(when(left), when(right)), (left.id,), (right.id,), "the other denies it")


def _agreements(one: Voiced, findings: Iterable[Finding], ids: Ids, parties: Parties) -> Iterator[Meeting]:
    """Where both tell of the same: of one finding, or, beside those, of one kind and place on days that fit."""
    fused: set[str] = set()
    for finding in findings:
        told = {c.id for c in finding.supporting}
        fused |= told
        a, b = told & ids[0], told & ids[1]
        if a and b:
            yield Meeting(one.place, finding.when, tuple(sorted(a)), tuple(sorted(b)), "")
    others: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in one.b:
        others[claim.kind, claim.stance].append(claim)
    for claim in (c for c in one.a if c.id not in fused):
        near = others[claim.kind, claim.stance]
        if same := [c for c in near if c.id not in fused and (c.id == claim.id or _same_event(claim, c, parties))]:
            yield Meeting(one.place, when(claim), (claim.id,), tuple(c.id for c in same), "")


def _same_event(a: Claim, b: Claim, parties: Parties) -> bool:
    """Whether two claims of one kind and place may tell of one event: on days that fit, of the same side."""
    first, second = when(a), when(b)
    if not first.known or (first != second and (vague(first) or vague(second) or not first.overlaps(second))):
        return False
    pairs = ((a.actor, b.actor), (a.target, b.target))
    return all(x is None or y is None or parties.same(x, y, a.end or a.start) for x, y in pairs)


def _all_in(meeting: Meeting, ids: set[str]) -> bool:
    return ids.issuperset(meeting.a) and ids.issuperset(meeting.b)


def _in_order(meeting: Meeting) -> tuple[str, Sequence[str], Sequence[str]]:
    day = meeting.days.latest or meeting.days.earliest
    return day.isoformat() if day else "", meeting.a, meeting.b
