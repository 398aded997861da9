"""Who held what on one day: every place with known control."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import SHOWN, Leaflet, heading, side, table, text
from whoheld.history.spell import Sharing
from whoheld.history.view import Status, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.evidence.leaflet import Colours
    from whoheld.history.change import Change
    from whoheld.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class PlaceOnDay(Leaflet):
    """One place on one day (ISO).

    Attributes:
        place: Its usual name.
        lon, lat: Its point in decimal degrees; None where it has none.
        holder: The holders for reading, with what is shared, disputed or changing; ``unknown`` where it is only known
            that the place was fought over, or besieged.
        sharing, status: As in `whoheld.history.answer.HeldAnswer`.
        last_evidence: ISO day of the last evidence up to the day.
        holders: Who holds it at the day's end.
        others: Whom rival accounts name instead, or to whom the place is passing.
        besieged: Whether somebody is said to besiege it.
        place_id: Its id.
    """

    place: str
    lon: float | None
    lat: float | None
    date: str
    holder: str
    sharing: str
    status: str
    last_evidence: str | None
    holders: tuple[str, ...]
    others: tuple[str, ...]
    besieged: bool
    place_id: str

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        holder = "; ".join(self.holders)
        return {
            "place": text(self.place),
            "holder": side(holder, colours),
            "says": text(self.holder if self.holder != holder else ""),
            "status": text(f"{self.status}{', besieged' if self.besieged else ''}"),
            "last evidence": text(self.last_evidence),
        }

    def row(self) -> dict[str, Any]:
        """The place as plain values, in the order of its fields."""
        return asdict(self) | {"holders": list(self.holders), "others": list(self.others)}


@dataclass(frozen=True, slots=True)
class OnAnswer(Leaflet):
    """Every place with known control on a day, and, of a month or year, the changes within; goes through the places."""

    date: str
    places: tuple[PlaceOnDay, ...]
    changes: tuple[Change, ...]

    def shown(self, colours: Colours) -> str:
        """What a notebook shows of it."""
        listed = table([place.cells(colours) for place in self.places[:SHOWN]], len(self.places))
        changed = [change.cells(colours) for change in self.changes[:SHOWN]]
        more = heading("changes within") + table(changed, len(self.changes)) if changed else ""
        return heading(f"{len(self.places)} places on {self.date}") + listed + more

    def __iter__(self) -> Iterator[PlaceOnDay]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def place_on(place: Place, known: Timeline, day: date) -> PlaceOnDay | None:
    """One place on a day; None where nothing is known of its control on it."""
    view = View(known, day)
    told = view.holders or view.standing.succession or view.fights or view.sieges
    if view.status is Status.UNDATED or not told:
        return None
    return PlaceOnDay(
        place=place.name,
        lon=place.lon,
        lat=place.lat,
        date=day.isoformat(),
        holder=view.holder,
        sharing=(view.standing.spell.sharing if view.standing.spell else Sharing.UNKNOWN).value,
        status=view.status.value,
        besieged=bool(view.sieges),
        last_evidence=view.last_evidence,
        holders=view.holders,
        others=view.others,
        place_id=place.id,
    )
