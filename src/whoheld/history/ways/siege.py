"""A place that claims tell to be besieged on a day, as an answer shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, side, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.evidence import EvidenceItem


@dataclass(frozen=True, slots=True)
class Besieged(Leaflet):
    """A place that is cut off on a day already, by the claims of a siege.

    Attributes:
        place, lon, lat, place_id: The place.
        date: The day, ISO.
        holder, status, last_evidence: As in `whoheld.history.snapshot.PlaceOnDay`.
        besiegers: Who besieges it, as its evidence calls them.
        told: Who says so, in which words.
    """

    place: str
    lon: float | None
    lat: float | None
    date: str
    holder: str
    status: str
    besiegers: tuple[str, ...]
    last_evidence: str | None
    told: tuple[EvidenceItem, ...]
    place_id: str

    def row(self) -> dict[str, Any]:
        """The place as plain values, in the order of its fields."""
        lists = {"besiegers": list(self.besiegers), "told": [item.row() for item in self.told]}
        return asdict(self) | lists

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        return {
            "place": text(self.place),
            "holder": side(self.holder, colours),
            "besieged by": text("; ".join(self.besiegers)),
        }
