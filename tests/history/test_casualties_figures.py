"""Who came to harm: which figures are of one event, and that no figure is added up, averaged or lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telling import SIDES, TOWN, told
from whoheld.almanac.when import When
from whoheld.claims.statement import Statement
from whoheld.codebook import Kind, StatementType
from whoheld.evidence.circle import Circle, CopiedPassage
from whoheld.evidence.party import Parties
from whoheld.evidence.source import DocumentFacts
from whoheld.history.events.casualties import casualties

FACTS = {
    "early": DocumentFacts("early", "early", published=When.parse("2012-03-06")),
    "late": DocumentFacts("late", "late", published=When.parse("2012-03-20")),
    "later": DocumentFacts("later", "later", published=When.parse("2012-04-02")),
}


def harm(line, at=0):
    """The claim of a line (see `telling`) that ends in its count: "North kills 2012-03-05 from South: 12-15 people"."""
    words, _, count = line.partition(": ")
    number, _, unit = count.partition(" ")
    low, _, high = number.partition("-") if "-" in number else (number, "", number)
    claim = told(words, at)
    return replace(claim, low=int(low) if low else None, high=int(high) if high else None, unit=unit or None)


def table(lines, parties=SIDES, **more):
    """Each event in short: days, kind, whom, unit, best, lowest and highest."""
    found = casualties(TOWN, [harm(line, i * 1000) for i, line in enumerate(lines)], facts=FACTS, sides=parties, **more)
    return [
        f"{e.start}/{e.end} {e.kind} {e.whom} {e.unit} best {e.best_low}-{e.best_high} of {e.low}-{e.high}"
        for e in found
    ]


DAY = "2012-03-05/2012-03-05 kills"
KILLS = "North kills 2012-03-05 from South"
EVENTS = [
    # a lone figure
    ([f"{KILLS}: 12 people"], [f"{DAY} South people best 12-12 of 12-12"]),
    # most independent witnesses
    (
        [f"{KILLS} in early: 12 people", f"{KILLS} in late: 12 people", f"{KILLS} in later: 20 people"],
        [f"{DAY} South people best 12-12 of 12-20"],
    ),
    # one witness that is quoted twice does not outvote another
    (
        [
            f"{KILLS} by Watch in early: 12 people",
            f"{KILLS} by Watch in late: 12 people",
            f"{KILLS} in later: 20 people",
        ],
        [f"{DAY} South people best 20-20 of 12-20"],  # as many as the other: the latest report
    ),
    # a witness that corrects itself is heard with its last word; the first figure stays in the table
    (
        [f"{KILLS} by Watch in early: 12 people", f"{KILLS} by Watch in late: 15 people"],
        [f"{DAY} South people best 15-15 of 12-15"],
    ),
    # two reports without a day: none is better
    ([f"{KILLS} in x: 12 people", f"{KILLS} in y: 15 people"], [f"{DAY} South people best None-None of 12-15"]),
    # bounds that are open
    ([f"{KILLS} in early: 100- people", f"{KILLS} in late: 80 people"], [f"{DAY} South people best 80-80 of 80-None"]),
    ([f"{KILLS} in early: -30 people"], [f"{DAY} South people best None-30 of None-30"]),
    # a group within a figure is not added to it
    (
        [f"{KILLS}: 58 people", f"{KILLS}: 41 civilians"],
        [f"{DAY} South civilians best 41-41 of 41-41", f"{DAY} South people best 58-58 of 58-58"],
    ),
    # the dead of two sides, the wounded and the dead are events of their own
    (
        [
            f"{KILLS}: 5 people",
            "South kills 2012-03-05 from North: 7 people",
            "North wounds 2012-03-05 from South: 9 people",
        ],
        [
            f"{DAY} North people best 7-7 of 7-7",
            f"{DAY} South people best 5-5 of 5-5",
            "2012-03-05/2012-03-05 wounds South people best 9-9 of 9-9",
        ],
    ),
    # names of one side are one group
    (
        ["North kills 2012-03-05 from rebels in x: 5 people", "North kills 2012-03-05 from Falcons in y: 5 people"],
        [f"{DAY} Falcons people best 5-5 of 5-5"],
    ),
    # days that fit are one event; a total for a month is none of its days
    (
        [f"{KILLS}: 5 people", "North kills 2012-03-04/2012-03-06 from South in y: 5 people"],
        [f"{DAY} South people best 5-5 of 5-5"],
    ),
    (
        [f"{KILLS}: 5 people", "North kills 2012-03 from South in y: 90 people"],
        [
            "2012-03-01/2012-03-31 kills South people best 90-90 of 90-90",
            f"{DAY} South people best 5-5 of 5-5",
        ],
    ),
    # nor is that of a battle, unless both tell of most of it
    (
        [f"{KILLS}: 5 people", "North kills 2012-03-01/2012-03-08 from South in y: 60 people"],
        [
            "2012-03-01/2012-03-08 kills South people best 60-60 of 60-60",
            f"{DAY} South people best 5-5 of 5-5",
        ],
    ),
    (
        [
            "North kills 2012-03-01/2012-03-08 from South in y: 60 people",
            "North kills 2012-03-02/2012-03-08 from South in z: 60 people",
        ],
        ["2012-03-02/2012-03-08 kills South people best 60-60 of 60-60"],
    ),
    # civilians are civilians, whether a text says whose they were or not
    (
        ["North kills 2012-03-05 from civilians in x: 5 civilians", "North kills 2012-03-05 in y: 5 civilians"],
        [f"{DAY} civilians civilians best 5-5 of 5-5"],
    ),
    # the next day's is another
    (
        [f"{KILLS}: 5 people", "North kills 2012-03-06 from South: 6 people"],
        [f"{DAY} South people best 5-5 of 5-5", "2012-03-06/2012-03-06 kills South people best 6-6 of 6-6"],
    ),
    # a denial is shown and counts for nothing; plans and words without a figure are no figures
    ([f"{KILLS}: 5 people", f"{KILLS} by North denied"], [f"{DAY} South people best 5-5 of 5-5"]),
    ([f"{KILLS} intended: 5 people", f"{KILLS}"], []),
]


@pytest.mark.parametrize(("lines", "events"), EVENTS)
def test_figures_of_one_event_stand_side_by_side(lines, events):
    """Place, kind, group, unit and days make an event; best, lowest and highest are figures that somebody gave."""
    assert table(lines) == events


RULES = [
    ([f"{KILLS}: 12 people"], "the only witness gives it"),
    ([f"{KILLS} in x: 12 people", f"{KILLS} in y: 12 people"], "all 2 independent witnesses give it"),
    (
        [f"{KILLS} in x: 12 people", f"{KILLS} in y: 12 people", f"{KILLS} in z: 9 people"],
        "2 of 3 independent witnesses give it",
    ),
    (
        [f"{KILLS} in early: 12 people", f"{KILLS} in late: 15 people"],
        "the latest report gives it, of 2012-03-20; no figure has more witnesses",
    ),
    (
        [f"{KILLS} in x: 12 people", f"{KILLS} in late: 15 people"],
        "none: 2 independent witnesses differ, and no report is known to be the latest",
    ),
    ([f"{KILLS} by Watch in x: 12 people", f"{KILLS} by Watch in y: 9 people"], "none: no witness keeps to one figure"),
    ([f"{KILLS} by North denied"], "denied, and nobody gives a figure"),
]


@pytest.mark.parametrize(("lines", "rule"), RULES)
def test_the_rule_is_told_in_words(lines, rule):
    """Each best figure says by which rule it is the best, and none is called so without one."""
    (event,) = casualties(TOWN, [harm(line) for line in lines], facts=FACTS, sides=SIDES)
    assert event.best == rule
    assert any(f.best for f in event.figures) is (event.best_low is not None)


def test_a_copy_is_no_second_voice_for_a_figure():
    """A figure that a copied report repeats does not outvote another, and stays in the table."""
    lines = [f"{KILLS} in x: 12 people", f"{KILLS} in y: 12 people", f"{KILLS} in z: 9 people"]
    copies = Parties(SIDES, Circle({d: (CopiedPassage(0, 10**6, 7),) for d in "xy"}))
    assert table(lines, copies) == [f"{DAY} South people best None-None of 9-12"]


def test_only_events_of_the_days_that_are_asked_for():
    """Days bound the table at either end; what has no date is left out where days are asked for."""
    lines = [f"{KILLS}: 5 people", "North kills 2012-06-01 from South: 6 people", "North kills from South: 7 people"]
    assert len(table(lines)) == 3
    assert len(table(lines, within=When.parse("2012-03"))) == 1
    assert len(table(lines, within=When.parse("2012-03/.."))) == 2


figures = st.builds(
    lambda kind, days, whom, source, doc, stance, count: (
        f"North {kind} {days} {whom} {source} in {doc} {stance}: {count}"
    ),
    st.sampled_from(["kills", "wounds"]),
    st.sampled_from(["2012-03-05", "2012-03-06", "2012-03-04/2012-03-06", "2012-03", ""]),
    st.sampled_from(["", "from South", "from rebels", "from Falcons"]),
    st.sampled_from(["", "by Watch", "by North", "by Watch;Courier"]),
    st.sampled_from(["early", "late", "x", "y"]),
    st.sampled_from(["said", "doubted", "denied"]),
    st.sampled_from(["3 people", "5 people", "5 civilians", "4-9 people", "8- people"]),
)


@given(st.lists(figures, max_size=7), st.randoms(use_true_random=False))
def test_no_figure_is_lost_made_up_or_moved_by_order(lines, random):
    """Every claim stands in one event; best, low and high are numbers of claims; the order of claims is no matter."""
    claims = [harm(line, i * 1000) for i, line in enumerate(lines)]
    found = casualties(TOWN, claims, facts=FACTS, sides=SIDES)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert casualties(TOWN, shuffled, facts=FACTS, sides=SIDES) == found
    assert sorted(f.claim_id for e in found for f in e.figures) == sorted(c.id for c in claims)
    for event in found:
        told_of = {(f.low, f.high) for f in event.figures if f.stance != "denied"}
        assert (event.best_low, event.best_high) in told_of | {(None, None)}
        assert event.low in {low for low, _ in told_of} | {None}
        assert event.high in {high for _, high in told_of} | {None}


def test_what_is_no_harm_is_left_out():
    """Claims of control give no figures of casualties, whatever they count."""
    taken = replace(harm("North takes 2012-03-05: 3 villages"), kind=Kind.TAKES)
    assert casualties(TOWN, [taken], facts=FACTS, sides=SIDES) == []


def test_two_figures_of_one_sentence_are_two_groups():
    """What a sentence counts within its own figure is no rival of it."""
    whole, part = harm(f"{KILLS}: 100 fighters"), harm(f"{KILLS}: 80 fighters")
    found = casualties(TOWN, [whole, part], facts=FACTS, sides=SIDES)
    assert sorted((e.low, e.high) for e in found) == [(80, 80), (100, 100)]


def box(low, whom="South", unit="people", **more):
    """The dead of 5 March by an infobox."""
    span = {"quote": f"{low} killed", "quote_start": 9000, "quote_end": 9010, "raw_start": 9000, "raw_end": 9010}
    day = date(2012, 3, 5)
    given = {"doc": "early", "low": float(low), "high": float(low), "kind": Kind.KILLS, **more}
    return Statement(
        doc_id="early",
        type=StatementType.LOSSES,
        source="infobox of it",
        about_actor=whom,
        unit=unit,
        start=day,
        end=day,
        **span,
        **given,
    )


APART = [
    f"{DAY} South people best 12-12 of 12-12",
    f"{DAY} civilians civilians best None-None of 30-30",
]


@pytest.mark.parametrize(
    ("lines", "boxed", "expected"),
    [
        ([f"{KILLS}: 12 people"], [box(30)], [f"{DAY} South people best 12-12 of 12-30"]),
        # it does not decide between two
        (
            [f"{KILLS} by A in early: 12 people", f"{KILLS} by B in early: 15 people"],
            [box(15)],
            [f"{DAY} South people best None-None of 12-15"],
        ),
        ([], [box(30)], [f"{DAY} South people best None-None of 30-30"]),
        ([f"{KILLS}: 12 people"], [box(30, whom=None, unit="civilians")], APART),
        ([f"{KILLS}: 12 people"], [box(30, kind=None)], [f"{DAY} South people best 12-12 of 12-12"]),
    ],
    ids=["beside", "no vote", "alone", "others", "no harm"],
)
def test_an_infobox_stands_beside_and_is_no_witness(lines, boxed, expected):
    """Its figure is shown with the others of its event, and is never why one of them is the best."""
    found = table(lines, boxed=boxed)
    assert found == (
        expected or [f"{DAY} South people best 12-12 of 12-12", f"{DAY} civilians civilians best None-None of 30-30"]
    )


def test_an_infobox_figure_leads_to_its_statement():
    """It has no claim, and is marked as nobody's best."""
    (event,) = casualties(TOWN, [harm(f"{KILLS}: 12 people")], facts=FACTS, sides=SIDES, boxed=[box(12)])
    ids = {f.source: (f.claim_id is None, f.statement_id == box(12).id, f.best) for f in event.figures}
    assert ids == {None: (False, False, True), "infobox of it": (True, True, False)}
