"""The takings of a place by their days, to be asked which of them lie between two claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from whoheld.evidence.days import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoheld.claims.claim import Claim


class Takings:
    """The dated takings of a whole place, by the day by which each was done."""

    def __init__(self, takings: Iterable[Claim]) -> None:
        self._ordered = sorted(((last_day(c), c) for c in takings), key=itemgetter(0))
        # A place may be told of a thousand times on one day; of those only what one text tells stands in order.
        self._in_text: dict[tuple[int, str], list[Claim]] = defaultdict(list)
        for day, claim in self._ordered:
            self._in_text[day, claim.doc_id].append(claim)

    def between(self, early: Claim, late: Claim) -> Iterator[Claim]:
        """Those after one claim and before another: by their days, and on one day by their places in one text."""
        first, last = last_day(early), last_day(late)
        begin = bisect_right(self._ordered, first, key=itemgetter(0))
        end = bisect_left(self._ordered, last, key=itemgetter(0))
        yield from (claim for _, claim in self._ordered[begin:end])
        after = (c for c in self._told(first, early) if c.quote_start > early.quote_start)
        before = (c for c in self._told(last, late) if c.quote_start < late.quote_start)
        if first != last:
            yield from after
            yield from before
        elif early.doc_id == late.doc_id:
            yield from (c for c in after if c.quote_start < late.quote_start)

    def _told(self, day: int, claim: Claim) -> Sequence[Claim]:
        """What the text of a claim tells of a day."""
        return self._in_text.get((day, claim.doc_id), ())
