"""What holds of every timeline, whatever is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from telling import FACTS, SIDES, TOWN, told, told_all
from whoheld.almanac.when import When
from whoheld.history.answer import held
from whoheld.history.timeline import timeline
from whoheld.history.view import Status, View

NAMES = ["North", "South", "East", "rebels", "Falcons", "North;East"]
KINDS = ["takes", "holds", "leaves", "contests", "besieges"]
DAYS = [f"2012-03-0{n}" for n in range(1, 9)] + ["2012-03-02/2012-03-06", "../2012-03-05", "2012-03", "2012", ""]
MOVING = ["said", "doubted"]
IDLE = ["intended", "forecast", "supposed"]

lines = st.builds(
    lambda actor, kind, days, target, source, stance, extent, doc: (
        f"{actor} {kind} {days} {target} {source} in {doc} {stance} {extent}"
    ),
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.sampled_from(DAYS),
    st.sampled_from(["", *(f"from {n}" for n in NAMES)]),
    st.sampled_from(["", "by North", "by South_media", "by Watch"]),
    st.sampled_from([*MOVING, *IDLE, "denied"]),
    st.sampled_from(["whole", "whole", "part", "edge", "unclear"]),
    st.sampled_from("ab"),
)
stories = st.lists(lines, max_size=7)
days = st.dates(date(2012, 2, 20), date(2012, 4, 5))


def drawn(claims):
    """The timeline of claims."""
    return timeline(claims, feature=TOWN.feature, facts=FACTS, sides=SIDES)


@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(story, random):
    """The same claims give the same timeline in whatever order they come."""
    claims = told_all(story)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert drawn(claims) == drawn(shuffled)


@given(stories)
def test_the_cores_of_spells_do_not_overlap(story):
    """The days that certainly belong to one spell belong to no other, and spells stand in order."""
    spells = drawn(told_all(story)).spells
    cores = [s.core for s in spells if s.core]
    assert all(a.latest and b.earliest and a.latest < b.earliest for a, b in pairwise(cores))
    begun = [s.start.latest for s in spells if s.start.latest]
    assert begun == sorted(begun)


plans = st.builds(
    lambda *words: " ".join(words),
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.sampled_from(DAYS),
    st.sampled_from(IDLE),
)


@given(stories, st.lists(plans, max_size=3))
def test_what_is_planned_expected_or_supposed_never_moves(story, idle):
    """Plans, forecasts and suppositions change no spell."""
    claims = told_all(story)
    added = [told(line, 90_000 + i) for i, line in enumerate(idle)]
    assert drawn([*claims, *added]).spells == drawn(claims).spells


@given(stories)
def test_an_exact_duplicate_changes_nothing(story):
    """Claims given twice count once."""
    claims = told_all(story)
    assert drawn([*claims, *claims]) == drawn(claims)


@given(stories, days)
def test_unknown_is_never_nobody(story, day):
    """An answer without holders is unknown, changing or contested, never held; its reading says unknown."""
    view = View(drawn(told_all(story)), day)
    if not view.holders:
        assert view.status in (Status.UNKNOWN, Status.CONTESTED, Status.CHANGING, Status.DISPUTED)
        assert "unknown" in view.holder or view.status is Status.CHANGING
    assert view.holder


@given(stories, days)
def test_every_sentence_is_one_that_was_given(story, day):
    """Answers quote only what the claims say; nothing stands both for and against."""
    claims = told_all(story)
    answer = held(TOWN, claims, When.on(day), facts=FACTS, sides=SIDES)
    given_ = {c.id: c.quote for c in claims}
    assert all(given_[e.claim_id] == e.quote for e in (*answer.for_, *answer.against))
    assert not {e.claim_id for e in answer.for_} & {e.claim_id for e in answer.against}


@given(stories, days)
def test_evidence_is_never_of_a_later_day(story, day):
    """The last evidence is of the day asked for or before it."""
    last = held(TOWN, told_all(story), When.on(day), facts=FACTS, sides=SIDES).last_evidence
    assert last is None or last <= day.isoformat()


@given(stories)
def test_denied_alone_moves_nothing(story):
    """Where every claim is a denial there are no spells."""
    claims = [told(f"{line.split()[0]} takes 2012-03-05 denied", i) for i, line in enumerate(story)]
    assert drawn(claims).spells == ()


@given(stories, days)
def test_days_within_one_core_have_one_answer(story, day):
    """Within the core of a spell that spell stands."""
    known = drawn(told_all(story))
    for spell in known.spells:
        if spell.core and spell.core.earliest and When.on(day).overlaps(spell.core) and spell.start.known:
            assert known.at(day).spell == spell or known.at(day + timedelta(1)).spell == spell
