"""The parts of pictures: frames, names without overlaps, marks, bars."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.almanac.when import When
from whoheld.errors import QuestionError
from whoheld.evidence.rows import SideRow
from whoheld.interfaces.basemap import base_map, clipped, lines
from whoheld.interfaces.paper.bar import ends, x_of
from whoheld.interfaces.paper.dot import Dot
from whoheld.interfaces.paper.frame import Box
from whoheld.interfaces.paper.inks import UNKNOWN, Inks
from whoheld.interfaces.paper.lanes import lanes
from whoheld.interfaces.paper.marks import look
from whoheld.interfaces.paper.names import Named, Rect, placed
from whoheld.interfaces.paper.story import Bar

ROOM = Rect(0, 0, 400, 300)
DAY = date(2031, 5, 10)
SPAN = (date(2031, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("text", "box"),
    [("38.5,34,42.5,37", (38.5, 34, 42.5, 37)), (" -10, -20, 0, 5.5 ", (-10, -20, 0, 5.5))],
)
def test_a_box_is_four_numbers(text, box):
    """West, south, east, north."""
    assert Box.parse(text) == box


def test_a_frame_is_around_its_points():
    """It has all points with a margin, and is never empty or beyond the poles."""
    assert Box.around([(10, 50)]) == (9.5, 49.5, 10.5, 50.5)
    assert Box.around([(0, -84.9), (100, 84.9)])[1::2] == (-85, 85)
    with pytest.raises(QuestionError):
        Box.around([])


@given(st.floats(-170, 160), st.floats(-80, 70), st.floats(0.01, 10), st.floats(0.01, 10), st.floats(0.3, 3))
def test_a_shaped_frame_has_its_shape(west, south, wide, high, ratio):
    """It holds what it was made of, has the ratio asked for, and a round scale bar of a tenth to a fifth of it."""
    box = Box(west, south, west + wide, south + high)
    shaped = box.shaped(ratio)
    assert shaped.holds(west, south)
    assert shaped.holds(west + wide, south + high)
    drawn = (shaped.east - shaped.west) * shaped.squeeze / (shaped.north - shaped.south)
    assert drawn == pytest.approx(ratio, rel=0.2)
    assert shaped.width_km / 13 <= shaped.bar_km <= shaped.width_km / 5
    assert f"{shaped.bar_km:e}"[0] in "125"


def test_the_base_map_is_cut_to_a_box():
    """Nothing far off is left, and what is near is as it was."""
    box = Box(30, 45, 40, 52)
    cut = clipped(box)
    runs = [line for f in cut["features"] if f["properties"]["layer"] != "lake" for line in lines(f)]
    assert 0 < len(cut["features"]) < len(base_map()["features"]) / 2
    near = box.wider(6)
    assert all(any(near.holds(*point[:2]) for point in line) for line in runs)
    layers = {f["properties"]["layer"] for f in cut["features"]}
    assert {"coast", "border", "admin1", "river", "lake"} <= layers


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.integers(1, 50)), max_size=60))
def test_names_never_overlap(spots):
    """No name lies over a mark or another name, none leaves the room, and each belongs to its mark."""
    marks = [Named(f"Town {i}", x, y, 6, (1, weight)) for i, (x, y, weight) in enumerate(spots)]
    found = placed(marks, lambda name: (len(name) * 4.0, 8.0), ROOM)
    assert all(rect.within(ROOM) for _, rect in found)
    rects = [rect for _, rect in found]
    dots = [Rect(m.x - 3, m.y - 3, m.x + 3, m.y + 3) for m in marks]
    pairs = [(a, b) for i, a in enumerate(rects) for b in [*rects[i + 1 :], *dots]]
    assert not [1 for a, b in pairs if a.left < b.right and b.left < a.right and a.bottom < b.top and b.bottom < a.top]


def test_the_most_told_place_is_named_first():
    """Where two cannot both be named, the one with more claims is, whatever their order."""
    low, high = (Named(name, 200, 150, 390, (1, weight)) for name, weight in (("Low", 1), ("High", 9)))
    room = Rect(0, 140, 400, 160)
    for marks in ([low, high], [high, low]):
        first, _ = placed([m._replace(size=4) for m in marks], lambda _: (150, 8), room)[0]
        assert first.name == "High"


@pytest.mark.parametrize(
    ("evidence", "left"),
    [(DAY, 1.0), (date(2031, 1, 1), 0.72), (date(2029, 1, 1), 0.44), (date(2020, 1, 1), 0.2), (None, 0.2)],
)
def test_old_evidence_is_pale(evidence, left):
    """The older the evidence, the less is left of the colour; undated evidence is as pale as the oldest."""
    assert Dot("p", "P", 1, 2, 1, ("Reds",), evidence=evidence).fade(DAY) == left


@pytest.mark.parametrize(
    ("status", "holders", "others", "drawn"),
    [
        ("held", "AB", "", "AB"),
        ("held", "ABC", "", "AB"),
        ("disputed", "A", "B", "AB"),
        ("disputed", "AB", "C", "AC"),
        ("disputed", "", "CD", "?C"),
        ("changing", "AB", "C", "AC"),
        ("changing", "", "C", "C"),
        ("undated", "AB", "C", "AC"),
        ("unknown", "", "", ""),
    ],
)
def test_a_mark_shows_a_rival_beside_the_preferred(status, holders, others, drawn):
    """A mark has room for two: a rival account is never left out of it, nor drawn as what is preferred."""
    inks = Inks([SideRow(name, name, "#0072b2", "", 1) for name in "ABCD"], lambda name: name)
    shown = look(Dot("p", "P", 1, 2, 1, tuple(holders), tuple(others), status), DAY, inks).inks
    assert "".join("?" if ink == UNKNOWN else ink.label for ink in shown) == drawn


@pytest.mark.parametrize(
    ("begins", "until", "expected"),
    [
        ("2031-05-01", "2031-06-01", ("2031-05-01", "2031-05-01", "2031-06-01", "2031-06-01")),
        ("2031-05-01/2031-05-09", "2031-06", ("2031-05-01", "2031-05-09", "2031-06-01", "2031-06-30")),
        ("../2031-05-01", None, ("2031-05-01", "2031-05-01", "2031-05-20", "2031-05-20")),
        (None, "../2031-06-01", ("2031-05-05", "2031-05-05", "2031-05-20", "2031-06-01")),
    ],
)
def test_bars_slant_within_their_bounds(begins, until, expected):
    """A bar begins and ends within its bounds; where there is none, its evidence says how far it is sure."""
    when = (When.parse(text) if text else When() for text in (begins, until))
    bar = Bar(*when, ("Reds",), "Reds", date(2031, 5, 5), date(2031, 5, 20))
    assert ends(bar, SPAN) == tuple(x_of(date.fromisoformat(day)) for day in expected)


def test_bars_at_the_same_time_have_lanes_of_their_own():
    """Accounts of the same days stand one below the other, of different days side by side."""
    days = ("2031-05-01/2031-05-09", "2031-05-05/2031-05-07", "2031-05-12/2031-05-13")
    bars = [Bar(When.on(w.earliest), When.on(w.latest), ("Reds",), d) for d in days for w in [When.parse(d)]]
    assert [[bar.words for bar in lane] for lane in lanes(bars, *SPAN)] == [[days[0], days[2]], [days[1]]]
