"""What was known by a day, asked from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import whoheld
from tiny_reader import Tiny
from whoheld.interfaces.cli import cli

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def clocks(tmp_path_factory):
    """A record of two papers: the second came out a year later, and tells that the town had been lost."""
    folder = tmp_path_factory.mktemp("clocks")
    (folder / "one.md").write_text("---\ndate: 2031-05-20\n---\nOn 2031-05-02 the Reds takes Northfield.\n")
    (folder / "two.md").write_text("---\ndate: 2032-05-20\n---\nOn 2031-05-09 the Blues takes Northfield.\n")
    with whoheld.open(str(folder / "r.db")) as opened:
        opened.read([folder], reader=Tiny())
    return folder / "r.db"


@pytest.fixture
def ask(clocks):
    """Asks the record of the two papers, and gives back the JSON."""

    def asks(*arguments):
        given = [*map(str, arguments), "--record", str(clocks), "--format", "json"]
        result = CliRunner().invoke(cli, given, catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return asks


@pytest.mark.parametrize(
    ("known_by", "holders"),
    [
        ("2031-05-19", []),  # nothing had come out
        ("2031-06", ["Reds"]),
        ("2032-05-19", ["Reds"]),
        ("2032-05-20", ["Blues"]),
    ],
)
def test_held_as_known_by(ask, known_by, holders):
    """The answer for one day follows what had been published."""
    assert ask("held", "Northfield", "2031-06-01", "--known-by", known_by)["holders"] == holders


def test_lists_as_known_by(ask):
    """All lists look through the same glass."""
    flags = ("--known-by", "2031-06-01")
    assert [row["holder"] for row in ask("on", "2031-06-01", *flags)] == ["Reds"]
    assert [row["holder"] for row in ask("changes", *flags)] == ["Reds"]
    assert [row["actor"] for row in ask("claims", *flags)] == ["Reds"]
    assert [row["holder"] for row in ask("history", "Northfield", *flags)] == ["Reds"]


def test_revisions(ask):
    """One row for each time that the answer changed, with the paper that changed it."""
    rows = ask("revisions", "Northfield", "--on", "2031-06-01")
    assert [(r["known_by"], r["holder"], r["published"]) for r in rows] == [
        ("2031-05-20", "Reds", ["one"]),
        ("2032-05-20", "Blues", ["two"]),
    ]


def test_a_bad_day_is_explained(clocks):
    """A day that is none ends with a sentence and status 2."""
    result = CliRunner().invoke(cli, ["on", "2031", "--known-by", "soon", "--record", str(clocks)])
    assert result.exit_code == 2
    assert "soon" in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the real documents are not at {SEEDS}")
def test_the_two_clocks_on_real_documents(reader, tmp_path):
    """Palmyra was the army's by what was known in June 2016, and had been taken again by what is known now."""
    with whoheld.open(str(tmp_path / "r.db")) as record:
        record.read([SEEDS], reader=_Given(reader))
        then = record.through(known_by="2016-06")
        for day in ("2016-07-01", "2017-01-03", "2020-01-01"):
            answer = then.held("Palmyra", day)
            assert (answer.holders, answer.last_evidence) == (("Syrian Army",), "2016-03-28")
        assert record.held("Palmyra", "2017-01-03").holders == ("ISIL",)
        assert [r.holders for r in record.revisions("Palmyra", "2017-01-03")] == [("Syrian Army",), ("ISIL",)]


class _Given:
    """Makes the reader that the session has loaded already."""

    version = "given"

    def __init__(self, reader):
        self._reader = reader

    def __call__(self):
        return self._reader
