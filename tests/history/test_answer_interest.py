"""Whose word weighs more: answers where a side admits its loss, claims its gain, denies either, or its friends do."""

from __future__ import annotations

import pytest

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.almanac.when import When
from whoheld.evidence.circle import Circle, Leaning
from whoheld.evidence.party import Parties
from whoheld.history.answer import held

STOOD = "North holds 2012-03-01 in x"
ANSWERS = [
    # nobody disagrees: one side's word is enough, and the answer says that it is no more
    (
        ["South takes 2012-03-09 from North by South"],
        "South",
        "by its own side's statement only; in the interest of who says it (South)",
    ),
    # the loser says so itself
    (
        [STOOD, "South takes 2012-03-09 from North by North"],
        "South",
        "against the interest of who says it (North)",
    ),
    # it says so of the taking without naming itself, while another names it
    (
        [STOOD, "South takes 2012-03-09 from North by South", "South takes 2012-03-09 by North in b"],
        "South",
        "2 independent witnesses: North, South; against the interest of who says it (North)",
    ),
    # the winner's word against a report of another holder
    ([STOOD, "South takes 2012-03-09 by South"], "South, disputed: North", "only South's own side says"),
    # the winner's and its friends' word is one word
    (
        [STOOD, "South takes 2012-03-09 by South", "South takes 2012-03-09 by pro-South_sources in b"],
        "South, disputed: North",
        "South, pro-South sources (lean to South)",
    ),
    # that of a voice which leans to it by the user's file is too
    (
        [STOOD, "South takes 2012-03-09 by South", "South takes 2012-03-09 by Herald in b"],
        "South, disputed: North",
        "South, Herald (lean to South)",
    ),
    # a third voice settles it
    (
        [STOOD, "South takes 2012-03-09 by South", "South takes 2012-03-09 by Watch in b"],
        "South",
        "2 independent witnesses: Watch, South",
    ),
    # the loser's denial does not outweigh two who saw it
    (
        [
            STOOD,
            "South takes 2012-03-09 from North by Watch",
            "South takes 2012-03-09 from North by Courier in b",
            "South takes 2012-03-10 from North by North denied",
        ],
        "South",
        "denied by North",
    ),
    # the taker's own denial does: it gives up a gain
    (
        [STOOD, "South takes 2012-03-09 from North by Watch", "South takes 2012-03-10 by South denied"],
        "North, disputed: South",
        "denied against the interest of who says it (South)",
    ),
    # whoever leaves and says so is believed
    (
        [STOOD, "North leaves 2012-03-09 by North"],
        "unknown",
        "against the interest of who says it (North)",
    ),
    # of two who are said to have taken it on one day, the one whose taking the other admits
    (
        [STOOD, "South takes 2012-03-09 from North by North in b", "East takes 2012-03-09 from North by East in a"],
        "South",
        "against the interest of who says it (North)",
    ),
]


@pytest.mark.parametrize(("lines", "holder", "reason"), ANSWERS)
def test_interest_decides_and_is_told(lines, holder, reason):
    """The answer prefers the account that somebody gives against his interest, and its reasons name who."""
    parties = Parties(SIDES, Circle(leanings=(Leaning("Herald", "South"),)))
    answer = held(TOWN, told_all(lines), When.parse("2012-03-15"), facts=FACTS, sides=parties)
    assert answer.holder == holder
    assert reason in " | ".join(answer.why)
