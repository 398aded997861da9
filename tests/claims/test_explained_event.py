"""The event that explanations explain: its id, its row, and the claim that its words tell."""

from dataclasses import replace
from datetime import date

import pytest

from whoheld.claims.claim import Claim
from whoheld.claims.explained import Explained
from whoheld.codebook import Kind

EVENT = Explained(doc_id="d", text="Dray fell.", start=10, end=20, place="Dray")
CLAIM = Claim(
    doc_id="d",
    doc="d",
    quote="Dray fell.",
    quote_start=10,
    quote_end=20,
    raw_start=10,
    raw_end=20,
    kind=Kind.TAKES,
    place="Dray",
    place_id="p",
    start=date(2031, 5, 3),
    end=date(2031, 5, 3),
)
#: Claims of the document, and whether the event is tied to the first of them.
TIES = {
    "the same words": ([CLAIM], True),
    "one act told twice": ([CLAIM, replace(CLAIM, actor="Reds")], True),
    "other words": ([replace(CLAIM, quote_start=30, quote_end=40)], False),
    "another place": ([replace(CLAIM, place="Holm")], False),
    "two acts": ([CLAIM, replace(CLAIM, kind=Kind.LEAVES)], False),
    "no place on the map": ([replace(CLAIM, place_id=None)], False),
}


@pytest.mark.parametrize(("claims", "tied"), TIES.values(), ids=TIES)
def test_an_event_is_tied_to_the_one_claim_of_its_words(claims, tied):
    """Only where its words tell one thing, at the place that they name, is its day known."""
    told = EVENT.told_by(claims, {"p": "Dray"})
    assert (told.claim, told.start_on) == ((claims[0].id, date(2031, 5, 3)) if tied else (None, None))


def test_documents_that_tell_of_one_event_share_its_id():
    """The id is of place, kind and days where they are known, else of the words in their own document."""
    told = EVENT.told_by([CLAIM], {"p": "Dray"})
    elsewhere = replace(told, doc_id="e", start=1, end=9, text="Dray was lost", claim="c")
    assert told.id == elsewhere.id != EVENT.id
    assert EVENT.id != replace(EVENT, doc_id="e").id
    assert told.id != replace(told, start_on=date(2031, 5, 2)).id


def test_an_event_comes_back_from_its_row():
    """What is written down is read again, and a row that was tampered with is refused."""
    told = EVENT.told_by([CLAIM], {"p": "Dray"})
    assert Explained.of_row(told.row(), "d") == told
    for wrong in ({"start_on": "May"}, {"unheard": 1}):
        with pytest.raises(ValueError, match=r"May|unheard"):
            Explained.of_row(told.row() | wrong, "d")
