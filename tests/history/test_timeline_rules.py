"""The rules of control, each as a table of what is told and what the spells then are."""

from __future__ import annotations

import pytest

from telling import PROVINCE, asked, history_of, spells_of

TAKES_AND_LEAVES = [
    # a taking opens a spell and ends the one before, which its target names
    (["North takes 2012-03-05 from South"], [".. South", "2012-03-05 North"]),
    # without a target nothing is known of the time before
    (["North takes 2012-03-05"], ["2012-03-05 North"]),
    # back and forth
    (
        ["North takes 2012-03-05 from South", "South takes 2012-04-09 from North"],
        [".. South", "2012-03-05 North", "2012-04-09 South"],
    ),
    # leaving ends a spell and opens an unknown one
    (["North takes 2012-03-05", "North leaves 2012-05-01"], ["2012-03-05 North", "2012-05-01 unknown"]),
    # unless somebody else is said to come in within days
    (
        ["North takes 2012-03-05", "North leaves 2012-05-01", "South takes 2012-05-03"],
        ["2012-03-05 North", "2012-05-01/2012-05-03 South"],
    ),
    (
        ["North takes 2012-03-05", "North leaves 2012-05-01", "South holds 2012-05-02"],
        ["2012-03-05 North", "2012-05-01/2012-05-02 South"],
    ),
    # somebody who comes in much later does not close the gap
    (
        ["North takes 2012-03-05", "North leaves 2012-05-01", "South takes 2012-09-03"],
        ["2012-03-05 North", "2012-05-01 unknown", "2012-09-03 South"],
    ),
    # a leaving with no taking before it says who held the place until then
    (["North leaves 2012-05-01"], [".. North", "2012-05-01 unknown"]),
    # of joint holders one remains
    (
        ["North;East takes 2012-03-05", "East leaves 2012-05-01"],
        ["2012-03-05 North and East (joint)", "2012-05-01 North"],
    ),
]


@pytest.mark.parametrize(("lines", "spells"), TAKES_AND_LEAVES)
def test_changes_open_and_end_spells(lines, spells):
    """A taking or a leaving ends one spell and opens the next."""
    assert spells_of(lines) == spells


STATES = [
    # a state opens a spell where nothing stands: known at least on that day
    (["North holds 2012-03-05"], ["../2012-03-05 North"]),
    # and confirms one that stands
    (["North takes 2012-03-05", "North holds 2012-08-01"], ["2012-03-05 North"]),
    # a far later state of another holder shows a change that nobody told of
    (["North takes 2012-03-05", "South holds 2013-08-01"], ["2012-03-05 North", "2012-03-05/2013-08-01 South"]),
    # of two states that are not told firmly the later counts; a firm one, or a change, does not give way to such
    (
        ["North holds 2012-03-05 unclear", "South holds 2013-08-01 unclear"],
        ["../2012-03-05 North", "2012-03-05/2013-08-01 South"],
    ),
    (["North holds 2012-03-05", "South holds 2013-08-01 unclear"], ["../2012-03-05 North, disputed: South"]),
    (["North takes 2012-03-05 unclear", "South holds 2013-08-01 unclear"], ["2012-03-05 North, disputed: South"]),
    # within days of the last report it is another account of the same time; the heavier or later one is preferred
    (
        ["North holds 2012-03-05", "South holds 2012-03-08"],
        ["../2012-03-05 North", "2012-03-06/2012-03-08 South, disputed: North"],
    ),
    # a hedged report does not displace what was said
    (["North takes 2012-03-05", "South holds 2012-08-01 doubted"], ["2012-03-05 North, disputed: South"]),
    # nor does a report that leaves open how much of the place it means
    (["North takes 2012-03-05", "South holds 2012-08-01 unclear"], ["2012-03-05 North, disputed: South"]),
    # a state on the day of a change may be of its morning or of its evening
    (
        ["North takes 2012-03-05 from South", "South holds 2012-03-05", "North holds 2012-03-05"],
        [".. South", "2012-03-05 North"],
    ),
    # the state of every day of a stretch is no vague mention
    (["North holds 2012-01-01/2012-12-31 throughout"], ["../2012-01-01 North"]),
    # "since January", with no end, lasts until another holder is told of
    (
        ["North holds 2012-01-01/.. throughout", "South holds 2012-12-07"],
        ["../2012-01-01 North", "2012-01-01/2012-12-07 South"],
    ),
]


@pytest.mark.parametrize(("lines", "spells"), STATES)
def test_states_confirm_open_or_dispute(lines, spells):
    """A holding confirms the holder, opens a spell where nothing stands, or disputes it."""
    assert spells_of(lines) == spells


STANCES = [
    *([f"South takes 2012-06-01 from North {stance}"] for stance in ("intended", "forecast", "supposed", "denied")),
    ["South holds 2012-06-01 forecast"],
    ["North leaves 2012-06-01 intended"],
    ["North leaves 2012-06-01 denied"],
    ["South takes 2012-06-01 edge"],
    ["South besieges 2012-06-01 from North"],
    ["South contests 2012-06-01 from North"],
]


@pytest.mark.parametrize("lines", STANCES)
def test_what_moves_nothing(lines):
    """Plans, forecasts, suppositions, denials, the edge, fighting and sieges leave the holder in place."""
    assert [s.holders for s in history_of(["North holds 2012-03-05", *lines])] == [("North",)]


@pytest.mark.parametrize("stance", ["intended", "forecast", "supposed"])
def test_what_moves_nothing_is_kept(stance):
    """What does not count is handed over with its stance all the same."""
    unused = history_of(["North holds 2012-03-05", f"South takes 2012-06-01 from North {stance}"]).unused
    assert [item.stance for item in unused] == [stance]


PARTS = [
    # a part that is taken divides the place
    (["North takes 2012-03-05 from South part"], [".. South", "2012-03-05 North and South (divided)"]),
    # until the whole is taken
    (
        ["North takes 2012-03-05 from South part", "North takes 2012-03-20 from South"],
        [".. South", "2012-03-05 North and South (divided)", "2012-03-20 North"],
    ),
    # what is still held of it on the day on which all of it is taken was held before that
    (
        ["South holds 2012-03-01", "South holds 2012-03-05 part", "North takes 2012-03-05 from South"],
        ["../2012-03-01 South", "2012-03-05 North"],
    ),
    # also if another text tells of it; but told after the taking it speaks against it
    (
        ["South holds 2012-03-01", "North takes 2012-03-05 from South", "South holds 2012-03-05 part in b"],
        ["../2012-03-01 South", "2012-03-05 North"],
    ),
    (
        ["South holds 2012-03-01", "North takes 2012-03-05 from South", "South holds 2012-03-05 part"],
        ["../2012-03-01 South", "2012-03-05 North, disputed: South"],
    ),
    # and is preferred if it weighs more; either way both accounts stand
    (
        ["South holds 2012-03-01", "North takes 2012-03-05 by North", "South holds 2012-03-05 part by Watch"],
        [
            "../2012-03-01 South",
            "2012-03-05 North",
            "2012-03-05 South and North (divided), disputed: North",
        ],
    ),
    # a part that is held by another divides it too
    (
        ["South takes 2012-03-05", "North holds 2012-04-01 part"],
        ["2012-03-05 South", "2012-03-05/2012-04-01 North and South (divided)"],
    ),
    # what is left of a divided place when one side goes
    (
        ["South takes 2012-03-05", "North takes 2012-04-01 part", "South leaves 2012-04-09"],
        ["2012-03-05 South", "2012-04-01 North and South (divided)", "2012-04-09 North"],
    ),
    # a side that gives up a part keeps the rest
    (["South takes 2012-03-05", "South leaves 2012-04-01 part"], ["2012-03-05 South", "2012-04-01 South (in part)"]),
    # the holder of the whole is now said to have a named share of it only
    (
        ["South takes 2012-03-05", "South holds 2012-04-01 part [half of the town]"],
        ["2012-03-05 South", "2012-03-05/2012-04-01 South (in part)"],
    ),
    # "the part held by South" takes nothing from it
    (["South takes 2012-03-05", "South holds 2012-04-01 part"], ["2012-03-05 South"]),
]


@pytest.mark.parametrize(("lines", "spells"), PARTS)
def test_parts_divide(lines, spells):
    """A part of the place divides it and names the holders of its parts."""
    assert spells_of(lines) == spells


def test_shares_are_told_in_the_words_of_the_evidence():
    """A divided place says who has what share."""
    lines = [
        "South takes 2012-03-05",
        "North holds 2012-04-01 part [North has 80% of the town]",
        "South holds 2012-04-01 part",
    ]
    assert {"North: 80 %", "South: part"} <= set(asked(lines, "2012-04-02").why)


AREAS = [
    (["North takes 2012-03-05 unclear"], []),
    (["North takes 2012-03-05 from South"], [".. South", "2012-03-05 North"]),
    (["North takes 2012-03-05 from South part"], [".. South", "2012-03-05 North and South (divided)"]),
]


@pytest.mark.parametrize(("lines", "spells"), AREAS)
def test_areas_move_only_by_what_is_clear(lines, spells):
    """A claim that leaves its extent open never moves a province; in a town it does."""
    assert spells_of(lines, PROVINCE) == spells
    assert spells_of(["North takes 2012-03-05 unclear"]) == ["2012-03-05 North"]


ONE_SIDE = [
    # the description and the name of one side do not disagree; the name is kept
    (["rebels takes 2012-03-05 from South", "Falcons holds 2012-06-01"], [".. South", "2012-03-05 Falcons"]),
    # a renamed side is no change of control
    (["North takes 2012-03-05", "New_North holds 2014-06-01"], ["2012-03-05 North"]),
    # joint rule is another state than rule by one of the two
    (
        ["North takes 2012-03-05", "North;East holds 2012-06-01"],
        ["2012-03-05 North", "2012-03-05/2012-06-01 North and East (joint)"],
    ),
]


@pytest.mark.parametrize(("lines", "spells"), ONE_SIDE)
def test_names_of_one_side(lines, spells):
    """Names of one side make one spell."""
    assert spells_of(lines) == spells


NAMES = [
    (["North takes 2012-03-05", "New_North holds 2014-06-01"], "2013-01-01", "North"),
    (["North takes 2012-03-05", "New_North holds 2014-06-01"], "2015-01-01", "New North"),
    (["Falcons takes 2012-03-05", "rebels holds 2012-06-01"], "2012-07-01", "Falcons"),
    (["rebels takes 2012-03-05", "Falcons holds 2012-06-01"], "2012-04-01", "rebels"),
]


@pytest.mark.parametrize(("lines", "day", "name"), NAMES)
def test_the_name_of_its_own_time(lines, day, name):
    """A holder is called what the evidence of the time calls it; a description never displaces a name."""
    assert asked(lines, day).holder == name


WIDE = [
    # a summary mentions the dated event
    (["North takes 2012 from South", "North takes 2012-03-05 from South"], [".. South", "2012-03-05 North"]),
    # and does not undo what came after it
    (
        ["North takes 2012 from South", "North takes 2012-03-05 from South", "South takes 2012-04-09 from North"],
        [".. South", "2012-03-05 North", "2012-04-09 South"],
    ),
    # a vague holding never overrides dated changes within its stretch
    (
        ["South holds 2012", "North takes 2012-03-05 from South", "North holds 2012-11-01"],
        [".. South", "2012-03-05 North"],
    ),
    # a vague taking before a dated loss of the same side came before it
    (["North takes 2012", "South takes 2012-04-09 from North"], ["2012-01-01/2012-04-09 North", "2012-04-09 South"]),
    # after the last dated report of another holder within it
    (
        ["South holds 2012-03-05", "North takes 2012", "North holds 2013-02-01"],
        ["../2012-03-05 South", "2012-03-06/2012-12-31 North"],
    ),
    # a past event in the news is not put after what is known to have followed it
    (
        ["North takes ../2013-06-02 in news", "South takes 2012-04-09 from East"],
        [".. East", "2012-04-09 South"],
    ),
    # a state of a day within the bounds narrows them
    (
        ["North takes 2012-03-01/2012-03-13 from South", "South holds 2012-03-04", "North holds 2012-03-09"],
        ["../2012-03-04 South", "2012-03-05/2012-03-09 North"],
    ),
]


@pytest.mark.parametrize(("lines", "spells"), WIDE)
def test_wide_dates_give_way(lines, spells):
    """A wide date mentions the event of a day, or fits in among the days that are known."""
    assert spells_of(lines) == spells


OVER = [
    # fighting is laid over the holder's spell for its days
    (["North takes 2012-03-05", "South contests 2012-06-01 from North"], "2012-06-01", "North", "contested"),
    (["North takes 2012-03-05", "South contests 2012-06-01 from North"], "2012-06-20", "North", "held"),
    # reports some days apart are of one fight
    (
        ["North takes 2012-03-05", "South contests 2012-06-01", "South contests 2012-06-07"],
        "2012-06-04",
        "North",
        "contested",
    ),
    # fighting at the edge is none for the place
    (["North takes 2012-03-05", "South contests 2012-06-01 from North edge"], "2012-06-01", "North", "held"),
    # where nobody is known to hold it, it is contested all the same
    (["South contests 2012-06-01 from North"], "2012-06-01", "unknown", "contested"),
    # the besieged are within
    (["South besieges 2012-06-01 from North"], "2012-06-05", "North", "held"),
]


@pytest.mark.parametrize(("lines", "day", "holder", "status"), OVER)
def test_fighting_and_sieges_lie_over_a_spell(lines, day, holder, status):
    """Fighting and sieges mark the days and leave the holder."""
    answer = asked(lines, day)
    assert (answer.holder, answer.status) == (holder, status)


SIEGES = [
    (["North takes 2012-03-05", "South besieges 2012-06-01 from North"], "2012-07-01", True),
    (["North takes 2012-03-05", "South besieges 2012-06-01 from North"], "2012-05-01", False),
    # the siege ends when the place changes hands
    (
        ["North takes 2012-03-05", "South besieges 2012-06-01 from North", "South takes 2012-06-20 from North"],
        "2012-07-01",
        False,
    ),
    # and when it is told to have ended; a long stretch within which that is told ends there, too
    (
        ["North takes 2012-03-05", "South besieges 2012-06-01 from North", "South besieges 2012-07-10 denied ended"],
        "2012-07-09",
        True,
    ),
    (
        ["North takes 2012-03-05", "South besieges 2012-06-01 from North", "South besieges 2012-07-10 denied ended"],
        "2012-07-11",
        False,
    ),
    (
        ["North takes 2012-03-05", "South besieges 2012-04/2013-09", "South besieges 2012-07-10 denied ended"],
        "2012-07-11",
        False,
    ),
    # not where it is told again of a later day
    (
        [
            "North takes 2012-03-05",
            "South besieges 2012-04/2013-09",
            "South besieges 2012-07-10 denied ended",
            "South besieges 2013-02-01",
        ],
        "2012-09-01",
        True,
    ),
    # nor by the end of another's siege, nor where somebody only denies that there is one
    (
        ["North takes 2012-03-05", "South besieges 2012-06-01 from North", "East besieges 2012-07-10 denied ended"],
        "2012-07-11",
        True,
    ),
    (
        ["North takes 2012-03-05", "South besieges 2012-06-01 from North", "South besieges 2012-07-10 by North denied"],
        "2012-07-11",
        True,
    ),
]


@pytest.mark.parametrize(("lines", "day", "besieged"), SIEGES)
def test_a_siege_lasts_until_it_ends_or_the_place_changes_hands(lines, day, besieged):
    """An answer names the besieger on the days of the siege."""
    assert ("besieged by South" in asked(lines, day).why) is besieged


UNDATED = [
    (["North holds"], "undated", "North"),
    (["North holds", "South takes", "South holds"], "undated", "South, disputed: North"),
    # anything dated counts before it
    (["North holds", "South takes 2012-03-05"], "held", "South"),
]


@pytest.mark.parametrize(("lines", "status", "holder"), UNDATED)
def test_undated_claims_count_only_alone(lines, status, holder):
    """Undated claims are all that is known, or move nothing."""
    answer = asked(lines, "2012-06-01")
    assert (answer.status, answer.holder) == (status, holder)
