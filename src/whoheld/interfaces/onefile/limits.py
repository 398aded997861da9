"""What part of a record a saved page has: places, a side, days; whole texts or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from whoheld.claims.claim import Claim


@dataclass(frozen=True, slots=True)
class Limits:
    """What is saved.

    Attributes:
        places: Ids of places; None for all.
        side: A side, by its name in the record: only places that it is said to have held; empty for all.
        first, last: Only what is told of days between, and what is undated; None where there is no bound.
        with_text: Whether the documents' whole texts are saved too, without readers' comments.
    """

    places: frozenset[str] | None = None
    side: str = ""
    first: date | None = None
    last: date | None = None
    with_text: bool = False

    @property
    def all_places(self) -> bool:
        """Whether claims of all places are saved, and those without a place."""
        return self.places is None and not self.side

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether some day from the first to the last (None: open) is saved."""
        return not ((self.last and first and first > self.last) or (self.first and last and last < self.first))

    def tells(self, claim: Claim) -> bool:
        """Whether a claim speaks of days that are saved; an undated one may."""
        return self.within(claim.start or claim.end, claim.end or claim.start)
