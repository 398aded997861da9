"""The commands of judgements: each says what it did in the columns of the list, and answers follow."""

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner

from whoheld.interfaces.cli import cli
from whoheld.interfaces.shapes import COLUMNS


@pytest.fixture
def run(record, tmp_path, monkeypatch):
    """Runs the command line on a copy of the record, as a person called Ann."""
    shutil.copy(record, tmp_path / "copy.db")
    monkeypatch.setenv("WHOHELD_RECORD", str(tmp_path / "copy.db"))
    monkeypatch.setenv("WHOHELD_BY", "Ann")

    def runs(*arguments):
        return CliRunner().invoke(cli, [str(a) for a in arguments], catch_exceptions=False)

    return runs


@pytest.fixture
def ids(ask):
    """The words of each quote -> the id of its claim."""
    return {row["quote"].split(" ", 2)[2].rstrip("."): row["id"] for row in ask("claims")}


RED = "the Reds takes Northfield"
MOOR = "the Blues holds Eastmoor"

#: Arguments of a command, and what the row that it gives back says.
PASSED = [
    (("accept", "{red}"), {"act": "accept", "by": "Ann", "state": "stands", "value": {}}),
    (("reject", "{red}", "--by", "Ben", "--note", "no"), {"act": "reject", "by": "Ben", "note": "no"}),
    (("correct", "{red}", "actor=Greens", "target="), {"act": "correct", "value": {"actor": "Greens", "target": None}}),
    (("same-place", "Northfield", "Eastmoor"), {"act": "same-place"}),
    (("different-places", "Northfield", "Eastmoor"), {"act": "different-places"}),
    (("split-place", "Northfield", "--document", "second"), {"act": "split-place"}),
    (("move-place", "Northfield", "--lon", "-3.5", "--lat", "4"), {"value": {"lon": -3.5, "lat": 4.0}}),
    (("same-actor", "Reds", "Blues", "--from", "2031-05-01"), {"value": {"from": "2031-05-01", "to": None}}),
    (("part-of", "Reds", "Blues", "--to", "2031-05-01"), {"value": {"from": None, "to": "2031-05-01"}}),
    (("published", "first", "2031-05"), {"act": "published", "value": {"published": "2031-05"}}),
]


@pytest.mark.parametrize(("arguments", "expected"), PASSED, ids=lambda a: a[0] if isinstance(a, tuple) else "")
def test_a_judgement_is_shown_as_in_the_list(ask, ids, arguments, expected):
    """Each command gives back the row of what it passed, which is also the list's; undoing it gives both rows."""
    (row,) = ask("judge", *(a.format(red=ids[RED]) for a in arguments))
    assert {name: row[name] for name in expected} == expected
    assert ask("judgements") == [row]
    undone, undoing = ask("undo", row["id"])
    assert (undone["state"], undoing["act"], undoing["about"]) == ("undone", "undo", {"judgement": row["id"]})


def test_several_claims_are_judged_each_on_its_own(ask, ids):
    """One command, as many judgements as claims; answers follow."""
    assert [row["id"] for row in ask("judge", "reject", ids[RED], ids[MOOR])] == [1, 2]
    assert {ids[RED], ids[MOOR]}.isdisjoint(row["id"] for row in ask("claims"))


def test_a_missed_claim_is_added(ask):
    """It is listed with its words; --judged-only lists and asks nothing else."""
    fields = ("kind=takes", "actor=Greens", "place=Eastmoor", "when=2031-06-01")
    (row,) = ask("judge", "add", "second", "the Greens holds Northfield", *fields)
    (claim,) = ask("claims", "--judged-only")
    assert (claim["id"], claim["quote"], claim["start"]) == (row["claim"], "the Greens holds Northfield", "2031-06-01")
    assert ask("held", "Eastmoor", "2031-06-02", "--judged-only")["holder"] == "Greens"
    assert {row["holder"] for row in ask("history", "Eastmoor", "--judged-only")} <= {"Greens", None}
    assert [r["place"] for r in ask("on", "2031-06-02", "--judged-only")] == ["Eastmoor"]
    assert len(ask("changes", "--judged-only")) == 1
    assert ask("disputes", "--judged-only") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("judge", "accept", "xyz"), "no claim or statement 'xyz' is in the record"),
        (("judge", "correct", "xyz", "actor"), "'actor' should be FIELD=VALUE"),
        (("judge", "correct", "xyz", "actor=a", "actor=b"), "'actor=b' should be FIELD=VALUE, each field once"),
        (("judge", "add", "second", "Northfield", "kind=holds"), "more than once; they begin at 31, 73: name one"),
        (("judge", "add", "second", "Southfield", "kind=holds"), "does not have the words 'Southfield'"),
        (("judge", "add", "second", "the Greens", "actor=Greens"), "a claim needs a kind"),
        (("judge", "move-place", "Northfield", "--lon", "200", "--lat", "4"), "no point on the globe"),
        (("judge", "published", "second", "soon"), "is not a date"),
        (("undo", "1"), "there is no judgement 1"),
        (("agreement",), "takes two people"),
        (("forget", "third", "--reason", "asked"), "no document 'third' is in the record"),
    ],
)
def test_what_cannot_be_judged_is_told(run, arguments, said):
    """One message, without a trace, and the exit status of a question that cannot be answered as put."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_agreement_is_told_field_by_field(ask, run, ids):
    """Two people's judgements on the same claims, with alpha or the word why there is none."""
    for person, verdicts in (("Ann", ("accept", "reject")), ("Ben", ("accept", "accept"))):
        for claim, verdict in zip((ids[RED], ids[MOOR]), verdicts, strict=True):
            run("judge", verdict, claim, "--by", person)
    rows = {row["field"]: row for row in ask("agreement", "--by", "Ann", "--by", "Ben")}
    assert rows["verdict"] == {"field": "verdict", "units": 2, "equal": 0.5, "alpha": 0.0, "why": ""}
    assert rows["actor"]["why"] == "too little was judged by both"
    assert "50%" in run("agreement").stdout


def test_a_forgotten_document_is_refused(ask, run, record):
    """Reading it again says why not, with exit status 1; with --again it is read."""
    gone = ask("forget", "second", "--reason", "its author asked")
    assert tuple(gone) == COLUMNS["forget"]
    assert (gone["name"], gone["reason"], gone["by"]) == ("second", "its author asked", "Ann")
    path = record.parent / "second.txt"
    result = run("read", path)
    assert result.exit_code == 1
    said = " ".join(result.stdout.split())
    assert "second.txt: forgotten by Ann on " in said
    assert "(its author asked); with --again it is read all the same" in said


@pytest.mark.parametrize("command", ["judgements", "agreement"])
def test_the_output_has_the_documented_columns(run, ids, command):
    """The header of the CSV, and the keys of the JSON, are those of the contract."""
    for person in ("Ann", "Ben"):
        run("judge", "accept", ids[RED], "--by", person)
    header = next(csv.reader(io.StringIO(run(command, "--format", "csv").stdout)))
    assert tuple(header) == COLUMNS[command]
    for line in run(command, "--format", "jsonl").stdout.splitlines():
        assert tuple(json.loads(line)) == COLUMNS[command]


def test_the_table_of_judgements_tells_each_in_words(run, ids):
    """Whatever was judged, the table for reading names it and does not fail."""
    for arguments, _ in PASSED:
        assert run("judge", *(a.format(red=ids[RED]) for a in arguments)).exit_code == 0
    assert run("undo", 1).exit_code == 0
    text = run("judgements").stdout
    assert all(said in text for said in ("Reds takes", "Reds and Blues", "published=2031-05", "judgement 1", "undone"))


def test_nobody_judged_yet(run):
    """An empty list says how to begin."""
    assert run("judgements").stdout == "Nobody judged anything: whoheld judge --help\n"


def test_a_loser_whom_a_person_names_is_not_inferred(run, ids):
    """The words are the person's own."""
    run("judge", "correct", ids[RED], "target=Greens")
    assert "Reds takes Northfield (from Greens)" in run("claims").stdout
