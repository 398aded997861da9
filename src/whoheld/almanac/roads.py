"""Reads a file of roads: lines in GeoJSON (RFC 7946), for instance an extract of OpenStreetMap."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whoheld.almanac.distance import Point
from whoheld.errors import RoadsError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a road is called, the first that it has: OpenStreetMap's tags.
_NAMES = ("ref", "name:en", "name")
_LONGEST_NAME = 80
_ASK = "a file of roads is a GeoJSON FeatureCollection of LineStrings in degrees (WGS 84), longitude first"


@dataclass(frozen=True, slots=True)
class Road:
    """A line of two or more points, and its name; empty where the file gives none."""

    name: str
    points: tuple[Point, ...]


def read_roads(path: str | Path) -> list[Road]:
    """The lines of a file; what is no line is left out.

    Raises:
        RoadsError: The file cannot be read, or there is no line in it.
    """
    path = Path(path)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RoadsError(f"{path}: cannot be read ({error.strerror}); {_ASK}") from error
    except (ValueError, RecursionError) as error:
        raise RoadsError(f"{path}: no JSON ({error}); {_ASK}") from error
    try:
        roads = list(_roads(told))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RoadsError(f"{path}: no GeoJSON of lines ({error!r}); {_ASK}") from error
    if not roads:
        raise RoadsError(f"{path}: no line in it; {_ASK}")
    return roads


def _roads(told: dict[str, Any]) -> Iterator[Road]:
    for feature in told["features"]:
        geometry, name = feature["geometry"] or {}, _name(feature.get("properties") or {})
        match geometry.get("type"):
            case "LineString":
                lines = [geometry["coordinates"]]
            case "MultiLineString":
                lines = geometry["coordinates"]
            case _:
                lines = []
        yield from (Road(name, _line(line)) for line in lines if len(line) > 1)


def _line(positions: list[list[float]]) -> tuple[Point, ...]:
    """The points of a line.

    Raises:
        ValueError: One is not on the earth.
    """
    points = tuple(Point(float(position[0]), float(position[1])) for position in positions)
    for point in points:
        if not (-180 <= point.lon <= 180 and -90 <= point.lat <= 90):  # noqa: PLR2004 - the earth
            raise ValueError(f"the point {point.lon}, {point.lat} is not on the earth")
    return points


def _name(properties: dict[str, Any]) -> str:
    """What a road is called, in characters that can be shown."""
    given = next((str(properties[key]) for key in _NAMES if properties.get(key)), "")
    return "".join(c if c.isprintable() else " " for c in given)[:_LONGEST_NAME].strip()
