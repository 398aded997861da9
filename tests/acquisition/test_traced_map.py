"""The way back from an edited text to the one that it was made from."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.acquisition.traced import Edit, Traced, mover


@pytest.mark.parametrize(
    ("raw", "edits", "text", "asked", "raw_words"),
    [
        ("plain", [], "plain", (1, 3), "la"),
        ("a **bold** word", [Edit(2, 4), Edit(8, 10)], "a bold word", (2, 6), "bold"),  # marks around are not included
        ("a **bold** word", [Edit(2, 4), Edit(8, 10)], "a bold word", (0, 6), "a **bold"),
        ("caf\u00c3\u00a9 x", [Edit(3, 5, "\u00e9")], "caf\u00e9 x", (3, 4), "\u00c3\u00a9"),  # two for one
        ("o\ufb03ce", [Edit(1, 2, "ffi")], "office", (2, 3), "\ufb03"),  # one for three
        ("\u201csaid\u201d", [Edit(0, 1, '"'), Edit(5, 6, '"')], '"said"', (0, 6), "\u201csaid\u201d"),
    ],
)
def test_a_stretch_leads_back_to_its_own_characters(raw, edits, text, asked, raw_words):
    """Kept, dropped and replaced characters each lead back to what they were made from."""
    traced = Traced.of(raw).edited(edits)
    start, end = traced.offsets.raw(*asked)
    assert (traced.text, raw[start:end]) == (text, raw_words)


def test_a_text_edited_twice_leads_back_to_the_first():
    """Repairs come one after the other; the map spans them all."""
    raw = "x \u00e2\u0080\u0093 **y**"
    once = Traced.of(raw).edited([Edit(2, 5, "\u2013")])
    twice = once.edited([Edit(4, 6), Edit(7, 9)])
    assert twice.text == "x \u2013 y"
    assert [raw[slice(*twice.offsets.raw(n, n + 1))] for n in range(5)] == ["x", " ", "\u00e2\u0080\u0093", " ", "y"]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(2, 3), Edit(1, 2)],  # out of order
        [Edit(0, 2), Edit(1, 3)],  # overlapping
        [Edit(1, 1, "new")],  # out of nothing
    ],
)
def test_wrong_edits_are_refused(edits):
    """A map that cannot be right is not made."""
    with pytest.raises(ValueError, match="out of order or makes text out of nothing"):
        Traced.of("text").edited(edits)


@st.composite
def edits_of(draw, length):
    """Edits in order, without overlap, that replace or drop one to four characters each."""
    edits, at = [], 0
    while at < length and draw(st.booleans()):
        start = draw(st.integers(at, length - 1))
        end = draw(st.integers(start + 1, min(length, start + 4)))
        edits.append(Edit(start, end, draw(st.text("xyz", max_size=5))))
        at = end
    return edits


@st.composite
def edited_twice(draw):
    """A raw text, the same after two rounds of edits, and the last of them."""
    raw = draw(st.text("abcdef", min_size=1, max_size=40))
    once = Traced.of(raw).edited(draw(edits_of(len(raw))))
    last = draw(edits_of(len(once.text)))
    return raw, once, last, once.edited(last)


@given(edited_twice())
def test_every_character_leads_inside_the_raw_text_and_order_is_kept(case):
    """Law: offsets lie within the file, never empty, and never run backwards."""
    raw, _, _, traced = case
    spans = [traced.offsets.raw(n, n + 1) for n in range(len(traced.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@given(edited_twice())
def test_the_segments_cover_the_text_without_gaps(case):
    """Law: each segment begins where the one before ends, and the last ends with the text."""
    traced = case[-1]
    at = 0
    for segment in traced.offsets.segments:
        assert segment.start == at
        at += segment.length
    assert at == len(traced.text)


@given(edited_twice())
def test_a_position_moves_to_the_same_characters(case):
    """Law: what stands between two kept positions is the same before and after the edits."""
    _, once, edits, twice = case
    moved = mover(edits)
    kept = [n for n in range(len(once.text)) if not any(e.start <= n < e.end for e in edits)]
    assert [once.text[n] for n in kept] == [twice.text[moved(n)] for n in kept]
    assert moved(len(once.text)) == len(twice.text)
