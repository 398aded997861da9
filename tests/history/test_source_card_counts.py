"""What is counted of sources: who confirms and contradicts whom, how early, on whose gains, with which figures."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.evidence.circle import NOBODY, Circle, CopiedPassage
from whoheld.evidence.party import Parties
from whoheld.evidence.rows import SourceRow
from whoheld.evidence.voice import Voices
from whoheld.history.events.casualties import casualties
from whoheld.history.events.fronts import Fronts
from whoheld.history.events.happening import occurrences
from whoheld.history.voices.source_card import tallies
from whoheld.history.voices.source_pair import pair
from whoheld.history.voices.testimony import Listening, counts_of, voiced

TAKES = "North takes 2012-03-05 from South"
#: News that came out on the days of a month, the first of them numbered 1.
NEWS = {f"n{n}": replace(FACTS["news"], id=f"n{n}", name=f"n{n}") for n in range(4)}


def heard(claims, circle=NOBODY):
    """The events of the town with who tells of them, and what is counted of its dead."""
    claims, parties = list(claims), Parties(SIDES, circle)
    facts = {**FACTS, **NEWS}
    listening = Listening(Voices(parties, {}), facts, parties)
    found = occurrences(TOWN, claims, facts=facts, fronts=Fronts(parties, claims))
    by_id = {c.id: c for c in claims}
    harm = casualties(TOWN, claims, facts=facts, sides=parties)
    figures = [counts_of([by_id[f.claim_id] for f in one.figures], listening) for one in harm]
    return [voiced(one, TOWN.name, listening) for one in found], figures


def counted(claims, circle=NOBODY):
    """What is counted of each source."""
    return dict(tallies(*heard(claims, circle), lambda name: (name,) if name else ()))


def in_short(tally):
    """Events, those alone, confirmed, contradicted."""
    return tally.events, tally.events - len(tally.answered), tally.confirmed, tally.contradicted


COPIES = Circle({doc: (CopiedPassage(0, 10**6, 7),) for doc in "ab"})


@pytest.mark.parametrize(
    ("lines", "circle", "watch"),
    [
        ([f"{TAKES} by Watch"], NOBODY, (1, 1, 0, 0)),
        ([f"{TAKES} by Watch", f"{TAKES} by Monitor in b"], NOBODY, (1, 0, 1, 0)),
        ([f"{TAKES} by Watch", f"{TAKES} by Watch in b"], NOBODY, (1, 1, 0, 0)),  # itself, elsewhere
        ([f"{TAKES} by Watch", f"{TAKES} in b"], COPIES, (1, 1, 0, 0)),  # a copy of its text
        ([f"{TAKES} by Watch;Monitor"], NOBODY, (1, 1, 0, 0)),  # one statement of both
        ([f"{TAKES} by Watch", "South leaves 2012-03-05 by Monitor in b"], NOBODY, (1, 0, 1, 0)),  # the same, turned
        ([f"{TAKES} by Watch", "North takes 2012 by Monitor in b"], NOBODY, (1, 1, 0, 0)),  # too vague to confirm
        ([f"{TAKES} by Watch", f"{TAKES} by Monitor in b forecast"], NOBODY, (1, 1, 0, 0)),  # expected, not told
        ([f"{TAKES} by Watch", f"{TAKES} by Monitor in b denied"], NOBODY, (1, 0, 0, 1)),
        ([f"{TAKES} by Watch", "East takes 2012-03-05 by Monitor in b"], NOBODY, (1, 0, 0, 1)),  # a rival taking
        ([f"{TAKES} by Watch denied", f"{TAKES} by Monitor in b"], NOBODY, (1, 0, 0, 1)),  # its denial is contradicted
        (
            [f"{TAKES} by Watch denied", f"{TAKES} by Monitor in b", f"{TAKES} by Courier in b denied"],
            NOBODY,
            (1, 0, 1, 1),
        ),
        ([f"{TAKES} by Watch", TAKES], NOBODY, (1, 1, 0, 0)),  # the author may repeat whom he quotes
        ([f"{TAKES} by Watch", f"{TAKES} in b"], NOBODY, (1, 0, 1, 0)),
        ([f"{TAKES} by Watch", f"{TAKES} denied"], NOBODY, (1, 0, 0, 1)),  # and may contradict him
        (["North holds 2012-03-05 by Watch", "North holds 2012-03-05 by Monitor in b"], NOBODY, None),  # no event
        (["North takes by Watch", "North takes by Monitor in b"], NOBODY, None),  # of no day
    ],
)
def test_who_is_confirmed_and_contradicted(lines, circle, watch):
    """Only who is independent, sure and of this event speaks for or against a source."""
    tally = counted(told_all(lines), circle).get("Watch")
    assert (in_short(tally) if tally else None) == watch


def test_what_names_nobody_confirms_nobody():
    """A strike by nobody known is no confirmation of who struck."""
    named, unnamed = told_all(["North strikes 2012-03-05 by Watch", "North strikes 2012-03-05 by Monitor in b"])
    assert in_short(counted([named, unnamed])["Watch"]) == (1, 0, 1, 0)
    assert in_short(counted([named, replace(unnamed, actor=None)])["Watch"]) == (1, 1, 0, 0)


def test_those_who_lean_to_the_winner_are_one_witness():
    """A side and those who speak for it do not confirm each other's gains."""
    lines = [f"{TAKES} by North", f"{TAKES} by pro-North_sources in b"]
    assert in_short(counted(told_all(lines))["North"]) == (1, 1, 0, 0)
    assert in_short(counted(told_all([*lines, f"{TAKES} by Watch in news"]))["North"]) == (1, 0, 1, 0)


def reported(line, day, **more):
    """A claim whose source spoke on a day of March."""
    (claim,) = told_all([line])
    return replace(claim, reported=date(2012, 3, day), **more)


def test_how_early():
    """Days count from the event, and from the first report of another."""
    claims = [
        reported(f"{TAKES} by Watch", 7),
        reported(f"{TAKES} by Watch in b", 6),
        reported(f"{TAKES} by Monitor in b", 9, quote_start=500),
    ]
    found = counted(claims)
    assert (found["Watch"].delays, found["Watch"].leads) == ([1], [-3])
    assert (found["Monitor"].delays, found["Monitor"].leads) == ([4], [3])


@pytest.mark.parametrize(
    "line",
    [
        "North takes 2012-03-05/2012-03-06 by Watch in news",  # the event is not known to the day
        f"{TAKES} by Watch in news",  # published within three days
        f"{TAKES} by Watch in a",  # an encyclopedia
    ],
    ids=["event", "publication", "encyclopedia"],
)
def test_what_is_not_known_to_the_day_counts_no_days(line):
    """No day is guessed."""
    assert counted(told_all([line]))["Watch"].delays == []


def test_the_day_of_an_announcement_is_not_that_of_the_event():
    """Who says on a day that a place had fallen by then tells nothing of how late he is."""
    by_then = reported("North takes ../2012-03-09 by Watch", 9)
    assert counted([by_then])["Watch"].delays == []
    on_the_day = reported(f"{TAKES} by Watch", 9)
    assert counted([on_the_day])["Watch"].delays == [4]


def dead(source, count, day=5, **more):
    """A claim of a source that so many were killed."""
    (claim,) = told_all([f"North kills 2012-03-{day:02} by {source} in {source}"])
    return replace(claim, **{"low": count, "high": count, "unit": "people", **more})


@pytest.mark.parametrize(
    ("claims", "ratio"),
    [
        ([dead("Watch", 40), dead("Monitor", 10)], [4.0]),
        ([dead("Watch", 40), dead("Monitor", 10), dead("Courier", 20), dead("North", 40)], [2.0]),
        ([dead("Watch", 40), dead("Monitor", 10, high=None)], []),  # at least ten
        ([dead("Watch", 0), dead("Monitor", 10)], []),
        ([dead("Watch", 40), dead("Monitor", 10, day=25)], []),  # another day
        ([dead("Watch", 40), dead("Monitor", 10, unit="children")], []),  # a group of them
        ([dead("Watch", 40)], []),
        (
            [dead("Watch", 40, reported=date(2012, 3, 6)), dead("Watch", 20, reported=date(2012, 3, 9), quote_start=9)],
            [],
        ),
        ([dead("Watch", 40), dead("Watch", 20, reported=date(2012, 3, 9), quote_start=9), dead("Monitor", 10)], [2.0]),
    ],
    ids=["twice twice", "median", "open", "none", "day", "group", "alone", "itself", "last word"],
)
def test_how_far_its_figures_stand_from_others(claims, ratio):
    """Its last figure over the median of the others', where both give one for the same people on the same day."""
    card = counted(claims)["Watch"].card(ROW, {})
    assert [round(2.718281828459045**value, 6) for value in counted(claims)["Watch"].figures] == ratio
    assert card.figures.above == len(ratio)


ROW = SourceRow("Watch", 1, 1, None, None, "", "")


def counted_of(events):
    """The card of a source that is confirmed in so many events."""
    lines = [f"North takes 20{year}-03-05 {end}" for year in range(10, 10 + events) for end in ("by Watch", "in b")]
    return counted(told_all(lines))["Watch"].card(ROW, {})


def test_fewer_than_ten_give_counts_alone():
    """No share, no middle, no interval; at ten they appear."""
    few, many = (counted_of(n) for n in (9, 10))
    assert few.confirmed.row() == {"count": 9, "of": 9, "share": None, "low": None, "high": None}
    assert (many.confirmed.share, many.confirmed.high) == (1.0, 1.0)
    assert few.delay.median is None


def test_on_whose_gains():
    """Takings are told apart by the side that takes, each event once."""
    lines = [
        f"{TAKES} by Watch",
        f"{TAKES} by Watch in b",
        "East takes 2012-05-05 by Watch",
        "North takes 2012-07-05 by Watch",
        "South leaves 2012-09-05 by Watch",
    ]
    card = counted(told_all(lines))["Watch"].card(ROW, {})
    assert [(g.side, g.share.count, g.share.of) for g in card.gains] == [("North", 2, 3), ("East", 1, 3)]


lines = st.builds(
    lambda actor, kind, day, source, doc, stance: f"{actor} {kind} {day} {source} in {doc} {stance}",
    st.sampled_from(["North", "South", "East"]),
    st.sampled_from(["takes", "leaves", "attacks", "strikes", "kills"]),
    st.sampled_from(["2012-03-05", "2012-03-06", "2012-03-05/2012-03-06", "2012"]),
    st.sampled_from(["by Watch", "by Monitor", "by Watch;Monitor", "by North", ""]),
    st.sampled_from(["n0", "n1", "n2"]),
    st.sampled_from(["said", "said", "doubted", "denied"]),
)
_FIRST = date(2012, 3, 5)
stories = st.lists(st.tuples(lines, st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=8).map(
    lambda told: [
        replace(claim, reported=_FIRST + timedelta(days), low=count, high=count, unit="people")
        if claim.kind == "kills"
        else replace(claim, reported=_FIRST + timedelta(days))
        for claim, (_, days, count) in zip(told_all(line for line, _, _ in told), told, strict=True)
    ]
)


def plainly(found):
    """Cards without how many claims stand in them."""
    return {name: {**tally.card(ROW, {}).row(), "in_events": 0} for name, tally in found.items()}


@settings(max_examples=30, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_documents_makes_no_difference(claims, random):
    """The same cards, whichever report is read first."""
    other = random.sample(claims, len(claims))
    assert plainly(counted(other)) == plainly(counted(claims))


@settings(max_examples=30, deadline=None)
@given(stories)
def test_a_copy_of_a_report_adds_no_confirmation(claims):
    """A document that repeats another word for word makes nobody more confirmed, nor more contradicted."""
    copies = [replace(c, doc_id="n3", doc="n3") for c in claims if c.doc_id == "n0"]
    circle = Circle({doc: (CopiedPassage(0, 10**6, 7),) for doc in ("n0", "n3")})
    before, after = counted(claims), counted([*claims, *copies], circle)
    assert {n: in_short(t) for n, t in after.items()} == {n: in_short(t) for n, t in before.items()}


@settings(max_examples=30, deadline=None)
@given(stories)
def test_a_pair_is_mirrored(claims):
    """What A is to B, B is to A the other way round."""
    events, harm = heard(claims)
    one, other = pair("Watch", "Monitor", events, harm), pair("Monitor", "Watch", events, harm)
    assert (one.events, one.agree, one.contradict) == (other.events, other.agree, other.contradict)
    for a, b in ((one.lead, other.lead), (one.figures, other.figures)):
        assert (a.below, a.level, a.above) == (b.above, b.level, b.below)
    assert [(m.a, m.b, m.agree) for m in one.met] == [(m.b, m.a, m.agree) for m in other.met]
    assert [m.days for m in one.met] == [m.days and -m.days for m in other.met]


@pytest.mark.parametrize(
    ("lines", "met"),
    [
        ([f"{TAKES} by Watch", f"{TAKES} by Monitor in b"], [(True, 1, 1)]),
        ([f"{TAKES} by Watch", f"{TAKES} by Monitor in b denied"], [(False, 1, 1)]),
        ([f"{TAKES} by Watch", "East takes 2012-03-05 by Monitor in b"], [(False, 1, 1)]),  # two events, one quarrel
        ([f"{TAKES} by Watch", "North takes 2013-07-01 by Monitor in b"], []),
    ],
    ids=["same", "denied", "rival", "another"],
)
def test_two_sources_meet_in_their_claims(lines, met):
    """Each event of which both speak is told once, with what each says of it."""
    claims = told_all(lines)
    said = {claim.source: claim.id for claim in claims}
    found = pair("Watch", "Monitor", *heard(claims))
    assert [(one.agree, len(one.a), len(one.b)) for one in found.met] == met
    assert all((one.a, one.b) == ((said["Watch"],), (said["Monitor"],)) for one in found.met)
    assert (found.agree.count, found.contradict.count) == (
        sum(agree for agree, _, _ in met),
        sum(not agree for agree, _, _ in met),
    )


@settings(max_examples=30, deadline=None)
@given(stories)
def test_the_parts_make_up_the_whole(claims):
    """Events are alone, confirmed or contradicted, none is more than there are, and each has its claims."""
    known = {claim.id for claim in claims}
    for tally in counted(claims).values():
        assert max(tally.confirmed, tally.contradicted) <= len(tally.answered) <= tally.events
        assert tally.confirmed == sum(bool(one.same) for one in tally.answered)
        assert tally.contradicted == sum(bool(one.contrary) for one in tally.answered)
        assert all(one.own and {*one.own, *one.same, *one.contrary} <= known for one in tally.answered)
