"""Overstretch in numbers: how many places a side holds on a day, and how long its contact with others is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, text
from whoheld.history.ways.bounds import STALE_DAYS
from whoheld.history.ways.contact import contact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.ways.graph import Graph
    from whoheld.history.ways.ground import Footing

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Stretched(Leaflet):
    """What a side held on a day, and where it touched others.

    Attributes:
        side: The side.
        date: The day, ISO.
        held: The settlements, sites and named coasts that it holds, alone or with others.
        placed: Those of them that are in the graph; what follows is told of these.
        touching: Those next to a place that only others hold.
        contacts: The pairs of such places.
        contact_km: The sum of straight lines between them (of roads, where roads were given), in whole kilometres: no
            length of any front on the ground.
        others: Whom it touches.
        doubtful: How many of the placed ones are fought over, disputed, divided, changing hands or besieged.
        stale: How many have no evidence of the last 180 days.
        unknown: The places of the graph whose holder is not known on the day.
    """

    side: str
    date: str
    held: int
    placed: int
    touching: int
    contacts: int
    contact_km: int
    others: tuple[str, ...]
    doubtful: int
    stale: int
    unknown: int

    def row(self) -> dict[str, Any]:
        """The numbers as plain values, in the order of its fields."""
        return asdict(self) | {"others": list(self.others)}

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        del colours
        return {name: text("; ".join(value) if name == "others" else value) for name, value in self.row().items()}


def stretched(graph: Graph, known: Mapping[str, Footing], side: str, day: date) -> Stretched:
    """The numbers of a side on a day, by how each place stood on it."""
    here = {i: known[i] for i in graph.nodes}
    met = contact(graph, {i: footing.sides for i, footing in here.items()}, side)
    ages = [(day - last).days for i in met.held if (last := here[i].last_evidence)]
    return Stretched(
        side=side,
        date=day.isoformat(),
        held=sum(side in footing.sides for footing in known.values()),
        placed=len(met.held),
        touching=len(met.touching),
        contacts=len(met.edges),
        contact_km=round(met.km),
        others=met.sides,
        doubtful=sum(here[i].status != "held" or here[i].besieged for i in met.held),
        stale=sum(age > STALE_DAYS for age in ages),
        unknown=sum(not footing.sides for footing in here.values()),
    )


def month_ends(first: date, last: date) -> Iterator[date]:
    """The last day of each month from the first day's to the last day's, that of the last month no later than it."""
    day = first
    while (end := _month_end(day)) < last:
        yield end
        day = end + timedelta(days=1)
    yield last


def _month_end(day: date) -> date:
    later = date(day.year + day.month // DECEMBER, day.month % DECEMBER + 1, 1)
    return later - timedelta(days=1)
