"""Spells of all places at once, and frames of claims and spells."""

import sys
from datetime import date

import pandas as pd
import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.codebook import Kind, Stance
from whoheld.errors import MissingExtra
from whoheld.record.columns import CLAIMS, SPELLS

TEXT = """On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.
On 0999-05-03 the Reds holds Westmark. On 2031-05-05 the Blues strikes Twin?.
On 2031-05-06 the Greens holds Southfield.
"""


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


@pytest.mark.parametrize("asked", ["claims_frame", "spells_frame"])
def test_frames_of_nothing(tmp_path, asked):
    """Without claims they have their columns, with the same types, and no rows."""
    with whoheld.open(tmp_path / "r.db") as empty:
        frame = getattr(empty, asked)()
    assert len(frame) == 0
    assert pd.api.types.is_datetime64_any_dtype(frame["start" if asked == "claims_frame" else "start_latest"])


@pytest.mark.parametrize("asked", ["claims_frame", "spells_frame"])
def test_without_pandas_it_says_what_to_install(record, monkeypatch, asked):
    """One line, that names the extra."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'whoheld\[frames\]'"):
        getattr(record, asked)()
