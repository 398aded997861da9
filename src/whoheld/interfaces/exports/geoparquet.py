"""GeoParquet 1.1: claims, spells and other tables with a point, for DuckDB, geopandas and QGIS."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from whoheld.interfaces.exports.rows import columns_of, meanings, pointless, rejected, rows_of
from whoheld.interfaces.exports.written import Written
from whoheld.record.columns import Type

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.interfaces.exports.picked import Picked

#: What a column is in Arrow; lists of objects stand as JSON, which every reader of Parquet can take apart.
_TYPES = {
    Type.TEXT: pa.string(),
    Type.CATEGORY: pa.string(),
    Type.DAY: pa.date32(),
    Type.WHOLE: pa.int64(),
    Type.NUMBER: pa.float64(),
    Type.TRUTH: pa.bool_(),
    Type.OBJECTS: pa.string(),
}
#: A point in well-known binary: little-endian, type 1, then longitude and latitude.
_POINT = struct.Struct("<BIdd")


def write(picked: Picked, out: Path) -> Written:
    """Write the rows; those without a point have no geometry."""
    columns, rows = columns_of(picked), list(rows_of(picked))
    told = {name: pa.array([_value(row[name]) for row in rows], _TYPES[columns[name].type]) for name in columns}
    table = pa.table({**told, "geometry": pa.array([_wkb(row) for row in rows], pa.binary())})
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(_geo(rows))}), out, compression="zstd")
    told_of = {**meanings(columns), "geometry": "the point of the place, as WKB"}
    return Written(len(rows), {**pointless(rows), **rejected(picked)}, told_of)


def _value(value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _wkb(row: Mapping[str, Any]) -> bytes | None:
    return None if row["lon"] is None else _POINT.pack(1, 1, row["lon"], row["lat"])


def _geo(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The metadata of the standard; without a reference system it means longitude and latitude in WGS 84 (CRS84)."""
    points = [(row["lon"], row["lat"]) for row in rows if row["lon"] is not None]
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"] if points else []}
    if points:
        lons, lats = zip(*points, strict=True)
        column["bbox"] = [min(lons), min(lats), max(lons), max(lats)]
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
