"""What a person should look at first: what decides most and is least sure, in an order that is always the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telling import FACTS
from whoheld.evidence.kept import Spot, Turn
from whoheld.evidence.outline import Outline
from whoheld.history.queue import waiting

SPOT = Spot("t", "Oakford", None, None)


def outline(name, *, kind="takes", stance="said", start=date(2012, 3, 5), confidence=0.9, at=0, place="t"):
    """A claim of the document a."""
    days = {"start": start, "end": start, "reported": None}
    return Outline(
        name, "a", at, kind, stance, "North", source=None, place_id=place, confidence=confidence, seq=at, **days
    )


def turn(day, *, doc="a"):
    """A change of control that a claim of a document tells best."""
    return Turn("North", "South", day, day, "said", None, doc, first=False)


TURNS = [(SPOT, turn(date(2012, 3, 5))), (SPOT, turn(date(2012, 6, 13), doc="b"))]


@pytest.mark.parametrize(
    ("claim", "disputed", "why"),
    [
        (outline("c"), False, ("the answer of 100 days rests on it",)),
        (
            outline("c"),
            True,
            ("it decides who held a place of which accounts differ", "the answer of 100 days rests on it"),
        ),
        (outline("c", start=date(2012, 4, 1)), True, ("accounts of its place differ",)),  # not the one that decides
        (outline("c", start=date(2012, 4, 1)), False, ()),
        (outline("c", kind="kills"), True, ()),  # it moves nothing
        (outline("c", stance="forecast"), True, ()),
        (outline("c", kind="kills", confidence=0.25), True, ("the reader is unsure of it (confidence 0.25)",)),
        (outline("c", place=None), True, ()),
    ],
)
def test_why_a_claim_waits(claim, disputed, why):
    """Each reason is said in words; what has none does not wait."""
    found = waiting([claim], TURNS, frozenset({"t"} if disputed else ()), FACTS)
    assert [one.why for one in found] == ([why] if why else [])


def test_what_matters_most_comes_first():
    """What decides a dispute, then what an answer rests on, then what is unsure, then what is unsure and idle."""
    told = [
        outline("idle", kind="kills", confidence=0.2, at=1),
        outline("unsure", start=date(2012, 4, 1), confidence=0.3, at=2),
        outline("rests", at=3),
        outline("decides", place="u", at=4),
    ]
    turns = [*TURNS, (Spot("u", "Ashford", None, None), turn(date(2012, 3, 5)))]
    found = waiting(told, turns, frozenset({"u"}), FACTS)
    assert [one.id for one in found] == ["decides", "rests", "unsure", "idle"]


@given(st.permutations([outline(f"c{at}", confidence=0.1 * (at % 3), at=at) for at in range(9)]))
def test_the_order_does_not_depend_on_that_of_the_claims(told):
    """Equally urgent ones come in the order of telling."""
    by_place = sorted(told, key=lambda one: one.seq)
    assert waiting(told, TURNS, frozenset(), FACTS) == waiting(by_place, TURNS, frozenset(), FACTS)
