"""The commands that find and compare: their columns are the documented ones, and the tables can be read."""

import json

import pytest
from click.testing import CliRunner

from whoheld.interfaces.cli import cli
from whoheld.interfaces.shapes import COLUMNS


@pytest.mark.parametrize("command", ["find Northfield", "sources", "sides", "queue"])
def test_the_rows_have_the_documented_columns(ask, command):
    """As data each row has them all."""
    rows = ask(*command.split())
    assert rows
    assert {tuple(row) for row in rows} == {COLUMNS[command.split()[0]]}


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("find northfild", ["place", "alike", "Claims whose sentences have these words: 0"]),
        ("find zzz", ["Nothing in the record is called so."]),
        ("sources", ["the author"]),
        ("sides", ["Blues", "#"]),
        ("queue --limit 1", ["why: ", "claims wait in all."]),
        ("claims --side Reds --words north", ["the Reds takes Northfield"]),
    ],
)
def test_the_tables_can_be_read(run, command, shown):
    """Each says what it is about."""
    result = run(*command.split())
    assert result.exit_code == 0
    assert [part for part in shown if part not in result.stdout] == []


def test_filters_are_those_of_find(ask):
    """Each narrows the claims; together they narrow further."""
    assert {row["actor"] for row in ask("claims", "--side", "Reds")} == {"Reds"}
    assert {row["kind"] for row in ask("claims", "--kind", "holds", "--source", "the author")} == {"holds"}
    assert ask("claims", "--stance", "denied") == []
    assert ask("claims", "--judged", "any") == []


def test_two_sources_are_compared(run, record, tmp_path, monkeypatch):
    """The answer has the documented columns, and the table names both."""
    copy = tmp_path / "copy.db"
    copy.write_bytes(record.read_bytes())
    monkeypatch.setenv("WHOHELD_RECORD", str(copy))
    monkeypatch.setenv("WHOHELD_BY", "Ann")

    def runs(*arguments):
        return CliRunner().invoke(cli, arguments, catch_exceptions=False)

    (claim, *_) = json.loads(runs("claims", "--words", "greens", "--format", "json").stdout)
    runs("judge", "correct", claim["id"], "source=the Watch")
    answer = json.loads(runs("compare", "watch", "the author", "--format", "json").stdout)
    assert tuple(answer) == COLUMNS["compare"]
    assert {tuple(one) for one in (*answer["both"], *answer["contradict"])} <= {COLUMNS["compared"]}
    assert "Only Watch says: " in runs("compare", "watch", "the author").stdout
    unknown = run("compare", "Atlantis Press", "the author")
    assert (unknown.exit_code, "whoheld sources" in unknown.stderr) == (2, True)
