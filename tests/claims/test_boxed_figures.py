"""What an infobox tells: whose strength and losses, from whom, on which days, in words that stand in the text."""

import pytest

from whoheld.acquisition.walk import acquire
from whoheld.almanac.side import Sides
from whoheld.claims.boxed import read_box

HEAD = """---
infoboxes:
  - conflict:
      text: Battle of Oakford
    date:
      text: 3–9 May 2031
    place:
      text: Syria, Oakford, Green Valley
    combatant1:
      text: |-
        Syrian Democratic Forces
        * People's Protection Units
    combatant2:
      text: Islamic State of Iraq and the Levant
{fields}
title: Battle of Oakford
---

The harvest was poor, bread was dear, and many families lived on rice and beans that year.
"""


@pytest.fixture
def boxed(tmp_path):
    """The document and the statements of a battle's infobox with some more fields."""

    def reads(**fields):
        path = tmp_path / "battle.md"
        told = "\n".join(f"    {name}:\n      text: {words}" for name, words in fields.items())
        path.write_text(HEAD.format(fields=told), encoding="utf-8")
        document = acquire(path)
        return document, read_box(document, Sides.shipped())

    return reads


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("strength1", "3,000–6,000 fighters", [(None, 3000, 6000, "fighters", "SDF")]),
        ("strength2", "~900", [(None, 900, 900, "people", "ISIL")]),
        ("strength2", "Unknown", []),
        ("strength1", "900 fighters, 40 tanks", [(None, 900, 900, "fighters", "SDF"), (None, 40, 40, "tanks", "SDF")]),
        (
            "casualties1",
            "40 killed, 55+ wounded",
            [("kills", 40, 40, "people", "SDF"), ("wounds", 55, None, "people", "SDF")],
        ),
        (
            "casualties2",
            "30 fighters and 4 officers killed",
            [("kills", 30, 30, "fighters", "ISIL"), ("kills", 4, 4, "soldiers", "ISIL")],
        ),
        ("casualties2", "9 Hezbollah fighters killed", [("kills", 9, 9, "fighters", "Hezbollah")]),
        ("casualties3", "12 civilians killed", [("kills", 12, 12, "civilians", None)]),
        (
            "casualties1",
            "58 killed, including 41 civilians",
            [("kills", 58, 58, "people", "SDF"), ("kills", 41, 41, "civilians", None)],
        ),
        ("casualties1", "6 tanks destroyed, 5 soldiers captured", [("detains", 5, 5, "soldiers", "SDF")]),
        ("casualties1", "70 killed or wounded", []),  # nobody can tell how many of them died
        ("casualties1", "70", []),
        ("casualties1", "Killed[12]", []),  # the number of a note
    ],
)
def test_figures_of_a_side(boxed, field, words, expected):
    """Each figure is of its column's side, or of the one beside it; civilians are nobody's, machines no people."""
    _, told = boxed(**{field: f'"{words}"'})
    assert [(s.kind, s.low, s.high, s.unit, s.about_actor) for s in told] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("40 killed", [("infobox of Battle of Oakford", None)]),
        ("40 killed (per SOHR)", [("SOHR", "SOHR")]),
        (
            "40 killed (opposition claim), 90 killed (government claim)",
            [("opposition", "opposition"), ("government", "government")],
        ),
        ("SOHR: 40 killed", [("SOHR", "SOHR")]),
        ("40 killed (most of them recruits)", [("infobox of Battle of Oakford", None)]),
    ],
)
def test_a_figure_is_the_infobox_s_or_his_who_is_named(boxed, words, expected):
    """It is never the author's prose that says it."""
    _, told = boxed(casualties1=f'"{words}"')
    assert [(s.source, s.source_text) for s in told] == expected


def test_each_statement_stands_in_the_text(boxed):
    """The words are those of the file, broken over lines or not, and the days and the place are the infobox's."""
    document, told = boxed(
        strength2='"800\n        fighters"',
        result="SDF victory",
        territory='"* The SDF captures Oakford"',
        casualties1='"40\n        killed"',
    )
    assert {str(s.type) for s in told} == {"force_size", "losses", "assessment"}
    raw = document.text
    for one in told:
        assert raw[one.quote_start : one.quote_end] == one.quote

        assert (one.about_place, one.start.isoformat(), one.end.isoformat()) == ("Oakford", "2031-05-03", "2031-05-09")


def test_what_is_not_in_the_text_is_not_told(boxed):
    """A line that its file writes in another way, here with an escape, has no words to be shown."""
    _, told = boxed(casualties1='"40 k\\u0069lled"')
    assert told == []


def test_no_infobox_tells_nothing(tmp_path):
    """A report without one has no figures of one."""
    path = tmp_path / "plain.txt"
    path.write_text("strength1: 400 fighters\n\n40 killed in the town, said the mayor of it.\n", encoding="utf-8")
    assert read_box(acquire(path), Sides.shipped()) == []
