"""Which claims can be compared with a table: those of its kinds, its days and its stretch of the earth."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whoheld.codebook import MOVING
from whoheld.history.events.stand import WIDEST, Stand, ours
from whoheld.history.peers.fit import DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whoheld.almanac.place import FeatureClass
    from whoheld.claims.claim import Claim
    from whoheld.codebook import Kind
    from whoheld.evidence.peers.incident import Incident
    from whoheld.evidence.rows import ClaimRow

#: Degrees around the points of their table that still count as the stretch of the earth that it is about.
_MARGIN = 0.1


def compared(
    rows: Sequence[ClaimRow], features: Mapping[str, FeatureClass], told: Sequence[Incident], their: Sequence[Stand]
) -> tuple[list[ClaimRow], list[Stand], dict[str, int]]:
    """Our claims that can be compared, by day; where each stands; and how many are left out for which reason.

    Args:
        rows: Our claims, in any order.
        features: What sort of place each place of the claims is, by its id.
        told: Their events.
        their: When and where each of these stands.
    """
    wanted = {kind for incident in told for kind in incident.kinds}
    scope = _Scope(their)
    kept: list[tuple[Stand, ClaimRow]] = []
    left_out = Counter[str]()
    for row in rows:
        stand = ours(row, features.get(row.claim.place_id or ""))
        why = _unfit(row.claim, wanted) or ("no day is known" if stand is None else scope.outside(stand, row))
        if why or stand is None:
            left_out[why] += 1
        else:
            kept.append((stand, row))
    kept.sort(key=lambda one: (one[0].first, one[0].last, one[0].key))
    return [row for _, row in kept], [stand for stand, _ in kept], dict(sorted(left_out.items()))


def _unfit(claim: Claim, wanted: set[Kind]) -> str:
    if claim.kind not in wanted:
        return "of a kind that their table does not hold"
    if claim.stance not in MOVING:
        return "did not happen by what is told (denied, intended, forecast or supposed)"
    return "" if claim.place_id else "no place is named"


class _Scope:
    """The days and the stretch of the earth that their table is about."""

    def __init__(self, their: Sequence[Stand]) -> None:
        self._days = (
            (min(s.first for s in their).toordinal() - DAYS, max(s.last for s in their).toordinal() + DAYS)
            if their
            else None
        )
        points = [(s.lon, s.lat) for s in their if s.lon is not None and s.lat is not None]
        self._box = [(min(x) - _MARGIN, max(x) + _MARGIN) for x in zip(*points, strict=True)]

    def outside(self, stand: Stand, row: ClaimRow) -> str:
        """Why a claim lies outside of it; empty if it does not."""
        if stand.days > WIDEST:
            return f"known only to more than {WIDEST} days"
        if not self._days or stand.last.toordinal() < self._days[0] or stand.first.toordinal() > self._days[1]:
            return "outside of the days of their table"
        if self._box and row.lon is not None and row.lat is not None:
            for value, (low, high) in zip((row.lon, row.lat), self._box, strict=True):
                if not low <= value <= high:
                    return "outside of the stretch of the earth of their table"
        return ""
