"""Bars that overlap in time, each put into the first lane with room for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.interfaces.paper.story import Bar


def lanes(bars: Iterable[Bar], first: date, last: date) -> list[list[Bar]]:
    """Lanes of bars that do not overlap; an open bound reaches the first or last day."""
    found: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda b: (b.begins.earliest or first, b.ends.latest or last, b.words)):
        lane = next((lane for lane in found if _end(lane[-1], last) < (bar.begins.earliest or first)), None)
        if lane is None:
            found.append([bar])
        else:
            lane.append(bar)
    return found


def _end(bar: Bar, last: date) -> date:
    return bar.ends.latest or last
