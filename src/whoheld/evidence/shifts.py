"""How many claims more or fewer places and documents have by people's judgements."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.claims.claim import Claim
    from whoheld.evidence.atlas import Atlas
    from whoheld.evidence.verdicts import Verdicts


class Shift(NamedTuple):
    """One claim that was judged: its document, by how many claims that grows, the place it leaves, the one it joins."""

    doc_id: str
    step: int
    left: str | None
    joined: str | None


class Shifts:
    """What judged claims do to the numbers of claims; only they are looked at."""

    def __init__(self, verdicts: Verdicts, atlas: Atlas, newcomers: Iterable[Claim]) -> None:
        new = {claim.id: claim for claim in newcomers}
        judged = {*verdicts.hidden, *verdicts.shown, *new}
        self._shifts = [_shift(i, new.get(i), verdicts, atlas) for i in sorted(judged)]

    @cached_property
    def by_document(self) -> Counter[str]:
        """Document -> how many claims more it has."""
        counts = Counter[str]()
        for shift in self._shifts:
            counts[shift.doc_id] += shift.step
        return counts

    @cached_property
    def by_place(self) -> Counter[str]:
        """Place, as shown -> how many claims more it has."""
        counts = Counter[str]()
        for shift in self._shifts:
            counts.update([shift.joined] if shift.joined else [])
            counts.subtract([shift.left] if shift.left else [])
        return counts

    @property
    def arrivals(self) -> set[str]:
        """Ids of places that claims were brought to."""
        return {place_id for place_id, step in self.by_place.items() if step > 0}

    @property
    def places(self) -> set[str]:
        """Ids of all places that judged claims leave or join; also where they stay and only read otherwise."""
        return {i for shift in self._shifts for i in (shift.left, shift.joined) if i}


def _shift(claim_id: str, new: Claim | None, verdicts: Verdicts, atlas: Atlas) -> Shift:
    trace = verdicts.stood(claim_id)
    before = atlas.now(trace.place_id, trace.doc_id) if trace and trace.place_id else None
    hidden = claim_id in verdicts.hidden
    after = None if hidden else new.place_id if new else before
    doc_id = trace.doc_id if trace else new.doc_id if new else ""
    return Shift(doc_id, int(bool(new) and not hidden and not trace) - int(hidden and bool(trace)), before, after)
