"""Distances and sizes of forces, with their bounds and units."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.analysis import measures as module

#: A sentence, and its figures: sort, low, high, unit, words.
FIGURES = [
    ("It lies about 50 miles from Dray.", [("distance", 80.47, 80.47, "km", "about 50 miles")]),
    ("They advanced some 30 km.", [("distance", 30, 30, "km", "some 30 km")]),
    ("It lost 2,700 square kilometers.", [("distance", 2700, 2700, "sq km", "2,700 square kilometers")]),
    ("It kept 700 square metres.", [("distance", 0.0007, 0.0007, "sq km", "700 square metres")]),
    ("An area of 870 square miles fell.", [("distance", 2253.29, 2253.29, "sq km", "870 square miles")]),
    ("It is 2.5 km off.", [("distance", 2.5, 2.5, "km", "2.5 km")]),
    ("It is less than 10 km off.", [("distance", None, 10, "km", "less than 10 km")]),
    ("It is 40-50 km off.", [("distance", 40, 50, "km", "40-50 km")]),
    ("A 15-kilometre road.", [("distance", 15, 15, "km", "15-kilometre")]),
    ("It is fifty kilometres off.", [("distance", 50, 50, "km", "fifty kilometres")]),
    ("They came within 16 kilometres (10 miles) of it.", [("distance", 16, 16, "km", "16 kilometres")]),  # told twice
    ("It has 600+ Blue soldiers.", [("force_size", 600, None, "soldiers", "600+ Blue soldiers")]),
    ("It has up to 10,000 troops.", [("force_size", None, 10000, "troops", "up to 10,000 troops")]),
    (
        "Between 2,000 and 4,000 personnel.",
        [("force_size", 2000, 4000, "personnel", "Between 2,000 and 4,000 personnel")],
    ),
    (
        "They ousted a few hundred or at most a couple thousand Red (RA) fighters.",
        [("force_size", 200, 2000, "fighters", "a few hundred or at most a couple thousand Red (RA) fighters")],
    ),
    ("A garrison of some 1,500 was there.", [("force_size", 1500, 1500, "garrison", "some 1,500")]),
    ("The 30,000-strong army waits.", [("force_size", 30000, 30000, "strong", "30,000-strong")]),
    ("600 fighters captured the hill.", [("force_size", 600, 600, "fighters", "600 fighters")]),
    ("They killed 40 fighters.", []),
    ("40 fighters were killed after noon.", []),
    ("Six Blue non-combatants came.", []),
    ("On 7 February 2018, Blue forces came.", []),
    ("One of the tanks burnt.", []),
    ("They took three villages.", []),
    ("They left on 3 May.", []),
    ("On 3 May Blue fighters left.", []),  # a day is no number of fighters
    ("In 2031 the Blue troops left.", []),
    ("They made two raids using bombers.", []),
]


def measures(sentence):
    """The figures of a sentence."""
    return module.measures(sentence, frozenset(re.findall(r"[a-z]+", sentence.lower())))


@pytest.mark.parametrize(("sentence", "expected"), FIGURES)
def test_figures_have_their_bounds(sentence, expected):
    """Each distance and force has its bounds in one unit, and its own words."""
    found = [(str(m.type), m.low, m.high, m.unit, sentence[m.start : m.end]) for m in measures(sentence)]
    assert found == expected


@given(st.integers(min_value=2, max_value=9999), st.sampled_from(["km", "miles", "metres"]))
def test_a_distance_is_that_of_its_unit(number, unit):
    """However far, kilometres are the number times its unit, to ten metres; less than one to the metre."""
    (found,) = measures(f"The front is {number:,} {unit} away.")
    exact = number * {"km": 1, "miles": 1.609344, "metres": 0.001}[unit]
    assert found.low == found.high == pytest.approx(exact, abs=0.005 if exact >= 1 else 1e-6)


@given(st.text(max_size=60))
def test_any_text_has_figures_within_it(text):
    """Whatever the text, figures lie within it and their bounds are in order."""
    for found in measures(f"{text} 12 km {text}"):
        assert 0 <= found.start < found.end <= len(text) * 2 + 7
        assert found.low is None or found.high is None or found.low <= found.high
