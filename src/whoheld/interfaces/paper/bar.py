"""One bar of a strip: solid where its holder is told of, slanted over the days of a change, pale where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib.dates import date2num
from matplotlib.patches import Polygon

from whoheld.interfaces.paper.inks import UNKNOWN, faded
from whoheld.interfaces.paper.sheet import INK

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes

    from whoheld.interfaces.paper.inks import Ink, Inks
    from whoheld.interfaces.paper.story import Bar

#: How much of a colour is left where nothing is told, and elsewhere.
_PALE, _FULL = 0.3, 0.8
#: Points of a letter's breadth, on the average.
_LETTER = 4.4


class Ends(NamedTuple):
    """Where a bar can have begun, had begun, had not ended, can have ended; in matplotlib's days."""

    first: float
    begun: float
    lasted: float
    last: float


def ends(bar: Bar, span: tuple[date, date]) -> Ends:
    """The ends of a bar among the days that are drawn."""
    begun = bar.begins.latest or bar.first_seen or bar.seen or span[0]
    lasted = max(begun, bar.ends.earliest or bar.seen or begun)
    first, last = min(begun, bar.begins.earliest or begun), max(lasted, bar.ends.latest or lasted)
    return Ends(*(x_of(day) for day in (first, begun, lasted, last)))


def draw_bar(
    axes: Axes,
    bar: Bar,
    span: tuple[date, date],
    inks: Inks,
    rows: tuple[float, float],
    *,
    rival: bool = False,
) -> None:
    """Draw a bar between two heights, a row for each holder; a rival account is hatched."""
    top, bottom = rows
    at = ends(bar, span)
    shown = inks.of(bar.holders) or [UNKNOWN]
    step = (bottom - top) / len(shown)
    for number, ink in enumerate(shown):
        row = top + step * number, top + step * (number + 1)
        if bar.begins.earliest is None:
            _fill(axes, Ends(x_of(span[0]), x_of(span[0]), at.begun, at.begun), row, ink, left=_PALE, rival=rival)
        if bar.ends.latest is None:
            _fill(axes, Ends(at.lasted, at.lasted, x_of(span[1]), x_of(span[1])), row, ink, left=_PALE, rival=rival)
        _fill(axes, at, row, ink, left=_FULL, rival=rival)
    reach = (
        x_of(span[0]) if bar.begins.earliest is None else at.begun,
        x_of(span[1]) if bar.ends.latest is None else at.lasted,
    )
    _write(axes, bar, reach, rows, rival=rival)


def x_of(day: date) -> float:
    """Where a day lies on the axis."""
    return float(date2num(day))  # type: ignore[no-untyped-call]


def _fill(axes: Axes, at: Ends, row: tuple[float, float], ink: Ink, *, left: float, rival: bool) -> None:
    corners = [(at.first, row[1]), (at.begun, row[0]), (at.lasted, row[0]), (at.last, row[1])]
    if ink is UNKNOWN:
        patch = Polygon(corners, facecolor="white", edgecolor=UNKNOWN.colour, linestyle=(0, (3, 2)), linewidth=0.6)
    else:
        patch = Polygon(corners, facecolor=faded(ink.colour, left), edgecolor=INK, linewidth=0.5)
    if rival:
        patch.set_hatch("////")
    axes.add_patch(patch)


def _write(axes: Axes, bar: Bar, reach: tuple[float, float], rows: tuple[float, float], *, rival: bool) -> None:
    """Write the holder's name into the bar, if there is room for it."""
    y = sum(rows) / 2
    pixels = axes.transData.transform([(reach[0], y), (reach[1], y)])[:, 0]
    room = (pixels[1] - pixels[0]) * 72 / axes.figure.dpi
    words = " / ".join(bar.holders) or UNKNOWN.label
    if len(words) * _LETTER < room:
        behind = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1.0} if rival else None
        axes.text(sum(reach) / 2, y, words, size=7, ha="center", va="center", color=INK, clip_on=True, bbox=behind)
