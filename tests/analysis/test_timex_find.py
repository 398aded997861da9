"""Which words of a text are time expressions, and which only look like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.analysis.timex_grammar import find
from whoheld.analysis.timex_links import link


def found(text):
    """The words of the expressions, in order."""
    return [text[p.start : p.end] for p in link(text, find(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # full dates in their orders
        ("The ford fell on 3 May 2014.", ["3 May 2014"]),
        ("The ford fell on May 3, 2014, at dusk.", ["May 3, 2014", "dusk"]),
        ("The ford fell on Saturday, 3 May 2014.", ["Saturday, 3 May 2014"]),
        ("The ford fell on the 3rd of May 2014.", ["the 3rd of May 2014"]),
        ("Updated 2014-05-03.", ["2014-05-03"]),
        # parts of a date
        ("It began in early 2018 and ended in mid-May.", ["early 2018", "mid-May"]),
        ("In late September the dam was lost.", ["late September"]),
        ("By the end of the month they left.", ["the end of the month"]),
        ("During the first week of June nothing moved.", ["the first week of June"]),
        ("In the spring of 1916 and in summer 1917.", ["the spring of 1916", "summer 1917"]),
        # ranges and lists: one expression a date
        ("Between 9 and 10 October they held.", ["9", "10 October"]),
        ("On 9, 10 and 12 October they fired.", ["9", "10", "12 October"]),
        ("From 3 to 5 May it rained.", ["3", "5 May"]),
        ("The battle (24–28 March 2015) was short.", ["24", "28 March 2015"]),
        ("The battle (17 August – 2 September) was long.", ["17 August", "2 September"]),
        ("It lasted September–December.", ["September", "December"]),
        ("On March 9–10, 2014, it snowed.", ["March 9", "10, 2014"]),
        # counted from elsewhere
        ("On the next day they left; two days later they came back.", ["the next day", "two days later"]),
        ("Two weeks ago the road was cut.", ["Two weeks ago"]),
        ("Later that day it was retaken.", ["Later that day"]),
        ("On the first day of the offensive, they advanced.", ["the first day of the"]),
        ("Over the next two days shells fell daily.", ["the next two days", "daily"]),
        ("On the 13th, they withdrew.", ["the 13th"]),
        # times of the day
        ("At 05:30 and again at 11 p.m. shots were heard.", ["05:30", "11 p.m."]),
        ("The night of 20 June 1791 was dark.", ["The night of 20 June 1791"]),
        # long ago
        ("In 490 BC and in the 5th century BC.", ["490 BC", "the 5th century BC"]),
        ("In 490 BC they landed; in 480 they were back.", ["490 BC", "480"]),
    ],
)
def test_finds_the_expressions_of_war_narratives(text, expected):
    """Every date, part, range, relative day and time is found with its own words."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They hold 10 % of the city.",
        "Some 5,000 fighters and 1500 soldiers remained.",
        "Brigade 113 and the 13th Division left.",
        "He may go; they may not.",
        "May God help them.",
        "They march on; the March was slow.",
        "The second attack failed, and a second one followed.",
        "The T4 base, the M5 highway and T-4 lie apart.",
        "It is 3 km to the well.",
        "Article 2015 of the code and Resolution 1973 apply.",
        "The 23 March Movement and the 14 July Bridge are names.",
        "It began to fall apart; the fall of the town followed.",
        "The score was 3.14 to 2.5.",
    ],
)
def test_leaves_what_only_looks_like_a_date(text):
    """Counts, numbers of units and roads, verbs and names are no time expressions."""
    assert found(text) == []


WORDS = st.sampled_from(
    [
        "On",
        "the",
        "3",
        "13th",
        "May",
        "2014",
        "to",
        "and",
        ",",
        ".",
        "-",
        "next",
        "day",
        "two",
        "weeks",
        "later",
        "10",
        "%",
        "late",
        "BC",
        "at",
        "night",
        "March",
        "17",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_expressions_lie_in_order_within_the_text(text):
    """Whatever the text, expressions are not empty, do not overlap and stay inside it."""
    phrases = link(text, find(text))
    ends = [0, *(p.end for p in phrases)]
    assert all(low <= p.start < p.end <= len(text) for low, p in zip(ends, phrases, strict=False))
