"""What is cut off: tables on small graphs, and what holds on every graph."""

import itertools
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from whoheld.almanac.distance import Point, km_between
from whoheld.errors import QuestionError, TooRecent
from whoheld.history.ways.bounds import PAST_DAYS
from whoheld.history.ways.contact import contact
from whoheld.history.ways.cut import cut
from whoheld.history.ways.gabriel import _on_sphere, gabriel
from whoheld.history.ways.graph import Edge, Graph
from whoheld.history.ways.past import last_answered, long_past
from whoheld.history.ways.stretch import month_ends

TODAY = date(2024, 3, 31)
SIDES = ("reds", "blues", "greens")
#: A graph of points costs some milliseconds.
FEW = settings(max_examples=40, deadline=None)
WHERE = st.builds(Point, st.floats(35, 42).map(lambda x: round(x, 3)), st.floats(32, 37).map(lambda x: round(x, 3)))
SPREAD = st.lists(WHERE, min_size=2, max_size=9, unique=True)


def graph(*pairs):
    """A graph of edges such as "ab", each one kilometre long."""
    return Graph({node for pair in pairs for node in pair}, [Edge.between(*pair, 1.0) for pair in pairs])


def shown(parted):
    """What is cut off, in short: pieces with the edges that did it."""
    return [("".join(sorted(one.places)), [edge.a + edge.b for edge in one.lost]) for one in parted.severed]


CHAIN = graph("ab", "bc", "cd", "de")
RING = graph("ab", "bc", "cd", "da")
STAR = graph("xa", "xb", "xc", "ab")


@pytest.mark.parametrize(
    ("ground", "held", "falls", "seat", "expected"),
    [
        (CHAIN, "abcde", "", "a", []),
        (CHAIN, "abcde", "c", "a", [("de", ["cd"])]),
        (CHAIN, "abcde", "c", "e", [("ab", ["bc"])]),
        (CHAIN, "abcde", "b", None, [("a", ["ab"])]),  # the rest is the largest piece that is left
        (CHAIN, "abcde", "bc", "a", [("de", ["cd"])]),
        (CHAIN, "abde", "d", "a", []),  # d and e had no way to a before
        (RING, "abcd", "b", "a", []),  # the other way round is open
        (RING, "abcd", "bd", "a", [("c", ["bc", "cd"])]),
        (STAR, "xabc", "x", "a", [("c", ["cx"])]),
        (STAR, "xabc", "z", "a", []),  # what the side does not hold cuts nothing off
    ],
)
def test_cut_tables(ground, held, falls, seat, expected):
    """Falling places part the ground; each piece names the edges to what fell."""
    assert shown(cut(ground, set(held), set(falls), seat)) == expected


def test_what_was_apart_before_is_told_apart():
    """Ground that hung together with nothing before is no consequence of the fall."""
    parted = cut(CHAIN, set("abde"), set("d"), "a")
    assert (parted.rest, parted.apart) == (frozenset("ab"), (frozenset("e"),))


@pytest.mark.parametrize(
    ("held", "falls", "seat"),
    [("abde", "", None), ("abcde", "c", None), ("abcde", "c", "c"), ("abcde", "", "z")],
    ids=["two pieces of one size", "two after the fall", "the seat falls", "the seat is not held"],
)
def test_no_single_rest_asks_back(held, falls, seat):
    """Without a single rest nothing is said to be cut off from it."""
    with pytest.raises(QuestionError, match=r"--seat|name another"):
        cut(CHAIN, set(held), set(falls), seat)


@st.composite
def grounds(draw):
    """Points, their Gabriel graph, who holds each, and a seat of the reds among them."""
    points = {f"p{n}": point for n, point in enumerate(draw(SPREAD))}
    holders = {node: draw(st.sampled_from(SIDES)) for node in points}
    seat = draw(st.sampled_from(sorted(points)))
    return Graph(points, gabriel(points)), holders | {seat: "reds"}, seat


def lost_ways(parted):
    """All places that are cut off."""
    return frozenset().union(*(one.places for one in parted.severed))


@FEW
@given(grounds(), st.data())
def test_what_is_cut_off_grows_with_what_falls(ground, data):
    """Whatever more falls, what was cut off stays cut off or falls itself; from one seat."""
    net, holders, seat = ground
    held = {node for node, side in holders.items() if side == "reds"}
    others = st.sets(st.sampled_from(sorted(held - {seat}))) if held - {seat} else st.just(set())
    first, more = data.draw(others), data.draw(others)
    few, many = cut(net, held, first, seat), cut(net, held, first | more, seat)
    assert lost_ways(few) <= lost_ways(many) | more
    assert not lost_ways(many) & (many.rest | first | more)


@FEW
@given(grounds())
def test_nothing_falls_and_nothing_is_newly_cut_off(ground):
    """Without a fall there is a rest and what was apart, and together they are all that is held."""
    net, holders, seat = ground
    held = {node for node, side in holders.items() if side == "reds"}
    parted = cut(net, held, (), seat)
    assert parted.severed == ()
    assert parted.rest.union(*parted.apart) == held


@FEW
@given(grounds(), st.data())
def test_a_gain_cuts_nothing_off(ground, data):
    """A place more, and what falls cuts off no place that it would not have cut off, or left apart, without it."""
    net, holders, seat = ground
    held = {node for node, side in holders.items() if side == "reds"}
    assume(net.nodes - held)
    gained = data.draw(st.sampled_from(sorted(net.nodes - held)))
    falls = data.draw(st.sets(st.sampled_from(sorted(net.nodes - {seat, gained}) or [""])))
    before, after = cut(net, held, falls, seat), cut(net, held | {gained}, falls, seat)
    assert before.rest <= after.rest


@FEW
@given(SPREAD, st.randoms())
def test_the_order_of_places_does_not_matter(spread, random):
    """The same points in another order have the same graph."""
    points = {f"p{n}": point for n, point in enumerate(spread)}
    mixed = list(points.items())
    random.shuffle(mixed)
    assert Graph(points, gabriel(points)).edges == Graph(dict(mixed), gabriel(dict(mixed))).edges


@FEW
@given(SPREAD)
def test_the_gabriel_graph_by_its_definition(spread):
    """Two points are neighbours if no third is nearer to the middle between them than they are: also the nearest."""
    points = {f"p{n}": point for n, point in enumerate(spread)}
    found = {(edge.a, edge.b) for edge in gabriel(points)}
    for (a, p), (b, q) in itertools.combinations(sorted(points.items()), 2):
        others = [r for i, r in points.items() if i not in {a, b}]
        middle, reach = halfway(p, q), km_between(p, q) / 2
        if all(km_between(middle, r) > reach + 0.01 for r in others):
            assert (a, b) in found
        if any(km_between(middle, r) < reach - 0.01 for r in others):
            assert (a, b) not in found
    for a, p in points.items():
        nearest = min(km_between(p, q) for b, q in points.items() if b != a)
        assert any(a in pair and km_between(points[pair[0]], points[pair[1]]) <= nearest + 0.01 for pair in found)


def halfway(p, q):
    """The middle of the great circle between two points, by adding up unit vectors."""
    x, y, z = _on_sphere(np.array([p, q])).sum(axis=0)
    return Point(float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y)))))


@FEW
@given(SPREAD)
def test_the_gabriel_graph_hangs_together(spread):
    """With every place held, there is one piece."""
    points = {f"p{n}": point for n, point in enumerate(spread)}
    assert len(Graph(points, gabriel(points)).pieces(points)) == 1


def test_places_on_one_point_are_neighbours():
    """Two records of one town do not part it from the others."""
    points = {"a": Point(36.0, 35.0), "b": Point(36.0, 35.0), "c": Point(36.5, 35.0)}
    assert {(e.a, e.b) for e in gabriel(points)} == {("a", "b"), ("a", "c"), ("b", "c")}


@pytest.mark.parametrize(
    ("holders", "touching", "km", "others"),
    [
        ({"a": "r", "b": "r", "c": "b", "d": "b", "e": ""}, "b", 1.0, ("b",)),
        ({"a": "r", "b": "b", "c": "r", "d": "g", "e": "r"}, "ace", 4.0, ("b", "g")),
        ({"a": "r", "b": "", "c": "b", "d": "b", "e": "b"}, "", 0.0, ()),  # nobody is known to hold the place between
        ({"a": "r", "b": "rb", "c": "b", "d": "b", "e": "b"}, "b", 1.0, ("b",)),  # what is shared is held
        ({}, "", 0.0, ()),
    ],
    ids=["one front", "every other place", "unknown between", "shared", "nothing known"],
)
def test_contact_tables(holders, touching, km, others):
    """Contact is between a place of the side and a neighbouring one that only others hold."""
    met = contact(CHAIN, {node: frozenset(sides) for node, sides in holders.items()}, "r")
    assert (met.touching, met.km, met.sides) == (frozenset(touching), km, others)


@FEW
@given(grounds())
def test_contact_is_the_same_from_both_sides(ground):
    """Of two sides that hold all, each touches the other along the same edges."""
    net, holders, _ = ground
    sides = {node: frozenset({"reds" if side == "reds" else "blues"}) for node, side in holders.items()}
    assert contact(net, sides, "reds").edges == contact(net, sides, "blues").edges


@pytest.mark.parametrize(
    ("day", "answered"),
    [
        (TODAY - timedelta(days=PAST_DAYS), True),
        (TODAY - timedelta(days=PAST_DAYS - 1), False),
        (TODAY, False),
        (TODAY + timedelta(days=400), False),
        (date.min, True),
    ],
)
def test_only_days_long_past_are_answered(day, answered):
    """The ninetieth day back is the first that is answered; the message names it."""
    if answered:
        assert long_past(day, TODAY) == day
    else:
        with pytest.raises(TooRecent, match=str(last_answered(TODAY))):
            long_past(day, TODAY)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023-11-05", "2024-02-10", ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-10"]),
        ("2024-02-29", "2024-02-29", ["2024-02-29"]),
        ("2024-02-01", "2024-02-29", ["2024-02-29"]),
    ],
)
def test_months_end_at_their_last_days(first, last, expected):
    """A day for each month, the last one the day that was asked for."""
    days = month_ends(date.fromisoformat(first), date.fromisoformat(last))
    assert [day.isoformat() for day in days] == expected
