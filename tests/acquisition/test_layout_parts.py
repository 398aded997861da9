"""What is the article, and what the page put around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.acquisition.document import BlockKind as K
from whoheld.acquisition.layout import lay_out
from whoheld.acquisition.markup import unmarked
from whoheld.acquisition.traced import Traced

PROSE = "The brigade entered Ost at dawn and held the bridge until the evening, its commander said."
MORE = "A day later the other side came back with tanks and took the station."


def parts(raw, *, bare=True):
    """The kind and the words of each block."""
    text, lines = unmarked(Traced.of(raw))
    return [(b.kind, text.text[b.start : b.end]) for b in lay_out(text.text, lines, bare=bare)]


def kinds(raw, *, bare=True):
    """The kinds alone."""
    return [kind for kind, _ in parts(raw, bare=bare)]


def test_a_news_page_is_taken_apart():
    """Title, second title, byline, prose, a lone caption, a heading, links, comments with replies: each is told."""
    page = [
        ("Guards Close In on Ost", K.TITLE),
        ("Three columns meet at the river as shells fall", K.TITLE),
        ("By Ada Writer | (The River Post) | 3 May 2031", K.BYLINE),
        (PROSE, K.PARAGRAPH),
        ("A column on the road to the mill", K.CAPTION),
        (MORE, K.PARAGRAPH),
        ("What Comes Next", K.HEADING),
        (MORE, K.PARAGRAPH),
        ("Related video", K.RELATED),
        ('Channel Nine: "Guards enter Ost"', K.RELATED),
        ("12 Responses", K.COMMENT),
        ("  1. I was there in May and saw the bridge fall.", K.COMMENT),
        ("They will not hold it for long.", K.COMMENT),
        ("    \u2022 How would you know?", K.COMMENT),
        ("Comments are closed.", K.COMMENT),
    ]
    assert kinds("\n\n".join(words for words, _ in page)) == [kind for _, kind in page]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", K.BOILERPLATE),
        ("This site is part of the Blue Lake ad network", K.BOILERPLATE),
        ("Help us grow. Become a patron!", K.BOILERPLATE),
        ("Support our work with a small gift.", K.BOILERPLATE),
        ("Sign up for the morning letter.", K.BOILERPLATE),
        ("Share this on every network", K.BOILERPLATE),
        ("The statements, views and opinions expressed in this column are solely those of the author.", K.BOILERPLATE),
        ("Disclaimer: this page is no advice.", K.BOILERPLATE),
        ("© 2031 The River Post. All rights reserved.", K.BOILERPLATE),
        ("This article was first published by The River Post.", K.BOILERPLATE),
        ("Tags: Ost, river, guards", K.BOILERPLATE),
        ("Leave a Reply", K.COMMENT),
        ("Your email address will not be published.", K.COMMENT),
        ("Read more: Guards leave the valley", K.RELATED),
        ("See also 2031 valley campaign (May)", K.RELATED),
        ("Photo: A. Writer", K.CAPTION),
        ("Smoke over the mill (Photo by A. Writer)", K.CAPTION),
        ("Map showing the valley in May", K.CAPTION),
    ],
)
def test_lines_of_a_page_are_no_article(line, kind):
    """What pages say of themselves is known by its words, wherever it stands between paragraphs."""
    got = parts(f"A Title\n\n{PROSE}\n\n{line}\n\n{MORE}")
    assert got[2] == (kind, line)
    assert got[1][0] is K.PARAGRAPH


@pytest.mark.parametrize(
    "line",
    [
        "Support for the guards grew after the town fell, two villagers said.",
        "More on the road were killed than in the town.",
        "See how the guards hold the ridge: with three guns and no bread. He laughed, and the river ran red.",
        "Share of the valley held by the guards: about a third, by the council's own count.",
        "Related clashes broke out in the mill.",
        "The report was published in May and said that the guards held Ost.",
        "Comments by the council were brief.",
        "In May the views of the council changed: Ost was to be given up.",
    ],
)
def test_sentences_that_begin_alike_stay_the_article(line):
    """A word that pages like to use does not make a sentence boilerplate."""
    assert parts(f"A Title\n\n{PROSE}\n\n{line}\n\n{MORE}")[2] == (K.PARAGRAPH, line)


def test_headlines_of_other_pages_at_the_end_are_links():
    """Lines that head nothing, after the last paragraph, belong to other articles."""
    page = f"A Title\n\n{PROSE}\n\nCouncil Leaves the Valley\n\nGuards say they hold the mill\nWhat Comes After Ost?"
    assert kinds(page) == [K.TITLE, K.PARAGRAPH, K.RELATED, K.RELATED, K.RELATED]


def test_prose_after_links_is_the_article_again():
    """Links between paragraphs do not swallow what follows them."""
    page = f"A Title\n\n{PROSE}\n\nRelated stories:\n\nCouncil leaves the valley\n\n{MORE}"
    assert kinds(page) == [K.TITLE, K.PARAGRAPH, K.RELATED, K.RELATED, K.PARAGRAPH]


def test_a_text_without_a_title_has_none():
    """A first line that is a sentence is the article."""
    assert kinds(f"{PROSE}\n\n{MORE}") == [K.PARAGRAPH, K.PARAGRAPH]


def test_lines_wrapped_by_hand_are_one_paragraph():
    """A mail or an old text file breaks its lines; its paragraphs stand between empty lines."""
    wrapped = (
        "The brigade entered the town of Ost at dawn, its commander said,\n"
        "and held the bridge over the river until the evening of the day,\nwhen it left.\n\n"
    )
    got = parts(f"A Title\n\n{wrapped * 2}")
    assert [kind for kind, _ in got] == [K.TITLE, K.PARAGRAPH, K.PARAGRAPH]
    assert got[1][1] == wrapped.strip()


def test_lines_wrapped_wider_are_one_paragraph_too():
    """Some wrap at a hundred and twenty; short lines one below the other are a list all the same."""
    wide = (
        "The brigade entered the town of Ost at dawn, its commander said, and held the bridge over the river until\n"
        "evening of that day, when it left again by the same road and went back to the camp that nobody had named.\n"
        "Nothing was heard of it after.\n"
    )
    assert parts(f"A Title\n\n{wide}")[1] == (K.PARAGRAPH, wide.strip())
    assert len(parts("A Title\n\nThe town of Ost.\nThe town of West.\nThe town of North.\n")) > 2


ENCYCLOPEDIA = f"""The **siege of Ost** was a siege.

## Background
![Ost in May](http://x/Ost.svg)
{PROSE}

* the first
* the second

| Place | Held by |
| --- | --- |
| Ost | Guards |

**12 May**

{MORE}

#### Second phase

{MORE}

## See also
 * Siege of the Mill

### Elsewhere
 * Siege of the Ford

## Aftermath
{MORE}

## Notes
{MORE}

## References[object Object]
[object Object]
"""


def test_an_encyclopedia_article_is_taken_apart():
    """Headings keep their level; what follows See also and References is not the author's, down to the next heading."""
    text, lines = unmarked(Traced.of(ENCYCLOPEDIA))
    blocks = lay_out(text.text, lines, bare=False)
    assert [(b.kind, b.level) for b in blocks] == [
        (K.PARAGRAPH, 0),
        (K.HEADING, 2),
        (K.CAPTION, 0),
        (K.PARAGRAPH, 0),
        (K.ITEM, 0),
        (K.ITEM, 0),
        (K.TABLE, 0),
        (K.BOILERPLATE, 0),
        (K.TABLE, 0),
        (K.HEADING, 3),
        (K.PARAGRAPH, 0),
        (K.HEADING, 4),
        (K.PARAGRAPH, 0),
        (K.RELATED, 2),
        (K.RELATED, 0),
        (K.RELATED, 0),
        (K.RELATED, 0),
        (K.HEADING, 2),
        (K.PARAGRAPH, 0),
        (K.REFERENCES, 2),
        (K.REFERENCES, 0),
        (K.REFERENCES, 2),
    ]


PIECES = st.sampled_from(
    [
        *(
            "A Title",
            PROSE,
            MORE,
            "Related video",
            "3 Comments",
            "## Notes",
            "## Battle",
            "* item",
            "| a | b |",
            "By Ada Writer",
        ),
        *("Photo: x", "Advertisement", "![c](u)", "a line", ""),
    ]
)


@given(st.lists(PIECES, max_size=12), st.booleans())
def test_blocks_stand_in_order_and_never_overlap(pieces, bare):
    """Law: blocks are not empty, lie within the text, in order, without overlap; after comments only comments come."""
    text, lines = unmarked(Traced.of("\n\n".join(pieces)))
    blocks = lay_out(text.text, lines, bare=bare)
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text.text)
        at = block.end
    told = [b.kind for b in blocks]
    if bare and K.COMMENT in told and "## Notes" not in pieces:
        assert set(told[told.index(K.COMMENT) :]) == {K.COMMENT}
