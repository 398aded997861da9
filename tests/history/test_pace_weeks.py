"""The pace of a side: what stands in which week, what stands apart, and what is told without a place."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import FACTS, PROVINCE, SIDES, TOWN, told, told_all
from whoheld.almanac.when import When
from whoheld.claims.statement import Statement
from whoheld.codebook import Kind, Stance, StatementType
from whoheld.history.gains.pace import Steps, Turnover, monday, pace, turnovers
from whoheld.history.gains.told_gain import told_gains
from whoheld.history.timeline import timeline


def sides_of(name):
    """The tests' sides: all of the North are one."""
    parts = (name or "").split("; ")
    return tuple(dict.fromkeys("North" if SIDES.same(part, "North") else part for part in parts if part))


def turned(lines, place=TOWN):
    """What the North gained and lost of a place by these lines, in short."""
    known = timeline(told_all(lines), feature=place.feature, facts=FACTS, sides=SIDES)
    return list(turnovers([Steps(place, known)], "North", sides_of))


@pytest.mark.parametrize(
    ("lines", "gained"),
    [
        (["North takes 2012-03-05"], [True]),
        (["North takes 2012-03-05", "South takes 2012-05-05"], [True, False]),
        (["North takes 2012-03-05", "North leaves 2012-05-05"], [True, False]),
        (["South takes 2012-03-05"], []),
        (["North takes 2012-03-05", "Northern_Guard takes 2012-05-05"], [True]),  # within the side
        (["North takes 2012-03-05 forecast"], []),
        (["North takes 2012-03-05", "South takes 2012-05-05 denied"], [True]),
        (["North holds 2012-03-05"], []),  # since when, nobody says
        (["South holds 2012-03-05", "North holds 2012-05-05"], [True]),  # at some time between
    ],
)
def test_what_is_gained_and_lost(lines, gained):
    """A place is gained that was not the side's and is; a state alone is no gain."""
    assert [one.gained for one in turned(lines)] == gained


@pytest.mark.parametrize(
    ("line", "place", "why"),
    [
        ("North takes 2012-03-05", TOWN, ""),  # a Monday
        ("North takes 2012-03-05/2012-03-11", TOWN, ""),
        ("North takes 2012-03-11/2012-03-12", TOWN, "its 2 days lie in more than one week"),
        ("North takes 2012-03", TOWN, "its 31 days lie in more than one week"),
        ("North takes ../2012-03-05", TOWN, "its days are open at one end"),
        ("North takes 2012-03-05", PROVINCE, "area, no single place"),
    ],
)
def test_what_stands_in_no_week(line, place, why):
    """Nothing is put into a week in which it may not have been."""
    assert [one.why for one in turned([line], place)] == [why]


def test_a_part_is_marked():
    """A place of which the side takes a part is gained, in part."""
    (one,) = turned(["North takes 2012-03-05 from South part"])
    assert (one.gained, one.in_part, one.placed) == (True, True, True)


@pytest.mark.parametrize(
    ("day", "week"),
    [("2017-01-01", "2016-W52"), ("2018-12-31", "2019-W01"), ("2021-01-03", "2020-W53"), ("2017-10-11", "2017-W41")],
)
def test_weeks_are_those_of_iso(day, week):
    """From Monday to Sunday, of the year in which their Thursday lies."""
    (one,) = pace("North", turned([f"North takes {day}"]), []).weeks
    assert (one.week, one.net, one.total) == (week, 1, 1)


def gain(line, quote, **more):
    """What is told of the North's gains in a claim with these words."""
    place = more.pop("place", "Oakford")
    claim = told(f"{line} [{quote}]", place=place)
    for name, value in more.items():
        object.__setattr__(claim, name, value)
    return [(g.what, g.count, g.unit) for g in told_gains([claim], "North", sides_of)]


@pytest.mark.parametrize(
    ("line", "quote", "found"),
    [
        ("North takes 2012-03-05", "took 2,700 square kilometres of farmland", [("area", 2700.0, "km²")]),
        ("North takes 2012-03-05", "took 12.5 sq mi", [("area", 12.5, "sq mi")]),
        ("North takes 2012-03-05", "took 40 km² near the river", [("area", 40.0, "km²")]),
        ("North advances 2012-03-05", "advanced some 30 km in two weeks", [("advance", 30.0, "km")]),
        ("North advances 2012-03-05", "pushed forward 4 miles along the river", [("advance", 4.0, "mi")]),
        ("Northern_Guard advances 2012-03-05", "advanced 8 kilometres", [("advance", 8.0, "km")]),
        ("North advances 2012-03-05", "advanced to within 30 km of Oakford", []),
        ("North advances 2012-03-05", "moved 30 km from the river to Oakford", []),
        ("North takes 2012-03-05", "took Oakford, 30 km north of the river", []),
        ("North takes 2012-03-05 denied", "took 40 km²", []),
        ("North takes 2012-03-05 forecast", "took 40 km²", []),
        ("South takes 2012-03-05", "took 40 km²", []),
        ("North holds 2012-03-05", "held 40 km²", []),
        ("North takes 2012-03-05", "took 40 kmx", []),
    ],
)
def test_land_and_ways_are_told(line, quote, found):
    """Land that was taken and ways that were made good count, distances from anywhere do not."""
    assert gain(line, quote) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("four villages", (4.0, "villages")),
        ("Twelve more hamlets", (12.0, "more hamlets")),
        ("a textile mill", (1.0, "textile mill")),
        ("1,200 farms", (1200.0, "farms")),
        ("about 17 hamlets", (17.0, "hamlets")),
        ("more than 1,200 farms", (1200.0, "farms")),
        ("another village", (None, "another village")),
        ("another two villages", (2.0, "villages")),
        ("a few villages", (None, "a few villages")),
        ("a number of farms", (None, "a number of farms")),
        ("seven to eight villages", (None, "seven to eight villages")),
        ("13 to 14 points", (None, "13 to 14 points")),
        ("another", (None, "another")),
        ("several towns", (None, "several towns")),
        ("villages", (None, "villages")),
        ("dozens of villages", (None, "dozens of villages")),
    ],
)
def test_unnamed_places_are_counted_as_told(words, found):
    """A number where the words give one, and none where they do not."""
    assert gain("North takes 2012-03-05", "took it", place=None, unnamed=words) == [("places", *found)]


def test_one_telling_counts_once():
    """Copies of a text, and several claims of one sentence, tell a gain once; another source tells it again."""
    tells = "North takes 2012-03-05 {} [took 40 km² and four villages]"
    claims = told_all([tells.format(end) for end in ("in a", "in b", "in b", "by Watch in b")])
    assert [(g.words, g.source) for g in told_gains(claims, "North", sides_of)] == [
        ("40 km²", None),
        ("40 km²", "Watch"),
    ]


days = st.dates(date(2016, 12, 20), date(2017, 2, 10))
changed = st.lists(
    st.builds(
        lambda number, gained, day, length: Turnover(
            place=f"Place {number}",
            place_id=str(number),
            gained=gained,
            start=day,
            end=day + timedelta(length),
            in_part=False,
            placed=number % 2 == 0,
            why="" if monday(When(day, day + timedelta(length))) else "no one week",
        ),
        st.integers(0, 4),
        st.booleans(),
        days,
        st.integers(0, 9),
    ),
    max_size=12,
)


@settings(max_examples=50)
@given(changed, st.randoms(use_true_random=False))
def test_the_weeks_add_up(changes, random):
    """Every change stands once, in its week or apart; the last total is what was gained less what was lost in weeks."""
    found = pace("North", changes, [])
    weeks = found.weeks
    in_rows = Counter(t for week in found.rows() for t in week.turnovers)
    assert in_rows == Counter(changes)
    assert sum(w.gained + w.lost for w in found.rows()) == len(changes)
    assert (weeks[-1].total if weeks else 0) == sum(1 if t.gained else -1 for t in changes if not t.why)
    assert [w.monday for w in weeks] == sorted({w.monday for w in weeks})
    assert pace("North", random.sample(changes, len(changes)), []) == found


@settings(max_examples=30)
@given(changed, days, st.integers(0, 30))
def test_what_is_asked_for_is_certain(changes, first, length):
    """Between two days stands only what certainly happened between them."""
    within = When(first, first + timedelta(length))
    found = pace("North", changes, [], within)
    told_of = [t for week in found.rows() for t in week.turnovers]
    assert all(within.earliest <= t.start and t.end <= within.latest for t in told_of)
    assert len(told_of) == sum(within.earliest <= t.start and t.end <= within.latest for t in changes)


def measured(words, at=0, **more):
    """The statement of a gain of the North in these words."""
    given = {"low": 40.0, "high": 40.0, "unit": "sq km", "kind": Kind.TAKES, "about_actor": "North", "doc": "a"}
    given |= {"start": date(2012, 3, 5), "end": date(2012, 3, 5), "figure_text": words, **more}
    span = {"quote": words, "quote_start": at, "quote_end": at + 9, "raw_start": at, "raw_end": at + 9}
    return Statement(doc_id=given["doc"], type=StatementType.DISTANCE, **span, **given)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (measured("40 square km"), [("area", 40.0, "km²")]),
        (measured("about 25 square miles", low=64.75), [("area", 25.0, "sq mi")]),
        (measured("30 km", unit="km", kind=Kind.ADVANCES), [("advance", 30.0, "km")]),
        (measured("forty square kilometres"), [("area", 40.0, "km²")]),  # no digits: as it was read
        (measured("40 square km", kind=None), []),  # nobody gained it
        (measured("40 square km", about_actor="South"), []),
        (measured("40 square km", stance=Stance.FORECAST), []),
        (measured("40 square km", stance=Stance.DENIED), []),
    ],
    ids=["area", "miles", "way", "in words", "no gain", "another's", "expected", "denied"],
)
def test_statements_tell_gains_too(statement, found):
    """What a statement measures and somebody gained counts as told, in the units of the text."""
    gains = told_gains([], "North", sides_of, [statement])
    assert [(g.what, g.count, g.unit) for g in gains] == found
    assert all(g.claim_id is None and g.statement_id == statement.id for g in gains)


def test_a_statement_does_not_tell_a_claim_again():
    """Of one document the same amount is one gain, the claim's; another document's is another."""
    claims = told_all(["North takes 2012-03-05 in a [took 40 km²]"])
    twice = [measured("40 square km"), measured("40 sq km", 50, doc="b")]
    assert [(g.doc, g.claim_id is None) for g in told_gains(claims, "North", sides_of, twice)] == [
        ("a", False),
        ("b", True),
    ]
