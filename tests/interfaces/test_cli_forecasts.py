"""The command forecasts: its rows, its counts, what it is asked by, and the ledger as of a day."""

import csv
import io
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "evidence"))

from entries import claim, document, place

import whoheld
from whoheld.codebook import Kind, Stance
from whoheld.errors import QuestionError
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.interfaces.shapes import COLUMNS

HOPE = "Within weeks, the Reds will take Northfield. The Blues may leave it by the end of June."


PLACES = (place("Northfield", place_id="test:1"), place("Eastmoor", place_id="test:2"))


@pytest.fixture
def record(tmp_path):
    """The path of a record: a forecast and a plan of one text, and two later texts."""
    return kept(tmp_path / "r.db", entries())


def entries():
    """Three documents with what they tell."""
    hope = document("hope", text=HOPE, published="2031-05-01")
    took = document("took", published="2031-06-10")
    rest = document("rest", published="2031-08-01")
    told = [
        (hope, _within(hope, "the Reds will take Northfield", stance=Stance.FORECAST, source="Harbour TV")),
        (hope, _within(hope, "The Blues may leave it", stance=Stance.INTENDED, kind=Kind.LEAVES, actor="Blues")),
        (took, claim(took, "test:1", start=date(2031, 6, 9), end=date(2031, 6, 9), target="Blues")),
        (rest, claim(rest, "test:2", stance=Stance.FORECAST, actor="Blues")),
    ]
    return [Entry(of, "r1", tuple(c for d, c in told if d is of), PLACES) for of in (hope, took, rest)]


def kept(path, written):
    """The path of a record in which documents were written."""
    with open_store(str(path)) as store:
        for one in written:
            with store.writing() as writer:
                writer.enter(one)
    return path


def _within(of, words, **more):
    """A claim about Northfield whose quote is some words of a document."""
    start = of.text.index(words)
    whole = claim(of, "test:1", place="Northfield", quote=words, **more)
    ends = {"quote_start": start, "quote_end": start + len(words), "raw_start": start + 3}
    return replace(whole, **ends, raw_end=start + len(words) + 3)


def test_rows_have_the_documented_columns(ask, run):
    """In JSON as in CSV, with the evidence as lists."""
    rows = ask("forecasts")
    assert {tuple(row) for row in rows} == {COLUMNS["forecasts"]}
    assert {tuple(one) for row in rows for one in row["for"]} == {COLUMNS["evidence"]}
    header = next(csv.reader(io.StringIO(run("forecasts", "--format", "csv").stdout)))
    assert tuple(header) == COLUMNS["forecasts"]


def test_the_horizon_is_read_from_the_text_around_the_words(ask):
    """What opens the sentence, and the rest of the clause, say by when; the later text decides."""
    first, second = ask("forecasts", "--place", "Northfield")
    assert (first["horizon"], first["window"]) == ("Within weeks", "2031-05-01/2031-06-26")
    assert (second["horizon"], second["window"]) == ("by the end of June", "2031-05-01/2031-06-30")
    assert [(row["outcome"], row["on"]) for row in (first, second)] == [("came-true", "2031-06-09")] * 2
    assert first["for"][0]["doc"] == "took"


@pytest.mark.parametrize(
    ("arguments", "docs"),
    [
        (["--outcome", "open"], ["rest"]),
        (["--doc", "hope"], ["hope", "hope"]),
        (["--source", "Harbour TV"], ["hope"]),
        (["--side", "Blues"], ["rest", "hope"]),
        (["--place", "Eastmoor"], ["rest"]),
        (["--place", "Northfield", "--outcome", "did-not"], []),
    ],
    ids=["outcome", "document", "source", "side", "place", "none"],
)
def test_rows_are_asked_for_by_what_they_are(ask, arguments, docs):
    """By outcome, document, source, side and place."""
    assert [row["doc"] for row in ask("forecasts", *arguments)] == docs


def test_the_ledger_as_of_a_day_knows_no_later_text(ask):
    """Before the later text came out, the forecast was open."""
    rows = ask("forecasts", "--known-by", "2031-05-31")
    assert [(row["doc"], row["outcome"]) for row in rows] == [("hope", "open")] * 2
    assert ask("forecasts", "--known-by", "2031-04") == []


def test_neither_the_order_of_documents_nor_another_place_changes_a_ledger(ask, tmp_path):
    """Northfield's ledger follows from what is told of Northfield."""
    asked = ("forecasts", "--place", "Northfield")
    expected = ask(*asked)
    other = document("other", published="2031-07-01")
    elsewhere = Entry(other, "r1", (claim(other, "test:2", start=date(2031, 6, 20), end=date(2031, 6, 20)),), PLACES)
    assert ask(*asked, "--record", kept(tmp_path / "turned.db", entries()[::-1])) == expected
    assert ask(*asked, "--record", kept(tmp_path / "more.db", [*entries(), elsewhere])) == expected


def test_a_notebook_shows_rows_and_counts(record):
    """What was foretold, with its outcome and its words, as a table; the words are text and nothing else."""
    with whoheld.open(str(record), read_only=True) as opened:
        shown = opened.forecasts()._repr_html_()
        counts = opened.forecast_counts("doc")._repr_html_()
    assert "came-true 2031-06-09" in shown
    assert "<q>the Reds will take Northfield</q>" in shown
    assert "3 counts of forecasts and plans" in counts


def test_what_cannot_be_counted_by_is_refused(record):
    """The message names what can."""
    with whoheld.open(str(record), read_only=True) as opened, pytest.raises(QuestionError, match="source, doc"):
        opened.forecast_counts("weather")


def test_counts_by_source_and_document(ask, run):
    """Forecasts and plans are counted apart, and there is no share on so few."""
    counts = ask("forecasts", "--by", "source")
    assert {tuple(row) for row in counts} == {COLUMNS["forecasts --by"]}
    assert [(c["name"], c["stance"], c["came_true"], c["open"]) for c in counts] == [
        ("Harbour TV", "forecast", 1, 0),
        ("the author", "forecast", 0, 1),
        ("the author", "intended", 1, 0),
    ]
    assert {c["share"] for c in counts} == {None}
    assert [c["name"] for c in ask("forecasts", "--by", "doc")] == ["hope", "hope", "rest"]
    assert "No share is given on fewer than 10" in run("forecasts", "--by", "doc").stdout


def test_forecasts_read_as_a_table(run):
    """For reading, the words come first, then the test, by when, why, and the sentence that decided."""
    shown = run("forecasts", "--place", "Northfield").stdout
    assert "2031-05-01  forecast: Reds takes Northfield · came-true" in shown
    assert "by when: Within weeks: how many is not told" in shown
    assert "“The text of took.”" in shown
    assert "No forecast and no plan" in run("forecasts", "--place", "Eastmoor", "--outcome", "did-not").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--place", "Atlantis"], "Atlantis"),
        (["--doc", "lost"], "lost"),
        (["--by", "doc", "--outcome", "open"], "--by"),
    ],
    ids=["place", "document", "both"],
)
def test_a_question_that_cannot_be_answered_is_refused(run, arguments, words):
    """The message names what was wrong."""
    result = run("forecasts", *arguments)
    assert (result.exit_code, words in result.output) == (2, True)
