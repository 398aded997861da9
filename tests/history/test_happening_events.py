"""What happened at a place, each thing once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.evidence.party import Parties
from whoheld.history.events.fronts import Fronts
from whoheld.history.events.happening import occurrences

#: Reports of a few days about one town.
WAR = [
    "North attacks 2013-03-01 from South in a",
    "South repels 2013-03-01 from Northern_Guard in b",
    "North;South contests 2013-03-01/2013-03-02 in news",
    "North strikes 2013-03-01 from South in a",
    "North takes 2013-03-02 from South in a",
    "South leaves 2013-03-02 in b",
    "North takes 2013-03-02 from South by Watch in news denied",
    "rebels attacks 2013-03-01 from Falcons in news",
    "North takes 2013-04-02 in a forecast",
    "North holds 2013-03-09 in b",
    "North attacks from South in a",
]


def happened(claims):
    """What happened by these claims, in short."""
    claims = list(claims)
    found = occurrences(TOWN, claims, facts=FACTS, fronts=Fronts(Parties(SIDES), claims))
    return [(o.id, str(o.kind), o.actor, o.target, o.when.edtf, [c.id for c in o.claims]) for o in found]


def test_each_thing_once():
    """A clash told from both sides, a change of hands told from both sides, a strike, and another fight."""
    short = [(kind, actor, target, len(claims)) for _, kind, actor, target, _, claims in happened(told_all(WAR))]
    assert sorted(short, key=str) == [
        ("attacks", "North", "South", 3),
        ("attacks", "rebels", "Falcons", 1),
        ("strikes", "North", "South", 1),
        ("takes", "North", "South", 2),
    ]


@pytest.mark.parametrize("line", [line for line in WAR if "forecast" in line or "holds" in line or "2013" not in line])
def test_what_did_not_happen_is_no_occurrence(line):
    """A forecast, a state and what is of no day make none."""
    assert happened(told_all([line])) == []


@settings(max_examples=25)
@given(st.permutations(told_all(WAR)))
def test_the_order_of_claims_makes_no_difference(claims):
    """The same things happened, with the same ids, in whatever order they are told."""
    assert happened(claims) == happened(told_all(WAR))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(told_all(WAR)), unique_by=lambda c: c.id))
def test_every_claim_tells_of_one_thing_at_most(claims):
    """No claim of a change, a fight or a strike is counted twice."""
    used = [claim for *_, some in happened(claims) for claim in some]
    assert len(used) == len(set(used))


@settings(max_examples=25)
@given(st.lists(st.sampled_from(told_all(WAR)), unique_by=lambda c: c.id))
def test_ids_are_of_one_thing(claims):
    """No two things have one id."""
    ids = [one[0] for one in happened(claims)]
    assert len(ids) == len(set(ids))


def test_an_id_stays_when_more_documents_tell_of_it():
    """A second report of a fight makes no other of it."""
    assert happened(told_all(WAR[:1]))[0][0] == happened(told_all([WAR[0], WAR[0].replace("in a", "in b")]))[0][0]
