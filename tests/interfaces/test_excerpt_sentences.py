"""What leaves the record around a quote: at most one sentence on either side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.interfaces.onefile.excerpt import LONGEST, after, before

WORDS = st.lists(st.text("abcdeéXY-’", min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)
SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from([".", "!", "?", ".”", "…", '."', ".)"])), min_size=3, max_size=8)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("It rained. They came late. ", "They came late. "),
        ("It rained. By noon, he said, ", "By noon, he said, "),
        ("It rained.\n\nBy noon ", "By noon "),
        ("It rained. There Lt. Gen. Smith said that ", "There Lt. Gen. Smith said that "),
        ("“It rained.” Then ", "Then "),
        ("One. Two? ", "Two? "),
    ],
)
def test_what_stands_before(text, kept):
    """The rest of the quote's own sentence, or, where the quote begins one, the sentence before."""
    assert before(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        (" in the rain. It was cold.", " in the rain."),
        (". It was cold. They left.", ". It was cold."),
        (" It was cold. They left.", " It was cold."),
        (" by Col. Smith. They left.", " by Col. Smith."),
        ("\nA heading\nMore", "\nA heading"),
        (".” He left. They stayed.", ".” He left."),
    ],
)
def test_what_stands_after(text, kept):
    """The rest of the quote's own sentence, or, where the quote ends one, the sentence after."""
    assert after(text) == kept


@given(SENTENCES, st.data())
def test_never_more_than_one_sentence(sentences, data):
    """Law: wherever a quote begins and ends, only words of one sentence are kept on each side of it."""
    text, spans = "", []
    for words, end in sentences:
        spans.append((len(text), len(text) + len(words) + len(end)))
        text += f"{words}{end} "
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    early, late = before(text[:start]), after(text[end:])
    assert text[:start].endswith(early)
    assert text[end:].startswith(late)
    stretches = ((start - len(early), start), (end, end + len(late)))
    for first, last in stretches:
        touched = [1 for a, b in spans if _letters(text[max(a, first) : min(b, last)])]
        assert len(touched) <= 1


def test_a_text_without_full_stops_is_cut():
    """One long line does not leave as one."""
    assert len(before("word " * 1000)) <= LONGEST + 1
    assert len(after("word " * 1000)) <= LONGEST + 1


def _letters(text):
    return [letter for letter in text if letter.isalpha()]
