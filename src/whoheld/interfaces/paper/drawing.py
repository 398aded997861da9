"""Draws what a record tells: the map of a day, or the spells of places."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.history.answer import last_day
from whoheld.interfaces.paper.day_map import DayMap, draw_day
from whoheld.interfaces.paper.paper import HEIGHT
from whoheld.interfaces.paper.sheet import save, sheet
from whoheld.interfaces.paper.strip import Histories, draw_histories, height_for
from whoheld.interfaces.paper.told import dots, inks_of, source_line, stories

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from whoheld.interfaces.paper.frame import Box
    from whoheld.interfaces.paper.paper import Paper
    from whoheld.record import Record

_ALL = "By all that the record has read"
_BORDERS = (
    "Coasts, rivers and borders are those of Natural Earth, mostly as held on the ground; dashed where disputed. "
    "Equirectangular: true to scale along the middle latitude."
)
_HOW_TO_READ = (
    "Solid: told of. Pale: before the first or after the last evidence. Slanted: the change lies within these days. "
    "Hatched, below: a rival account. Strokes: days that sentences speak of; crosses: of those that are against it."
)


def draw_map(record: Record, paper: Paper, asked: str, box: Box | None) -> None:
    """Draw the map of a day; of a month or a year, of its last day.

    Raises:
        QuestionError: No such day, or nothing to draw has a point.
        OutputError: The file cannot be written.
    """
    places, day = dots(record, asked), last_day(When.parse(asked))
    seen = paper.seen_by or _ALL
    told = DayMap(
        day=day,
        title=paper.title or f"Who held what on {_spoken(day)}",
        below=f"{_spoken(day)}. {seen}" if paper.title else seen,
        dots=places,
        inks=inks_of(record),
        box=box,
        notes=[source_line(record), _BORDERS],
    )
    with sheet(paper.width, paper.height or HEIGHT) as figure:
        draw_day(figure, told)
        save(figure, paper)


def draw_spells(record: Record, paper: Paper, places: Sequence[str]) -> None:
    """Draw the spells of places, one strip below the other.

    Raises:
        QuestionError: No single place of a name.
        OutputError: The file cannot be written.
    """
    found = stories(record, places)
    told = Histories(
        title=paper.title or f"Who held {', '.join(story.place for story in found)}",
        below=paper.seen_by or _ALL,
        stories=found,
        inks=inks_of(record),
        notes=[_HOW_TO_READ, source_line(record)],
    )
    with sheet(paper.width, paper.height or height_for(told, paper.width)) as figure:
        draw_histories(figure, told)
        save(figure, paper)


def _spoken(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"
