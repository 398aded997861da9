"""From lines to ways between places: who is next to whom by road, how far, and by which road."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whoheld.almanac.distance import Point, km_between
from whoheld.almanac.roads import Road, read_roads
from whoheld.errors import RoadsError
from whoheld.history.ways.roadmap import road_edges

#: On one meridian, a degree of latitude (111.2 km) apart, and one beside the second.
PLACES = {"a": Point(30.0, 10.0), "b": Point(30.0, 11.0), "c": Point(30.0, 12.0), "d": Point(30.5, 11.0)}


def road(name, *points):
    """A road through points."""
    return Road(name, tuple(Point(*point) for point in points))


def ways(*roads, reach_km=5.0, places=PLACES):
    """The ways in short, with kilometres and the names of roads."""
    return {e.a + e.b: (round(e.km), e.roads) for e in road_edges(places, roads, reach_km)}


NORTH = road("N1", (30, 10), (30, 12))
SIDE = road("S2", (30, 11), (30.5, 11))
BYPASS = road("B3", (30, 10), (30.02, 11), (30, 12))
WIDE = road("W4", (30, 10), (30.2, 11), (30, 12))


@pytest.mark.parametrize(
    ("roads", "expected"),
    [
        ([NORTH], {"ab": (111, ("N1",)), "bc": (111, ("N1",))}),
        ([NORTH, SIDE], {"ab": (111, ("N1",)), "bc": (111, ("N1",)), "bd": (55, ("S2",))}),
        ([BYPASS], {"ab": (114, ("B3",)), "bc": (114, ("B3",))}),
        ([WIDE], {"ac": (227, ("W4",))}),
        ([road("", (30, 10), (30, 11))], {"ab": (111, ())}),
        ([road("N1", (30, 10), (30, 10.5)), road("N2", (30, 10.5), (30, 11))], {"ab": (111, ("N1", "N2"))}),
        ([road("N1", (30, 10), (30, 10.5)), road("N2", (30, 10.6), (30, 11))], {}),
        ([road("E", (29.9, 10.5), (30.1, 10.5)), road("N1", (30, 10), (30, 11))], {"ab": (111, ("N1",))}),
        ([NORTH, WIDE, road("L", (30, 11), (30.2, 11))], {"ab": (111, ("N1",)), "bc": (111, ("N1",))}),
        ([], {}),
    ],
    ids=[
        "through",
        "branch",
        "by-pass",
        "wide of it",
        "no name",
        "two roads",
        "a gap",
        "a bridge",
        "a linked by-pass",
        "none",
    ],
)
def test_ways_by_road(roads, expected):
    """A road joins places that it leads through in turn; what passes near a place is that place's."""
    found = ways(*roads)
    assert found.keys() == expected.keys()
    for pair, (km, names) in expected.items():
        assert found[pair][1] == names
        assert found[pair][0] == pytest.approx(km, abs=2)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([NORTH, SIDE, BYPASS, WIDE]), max_size=4), st.randoms())
def test_the_order_of_roads_and_their_direction_do_not_matter(roads, random):
    """The same lines in any order, drawn from either end, give the same pairs and lengths; none shorter than air."""
    turned = [Road(r.name, tuple(reversed(r.points))) if random.random() < 0.5 else r for r in roads]
    random.shuffle(turned)
    one, other = ways(*roads), ways(*turned)
    assert {pair: km for pair, (km, _) in one.items()} == {pair: km for pair, (km, _) in other.items()}
    assert all(km >= round(km_between(PLACES[pair[0]], PLACES[pair[1]])) - 1 for pair, (km, _) in one.items())


def geojson(*features):
    """A file of features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def line(kind="LineString", coordinates=((30, 10), (30, 11)), **properties):
    """A feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        (line(ref="M5", name="North road"), [("M5", 2)]),
        (line(name="North\x1b[31m road"), [("North [31m road", 2)]),
        (line(name="x" * 500), [("x" * 80, 2)]),
        (line("MultiLineString", [[[30, 10], [30, 11]], [[31, 10, 250.0], [31, 11, 250.0]]]), [("", 2), ("", 2)]),
    ],
    ids=["ref first", "control characters", "too long", "many lines with heights"],
)
def test_what_a_file_of_roads_says(tmp_path, feature, expected):
    """Lines are read with their names; a name is text that can be shown."""
    (tmp_path / "roads.geojson").write_text(geojson(feature, line("Point", [30, 10])))
    assert [(r.name, len(r.points)) for r in read_roads(tmp_path / "roads.geojson")] == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "cannot be read"),
        ("no json", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1, 2]", "no GeoJSON"),
        ('{"features": [3]}', "no GeoJSON"),
        (geojson(line("Point", [30, 10])), "no line in it"),
        (geojson(line(coordinates=[[3_000_000, 10], [30, 11]])), "not on the earth"),
        (geojson(line(coordinates=[["x", 10], [30, 11]])), "no GeoJSON"),
    ],
    ids=["no file", "no JSON", "too deep", "a list", "no features", "no lines", "metres", "words"],
)
def test_what_is_no_file_of_roads(tmp_path, text, says):
    """Each fault is told with the file's name, and what is asked for."""
    if text is not None:
        (tmp_path / "roads.geojson").write_text(text)
    with pytest.raises(RoadsError, match=says) as caught:
        read_roads(tmp_path / "roads.geojson")
    assert "roads.geojson" in str(caught.value)
    assert "LineStrings in degrees" in str(caught.value)
