"""Which event of another table is which claim: the rules as a table, and what never depends on the order of rows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telling import SIDES, told
from whoheld.almanac.place import FeatureClass
from whoheld.evidence.party import Parties
from whoheld.evidence.peers.incident import Incident, PeerTable
from whoheld.evidence.peers.ucdp import ARMED
from whoheld.evidence.rows import ClaimRow
from whoheld.history.peers.fit import WEIGHTS, Named
from whoheld.history.peers.matching import MATCHED, STATES, match

FEATURES = {
    "oakford": FeatureClass.SETTLEMENT,
    "ashford": FeatureClass.SETTLEMENT,
    "oakshire": FeatureClass.AREA,
    "nowhere": FeatureClass.SETTLEMENT,
}
POINTS = {"oakford": (10.0, 45.0), "ashford": (10.1, 45.0), "oakshire": (10.0, 45.0), "nowhere": (None, None)}
KNOWN = {name: (name,) for name in ("North", "Northern Guard", "South", "rebels", "Falcons")}


def event(day="2012-03-05", place="Oakford", *, at=(10.0, 45.0), sides=("North", "South"), **more):
    """An event of theirs on some days (two with a slash)."""
    first, _, last = day.partition("/")
    fields = {"row": 2, "id": "e1", "off_km": 0.0, "kind": "fight", "kinds": ARMED, "dead": None, **more}
    lon, lat = at
    return Incident(
        day=day,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last or first),
        place=place,
        lon=lon,
        lat=lat,
        sides=sides,
        **fields,
    )


def claim(line, place="oakford", **more):
    """A claim of ours at a place of the tests (see `telling`)."""
    lon, lat = POINTS[place]
    return ClaimRow(replace(told(line, place=place.title()), place_id=place, **more), lon, lat)


def framed(*events):
    """Events, and two far off that make their table one of a whole year and a whole country."""
    corners = [("2012-01-01", (5.0, 40.0)), ("2012-12-31", (15.0, 50.0))]
    return [*events, *(event(day, "a corner", at=at, id="z", row=90 + n) for n, (day, at) in enumerate(corners))]


def compared(events, claims):
    """The comparison; a name means the place of that name, and a town does not mean the province."""
    named = Named(Parties(SIDES), KNOWN)
    return match(
        PeerTable("theirs.csv", tuple(events)),
        claims,
        features=FEATURES,
        meant=lambda name: frozenset({name.lower()} & set(POINTS)),
        named=named,
    )


ATTACK = "North attacks 2012-03-05 from South"
PAIRS = [
    # the same day, place and sides
    (event(), claim(ATTACK), ""),
    # a part of a side is of that side
    (event(), claim("Northern_Guard attacks 2012-03-05 from South"), ""),
    # one of the sides is enough where nobody else is named
    (event(), claim("North attacks 2012-03-05"), ""),
    # another opponent at the same place on the same day is another fight
    (event(), claim("North attacks 2012-03-05 from rebels"), "fits too little"),
    (event(), claim("Falcons attacks 2012-03-05 from rebels"), "other sides"),
    # sides that nobody knows forbid nothing
    (event(sides=("Some band", "South")), claim(ATTACK), ""),
    (event(sides=("Some band", "Other band")), claim(ATTACK), ""),
    # civilians are no side
    (event(sides=("North", "Civilians")), claim("Falcons attacks 2012-03-05 from rebels"), "other sides"),
    # days: the next one needs more than one side and the place; two are too many
    (event("2012-03-06"), claim(ATTACK), "fits too little"),
    (event("2012-03-06", dead=12), claim("North kills 2012-03-05 from South", low=12, high=12), ""),
    (event("2012-03-07"), claim(ATTACK), "2 days apart, more than 1"),
    # days that may be: theirs and ours
    (event("2012-03-04/2012-03-06"), claim(ATTACK), ""),
    (event(), claim("North attacks 2012-03-03/2012-03-06 from South"), ""),
    (event(), claim("North attacks ../2012-03-07 from South"), ""),
    (event(), claim("North attacks ../2012-03-10 from South"), "2 days apart"),
    # places: another name near by, a namesake far off, and names alone where there is no point
    (event(place="Oak Ford", at=(10.01, 45.0)), claim(ATTACK), ""),
    (event(place="Elmford", at=(10.1, 45.0)), claim(ATTACK), "7.9 km apart, more than 4"),
    (event(at=(11.0, 45.0)), claim(ATTACK), "78.6 km apart, more than 30"),
    (event(at=(None, None)), claim(ATTACK), ""),
    (event(place="nowhere", at=(10.0, 45.0)), claim(ATTACK, "nowhere"), ""),
    (event(place="Elmford", at=(None, None)), claim(ATTACK), "no point to compare, and no name in common"),
    # the middle of a province is no point
    (event(place="Elmford"), claim(ATTACK, "oakshire"), "no point to compare"),
    (event(place="Oakshire", off_km=None), claim(ATTACK, "oakshire"), ""),
    # kinds
    (event(), claim("North takes 2012-03-05 from South"), ""),
    (event(kinds=frozenset({told("North agrees").kind})), claim("North agrees 2012-03-05 from South"), ""),
]


@pytest.mark.parametrize(("their", "own", "against"), PAIRS, ids=[str(n) for n in range(len(PAIRS))])
def test_what_is_one_event_and_what_is_not(their, own, against):
    """Each rule of docs/match.md; where two are not one, the row says why."""
    row = next(r for r in compared(framed(their), [own]) if r.incident and r.incident.id == "e1")
    assert (row.state == MATCHED) is not bool(against)
    assert against in "; ".join(row.why)


def test_each_has_one_partner_and_the_best_comes_first():
    """Of two claims the one that fits better is matched; the other tells of it again, or of what they lack."""
    better, again = claim(ATTACK), claim("North attacks 2012-03-05", start=date(2012, 3, 5))
    other = claim("South attacks 2012-03-20 from North")
    found = [r for r in compared(framed(event()), [other, again, better]) if r.state != "theirs only"]
    assert [(r.state, r.claim.claim.id) for r in found] == [
        ("matched", better.claim.id),
        ("ours again", again.claim.id),
        ("ours only", other.claim.id),
    ]


def test_a_rival_for_the_same_claim_is_told():
    """Of two events that fit one claim, the worse is told with which it went."""
    found = compared([event(), event("2012-03-04/2012-03-06", id="e2", row=3)], [claim(ATTACK)])
    assert [(r.state, r.incident.id) for r in found] == [("matched", "e1"), ("theirs only", "e2")]
    assert found.rows[1].why == ("the nearest fits their event e1 better",)


LEFT_OUT = [
    ("North attacks 2012-03-05 from South denied", "oakford", "did not happen by what is told"),
    ("North attacks 2012-03-05 from South forecast", "oakford", "did not happen by what is told"),
    ("North holds 2012-03-05", "oakford", "of a kind that their table does not hold"),
    ("North attacks from South", "oakford", "no day is known"),
    ("North attacks 2011-03-05 from South", "oakford", "outside of the days of their table"),
    ("North attacks 2012-03-01/2012-03-30 from South", "oakford", "known only to more than 7 days"),
    ("North attacks 2012-03-05 from South", "far", "outside of the stretch of the earth of their table"),
]


@pytest.mark.parametrize(
    ("line", "place", "why"), LEFT_OUT, ids=["denied", "forecast", "holds", "undated", "before", "vague", "far"]
)
def test_what_says_nothing_of_their_table_is_left_out_and_counted(monkeypatch, line, place, why):
    """A denial or a forecast is never an event, and what lies outside is not what they lack."""
    monkeypatch.setitem(POINTS, "far", (60.0, 45.0))
    found = compared([event()], [claim(line, place)])
    assert [r.state for r in found] == ["theirs only"]
    assert [(reason.startswith(why), count) for reason, count in found.left_out.items()] == [(True, 1)]


DEAD = [
    (12, 12, 12, "both give 12 dead"),
    (12, 10, None, "their 12 dead lie within ours"),
    (12, None, 20, "their 12 dead lie within ours"),
    (12, 40, 40, "theirs give 12 dead, ours another number"),
    (None, 12, 12, ""),
    (12, None, None, ""),
]


@pytest.mark.parametrize(("their", "low", "high", "said"), DEAD)
def test_what_is_said_of_the_dead(their, low, high, said):
    """Equal numbers, a number within bounds, another number; nothing where one gives none."""
    (row, *_) = compared([event(dead=their)], [claim("North kills 2012-03-05 from South", low=low, high=high)])
    assert [why for why in row.why if "dead" in why] == ([said] if said else [])


def test_their_rows_that_cannot_be_compared_are_told():
    """An event of no kind of ours, or of a month, is in the answer with the reason."""
    found = compared([event(kinds=frozenset()), event("2012-03-01/2012-03-30", id="e2")], [claim(ATTACK)])
    assert [(r.state, r.why) for r in found if r.incident and not r.claim] == [
        ("not compared", ("WhoHeld has no kind for it",)),
        ("not compared", ("known only to 30 days",)),
    ]


def test_nothing_matches_nothing():
    """Without claims all is theirs, without comparable events nothing is ours."""
    assert [r.state for r in compared([event()], [])] == ["theirs only"]
    assert compared([event(kinds=frozenset())], [claim(ATTACK)]).counts["ours only"] == 0
    assert compared([event(kinds=frozenset())], [claim(ATTACK)]).median_days is None


EVENTS = st.builds(
    event,
    day=st.sampled_from(["2012-03-05", "2012-03-06", "2012-03-04/2012-03-06", "2012-04-01"]),
    place=st.sampled_from(["Oakford", "Ashford", "Elmford", ""]),
    at=st.sampled_from([(10.0, 45.0), (10.1, 45.0), (None, None)]),
    sides=st.sampled_from([("North", "South"), ("rebels", "South"), ("Some band",)]),
    id=st.sampled_from(["e1", "e2", "e3"]),
    dead=st.sampled_from([None, 0, 12]),
)
CLAIMS = st.builds(
    claim,
    st.sampled_from(
        [
            ATTACK,
            "South takes 2012-03-06 from North",
            "Falcons strikes 2012-03-04/2012-03-06 from South",
            "North kills 2012-03-05",
            "North attacks ../2012-03-07 from South",
        ]
    ),
    st.sampled_from(["oakford", "ashford", "oakshire", "nowhere"]),
    low=st.sampled_from([None, 12]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(EVENTS, max_size=6), st.lists(CLAIMS, max_size=6, unique_by=lambda c: c.claim.id), st.randoms())
def test_the_order_of_rows_makes_no_difference(events, claims, shuffler):
    """Shuffled rows and claims give the same answer; each claim and each event stands in one row of its own."""
    events = [replace(e, row=number) for number, e in enumerate(events, 2)]
    found = compared(events, claims)
    mixed, other = list(events), list(claims)
    shuffler.shuffle(mixed)
    shuffler.shuffle(other)
    again = compared(mixed, other)
    assert sorted(map(repr, found.rows)) == sorted(map(repr, again.rows))
    own = [r.claim.claim.id for r in found if r.state in {"matched", "ours only", "ours again"}]
    their = [r.incident.row for r in found if r.state in {"matched", "theirs only", "not compared"}]
    assert len(own) == len(set(own))
    assert sorted(their) == [e.row for e in events]
    assert len(own) + sum(found.left_out.values()) == len(claims)
    assert sum(found.counts.values()) == len(found)


@pytest.mark.slow
def test_ten_thousand_by_ten_thousand_take_seconds():
    """Nobody waits for a table of ordinary size."""
    import time  # noqa: PLC0415 - of this test only; the processor's, which a busy machine does not lengthen

    days = [date(2012, 1, 1) + timedelta(n % 1000) for n in range(10_000)]
    events = [
        event(str(day), f"P{n % 700}", at=(10 + n % 97 / 20, 45 + n % 89 / 20), id=f"e{n}", row=n + 2)
        for n, day in enumerate(days)
    ]
    claims = [
        ClaimRow(
            replace(claim(f"North attacks {day} from South", "oakford").claim, quote_start=n, quote_end=n),
            10 + n % 97 / 20,
            45 + n % 83 / 20,
        )
        for n, day in enumerate(days)
    ]
    begun = time.process_time()
    found = compared(events, claims)
    assert time.process_time() - begun < 30
    assert found.counts[MATCHED] > 50


def test_the_document_has_the_weights():
    """docs/match.md gives each weight as the code has it, and each state."""
    text = (Path(__file__).parents[2] / "docs/match.md").read_text(encoding="utf-8")
    told_of = {name: float(value) for name, value in re.findall(r"^\| (\w+) \| (0\.\d) \|", text, flags=re.MULTILINE)}
    assert told_of == WEIGHTS
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)
    assert set(STATES) >= {"matched", "ours again"}
