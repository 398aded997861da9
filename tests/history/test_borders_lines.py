"""What leads through a third country is no way of a stand-in for roads."""

import pytest

from whoheld.almanac.distance import Point
from whoheld.history.ways.borders import at_home
from whoheld.history.ways.graph import Edge
from whoheld.history.ways.network import neighbours

#: Lands in stripes, two degrees wide, from the meridian of Greenwich: AA, BB, CC; the sea is beyond.
STRIPES = ("AA", "BB", "CC")


def land(point):
    """The land of a point."""
    stripe = int(point.lon // 2)
    return STRIPES[stripe] if 0 <= stripe < len(STRIPES) else ""


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ((0.5, 10), (1.5, 10), True),
        ((0.5, 10), (3.5, 10), True),
        ((0.5, 10), (5.5, 10), False),
        ((1.9, 10), (4.1, 10), False),
        ((-3.0, 10), (1.0, 10), True),
        ((-3.0, 10), (3.0, 10), False),
        ((-9.0, 10), (2.1, 10), True),
        ((179.5, 10), (-179.5, 10), True),
        ((0.5, 10), (0.5, 10), True),
    ],
    ids=[
        *("within one", "over one border", "through another", "from border to border", "from the sea"),
        *("from the sea through another", "through a sliver", "over the date line", "one point"),
    ],
)
def test_lines_through_a_third_country(one, other, kept):
    """A line is kept if less than a quarter of it lies in a country of neither end."""
    edge = Edge.between("a", "b", 1.0)
    assert at_home([edge], {"a": Point(*one), "b": Point(*other)}, land) == ([edge] if kept else [])


def test_what_is_left_out_is_told():
    """The answer says how many lines were left out, and nothing where there were none."""
    points = {"a": Point(0.5, 10), "b": Point(5.5, 10)}
    told = neighbours(points, land)
    assert (told.graph.edges, "third country: 1" in told.told) == ((), True)
    assert "third country" not in neighbours(points, lambda _: "AA").told
