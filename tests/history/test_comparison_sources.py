"""Two sources compared: what each alone says, what both say, where they contradict each other."""

import pytest

from telling import FACTS, SIDES, TOWN, told_all
from whoheld.evidence.party import Parties
from whoheld.history.voices.comparison import Voiced, meet


def met(lines):
    """Which claims meet, by their numbers in the lines: those that tell the same, and those that contradict."""
    claims = told_all(lines)
    number = {claim.id: at for at, claim in enumerate(claims)}
    a, b = (tuple(c for c in claims if c.source == name) for name in ("Watch", "Monitor"))
    found = meet([Voiced(TOWN, a, b)], facts=FACTS, parties=Parties(SIDES))
    both, against = (
        [(sorted(number[i] for i in m.a), sorted(number[i] for i in m.b)) for m in part]
        for part in (found.both, found.contradict)
    )
    return both, against


@pytest.mark.parametrize(
    ("lines", "both", "against"),
    [
        (  # one event, two days apart
            ["North takes 2012-03-05 by Watch", "North takes 2012-03-07 by Monitor in b"],
            [([0], [1])],
            [],
        ),
        (  # a part of one side is no contradiction
            ["North takes 2012-03-05 by Watch", "Northern_Guard takes 2012-03-05 by Monitor in b"],
            [([0], [1])],
            [],
        ),
        (  # two holders of one day
            ["North holds 2012-03-07 by Watch", "South holds 2012-03-07 by Monitor in b"],
            [],
            [([0], [1])],
        ),
        (  # two sides said to have taken it on one day
            ["North takes 2012-03-05 by Watch", "South takes 2012-03-05 by Monitor in b"],
            [],
            [([0], [1])],
        ),
        (  # the other denies it
            ["North takes 2012-03-05 by Watch", "North takes 2012-03-05 by Monitor in b denied"],
            [],
            [([0], [1])],
        ),
        (["North takes 2012-03-05 by Watch", "South takes 2013-03-05 by Monitor in b"], [], []),  # one after the other
        (["North attacks 2012-03-05 by Watch", "North attacks 2012-03-05 by Monitor in b"], [([0], [1])], []),
        (["North attacks 2012-03-05 by Watch", "South attacks 2012-03-05 by Monitor in b"], [], []),  # another attack
        (["North strikes 2012-03-05 by Watch", "North strikes 2012-03-05 by Monitor in b denied"], [], [([0], [1])]),
        (["North strikes 2012 by Watch", "North strikes 2012-03-05 by Monitor in b"], [], []),  # too vague to be one
        (["North takes by Watch", "North takes by Monitor in b"], [], []),  # of no day
    ],
)
def test_what_two_sources_say_of_a_town(lines, both, against):
    """Claims meet where they tell of one event, and are at odds where they cannot both be true."""
    assert met(lines) == (both, against)


def test_it_makes_no_difference_which_is_first():
    """Turned round, the same meet."""
    lines = [
        "North takes 2012-03-05 by Watch",
        "South takes 2012-03-05 by Monitor in b",
        "North attacks 2012-05-05 by Watch",
        "North attacks 2012-05-05 by Monitor in b",
    ]
    names = {"Watch": "Monitor", "Monitor": "Watch"}
    turned = [" ".join(names.get(word, word) for word in line.split()) for line in lines]
    both, against = met(lines)
    assert met(turned) == ([(b, a) for a, b in both], [(b, a) for a, b in against])
