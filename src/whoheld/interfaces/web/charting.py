"""The chart of all places as the map takes it: days as whole numbers, names by their place in a list."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from whoheld.evidence.party import members

if TYPE_CHECKING:
    from collections.abc import Callable

    from whoheld.evidence.kept import Stretch
    from whoheld.history.chart import Chart, ChartedPlace

#: Days are counted from here, as browsers do.
_EPOCH = date(1970, 1, 1).toordinal()


def mapped(chart: Chart, side_of: Callable[[str], str]) -> dict[str, Any]:
    """A chart as plain values; ``side_of`` tells the side that a holder is part of, by which the map colours it.

    A stretch is a list: first and last day (None: open), the holders, the status, 1 where it is besieged, the day of
    the last evidence, the holder for reading, and whom others name instead. Holders, statuses and words are numbers in
    the lists ``sides``, ``statuses`` and ``holders``.
    """
    sides, statuses, holders = _Listed(), _Listed(), _Listed()

    @cache
    def numbers(names: str) -> list[int]:
        return [sides.at(name) for name in members(side_of(names))] if names else []

    def drawn(stretch: Stretch) -> list[Any]:
        first = None if stretch.first == date.min else _number(stretch.first)
        return [
            first,
            _number(stretch.last),
            numbers(stretch.holders),
            statuses.at(stretch.status),
            int(stretch.besieged),
            _number(stretch.last_evidence),
            holders.at(stretch.holder),
            numbers(stretch.others),
        ]

    places = [{**_place(one), "stretches": [drawn(stretch) for stretch in one.stretches]} for one in chart.places]
    return {
        "first": _number(chart.first),
        "last": _number(chart.last),
        "sides": sides.names,
        "statuses": statuses.names,
        "places": places,
        "holders": holders.names,
        "turns": {str(_number(day)): count for day, count in chart.turns.items()},
    }


class _Listed:
    """Names, each once, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def at(self, name: str) -> int:
        """The number of a name."""
        return self._numbers.setdefault(name, len(self._numbers))

    @property
    def names(self) -> list[str]:
        """All of them."""
        return list(self._numbers)


def _place(one: ChartedPlace) -> dict[str, Any]:
    place = one.place
    return {
        "id": place.id,
        "name": place.name,
        "lon": place.lon,
        "lat": place.lat,
        "feature": place.feature.value,
        "placing": place.placing.value,
        "claims": one.claims,
        "candidates": len(place.candidates),
    }


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
