"""CSV for other tools: no cell is run as a formula, and what was escaped can be had back."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.interfaces.exports.cells import safe, unsafe, write_csv
from whoheld.interfaces.shapes import COLUMNS


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),  # a formula
        ("+49 30", "'+49 30"),  # taken for one
        ("-half of it", "'-half of it"),  # so is this
        ("@SUM(A1)", "'@SUM(A1)"),  # an old spreadsheet's formula
        ("\tcmd", "'\tcmd"),  # a tab before one is skipped
        ("\uff1d1", "'\uff1d1"),  # a full-width equals sign becomes one
        ("'=1", "''=1"),  # or taking the apostrophe off would make another text of it
        ("'twas", "'twas"),  # an apostrophe that harms nobody
        ("a=b", "a=b"),  # only the beginning matters
        (["=x", "y"], "'=x; y"),  # lists are one text
        (-3.5, -3.5),  # a number is one
        (None, None),  # nothing stays nothing
        (True, True),
    ],
    ids=str,
)
def test_cells(value, expected):
    """What a spreadsheet would run gets an apostrophe; numbers and all other texts stand as they are."""
    assert safe(value) == expected


@given(st.text())
def test_the_words_can_be_had_back(text):
    """Whatever the text, taking the escape off gives it again; and no cell begins as a formula does."""
    cell = safe(text)
    assert unsafe(cell) == text
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


def test_a_file_of_awkward_cells(tmp_path):
    """Quotes, commas, line ends and nothing survive; rows are counted."""
    rows = [{"a": 'say "x", y\r\nz', "b": None}, {"a": "=1", "b": -1.5}]
    assert write_csv(tmp_path / "t.csv", ("a", "b"), iter(rows)) == 2
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [["a", "b"], ['say "x", y\r\nz', ""], ["'=1", "-1.5"]]


@pytest.mark.parametrize(("table", "shape"), [("claims", "claims"), ("spells", "history"), ("changes", "changes")])
def test_the_columns_of_the_commands_are_in_it(export, table, shape):
    """Whoever knows the columns of `whoheld claims`, `history` and `changes` finds each of them under its name."""
    with export("csv", "--table", table).open(encoding="utf-8", newline="") as file:
        assert set(COLUMNS[shape]) - {"source_doc"} <= set(next(csv.reader(file)))


def test_titles_of_documents_are_no_formulas(export):
    """A title that begins with an equals sign is text in the export."""
    with export("csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert titles == {"", "'=Days & <b>nights</b>"}
