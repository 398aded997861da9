"""The commands leanings and casualties: what they keep, show and refuse."""

import csv
import io
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "evidence"))

from entries import claim, document, place

from whoheld.codebook import Kind
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.interfaces.shapes import COLUMNS

SOURCES = "source,side,from,to\nHarbour TV,Reds,2031-01-01,2031-06-30\nHarbour TV,,2031-07-01,\n"


@pytest.fixture
def record(tmp_path):
    """The path of a record in which two reports count the dead of one attack."""
    counts = (("first", 12, {}), ("second", 15, {"source": "Harbour TV"}))
    with open_store(str(tmp_path / "r.db")) as store:
        for name, number, more in counts:
            of = document(name)
            told = claim(of, "test:1", kind=Kind.KILLS, low=number, high=number, unit="people", **more)
            with store.writing() as writer:
                writer.enter(Entry(of, "r1", (told,), (place("Northfield", place_id="test:1"),)))
    return tmp_path / "r.db"


def test_a_file_of_leanings_replaces_the_one_before(ask, tmp_path):
    """The file is kept in the record, line for line; an empty one takes it away."""
    path = tmp_path / "sources.csv"
    path.write_text(SOURCES)
    expected = [
        {"source": "Harbour TV", "side": "Reds", "from": "2031-01-01", "to": "2031-06-30"},
        {"source": "Harbour TV", "side": "", "from": "2031-07-01", "to": None},
    ]
    assert ask("leanings", path) == expected
    assert ask("leanings") == expected
    path.write_text("Source;Side\n".replace(";", ","), encoding="utf-8-sig")
    assert ask("leanings", path) == []
    assert ask("leanings") == []


def test_no_leanings_name_the_next_step(run):
    """A record without a file says how to give it one."""
    assert "whoheld leanings FILE.csv" in run("leanings").stdout


WRONG = [
    ("name,side\nHarbour TV,Reds\n", "no column source"),
    ("source\nHarbour TV\n", "no column side"),
    ("source,side\n,Reds\n", "line 2: no source"),
    ("source,side,from\nHarbour TV,Reds,May 2031\n", "line 2: from is 'May 2031', not a day"),
    ("source,side,from,to\nTV,Reds,2031-05-02,2031-05-01\n", "line 2: from 2031-05-02 comes after to 2031-05-01"),
    ("source,side\nTélé,Reds\n".encode("latin-1"), "is not UTF-8"),
]


@pytest.mark.parametrize(("data", "message"), WRONG)
def test_a_wrong_file_is_refused_and_changes_nothing(run, ask, tmp_path, data, message):
    """The message names file, line and cell; the lines that were there stay."""
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(SOURCES)
    bad.write_bytes(data if isinstance(data, bytes) else data.encode())
    kept = ask("leanings", good)
    result = run("leanings", bad)
    assert (result.exit_code, "bad.csv" in result.stderr) == (1, True)
    assert message in result.stderr
    assert ask("leanings") == kept


def test_a_missing_file_is_refused(run):
    """A file that is not there is named."""
    result = run("leanings", "nowhere.csv")
    assert (result.exit_code, "nowhere.csv: cannot be read" in result.stderr) == (1, True)


def test_casualties_have_the_documented_columns(ask, run):
    """Events and their figures have their columns, in JSON as in CSV."""
    (event,) = ask("casualties", "Northfield")
    assert tuple(event) == COLUMNS["casualties"]
    assert [tuple(figure) for figure in event["figures"]] == [COLUMNS["figures"]] * 2
    assert (event["low"], event["high"], event["best_low"]) == (12, 15, None)
    header = next(csv.reader(io.StringIO(run("casualties", "Northfield", "--format", "csv").stdout)))
    assert tuple(header) == COLUMNS["casualties"]


def test_casualties_read_as_a_table(run):
    """For reading, each figure stands with its witness and its sentence."""
    shown = run("casualties", "Northfield").stdout
    assert "all sources 12 to 15" in shown
    assert "best unknown (none: 2 independent witnesses differ" in shown
    assert "15  Harbour TV, said" in shown
    assert "“The text of second.”" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["Northfield", "--from", "2031-05"], 0, "No figure"),
        (["Northfield", "--from", "soon"], 2, "soon"),
        (["Northfield", "--from", "2031-05", "--to", "2031-04"], 2, "give the first day first"),
        (["Atlantis"], 2, "Atlantis"),
    ],
)
def test_casualties_of_days_and_places_that_do_not_fit(run, arguments, code, words):
    """Days without events give none; what is no day or no place is refused."""
    result = run("casualties", *arguments)
    assert (result.exit_code, words in result.output) == (code, True)
