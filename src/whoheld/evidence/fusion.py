"""From claims of one place to findings: which claims tell of the same event, and who stands against it.

The result does not depend on the order of the claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.claims.claim import IDENTITY, Claim
from whoheld.codebook import CONTROL, Extent, Kind, Stance
from whoheld.evidence.days import bounds, first_day, first_of, gap_days, hull, last_day, last_of, story_order
from whoheld.evidence.finding import Finding, balance, doubted, extent_of, only_own
from whoheld.evidence.party import Parties, SameSide, finest
from whoheld.evidence.source import Stake, vague, when
from whoheld.evidence.takings import Takings
from whoheld.evidence.witness import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Two reports of one side's taking that lie this many days apart tell of one event.
SAME_EVENT_DAYS = 2
#: One side's leaving and another's coming in within this many days are one change of hands.
HANDOVER_DAYS = 3
#: What two claims have in common that tell the same in two places: all that makes a claim but where it stands.
_TOLD = (*sorted(IDENTITY - {"doc_id", "quote_start", "quote_end"}), "told_target", "reported")
#: A denial speaks of what was claimed for its own days or for this many before.
DENIAL_DAYS = 3
#: What lies further apart than this is not compared at all: most of what is told of a place.
_REACH_DAYS = max(SAME_EVENT_DAYS, HANDOVER_DAYS, DENIAL_DAYS)


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The control claims, each once, in an order that depends on nothing but themselves."""
    by_id: dict[str, Claim] = {}
    for claim in dict.fromkeys(c for c in claims if c.kind in CONTROL):
        key = claim.id
        rival = by_id.setdefault(key, claim)
        by_id[key] = min(claim, rival, key=repr) if rival is not claim else claim
    ordered = sorted(by_id.items(), key=lambda item: (*story_order(item[1]), item[0]))
    return [claim for _, claim in ordered]


def fuse(claims: Iterable[Claim], sides: SameSide | Parties) -> tuple[Finding, ...]:
    """The findings of one place.

    Undated claims, the edge of a place, and what was not said or doubted make none; denials count against.
    """
    parties = sides if isinstance(sides, Parties) else Parties(sides)
    ordered, repeats = _once(distinct(claims), parties)
    moving = [c for c in ordered if c.moves and c.actor and when(c).known and c.extent is not Extent.EDGE]
    denials = [c for c in ordered if c.stance is Stance.DENIED and when(c).known]
    clusters = _gather(moving, parties)
    takings = [c for c in clusters if c.kind is Kind.TAKES and not c.part and not vague(c.when)]
    return tuple(_finding(cluster, takings, denials, repeats, parties) for cluster in clusters)


#: The first of claims that copies of one text tell word for word -> the others.
_Repeats = dict[str, list[Claim]]


def _once(claims: Sequence[Claim], parties: Parties) -> tuple[list[Claim], _Repeats]:
    """The claims without what copies of a text tell again, so that a copy changes nothing, and those repetitions."""
    told: dict[tuple[object, ...], Claim] = {}
    repeats: _Repeats = {}
    kept = []
    for claim in claims:
        kin = parties.circle.kin(claim)
        first = told.setdefault((kin, *(getattr(claim, n) for n in _TOLD)), claim) if kin is not None else claim
        if first.doc_id == claim.doc_id:
            kept.append(claim)
        else:
            repeats.setdefault(first.id, []).append(claim)
    return kept, repeats


def _with_repeats(claims: Sequence[Claim], repeats: _Repeats) -> list[Claim]:
    if not repeats:
        return list(claims)
    return [told for claim in claims for told in (claim, *repeats.get(claim.id, ()))]


@dataclass
class _Cluster:
    """Claims of one event; `when` follows the claims as they come in, the narrowest first, `days` are its bounds."""

    kind: Kind
    actor: str
    part: bool
    when: When
    claims: list[Claim] = field(default_factory=list)
    days: tuple[int, int] = (0, 0)

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if name == "when":
            self.days = bounds(self.when)

    def near(self, first: int, last: int) -> bool:
        """Whether some of its days may lie within reach of some others, given as ordinals."""
        return self.days[0] - _REACH_DAYS <= last and first - _REACH_DAYS <= self.days[1]

    @property
    def precise(self) -> list[Claim]:
        return [c for c in self.claims if not vague(when(c)) and c.kind is self.kind]


def _gather(moving: Sequence[Claim], parties: Parties) -> list[_Cluster]:
    """One cluster an event. The narrowest dates come first, so that a vague mention finds the event it mentions."""
    whole = [c for c in moving if c.kind is Kind.TAKES and not vague(when(c)) and c.extent is not Extent.PART]
    takings = Takings(whole)
    clusters: list[_Cluster] = []
    for claim in sorted(moving, key=lambda c: (_rank(c.kind), vague(when(c)), when(c).days or 10**6)):
        home = _home(claim, clusters, takings, parties)
        if home is None:
            home = _Cluster(claim.kind, claim.actor or "", claim.extent is Extent.PART, when(claim))
            clusters.append(home)
        home.claims.append(claim)
        if claim.kind is home.kind:
            home.when = _dates([c for c in home.claims if c.kind is home.kind])
    return clusters


def _rank(kind: Kind) -> int:
    """Takings first: leavings and mentions of a state join them."""
    return (Kind.TAKES, Kind.LEAVES, Kind.HOLDS, Kind.CONTESTS, Kind.BESIEGES).index(kind)


def _home(claim: Claim, clusters: list[_Cluster], takings: Takings, parties: Parties) -> _Cluster | None:
    days = bounds(when(claim))
    fitting = [c for c in clusters if c.near(*days) and _fits(claim, c, takings, parties)]
    if vague(when(claim)):  # a summary tells the lasting result: the last event that it can mean
        return max(fitting, key=lambda c: (last_of(c.when), first_day(c.claims[0])), default=None)
    return min(fitting, key=lambda c: (gap_days(when(claim), c.when), last_of(c.when)), default=None)


def _fits(claim: Claim, cluster: _Cluster, takings: Takings, parties: Parties) -> bool:
    """Whether a claim tells of the cluster's event; days are compared before names, which takes longer."""
    if (claim.extent is Extent.PART) != cluster.part:
        return False
    if claim.kind is not cluster.kind:
        return cluster.kind is Kind.TAKES and _joins_taking(claim, cluster, parties)
    if claim.kind is not Kind.TAKES:
        return _overlap_closely(when(claim), cluster.when) and _one_side(claim, cluster, parties)
    same = _same_taking(claim, cluster, parties) and _one_side(claim, cluster, parties)
    return same and not any(_parted(claim, c, takings, parties) for c in cluster.precise)


def _one_side(claim: Claim, cluster: _Cluster, parties: Parties) -> bool:
    """Whether the actors are one side; joint rule is another state than rule by one of the two."""
    day = claim.end or claim.start
    if claim.kind is Kind.HOLDS:
        return parties.alike(parties.members(claim.actor), parties.members(cluster.actor), day)
    return parties.same(claim.actor, cluster.actor, day)


def _same_taking(claim: Claim, cluster: _Cluster, parties: Parties) -> bool:
    """Whether the dates of two takings fit; parts of a place taken on two days are two events."""
    if gap_days(when(claim), cluster.when) > (0 if cluster.part else SAME_EVENT_DAYS):
        return False
    return not vague(when(claim)) or _targets_agree(claim, cluster, parties)


def _joins_taking(claim: Claim, cluster: _Cluster, parties: Parties) -> bool:
    """Whether a leaving is the other half of the taking, or a vaguely dated holding a mention of it."""
    day = claim.end or claim.start
    if claim.kind is Kind.HOLDS:
        return (
            vague(when(claim)) and when(claim).overlaps(cluster.when) and parties.same(claim.actor, cluster.actor, day)
        )
    if claim.kind is not Kind.LEAVES or parties.same(claim.actor, cluster.actor, day):
        return False
    targets = [c.told_target for c in cluster.claims if c.kind is Kind.TAKES]
    named = any(parties.same(claim.actor, t, day) for t in targets)
    if vague(when(claim)):
        return named and not cluster.part and gap_days(when(claim), cluster.when) == 0
    apart = HANDOVER_DAYS if named or None in targets else 0  # another loser, on the same days: a rival account
    return gap_days(when(claim), cluster.when) <= apart


def _targets_agree(claim: Claim, cluster: _Cluster, parties: Parties) -> bool:
    targets = [c.told_target for c in cluster.claims if c.told_target]
    return not claim.told_target or not targets or any(parties.same(claim.told_target, t, claim.end) for t in targets)


def _overlap_closely(a: When, b: When) -> bool:
    """States and fighting are one finding only where both are precise and share a day, or both say the same days."""
    return a == b or (not vague(a) and not vague(b) and a.overlaps(b))


def _parted(a: Claim, b: Claim, takings: Takings, parties: Parties) -> bool:
    """Whether another side took the place between what the two claims tell, so that they are two events.

    A long closed stretch ("in 2017") comes neither before nor after: nothing can part it from a day within.
    """
    if when(a).days is not None and vague(when(a)):
        return False
    early, late = sorted((a, b), key=lambda c: (last_day(c), c.doc_id, c.quote_start))
    return any(not parties.same(rival.actor, a.actor, rival.end) for rival in takings.between(early, late))


def _dates(claims: Sequence[Claim]) -> When:
    """The days of an event by its firmest claims: said before doubted, dated before vague; narrowed as they agree."""
    tiers = (
        [c for c in claims if not vague(when(c)) and not doubted(c)],
        [c for c in claims if not vague(when(c))],
        list(claims),
    )
    dates = sorted({when(c) for c in next(t for t in tiers if t)}, key=lambda w: (w.days or 10**6, last_of(w)))
    found = dates[0]
    for other in dates[1:]:
        found = found.meet(other) or hull(found, other)
    return found


def _finding(
    cluster: _Cluster, takings: list[_Cluster], denials: Sequence[Claim], repeats: _Repeats, parties: Parties
) -> Finding:
    claims = sorted(cluster.claims, key=lambda c: (*story_order(c), c.id))
    own = [c for c in claims if c.kind is cluster.kind]
    denied = [d for d in denials if cluster.near(*bounds(when(d))) and _denies(d, cluster, parties)]
    near = [t for t in takings if t.near(*cluster.days)] if cluster.kind is Kind.TAKES else ()
    rivals = [c for other in near if _rival(cluster, other, parties) for c in other.claims]
    actor, former = finest(c.actor for c in own), _former(claims, cluster, parties)
    stake = Stake(() if cluster.kind is Kind.LEAVES else (actor,), former)
    told, against = _with_repeats(claims, repeats), _with_repeats(denied, repeats)
    weighed = balance(told, against, parties, stake)
    return Finding(
        kind=cluster.kind,
        actor=actor,
        former=former,
        extent=extent_of(own),
        when=_with_leaving(cluster, claims),
        supporting=tuple(told),
        opposing=tuple(dict.fromkeys([*against, *_with_repeats(rivals, repeats)])),
        weight=weighed.weight,
        only_own=only_own(claims, parties, stake),
        reasons=weighed.reasons,
        witnesses=weighed.witnesses,
        deniers=weighed.deniers,
        repeats=frozenset(c.id for c in told) - {c.id for c in claims} if repeats else frozenset(),
    )


def _former(claims: Sequence[Claim], cluster: _Cluster, parties: Parties) -> tuple[str, ...]:
    """Who held the place until then, one name for each side that some claim names."""
    if cluster.kind is Kind.LEAVES:
        return (cluster.actor,)
    if cluster.kind is not Kind.TAKES:
        return ()
    names: list[str] = []
    for claim in claims:
        name = claim.actor if claim.kind is Kind.LEAVES else claim.told_target if claim.kind is Kind.TAKES else None
        if name and not parties.holds_in(name, [*names, cluster.actor], claim.end):
            names.append(name)
    return tuple(names)


def _with_leaving(cluster: _Cluster, claims: Sequence[Claim]) -> When:
    """The days of a taking, begun earlier where the other side was gone before it."""
    left = [
        when(c).earliest
        for c in claims
        if c.kind is Kind.LEAVES and cluster.kind is Kind.TAKES and not when(c).overlaps(cluster.when)
    ]
    gone = [d for d in left if d and cluster.when.earliest and d < cluster.when.earliest]
    return When(min(gone), cluster.when.latest) if gone else cluster.when


def _denies(denial: Claim, cluster: _Cluster, parties: Parties) -> bool:
    """Whether a denial speaks of this event: a voice that tells of a failure and then of success denies nothing."""
    lost = denial.kind is Kind.LEAVES and cluster.kind is Kind.TAKES
    if not lost and (denial.kind is not cluster.kind or not parties.same(denial.actor, cluster.actor, denial.end)):
        return False
    if lost and not any(parties.same(denial.actor, c.told_target, denial.end) for c in cluster.claims):
        return False
    if gap_days(cluster.when, when(denial)) > DENIAL_DAYS or last_of(when(denial)) < first_of(cluster.when):
        return False
    deniers = speakers(denial, parties)
    return not any(deniers & speakers(c, parties) for c in cluster.claims)


def _rival(cluster: _Cluster, other: _Cluster, parties: Parties) -> bool:
    """Whether another side is said to have taken the whole on the same days, and neither took it from the other.

    Both are takings, the other one a dated one of the whole.
    """
    if cluster.part or vague(cluster.when) or not cluster.when.overlaps(other.when):
        return False
    if parties.same(cluster.actor, other.actor, cluster.when.latest):
        return False
    if {c.doc_id for c in cluster.claims} & {c.doc_id for c in other.claims}:  # one text tells of both, in order
        return False
    return not (_took_from(cluster, other, parties) or _took_from(other, cluster, parties))


def _took_from(taker: _Cluster, loser: _Cluster, parties: Parties) -> bool:
    return any(parties.same(c.told_target, loser.actor, c.end) for c in taker.claims)
