"""What a notebook shows of answers: the words, the colours of the map, nothing that runs; and answers stay whole."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.evidence.leaflet import SHOWN, Leaflet, Rows, days, quote, side, table
from whoheld.history.evidence import EvidenceItem
from whoheld.interfaces.formats import Format, rows_as

TEXT = """On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.
On 2031-05-09 the Greens holds Northfield. On 2031-05-04 the Blues kills Northfield.
"""
QUESTIONS = {
    "held": lambda r: r.held("Northfield", "2031-05-03"),
    "history": lambda r: r.history("Northfield"),
    "on": lambda r: r.on("2031-05"),
    "changes": lambda r: r.changes(),
    "claims": lambda r: r.claims(),
    "find": lambda r: r.find("reds"),
    "disputes": lambda r: r.disputes(),
    "casualties": lambda r: r.casualties("Northfield"),
}
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"


class Tags(HTMLParser):
    """Every element, attribute and text of a piece of HTML; fails where elements do not close in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.names, self.attributes, self.text = [], set(), [], ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        """Note it, and wait for its end."""
        self.names.add(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        """It must be the last that was opened."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Text between elements."""
        self.text += data


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """A record in which two accounts differ."""
    folder = tmp_path_factory.mktemp("shown")
    (folder / "a.txt").write_text(TEXT)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "a.txt"], reader=Tiny())
        yield opened


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_shows_itself(record, question):
    """As well-formed HTML of plain elements, without a script, a style sheet or an address."""
    tags = Tags(QUESTIONS[question](record)._repr_html_())
    assert tags.names <= {
        "p",
        "strong",
        "em",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "q",
        "br",
        "small",
        "ul",
        "li",
    }
    assert {name for name, _ in tags.attributes} <= {"style"}
    assert tags.text.strip()


@pytest.mark.parametrize("question", ["held", "history", "claims", "find", "disputes"])
def test_the_words_are_seen(record, question):
    """Whoever sees an answer sees the sentence behind it."""
    assert "takes Northfield" in Tags(QUESTIONS[question](record)._repr_html_()).text


def test_sides_have_the_colours_of_the_map(record):
    """The bar beside a name is that of `record.sides()`; a person's choice is seen at once."""
    colours = {row.name: row.colour for row in record.sides()}
    assert f"background:{colours['Reds']}" in record.held("Northfield", "2031-05-03")._repr_html_()
    changes = record.changes()
    record.call_side("Reds", colour="#123456", by="Ann")
    assert "background:#123456" in changes._repr_html_()


def test_a_text_is_nothing_but_text():
    """Whatever a document, a name or a user writes: no element and no attribute comes of it."""
    item = EvidenceItem(
        HOSTILE, HOSTILE, HOSTILE, HOSTILE, "said", "takes", HOSTILE, HOSTILE, None, None, "id", False, "w", True
    )
    html = quote(item) + side(HOSTILE, lambda _: HOSTILE) + days(HOSTILE, None) + table([{HOSTILE: "cell"}])
    tags = Tags(html)
    assert tags.names == {"q", "br", "small", "span", "table", "thead", "tbody", "tr", "th", "td"}
    assert {name for name, _ in tags.attributes} == {"style"}
    assert HOSTILE in tags.text


def test_unknown_is_called_unknown():
    """No holder is never nobody."""
    assert "unknown" in Tags(side(None, lambda _: "#8c8c8c")).text
    assert "unknown" in Tags(side("", lambda _: "#8c8c8c")).text


def test_long_lists_are_cut_and_counted(record):
    """A notebook is not filled by one answer."""
    changes = [replace(record.changes()[0], place=f"P{n}") for n in range(SHOWN + 7)]
    shown = Tags(Rows(changes, lambda: lambda _: "#000000", "changes")._repr_html_()).text
    assert f"{SHOWN + 7} changes" in shown
    assert "7 more" in shown
    assert f"P{SHOWN - 1}" in shown
    assert f"P{SHOWN}" not in shown


def test_lists_are_lists(record):
    """They are equal to lists, sorted, joined, copied, pickled and written as data like lists."""
    changes = record.changes()
    assert changes == list(changes)
    assert isinstance(changes, list)
    assert changes[0] in changes
    assert [*changes, *record.changes()] == list(changes) * 2
    assert changes[:1] == [changes[0]]
    assert copy.copy(changes) == changes
    assert pickle.loads(pickle.dumps(changes)) == changes
    assert "".join(rows_as(Format.JSON, [c.row() for c in changes], ())).startswith("[")


def test_an_answer_is_equal_and_pickled_as_before(record):
    """The colours are no part of an answer."""
    answer = record.held("Northfield", "2031-05-03")
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer
    assert again._repr_html_()
    assert set(answer.row()) == {f.rstrip("_") for f in answer.__dataclass_fields__}


def test_an_answer_outlives_its_record(tmp_path):
    """A notebook shows an answer again after the record was closed."""
    (tmp_path / "a.txt").write_text(TEXT)
    with whoheld.open(tmp_path / "r.db") as opened:
        opened.read([tmp_path / "a.txt"], reader=Tiny())
        answer = opened.held("Northfield", "2031-05-03")
    assert "Reds" in answer._repr_html_()


def test_what_has_no_row_of_its_own_says_so():
    """A whole answer is no row."""
    with pytest.raises(NotImplementedError):
        Leaflet().cells(lambda _: "#000000")


@pytest.mark.parametrize(
    ("count", "title"), [(0, "0 changes of control"), (1, "1 change of control"), (2, "2 changes of control")]
)
def test_one_is_told_in_the_singular(record, count, title):
    """A heading does not say "1 disputes"."""
    rows = Rows(record.changes()[:1] * count, lambda: lambda _: "#808080", "changes of control")
    assert f"<strong>{title}</strong>" in rows._repr_html_()
