"""GeoJSON and GeoParquet: read back by what people use, with the record's own points and no others."""

import json

import duckdb
import geopandas
import pyarrow.parquet as pq
import pytest

import whoheld

TABLES = ("claims", "spells", "changes")
#: Northfield was moved by a person; Southfield stands where the gazetteer has it; the others have no point.
POINTS = {"Northfield": (10.6, 50.3), "Southfield": (10.75, 50.5)}


@pytest.mark.parametrize("table", TABLES)
def test_geojson_is_as_the_standard_says(export, table):
    """A collection of features, each with an id, properties, and a point in the order lon, lat, or null."""
    told = json.loads(export("geojson", "--table", table).read_text(encoding="utf-8"))
    assert set(told) == {"type", "features"}
    assert told["type"] == "FeatureCollection"
    for feature in told["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        point = POINTS.get(feature["properties"]["place"])
        assert feature["geometry"] == (point and {"type": "Point", "coordinates": list(point)})
    ids = [feature["id"] for feature in told["features"]]
    assert ids
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("table", TABLES)
def test_geopandas_reads_both(export, table):
    """The same rows and points come out of both files; days are days."""
    (json_file, parquet) = (export(kind, "--table", table, name=kind) for kind in ("geojson", "geoparquet"))
    written, typed = geopandas.read_file(json_file), geopandas.read_parquet(parquet)
    assert list(typed["id"]) == list(written["id"])
    assert typed.crs.to_authority() == ("OGC", "CRS84")
    told = {(row.place, row.geometry and (row.geometry.x, row.geometry.y)) for row in typed.itertuples()}
    assert {(place, point) for place, point in told if point} <= set(POINTS.items())
    assert {place for place, point in told if not point}.isdisjoint(POINTS)
    day = typed[{"claims": "start", "spells": "start_latest", "changes": "end"}[table]].dropna().iloc[0]
    assert day.year == 2031


def test_the_metadata_of_geoparquet(export):
    """Version, primary column, encoding, the kinds of geometry, and the box around the points."""
    (told,) = (json.loads(pq.read_schema(export("geoparquet")).metadata[b"geo"]),)
    assert told == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [10.6, 50.3, 10.75, 50.5]}},
    }


def test_duckdb_reads_geoparquet(export):
    """DuckDB needs no extension to ask for rows, days and evidence."""
    path = str(export("geoparquet", "--table", "spells"))
    asked = "select place, holder, start_latest::varchar, quote, lon from read_parquet(?) where holders = 'Blues'"
    assert duckdb.execute(f"{asked} and status = 'held' order by place desc", [path]).fetchall() == [
        ("Northfield", "Blues", "2031-05-09", "On 2031-05-09 the Blues takes Northfield.", 10.6),
        ("Eastmoor", "Blues", "2031-06-05", "On 2031-06-05 the Blues holds Eastmoor.", None),
    ]
    lists = duckdb.execute('select max(json_array_length("for")) from read_parquet(?)', [path]).fetchone()
    assert lists[0] >= 1


def test_a_file_of_nothing(export):
    """A GeoParquet file without rows has its columns and can be read."""
    frame = geopandas.read_parquet(export("geoparquet", "--to", "1999"))
    assert len(frame) == 0
    assert {"place", "quote", "geometry"} <= set(frame.columns)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_its_evidence(export, record, table):
    """The quote stands in the document's text where the row says, and the document is named with its address."""
    with whoheld.open(record) as opened:
        texts = {row.id: opened.document(row.id).text for row in opened.documents()}
    features = json.loads(export("geojson", "--table", table).read_text(encoding="utf-8"))["features"]
    for told in (feature["properties"] for feature in features):
        if told.get("holder") == "unknown":
            continue  # days between two claims rest on neither
        assert texts[told["doc_id"]][told["quote_start"] : told["quote_end"]] == told["quote"]
        assert told["quote"]
        assert told["url"] == (None if told["doc"] == "later" else "https://news.example/river?a=1&b=2")
        assert {item["claim_id"] for item in told.get("for", [])} <= {item["id"] for item in claims(record)}


def claims(record):
    """The claims of a record."""
    with whoheld.open(record) as opened:
        return [row.row() for row in opened.claims()]


def test_stances_are_never_lost(export):
    """What was only doubted is so in the file."""
    told = json.loads(export("geojson").read_text(encoding="utf-8"))["features"]
    assert [one["properties"]["stance"] for one in told].count("doubted") == 1
