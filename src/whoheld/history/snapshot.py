"""Who held what on one day: every place with known control."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.history.spell import Sharing
from whoheld.history.view import Status, View

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.history.change import Change
    from whoheld.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class PlaceOnDay:
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

    def row(self) -> dict[str, Any]:
        """The place as plain values, in the order of its fields."""
        return asdict(self) | {"holders": list(self.holders), "others": list(self.others)}


@dataclass(frozen=True, slots=True)
class OnAnswer:
    """Every place with known control on a day, and, of a month or year, the changes within; goes through the places."""

    date: str
    places: tuple[PlaceOnDay, ...]
    changes: tuple[Change, ...]

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
