"""Who held what on one day: every place with known control."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.history.answer import last_day
from whoheld.history.change import Change, changes_of
from whoheld.history.spell import Sharing
from whoheld.history.timeline import Timeline, charts
from whoheld.history.view import Status, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties, SameSide
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class PlaceOnDay:
    """One place on one day (ISO); `lon` and `lat` in decimal degrees, None where the place has no point."""

    place: str
    lon: float | None
    lat: float | None
    date: str
    holder: str
    sharing: str
    status: str
    last_evidence: str | None

    def row(self) -> dict[str, Any]:
        """The place as plain values, in the order of its fields."""
        return asdict(self)


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


def on(
    groups: Iterable[tuple[Place, Iterable[Claim]]],
    day: When,
    *,
    facts: Mapping[str, DocumentFacts],
    sides: SameSide | Parties,
) -> OnAnswer:
    """Who held what on a day; of a month or year the state on its last day, and the changes within it.

    Raises:
        BadDate: If what is asked for has no last day.
    """
    last = last_day(day)
    rows: list[PlaceOnDay] = []
    within: list[Change] = []
    for place, known in charts(groups, facts=facts, sides=sides):
        row = place_on(place, known, last)
        rows += [row] if row else []
        within += [] if day.is_day else changes_of(place, known, day)
    by_day = sorted(within, key=lambda c: (c.end or "", c.place))
    return OnAnswer(day.edtf, tuple(sorted(rows, key=lambda r: r.place)), tuple(by_day))


def place_on(place: Place, known: Timeline, day: date) -> PlaceOnDay | None:
    """One place on a day; None where its control is not known on it."""
    view = View(known, day)
    if view.status in (Status.UNKNOWN, Status.UNDATED) or not (view.holders or view.standing.succession):
        return None
    return PlaceOnDay(
        place=place.name,
        lon=place.lon,
        lat=place.lat,
        date=day.isoformat(),
        holder=view.holder,
        sharing=(view.standing.spell.sharing if view.standing.spell else Sharing.UNKNOWN).value,
        status=view.status.value,
        last_evidence=view.last_evidence,
    )
