"""What is cut off, as GeoJSON (RFC 7946) for a map: the places as points, the lost ways as straight lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from whoheld.interfaces.exports.whole import written_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from whoheld.interfaces.formats import Row

#: What is said of the answer as a whole, beside its features.
_ABOUT = ("date", "side", "falls", "rest", "rest_places", "graph", "stand_in", "not_placed")


def write_features(row: Row, out: Path, *, force: bool) -> None:
    """Write an answer to what is cut off to a file, one feature a line.

    Args:
        row: The answer, in the columns of ``cutoff``.
        out: The file.
        force: Whether one that is there already may be written over.

    Raises:
        OutputError: It is there already, or cannot be written; then nothing was changed.
    """
    with written_whole(out, force=force) as path, path.open("w", encoding="utf-8") as file:
        about = json.dumps({name: row[name] for name in _ABOUT}, ensure_ascii=False)
        file.write(f'{{"type": "FeatureCollection", "whoheld": {about}, "features": [\n')
        file.write(",\n".join(json.dumps(one, ensure_ascii=False) for one in features(row)))
        file.write("\n]}\n")


def features(row: Row) -> Iterator[dict[str, Any]]:
    """The places that are cut off, apart or in doubt, the ways that are lost, and where these end in what falls.

    Each says in ``role`` what it is. A line is the straight one between two places, not the course of any way.
    """
    told: set[str] = set()
    for role, name in (("cut off", "cut_off"), ("apart", "apart"), ("in doubt", "doubts")):
        for one in row[name]:
            if one["place_id"] not in told and one["lon"] is not None:
                told.add(one["place_id"])
                properties = {key: value for key, value in one.items() if key not in {"lon", "lat"}}
                yield _feature("Point", [one["lon"], one["lat"]], {"role": role, **properties})
    for way in row["lost"]:
        properties = {key: value for key, value in way.items() if key != "line"}
        yield _feature("LineString", way["line"], {"role": "lost way", **properties, "graph": row["graph"]})
    ends = sorted({(way["fallen"], tuple(way["line"][1])) for way in row["lost"]})
    yield from (_feature("Point", point, {"role": "falls", "place": name}) for name, point in ends)


def _feature(kind: str, coordinates: Sequence[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": {"type": kind, "coordinates": coordinates}, "properties": properties}
