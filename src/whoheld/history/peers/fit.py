"""How well an event of somebody else's table and a claim of ours fit: in days, in kilometres, in sides, in kind.

The weights stand in one table; each reason is given in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.evidence.peers.incident import Incident
    from whoheld.history.events.stand import Stand

#: Days that may lie between the two: what is told of a night, or on the next day.
DAYS = 1
#: Kilometres within which two points are of one place, whatever it is called there.
ONE_PLACE_KM = 1.5
#: Kilometres that may lie between two points of one place in two gazetteers.
KM = 4.0
#: Kilometres that may lie between two places of one name: further off they are namesakes.
SAME_NAME_KM = 30.0
#: What the day after, or before, is worth of the same day.
NEXT_DAY = 0.2
#: How they begin who are no side in a fight.
CIVIL = "civilian"
#: Least score of a pair.
LEAST = 0.75
#: What a pair's score is made of; the parts sum up to 1.
WEIGHTS: Mapping[str, float] = {"days": 0.3, "place": 0.3, "sides": 0.2, "kind": 0.1, "dead": 0.1}
#: How well a kind of ours tells of an event in which somebody died.
_KINDS: Mapping[Kind, float] = {
    Kind.KILLS: 1.0,
    Kind.STRIKES: 0.9,
    Kind.ATTACKS: 0.9,
    Kind.CONTESTS: 0.8,
    Kind.REPELS: 0.8,
    Kind.WOUNDS: 0.8,
    Kind.TAKES: 0.7,
    Kind.ADVANCES: 0.5,
    Kind.LEAVES: 0.2,
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How two events fit.

    Attributes:
        score: From 0 to 1, more being better.
        days: Days that lie between them at least; 0 where they may be of one day.
        km: Kilometres between their points; None where one has none.
        why: What speaks for the pair, in words.
        against: Why it is none; empty where it may be one.
    """

    score: float
    days: int
    km: float | None
    why: tuple[str, ...]
    against: str = ""


class Named:
    """The sides of their rows and of our claims, and whether they agree; each pair of names is asked for once."""

    def __init__(self, parties: Parties, known: Mapping[str, tuple[str, ...]]) -> None:
        self._parties = parties
        self._known = known
        self._told: dict[object, tuple[float, str, str]] = {}

    def agree(self, incident: Incident, claim: Claim) -> tuple[float, str, str]:
        """How well they agree from 0 to 1, why in words, and why they cannot be one; the last is empty if they can."""
        mine = tuple(name for name in (claim.actor, claim.target) if name)
        key = incident.sides, mine, incident.first
        if key not in self._told:
            self._told[key] = self._compared(incident, mine)
        return self._told[key]

    def _compared(self, incident: Incident, mine: Sequence[str]) -> tuple[float, str, str]:
        their = [name for words in incident.sides for name in self._known.get(words, ())]
        roles = [[n for n in self._parties.members(joint) if self._known.get(n)] for joint in mine]
        own = [name for names in roles for name in names]
        if not their or not own:
            return 0.4, "the sides of one are not known", ""
        shared = [n for n in own if self._parties.holds_in(n, their, incident.first)]
        met = [n for n in their if self._parties.holds_in(n, own, incident.first)]
        all_known = all(self._known.get(words) or fold(words).startswith(CIVIL) for words in incident.sides)
        if not shared and all_known:
            return 0.0, "", f"other sides: theirs {' and '.join(incident.sides)}, ours {' and '.join(mine)}"
        if not shared:
            return 0.2, "no side is named by both, but not all are known", ""
        if len(set(shared)) > 1 and len(set(met)) > 1:
            return 1.0, f"both name {' and '.join(dict.fromkeys(shared))}", ""
        other = [n for names in roles if not set(names) & set(shared) for n in names]
        if other and all_known:
            return 0.0, f"both name {shared[0]}; {', '.join(dict.fromkeys(other))} only ours", ""
        return 0.7, f"both name {shared[0]}", ""


def fit(incident: Incident, claim: Claim, stands: tuple[Stand, Stand], km: float | None, named: Named) -> Fit:
    """How an event of theirs fits a claim of ours.

    Args:
        incident: Their event.
        claim: Our claim.
        stands: When and where both stand, theirs first.
        km: Kilometres between their points; None where one has none.
        named: Who is of one side.
    """
    their, own = stands
    gap = apart(their, own)
    alike = not their.places.isdisjoint(own.places)
    against = _too_far(their, gap, km, alike=alike)
    sides, told, other = named.agree(incident, claim)
    if claim.kind not in incident.kinds:
        against = against or f"of another kind: theirs {incident.kind or 'unnamed'}, ours {claim.kind.value}"
    against = against or other
    dead, said = _dead(incident, claim)
    parts = {
        "days": _in_time(their, own, gap),
        "place": 1.0 if alike else _near(km or 0.0, reach(their)),
        "sides": sides,
        "kind": _KINDS.get(claim.kind, 0.7),
        "dead": dead,
    }
    score = sum(WEIGHTS[name] * value for name, value in parts.items())
    why = tuple(w for w in (_when(their, own, gap), _where(km, alike=alike), told, said) if w)
    return Fit(round(score, 4), gap, None if km is None else round(km, 1), why, against)


def apart(a: Stand, b: Stand) -> int:
    """Days that lie between two events at least."""
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def reach(their: Stand) -> float:
    """Kilometres within which a place of another name may be the same."""
    return KM + their.off_km


def _too_far(their: Stand, gap: int, km: float | None, *, alike: bool) -> str:
    if gap > DAYS:
        return f"{gap} days apart, more than {DAYS}"
    if km is None:
        return "" if alike else "no point to compare, and no name in common"
    most = max(SAME_NAME_KM, reach(their)) if alike else reach(their)
    return f"{km:.1f} km apart, more than {most:.0f}" if km > most else ""


def _near(km: float, most: float) -> float:
    """How much it says that a place of another name is so near; where points lie on one another, almost all."""
    return 0.95 if km <= ONE_PLACE_KM else 0.5 * (1 - km / most)


def _in_time(their: Stand, own: Stand, gap: int) -> float:
    """1 for one and the same day, less for a day between them and for what may have been on many days."""
    wide = max(their.days, own.days)
    return (NEXT_DAY if gap else 1.0) / (1 + (wide - 1) / 10)


def _when(their: Stand, own: Stand, gap: int) -> str:
    if gap:
        return f"{gap} day{'s' * (gap > 1)} apart"
    if their.days == own.days == 1:
        return "the same day"
    return f"may be of one day (theirs of {their.days}, ours of {own.days})"


def _where(km: float | None, *, alike: bool) -> str:
    if alike:
        return "the place of that name"
    return "" if km is None else f"{km:.1f} km apart"


def _dead(incident: Incident, claim: Claim) -> tuple[float, str]:
    """How the numbers of dead agree; half where one gives none."""
    if claim.kind is not Kind.KILLS or incident.dead is None:
        return 0.5, ""
    if claim.low is None and claim.high is None:
        return 0.5, ""
    low, high = claim.low or 0, claim.high if claim.high is not None else 10**6
    if low <= incident.dead <= high:
        same = low == high
        return 1.0, f"both give {incident.dead} dead" if same else f"their {incident.dead} dead lie within ours"
    return 0.2, f"theirs give {incident.dead} dead, ours another number"
