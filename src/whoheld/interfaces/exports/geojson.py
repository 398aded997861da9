"""GeoJSON (RFC 7946): one feature a row of a table (claims, spells and others), at the point of its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from whoheld.interfaces.exports.rows import columns_of, meanings, pointless, rejected, rows_of
from whoheld.interfaces.exports.written import Written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.interfaces.exports.picked import Picked


def write(picked: Picked, out: Path) -> Written:
    """Write a collection of features, one a line; those without a point have no geometry, as the standard has it."""
    rows = list(rows_of(picked))
    with out.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(rows):
            file.write(f"{',' if number else ''}\n{json.dumps(_feature(row), ensure_ascii=False, default=str)}")
        file.write("\n]}\n")
    return Written(len(rows), {**pointless(rows), **rejected(picked)}, meanings(columns_of(picked)))


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    point = None if row["lon"] is None else {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    told = {name: value for name, value in row.items() if name not in {"id", "lon", "lat"}}
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": told}
