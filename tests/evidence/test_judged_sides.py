"""Actors that people judged to be the same, or part of one another, on some days."""

from datetime import date

import pytest

from whoheld.almanac.side import Sides
from whoheld.errors import BadJudgement
from whoheld.evidence.judged_sides import JudgedSides, Tie
from whoheld.evidence.party import KnowsReporters

MAY, JUNE, JULY = (date(2031, month, 1) for month in (5, 6, 7))


class Strangers:
    """An almanac that knows nobody."""

    def same(self, a, b, on=None):
        """Only a name is the same as itself."""
        del on
        return a == b


def same(first, second, since=None, until=None):
    """Two actors are one."""
    return Tie(first, second, equal=True, since=since, until=until)


def part(first, second, since=None, until=None):
    """The first is a part of the second."""
    return Tie(first, second, equal=False, since=since, until=until)


@pytest.mark.parametrize(
    ("ties", "a", "b", "on", "expected"),
    [
        ([same("A", "B")], "A", "B", MAY, True),
        ([same("A", "B")], "b", "a", None, True),
        ([same("A", "B")], "A", "C", MAY, False),
        ([same("A", "B"), same("B", "C")], "A", "C", MAY, True),  # by way of a third
        ([same("A", "B", since=JUNE)], "A", "B", MAY, False),
        ([same("A", "B", since=JUNE)], "A", "B", JUNE, True),  # the first day counts
        ([same("A", "B", until=JUNE)], "A", "B", JUNE, True),  # and the last one
        ([same("A", "B", until=JUNE)], "A", "B", JULY, False),
        ([same("A", "B", since=JUNE, until=JUNE)], "A", "B", None, True),  # without a day: whether ever
        ([part("A", "W")], "A", "W", MAY, True),
        ([part("A", "W")], "W", "A", MAY, True),
        ([part("A", "W"), part("B", "W")], "A", "B", MAY, False),  # two parts of one whole are two
        ([part("A", "W"), part("W", "X")], "A", "X", MAY, True),  # a part of a part
        ([part("A", "W"), same("W", "X")], "A", "X", MAY, True),
        ([part("A", "W"), same("A", "B")], "B", "W", MAY, True),
        ([part("A", "W", since=JUNE), part("W", "X")], "A", "X", MAY, False),
        ([same("A", "B")], "A; C", "D; B", MAY, True),  # joint: one in common is enough
    ],
)
def test_judged_ties(ties, a, b, on, expected):
    """What was judged, and what follows from it on that day, and no more."""
    assert JudgedSides(Strangers(), ties).same(a, b, on) is expected
    assert JudgedSides(Strangers(), ties).same(b, a, on) is expected


def test_judgements_go_on_where_the_almanac_ends():
    """A part of what the almanac calls a part is a part of the whole; two parts of it stay two."""
    almanac = Sides.shipped()
    sides = JudgedSides(almanac, [part("Olive Company", "People's Protection Units")])
    day = date(2017, 6, 1)
    assert almanac.same("YPG", "SDF", day)
    assert sides.same("Olive Company", "SDF", day)
    assert sides.same("YPG", "SDF", day)
    assert not sides.same("Olive Company", "YPJ", day)
    assert isinstance(sides, KnowsReporters)
    assert sides.reporter("Reuters") == almanac.reporter("Reuters")
    assert sides.common_name("the YPG fighters") == almanac.common_name("the YPG fighters")


def test_judged_actors_agree(record):
    """Accounts that name two actors who are judged one no longer disagree, on those days."""
    assert len(record.disputes()) > 0
    number = record.same_actor("Greens", "Blues", since="2031-05-01", by="Ann")
    assert record.disputes() == []
    record.undo(number, by="Ann")
    record.part_of("Greens", "Blues", until="2031-05-01", by="Ann")
    assert len(record.disputes()) > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"actor": "Reds", "other": "the Reds"}, "one actor already"),
        ({"actor": "Reds", "other": " "}, "give two names"),
        ({"actor": "Reds", "other": "Blues", "since": "June"}, "'June' is no day"),
        ({"actor": "Reds", "other": "Blues", "since": "2031-06-02", "until": "2031-06-01"}, "comes after 2031-06-01"),
    ],
)
def test_ties_that_cannot_be_are_refused(record, arguments, said):
    """The message says what was seen; nothing is written."""
    with pytest.raises(BadJudgement, match=said):
        record.same_actor(**arguments, by="Ann")
    assert record.judgements() == []
