"""The ledger: what came of a forecast, by tables of what was told later, and by laws."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import FACTS, PROVINCE, SIDES, TOWN, told_all
from whoheld.almanac.when import When
from whoheld.codebook import CONTROL
from whoheld.evidence.party import Parties
from whoheld.evidence.source import DocumentFacts
from whoheld.history.foresight.ledger import Around, Context, Outcome, Spot, ledger
from whoheld.history.timeline import timeline

#: "news" was published on 2013-06-01 to 2013-06-03, "history" years later.
DOCS = {**FACTS, "history": DocumentFacts("history", "history", published=When.parse("2020-05-01"))}
WILL = "North takes in news forecast"
HELD = "South holds 2013-05-01 in a"


def claims_of(lines, place_id="t"):
    """The claims of lines, all about one place."""
    return [replace(one, place_id=place_id) for one in told_all(lines)]


def rows_of(claims, after="", place=TOWN):
    """The ledger of claims about the town; forecasts go on with the words ``after``."""
    known = timeline([c for c in claims if c.kind in CONTROL], feature=TOWN.feature, facts=DOCS, sides=SIDES)
    around = {c.id: Around("", after) for c in claims}
    context = Context(DOCS, Parties(SIDES), lambda source, doc: (source or f"the author of {doc}",), around)
    return ledger(claims, context, Spot(place, known) if place else None)


def only(lines, after=""):
    """The one row of the ledger of lines."""
    (row,) = rows_of(claims_of(lines), after)
    return row


@pytest.mark.parametrize(
    ("told", "after", "later", "result", "why"),
    [
        (WILL, "", ["North takes 2013-09-01 in a"], "came-true 2013-09-01", "on 2013-09-01"),
        (WILL, "", ["North takes 2013-09-01 in news"], "came-true 2013-09-01", ""),
        (WILL, "", ["Northern_Guard takes 2013-09-01 in a"], "came-true 2013-09-01", "told of Northern Guard"),
        (WILL, "", ["North takes 2013-09-01 in a doubted"], "came-true 2013-09-01", "by a doubted account"),
        (
            WILL,
            "",
            ["North takes 2013-09-01 in a", "North takes 2013-09-01 in b denied"],
            "came-true 2013-09-01",
            "disagree",
        ),
        (WILL, "", [HELD, "North holds 2013-09-01 in a"], "came-true 2013-09-01", ""),
        (WILL, "", ["North holds 2013-09-01 in a"], "open", "says nothing of it after 2013-09-01"),
        (WILL, "", ["North takes 2013-09-01 in a part"], "open", ""),
        (WILL, "", ["South takes 2013-09-01 in a"], "open", "another name took it: South"),
        (WILL, "", [], "open", "nothing else of the place"),
        (WILL, "", ["North takes 2013-05-30 in a"], "open", "after 2013-05-30"),
        (WILL, "", ["North takes 2013-06-02 in a"], "open", "not certain"),
        (WILL, "", ["North takes 2013-06-03 in a"], "open", "not certain"),
        (WILL, "", ["North takes ../2013-09-01 in a"], "open", "not certain"),
        (WILL, " within weeks.", ["North takes 2013-07-01 in a"], "came-true 2013-07-01", ""),
        (WILL, " within weeks.", ["North takes 2013-09-01 in a"], "did-not 2013-09-01", "it came later"),
        (WILL, " within weeks.", ["South holds 2013-09-01 in a"], "did-not 2013-09-01", "South holds"),
        (WILL, " within weeks.", ["South holds 2013-06-20 in a"], "open", "after 2013-06-20"),
        (WILL, " within weeks.", ["South takes 2013-06-20 in a"], "did-not 2013-06-20", "South took it"),
        (WILL, " within weeks.", ["North holds 2013-09-01 in a"], "open", "when that came about is not told"),
        (WILL, " within weeks.", ["North strikes 2013-09-01 in a"], "open", "the window ends 2013-07-29"),
        (WILL, " within weeks.", ["North takes 2013-07-20/2013-08-20 in a"], "open", "not certain"),
        ("South leaves in news intended", "", ["South leaves 2013-09-01 in a"], "came-true 2013-09-01", ""),
        ("South leaves in news intended", "", ["North takes 2013-09-01 from South in a"], "came-true 2013-09-01", ""),
        ("South leaves in news intended", " tomorrow", ["South holds 2013-09-01 in a"], "did-not 2013-09-01", ""),
        ("South leaves in news intended", " tomorrow", ["North holds 2013-09-01 in a"], "open", "not told"),
        (
            "South holds in news intended",
            "",
            ["North takes 2013-09-01 from South in a"],
            "did-not 2013-09-01",
            "lost it",
        ),
        ("South holds in news intended", "", ["South holds 2013-09-01 in a"], "open", ""),
        ("South holds in news forecast", " within weeks", ["South holds 2013-09-01 in a"], "came-true 2013-09-01", ""),
        ("North attacks in news intended", "", ["North attacks 2013-06-09 in a"], "came-true 2013-06-09", ""),
        ("North attacks in news intended", "", ["South repels 2013-06-09 from North in a"], "came-true 2013-06-09", ""),
        ("North attacks in news intended", "", ["South attacks 2013-06-09 in a"], "open", ""),
        ("South attacks in news intended", "", [HELD, "South;North contests 2013-06-09 in a"], "open", ""),
        (
            "North;South contests in news forecast",
            "",
            ["rebels attacks 2013-06-09 from South in a"],
            "came-true 2013-06-09",
            "",
        ),
        ("North besieges in news forecast", "", ["North besieges 2013-06-09 in a"], "came-true 2013-06-09", ""),
        ("North advances in news forecast", "", ["North takes 2013-06-09 in a"], "came-true 2013-06-09", ""),
        ("North takes in a forecast", "", ["North takes 2013-09-01 in b"], "not-testable", "not known"),
        ("North takes in news supposed", "", ["South holds 2013-09-01 in a"], "not-testable", "a condition, not"),
        (
            "North takes in news supposed",
            "",
            ["North takes 2013-09-01 in a"],
            "not-testable 2013-09-01",
            "came about: on",
        ),
        (
            "North takes 2013-06-01/.. in history intended",
            "",
            ["North takes 2013-09-01 in a"],
            "not-testable 2013-09-01",
            "looked back on",
        ),
    ],
)
def test_the_outcome_follows_from_what_is_told_later(told, after, later, result, why):
    """Only what lies wholly after the telling makes true; only a window that is over, and spoken of, makes false."""
    row = only([told, *later], after)
    assert f"{row.outcome} {row.on}".rstrip() == result
    assert why in row.why


def test_a_row_says_by_when_and_what_would_make_it_true():
    """The window goes from the last day of the telling to the horizon, and the test has both."""
    row = only([WILL], " within weeks.")
    assert (row.told, row.window, row.horizon) == ("2013-06-01/2013-06-03", "2013-06-03/2013-07-29", "within weeks")
    assert row.test.endswith("from 2013-06-03 to 2013-07-29")
    assert row.test.startswith("North takes Oakford")


def test_days_of_the_claim_that_lie_ahead_are_the_window():
    """What the reader dated needs no phrase."""
    row = only(["North takes 2013-07-01/2013-07-10 in news intended"])
    assert (row.window, row.reading) == ("2013-07-01/2013-07-10", "the day that the passage gives")


def test_what_has_no_place_or_nobody_is_not_testable():
    """No claim could decide them."""
    nobody = replace(claims_of([WILL])[0], actor=None)
    anybody = replace(claims_of(["North contests in news forecast"])[0], actor=None)
    same, area, wide = claims_of(["North takes from North in news forecast", WILL, "North strikes in news forecast"])
    country, province = replace(PROVINCE, country="XX"), replace(PROVINCE, country="XX", division="1")
    found = [
        *rows_of(claims_of([WILL], None), place=None),
        *rows_of([nobody]),
        *rows_of([same]),
        *rows_of([area], place=country),
        *rows_of([wide], place=province),
    ]
    assert {row.outcome for row in found} == {"not-testable"}
    assert [row.outcome for row in (*rows_of([anybody]), *rows_of([area], place=province))] == ["open", "open"]


@pytest.mark.parametrize(
    ("words", "told", "outcome"),
    [
        ("1 June 2013", "../2013-06-01", "came-true"),
        ("the 1st", "../2013-06-01", "came-true"),
        ("June 2013", "2020-05-01", "not-testable"),
        (None, "2020-05-01", "not-testable"),
    ],
)
def test_a_source_that_is_quoted_later_spoke_on_the_day_that_is_named(words, told, outcome):
    """A month does not say when in it; then the later text looks back, and what came about counts for nobody."""
    forecast, event = claims_of(
        ["North takes 2013-06-01/.. by Watch in history forecast", "North takes 2013-09-01 in a"]
    )
    (row,) = rows_of([replace(forecast, date_text=words), event])
    assert (row.told, row.outcome, row.on) == (told, outcome, "2013-09-01")


def test_who_spoke_on_a_known_day_told_it_then():
    """The day of the report comes before that of the document, unless it lies after it."""
    forecast, event = claims_of([WILL, "North takes 2013-06-02 in a"])
    spoke, misread = (replace(forecast, reported=date(2013, month, 20)) for month in (5, 7))
    assert [row.outcome for row in rows_of([spoke, event])] == ["came-true"]
    assert [row.told for row in rows_of([misread, event])] == ["2013-06-01/2013-06-03"]


def test_what_is_reported_as_done_may_have_been_done_before():
    """On the map it counts from the day of the report; here it may be older than the forecast."""
    forecast, event = claims_of([WILL, "North takes ../2013-09-01 by Watch in a"])
    (row,) = rows_of([forecast, replace(event, reported=date(2013, 9, 1))])
    assert (row.outcome, "not certain" in row.why) == ("open", True)


def test_a_denied_forecast_is_not_testable_and_a_denied_event_is_no_forecast():
    """That something will not happen belongs into the ledger; that it did not happen does not."""
    never, past = claims_of(["North takes in news denied", "North takes 2013-05-01 in a denied"])
    (row,) = rows_of([replace(never, modality="forecast"), past])
    assert (row.claim_id, row.outcome) == (replace(never, modality="forecast").id, "not-testable")


def test_rival_accounts_stand_beside_what_decided():
    """A denial, and another account of the holder from then on, are named; accounts of days before are none."""
    later = ["South holds 2013-08-01 by Herald in b", "North takes 2013-09-01 in a", "North holds 2013-09-09 in a"]
    denied = only([WILL, *later, "North takes 2013-09-01 by South in b denied"])
    assert [one.source for one in denied.rivals] == ["South"]
    other = only([WILL, *later, "South holds 2013-09-05 by Watch in b doubted"])
    assert (other.outcome, [one.source for one in other.rivals]) == ("came-true", ["Watch"])


def test_what_the_history_of_the_place_weighs_less_does_not_decide():
    """The ledger and the map give one answer: who took a place by one account, and did not by weightier ones."""
    claims = claims_of(
        [WILL, "North takes 2013-09-01 in a", "South holds 2013-09-02 by Watch in b", "South holds 2013-09-01 in b"]
    )
    row = next(one for one in rows_of(claims))
    assert (row.outcome, "weighs other accounts more" in row.why) == ("open", True)
    assert [one.actor for one in row.for_] == ["North"]


LATER = st.lists(
    st.builds(
        "{} {} {} in {}".format,
        st.sampled_from(["North", "South", "rebels", "Northern_Guard"]),
        st.sampled_from(["takes", "holds", "leaves", "attacks", "contests", "besieges", "advances", "strikes"]),
        st.dates(date(2013, 5, 1), date(2013, 12, 1)),
        st.sampled_from(["a", "b", "a doubted", "b denied"]),
    ),
    max_size=6,
    unique=True,
)
FORETOLD = st.builds(
    "North {} in news {}".format,
    st.sampled_from(["takes", "leaves", "attacks", "contests", "besieges", "advances", "strikes"]),
    st.sampled_from(["forecast", "intended"]),
)
AFTER = st.sampled_from(["", " within days", " within weeks", " within months", " by July 20, 2013", " soon"])


@settings(max_examples=40)
@given(FORETOLD, LATER, AFTER, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(foretold, later, after, chance):
    """The same claims give the same ledger, in whatever order they come."""
    claims = claims_of([foretold, *later])
    shuffled = chance.sample(claims, len(claims))
    assert rows_of(claims, after) == rows_of(shuffled, after)


@settings(max_examples=40)
@given(FORETOLD, LATER, AFTER)
def test_what_came_true_came_after_it_was_told(foretold, later, after):
    """No forecast came true by what may have happened before it was told, or after its window."""
    row = only([foretold, *later], after)
    if row.outcome == Outcome.CAME_TRUE:
        on, window = When.parse(row.on), When.parse(row.window)
        assert on.earliest > date(2013, 6, 3)
        assert not window.latest or on.latest <= window.latest


@settings(max_examples=40)
@given(FORETOLD, LATER, st.integers(1, 200), st.integers(0, 200))
def test_a_wider_window_takes_no_truth_away(foretold, later, days, more):
    """What came true in a window came true in every wider one."""

    def in_window(length):
        until = date(2013, 6, 3) + timedelta(length)
        return only([foretold, *later], f" by {until:%B} {until.day}, {until.year}").outcome

    if in_window(days) == Outcome.CAME_TRUE:
        assert in_window(days + more) == Outcome.CAME_TRUE


@settings(max_examples=40)
@given(FORETOLD, LATER)
def test_without_a_horizon_nothing_that_should_happen_fails(foretold, later):
    """It is open for good."""
    assert only([foretold, *later], " soon").outcome in {Outcome.CAME_TRUE, Outcome.OPEN}
