"""Marks are taken out and what they meant is kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.acquisition.markup import Mark, unmarked
from whoheld.acquisition.traced import Traced


def lines_of(raw):
    """The mark and the words of each line."""
    text, lines = unmarked(Traced.of(raw))
    return [(line.mark, text.text[line.start : line.end]) for line in lines]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("The **siege of Ost** began.", "The siege of Ost began."),
        ("*The Herald* and _The Post_ and __both__", "The Herald and The Post and both"),
        ("a ***very*** old town", "a very old town"),
        ("**Ost**'s mayor", "Ost's mayor"),
        ("** Ost Radio** said", "Ost Radio said"),  # a careless space within
        ("losses (members*) of 3*4 and 5*6", "losses (members*) of 3*4 and 5*6"),  # no pair, no emphasis
        ("the file_name_here stays", "the file_name_here stays"),
        ("in [the old town](./Old_town_(Ost)) today", "in the old town today"),
        ("[[armed](./A) groups](./B_(C)) left", "armed groups left"),
        ("*[Guards](./The_Guards), they*", "Guards, they"),
        ('[Ost](http://x.org/a "The town") fell', "Ost fell"),
        ("the [[Ost conflict|war in Ost]] and [[Ost]]", "the war in Ost and Ost"),
        ("it fell.[12] Then[citation needed] rain", "it fell. Then rain"),
        ("he said [the town] fell", "he said [the town] fell"),  # a word put in is no mark
        ("one<br/ >two<ref name='a'> three</ref>", "one two three"),
        (r"5 \* 3", "5 * 3"),
        ("> as he wrote", "as he wrote"),
    ],
)
def test_a_sentence_is_freed_of_its_marks(raw, words):
    """Emphasis, links, footnote signs and tags go; what they stood around stays."""
    assert lines_of(raw) == [(Mark.PROSE, words)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("## The battle", [(Mark.HEADING, "The battle")]),
        ("### The battle ###", [(Mark.HEADING, "The battle")]),
        ("#ost is a word of a network", [(Mark.PROSE, "#ost is a word of a network")]),
        ("and so on### May", [(Mark.PROSE, "and so on"), (Mark.HEADING, "May")]),
        (" * the first", [(Mark.ITEM, "the first")]),
        ("* **2 May** \u2013 shells", [(Mark.ITEM, "2 May \u2013 shells")]),
        ("*Guards of Ost", [(Mark.ITEM, "Guards of Ost")]),
        ("** of the second rank", [(Mark.ITEM, "of the second rank")]),
        ("   \u2022 a reply", [(Mark.ITEM, "a reply")]),
        (" 12. the twelfth", [(Mark.ITEM, "the twelfth")]),
        ("| Ost | **held** |", [(Mark.ROW, "| Ost | held |")]),
        ("|  ---  | --- |", [(Mark.LEFTOVER, "|  ---  | --- |")]),
        (" * combatant1   = Guards", [(Mark.LEFTOVER, "* combatant1   = Guards")]),
        ("![Ost (May)](http://x/Ost_(May).svg?)", [(Mark.IMAGE, "Ost (May)")]),
        ("![](http://x/y.png)", []),
        ("![*Ost*](a.png) The town.", [(Mark.IMAGE, "Ost"), (Mark.PROSE, "The town.")]),
        (
            "[[File:Ost.svg|thumb|The town\n\nin *May*\n]]On 7 May",
            [(Mark.IMAGE, "The town\n\nin May"), (Mark.PROSE, "On 7 May")],
        ),
        (
            "{{Infobox\n| a = b {{c}}\n}}\nProse.",
            [(Mark.LEFTOVER, "{{Infobox\n| a = b {{c}}\n}}"), (Mark.PROSE, "Prose.")],
        ),
        ("<!--\nnot shown\n-->", [(Mark.LEFTOVER, "<!--\nnot shown\n-->")]),
        ("one\n[object Object]\n[object Object]\ntwo", [(Mark.PROSE, "one"), (Mark.PROSE, "two")]),
        ("## References[object Object]", [(Mark.HEADING, "References")]),
    ],
)
def test_lines_are_told_by_their_marks(raw, expected):
    """Headings, items, rows, pictures and what a page left behind are each known by their own sign."""
    assert lines_of(raw) == expected


def test_remnants_go_with_their_lines():
    """Hundreds of references that were no text leave no empty lines behind."""
    text, _ = unmarked(Traced.of("one\n[object Object]\n[object Object]\ntwo"))
    assert text.text == "one\ntwo"


def test_what_stands_before_the_body_is_left_alone():
    """Front matter has stars and lists of its own, which are no marks of this kind."""
    raw = "---\na: '*b*'\n---\n*c*"
    text, lines = unmarked(Traced.of(raw), raw.rindex("\n") + 1)
    assert text.text == "---\na: '*b*'\n---\nc"
    assert len(lines) == 1


def test_the_words_lead_back_to_the_file():
    """A word within marks is found in the file at its own place."""
    raw = "## A\nthe **Ost [ridge](./r)** fell"
    text, _ = unmarked(Traced.of(raw))
    at = text.text.index("ridge")
    start, end = text.offsets.raw(at, at + 5)
    assert (start, raw[start:end]) == (raw.index("ridge"), "ridge")


MARKED = st.text(st.sampled_from("ab .*_[]()#|!\\<>\n-`1"), max_size=50)


@given(MARKED)
def test_taking_marks_out_only_takes_out(raw):
    """Law: what is left is the file's own characters, each at its place, in order."""
    text, lines = unmarked(Traced.of(raw))
    spans = [text.offsets.raw(n, n + 1) for n in range(len(text.text))]
    assert text.text == "".join(raw[a:b] for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(a.end <= b.start for a, b in pairwise(lines))
    assert all(line.start < line.end <= len(text.text) for line in lines)
