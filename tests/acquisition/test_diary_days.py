"""Days that stand alone: over an article the day of publication, over the parts of a diary their own."""

import pytest

from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire

ONE = "The Guards took the village of Ost after a night of shelling, the mayor told the people who had stayed."
TWO = "The army left the upper mill with all that it could carry, and burnt the bridge over the river behind it."


def read(text, kind):
    """A text, as one of a kind."""
    return acquire(Item(f"a{kind}", kind, "a", data=text.encode()))


def written(lines, kind):
    """A title and lines, as they are written in a kind."""
    if kind != ".html":
        return "\n\n".join(("Days of war", *lines)) + "\n"
    paragraphs = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><body><article><h1>Days of war</h1>{paragraphs}</article></body></html>"


@pytest.mark.parametrize("kind", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    "days",
    [
        ("8 May 2031", "9 May 2031"),
        ("Sunday, 8 May 2031:", "Saturday, 7 May 2031:"),
        ("2031-05-08 10:30", "2031-05-09 11:00"),
    ],
    ids=["diary", "backwards", "with hours"],
)
def test_the_first_entry_is_not_the_day_of_publication(kind, days):
    """The days over entries are headings, a person is told, and no day of publication is made of the first."""
    found = read(written((days[0], ONE, days[1], TWO), kind), kind)
    assert (found.published, [found.excerpt(b) for b in found.blocks if b.kind is BlockKind.HEADING]) == (
        None,
        list(days),
    )
    assert any("one of several over its parts" in note for note in found.notes)


@pytest.mark.parametrize("kind", [".txt", ".md", ".html"])
@pytest.mark.parametrize(
    "lines",
    [
        ("8 May 2031", ONE, TWO),
        ("8 May 2031", ONE, TWO, "8 May 2031"),
        ("Published 8 May 2031", "3 May 2031", ONE, "4 May 2031", TWO),
        ("8 May 2031", ONE, "It had begun on 3 May 2031."),
    ],
    ids=["alone", "twice", "said to be it", "in a sentence"],
)
def test_a_day_over_an_article_is_the_day_of_publication(kind, lines):
    """A lone day counts, and one that is said to be that of publication counts among others."""
    assert read(written(lines, kind), kind).published == "2031-05-08"
