"""Who may be a witness of whom: which passages are copies, who publishes a text, who leans where by a user's file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.almanac import spelling
from whoheld.almanac.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from whoheld.claims.claim import Claim


@dataclass(frozen=True, slots=True)
class Leaning:
    """A line of a user's file: to which side a source leans, from a day to a day, both included; None is open."""

    source: str
    side: str
    first: date | None = None
    last: date | None = None

    def row(self) -> dict[str, str | None]:
        """Plain values under the names of the file's columns."""
        first, last = (d.isoformat() if d else None for d in (self.first, self.last))
        return {"source": self.source, "side": self.side, "from": first, "to": last}


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A stretch of a document, in characters, that is a near copy of every other of the same kin."""

    start: int
    end: int
    kin: int


@dataclass(frozen=True, slots=True)
class Circle:
    """What is known of the witnesses of some claims beside what the claims say themselves.

    Attributes:
        copies: Document -> its passages that stand in other documents too, in order.
        publishers: Document -> who publishes it.
        leanings: The lines of the user's file.
    """

    copies: Mapping[str, tuple[CopiedPassage, ...]] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    leanings: tuple[Leaning, ...] = ()

    def kin(self, claim: Claim) -> int | None:
        """The number of the text that the claim's passage is a copy of; None where it stands in one document only."""
        known = self.copies.get(claim.doc_id, ())
        at = bisect_right(known, claim.quote_start, key=lambda p: p.start) - 1
        return known[at].kin if at >= 0 and claim.quote_start < known[at].end else None

    def leaning(self, names: Iterable[str], on: date | None) -> str | None:
        """The side that the file gives for a source of one of these names on a day; None where it has no line for it.

        Without a day any line counts. Of several lines that fit the last one does; an empty side is "leans to nobody".
        """
        wanted = {spelling.key(name) for name in names}
        fitting = [
            line.side
            for line in self.leanings
            if spelling.key(line.source) in wanted and (on is None or When(line.first, line.last).overlaps(When.on(on)))
        ]
        return fitting[-1] if fitting else None


#: Nothing is known.
NOBODY = Circle()
