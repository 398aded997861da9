"""Statements and the ledger of forecasts as files: who argued what in which words, and what came of it."""

import csv
import json

import geopandas
import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.claims.statement import FIELDS
from whoheld.record.columns import TABLES

TOLD = """---
title: "=What next"
publisher: The Courier
url: https://news.example/next
published: 2031-05-08
---
What next

Dawn came. On 2031-05-02 the Reds takes Northfield. On 2031-05-06 the Greens holds Southfield.
The Blues will take Northfield. The Reds would lose Westmark. A dog barked. The Reds will hold Southfield.

2 Comments

Bob says that the secret well is deep.
"""
LATER = """---
published: 2031-07-01
---
On 2031-06-20 the Greens takes Southfield. The Greens would quit Northfield.
"""
NORTH, WEST, SOUTH = (
    "The Blues will take Northfield.",
    "The Reds would lose Westmark.",
    "The Reds will hold Southfield.",
)
LAST = "The Greens would quit Northfield."


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The path of a record in which a person rejected a statement, accepted one, and took a claim for a forecast."""
    folder = tmp_path_factory.mktemp("argued")
    (folder / "told.md").write_text(TOLD)
    (folder / "later.md").write_text(LATER)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "told.md", folder / "later.md"], reader=Tiny())
        by = {"by": "Reviewer Rita", "note": "I was there myself"}
        ids = {row.statement.quote: row.statement.id for row in opened.statements()}
        opened.reject(ids[WEST], **by)
        opened.accept(ids[SOUTH], **by)
        (plan,) = [row.claim.id for row in opened.claims(place="Southfield", doc="told")]
        ahead = {"stance": "forecast", "kind": "takes", "start": "2031-05-09", "end": None}
        opened.correct(plan, ahead, **by)
    return folder / "r.db"


def rows(path):
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((), [LAST, NORTH, SOUTH]),
        (("--rejected",), [LAST, NORTH, WEST, SOUTH]),
        (("--judged-only",), [SOUTH]),
        (("--place", "Northfield"), [LAST, NORTH]),
        (("--side", "Reds"), [SOUTH]),
        (("--side", "Reds", "--rejected"), [WEST, SOUTH]),
        (("--stance", "forecast", "--place", "Northfield"), [NORTH]),
        (("--known-by", "2031-05"), [NORTH, SOUTH]),
        (("--from", "2033"), [LAST, NORTH, SOUTH]),  # they are of no day
    ],
    ids=str,
)
def test_limits_choose_statements(export, flags, expected):
    """What a person rejected is written only on demand; limits keep what they name."""
    assert [row["quote"] for row in rows(export("csv", "--table", "statements", *flags))] == expected


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((), ["came-true"]),
        (("--side", "Greens", "--place", "Southfield", "--stance", "forecast", "--to", "2031"), ["came-true"]),
        (("--known-by", "2031-05"), ["open"]),
        (("--judged-only",), ["open"]),  # nobody judged the claim that answers it
        (("--side", "Reds"), []),
        (("--place", "Northfield"), []),
        (("--stance", "intended"), []),
        (("--to", "2031-05-07"), []),  # it is of later days
    ],
    ids=str,
)
def test_limits_choose_forecasts(export, flags, expected):
    """A forecast is of the days within which it should come true; through a lens the ledger is that of then."""
    assert [row["outcome"] for row in rows(export("csv", "--table", "forecasts", *flags))] == expected


def test_a_forecast_has_its_answer(export):
    """The claim that decided stands beside it, with its words and where they are; its days stand as days."""
    (row,) = rows(export("csv", "--table", "forecasts"))
    assert row["quote"] == "On 2031-05-06 the Greens holds Southfield."
    assert (row["on"], row["on_earliest"], row["on_latest"]) == ("2031-06-20",) * 3
    assert (row["told_latest"], row["window_latest"]) == ("2031-05-08", "")
    (answer,) = json.loads(row["for"])
    assert answer["quote"] == "On 2031-06-20 the Greens takes Southfield."
    assert LATER[answer["raw_start"] : answer["raw_end"]] == answer["quote"]
    assert (answer["doc"], answer["published"]) == ("later", "2031-07-01")


@pytest.mark.parametrize("table", ["statements", "forecasts"])
def test_every_row_has_its_evidence(export, record, table):
    """The words stand in the text where the row says, and the document is named; the columns are those told of."""
    with whoheld.open(record) as opened:
        texts = {row.id: opened.document(row.id).text for row in opened.documents()}
    told = rows(export("csv", "--table", table))
    assert tuple(told[0]) == tuple(TABLES[table])
    for row in told:
        assert texts[row["doc_id"]][int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
    assert {(row["title"], row["url"]) for row in told if row["doc"] == "told"} == {
        ("'=What next", "https://news.example/next")
    }


def test_nothing_of_a_statement_is_left_behind():
    """Every field that a statement has is a column of the export; one that is new needs its column there."""
    assert set(FIELDS) <= set(TABLES["statements"])


@pytest.mark.parametrize("table", ["statements", "forecasts"])
def test_on_a_map(export, table):
    """GeoJSON and GeoParquet have the same rows, at the points of the record and no others."""
    told, typed = (export(kind, "--table", table, name=kind) for kind in ("geojson", "geoparquet"))
    features = json.loads(told.read_text(encoding="utf-8"))["features"]
    frame = geopandas.read_parquet(typed)
    assert list(frame["id"]) == [one["id"] for one in features]
    points = {tuple(one["geometry"]["coordinates"]) for one in features if one["geometry"]}
    assert points == ({(10.5, 50.25), (10.75, 50.5)} if table == "statements" else {(10.75, 50.5)})


def test_annotations_of_statements(export, record):
    """One a statement: a line for reading, its coded fields, and its words by quote and by position."""
    told = json.loads(export("annotations", "--table", "statements").read_text(encoding="utf-8"))
    assert (told["label"], told["total"]) == ("Statements of a WhoHeld record", 3)
    with whoheld.open(record) as opened:
        known = opened.statements()
        texts = {f"urn:sha256:{row.id}": opened.document(row.id).text for row in opened.documents()}
    items = told["first"]["items"]
    assert [one["id"] for one in items] == [f"urn:whoheld:statement:{row.statement.id}" for row in known]
    for one in items:
        quote, position = one["target"]["selector"]
        text = texts[one["target"]["whoheld:document"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
    line, coded = items[2]["body"]
    assert line["value"] == "forecast about Southfield, Reds (forecast by the author)"
    assert (coded["type"], coded["whoheld:judged"]) == ("whoheld:Statement", "accepted")


def test_the_report_and_the_sidecar_count(run, sidecar, tmp_path):
    """Statements are not called claims, and what was rejected is counted as left out."""
    shown = run("export", "csv", tmp_path / "out", "--table", "statements").stdout
    assert "3 rows written" in shown
    assert "about 2 places in 2 documents" in shown
    assert "claims" not in shown
    assert "1: rejected by a person: --rejected writes them too" in shown
    told = sidecar()
    assert (told["rows"], told["claims"], told["statements"], told["record"]["statements"]) == (3, 0, 3, 3)
    assert told["left_out"] == {"rejected by a person: --rejected writes them too": 1}
    assert tuple(told["columns"]) == tuple(TABLES["statements"])
    report = json.loads(run("export", "csv", tmp_path / "b", "--table", "forecasts", "--format", "json").stdout)
    assert (report["rows"], report["claims"], report["stances"]) == (1, 1, {"forecast": 1})


@pytest.mark.parametrize("flags", [(), ("--with-text",)], ids=["quotes", "texts"])
@pytest.mark.parametrize(
    ("kind", "table"), [("csv", "statements"), ("csv", "forecasts"), ("annotations", "statements")], ids=str
)
def test_what_never_leaves(export, record, tmp_path, *, kind, table, flags):
    """Readers' comments, who judged with which note, where files lie; and whole texts only on demand."""
    export(kind, "--table", table, *flags, *(["--rejected"] if table == "statements" else []))
    told = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode()
    for never in ("secret well", "Reviewer Rita", "I was there myself", str(record.parent)):
        assert never not in told
    assert ("Dawn came" in told) is bool(flags)


def test_the_same_record_gives_the_same_bytes(export):
    """Nothing in the files depends on when or how often they are written."""
    for table in ("statements", "forecasts"):
        first, second = (export("csv", "--table", table, name=name).read_bytes() for name in ("a", "b"))
        assert first == second


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("csv", "--rejected"), "--rejected is for statements, not for claims"),
        (("annotations", "--table", "forecasts"), "annotations holds claims or statements, not forecasts"),
        (("acled", "--table", "statements"), "acled holds claims, not statements"),
    ],
    ids=str,
)
def test_what_is_refused(run, tmp_path, flags, said):
    """What a format cannot hold, and a flag that would do nothing, are said in one line."""
    kind, *more = flags
    result = run("export", kind, tmp_path / "out", *more)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert said in " ".join(result.stderr.split())
