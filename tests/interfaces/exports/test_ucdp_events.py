"""Lethal events in the columns of UCDP's dataset."""

from collections import Counter

import pytest
from eventfile import Export, apart
from hypothesis import given
from hypothesis import strategies as st

from event_record import PLACES, said
from whoheld.almanac.when import When
from whoheld.interfaces.exports.ucdp import NOT_LETHAL, date_prec, where_prec
from whoheld.interfaces.exports.ucdp_columns import COLUMNS, priogrid

#: UCDP's columns as `shared/formats.md` lists them, in its order.
THEIRS = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
]  # fmt: skip


def kills(actor, target, low, high, unit="people"):
    """A claim that tells how many died."""
    return said("kills", actor, target, low=low, high=high, unit=unit)


#: Claims of one sentence, and the cells that must come of them.
DEAD = [
    # whose the dead were
    ([kills("Ukraine", "Russia", 9, 9)], {"deaths_b": "9", "best": "9", "low": "9", "high": "9"}),
    ([kills("Russia", "civilians", 3, 3)], {"deaths_civilians": "3", "best": "3", "low": "3", "high": "3"}),
    ([kills(None, None, 4, 4)], {"deaths_unknown": "4", "best": "4", "low": "4", "high": "4"}),
    # a bound that is open stays so
    ([kills("Ukraine", "Russia", 100, None)], {"deaths_b": "100", "best": "100", "low": "100"}),
    ([kills("Ukraine", "Russia", None, 20)], {"high": "20"}),
    ([kills("Ukraine", "Russia", 10, 20)], {"deaths_b": "10", "best": "10", "low": "10", "high": "20"}),
    # of several groups
    (
        [kills("Ukraine", "Russia", 9, 9, "soldiers"), kills("Ukraine", "civilians", 2, 2, "civilians")],
        {"deaths_b": "9", "deaths_civilians": "2", "best": "11", "low": "11", "high": "11"},
    ),
    (
        [kills("Russia", None, 58, 58), kills("Russia", "civilians", 41, 41, "civilians")],
        {"deaths_civilians": "41", "best": "58", "low": "58", "high": "58"},
    ),
    # both sides' dead of one fight
    (
        [said("attacks", "rebels", "Ukraine"), kills("Ukraine", "rebels", 7, 7), kills("rebels", "Ukraine", 2, 2)],
        {"deaths_a": "2", "deaths_b": "7", "best": "9", "low": "9", "high": "9"},
    ),
]
#: The columns of the dead.
FIGURES = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high"]
#: Claims of one sentence, the sides in UCDP's order, and the type of violence.
SIDES = [
    ([kills("Ukraine", "Russia", 9, 9)], ("Ukraine", "Russia", "1")),
    # a state comes first
    ([kills("rebels", "Ukraine", 9, 9)], ("Ukraine", "rebels", "1")),
    ([kills("rebels", "Taliban", 9, 9)], ("rebels", "Taliban", "2")),
    ([kills("rebels", "civilians", 9, 9)], ("rebels", "civilians", "3")),
    # who is not known may be anything
    ([kills(None, "civilians", 9, 9)], (None, "civilians", None)),
    ([kills("The Falcons", "Ukraine", 9, 9)], ("The Falcons", "Ukraine", None)),
    ([kills(None, None, 9, 9)], (None, None, None)),
    # who was killed by who took the place is the other side; who killed the taker, or a civilian, is none
    ([said("takes", "Ukraine"), kills("Ukraine", "Russia", 9, 9)], ("Ukraine", "Russia", "1")),
    ([said("takes", "Ukraine"), kills("Russia", "Ukraine", 9, 9)], ("Ukraine", None, None)),
    ([said("takes", "Ukraine"), kills(None, "civilians", 9, 9)], ("Ukraine", None, None)),
]
#: A claim, and why there is no row for it.
LEFT_OUT = [
    (said("takes", "Russia"), NOT_LETHAL),
    (said("wounds", None, low=3, high=3), NOT_LETHAL),
    (said("kills", None, "Ukraine", low=3, high=3, unit="vehicles"), NOT_LETHAL),
    (said("kills", "Russia", "civilians"), "harm without a number"),
    (said("kills", "Russia", low=3, high=3, stance="forecast"), "forecast: nothing that happened"),
    (said("kills", "Russia", low=3, high=3, stance="doubted"), "doubted: a row would say that it happened"),
    (said("kills", "Russia", low=3, high=3, stance="denied"), "denied, and no row tells of what is denied"),
    (said("kills", "Russia", low=3, high=3, day=None), "no day is told"),
    (said("holds", "Russia"), "holds: the format has no such event"),
]  # fmt: skip


@pytest.fixture(scope="module")
def dead(tmp_path_factory):
    """The rows of `DEAD`, then those of `SIDES`."""
    cases = [*(claims for claims, _ in DEAD), *(claims for claims, _ in SIDES)]
    return Export("ucdp", tmp_path_factory.mktemp("dead"), a=apart(cases))


def test_the_columns_are_theirs():
    """All 49, in the order in which UCDP has them."""
    assert list(COLUMNS) == THEIRS


@pytest.mark.parametrize("number", range(len(DEAD)))
def test_the_dead_stand_where_the_claims_say_whose_they_were(dead, number):
    """Best, low and high are those told; nobody's dead are given to a side."""
    row = dead.case(number)
    assert {name: row[name] for name in FIGURES if name in row} == DEAD[number][1]


@pytest.mark.parametrize("number", range(len(SIDES)))
def test_sides_and_violence_are_told_or_empty(dead, number):
    """A state is side a; the type of violence stands only where both sides are known."""
    row = dead.case(len(DEAD) + number)
    assert tuple(row.get(name) for name in ("side_a", "side_b", "type_of_violence")) == SIDES[number][1]


def test_what_is_not_lethal_is_counted(tmp_path):
    """No row comes of it, and each reason is given in words."""
    export = Export("ucdp", tmp_path, a=apart([claim] for claim, _ in LEFT_OUT))
    assert (export.rows, export.left_out) == ([], Counter(reason for _, reason in LEFT_OUT))


def test_a_row_says_where_and_who_says_so(tmp_path):
    """Place, point, cell and documents, each in its column; UCDP's own numbers are empty."""
    struck = said("strikes", "Russia", source="Mayor", weapon="air", place_text="the city of Kherson")
    export = Export("ucdp", tmp_path, a=[("It was struck and nine died.", struck, kills("Russia", "civilians", 9, 9))])
    (row,) = export.rows
    assert row.pop("id").startswith("whoheld-")
    assert (
        row.items()
        >= {
            "number_of_sources": "1",
            "source_article": "“It was struck and nine died.” (a, Mayor). “It was struck and nine died.” (a).",
            "source_office": "The a Post",
            "source_date": "2022-11-20",
            "source_headline": "The title of a",
            "source_original": "Mayor",
            "where_prec": "1",
            "where_coordinates": "Kherson",
            "adm_1": "Kherson",
            "geom_wkt": "POINT (32.6178 46.6558)",
            "priogrid_gid": "196986",
            "country": "Ukraine",
            "date_prec": "1",
            "date_start": "2022-11-11",
            "date_end": "2022-11-11",
        }.items()
    )
    own = {"relid", "conflict_new_id", "dyad_new_id", "country_id", "gwnoa", "gwnob", "code_status", "active_year"}
    assert not own & row.keys()


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ("2022-11-11", 1),
        ("2022-11-11/2022-11-12", 2),
        ("2022-11-11/2022-11-16", 2),
        ("2022-11-11/2022-11-17", 3),
        ("2022-11-11/2022-11-18", 4),
        ("2022-11", 4),
        ("2022", 5),
    ],
)
def test_the_precision_of_the_days(days, code):
    """A day, up to six, a week, a month, or more."""
    assert date_prec(When.parse(days)) == code


@pytest.mark.parametrize(
    ("place", "code"), [("Kherson", 1), ("Snake Hill", 1), ("Black Road", 5), ("Ukraine", 6), ("Nowhere", None)]
)
def test_the_precision_of_the_place(place, code):
    """A point of a settlement or site, a road, a country; nothing for what has no point."""
    assert where_prec(PLACES[place]) == code


@pytest.mark.parametrize(
    ("lon", "lat", "cell"),
    [(-180, -90, 1), (-179.51, -90, 1), (-179.5, -90, 2), (179.99, -90, 720), (-180, -89.5, 721), (180, 90, 259200)],
)
def test_cells_of_the_grid(lon, lat, cell):
    """Counted from the south-western corner eastward, then northward; the last edges belong to the last cells."""
    assert priogrid(lon, lat) == cell


@given(st.floats(-180, 179.999), st.floats(-90, 89.999))
def test_a_point_lies_in_its_cell(lon, lat):
    """The cell's corner, worked out from its number, is at most half a degree south and west of the point."""
    row, column = divmod(priogrid(lon, lat) - 1, 720)
    assert -1e-9 <= lat - (row / 2 - 90) <= 0.5
    assert -1e-9 <= lon - (column / 2 - 180) <= 0.5
