"""Sides as a map shows them: colours that hold, told apart, and changed by people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.errors import BadJudgement
from whoheld.evidence.palette import LAST, PALETTE, UNKNOWN_COLOUR, marks

names = st.lists(st.text("ABCDEFgh ", min_size=1, max_size=5), unique=True, max_size=20)


def test_no_colour_stands_twice():
    """The palette, its last resort and the grey of the unknown differ."""
    assert len({*PALETTE, LAST, UNKNOWN_COLOUR}) == len(PALETTE) + 2


@given(names)
def test_sides_are_told_apart(listed):
    """As long as there are colours, each has its own; beyond, a letter marks those that share one."""
    told = marks(listed, {})
    assert list(told) == listed
    few = listed[: len(PALETTE) + 1]
    assert len({told[name].colour for name in few}) == len(few)
    assert all(not told[name].symbol for name in few)
    assert all(told[name].symbol for name in listed[len(few) :])


@given(names, st.text("xyz", min_size=1, max_size=3))
def test_a_lesser_side_that_joins_changes_no_colour(listed, new):
    """Who comes after all others in number takes what they left."""
    before = marks(listed, {})
    after = marks([*listed, new], {})
    assert {name: after[name] for name in listed} == before


def test_a_side_has_its_colour_in_every_record():
    """Alone or among others that prefer other colours, it is the one that its name stands for."""
    alone = {name: marks([name], {})[name] for name in ("Reds", "Blues", "Greens", "North", "South")}
    free = {mark.colour: name for name, mark in alone.items()}
    assert marks(sorted(free.values()), {}) == {name: alone[name] for name in sorted(free.values())}


def test_a_chosen_colour_is_nobody_elses():
    """Whoever preferred it takes the next that is free."""
    preferred = marks(["Reds"], {})["Reds"].colour
    told = marks(["Reds", "Blues"], {"Blues": preferred})
    assert told["Blues"].colour == preferred
    assert told["Reds"].colour != preferred


def test_sides_come_by_their_claims(record):
    """Each with its name as label, until a person says otherwise."""
    rows = record.sides()
    assert [row.claims for row in rows] == sorted((row.claims for row in rows), reverse=True)
    assert {row.name: row.label for row in rows} == {"Blues": "Blues", "Greens": "Greens", "Reds": "Reds"}
    assert sum(row.claims for row in rows) == len(record.claims())


def test_who_only_loses_places_is_a_side_too(record):
    """It is held to have held them, so a map needs a colour for it; a person may call it otherwise."""
    takes = next(row.claim.id for row in record.claims(kind="takes"))
    record.correct(takes, {"target": "Yellows"}, by="Ann")
    assert [(row.name, row.claims) for row in record.sides() if row.claims == 0] == [("Yellows", 0)]
    record.call_side("yellows", label="Yellow Guard", by="Ann")
    assert "Yellow Guard" in {row.label for row in record.sides()}


def test_a_side_is_called_otherwise(record):
    """The latest label and the latest colour count, each for itself; undone, the side is as it was."""
    before = record.sides()
    record.call_side("Reds", "Red Army", "#ABCDEF", by="Ann")
    later = record.call_side("reds", label="Red Front", by="Ben")
    (red,) = [row for row in record.sides() if row.name == "Reds"]
    assert (red.label, red.colour) == ("Red Front", "#abcdef")
    record.undo(later, by="Ann")
    record.undo(later - 1, by="Ann")
    assert record.sides() == before
    assert [str(row.state) for row in record.judgements()] == ["undone", "undone", "stands", "stands"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Reds",), "nothing was said of Reds"),
        (("Reds", None, "red"), "#0072b2"),
        (("Reds", None, "#12345"), "#0072b2"),
        (("Reds", " \n "), "1 to 60 characters"),
        (("Reds", "x" * 61), "1 to 60 characters"),
        (("Reds", "R\u202eeds"), "can be read"),  # it would turn the line round
        (("Reds; Blues", "Both"), "whoheld sides"),
        ((" ", "Nobody"), "whoheld sides"),
    ],
)
def test_what_cannot_be_is_refused(record, arguments, said):
    """A label that can be read, a colour in hexadecimal, one side; nothing is written else."""
    with pytest.raises(BadJudgement, match=said):
        record.call_side(*arguments, by="Ann")
    assert record.judgements() == []


def test_parts_go_under_their_side(record):
    """By what people judged: claims of a part are counted with the whole, which is found by it."""
    number = record.part_of("Greens", "Blues", by="Ann")
    assert record.side_of("Greens") == "Blues"
    assert record.side_of("Reds; Greens; Blues") == "Reds; Blues"
    assert [row.name for row in record.sides()] == ["Blues", "Reds"]
    assert record.find(side="Greens").total == record.find(side="Blues").total == record.sides()[0].claims
    record.undo(number, by="Ann")
    assert record.side_of("Greens") == "Greens"


def test_who_parted_is_a_side_of_its_own(record):
    """What once was one side and turned against it must not be drawn as one."""
    assert record.side_of("ISIL") == "ISIL"
    assert record.side_of("YPG") == "SDF"
