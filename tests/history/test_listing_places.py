"""Lists over many places: who held what on a day, the changes, the disputes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.almanac.when import When
from whoheld.history.change import changes_of
from whoheld.history.dispute import disputes_of
from whoheld.history.snapshot import place_on
from whoheld.history.timeline import timeline

HILL = replace(TOWN, id="h", name="Ash Hill", lon=11.0)
MILL = replace(TOWN, id="m", name="Mill", lon=12.0)
STORIES = [
    (TOWN, ["North takes 2012-03-05 from South", "South takes 2012-04-09/2012-04-12 from North by Watch in b"]),
    (HILL, ["North holds 2012-03-01", "South holds 2012-03-04 doubted", "North leaves 2012-06-01"]),
    (MILL, ["North contests 2012-07-01 from South", "South besieges 2012-07-10"]),
]
CHARTED = [(p, timeline(told_all(told), feature=p.feature, facts=FACTS, sides=SIDES)) for p, told in STORIES]


def listed(day):
    """The places on a day in short."""
    rows = [place_on(place, known, date.fromisoformat(day)) for place, known in CHARTED]
    return [(p.place, p.holder, p.status) for p in rows if p]


def test_every_place_with_known_control():
    """On a day each place stands with its holder; one of which nothing is known is left out."""
    assert listed("2012-03-03") == [("Oakford", "South", "held"), ("Ash Hill", "North", "held")]
    assert listed("2012-04-10") == [
        ("Oakford", "changing from North to South", "changing"),
        ("Ash Hill", "North, disputed: South", "disputed"),
    ]
    assert listed("2012-06-15") == [("Oakford", "South", "held")]


def test_a_place_fought_over_by_unknown_holders():
    """Fighting or a siege is shown where nobody is known to hold the place, and does not make anybody its holder."""
    fought, besieged = (place_on(*CHARTED[2], day) for day in (date(2012, 7, 1), date(2012, 7, 10)))
    assert (fought.holder, fought.holders, fought.status, fought.besieged) == ("unknown", (), "contested", False)
    assert (besieged.holder, besieged.holders, besieged.status, besieged.besieged) == ("unknown", (), "unknown", True)


def test_who_else_may_hold_it():
    """Beside the holders stand those whom others name, and those to whom the place is passing."""
    passing, disputed = (place_on(place, known, date(2012, 4, 10)) for place, known in CHARTED[:2])
    assert (passing.holders, passing.others) == (("North",), ("South",))
    assert (disputed.holders, disputed.others) == (("North",), ("South",))


def test_the_changes_within_a_month():
    """Of a month the changes that were done within it are told, of days without one none."""
    within = [changes_of(*CHARTED[0], When.parse(days)) for days in ("2012-04", "2012-05")]
    assert [[(c.place, c.holder, c.start) for c in some] for some in within] == [
        [("Oakford", "South", "2012-04-09")],
        [],
    ]


def test_changes_in_order():
    """Each change names who came, who went, its bounds, and the claim that tells it."""
    found = [change for charted in CHARTED[:2] for change in changes_of(*charted)]
    assert [(c.place, c.holder, c.former_holder, c.start, c.end, c.first) for c in found] == [
        ("Oakford", "North", "South", "2012-03-05", "2012-03-05", True),
        ("Oakford", "South", "North", "2012-04-09", "2012-04-12", False),
        ("Ash Hill", None, "North", "2012-06-01", "2012-06-01", True),
    ]
    assert [(c.stance, c.source, c.source_doc) for c in found[:2]] == [("said", None, "a"), ("said", "Watch", "b")]
    assert list(found[0].row()) == [
        *("place", "lon", "lat", "holder", "former_holder", "start", "end", "stance", "source", "source_doc", "first"),
        "place_id",
    ]


def test_disputes_quote_both_sides():
    """A dispute gives its days and each account with its sentences, the preferred one first."""
    (dispute,) = (d for charted in CHARTED for d in disputes_of(*charted, FACTS))
    row = dispute.row()
    assert (row["place"], row["start"], row["end"]) == ("Ash Hill", "2012-03-04", "2012-05-31")
    assert [(a["holder"], [c["quote"] for c in a["claims"]]) for a in row["accounts"]] == [
        ("North", ["North holds 2012-03-01"]),
        ("South", ["South holds 2012-03-04 doubted"]),
    ]
