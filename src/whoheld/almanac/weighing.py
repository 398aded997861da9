"""What speaks for a candidate: one table of weights, and each weight with its reason in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.almanac.distance import km_between
from whoheld.almanac.gazetteer import Match, Spelling
from whoheld.almanac.place import FeatureClass
from whoheld.almanac.region import Region, prominence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whoheld.almanac.place import Candidate

DEGREE_KM = 111.2

#: The weights, chosen on the develop parts of the Syrian names and of GeoVirus (evaluation/measure_places.py).
WEIGHTS = {
    "tenfold people": 0.35,
    "a country": 2.0,
    "a division": 0.3,
    "country": 2.0,
    "division": 1.0,
    "context": 2.5,
    "out of context": -2.0,
    "hint": 0.5,
    "against hint": -1.0,
    "near, same paragraph": 1.2,
    "near": 0.8,
    "named otherwise": -0.4,
    "added layer": 0.1,
    "area with its seat": -1.5,
    "unlike": 3.0,
}
SPELLING_WEIGHTS = {
    Spelling.NAME: 1.0,
    Spelling.ALTERNATE: 0.6,
    Spelling.FOLDED: 0.4,
    Spelling.PARTLY: -0.8,
    Spelling.NEAR: -1.0,
}
GREAT = frozenset({"country", "continent", "ocean"})
#: Nearness fades to a third over these distances.
FADE_KM = 80.0
#: A settlement of the same name so near to a division's middle is taken for its seat.
SEAT_KM = 300.0
#: A seat has at least one in so many of its division's people; a "Maryland City" is no seat of Maryland.
SEAT_PEOPLE = 20
FAR_DEGREES = 4.0
#: So many nearest places of the document speak for a candidate together.
WITNESSES = 3
#: Farther than this nearness is no reason that a person would give.
MEMORABLE_KM = 100.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that is already found, with the paragraphs that name it."""

    name: str
    lon: float
    lat: float
    paragraphs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a name when its candidates are weighed.

    ``context`` holds the candidates of the regions that the text gives with the name; ``areas`` tells a country's or
    a division's name from its codes.
    """

    region: Region
    anchors: Sequence[Anchor]
    paragraphs: frozenset[int]
    hint: FeatureClass | None
    context: Sequence[Candidate]
    area_name: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score and the reasons for it, the strongest first."""

    match: Match
    score: float
    reasons: tuple[str, ...]
    nearest_km: float | None

    @property
    def candidate(self) -> Candidate:
        """The candidate itself."""
        return self.match.candidate

    def within(self, km: float) -> bool:
        """Whether another place of the document lies within so many kilometres."""
        return self.nearest_km is not None and self.nearest_km <= km


def weigh(match: Match, rivals: Iterable[Match], around: Surroundings) -> Weighed:
    """Add up what speaks for a candidate, and say it."""
    place = match.candidate
    nearest, close = _nearness(place, around)
    parts = [
        _spelling(match),
        (WEIGHTS["tenfold people"] * math.log10(10 + prominence(match)), ""),
        _rank(place, around.hint),
        _region(place, around),
        _context(place, around),
        _hint(place, around.hint),
        close,
        _otherwise(match, around),
        (WEIGHTS["added layer"] if place.id.startswith("layer:") else 0.0, ""),
        _seat(match, rivals, around.hint),
    ]
    reasons = tuple(words for _, words in parts if words)
    return Weighed(match, sum(score for score, _ in parts), reasons, nearest)


def _spelling(match: Match) -> tuple[float, str]:
    score = SPELLING_WEIGHTS[match.spelling] - WEIGHTS["unlike"] * (1 - match.likeness)
    words = {
        Spelling.NAME: "spelled so",
        Spelling.ALTERNATE: f"another name of {match.candidate.name}",
        Spelling.FOLDED: f"a spelling of {match.spelled}",
        Spelling.PARTLY: f"short for {match.candidate.name}",
        Spelling.NEAR: f"spelled like {match.spelled}, within the text's own region",
    }[match.spelling]
    return score, f"{words}; the point is its seat's" if match.seat else words


def _region(place: Candidate, around: Surroundings) -> tuple[float, str]:
    country = around.region.country(place.country)
    # What is larger than a division lies in all of the document's divisions, and in none of them more than in others.
    division = around.region.division(place.country, place.division) if place.division else 0.5 * country
    score = WEIGHTS["country"] * math.sqrt(country) + WEIGHTS["division"] * math.sqrt(division)
    if not around.region.own(place.country):
        return score, ""
    code = place.division if division * 2 >= 1 else ""
    return score, f"in {around.area_name(place.country, code)}, which the text is about"


def _rank(place: Candidate, hint: FeatureClass | None) -> tuple[float, str]:
    """A country's name means the country, hardly ever a village that is named after it."""
    if place.layer != "divisions" or hint in {FeatureClass.SETTLEMENT, FeatureClass.SITE, FeatureClass.ROUTE}:
        return 0.0, ""
    return WEIGHTS["a country" if place.kind in GREAT else "a division"], ""


def _context(place: Candidate, around: Surroundings) -> tuple[float, str]:
    if not around.context:
        return 0.0, ""
    for area in around.context:
        if area.country == place.country and area.division in {"", place.division}:
            return WEIGHTS["context"], f"the text puts it in {area.name}"
    return WEIGHTS["out of context"], ""


def _hint(place: Candidate, hint: FeatureClass | None) -> tuple[float, str]:
    if hint is None:
        return 0.0, ""
    if place.feature is hint:
        return WEIGHTS["hint"], f"the text calls it {'an' if hint is FeatureClass.AREA else 'a'} {hint}"
    return WEIGHTS["against hint"], ""


def _nearness(place: Candidate, around: Surroundings) -> tuple[float | None, tuple[float, str]]:
    """The nearest place of the document, and the score of the nearest few: one alone may be wrong itself."""
    near = []
    wide = math.cos(math.radians(place.lat))
    for anchor in around.anchors:
        if abs(anchor.lat - place.lat) <= FAR_DEGREES:  # farther ones count nothing
            # Flat is good enough so near by, and this is the innermost loop.
            km = DEGREE_KM * math.hypot(((anchor.lon - place.lon + 180) % 360 - 180) * wide, anchor.lat - place.lat)
            together = not anchor.paragraphs.isdisjoint(around.paragraphs)
            score = WEIGHTS["near, same paragraph" if together else "near"] * math.exp(-km / FADE_KM)
            near.append((score, km, anchor.name, together))
    if not near or place.kind in GREAT:  # a country's middle says nothing by what it is near to
        return None, (0.0, "")
    near.sort(reverse=True)
    _, km, name, together = near[0]
    words = (
        f"{km:.0f} km from {name}{', named in the same paragraph' if together else ''}" if km <= MEMORABLE_KM else ""
    )
    score = sum(s for s, *_ in near[:WITNESSES]) / WITNESSES
    return min(km for _, km, *_ in near), (score, words)


def _otherwise(match: Match, around: Surroundings) -> tuple[float, str]:
    """A place that the document calls by another name is less likely meant by an alternate one too."""
    if match.spelling is Spelling.NAME:
        return 0.0, ""
    place = match.candidate
    taken = any((a.lon, a.lat) == (place.lon, place.lat) for a in around.anchors)
    return (WEIGHTS["named otherwise"], "") if taken else (0.0, "")


def _seat(match: Match, rivals: Iterable[Match], hint: FeatureClass | None) -> tuple[float, str]:
    """An area stands behind the settlement of the same name within it, unless the text means the area."""
    place = match.candidate
    if place.feature is not FeatureClass.AREA or hint is FeatureClass.AREA or not place.division:
        return 0.0, ""
    for rival in rivals:
        other = rival.candidate
        inside = other.country == place.country and km_between(other, place) <= SEAT_KM
        inside = inside and prominence(rival) * SEAT_PEOPLE >= prominence(match)
        if (
            other.feature is FeatureClass.SETTLEMENT
            and inside
            and rival.spelling >= min(match.spelling, Spelling.ALTERNATE)
        ):
            return WEIGHTS["area with its seat"], ""
    return 0.0, ""
