"""Lists over many places: who held what on a day, the changes, the disputes."""

from __future__ import annotations

from dataclasses import replace

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.almanac.when import When
from whoheld.history.change import changes
from whoheld.history.dispute import disputes
from whoheld.history.snapshot import on

HILL = replace(TOWN, id="h", name="Ash Hill", lon=11.0)
GROUPS = [
    (
        TOWN,
        told_all(["North takes 2012-03-05 from South", "South takes 2012-04-09/2012-04-12 from North by Watch in b"]),
    ),
    (HILL, told_all(["North holds 2012-03-01", "South holds 2012-03-04 doubted", "North leaves 2012-06-01"])),
]


def listed(day):
    """The places on a day in short."""
    answer = on(GROUPS, When.parse(day), facts=FACTS, sides=SIDES)
    return [(p.place, p.holder, p.status) for p in answer]


def test_every_place_with_known_control():
    """On a day each place stands with its holder; one whose holder is unknown is left out."""
    assert listed("2012-03-03") == [("Ash Hill", "North", "held"), ("Oakford", "South", "held")]
    assert listed("2012-04-10") == [
        ("Ash Hill", "North, disputed: South", "disputed"),
        ("Oakford", "changing from North to South", "changing"),
    ]
    assert listed("2012-07-01") == [("Oakford", "South", "held")]


def test_a_month_is_its_last_day_and_its_changes():
    """Of a month the answer is the state on its last day, with the changes that were done within it."""
    answer = on(GROUPS, When.parse("2012-04"), facts=FACTS, sides=SIDES)
    assert {p.date for p in answer} == {"2012-04-30"}
    assert [(c.place, c.holder, c.start) for c in answer.changes] == [("Oakford", "South", "2012-04-09")]
    assert on(GROUPS, When.parse("2012-04-12"), facts=FACTS, sides=SIDES).changes == ()


def test_changes_in_order():
    """Each change names who came, who went, its bounds, and the claim that tells it."""
    found = changes(GROUPS, facts=FACTS, sides=SIDES)
    assert [(c.place, c.holder, c.former_holder, c.start, c.end, c.first) for c in found] == [
        ("Oakford", "North", "South", "2012-03-05", "2012-03-05", True),
        ("Oakford", "South", "North", "2012-04-09", "2012-04-12", False),
        ("Ash Hill", None, "North", "2012-06-01", "2012-06-01", True),
    ]
    assert [(c.stance, c.source, c.source_doc) for c in found[:2]] == [("said", None, "a"), ("said", "Watch", "b")]
    assert list(found[0].row()) == [
        *("place", "lon", "lat", "holder", "former_holder", "start", "end", "stance", "source", "source_doc", "first")
    ]


def test_disputes_quote_both_sides():
    """A dispute gives its days and each account with its sentences, the preferred one first."""
    (dispute,) = disputes(GROUPS, facts=FACTS, sides=SIDES)
    row = dispute.row()
    assert (row["place"], row["start"], row["end"]) == ("Ash Hill", "2012-03-04", "2012-05-31")
    assert [(a["holder"], [c["quote"] for c in a["claims"]]) for a in row["accounts"]] == [
        ("North", ["North holds 2012-03-01"]),
        ("South", ["South holds 2012-03-04 doubted"]),
    ]
