"""The words that are given to the parser, and the way back from them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from narratives import document

from whoheld.analysis import nlp
from whoheld.analysis.nlp import Mask


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Deir ez-Zor fell.", ["Deir", "Ezzor", "fell", "."], id="article-inside"),
        pytest.param("al-Jazrah fell.", ["Aljazrah", "fell", "."], id="article-first"),
        pytest.param("Tal-Afar fell.", ["Talafar", "fell", "."], id="two-capitals"),
        pytest.param("Kupiansk-Vuzlovyi fell.", ["Kupianskvuzlovyi", "fell", "."], id="junction"),
        pytest.param("Al-Baghuz al-Fawqani fell.", ["Albaghuz", "Alfawqani", "fell", "."], id="two-articles"),
        pytest.param("Boutros-Ghali-Hall fell.", ["Boutrosghalihall", "fell", "."], id="three-capitals"),
        pytest.param("a well-kept mill", ["a", "well", "-", "kept", "mill"], id="no-name"),
        pytest.param("ISIL-held Hajin", ["ISIL", "-", "held", "Hajin"], id="held-is-no-name"),
        pytest.param("the\u00a0mill  fell", ["the", "mill", "fell"], id="spaces"),
    ],
)
def test_words(model, text, words):
    """A name with hyphens is one capitalised word; other words stay as the tokenizer cuts them."""
    assert [w for w, _, _ in nlp.words_of(text, model)] == words


@pytest.mark.parametrize(
    ("masks", "words"),
    [
        pytest.param([], ["The", "Red", "Army", "left", "Port", "-", "a", "-", "Mill", "."], id="none"),
        pytest.param(
            [Mask(4, 12, "Russia")], ["The", "Russia", "left", "Port", "-", "a", "-", "Mill", "."], id="two-words"
        ),
        pytest.param(
            [Mask(4, 12, "Russia"), Mask(18, 29, "Kyiv")], ["The", "Russia", "left", "Kyiv", "."], id="two-masks"
        ),
        pytest.param(
            [Mask(6, 12, "X")], ["The", "Re", "X", "left", "Port", "-", "a", "-", "Mill", "."], id="inside-a-word"
        ),
    ],
)
def test_masks(model, masks, words):
    """A masked stretch is one word of its own, whatever the tokenizer makes of it."""
    assert [w for w, _, _ in nlp.words_of("The Red Army left Port-a-Mill.", model, masks)] == words


@given(text=st.text(alphabet="aA-’'. \n1é", max_size=60))
def test_no_character_is_lost(text):
    """The words' characters are in order, do not overlap, and leave out nothing but space."""
    spans = [(start, end) for _, start, end in nlp.words_of(text, nlp.load())]
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))


def test_offsets_are_the_documents(model):
    """Tokens know their characters in the document, behind other blocks and inside masks."""
    text = document("The mill burnt.", "Fighters left Deir ez-Zor.")
    [_, passage] = nlp.passages(text, model, [Mask(16, 24, "Russia")])
    assert [passage.word(t) for t in passage.doc] == ["Fighters", "left", "Deir", "ez-Zor", "."]
    assert [t.text for t in passage.doc] == ["Russia", "left", "Deir", "Ezzor", "."]
    assert passage.written(2, 3) == "Deir ez-Zor"
    start, end = passage.characters(2, 3)
    assert text.text[start:end] == "Deir ez-Zor"
    assert passage.tokens(start, end) == (2, 3)
    assert passage.tokens(start + 1, start + 2) == (2, 2)
    assert passage.tokens(len(text.text), len(text.text) + 5) is None


def test_long_blocks_are_cut(model, monkeypatch):
    """A block that is too long to parse is cut at a space, and nothing of it is lost."""
    monkeypatch.setattr(nlp, "LONGEST", 40)
    text = document("The mill on the river burnt, and the ford was lost to the army that came from the north.")
    found = list(nlp.passages(text, model))
    assert len(found) > 1
    assert " ".join(p.text.strip() for p in found) == text.text
    assert all(len(p.text) <= 40 for p in found)


def test_blocks_without_words_are_left_out(model):
    """A block of spaces has no passage."""
    assert list(nlp.passages(document("   "), model)) == []
