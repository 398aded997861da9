"""Events in ACLED's columns."""

from collections import Counter
from datetime import date

import pytest
from eventfile import Export, apart

from event_record import PLACES, said
from whoheld.almanac.when import When
from whoheld.interfaces.exports.acled import place_cells, time_cells
from whoheld.interfaces.exports.acled_columns import COLUMNS

#: ACLED's columns as `shared/formats.md` lists them, in its order.
THEIRS = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
]  # fmt: skip


#: A claim, and the types that must come of it.
TYPES = [
    # whose government takes it
    (said("takes", "Ukraine", "Russia"), "Battles", "Government regains territory"),
    (said("takes", "Ukrainian Army", "Russia"), "Battles", "Government regains territory"),
    (said("takes", "Russia", "Ukraine"), "Battles", "Non-state actor overtakes territory"),
    (said("takes", "rebels", "Ukraine"), "Battles", "Non-state actor overtakes territory"),
    # nobody says that another held it before, or what the taker is
    (said("takes", "Ukraine"), "", ""),
    (said("takes", "The Falcons", "Ukraine"), "", ""),
    # a part of it
    (said("takes", "Russia", "Ukraine", extent="part"), "Battles", "Armed clash"),
    (said("leaves", "Russia"), "Strategic developments", "Non-violent transfer of territory"),
    (said("leaves", "Russia", day="2022-11-01/2022-11-20"), "", ""),
    (said("attacks", "Russia", "Ukraine"), "Battles", "Armed clash"),
    (said("repels", "Ukraine", "Russia"), "Battles", "Armed clash"),
    (said("contests", "Ukraine; Russia"), "Battles", "Armed clash"),
    (said("attacks", "Russia", "civilians"), "Violence against civilians", "Attack"),
    (said("strikes", "Russia", weapon="air"), "Explosions/Remote violence", "Air/drone strike"),
    (said("strikes", "Russia", weapon="drone"), "Explosions/Remote violence", "Air/drone strike"),
    (said("strikes", "Russia", weapon="artillery"), "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    (said("strikes", "Russia", weapon="missile"), "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    (said("strikes", "rebels", weapon="suicide"), "Explosions/Remote violence", "Suicide bomb"),
    (said("strikes", "rebels", weapon="ied"), "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    (said("strikes", "Russia", weapon="chemical"), "Explosions/Remote violence", "Chemical weapon"),
    # a car bomb may be a suicide's or not
    (said("strikes", "rebels", weapon="car bomb"), "Explosions/Remote violence", ""),
    (said("strikes", "Russia", weapon="unclear"), "Explosions/Remote violence", ""),
    (said("agrees", "Russia; Ukraine"), "Strategic developments", "Agreement"),
    (said("detains", "Russia", "civilians", low=3, high=3), "Strategic developments", "Arrests"),
    (
        said("detains", "rebels", "civilians", low=3, high=3),
        "Violence against civilians",
        "Abduction/forced disappearance",
    ),
    (said("kills", "Russia", "civilians", low=3, high=3), "Violence against civilians", "Attack"),
    # of what they died is not told
    (said("kills", "Russia", "Ukraine", low=3, high=3), "", ""),
]  # fmt: skip

#: A claim, and why there is no row for it.
LEFT_OUT = [
    (said("takes", "Russia", stance="forecast"), "forecast: nothing that happened"),
    (said("takes", "Russia", stance="intended"), "intended: nothing that happened"),
    (said("takes", "Russia", stance="supposed"), "supposed: nothing that happened"),
    (said("takes", "Russia", stance="denied"), "denied, and no row tells of what is denied"),
    (said("takes", "Russia", stance="doubted"), "doubted: a row would say that it happened"),
    (said("takes", "Russia", day=None), "no day is told"),
    (said("takes", "Russia", place="an unknown hamlet"), "no place is named"),
    (said("takes", "Russia", extent="edge"), "only the edge of the place is meant"),
    (said("takes", None), "nobody is named who took or gave up the place"),
    (said("holds", "Russia"), "holds: the format has no such event"),
    (said("besieges", "Russia"), "besieges: the format has no such event"),
    (said("supports", "Russia", "rebels"), "supports: the format has no such event"),
    (said("advances", "Russia"), "advances: the format has no such event"),
    (said("displaces", "Russia", "civilians", low=5, high=5), "displaces: the format has no such event"),
    (said("kills", "Russia", "civilians"), "harm without a number"),
    (
        said("strikes", "Russia", day="2022-03-01/2022-11-30"),
        "its days are open, or more than a month apart: ACLED has no precision for it",
    ),
]

#: What is told of the dead of a strike, and the number that stands in its row.
FATALITIES = [
    ([said("kills", "Russia", "civilians", low=12, high=12, unit="civilians")], "12"),
    ([said("kills", "Russia", "civilians", low=24, high=None, unit="civilians")], "24"),
    ([said("kills", "Russia", "civilians", low=None, high=20, unit="civilians")], None),
    ([said("wounds", "Russia", "civilians", low=12, high=12, unit="civilians")], None),
    ([said("kills", "Russia", "Ukraine", low=4, high=4, unit="vehicles")], None),
    # a total, and civilians among them
    (
        [
            said("kills", "Russia", None, low=58, high=58, unit="people"),
            said("kills", "Russia", "civilians", low=41, high=41, unit="civilians"),
        ],
        "58",
    ),
    # two groups of two sides that one document tells of
    (
        [
            said("kills", "Russia", "Ukraine", low=5, high=5, unit="soldiers"),
            said("kills", "Russia", "civilians", low=2, high=2, unit="civilians"),
        ],
        "7",
    ),
    # children among the civilians
    (
        [
            said("kills", "Russia", "civilians", low=17, high=17, unit="civilians"),
            said("kills", "Russia", "civilians", low=5, high=5, unit="children"),
        ],
        "17",
    ),
]


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """The rows of `TYPES`."""
    return Export("acled", tmp_path_factory.mktemp("typed"), a=apart([claim] for claim, _, _ in TYPES))


@pytest.fixture(scope="module")
def deadly(tmp_path_factory):
    """The rows of `FATALITIES`."""
    strike = said("strikes", "Russia", weapon="missile")
    return Export("acled", tmp_path_factory.mktemp("deadly"), a=apart([strike, *harm] for harm, _ in FATALITIES))


def one_row(folder, *claims):
    """The only row that comes of one sentence with these claims."""
    (row,) = Export("acled", folder, a=[("This is what they say.", *claims)]).rows
    return row


def test_the_columns_are_theirs():
    """All 31, in the order in which ACLED has them."""
    assert list(COLUMNS) == THEIRS


def test_a_taking_is_a_row(tmp_path):
    """Every cell that is known is filled, and no other."""
    row = one_row(tmp_path, said("takes", "Ukraine", "Russia", source="Mayor"))
    assert row.pop("event_id_cnty").startswith("whoheld-")
    assert row == {
        "event_date": "2022-11-11",
        "year": "2022",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Government regains territory",
        "actor1": "Ukraine",
        "inter1": "State forces",
        "actor2": "Russia",
        "inter2": "External/Other forces",
        "interaction": "State forces-External/Other forces",
        "iso": "804",
        "country": "Ukraine",
        "admin1": "Kherson",
        "location": "Kherson",
        "latitude": "46.6558",
        "longitude": "32.6178",
        "geo_precision": "1",
        "source": "Mayor; The a Post",
        "notes": "“This is what they say.” (a, Mayor).",
    }


@pytest.mark.parametrize("number", range(len(TYPES)))
def test_types_follow_from_kind_sides_and_weapon(typed, number):
    """What the claims decide stands in the row; what they do not is empty."""
    (_, event, sub), row = TYPES[number], typed.case(number)
    assert (row.get("event_type", ""), row.get("sub_event_type", "")) == (event, sub)


@pytest.mark.parametrize(
    ("first", "sub"),
    [  # a claim of the same place, and what the taking by the government then is
        (said("takes", "Russia", day="2022-03-02"), "Government regains territory"),
        (said("takes", "Ukraine", day="2022-03-02"), ""),
        (said("agrees", "Russia; Ukraine", day="2022-11-11"), "Non-violent transfer of territory"),
        (said("holds", "Russia", day="2022-11-11"), "Government regains territory"),
        (said("holds", "Ukraine", day="2022-11-11"), ""),
        (said("holds", "Russia", day="2022-11-12"), ""),
        (said("holds", "Russia", day="2022-11-11", stance="denied"), ""),
    ],
)
def test_what_went_before_counts(tmp_path, first, sub):
    """Who took or held a place before, and a deal of the same day, say what sort of taking it is."""
    rows = Export("acled", tmp_path, a=[("First this.", first), ("Then that.", said("takes", "Ukraine"))]).rows
    (taking,) = [row for row in rows if "Then that." in row["notes"]]
    assert taking.get("sub_event_type", "") == sub


def test_leaving_amid_fighting_is_no_peaceful_transfer(tmp_path):
    """Where a battle of the same days is told, nothing is said of how a place was given up."""
    fought = ("They fought.", said("attacks", "Ukraine", "Russia", day="2022-11-10"))
    rows = Export("acled", tmp_path, a=[fought, ("They left.", said("leaves", "Russia"))]).rows
    (left,) = [row for row in rows if "They left." in row["notes"]]
    assert "event_type" not in left


@pytest.mark.parametrize(
    ("day", "code", "tags"),
    [
        ("2022-11-11", "1", ""),
        ("2022-11-11/2022-11-12", "2", "days=2022-11-11/2022-11-12"),
        ("2022-11-07/2022-11-13", "2", "days=2022-11-07/2022-11-13"),
        ("2022-11-07/2022-11-14", "3", "days=2022-11-07/2022-11-14"),
        ("2022-11-01/2022-11-30", "3", "days=2022-11"),
    ],
)
def test_days_that_are_not_one_are_said(day, code, tags):
    """The date is the first possible day, and which days it stands for is said beside it."""
    first, last = (day.split("/") * 2)[:2]
    cells = time_cells(When(date.fromisoformat(first), date.fromisoformat(last)))
    assert (cells["event_date"], str(cells["time_precision"]), cells["tags"] or "") == (first, code, tags)


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        ("Kherson", (1, 46.6558, 804, "Kherson")),
        ("Snake Hill", (1, 46.5, 804, "Kherson")),
        ("Black Road", (3, 46.5, 804, None)),
        ("Ukraine", (3, 49.0, 804, None)),
        ("Nowhere", (None, None, None, None)),
    ],
)
def test_unknown_whereabouts_stay_empty(place, cells):
    """A place without a point has no coordinates, no precision and no country."""
    told = place_cells(PLACES[place])
    assert told["location"] == place
    assert tuple(told[name] for name in ("geo_precision", "latitude", "iso", "admin1")) == cells


def test_what_cannot_be_held_is_counted(tmp_path):
    """No row comes of it, and each reason is given in words, with how many claims it is the reason for."""
    export = Export("acled", tmp_path, a=apart([claim] for claim, _ in LEFT_OUT))
    assert (export.rows, export.left_out) == ([], Counter(reason for _, reason in LEFT_OUT))


def test_one_event_told_twice_is_one_row(tmp_path):
    """Two documents, and the side that attacked and the one that repelled it, tell of one fight."""
    export = Export(
        "acled",
        tmp_path,
        a=[("They attacked.", said("attacks", "Russia", "Ukraine", source="Moscow"))],
        b=[("It was repelled.", said("repels", "Ukraine", "Russia"))],
    )
    (row,) = export.rows
    assert row["source"] == "Moscow; The a Post; The b Post"
    assert {"They attacked.", "It was repelled."} == {e["quote"] for e in export.evidence}
    assert {e["event_id"] for e in export.evidence} == {row["event_id_cnty"]}


@pytest.mark.parametrize(
    "other",
    [
        said("attacks", "Russia", "Ukraine", day="2022-11-12"),
        said("attacks", "rebels", "civilians"),
        said("strikes", "Russia", "Ukraine"),
        said("attacks", "Russia", "Ukraine", place="Snake Hill"),
    ],
    ids=["another day", "other sides", "another act", "another place"],
)
def test_other_events_are_other_rows(tmp_path, other):
    """A day, a side, an act or a place that differs makes another event."""
    first = ("They attacked.", said("attacks", "Russia", "Ukraine"))
    rows = Export("acled", tmp_path, a=[first, ("And then.", other)]).rows
    assert len({row["event_id_cnty"] for row in rows}) == 2


def test_who_attacks_together_is_associated_and_who_clashes_is_not(tmp_path):
    """Joint actors of an attack are allies, unless they are said elsewhere to fight each other."""
    together = said("attacks", "Russia; Belarus", day="2022-05-01")
    clash = said("attacks", "Russia; Ukraine", day="2022-05-02", place="Snake Hill")
    foes = said("strikes", "Russia", "Ukraine", day="2022-05-03")
    rows = Export("acled", tmp_path, a=[("One.", together), ("Two.", clash), ("Three.", foes)]).rows
    told = [(row["actor1"], row.get("assoc_actor_1"), row.get("actor2")) for row in rows]
    assert told == [("Russia", "Belarus", None), ("Russia", None, "Ukraine"), ("Russia", None, "Ukraine")]


def test_a_denial_stands_beside_what_it_denies(tmp_path):
    """The rival account is in the notes and in the evidence, and moves nothing else."""
    taken = ("They took it.", said("takes", "Russia", "Ukraine", source="Moscow"))
    denied = ("They did not.", said("takes", "Russia", "Ukraine", source="Kyiv", stance="denied"))
    export = Export("acled", tmp_path, a=[taken], b=[denied])
    (row,) = export.rows
    assert row["notes"].endswith("Denied or contradicted: “They did not.” (b, Kyiv).")
    assert [(e["role"], e["stance"]) for e in export.evidence] == [("tells", "said"), ("denies", "denied")]
    assert export.left_out == {}


@pytest.mark.parametrize("number", range(len(FATALITIES)))
def test_fatalities_are_told_or_empty(deadly, number):
    """A number stands there only where it is told of this event; unknown is never nought."""
    assert deadly.case(number).get("fatalities") == FATALITIES[number][1]


def test_deaths_of_another_sentence_are_not_of_this_event(tmp_path):
    """Of two events of a day nobody says by which they died, so that the dead stand in a row of their own."""
    struck = ("It was struck.", said("strikes", "Russia", weapon="air"))
    died = ("Nine died.", said("kills", None, None, low=9, high=9, unit="people"))
    rows = Export("acled", tmp_path, a=[struck, died]).rows
    assert sorted((row.get("sub_event_type", ""), row.get("fatalities")) for row in rows) == [
        ("", "9"),
        ("Air/drone strike", None),
    ]


def test_deaths_by_another_hand_are_not_of_this_strike(tmp_path):
    """Who struck is not made the killer of those whom another is said to have killed."""
    row = one_row_of(tmp_path, said("strikes", "Russia", "Ukraine"), said("kills", "rebels", "Russia", low=4, high=4))
    assert "fatalities" not in row


def one_row_of(folder, *claims):
    """The row of the strike among those that come of one sentence."""
    rows = Export("acled", folder, a=[("This is what they say.", *claims)]).rows
    return next(row for row in rows if row.get("event_type") == "Explosions/Remote violence")


def test_the_reporter_is_no_actor(tmp_path):
    """Who says so stands under source and in the notes, never as a side."""
    row = one_row(tmp_path, said("strikes", None, "Ukraine", source="Russia"))
    assert "actor1" not in row
    assert row["source"].startswith("Russia; ")


def test_words_of_a_document_run_no_formula(tmp_path):
    """A name that a spreadsheet would run has an apostrophe before it."""
    row = one_row(tmp_path, said("strikes", "=HYPERLINK(1)"))
    assert row["actor1"] == "'=HYPERLINK(1)"


def test_the_order_of_documents_makes_no_difference(tmp_path):
    """The same reports read in another order give the same bytes, beside the table too."""
    reports = {
        "a": [("They attacked.", said("attacks", "Russia", "Ukraine")), ("Two.", said("takes", "Russia", "Ukraine"))],
        "b": [("Repelled.", said("repels", "Ukraine", "Russia")), ("Not.", said("takes", "Russia", stance="denied"))],
        "c": [("Fought.", said("contests", "Russia; Ukraine")), ("Six.", said("kills", None, None, low=6, high=6))],
    }
    written = []
    for order in (["a", "b", "c"], ["c", "b", "a"]):
        out = Export("acled", tmp_path, order=order, **reports).out
        written.append([path.read_bytes() for path in (out, out.with_name(f"{out.name}.evidence.csv"))])
    assert written[0] == written[1]


def test_the_evidence_has_the_offsets_of_each_quote(tmp_path):
    """The file beside the table cites every claim of every row, letter for letter."""
    export = Export("acled", tmp_path, a=[("First.", said("strikes", "Russia")), ("Next.", said("leaves", "Russia"))])
    assert [(e["quote"], int(e["quote_end"]) - int(e["quote_start"])) for e in export.evidence] == [
        ("First.", 6),
        ("Next.", 5),
    ]
    assert {e["url"] for e in export.evidence} == {"https://example.org/a"}
