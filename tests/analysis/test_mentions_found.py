"""Which names and sides a passage mentions."""

import pytest

from whoheld.analysis.mentions import name_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Rebels took Gao.", ["Gao"], id="one-word"),
        pytest.param("Troops left Deir ez-Zor.", ["Deir ez-Zor"], id="hyphenated"),
        pytest.param(
            "Rebels took Al-Baghuz Fawqani and al-Shaddadi.", ["Al-Baghuz Fawqani", "al-Shaddadi"], id="articles"
        ),
        pytest.param("Troops held Qasiq al Qibli.", ["Qasiq al Qibli"], id="small-word-inside"),
        pytest.param("Troops held Lanao del Sur.", ["Lanao del Sur"], id="del"),
        pytest.param("Troops left the Omar oil field.", ["Omar oil field"], id="oil-field"),
        pytest.param("They stormed the base of Brigade 113.", ["Brigade 113"], id="numbered"),
        pytest.param("They took Hill 900 and Point 50.", ["Hill 900", "Point 50"], id="numbered-two"),
        pytest.param("They fought in eastern Mosul.", ["eastern Mosul"], id="direction"),
        pytest.param("They took Kafr Zita, Morek and Tal 'Areed.", ["Kafr Zita", "Morek", "Tal 'Areed"], id="list"),
        pytest.param("They left Popasna in May 2022.", ["Popasna"], id="no-month"),
        pytest.param("On Tuesday they left Popasna.", ["Popasna"], id="no-weekday"),
        pytest.param("President Smith spoke in Bria.", ["Bria"], id="no-title"),
        pytest.param("The army left the town.", [], id="none"),
        pytest.param("SANA said so in Homs.", ["Homs"], id="no-reporter"),
        pytest.param("They took Menagh Air Base.", ["Menagh Air Base"], id="air-base"),
        pytest.param("They held Hasakah Governorate.", ["Hasakah Governorate"], id="governorate"),
    ],
)
def test_names(mention, text, names):
    """Names are found by their shape and company, with what belongs to them and no more."""
    assert [m.text for m in mention(text).names if m.text != "Smith"] == names


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        pytest.param("Hezbollah left.", [("Hezbollah", "Hezbollah")], id="named"),
        pytest.param("Ukrainian forces left.", [("Ukrainian forces", "Ukraine")], id="forces-of-a-nation"),
        pytest.param("The rebels left.", [("The rebels", None)], id="generic"),
        pytest.param("Its fighters left.", [("Its fighters", None)], id="possessive"),
        pytest.param("Hezbollah fighters left.", [("Hezbollah fighters", "Hezbollah")], id="fighters-of"),
        pytest.param("Saudi-backed troops left.", [("Saudi-backed troops", None)], id="backed-by-is-not-of"),
        pytest.param("About 300 gunmen left.", [("About 300 gunmen", None)], id="counted"),
        pytest.param("The mill burnt.", [], id="none"),
    ],
)
def test_sides(mention, text, sides):
    """Sides are noun phrases headed by a force, and names of sides that stand alone."""
    assert [(m.text, m.name) for m in mention(text).sides] == sides


def test_mentions_by_token(mention):
    """A token's mention is found from any of its words."""
    found = mention("Hezbollah fighters left Deir ez-Zor.")
    assert found.side_at(0) is found.side_at(1) is found.sides[0]
    assert found.name_at(3) is found.name_at(4) is found.names[0]
    assert found.side_at(2) is found.name_at(0) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gao", "Gao"),
        ("the town of Gao", "Gao"),
        ("village of al-Shaddadi", "al-Shaddadi"),
        ("Hamidiya neighborhood", "Hamidiya"),
        ("Mezzeh and Barzeh districts", "Mezzeh and Barzeh"),
        ("the Omar oil field", "Omar oil field"),
        ("Hama Governorate", "Hama Governorate"),
        ('"Gao"', "Gao"),
        ("the", "the"),
    ],
)
def test_the_name_of_a_place(text, name):
    """A place's name is without what only says what sort of place it is."""
    assert name_of(text) == name
