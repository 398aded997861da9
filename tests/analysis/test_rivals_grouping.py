"""Explanations of one event: which stand together, of what, and to which the author leans."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.analysis import rivals as module
from whoheld.analysis.arguing import Line
from whoheld.analysis.rivals import rivals

#: A text, its explanations as (group, words, leaning), and the words of the first group's event.
TEXTS = {
    "some and others": (
        ["The garrison left Dray on Monday.", "Some officers say that it had no bread, others that it had been paid."],
        [(1, "Some officers say that it had no bread", None), (1, "others that it had been paid", None)],
        "The garrison left Dray on Monday.",
    ),
    "unclear whether": (
        ["The fleet turned back.", "It is unclear whether it ran out of fuel or had been recalled."],
        [(1, "it ran out of fuel", None), (1, "had been recalled", None)],
        "The fleet turned back.",
    ),
    "possibly to": (
        ["The garrison left Dray, possibly to save its men or to join the fight in the north."],
        [(1, "to save its men", None), (1, "to join the fight in the north", None)],
        "The garrison left Dray",
    ),
    "may have been": (
        ["The line fell silent.", "It may have been a feint or a retreat."],
        [(1, "It may have been a feint", None), (1, "a retreat", None)],
        "The line fell silent.",
    ),
    "question and answers": (
        ["The army marched on Dray.", "Why did it do so?", "Because of the port.", "Or because of the king."],
        [(1, "Because of the port.", None), (1, "Or because of the king.", None)],
        "The army marched on Dray.",
    ),
    "enumerated": (
        ["There are several reasons why the bridge was blown up.", "First, it led to the mill.", "Second, few slept."],
        [(1, "First, it led to the mill.", None), (1, "Second, few slept.", None)],
        "the bridge was blown up",
    ),
    "disputed": (
        [
            "The reasons for the fall of Dray are disputed.",
            "The mayor said that it fell because of hunger.",
            "The general blamed it on the weather.",
            "I doubt it.",
        ],
        [
            (1, "The mayor said that it fell because of hunger.", None),
            (1, "The general blamed it on the weather.", "doubted"),
        ],
        "the fall of Dray",
    ),
    "officially but": (
        ["Officially the brigade was rotated, but a likelier explanation is that it had mutinied."],
        [
            (1, "Officially the brigade was rotated", "doubted"),
            (1, "a likelier explanation is that it had mutinied", "favoured"),
        ],
        None,
    ),
    "not because but because": (
        ["The scouts left not because they were weak, but because they were paid."],
        [(1, "because they were weak", "doubted"), (1, "because they were paid", "favoured")],
        "The scouts left",
    ),
    "a rival theory": (
        ["The column stopped.", "One theory is that it lost its way.", "Another is a trap.", "A rival theory is fear."],
        [(1, "One theory is that it lost its way.", None), (1, "A rival theory is fear.", None)],
        "The column stopped.",
    ),
    "more likely": (
        ["The column stopped.", "One theory is that it waited.", "A more likely explanation is that it fled."],
        [(1, "One theory is that it waited.", None), (1, "A more likely explanation is that it fled.", "favoured")],
        "The column stopped.",
    ),
    "two events": (
        [
            "Why did Dray fall?",
            "Perhaps it was hunger.",
            "Perhaps it was treason.",
            "Why was the bridge left standing?",
            "Maybe the guards slept.",
            "Maybe they were bribed.",
        ],
        [
            (1, "Perhaps it was hunger.", None),
            (1, "Perhaps it was treason.", None),
            (2, "Maybe the guards slept.", None),
            (2, "Maybe they were bribed.", None),
        ],
        "Dray fall",
    ),
    "one event told of again": (
        [
            "Why did the port of Dray burn?",
            "Perhaps it was a shell.",
            "Perhaps it was a lamp.",
            *["The snow fell."] * 9,
            "Nobody knows why the port of Dray burnt.",
            "Maybe it was insured.",
            "Maybe it was struck.",
        ],
        [
            (1, "Perhaps it was a shell.", None),
            (1, "Perhaps it was a lamp.", None),
            (1, "Maybe it was insured.", None),
            (1, "Maybe it was struck.", None),
        ],
        "the port of Dray burn",
    ),
}
#: Texts that weigh nothing against anything.
NONE = {
    "others fled": ["Some fighters were killed and others fled."],
    "whether or not": ["It is unclear whether he died."],
    "rival facts": ["Some reports say that the mill was taken, while others claim that it was not."],
    "what will be": ["It is unclear whether Dray would be taken by the Reds or held by the Blues."],
    "one alone": ["Why did Dray fall?", "Because of hunger."],
    "no question": ["The mayor said it fell because of hunger.", "The general said it fell because of rain."],
}


def line(text):
    """The sentence as it is looked up."""
    return Line(text.lower(), frozenset(re.findall(r"[a-z]+", text.lower())), past=False)


def cut(texts, stretch):
    """The words of a stretch."""
    return stretch and texts[stretch.line][stretch.start : stretch.end]


@pytest.mark.parametrize(("texts", "expected", "event"), TEXTS.values(), ids=TEXTS)
def test_explanations_stand_with_their_event(texts, expected, event):
    """Each has its own words and the leaning that the text shows; all of one group explain one event."""
    found = [rival for told in rivals([line(text) for text in texts]).values() for rival in told]
    assert [(r.group, cut(texts, r.part), r.leaning) for r in found] == expected
    assert cut(texts, found[0].event) == event


@pytest.mark.parametrize("texts", NONE.values(), ids=NONE)
def test_a_text_that_weighs_nothing_has_no_group(texts):
    """One explanation, two accounts of a fact, and what is still to come are no rival explanations."""
    assert rivals([line(text) for text in texts]) == {}


def test_words_that_let_a_sentence_pass_let_all_pass(monkeypatch):
    """Looking only where a word of explaining stands finds what looking everywhere does."""
    texts = [[line(text) for text in texts] for texts, *_ in TEXTS.values()]
    before = [rivals(text) for text in texts]
    everywhere = module.table()._replace(words=Everything())
    monkeypatch.setattr(module, "table", lambda: everywhere)
    assert [rivals(text) for text in texts] == before


class Everything:
    """A set that has all words."""

    def isdisjoint(self, _):
        """Whether it shares none of the words."""
        return False


@given(st.lists(st.sampled_from(sorted({text for texts, *_ in TEXTS.values() for text in texts})), max_size=14))
def test_a_group_has_two_explanations(texts):
    """Whatever the order of sentences: no explanation stands alone, and all its words are in its sentence."""
    found = [rival for told in rivals([line(text) for text in texts]).values() for rival in told]
    groups = [rival.group for rival in found]
    assert all(groups.count(group) > 1 for group in groups)
    assert all(cut(texts, rival.part) for rival in found)
