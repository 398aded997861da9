"""Spells of all places at once, and frames of claims, spells, statements and forecasts."""

import sys
from datetime import date

import pandas as pd
import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.codebook import Kind, Stance, StatementType
from whoheld.errors import MissingExtra
from whoheld.record.columns import CLAIMS, FORECASTS, SPELLS, STATEMENTS

TEXT = """On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.
On 0999-05-03 the Reds holds Westmark. On 2031-05-05 the Blues strikes Twin?.
On 2031-05-06 the Greens holds Southfield.
"""
LATER = "On 2031-06-20 the Greens takes Southfield."
#: Frame -> one of its columns, and what stands in it.
FRAMES = {
    "claims_frame": ("start", "datetime64[s]"),
    "spells_frame": ("start_latest", "datetime64[s]"),
    "statements_frame": ("low", "float64"),
    "forecasts_frame": ("window_latest", "datetime64[s]"),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record of one report."""
    folder = tmp_path_factory.mktemp("framed")
    (folder / "report.md").write_text(f"---\npublished: 2031-06-01\n---\n{TEXT}")
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "report.md"], reader=Tiny())
        yield opened


def test_spells_are_those_of_the_histories(record):
    """Place by place and in order, the same as each place's history, with the place's id and point."""
    spells = record.spells()
    places = {row.place.id: row.place for row in record.places()}
    ids = list(dict.fromkeys(spell.place_id for spell in spells))
    expected = [spell.row() for place in ids for spell in record.history(place)]
    assert [{name: s.row()[name] for name in expected[0]} for s in spells] == expected
    assert [(s.lon, s.lat) for s in spells] == [(places[s.place_id].lon, places[s.place_id].lat) for s in spells]
    assert [places[i].name for i in ids] == ["Northfield", "Southfield"]


def test_spells_of_one_place(record):
    """By any spelling."""
    assert {spell.place for spell in record.spells("northfield")} == {"Northfield"}


def test_spells_through_a_lens(record):
    """Before the document came out, nothing was known."""
    assert record.through(known_by="2031-05").spells() == []
    assert record.through(judged_only=True).spells() == []


def test_a_frame_of_claims(record):
    """A row a claim, with the types that each column should have; unknown is empty, never a value."""
    frame = record.claims_frame()
    assert list(frame.columns) == list(CLAIMS)
    assert list(frame["id"]) == [row.claim.id for row in record.claims()]
    assert list(frame["kind"].cat.categories) == list(Kind)
    assert list(frame["stance"].cat.categories) == list(Stance)
    assert frame["start"].dt.date.tolist()[1:3] == [date(2031, 5, 9), date(999, 5, 3)]
    assert frame["lon"].tolist()[0] == 10.5
    assert frame["lon"].isna().tolist()[3]
    assert frame["low"].dtype == "Int64"
    assert frame["target"].isna().all()
    assert record.claims_frame(kind="strikes")["actor"].tolist() == ["Blues"]


def test_a_frame_of_spells(record):
    """A row a spell, with its bounds as days and its evidence."""
    frame = record.spells_frame("Northfield")
    assert list(frame.columns) == list(SPELLS)
    (blues,) = frame[frame["holders"] == "Blues"].itertuples()
    assert (blues.start_earliest, blues.start_latest) == (pd.Timestamp("2031-05-09"),) * 2
    assert pd.isna(blues.end_latest)
    assert blues.quote == "On 2031-05-09 the Blues takes Northfield."
    assert [item["quote"] for item in frame["for"].iloc[-1]] == [blues.quote]


@pytest.fixture(scope="module")
def ahead(tmp_path_factory):
    """A record of one report that argues, and of a plan that came true."""
    folder = tmp_path_factory.mktemp("ahead")
    argued = "The Blues will take Northfield. The Reds would lose Westmark."
    for name, text, day in (("told", f"{TEXT}{argued}", "2031-05-08"), ("later", LATER, "2031-07-01")):
        (folder / f"{name}.md").write_text(f"---\npublished: {day}\n---\n{text}")
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "told.md", folder / "later.md"], reader=Tiny())
        (plan,) = [row.claim.id for row in opened.claims(place="Southfield", doc="told")]
        opened.correct(plan, {"stance": "forecast", "kind": "takes", "start": "2031-05-09", "end": None}, by="Ann")
        yield opened


def test_a_frame_of_statements(ahead):
    """A row a statement, in the order of telling, with its types as a closed list."""
    frame = ahead.statements_frame()
    assert list(frame.columns) == list(STATEMENTS)
    assert list(frame["id"]) == [row.statement.id for row in ahead.statements()]
    assert list(frame["type"].cat.categories) == list(StatementType)
    assert frame["lon"].tolist()[0] == 10.5
    assert frame["low"].isna().all()
    assert (frame["group"].dtype, frame["published"].tolist()) == ("Int64", ["2031-05-08"] * 2)
    assert ahead.statements_frame(type="what_if")["about_actor"].tolist() == ["Reds"]


def test_a_frame_of_forecasts(ahead):
    """A row of the ledger, with its days as days, and the claim that answers it."""
    frame = ahead.forecasts_frame("Southfield")
    assert list(frame.columns) == list(FORECASTS)
    (row,) = frame.itertuples()
    assert (row.outcome, row.on_latest, row.told_latest) == (
        "came-true",
        *map(pd.Timestamp, ("2031-06-20", "2031-05-08")),
    )
    assert pd.isna(row.window_latest)
    assert set(frame["outcome"].cat.categories) == {"came-true", "did-not", "open", "not-testable"}
    assert row.quote == "On 2031-05-06 the Greens holds Southfield."
    assert [item["quote"] for item in frame["for"].iloc[0]] == [LATER]


@pytest.mark.parametrize("asked", FRAMES)
def test_frames_of_nothing(tmp_path, asked):
    """Without claims they have their columns, with the same types, and no rows."""
    with whoheld.open(tmp_path / "r.db") as empty:
        frame = getattr(empty, asked)()
    assert len(frame) == 0
    assert pd.api.types.is_dtype_equal(frame[FRAMES[asked][0]].dtype, FRAMES[asked][1])


@pytest.mark.parametrize("asked", FRAMES)
def test_without_pandas_it_says_what_to_install(record, monkeypatch, asked):
    """One line, that names the extra."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'whoheld\[frames\]'"):
        getattr(record, asked)()
