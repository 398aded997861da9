"""The words by which control is told: grammar, and no name of any war."""

import pytest

from whoheld.analysis import lexicon
from whoheld.codebook import CONTROL


def all_words():
    """Every word of every table."""
    yield from lexicon.VERBS
    yield from lexicon.NOUNS
    for table in (lexicon.CONTROL_VERBS, lexicon.UNDER_VERBS, lexicon.PARTICIPLES, lexicon.PARTS):
        yield from table
    yield from lexicon.CONTAINERS | lexicon.SITES | lexicon.PROPER_SITES | lexicon.FORCES


def test_no_name_stands_in_the_tables():
    """The code knows the grammar of reports; names belong to the data of a war."""
    assert [w for w in all_words() if w != w.lower()] == []


def test_every_frame_says_who_and_what():
    """Each relation of each word has a kind of control, and places for actor and target that are known."""
    frames = [f for table in (lexicon.VERBS, lexicon.NOUNS) for by in table.values() for f in by.values()]
    assert {f.kind for f in frames} == CONTROL
    assert {f.actor for f in frames} <= {"subject", "poss", "to", "by"}
    assert {f.target for f in frames} <= {"object", "from", "with", "none"}


@pytest.mark.parametrize(
    ("verb", "relation", "kind"),
    [
        ("capture", "object", "takes"),
        ("fall", "subject", "takes"),
        ("withdraw", "from", "leaves"),
        ("abandon", "object", "leaves"),
        ("expel", "from", "takes"),
        ("hold", "object", "holds"),
        ("besiege", "object", "besieges"),
        ("fight", "in", "contests"),
        ("capture", "in", None),
        ("attack", "object", None),
    ],
)
def test_verbs(verb, relation, kind):
    """What a verb says of a place in a relation; an attack says nothing of control."""
    frame = lexicon.VERBS.get(verb, {}).get(relation)
    assert (frame and str(frame.kind)) == kind
