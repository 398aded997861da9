"""The commands that hold sources beside each other, and the pace of a side: documented columns, readable tables."""

import csv
import io
from datetime import date

import pytest

from whoheld.history.gains.told_gain import ToldGain
from whoheld.history.voices.source_card import Answered
from whoheld.interfaces.shapes import COLUMNS

PARTS = {"confirmed": "share", "contradicted": "share", "delay": "spread", "lead": "beside", "figures": "beside"}


@pytest.mark.parametrize("arguments", [("the author",), ("--detail",)], ids=["named", "all"])
def test_a_source_has_the_documented_columns(ask, arguments):
    """Each part too; of few events counts stand alone."""
    (row,) = ask("sources", *arguments)
    assert tuple(row) == COLUMNS["sources --detail"]
    assert {name: tuple(row[name]) for name in PARTS} == {name: COLUMNS[shape] for name, shape in PARTS.items()}
    assert tuple(row["lead"]["spread"]) == COLUMNS["spread"]
    assert {tuple(gain) for gain in row["gains"]} == {("side", *COLUMNS["share"])}
    assert (row["name"], row["events"], row["confirmed"]["share"]) == ("the author", 2, None)


def test_the_parts_have_the_documented_columns():
    """Of events of which others speak, and of gains as told."""
    answered = Answered("Northfield", "takes", "Reds", None, date(2031, 5, 2), "tells", ("1",), ("2",), ())
    assert tuple(answered.row()) == COLUMNS["answered"]
    gain = ToldGain("area", "2 km²", 2.0, "km²", None, date(2031, 5, 2), "said", None, "first", "1", "took 2 km²")
    assert tuple(gain.row()) == COLUMNS["gains told"]
    assert (answered.row()["end"], gain.row()["end"], gain.row()["start"]) == ("2031-05-02", "2031-05-02", None)


def test_a_source_can_be_read(run):
    """Its lines have counts, and say where they are too few for more."""
    shown = run("sources", "the author").stdout
    assert "the author: 7 claims" in shown
    assert "%" not in shown
    assert "1 of 2" in shown


def test_an_unknown_source_is_a_question(run):
    """The message names the command that lists all."""
    result = run("sources", "Atlantis Press")
    assert (result.exit_code, "whoheld sources" in result.stderr) == (2, True)


def test_a_pace_has_the_documented_columns(ask):
    """And those of the places in it; the week of each is that of its change."""
    rows = ask("pace", "Reds")
    assert {tuple(row) for row in rows} == {COLUMNS["pace"]}
    assert {tuple(one) for row in rows for one in row["turnovers"]} == {COLUMNS["turnovers"]}
    assert [(row["week"], row["gained"], row["lost"], row["total"]) for row in rows] == [
        ("2031-W18", 1, 0, 1),
        ("2031-W19", 0, 1, 0),
    ]


def test_the_days_asked_for_bound_a_pace(ask):
    """Only what certainly lies between them."""
    assert [row["week"] for row in ask("pace", "reds", "--from", "2031-05-05")] == ["2031-W19"]
    assert ask("pace", "reds", "--to", "2031-04") == []


def test_a_pace_is_a_table(run):
    """In lines for reading, and as rows for programs."""
    assert "+Northfield" in run("pace", "Reds").stdout
    assert "Nothing is told" in run("pace", "Reds", "--to", "2031-04").stdout
    header, *rows = csv.reader(io.StringIO(run("pace", "Reds", "--format", "csv").stdout))
    assert (tuple(header), len(rows)) == (COLUMNS["pace"], 2)


def test_an_unknown_side_is_a_question(run):
    """The message names the command that lists all."""
    result = run("pace", "Purples")
    assert (result.exit_code, "whoheld sides" in result.stderr) == (2, True)


def test_a_pace_is_drawn(run, tmp_path):
    """With its side and weeks in words; nothing is written over unasked, and the same record gives the same bytes."""
    out = tmp_path / "pace.svg"
    assert run("pace", "Reds", "--plot", out).exit_code == 0
    first = out.read_bytes()
    assert b"What Reds gained, week by week" in first
    assert b"2031-W18 to 2031-W19" in first
    again = run("pace", "Reds", "--plot", out)
    assert (again.exit_code, "--force" in again.stderr) == (1, True)
    assert run("pace", "Reds", "--plot", out, "--force").exit_code == 0
    assert out.read_bytes() == first


def test_a_pace_without_weeks_is_not_drawn(run, tmp_path):
    """The message says so, and no file is left."""
    result = run("pace", "Reds", "--to", "2031-04", "--plot", tmp_path / "pace.svg")
    assert (result.exit_code, "--plot" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
