"""Which claims tell of one event, on which days it was, and who stands for and against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telling import SIDES, told_all
from whoheld.evidence.fusion import fuse


def found(lines):
    """The findings of lines in short: side, kind, days, number of claims."""
    findings = sorted(fuse(told_all(lines), SIDES), key=lambda f: (str(f.when.latest), f.actor))
    return [f"{f.actor} {f.kind} {f.when.edtf} {len(f.supporting)}" for f in findings]


EVENTS = [
    # one capture told twice, on one day and a day apart
    (["North takes 2012-03-05", "North takes 2012-03-05 in b"], ["North takes 2012-03-05 2"]),
    (["North takes 2012-03-05", "North takes 2012-03-06 in b"], ["North takes 2012-03-05/2012-03-06 2"]),
    # four days apart they are two
    (["North takes 2012-03-05", "North takes 2012-03-09"], ["North takes 2012-03-05 1", "North takes 2012-03-09 1"]),
    # another side's capture in between parts them
    (
        ["North takes 2012-03-05", "South takes 2012-03-06", "North takes 2012-03-07"],
        ["North takes 2012-03-05 1", "South takes 2012-03-06 1", "North takes 2012-03-07 1"],
    ),
    # also on one day, if it is told in between
    (
        ["North takes 2012-03-05", "South takes 2012-03-05", "North takes 2012-03-05"],
        ["North takes 2012-03-05 1", "North takes 2012-03-05 1", "South takes 2012-03-05 1"],
    ),
    # a summary with a wide date mentions the event of a day
    (["North takes 2012", "North takes 2012-03-05"], ["North takes 2012-03-05 2"]),
    (["North takes 2012-02/2012-09", "North takes 2012-03-05"], ["North takes 2012-03-05 2"]),
    # of several events the last, which is the one that lasted
    (
        ["North takes 2012-03-05", "South takes 2012-05-01", "North takes 2012-07-01", "North takes 2012"],
        ["North takes 2012-03-05 1", "South takes 2012-05-01 1", "North takes 2012-07-01 2"],
    ),
    # not an event that names another loser
    (
        ["North takes 2012-03-05 from South", "North takes 2012 from East"],
        ["North takes 2012-03-05 1", "North takes 2012 1"],
    ),
    # what is told "by" a day is narrowed by the day itself
    (["North takes ../2012-03-09", "North takes 2012-03-05"], ["North takes 2012-03-05 2"]),
    (
        ["North takes 2012-03-01/2012-03-09", "North takes 2012-03-05/2012-03-12 in b"],
        ["North takes 2012-03-05/2012-03-09 2"],
    ),
    # a hedged day does not narrow what was said
    (["North takes 2012-03-05/2012-03-07", "North takes 2012-03-05 doubted"], ["North takes 2012-03-05/2012-03-07 2"]),
    # names of one side tell of one event, and the proper name is kept
    (["rebels takes 2012-03-05", "Falcons takes 2012-03-05 in b"], ["Falcons takes 2012-03-05 2"]),
    # the loser's leaving is the other half of the taking, which begins with it
    (["North takes 2012-03-05 from South", "South leaves 2012-03-05"], ["North takes 2012-03-05 2"]),
    (["North takes 2012-03-05", "South leaves 2012-03-03"], ["North takes 2012-03-03/2012-03-05 2"]),
    # a part is another event than the whole
    (
        ["North takes 2012-03-05 part", "North takes 2012-03-05"],
        ["North takes 2012-03-05 1", "North takes 2012-03-05 1"],
    ),
    # a wide holding mentions the capture
    (["North holds 2012", "North takes 2012-03-05"], ["North takes 2012-03-05 2"]),
    # no date, no event; nor where nothing was said of the place itself
    (["North takes", "North takes 2012-03-05 edge", "North takes 2012-03-05 intended"], []),
]


@pytest.mark.parametrize(("lines", "events"), EVENTS)
def test_claims_of_one_event_are_one_finding(lines, events):
    """Claims whose kind, side and dates fit are one finding, others are not."""
    assert found(lines) == events


WEIGHTS = [
    # said, and hedged
    (["North takes 2012-03-05"], 1.0),
    (["North takes 2012-03-05 doubted"], 0.5),
    (["North takes 2012-03-05 unclear"], 0.6),
    # a side that claims a gain, and one that admits a loss
    (["North takes 2012-03-05 from South by North"], 0.5),
    (["North takes 2012-03-05 from South by South"], 2.0),
    (["South leaves 2012-03-05 by South"], 2.0),
    # two voices, and one voice twice
    (["North takes 2012-03-05", "North takes 2012-03-05 in b"], 2.0),
    (["North takes 2012-03-05", "North takes 2012-03-05"], 1.0),
    # a source is one witness wherever it is quoted
    (["North takes 2012-03-05 by Watch", "North takes 2012-03-05 by Watch in b"], 1.0),
    (["North takes 2012-03-05 by Watch", "North takes 2012-03-05 by Courier in b"], 2.0),
    # all who lean to the taker count once
    (["North takes 2012-03-05 by North", "North takes 2012-03-05 by North_media in b"], 0.5),
    (["North takes 2012-03-05 by pro-North_sources"], 0.5),
    (["North takes 2012-03-05 by anti-North_sources"], 1.0),
    # a denial counts against, the more if the denier had gained by it
    (["North takes 2012-03-05 from South", "North takes 2012-03-06 by Watch denied"], 0.0),
    (["North takes 2012-03-05 from South", "North takes 2012-03-06 from South by South denied"], 0.5),
    (["North takes 2012-03-05 from South", "North takes 2012-03-06 by North denied"], -1.0),
    # who first fails and then succeeds denies nothing
    (["North takes 2012-03-05", "North takes 2012-03-05 denied"], 1.0),
]


@pytest.mark.parametrize(("lines", "weight"), WEIGHTS)
def test_weights_add_up_over_independent_witnesses(lines, weight):
    """A finding weighs what its independent witnesses weigh, less those that deny it."""
    assert [f.weight for f in fuse(told_all(lines), SIDES)] == [weight]


OWN = [
    (["North takes 2012-03-05 by North"], True),
    (["North takes 2012-03-05 by Northern_Army_commander"], True),
    (["North takes 2012-03-05 by North", "North takes 2012-03-05 in b"], False),
    # a summary is no confirmation of the day
    (["North takes 2012-03-05 by North", "North takes 2012 in b"], True),
    (["North takes 2012-03-05 by Watch"], False),
]


@pytest.mark.parametrize(("lines", "own"), OWN)
def test_one_sides_word_alone(lines, own):
    """It is known where nobody but the taker's own side tells of a taking."""
    assert [f.only_own for f in fuse(told_all(lines), SIDES)] == [own]


def test_rival_takers_stand_against_each_other():
    """Two sides that are each said to have taken the place on one day oppose one another."""
    lines = ["North takes 2012-03-05", "South takes 2012-03-05 in b"]
    assert [[c.actor for c in f.opposing] for f in fuse(told_all(lines), SIDES)] == [["South"], ["North"]]


def test_accounts_of_who_lost_it():
    """Each side that is said to have held the place until then is named once."""
    lines = ["rebels takes 2012-03-05 from South", "rebels takes 2012-03-05 in b", "East leaves 2012-03-04 in b"]
    assert [f.former for f in fuse(told_all(lines), SIDES)] == [("East", "South")]


LINES = [line for lines, _ in EVENTS for line in lines] + [line for lines, _ in WEIGHTS for line in lines]


@given(
    st.lists(st.sampled_from(LINES), max_size=8).flatmap(
        lambda ls: st.tuples(st.just(told_all(ls)), st.permutations(told_all(ls)))
    )
)
def test_the_order_of_claims_does_not_matter(pair):
    """Claims fuse to the same findings in whatever order they come."""
    told, shuffled = pair
    assert fuse(told, SIDES) == fuse(shuffled, SIDES)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8))
def test_every_dated_moving_claim_is_in_one_finding(lines):
    """No claim that moves is lost, none is counted twice."""
    claims = told_all(lines)
    used = [c for f in fuse(claims, SIDES) for c in f.supporting]
    moving = [c for c in claims if c.moves and (c.start or c.end) and c.extent != "edge"]
    assert sorted(c.id for c in used) == sorted(c.id for c in moving)
