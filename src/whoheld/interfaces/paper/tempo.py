"""The weeks of a side on a sheet: what it gained above the line, what it lost below, their sum, and what is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.ticker import MaxNLocator

from whoheld.errors import QuestionError
from whoheld.interfaces.paper.inks import faded
from whoheld.interfaces.paper.sheet import INK, MARGIN, SOFT, footing, heading, save, sheet
from whoheld.interfaces.paper.told import inks_of, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from whoheld.history.gains.pace import Pace, Week
    from whoheld.interfaces.paper.inks import Ink
    from whoheld.interfaces.paper.paper import Paper
    from whoheld.record import Record

_HEIGHT = 4.8
#: Inches from the side of the sheet to where the weeks are drawn, and for what stands below and above them.
_LEFT, _BELOW, _ABOVE = 0.75, 0.35, 0.2
_HOW_TO_READ = (
    "Solid: places gained in an ISO week; pale: lost. Line: gained less lost since the first week drawn. Triangles: "
    "weeks in which gains are told without a place (so many villages, so much land, so far an advance)."
)


def draw_pace(record: Record, paper: Paper, told: Pace) -> None:
    """Draw the weeks.

    Raises:
        QuestionError: Nothing stands in a week.
        OutputError: The file cannot be written.
    """
    if not told.weeks:
        raise QuestionError(
            f"nothing of {told.side} stands in one week, so there is nothing to draw; ask without --plot"
        )
    ink = (inks_of(record).of([told.side]))[0]
    with sheet(paper.width, paper.height or _HEIGHT) as figure:
        above = heading(figure, paper.title or f"What {ink.label} gained, week by week", paper.seen_by or _below(told))
        below = footing(figure, [_HOW_TO_READ, _left_out(told), source_line(record)])
        _draw(_axes(figure, above + _ABOVE, below + _BELOW), told.weeks, ink)
        save(figure, paper)


def _below(told: Pace) -> str:
    first, last = told.weeks[0].week, told.weeks[-1].week
    return f"{first} to {last}. By all that the record has read"


def _left_out(told: Pace) -> str:
    """What is in no week, and so not drawn."""
    changes, gains = len(told.apart.turnovers), len(told.apart.told)
    return f"Not drawn, for they lie in no one week or are no single place: {changes} changes, {gains} gains as told."


def _axes(figure: Figure, above: float, below: float) -> Axes:
    width, height = figure.get_size_inches()
    box = (_LEFT / width, below / height, 1 - (_LEFT + MARGIN) / width, 1 - (above + below) / height)
    return figure.add_axes(box)


def _draw(axes: Axes, weeks: Sequence[Week], ink: Ink) -> None:
    dated = [(day, week) for week in weeks if (day := week.monday)]
    at = [_x(day) + 3.5 for day, _ in dated]
    axes.bar(at, [week.gained for _, week in dated], width=6, color=ink.colour, linewidth=0)
    axes.bar(at, [-week.lost for _, week in dated], width=6, color=faded(ink.colour, 0.4), linewidth=0)
    line = [*(week.total or 0 for _, week in dated), dated[-1][1].total or 0]
    axes.step([*at, at[-1] + 7], line, where="post", color=INK, linewidth=0.9)
    _mark(axes, [(x, len(week.told)) for x, (_, week) in zip(at, dated, strict=True) if week.told])
    axes.axhline(0, color=SOFT, linewidth=0.6)
    axes.set_xlim(_x(dated[0][0] - timedelta(7)), _x(dated[-1][0] + timedelta(14)))
    axes.set_ylabel("places", size=8, color=SOFT)
    locator = AutoDateLocator(minticks=4, maxticks=10)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(labelsize=7, colors=SOFT, length=3)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["bottom", "left"]].set(color=SOFT, linewidth=0.6)


def _mark(axes: Axes, told: Sequence[tuple[float, int]]) -> None:
    """A triangle at the top of each week of which gains are told, with how many where there are several."""
    for x, count in told:
        axes.plot(
            [x], [1.0], marker="v", color=INK, markersize=3.5, transform=axes.get_xaxis_transform(), clip_on=False
        )
        if count > 1:
            axes.text(x, 1.015, str(count), size=6, ha="center", va="bottom", transform=axes.get_xaxis_transform())


def _x(day: date) -> float:
    return float(date2num(day))  # type: ignore[no-untyped-call]
