"""What a record tells for a picture: places on a day, spells of places, how sides are drawn, where it is from."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from whoheld import __version__
from whoheld.almanac.place import FeatureClass
from whoheld.interfaces.paper.dot import Dot
from whoheld.interfaces.paper.inks import Inks
from whoheld.interfaces.paper.story import Story, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.almanac.place import Place
    from whoheld.history.snapshot import PlaceOnDay
    from whoheld.record import Record


def dots(record: Record, day: str) -> list[Dot]:
    """Every place that claims are about, as it stood on a day; those of which nothing is known too.

    Raises:
        BadDate: Not a day, month or year.
    """
    known = {row.place_id: row for row in record.on(day)}
    told = Counter(row.claim.place_id for row in record.claims())
    return [
        _dot(row.place, told[row.place.id], known.get(row.place.id)) for row in record.places() if told[row.place.id]
    ]


def _dot(place: Place, claims: int, known: PlaceOnDay | None) -> Dot:
    area = place.feature is FeatureClass.AREA
    if known is None:
        return Dot(place.id, place.name, place.lon, place.lat, claims, area=area)
    return Dot(
        id=place.id,
        name=place.name,
        lon=place.lon,
        lat=place.lat,
        claims=claims,
        holders=known.holders,
        others=known.others,
        status=known.status,
        besieged=known.besieged,
        evidence=date.fromisoformat(known.last_evidence) if known.last_evidence else None,
        words=known.holder,
        area=area,
    )


def stories(record: Record, places: Sequence[str]) -> list[Story]:
    """The spells of places, in the order in which they are named.

    Raises:
        QuestionError: No single place of a name.
    """
    found = [record.find_place(place).id for place in places]
    return [story(record.history(place), record.disputes(place)) for place in found]


def inks_of(record: Record) -> Inks:
    """How the sides of a record are drawn."""
    return Inks(record.sides(), record.side_of)


def source_line(record: Record) -> str:
    """How much of a record was looked at, and what read it."""
    claims = record.claims()
    documents = {row.claim.doc_id for row in claims}
    return f"Source: {len(claims)} claims from {len(documents)} documents, read by WhoHeld {__version__}."
