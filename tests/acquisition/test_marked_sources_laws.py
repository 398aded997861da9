"""Laws of pages and of wikitext: every word leads back to its place in the file, whatever the marks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoheld.acquisition.flow import flow
from whoheld.acquisition.readers import read_html, read_wikitext
from whoheld.acquisition.traced import Traced
from whoheld.errors import UnreadableDocument

WORDS = st.lists(st.sampled_from(["Ost", "fell", "on", "3 May", "the", "mill.", "Guards", "caf\u00e9"]), max_size=6)
INLINE = st.builds(
    lambda tag, words: f"<{tag}>{' '.join(words)}</{tag}>", st.sampled_from(["b", "a href='x'", "span", "i"]), WORDS
)
PIECE = st.one_of(
    WORDS.map(" ".join),
    INLINE,
    st.sampled_from(["&amp;", "&nbsp;", "<br>", "<!-- x -->", "<script>x</script>", "&#65;", "<"]),
)
BLOCK = st.builds(
    lambda tag, pieces: f"<{tag}>{''.join(pieces)}</{tag}>\n",
    st.sampled_from(["p", "div", "h2", "li", "td", "pre", "nav", "blockquote", "figcaption"]),
    st.lists(PIECE, max_size=5),
)
HTML = st.lists(BLOCK, max_size=6).map("".join)
JUNK = st.text(st.sampled_from("<>/!-\"'=&;#x ab\n[]{}|*:'p\u00e9\u201c\u00a0"), max_size=60)


def check(raw, reading):
    """Blocks in order without overlap, each leading to a stretch of the file in which its letters stand in order."""
    text = reading.text.text
    spans = [reading.text.offsets.raw(n, n + 1) for n in range(len(text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    assert all(a.end <= b.start for a, b in pairwise(reading.blocks))
    for block in reading.blocks:
        words = text[block.start : block.end]
        assert words == words.strip() != ""
        there = iter(raw[slice(*reading.text.offsets.raw(block.start, block.end))].replace("&#65;", "A"))
        assert all(letter in there for letter in words if letter.isascii() and letter.isalnum())


@settings(max_examples=60, deadline=None)
@given(HTML)
def test_every_word_of_a_page_stands_in_the_file(html):
    """Law: blocks are in order, and each one's letters stand at its characters of the file."""
    try:
        reading = read_html(Traced.of(html))
    except UnreadableDocument:
        assert not flow(html).lines
    else:
        check(html, reading)


@settings(max_examples=100, deadline=None)
@given(st.one_of(JUNK, HTML))
def test_taking_tags_out_keeps_the_characters(raw):
    """Law: each character that is shown is the file's own, or what an entity or a gap of marks stands for."""
    text = flow(raw).text
    for n, shown in enumerate(text.text):
        start, end = text.offsets.raw(n, n + 1)
        assert raw[start:end] == shown or shown in " \n|" or raw[start] == "&"


@pytest.mark.parametrize("reader", [read_html, read_wikitext], ids=["html", "wikitext"])
@settings(max_examples=60, deadline=None)
@given(raw=JUNK)
def test_junk_is_read_or_refused(reader, raw):
    """Law: whatever the characters, a reader reads them or says that it cannot."""
    try:
        reading = reader(Traced.of(raw))
    except UnreadableDocument:
        return
    check(raw, reading)


MARKS = st.one_of(
    WORDS.map(" ".join),
    st.sampled_from(
        [
            "[[Ost|the town]]",
            "'''bold'''",
            "\n* ",
            "\n== Head ==\n",
            "<ref>no</ref>",
            "{{nowrap|a b}}",
            "\n\n",
            "&amp;",
            "\n{|\n| a || b\n|-\n| c\n|}\n",
            "[[File:x.svg|thumb|A ''map'']]",
            "{{convert|3|km}}",
            "{{cut|me}}",
            "<!-- x -->",
        ]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKS, max_size=8).map(" ".join))
def test_every_word_of_wikitext_stands_in_the_file(source):
    """Law: as for pages."""
    try:
        reading = read_wikitext(Traced.of(source))
    except UnreadableDocument:
        return
    check(source, reading)
