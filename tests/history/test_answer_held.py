"""Who held the place on a day: the answer, its status, its bounds, and the sentences for and against."""

from __future__ import annotations

import pytest

from telling import FACTS, PROVINCE, SIDES, TOWN, asked, told_all
from whoheld.almanac.when import UNKNOWN, When
from whoheld.errors import BadDate
from whoheld.history.answer import held

TWICE = ["North takes 2012-03-05 from South", "South takes 2012-04-09/2012-04-12 from North"]

DAYS = [
    # day, holder, status, since, until, last evidence
    ("2012-03-01", "South", "held", None, "2012-03-05", None),  # presupposed by the taking
    ("2012-03-05", "South, then North", "held", "2012-03-05", "2012-04-09/2012-04-12", "2012-03-05"),
    ("2012-03-20", "North", "held", "2012-03-05", "2012-04-09/2012-04-12", "2012-03-05"),
    ("2012-04-10", "changing from North to South", "changing", "2012-03-05", "2012-04-09/2012-04-12", "2012-04-09"),
    ("2012-04-12", "South", "held", "2012-04-09/2012-04-12", None, "2012-04-12"),  # done by the end of that day
    ("2019-01-01", "South", "held", "2012-04-09/2012-04-12", None, "2012-04-12"),  # until something says otherwise
    ("2012-03", "North", "held", "2012-03-05", "2012-04-09/2012-04-12", "2012-03-05"),  # of a month the last day
    ("2005-01-01", "unknown", "unknown", None, "2012-03-05", None),  # "until then" does not reach back for years
]


@pytest.mark.parametrize(("day", "expected"), [(day, expected) for day, *expected in DAYS])
def test_one_history_asked_on_many_days(day, expected):
    """The holder, the bounds and the age of the evidence follow the day that is asked for."""
    a = asked(TWICE, day)
    assert [a.holder, a.status, a.since, a.until, a.last_evidence] == expected


DISPUTES = [
    # the town was reported in one side's hands; the other's media say that they have it back, and nobody else does
    (
        ["North takes 2012-03-03/2012-03-04 doubted", "South takes 2012-03-09 by South_media"],
        "2012-03-10",
        "South, disputed: North",
        "disputed",
    ),
    # an independent report that follows settles it
    (
        ["North takes 2012-03-04", "South takes 2012-03-09 by South_media", "South holds 2012-03-20"],
        "2012-03-10",
        "South",
        "held",
    ),
    # so does the loser's admission
    (
        ["North takes 2012-03-04", "South takes 2012-03-09 by South_media", "South holds 2012-03-20 by North"],
        "2012-03-10",
        "South",
        "held",
    ),
    # a second report of the same side's does not
    (
        ["North takes 2012-03-04", "South takes 2012-03-09 by South_media", "South holds 2012-03-20 by South_army"],
        "2012-03-10",
        "South, disputed: North",
        "disputed",
    ),
    # nobody's report gave it to another before: one side's word is enough, and the answer says that it is no more
    (["South takes 2012-03-09 from North by South_media"], "2012-03-10", "South", "held"),
    # a later taking from the other side says that it was theirs in between
    (
        ["South takes 2012-03-09", "South takes 2012-03-20 from North"],
        "2012-03-15",
        "South, disputed: North",
        "disputed",
    ),
    (["South takes 2012-03-09", "South takes 2012-03-20 from North"], "2012-03-20", "South", "held"),
    # two accounts of who held it until then; the voice that gains by its own weighs less
    (
        ["South takes 2012-03-09 from East by South", "North leaves 2012-03-09 by Watch"],
        "2012-03-08",
        "North, disputed: East",
        "disputed",
    ),
    # a denial with more weight than the claim: an account, no change
    (
        ["North holds 2012-03-01", "South takes 2012-03-09 doubted", "South takes 2012-03-10 by South denied"],
        "2012-03-11",
        "North, disputed: South",
        "disputed",
    ),
    (
        ["South takes 2012-03-09 from North doubted", "South takes 2012-03-10 by South denied"],
        "2012-03-11",
        "North, disputed: South",
        "disputed",
    ),
    # the next report ends the dispute
    (
        ["North takes 2012-03-01", "South holds 2012-03-09 doubted", "North holds 2012-03-12"],
        "2012-03-13",
        "North",
        "held",
    ),
]


@pytest.mark.parametrize(("lines", "day", "holder", "status"), DISPUTES)
def test_accounts_at_odds(lines, day, holder, status):
    """An answer prefers one account and names the others."""
    answer = asked(lines, day)
    assert (answer.holder, answer.status) == (holder, status)


ONE_DAY = [
    # in the order told
    (
        ["North holds 2012-03-01", "South takes 2012-03-05 from North", "North takes 2012-03-05 from South"],
        "North, then South, then North",
    ),
    (
        ["North takes 2012-03-05 from South", "South takes 2012-03-05 from North"],
        "South, then North, then South",
    ),
    # told by two texts: what was done to the holder comes before what the holder did
    (
        ["North holds 2012-03-01", "North takes 2012-03-05 in b", "South takes 2012-03-05 in a"],
        "North, then South, then North",
    ),
]


@pytest.mark.parametrize(("lines", "holder"), ONE_DAY)
def test_changes_on_one_day(lines, holder):
    """Asked for a day with changes, the answer gives them in turn, and the holder at its end."""
    answer = asked(lines, "2012-03-05")
    assert answer.holder == holder
    assert answer.holders == (holder.split(", then ")[-1],)


def test_the_reasons_name_what_decided():
    """An answer says which weights decided, and that one side alone speaks for it."""
    why = " ".join(asked(["South takes 2012-03-09 from North by South_media"], "2012-03-10").why)
    assert "by its own side's statement only" in why
    why = " ".join(asked(["North takes 2012-03-05 from South"], "2012-03-01").why)
    assert why.startswith("presupposed: South lost it to North on 2012-03-05")


def test_evidence_for_and_against():
    """The sentences of the day stand for the answer, those of a rival account against it, each once."""
    lines = ["North takes 2012-03-01", "South holds 2012-03-09 doubted", "North holds 2013-01-01"]
    answer = asked(lines, "2012-03-10")
    assert [e.quote for e in answer.for_] == ["North takes 2012-03-01"]
    assert [e.quote for e in answer.against] == ["South holds 2012-03-09 doubted"]


def test_an_evidence_item_names_its_document():
    """Each sentence carries its document's name and title, its source and its stance."""
    (item,) = asked(["North takes 2012-03-01 by Watch doubted in b"], "2012-03-10").for_
    assert (item.doc, item.title, item.source, item.stance) == ("b", "A day at the front", "Watch", "doubted")


def test_what_is_said_of_the_area_moves_no_town():
    """Claims about the province stand beside the town's answer, the latest first; plans do not."""
    area = told_all(["South holds 2012-01-01", "South takes 2012-02-01", "South takes 2012-03-01 intended"])
    own = told_all(["North takes 2011-03-05"])
    answer = held(TOWN, own, When.parse("2012-06-01"), facts=FACTS, sides=SIDES, area_claims=area)
    assert answer.holder == "North"
    assert [e.start for e in answer.said_of_the_area] == ["2012-02-01", "2012-01-01"]


def test_an_area_said_to_be_taken_moves_itself():
    """A province asked for by name has spells of its own."""
    assert asked(["South takes 2012-02-01 from North"], "2012-06-01", PROVINCE).holder == "South"


def test_the_row_has_the_columns_of_the_contract():
    """Rows hold plain values under the agreed names, in order."""
    row = asked(["North takes 2012-03-05 from South"], "2012-04-01").row()
    assert list(row) == [
        *("place", "date", "holders", "holder", "sharing", "status", "since", "until", "last_evidence"),
        *("for", "against", "said_of_the_area", "why"),
    ]
    assert row["holders"] == ["North"]
    assert row["for"][0]["quote"] == "North takes 2012-03-05 from South"


@pytest.mark.parametrize("day", [UNKNOWN, When.parse("2012-03-05/..")])
def test_a_question_without_a_last_day_is_refused(day):
    """What has no last day cannot be answered, and the error says what to ask."""
    with pytest.raises(BadDate, match="ask for a day"):
        held(TOWN, (), day, facts=FACTS, sides=SIDES)


def test_nothing_known_is_unknown():
    """No evidence is never nobody: the answer is unknown and says that there is none."""
    answer = asked([], "2012-03-05")
    assert (answer.holders, answer.holder, answer.status, answer.sharing) == ((), "unknown", "unknown", "unknown")
    assert answer.why == ("no dated evidence",)
