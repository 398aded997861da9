"""The ways of telling that people came to harm, and the mistakes that readers make of them, by name."""

import pytest

from whoheld.codebook import HARM


def harm(claims, *fields):
    """Kind and figures of each claim about people, and these other fields."""
    plain = ("kind", "low", "high", *fields)
    return [
        tuple(str(v) if isinstance(v := getattr(c, f), str) else v for f in plain) for c in claims if c.kind in HARM
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The shelling of Kharkiv left 12 people dead.", [("kills", 12, 12)]),
        ("A blast in Aden resulted in the deaths of six policemen.", [("kills", 6, 6)]),
        ("The raid on Goma caused 15 civilian casualties.", [("kills", 15, 15)]),
        ("Twelve people lost their lives in Odesa.", [("kills", 12, 12)]),
        ("A car bomb in Kirkuk claimed the lives of 20 people.", [("kills", 20, 20)]),
        ("The bodies of 40 civilians were found in Bucha.", [("kills", 40, 40)]),
        ("The death toll in Tripoli rose to 120.", [("kills", 120, 120)]),
        ("The number of killed in Misrata rose to 31.", [("kills", 31, 31)]),
        ("A commander was killed in Benghazi.", [("kills", 1, 1)]),
        ("The army lost ten of its own soldiers in Derna.", [("kills", 10, 10)]),
        ("Between 20 and 30 militants were killed in Derna.", [("kills", 20, 30)]),
        ("Several fighters were killed in Sirte.", [("kills", None, None)]),
        ("Ten soldiers were killed and 25 wounded in Donetsk.", [("kills", 10, 10), ("wounds", 25, 25)]),
        ("Shelling of Taiz killed 12 people and injured 30 others.", [("kills", 12, 12), ("wounds", 30, 30)]),
        ("In Sirte 40 militants were killed and 12 captured.", [("kills", 40, 40), ("detains", 12, 12)]),
        ("The raid on Derna killed or wounded 20 militants.", [("kills", None, 20), ("wounds", None, 20)]),
        ("12 soldiers and 30 rebels were killed in Aleppo.", [("kills", 12, 12), ("kills", 30, 30)]),
    ],
)
def test_each_way_of_telling_has_its_figures(read, text, wanted):
    """Verb, noun, state, toll or loss: the count is read with its bounds, and each group is a claim."""
    assert harm(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("12 Ukrainian soldiers were killed by Russian forces in Bakhmut.", [("Russia", "Ukraine")]),
        ("Ukrainian forces captured 30 Russian soldiers near Kherson.", [("Ukraine", "Russia")]),
        ("50 civilians were killed in Russian shelling of Kharkiv.", [("Russia", "civilians")]),
        ("A wave of Russian air strikes killed 50 civilians in Kharkiv.", [("Russia", "civilians")]),
        (
            "12 Ukrainian soldiers and 30 Russian soldiers were killed in Bakhmut.",
            [("Russia", "Ukraine"), ("Ukraine", "Russia")],
        ),
        (
            "Russian forces killed 12 Ukrainian soldiers in Bakhmut and wounded 30.",
            [("Russia", "Ukraine"), ("Russia", "Ukraine")],
        ),
        ("Three Ukrainian soldiers were killed by friendly fire in Bakhmut.", [("Ukraine", "Ukraine")]),
    ],
)
def test_who_harmed_whom(read, text, who):
    """Agent, owner of the strike, the other side of the fight, or the own side's fire."""
    assert [(a, t) for _, _, _, a, t in harm(read(text), "actor", "target")] == who


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ukrainian forces captured Balakliia, killing 12 Russian soldiers.", ["Balakliia"]),
        ("Boko Haram killed 12 people in Gwoza and Bama.", ["Gwoza", "Bama"]),
        ("2,500 civilians fled from Mariupol to Zaporizhzhia.", ["Mariupol"]),
        ("30 Russian soldiers were killed.", [None]),
    ],
)
def test_where_they_came_to_harm(read, text, places):
    """The place that is nearest in the clause, each of a list, where people flee from, or none."""
    assert [p for _, _, _, p in harm(read(text), "place")] == places


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("12 Ukrainian soldiers were reportedly killed in Bakhmut.", "doubted"),
        ("No civilians were killed in Bakhmut.", "denied"),
        ("Russia denied that 12 civilians had been killed in Bakhmut.", "denied"),
        ("Officials fear that 500 civilians will be killed in Bakhmut.", "forecast"),
        ("If 500 civilians were killed in Bakhmut, the talks would end.", "supposed"),
        ("The commander threatened to execute 12 prisoners in Bakhmut.", "intended"),
    ],
)
def test_harm_that_was_not_said_to_be_done(read, text, stance):
    """A forecast, a threat, a condition or a denial is never put as fact."""
    assert [str(c.stance) for c in read(text) if c.kind == "kills"] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian forces captured twelve villages near Kherson.",
        "Russian forces lost 12 tanks near Vuhledar.",
        "The capture of Lyman took three weeks.",
        "The army took 12 hills around Bakhmut.",
        "Rebels surrendered the town of Zabadani.",
    ],
)
def test_places_and_things_are_not_harmed(read, text):
    """What is captured, lost or surrendered need not be people."""
    assert harm(read(text)) == []


def test_a_day_of_the_month_counts_nobody(read):
    """A date is no figure."""
    assert harm(read("On 12 May 2023 soldiers were killed in Bakhmut.")) == [("kills", None, None)]


def test_whoever_is_freed_was_held(read):
    """A rescue tells that people were held, and not by those who freed them."""
    [claim] = [c for c in read("Philippine troops rescued ten hostages in Marawi.") if c.kind in HARM]
    assert (claim.kind, claim.low, claim.high) == ("detains", 10, 10)
    assert claim.actor != "Philippine Army"
