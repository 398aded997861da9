"""A place in the world, the candidates for a name in a text, and the choice among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FeatureClass(StrEnum):
    """What sort of place it is; only settlements and sites have spells of control of their own streets and walls."""

    SETTLEMENT = "settlement"  # city, town, village, district or quarter of one
    SITE = "site"  # base, field, dam, hill, crossing, bridge, building, camp
    AREA = "area"  # province, governorate, countryside, valley, country, desert
    ROUTE = "route"  # road, highway, river, canal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of a gazetteer that a name may stand for; lon and lat in decimal degrees (WGS 84).

    ``id`` is unique across layers ("geonames:173576", "airport:OS59", "layer:<name>:<folded name>:<row>").
    ``country`` is an ISO 3166-1 alpha-2 code, ``division`` GeoNames' first-level code within it; empty if unknown.
    ``kind`` is what its gazetteer calls it ("air base", "province", a GeoNames feature code); ``alternates`` are its
    other spellings.
    """

    id: str
    name: str
    lon: float
    lat: float
    feature: FeatureClass
    layer: str
    country: str = ""
    division: str = ""
    population: int = 0
    kind: str = ""
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in a text, as the analysis hands it over to be placed.

    Attributes:
        text: The core of the name as written ("al-Omar", "Deir ez-Zor"), without generic words around it.
        start, end: Characters of the document's text.
        paragraph: The number of its paragraph; names of one paragraph are expected near each other.
        hint: What sort of place the text says it is, where it says so.
        kind_words: The generic words that stand with it ("oil field", "Governorate", "air base"); empty if none.
        context: Names of regions that the text gives with it ("Iraq", "Hama province").
    """

    text: str
    start: int = 0
    end: int = 0
    paragraph: int = 0
    hint: FeatureClass | None = None
    kind_words: str = ""
    context: tuple[str, ...] = ()


class Placing(StrEnum):
    """How the search for a place ended."""

    PLACED = "placed"
    AMBIGUOUS = "ambiguous"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the record.

    Attributes:
        id: The candidate's id where it is placed, else ``name:`` and the folded name.
        name: Its usual spelling (the most frequent one in the documents).
        placing: Whether it has a point, several equally good ones, or none.
        lon, lat: Decimal degrees; None unless placed.
        candidates: The equally good ones where it is ambiguous; empty otherwise.
        reason: Why it was placed there, or why not, in words.
    """

    id: str
    name: str
    feature: FeatureClass
    placing: Placing
    lon: float | None = None
    lat: float | None = None
    country: str = ""
    division: str = ""
    layer: str = ""
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
