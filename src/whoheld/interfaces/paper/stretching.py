"""Draws how far a side was stretched over time: its places, and the length of its contact with others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num

from whoheld.interfaces.paper.paper import Paper
from whoheld.interfaces.paper.sheet import FAINT, MARGIN, SOFT, footing, heading, save, sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from whoheld.history.ways.stretch import Stretched

_HELD, _TOUCHING, _LENGTH = "#0072b2", "#d55e00", "#009e73"
_NOTES = (
    "Contact: the sum of {lines} between a place of the side and a neighbouring one that only others hold.",
    "It is no length of any front on the ground; the places are those that reports name and a gazetteer places.",
    "A place counts as held until something says otherwise; the table tells how many have had no evidence for long.",
)
#: Inches left of the axes, for their labels, and between the two.
_LEFT, _BETWEEN, _BELOW = 0.6, 0.3, 0.35


def draw_stretch(rows: Sequence[Stretched], path: Path, seen_by: str, *, roads: bool) -> None:
    """Draw the numbers of some days, in order, one above the other: places, then kilometres.

    Raises:
        QuestionError: The file's ending is none that can be drawn.
        OutputError: The file cannot be written.
    """
    paper = Paper(path)
    days = [float(date2num(date.fromisoformat(row.date))) for row in rows]  # type: ignore[no-untyped-call]
    notes = [note.format(lines="roads" if roads else "straight lines") for note in _NOTES]
    with sheet(paper.width, 5.6) as figure:
        top = heading(figure, f"{rows[0].side}: places held and contact", seen_by or "By all that the record has read")
        bottom = footing(figure, notes) + _BELOW
        width, height = figure.get_size_inches()
        each = (height - top - bottom - _BETWEEN) / 2
        across = ((MARGIN + _LEFT) / width, (width - 2 * MARGIN - _LEFT) / width)
        upper = figure.add_axes((across[0], (bottom + each + _BETWEEN) / height, across[1], each / height))
        lower = figure.add_axes((across[0], bottom / height, across[1], each / height), sharex=upper)
        upper.plot(days, [row.held for row in rows], color=_HELD, marker="o", markersize=3, label="places held")
        placed = [row.placed for row in rows]
        upper.plot(days, placed, color=_HELD, linestyle=":", linewidth=1, label="of them, on the map")
        touching = [row.touching for row in rows]
        upper.plot(days, touching, color=_TOUCHING, marker="s", markersize=3, label="next to others' places")
        upper.legend(frameon=False, loc="best")
        upper.tick_params(labelbottom=False)
        lower.plot(days, [row.contact_km for row in rows], color=_LENGTH, marker="^", markersize=3)
        _plain(upper, "places")
        _plain(lower, "contact, km")
        save(figure, paper)


def _plain(axes: Axes, label: str) -> None:
    """Axes from nothing up, with days below and few lines."""
    axes.set_ylabel(label, color=SOFT)
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color=FAINT, linewidth=0.3)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
