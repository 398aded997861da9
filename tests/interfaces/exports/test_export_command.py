"""`whoheld export`: what is common to all kinds. Limits, files whole or not at all, the sidecar, the report."""

import csv
import hashlib
import json
from pathlib import Path

import pytest

import whoheld
from whoheld.interfaces.exports import kinds
from whoheld.interfaces.exports.kinds import KINDS, Exporter
from whoheld.interfaces.words import record_name

OWN = ("csv", "geojson", "geoparquet", "kml", "annotations")


def rows(path):
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def told(path):
    """Kind and place of each claim in a CSV file, in order."""
    return [f"{row['actor']} {row['kind']} {row['place']}" for row in rows(path)]


ALL = [
    *("Reds takes Northfield", "Blues strikes Twin?"),
    *("Reds takes Northfield", "Blues takes Northfield", "Blues holds Eastmoor", "Reds takes Southfield"),
]


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((), ALL),
        (("--place", "Eastmoor"), ["Blues holds Eastmoor"]),
        (("--place", "Eastmoor", "--place", "Southfield"), ["Blues holds Eastmoor", "Reds takes Southfield"]),
        (("--side", "Blues"), ["Blues strikes Twin?", "Blues takes Northfield", "Blues holds Eastmoor"]),
        (("--from", "2031-06-06", "--to", "2031-06"), ["Reds takes Southfield"]),
        (("--to", "2031-05-08"), ["Reds takes Northfield"]),
        (("--stance", "doubted"), ["Reds takes Northfield"]),
        (("--stance", "doubted", "--stance", "denied"), ["Blues strikes Twin?", "Reds takes Northfield"]),
        (("--stance", "doubted", "--place", "Eastmoor"), []),
        (("--judged-only",), ["Blues strikes Twin?", "Reds takes Northfield"]),
        (("--known-by", "2031-06"), ALL[2:]),
    ],
    ids=str,
)
def test_limits(export, flags, expected):
    """Each limit keeps what it names, and they narrow each other."""
    assert told(export("csv", *flags)) == expected


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (("spells",), ["Eastmoor", "Northfield", "Southfield"]),
        (("spells", "--side", "Blues"), ["Eastmoor", "Northfield"]),
        (("spells", "--place", "Southfield"), ["Southfield"]),
        (("spells", "--from", "2031-07"), ["Eastmoor", "Northfield", "Southfield"]),  # nothing ends two of them
        (("changes",), ["Northfield", "Southfield"]),
        (("changes", "--side", "Blues"), ["Northfield"]),
        (("changes", "--from", "2031-07"), ["Northfield"]),
    ],
    ids=str,
)
def test_limits_of_spells_and_changes(export, flags, expected):
    """The same limits choose among spells and changes; a side's are those that it holds, or comes to or loses."""
    assert sorted({row["place"] for row in rows(export("csv", "--table", *flags))}) == expected


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("csv", "OUT", "--place", "Nowhere"), 2, "Nowhere"),
        (("csv", "OUT", "--side", "Greys"), 2, "no side 'Greys'"),
        (("csv", "OUT", "--from", "2031-06", "--to", "2031-05"), 2, "comes after"),
        (("csv", "OUT", "--table", "spells", "--stance", "said"), 2, "--stance chooses among claims"),
        (("kml", "OUT", "--table", "claims"), 2, "kml holds spells, not claims"),
        (("shapefile", "OUT"), 2, "shapefile"),
        (("csv", "no/such/folder/OUT"), 1, "cannot be written"),
    ],
    ids=lambda value: "-".join(value[2:]) if isinstance(value, tuple) else None,
)
def test_what_is_refused(run, tmp_path, arguments, status, said):
    """What cannot be understood or written is said in one line, and nothing is left behind."""
    kind, out, *flags = arguments
    result = run("export", kind, tmp_path / out, *flags)
    assert result.exit_code == status
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["out", "out.provenance.json", "out.texts.jsonl"])
def test_nothing_is_written_over(run, tmp_path, there):
    """A file that is there already stays as it is, and so does everything else; with --force it is replaced."""
    (tmp_path / there).write_text("mine")
    result = run("export", "csv", tmp_path / "out", "--with-text")
    assert (result.exit_code, (tmp_path / there).read_text()) == (1, "mine")
    assert "--force" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert run("export", "csv", tmp_path / "out", "--with-text", "--force").exit_code == 0
    assert (tmp_path / there).read_text() != "mine"


def test_a_failure_leaves_nothing(run, tmp_path, monkeypatch):
    """Where writing ends midway, the file that was there stays, and no half of another lies beside it."""
    (tmp_path / "out").write_text("mine")
    monkeypatch.setitem(kinds.KINDS, "csv", Exporter("csv", "Fails.", "failing_export", ".csv"))
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "failing_export.py").write_text(
        "def write(picked, out):\n    out.write_text('half')\n    raise OSError(28, 'No space left on device')\n"
    )
    result = run("export", "csv", tmp_path / "out", "--force")
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert (tmp_path / "out").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} - {"__pycache__"} == {"out", "failing_export.py"}


@pytest.mark.parametrize("kind", OWN)
def test_the_same_record_gives_the_same_bytes(export, kind):
    """Nothing in the file depends on when, where or how often it is written."""
    assert export(kind, name="a").read_bytes() == export(kind, name="b").read_bytes()


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("flags", [(), ("--with-text",)], ids=["quotes", "texts"])
def test_what_never_leaves(export, record, kind, flags, tmp_path):
    """Readers' comments, who judged and what they noted, and where files lie; whole texts only when asked for."""
    export(kind, *flags)
    told = b"".join(path.read_bytes() for path in tmp_path.iterdir()).decode("utf-8", "replace")
    for never in ("secret well", "Bob says", "Reviewer Rita", "I was there myself", "old mill", str(record.parent)):
        assert never not in told
    assert ("Ann had seen it all" in told) is bool(flags)
    assert ("Nobody came" in told) is bool(flags)


def test_the_texts_fit_the_offsets(export, tmp_path):
    """Readers' comments are blanked so that every quote still stands where its row says."""
    table = rows(export("csv", "--with-text"))
    lines = (tmp_path / "out.texts.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {one["doc_id"]: one["text"] for one in map(json.loads, lines)}
    quoted = [texts[row["doc_id"]][int(row["quote_start"]) : int(row["quote_end"])] for row in table]
    assert quoted == [row["quote"] for row in table]


@pytest.mark.parametrize("kind", OWN)
def test_nothing_found_is_said(run, tmp_path, kind):
    """A file that holds nothing is written all the same, and the report says so."""
    result = run("export", kind, tmp_path / "out", "--place", "Twin?", "--side", "Reds")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 rows written")
    assert "Nothing in the record is as you asked" in result.stdout
    assert (tmp_path / "out").stat().st_size > 0


def test_the_report(run, tmp_path):
    """Rows, claims, places, documents, what is on no map and why, and the files; as data, too."""
    result = run("export", "geojson", tmp_path / "out", "--format", "json")
    assert json.loads(result.stdout) == {
        "kind": "geojson",
        "out": str(tmp_path / "out"),
        "table": "claims",
        "rows": 6,
        "claims": 6,
        "places": 4,
        "documents": 2,
        "stances": {"denied": 1, "doubted": 1, "said": 4},
        "left_out": {
            "only off the map: in the file with no geometry, as no gazetteer places them, or several places fit": 2
        },
        "files": ["out", "out.provenance.json"],
    }
    shown = run("export", "geojson", tmp_path / "out", "--force").stdout
    assert "6 rows written to" in shown
    assert "2: only off the map" in shown
    assert "not told as happened, see `stance`: denied 1" in shown
    assert "not told as happened" not in run("export", "kml", tmp_path / "k", "--force").stdout


def test_the_sidecar(export, sidecar, record):
    """Which WhoHeld, which record and which options made it, and the hash of what it made."""
    made = export("csv", "--side", "Blues", "--known-by", "2031-08")
    told = sidecar()
    assert (told["whoheld"], told["kind"], told["table"]) == (whoheld.__version__, "csv", "claims")
    assert told["options"] == {"side": "Blues", "known_by": "2031-08"}
    assert told["files"] == [
        {"name": "out", "bytes": made.stat().st_size, "sha256": hashlib.sha256(made.read_bytes()).hexdigest()}
    ]
    assert (told["rows"], told["record"]["name"]) == (3, record.stem)
    assert (told["record"]["documents"], told["record"]["claims"], told["record"]["readers"]) == (2, 6, ["tiny-1"])
    assert tuple(told["columns"]) == tuple(rows(made)[0])


def test_the_digest_is_that_of_what_stands(export, sidecar, record, tmp_path, monkeypatch):
    """Limits do not change it, a judgement does."""
    export("csv")
    whole = sidecar()["record"]["digest"]
    export("csv", "--place", "Eastmoor", "--judged-only")
    assert sidecar()["record"]["digest"] == whole
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    monkeypatch.setenv("WHOHELD_RECORD", str(copy))
    with whoheld.open(copy) as opened:
        opened.reject(opened.claims()[0].claim.id, by="Ann")
    export("csv")
    assert sidecar()["record"]["digest"] != whole


def test_it_is_no_stream(run):
    """Standard output has no room for the sidecar, and no file called "-" is made."""
    result = run("export", "csv", "-")
    assert (result.exit_code, Path("-").exists()) == (2, False)
    assert "name a file" in result.stderr


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/home/ann/secret/war.db", "war"),
        ("postgresql://ann:***@db.example/war?sslmode=require&password=hidden", "war"),
        ("whoheld.db", "whoheld"),
    ],
)
def test_the_name_of_a_record_tells_no_more(location, expected):
    """Neither folders nor servers nor what stands behind a question mark."""
    assert record_name(location) == expected


def test_every_kind_is_documented():
    """docs/exports.md has a section for each kind, and the help a line."""
    text = (Path(__file__).parents[3] / "docs/exports.md").read_text(encoding="utf-8")
    for kind in OWN:
        assert f"\n## {kind}\n" in text
    assert all(f"`{kind}`" in text for kind in KINDS)


@pytest.mark.parametrize("kind", OWN)
def test_an_empty_record(kind, run, tmp_path, monkeypatch):
    """A record that nothing was read into is written as a file of nothing."""
    with whoheld.open(tmp_path / "empty.db"):
        pass
    monkeypatch.setenv("WHOHELD_RECORD", str(tmp_path / "empty.db"))
    assert run("export", kind, tmp_path / "out").exit_code == 0
    assert (tmp_path / "out").stat().st_size > 0


def test_formats_without_a_stance_do_not_send_to_it(run, tmp_path):
    """A table of events counts what did not happen as left out, and says so once; one claim is no "claims"."""
    shown = run("export", "acled", tmp_path / "a", "--place", "Eastmoor").stdout
    assert "see `stance`" not in shown
    assert "from 1 claim about 1 place in 1 document\n" in shown
