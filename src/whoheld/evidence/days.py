"""Days of claims and events as ordinals, to be compared: how far apart they lie, and which come first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from whoheld.almanac.when import When

if TYPE_CHECKING:
    from whoheld.claims.claim import Claim


def hull(a: When, b: When) -> When:
    """The days from the first of either to the last of either."""
    starts, ends = (a.earliest, b.earliest), (a.latest, b.latest)
    return When(
        min(d for d in starts if d) if all(starts) else None,
        max(d for d in ends if d) if all(ends) else None,
    )


def gap_days(a: When, b: When) -> int:
    """The days that lie between two dates; 0 where they share one."""
    if a.overlaps(b):
        return 0
    early, late = (a, b) if last_of(a) < first_of(b) else (b, a)
    return first_of(late) - last_of(early)


def bounds(w: When) -> tuple[int, int]:
    """The first and the last day as ordinals; an open end lies before, or after, all days."""
    return w.earliest.toordinal() if w.earliest else 0, w.latest.toordinal() if w.latest else date.max.toordinal()


def last_of(w: When) -> int:
    """The last day as an ordinal, else the first; 0 where neither is known."""
    return day.toordinal() if (day := w.latest or w.earliest) else 0


def first_of(w: When) -> int:
    """The first day as an ordinal, else the last; 0 where neither is known."""
    return day.toordinal() if (day := w.earliest or w.latest) else 0


def story_order(claim: Claim) -> tuple[int, int, str, int]:
    """What puts claims in order: their days, then their place in a text."""
    return first_day(claim), last_day(claim), claim.doc_id, claim.quote_start


def first_day(claim: Claim) -> int:
    """The first day that a claim names, as an ordinal; 0 for none."""
    day = min(claim.start, claim.end) if claim.start and claim.end else claim.start or claim.end
    return day.toordinal() if day else 0


def last_day(claim: Claim) -> int:
    """The last day that a claim names, as an ordinal; 0 for none."""
    day = max(claim.start, claim.end) if claim.start and claim.end else claim.start or claim.end
    return day.toordinal() if day else 0
