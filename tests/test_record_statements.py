"""Statements in a record: kept, asked for, superseded, forgotten, copied, looked over, and never on the map."""

import csv
import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.errors import QuestionError
from whoheld.interfaces.cli import cli
from whoheld.interfaces.shapes import COLUMNS

TOLD = "On 2031-05-02 the Reds takes Northfield. The Blues will take Northfield. The Reds would lose Westmark.\n"
OTHER = "On 2031-05-03 the Reds holds Southfield. The Blues will take Southfield.\n"


@pytest.fixture
def record(tmp_path, monkeypatch):
    """A record of two reports, the second of a later day."""
    monkeypatch.chdir(tmp_path)
    for name, text, day in (("told", TOLD, "2031-05-04"), ("other", OTHER, "2031-06-04")):
        (tmp_path / f"{name}.txt").write_text(text)
        with whoheld.open(tmp_path / "r.db") as opened:
            opened.read([f"{name}.txt"], whoheld.ReadingOptions(published=day), reader=Tiny())
    with whoheld.open(tmp_path / "r.db") as opened:
        yield opened


@dataclass(frozen=True)
class SaidTo(Tiny):
    """A tiny reader to whom every claim is a forecast."""

    def read(self, document):
        """The reading, all of it ahead."""
        told = super().read(document)
        return replace(told, claims=tuple(replace(c, stance="forecast") for c in told.claims))


def about(rows):
    """What statements are about, in their order."""
    return [(str(r.statement.type), r.statement.about_place) for r in rows]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("forecast", "Southfield"), ("forecast", "Northfield"), ("what_if", "Westmark")]),
        ({"type": "forecast"}, [("forecast", "Southfield"), ("forecast", "Northfield")]),
        ({"place": "northfield"}, [("forecast", "Northfield")]),
        ({"place": "Westmark"}, [("what_if", "Westmark")]),  # no claim names it
        ({"side": "Reds"}, [("what_if", "Westmark")]),
        ({"doc": "other"}, [("forecast", "Southfield")]),
        ({"source": "the author", "type": "what_if"}, [("what_if", "Westmark")]),
        ({"source": "the Watch"}, []),
    ],
)
def test_statements_are_asked_for(record, asked, expected):
    """Each filter lets through what fits; documents come by name, statements in the order of telling."""
    assert about(record.statements(**asked)) == expected


@pytest.mark.parametrize("asked", [{"type": "guess"}, {"doc": "nowhere"}, {"place": "Nowhere"}])
def test_a_question_that_cannot_be_is_refused(record, asked):
    """What is not in the closed list, or not in the record, is said to be so."""
    with pytest.raises(QuestionError):
        record.statements(**asked)


def test_a_statement_stands_at_its_place(record):
    """The point is that of the place where a claim names it too; words and file agree."""
    (row,) = record.statements(place="Northfield")
    assert (row.lon, row.lat, row.statement.place_id) == (10.5, 50.25, "tiny:northfield")
    assert TOLD[row.statement.raw_start : row.statement.raw_end] == row.statement.quote


def test_statements_move_nothing(record):
    """A forecast opens no spell and is no claim, and a place that only statements name is no place of the map."""
    assert record.held("Northfield", "2031-12-01").holders == ("Reds",)
    assert len(record.claims()) == 2
    assert "Westmark" not in [row.place.name for row in record.places()]


def test_a_lens_lets_through_what_was_known(record):
    """Only documents that were published by a day argue; through a lens of judged claims nobody does."""
    assert about(record.through(known_by="2031-05-31").statements()) == [
        ("forecast", "Northfield"),
        ("what_if", "Westmark"),
    ]
    assert record.through(judged_only=True).statements() == []


def test_a_reader_that_finds_it_no_more_supersedes_it(record, monkeypatch):
    """What a later reader does not find is kept, not shown; what it finds again keeps its id."""
    before = [row.statement.id for row in record.statements(doc="told")]
    only_will = re.compile(r"The (?P<actor>\w+) will (?P<what>\w+) (?P<place>\w+)\.")
    monkeypatch.setattr("tiny_reader.EXPECTED", only_will)
    record.read(["told.txt"], whoheld.ReadingOptions(published="2031-05-04"), reader=Tiny("tiny-2"))
    rows = record.statements(doc="told")
    assert [row.statement.id for row in rows] == before[:1]
    assert rows[0].reader == "tiny-2"
    with closing(sqlite3.connect(record.location)) as tables:
        kept = tables.execute("SELECT superseded_by FROM statements WHERE id = ?", before[1:]).fetchall()
    assert kept == [("tiny-2",)]


def test_a_forgotten_document_argues_nothing(record):
    """With its text go its statements, also from the tables."""
    record.forget("told", reason="asked to", by="Ann")
    assert about(record.statements()) == [("forecast", "Southfield")]
    with closing(sqlite3.connect(record.location)) as tables:
        assert tables.execute("SELECT count(*) FROM statements").fetchone() == (1,)


def test_a_copy_has_all_statements(record, tmp_path):
    """A folder written from a record gives the same statements again."""
    record.dump(tmp_path / "copy")
    whoheld.Record.restore(tmp_path / "copy", tmp_path / "again.db")
    with whoheld.open(tmp_path / "again.db") as again:
        assert [row.row() for row in again.statements()] == [row.row() for row in record.statements()]


def test_a_changed_statement_is_found_out(record):
    """The quote of a statement is compared with its document, and its id with its fields."""
    assert record.check() == []
    with closing(sqlite3.connect(record.location)) as tables:
        tables.execute("UPDATE statements SET quote = 'x', about_actor = 'y' WHERE about_place = 'Westmark'")
        tables.commit()
    assert sorted(fault.rule for fault in record.check()) == ["id", "quote"]


def test_the_command_lists_them(record):
    """As a table for reading, and in the columns that are documented."""
    run = CliRunner()
    table = run.invoke(cli, ["statements", "--record", record.location, "--type", "what_if"], catch_exceptions=False)
    assert "what if about Westmark, Reds" in table.stdout
    assert "“The Reds would lose Westmark.”" in table.stdout
    rows = run.invoke(cli, ["statements", "--record", record.location, "--format", "csv"], catch_exceptions=False)
    assert tuple(next(csv.reader(io.StringIO(rows.stdout)))) == COLUMNS["statements"]
    lines = run.invoke(cli, ["statements", "--record", record.location, "--format", "jsonl"], catch_exceptions=False)
    assert [json.loads(line)["type"] for line in lines.stdout.splitlines()] == ["forecast", "forecast", "what_if"]


def test_the_commands_judge_them(record):
    """A statement is rejected by its id, leaves the list, is listed on demand and marked, and comes back."""
    (row,) = record.statements(type="what_if")

    def ask(*arguments):
        told = [*arguments, "--record", record.location, "--format", "json"]
        return json.loads(CliRunner().invoke(cli, told, catch_exceptions=False).stdout)

    (passed,) = ask("judge", "reject", row.statement.id, "--by", "Ann", "--note", "no if")
    assert (passed["act"], passed["statement"], passed["note"]) == ("reject-statement", row.statement.id, "no if")
    assert [one["type"] for one in ask("statements")] == ["forecast", "forecast"]
    assert [one["judged"] for one in ask("statements", "--rejected")] == ["", "", "rejected"]
    assert ask("judgements") == [passed]
    table = CliRunner().invoke(cli, ["judgements", "--record", record.location], catch_exceptions=False)
    assert "what_if (told)" in " ".join(table.stdout.split())
    ask("undo", str(passed["id"]))
    assert len(ask("statements")) == 3


def test_a_rejected_forecast_leaves_the_ledger(tmp_path):
    """A row of the ledger rests on a claim: with it go the row and the count; a statement beside it takes neither."""
    told = SaidTo("tiny-1")
    (tmp_path / "told.txt").write_text("On 2031-05-02 the Reds takes Northfield. The Blues will take Northfield.\n")
    with whoheld.open(tmp_path / "r.db") as record:
        record.read([tmp_path / "told.txt"], whoheld.ReadingOptions(published="2031-05-01"), reader=told)
        (row,) = record.forecasts()
        record.reject(record.statements()[0].statement.id, by="Ann")
        assert [one.told for one in record.forecast_counts()] == [1]
        number = record.reject(row.claim_id, by="Ann")
        assert (list(record.forecasts()), list(record.forecast_counts())) == ([], [])
        record.undo(number, by="Ann")
        assert [one.claim_id for one in record.forecasts()] == [row.claim_id]
