"""Where a text names sides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoheld.almanac.side import Sides

SHIPPED = Sides.shipped()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The SDF's guns fell silent.", [("SDF", "SDF")]),
        ("the Peshmerga’s line held", [("Peshmerga", "Peshmerga")]),
        ("Troops of the al-Nusra Front left.", [("al-Nusra Front", "al-Nusra Front")]),
        ("Islamic State of Iraq and the Levant", [("Islamic State of Iraq and the Levant", "ISIL")]),
        ("the Free Syrian\nArmy came", [("Free Syrian\nArmy", "FSA")]),
        ("It told us that it is over.", []),
        ("Isis fled; the US did not.", [("Isis", "ISIL"), ("US", "United States")]),
        ("US-backed rebels and pro-Russian militias", []),
        ("ISIL-held Hajin", [("ISIL", "ISIL")]),
        ("anti-ISIL fighters", []),
        ("the U.S.-led coalition bombed", [("U.S.-led coalition", "US-led coalition")]),
        ("Iraq's federal police", [("Iraq's federal police", "Federal Police")]),
        (
            "Ghanaian soldiers and the Ghanaian navy",
            [("Ghanaian soldiers", "Ghana"), ("Ghanaian navy", "Ghanaian Navy")],
        ),
        ("Manbij Military Council forces", [("Manbij Military Council", "Manbij Military Council")]),
        ("The fano of an altar", []),
        ("Let them go.", []),
        ("United States\n- Army base", [("United States", "United States")]),
        ("in Damascus the Syrians waited", []),
    ],
)
def test_named_sides_are_found_with_their_offsets(text, found):
    """The longest name counts, in the letters it needs, without its possessive; mere qualifiers are left out."""
    assert [(text[m.start : m.end], m.side.name) for m in SHIPPED.find(text)] == found


def test_numbered_units_need_their_war_in_focus():
    """Every army has a 4th Division: it is Syria's only where the text is about Syria."""
    text = "The 4th Armoured Division moved up."
    assert SHIPPED.find(text) == []
    assert [m.side.name for m in SHIPPED.within("syria").find(text)] == ["4th Armoured Division"]


def test_generic_words_are_found_apart():
    """Generic words are found with their class, so that another step can resolve them."""
    text = "Government forces met the rebels' fire."
    assert [(text[a:b], c) for a, b, c in SHIPPED.find_generic(text)] == [
        ("Government forces", "government"),
        ("rebels", "rebel"),
    ]


def test_a_country_can_be_told_from_its_government():
    """A country's name stands for the place as well, and the caller can ask."""
    assert SHIPPED.names_country("Iraq")
    assert not SHIPPED.names_country("the Iraqi government")


WORDS = [
    "the",
    "SDF",
    "al-",
    "Nusra",
    "Front",
    "U.S.",
    "Iraq's",
    "army",
    "(ISIL)",
    "\n\n",
    "’s",
    "-held",
    "a",
    "Ş",
    "Congo",
]


@settings(max_examples=80)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_findings_are_ordered_disjoint_and_within_the_text(text):
    """Whatever the text, findings come in order, do not overlap, and hold no blank at either end."""
    last = 0
    for mention in SHIPPED.find(text):
        assert last <= mention.start < mention.end <= len(text)
        seen = text[mention.start : mention.end]
        assert seen == seen.strip()
        assert SHIPPED.lookup(seen) == mention.side
        last = mention.end
