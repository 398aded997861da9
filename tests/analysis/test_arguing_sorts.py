"""Sentences that argue, and those that only tell."""

import re

import pytest

from whoheld.analysis import arguing
from whoheld.analysis.arguing import Line, argued

#: A sentence, whether a verb of it is in the past, and what it argues.
SENTENCES = [
    ("The battle for Dray could begin within weeks.", False, ["forecast"]),
    ("The Blues are expected to cross the river.", False, ["forecast"]),
    ("The army may not try to hold on to Dray.", False, ["forecast"]),
    ("The fall of Dray is only a matter of time.", False, ["forecast"]),
    ("The Reds will move on the port.", False, ["forecast"]),
    ("He could see the port from the hill, and stayed there.", True, []),  # what somebody was able to do
    ("Losses were heavier than expected.", True, []),
    ("If the Blues take Dray, the coast would be cut off.", False, ["what_if"]),
    ("Unless help comes, Dray will fall.", False, ["what_if"]),
    ("Dray might have fallen to the Reds.", True, ["what_if"]),
    ("The loss of Dray would sever the road to the coast.", False, ["what_if"]),
    ("The village looked as if nobody lived there.", True, []),
    ("Years later he would write about the siege.", True, []),  # what came later
    ("Dray was lost because the garrison had no bread.", True, ["cause"]),
    ("Dray was lost for want of men.", True, ["cause"]),
    ("The Reds are taking advantage of the truce.", False, ["cause"]),
    ("This suggests that the army is tired.", False, ["cause"]),
    ("The road leading to the port was quiet.", True, []),
    ("The talks are due to begin on Monday.", False, ["forecast"]),
    ("Dray is the most important town of the valley.", False, ["assessment"]),
    ("The hill is of little importance.", False, ["assessment"]),
    ("The army is badly overstretched.", False, ["assessment"]),
    ("Dray fell because the army was overstretched.", True, ["cause"]),  # the state is the reason
    ("The Reds took Dray on Monday.", True, []),
    ("The Reds took the key town of Dray.", True, []),  # a word beside a name judges nothing
    ("They cut a strategic road and a well-armed rebel band fled.", True, []),
    ("Dray was considered an important strategic point.", True, ["assessment"]),
    ("The loss of Dray was a heavy blow to the Blues.", True, ["assessment"]),
    ("The valley has much less significance than the coast.", False, ["assessment"]),
    ("Holm is strategically located.", False, ["assessment"]),
    ("They reached Holm, the most important town of the valley.", True, ["assessment"]),
    ("The plain is sparsely populated.", False, ["assessment"]),
    ("They fled into a densely populated cluster of huts.", True, []),
    ("The fall of the bridge allowed the Reds to shell the port.", True, ["cause"]),
    ("The mayor allowed the Reds to leave.", True, []),  # leave that was given
    ("The blast resulted in 15 civilian deaths.", True, []),  # harm, which claims tell
    ("He struck works used to make means that are used against men.", True, []),
    ("", False, []),
]
#: Texts, sentence by sentence, and the group of each that is an explanation among others.
GROUPS = [
    (["Apparently the Reds planned to strike back.", "Another possibility is that they fled."], [1, 1]),
    (["Is this because they are tired?", "Is it because they were paid?", "Do they want peace?"], [1, 1, 1]),
    (["They left not because they were weak, but because they were paid."], [1]),
    (["Apparently the Reds planned to strike back.", "The convoy burnt."], [0, 0]),  # one explanation is none of two
    (["Why did it fall?", "Nobody knows."], [0, 0]),
    (
        [
            "One possibility is a truce.",
            "Another possibility is hunger.",
            *["The convoy burnt."] * 6,
            "One explanation is fear.",
            "Perhaps they were paid.",
        ],
        [1, 1, *[0] * 6, 2, 2],
    ),
]


def line(text, past=False):
    """The sentence as it is looked up."""
    return Line(text.lower(), frozenset(re.findall(r"[a-z]+", text.lower())), past)


@pytest.mark.parametrize(("text", "past", "expected"), SENTENCES)
def test_a_sentence_argues(text, past, expected):
    """Each sort is told by its words, and a sentence that only tells argues nothing."""
    assert [str(one.type) for one in argued([line(text, past)])[0]] == expected


@pytest.mark.parametrize(("texts", "groups"), GROUPS)
def test_explanations_of_one_event_stand_together(texts, groups):
    """Explanations are rivals only beside each other; those far apart are of two events."""
    found = argued([line(text) for text in texts])
    assert [next((o.rival.group for o in f if o.rival), 0) for f in found] == groups


def test_words_that_let_a_sentence_pass_let_all_pass(monkeypatch):
    """Looking only where a word of the sort stands finds what looking everywhere does."""
    texts = [text for text, _, _ in SENTENCES] + [text for texts, _ in GROUPS for text in texts]
    before = [argued([line(text)]) for text in texts]
    everywhere = {sort: {**lists, "words": Everything()} for sort, lists in arguing._table().items()}
    monkeypatch.setattr(arguing, "_table", lambda: everywhere)
    assert [argued([line(text)]) for text in texts] == before


class Everything:
    """A set that has all words."""

    def isdisjoint(self, _):
        """Whether it shares none of the words."""
        return False


def test_the_cue_is_named_where_it_stands():
    """The characters of a cue are those of its words."""
    text = "The battle for Dray could begin within weeks."
    found = argued([line(text)])[0][0]
    assert text[found.start : found.end] == "could begin within weeks"
