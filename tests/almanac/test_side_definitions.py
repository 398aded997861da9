"""Acronyms that documents define, and what is learnt from them."""

from __future__ import annotations

import pytest

from whoheld.almanac.acronyms import definitions, fits
from whoheld.almanac.side import Sides


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        ("the Northern River Front (NRF) said", {"NRF": "Northern River Front"}),
        ("The NRF (Northern River Front) said", {"NRF": "Northern River Front"}),
        ("the Army of the Two Lakes, or ATL, came", {"ATL": "Army of the Two Lakes"}),
        (
            "the State of the Hills and the Coast (SHC; also known as SHAC) fell",
            {"SHC": "State of the Hills and the Coast", "SHAC": "State of the Hills and the Coast"},
        ),
        ("the Front de la Rivière du Nord (FRN)", {"FRN": "Front de la Rivière du Nord"}),
        ("the Hill-Dwellers' Workers Party (PKX) won", {"PKX": "Hill-Dwellers' Workers Party"}),
        ("Tahrir al-Jabal (HTJ) won", {"HTJ": "Tahrir al-Jabal"}),
        ("the Counter-Raid Service (CRS)", {"CRS": "Counter-Raid Service"}),
        ("the Northern\nRiver Front (NRF)", {"NRF": "Northern\nRiver Front".replace("\n", " ")}),
        ("  * ABC\n  *River Guard Force (RGF)", {"RGF": "River Guard Force"}),
        ("the **River Guard Force** (RGF)", {"RGF": "River Guard Force"}),
        ("the battle (2016) began (see below) 5 miles (8 km) off", {}),
        ("Corps (II) and the town (TOWN) of", {}),
        ("a roadside bomb (IED) went off", {}),
        ("Smith (AP) said", {}),
    ],
)
def test_definitions_are_read_where_the_letters_or_the_name_say_so(text, defined):
    """An acronym is defined by the initials beside it or by a capitalised name before it, never by years or hints."""
    assert definitions(text) == defined


@pytest.mark.parametrize(
    ("acronym", "long", "fit"),
    [
        ("SDF", "Syrian Democratic Forces", True),
        ("MLC", "Movement for the Liberation of Congo", True),
        ("MLC", "Movement for the Liberation of the Great Congo", False),
        ("PKK", "Kurdistan Workers' Party", False),
        ("YPŞ", "Young Party Şengal", True),
    ],
)
def test_initials_fit_when_every_word_but_connectors_gives_a_letter(acronym, long, fit):
    """Connectors may be passed over, words of the name may not."""
    assert fits(acronym, long) is fit


@pytest.mark.parametrize(
    ("definition", "phrase", "name"),
    [
        ({"MMC": "Manbij Military Council"}, "MMC", "Manbij Military Council"),  # the long form is known
        ({"NRF": "Northern River Front"}, "the NRF", "NRF"),  # else the acronym becomes the name
        ({"NRF": "Northern River Front"}, "Northern River Front fighters", "NRF"),
        ({"PKK": "Senior Workers' Party"}, "PKK", "PKK"),  # the words before held more than the name
        ({"SNA": "Somali National Army"}, "SNA", "Somali National Army"),
    ],
)
def test_what_a_document_defines_goes_first(definition, phrase, name):
    """A learnt acronym stands for the known name of its long form, else for itself, before any shipped row."""
    assert Sides.shipped().learn(definition).common_name(phrase) == name


def test_learning_makes_a_copy():
    """One document's definitions are not known to the next, and add to those learnt before."""
    first = Sides.bare().learn({"NRF": "Northern River Front"})
    second = first.learn({"ATL": "Army of the Two Lakes"})
    assert second.common_name("Northern River Front") == "NRF"
    assert second.common_name("Army of the Two Lakes") == "ATL"
    assert first.lookup("ATL") is None
    assert Sides.bare().lookup("NRF") is None


def test_a_learnt_name_is_found_in_the_text():
    """After the definition, the acronym and its long form are mentions of one side."""
    text = "The Northern River Front (NRF) took the pass. The NRF's guns were heard. Northern River Front men left."
    found = Sides.bare().about(text).find(text)
    assert [m.side.name for m in found] == ["NRF", "NRF", "NRF", "NRF"]


@pytest.mark.parametrize("definition", [{"NDO": "National Daily Observatory"}, {"AP": "New York"}])
def test_reporters_are_not_learnt_as_sides(definition):
    """A defined acronym of a monitor, or an agency's mark after a town's name, makes no side."""
    assert Sides.bare().learn(definition).find(f"{next(iter(definition))} said so.") == []


def test_letters_of_an_agency_and_an_army_go_by_the_document():
    """AFP is a news agency unless the document defines it as an army or is about that army's war."""
    sides = Sides.shipped()
    assert sides.is_reporter("AFP")
    assert not sides.learn({"AFP": "Armed Forces of the Philippines"}).is_reporter("AFP")
    assert not sides.within("philippines").is_reporter("AFP")
