"""What a phrase names: sides by any alias, states by the grammar of English, reporters, generic words."""

from __future__ import annotations

import pytest

from whoheld.almanac.belligerent import belligerents
from whoheld.almanac.side import Sides

SHIPPED, BARE = Sides.shipped(), Sides.bare()


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("SDF", "SDF"),
        ("sdf", "SDF"),
        ("the SDF's", "SDF"),
        ("SDF fighters", "SDF"),
        ("Syrian Democratic Forces", "SDF"),
        ("the Syrian Army troops", "Syrian Army"),
        ("Syrian Arab Army", "Syrian Army"),
        ("the Assad regime", "Syrian government"),
        ("Islamic State of Iraq and the Levant", "ISIL"),
        ("so-called Islamic State", "ISIL"),
        ("the ISIS group", "ISIL"),
        ("Da’esh", "ISIL"),
        ("Jabhat an-Nusra", "al-Nusra Front"),
        ("Al Nusra Front", "al-Nusra Front"),
        ("Hay'at Tahrir al-Sham", "HTS"),
        ("Tahrir ash-Sham", "HTS"),
        ("Ahrar ash-Sham", "Ahrar al-Sham"),
        ("Kata'ib Hizbullah", "Kata'ib Hezbollah"),
        ("YPG units", "YPG"),
        ("elite Tiger Forces", "Tiger Forces"),
        ("Popular Mobilisation Forces", "PMF"),
        ("Hashd al-Shaabi", "PMF"),
        ("peshmerga", "Peshmerga"),
        ("Turkish-backed FSA", "Turkish-backed FSA"),
        ("Libyan National Army", "LNA"),
        ("Rapid Support Forces", "RSF"),
        ("March 23 Movement", "M23"),
        ("Movement for the Liberation of the Congo", "MLC"),
        ("Abu Sayyaf group", "Abu Sayyaf"),
        ("Houthi rebels", "Houthis"),
        ("U.S.-led Coalition", "US-led coalition"),
    ],
)
def test_any_alias_gives_the_common_name(phrase, name):
    """However a known side is called, it comes back by the short name that a reader would use."""
    assert SHIPPED.common_name(phrase) == name


@pytest.mark.parametrize(
    ("phrase", "name", "parent"),
    [
        ("Ruritanian army", None, None),
        ("Chadian troops", "Chad", ""),  # abroad, the army is the state
        ("Chad's army", "Chad", ""),
        ("Kenyan navy", "Kenyan Navy", "Kenya"),
        ("Russian warplanes", "Russia", ""),
        ("Filipino air force", "Philippine Air Force", "Philippine government"),
        ("Somali police", "Somali police", "Somali government"),
        ("Libyan navy", "Libyan Navy", "Libyan government"),
        ("Libyan troops", "Libyan government", ""),
        ("government of Peru", "Peruvian government", ""),
        ("the U.S. military", "United States", ""),
        ("UK special forces", "British special forces", "United Kingdom"),
        ("Moscow", "Russia", ""),
        ("the Russians", "Russia", ""),
        ("the Syrians", None, None),  # a people at war with itself is no side
        ("Syrian militants", None, None),
        ("Peruvian", None, None),
    ],
)
def test_states_and_their_forces_need_no_rows(phrase, name, parent):
    """A nation's adjective or name with the noun of an institution names a side, with no table of belligerents."""
    side = BARE.lookup(phrase)
    assert (side and side.name, side and side.parent) == (name, parent)


@pytest.mark.parametrize("phrase", ["us", "is", "the village", "rebels", "government forces", "", "the"])
def test_words_of_the_language_are_no_sides(phrase):
    """Pronouns, verbs and generic nouns are not taken for a side's acronym or name."""
    assert SHIPPED.lookup(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "common"),
    [
        ("the Turkish-backed rebels", "Turkish-backed rebels"),
        ("the Unheard-of Brigade's", "Unheard-of Brigade"),
        ("the YPG; the Free Syrian Army", "YPG; FSA"),
    ],
)
def test_unknown_names_stay_themselves(phrase, common):
    """What no table knows keeps its words, without article and possessive; joint names are taken apart."""
    assert SHIPPED.common_name(phrase) == common


def test_bare_knows_nothing_of_one_war():
    """Without the almanac no alias that belongs to a conflict is known, and those of the world still are."""
    known = {e.written for e in belligerents().entries if e.value.conflict and BARE.lookup(e.written)}
    # What is left is what the grammar of nations makes of the words, as in "Syrian government".
    assert all(BARE.lookup(written).conflict == "" for written in known)
    assert BARE.lookup("SDF") is None
    assert BARE.lookup("Islamic State of Iraq and the Levant") is None
    assert BARE.lookup("NATO").name == "NATO"


def test_an_alias_of_two_wars_follows_the_conflict_in_focus():
    """The letters SNA are a Syrian army in a text on Syria and a Somali one in a text on Somalia."""
    assert SHIPPED.within("syria").common_name("SNA") == "SNA"
    assert SHIPPED.within("somalia").common_name("SNA") == "Somali National Army"
    text = "Al-Shabaab attacked a base of the SNA and AMISOM. Jubaland sent help."
    assert SHIPPED.about(text).common_name("SNA") == "Somali National Army"


@pytest.mark.parametrize(
    ("phrase", "name", "leaning"),
    [
        ("Syrian Observatory for Human Rights", "SOHR", ""),
        ("the SOHR", "SOHR", ""),
        ("SANA", "SANA", "Syrian government"),
        ("Amaq News Agency", "Amaq", "ISIL"),
        ("Al-Masdar News", "Al-Masdar News", "Syrian government"),
        ("Reuters", "Reuters", ""),
        ("state media", "state media", ""),
        ("some activists", "activists", ""),
        ("residents of the town", "residents of the town", ""),
        ("local sources", "local sources", ""),
        ("a military source", "military source", ""),
        ("an SDF spokesman", "SDF spokesman", "SDF"),
        ("a spokesman for the YPG", "spokesman for the YPG", "YPG"),
        ("the Iraqi Defense Ministry", "Iraqi Defense Ministry", ""),
    ],
)
def test_reporters_are_told_from_sides(phrase, name, leaning):
    """Agencies, monitors, ministries and informants are sources, with the side that they speak for if known."""
    found = SHIPPED.reporter(phrase)
    assert found is not None
    assert (found.name, found.leaning) == (name, leaning)


@pytest.mark.parametrize(
    "phrase", ["SDF", "the Iraqi Army", "rebels", "the US-led coalition", "Tiger Forces", "gunmen"]
)
def test_sides_are_no_reporters(phrase):
    """A side is not a source merely by being named."""
    assert not SHIPPED.is_reporter(phrase)


def test_reporters_of_one_war_are_not_in_the_bare_almanac():
    """Without the almanac world-wide agencies are known, a monitor of one war is not."""
    assert BARE.is_reporter("Reuters")
    assert not BARE.is_reporter("SOHR")


@pytest.mark.parametrize(
    ("phrase", "side_class"),
    [
        ("rebels", "rebel"),
        ("the Turkish-backed rebels", "rebel"),
        ("opposition fighters", "rebel"),
        ("the regime", "government"),
        ("pro-government forces", "government"),
        ("jihadists", "militant"),
        ("the coalition", "coalition"),
        ("the army", "state-forces"),
        ("its forces", "any"),
        ("the bakery", None),
    ],
)
def test_generic_words_have_a_class(phrase, side_class):
    """A generic noun phrase gives the class by which a document's sides can be asked who is meant."""
    assert SHIPPED.generic(phrase) == side_class
