"""Ways through the parse of a sentence."""

import pytest

from whoheld.analysis import roles, syntax


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        pytest.param("The army captured the town.", "captured", "army", id="active"),
        pytest.param("The town was captured by the army.", "captured", "army", id="passive"),
        pytest.param("The town was captured.", "captured", None, id="passive-without-agent"),
        pytest.param("The army came and captured the town.", "captured", "army", id="second-verb"),
        pytest.param("The army tried to capture the town.", "capture", "army", id="infinitive"),
        pytest.param("The army forced rebels to leave the town.", "leave", "rebels", id="object-control"),
        pytest.param("Rebels were forced to leave the town.", "leave", "Rebels", id="object-control-passive"),
        pytest.param("The army, which captured the town, left.", "captured", "army", id="relative"),
        pytest.param("After capturing the town, the army left.", "capturing", "army", id="gerund"),
        pytest.param("The army advanced, capturing the town.", "capturing", "army", id="participle"),
        pytest.param("The town captured by the army burnt.", "captured", "army", id="reduced-relative"),
    ],
)
def test_subjects(word, text, verb, subject):
    """Who does what a verb says, also where the verb has no subject of its own."""
    found = syntax.subject(word(text, verb))
    assert (found and found.text) == subject


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The army captured the town.", "captured", False),
        ("The town was captured.", "captured", True),
        ("The town captured by the army burnt.", "captured", True),
        ("The army has captured the town.", "captured", False),
    ],
)
def test_passives(word, text, verb, passive):
    """A passive has its object for its subject."""
    assert syntax.is_passive(word(text, verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "key"),
    [
        ("Troops cut off the town.", "cut", "cut off"),
        ("Troops captured the town.", "captured", "capture"),
        ("They had overrun the town.", "overrun", "overrun"),
    ],
)
def test_verbs_with_particles(word, text, verb, key):
    """A verb's key is its lemma with its particle."""
    assert syntax.verb_key(word(text, verb)) == key


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        pytest.param("Rebels took Gao.", "Gao", ("took", "object", None), id="object"),
        pytest.param("Gao was taken.", "Gao", ("taken", "object", None), id="passive"),
        pytest.param("Gao fell.", "Gao", ("fell", "subject", None), id="subject"),
        pytest.param("Rebels took Bria, Bozoum and Gao.", "Gao", ("took", "object", None), id="list"),
        pytest.param("Rebels took the town of Gao.", "Gao", ("took", "object", None), id="container"),
        pytest.param("Rebels took most of Gao.", "Gao", ("took", "object", "part"), id="part"),
        pytest.param("Rebels took the outskirts of Gao.", "Gao", ("took", "object", "edge"), id="edge"),
        pytest.param("Rebels left from Gao.", "Gao", ("left", "from", None), id="preposition"),
        pytest.param("The capture of Gao was told.", "Gao", ("capture", "of", None), id="noun"),
        pytest.param("Gao's capture was told.", "Gao", ("capture", "poss", None), id="possessor"),
    ],
)
def test_roles(word, text, noun, expected):
    """A noun's governor is found through lists, containers and parts, with how much of it is meant."""
    found = [(r.governor.text, r.relation, r.extent and str(r.extent)) for r in roles.roles(word(text, noun))]
    assert expected in found


def test_who_stands_after_a_preposition(word):
    """The noun after one of several prepositions, or nobody."""
    verb = word("The army fought with rebels in Gao.", "fought")
    assert syntax.after(verb, "against", "with").text == "rebels"
    assert syntax.after(verb, "from") is None
    assert syntax.agent(verb) is None


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("The army captured the town.", "captured", "town"),
        ("The town was captured.", "captured", "town"),
        ("The army left.", "left", None),
    ],
)
def test_objects(word, text, verb, noun):
    """The object of a verb, or what a passive has for its subject."""
    found = syntax.object_of(word(text, verb))
    assert (found and found.text) == noun
