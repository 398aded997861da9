"""Pages in the evidence: a record of a report with pages names the page wherever it shows a sentence of it."""

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner

import whoheld
from paper_samples import drawn
from tiny_reader import Tiny
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire
from whoheld.evidence.mapping import document_from, document_values
from whoheld.interfaces.cli import cli

FIRST = ("A report of the war in the north and of the towns.", "On 2031-05-02 the Reds takes Northfield.")
SECOND = ("What came after was told by others in other words.", "On 2031-06-02 the Blues takes Northfield.")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The path of a record of a report of two pages and of a text without pages."""
    tmp_path = tmp_path_factory.mktemp("pages")
    pages = ([(60, 100 + 40 * n, line) for n, line in enumerate(lines)] for lines in (FIRST, SECOND))
    (tmp_path / "report.pdf").write_bytes(drawn(*pages))
    (tmp_path / "plain.txt").write_text("On 2031-05-02 the Reds takes Northfield.\n")
    with whoheld.open(tmp_path / "r.db") as made:
        made.read([tmp_path / "report.pdf", tmp_path / "plain.txt"], reader=Tiny())
    return tmp_path / "r.db"


def asked(record, *arguments):
    """What a command prints."""
    result = CliRunner().invoke(cli, [*arguments, "--record", str(record)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_claims_and_evidence_have_their_page(record):
    """Rows, evidence, cards and found claims name it; a text without pages has none."""
    with whoheld.open(record) as opened:
        rows = {(row.claim.doc, row.claim.actor): row for row in opened.claims()}
        assert {key: row.page for key, row in rows.items()} == {
            ("report", "Reds"): 1,
            ("report", "Blues"): 2,
            ("plain", "Reds"): None,
        }
        assert [item["page"] for item in opened.held("Northfield", "2031-06-30").row()["for"]] == [2]
        assert opened.claim(rows["report", "Blues"].claim.id).row()["claim"]["page"] == 2
        assert opened.check() == []


def test_a_claim_that_a_person_adds_has_its_page(record, tmp_path):
    """What is marked by hand on a page is on that page."""
    with whoheld.open(shutil.copy(record, tmp_path / "r.db")) as opened:
        opened.add_claim("report", "What came after", {"kind": "holds", "actor": "Blues"}, by="A. Reviewer")
        assert [row.page for row in opened.claims() if row.judged == "added"] == [2]


def test_commands_name_the_page(record):
    """For reading it stands behind the document's name; as data it is the last column."""
    assert "by the author · report, p. 2" in asked(record, "held", "Northfield", "2031-06-30")
    history = asked(record, "history", "Northfield")
    assert "report, p. 1" in history
    assert "plain, p." not in history
    table = list(csv.DictReader(io.StringIO(asked(record, "claims", "--format", "csv"))))
    assert list(table[0])[-1] == "page"
    assert sorted(row["page"] for row in table) == ["", "1", "2"]
    told = json.loads(asked(record, "held", "Northfield", "2031-06-30", "--format", "json"))
    assert [item["page"] for item in told["for"]] == [2]


def test_pages_survive_a_dump(record, tmp_path):
    """A record that was written out and taken up again names the same pages."""
    asked(record, "dump", str(tmp_path / "out"))
    again = tmp_path / "again.db"
    result = CliRunner().invoke(cli, ["restore", str(tmp_path / "out"), "--record", str(again)])
    assert result.exit_code == 0, result.output
    with whoheld.open(record) as one, whoheld.open(again) as other:
        assert [row.row() for row in one.claims()] == [row.row() for row in other.claims()]


def test_a_document_keeps_its_pages_as_a_row():
    """There and back again, with pages and without."""
    document = acquire(Item("r.pdf", ".pdf", "r", data=drawn([(60, 100, FIRST[0])], [(60, 100, SECOND[0])])))
    assert len(document.pages) == 2
    assert document_from(document_values(document)) == document
