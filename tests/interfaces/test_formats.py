"""Rows and answers as JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.interfaces.formats import Format, answer_as, rows_as

COLUMNS = ("place", "n", "holders")
ROWS = [{"place": "Zeil, am Main", "n": 1, "holders": ["A", "B"]}, {"place": "Éa", "n": None, "holders": []}]
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("form", "rows", "expected"),
    [
        (Format.JSON, [], "[]\n"),  # an empty list is still an array
        (Format.JSONL, [], ""),
        (Format.CSV, [], "place,n,holders\n"),  # a program finds the columns even where nothing is known
        (Format.CSV, ROWS, 'place,n,holders\n"Zeil, am Main",1,A; B\nÉa,,\n'),
        (Format.JSONL, ROWS[1:], '{"place": "Éa", "n": null, "holders": []}\n'),
    ],
)
def test_rows_are_written_as(form, rows, expected):
    """Each format writes rows as its readers expect them."""
    assert "".join(rows_as(form, rows, COLUMNS)) == expected


def test_a_json_array_has_every_row():
    """JSON is one array, readable as a whole."""
    assert json.loads("".join(rows_as(Format.JSON, ROWS, COLUMNS))) == ROWS


@pytest.mark.parametrize(("form", "lines"), [(Format.JSON, 5), (Format.JSONL, 1), (Format.CSV, 2)])
def test_one_answer_is_one_object(form, lines):
    """A single answer is an object, not an array of one."""
    text = "".join(answer_as(form, {"place": "Éa", "n": 2, "holders": []}, COLUMNS))
    assert len(text.splitlines()) == lines
    assert not text.startswith("[")


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (1.5, "1.5"), (["a"], "a"), ([{"a": 1}], '[{"a": 1}]'), ({"a": "é"}, '{"a": "é"}')],
)
def test_csv_cells(value, cell):
    """A cell holds nothing for none, names joined, and anything deeper as JSON."""
    text = "".join(rows_as(Format.CSV, [{"v": value}], ("v", "w")))
    assert list(csv.reader(io.StringIO(text)))[1] == [cell, ""]


@given(st.lists(st.tuples(TEXT, TEXT)))
def test_csv_gives_back_what_was_written(pairs):
    """Whatever a quote contains, a CSV reader gets it back."""
    rows = [{"a": a, "b": b} for a, b in pairs]
    text = "".join(rows_as(Format.CSV, rows, ("a", "b")))
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert [tuple(r) for r in back[1:]] == pairs


def test_a_table_is_not_made_of_rows():
    """Tables are drawn elsewhere; asking here is the programmer's mistake."""
    with pytest.raises(ValueError, match="table"):
        list(rows_as(Format.TABLE, [], ()))
