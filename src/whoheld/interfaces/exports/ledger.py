"""Which claims a format of events holds, and why it cannot hold the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from whoheld.codebook import AHEAD, CONTROL, HARM, Extent, Kind, Stance
from whoheld.evidence.source import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Final

    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import ClaimRow
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.picked import Picked

#: Why a claim is left out of a table of events.
DOUBTED: Final = "doubted: a row would say that it happened"
DENIED: Final = "denied, and no row tells of what is denied"
NO_PLACE: Final = "no place is named"
NO_DAY: Final = "no day is told"
EDGE: Final = "only the edge of the place is meant"
NOBODY: Final = "nobody is named who took or gave up the place"
NO_NUMBER: Final = "harm without a number"
OTHER_DAYS: Final = "with what others tell of it, it was on days that are not asked for"
NOT_ONE: Final = "not told closely enough to be one event"


class Ledger:
    """The claims that were picked: those that a row holds, and for each of the others a reason.

    Args:
        picked: What of the record is written.
        kinds: What the format has events for; the others are left out.
    """

    def __init__(self, picked: Picked, kinds: Iterable[Kind]) -> None:
        self._claims = [row.claim for row in picked.claims]
        self._picked = {claim.id for claim in self._claims}
        self._within = picked.limits.within
        self._kinds = frozenset(kinds)
        self._held: set[str] = set()
        self._reasons: dict[str, str] = {}

    def wants(self, one: Occurrence) -> bool:
        """Whether the limits let through a claim that tells of this, and its days; if not its days, that is noted."""
        if self._picked.isdisjoint(claim.id for claim in one.claims):
            return False
        within = self._within(one.when.earliest or one.when.latest, one.when.latest or one.when.earliest)
        if not within:
            self.leaves_out(one, OTHER_DAYS)
        return within

    def holds(self, one: Occurrence) -> None:
        """A row tells of this; its denials stand beside it."""
        self._held.update(claim.id for claim in (*one.claims, *one.denials))

    def leaves_out(self, one: Occurrence, why: str) -> None:
        """No row can tell of this."""
        for claim in one.claims:
            self._reasons.setdefault(claim.id, why)

    def left_out(self) -> Mapping[str, int]:
        """Reason -> how many claims, the most frequent first."""
        counts = Counter(self._why(c) for c in self._claims if c.id not in self._held)
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def _why(self, claim: Claim) -> str:
        if claim.stance in AHEAD:
            return f"{claim.stance}: nothing that happened"
        if claim.stance is Stance.DOUBTED:
            return DOUBTED
        if claim.stance is Stance.DENIED:
            return DENIED
        if claim.id in self._reasons:
            return self._reasons[claim.id]
        return self._general(claim)

    def _general(self, claim: Claim) -> str:
        """Why a claim that was said came into no occurrence."""
        if claim.kind not in self._kinds:
            return f"{claim.kind}: the format has no such event"
        if not claim.place_id:
            return NO_PLACE
        if not when(claim).known:
            return NO_DAY
        if claim.kind in HARM and claim.low is None and claim.high is None:
            return NO_NUMBER
        if claim.kind in CONTROL and not claim.actor:
            return NOBODY
        return EDGE if claim.extent is Extent.EDGE else NOT_ONE


def happened(picked: Picked) -> list[Occurrence]:
    """What happened at the places that are wanted, as all claims that were said tell it, with the denials of it.

    Limits of side, days and stance choose among these (`Ledger.wants`): they take no claim from any, so that an event
    is the same one, with the same dead and denials, however little is asked for.
    """
    said: list[ClaimRow] = [r for r in picked.cited.values() if r.claim.stance in (Stance.SAID, Stance.DENIED)]
    found = picked.record.occurrences(said, picked.places)
    return sorted(found, key=lambda o: (o.when.earliest or o.when.latest, o.when.latest, o.place_id, o.id))
