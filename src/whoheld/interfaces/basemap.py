"""The lines of the base map (coasts, borders, rivers, lakes) that comes with WhoHeld, and those of one box of it."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from whoheld.interfaces.paper.frame import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A point is longitude and latitude in decimal degrees.
Line: TypeAlias = "list[list[float]]"
#: A feature of GeoJSON; its properties name its layer, and whether a border is disputed.
Feature: TypeAlias = "dict[str, Any]"


@cache
def base_map() -> dict[str, Any]:
    """The whole base map, as GeoJSON with a note of where its lines come from."""
    text = files("whoheld.interfaces").joinpath("web", "static", "basemap.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text)
    return known


def clipped(box: Box) -> dict[str, Any]:
    """The base map without what lies outside of a box; lines end soon after they leave it, lakes are kept whole."""
    kept = (_kept(feature, box) for feature in base_map()["features"])
    return {**base_map(), "features": [feature for feature in kept if feature]}


def lines(feature: Feature) -> list[Line]:
    """The lines of a feature: those of its parts, or the rims of an area."""
    shape = feature["geometry"]
    match shape["type"]:
        case "LineString":
            return [shape["coordinates"]]
        case "MultiLineString" | "Polygon":
            return list(shape["coordinates"])
        case "MultiPolygon":
            return [rim for area in shape["coordinates"] for rim in area]
        case _:
            return []


def _kept(feature: Feature, box: Box) -> Feature | None:
    """A feature as far as it lies in a box; None where it does not."""
    shape = feature["geometry"]
    match shape["type"]:
        case "LineString" | "MultiLineString":
            runs = [run for line in lines(feature) for run in _runs(line, box)]
            return {**feature, "geometry": {"type": "MultiLineString", "coordinates": runs}} if runs else None
        case "Point":
            return feature if box.holds(*shape["coordinates"][:2]) else None
        case _:
            return feature if any(_bounds(line).meets(box) for line in lines(feature)) else None


def _runs(line: Line, box: Box) -> Iterator[Line]:
    """The stretches of a line whose steps may touch a box."""
    run: Line = []
    for here, there in pairwise(line):
        if _bounds([here, there]).meets(box):
            run += [there] if run else [here, there]
        elif run:
            yield run
            run = []
    if run:
        yield run


def _bounds(line: Line) -> Box:
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    return Box(min(lons), min(lats), max(lons), max(lats))
