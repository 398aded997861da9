"""Fighting: who attacks, strikes, repels and advances where, by what, and how it is put."""

import pytest

from whoheld.codebook import ACTION, Kind

FIELDS = ("kind", "actor", "target", "place", "stance", "weapon")


def fights(claims):
    """The claims of fighting, in the order in which they are told, as plain values."""
    return [tuple(getattr(c, f) and str(getattr(c, f)) for f in FIELDS) for c in claims if c.kind in ACTION]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 May 2015 Houthi fighters attacked the port of Aden.",
            [("attacks", "Houthis", None, "port of Aden", "said", None)],
            id="attacked",
        ),
        pytest.param(
            "On 9 June 2023 Ukrainian forces launched an assault on Robotyne.",
            [("attacks", "Ukraine", None, "Robotyne", "said", None)],
            id="launched-an-assault",
        ),
        pytest.param(
            "On 15 April 2019 LNA troops advanced towards Tripoli.",
            [("advances", "LNA", None, "Tripoli", "said", None)],
            id="advanced-towards",
        ),
        pytest.param(
            "Government troops entered Bentiu on 10 January 2014.",
            [("advances", "Government troops", None, "Bentiu", "said", None)],
            id="entered-without-control",
        ),
        pytest.param(
            "On 13 March 2022 Russian cruise missiles hit the Yavoriv base.",
            [("strikes", "Russia", None, "Yavoriv base", "said", "missile")],
            id="missiles",
        ),
        pytest.param(
            "On 12 September 2020 Azerbaijani drones struck Stepanakert.",
            [("strikes", "Azerbaijan", None, "Stepanakert", "said", "drone")],
            id="drones",
        ),
        pytest.param(
            "Saudi-led coalition jets bombed Saada on 8 May 2015.",
            [("strikes", "Saudi-led coalition", None, "Saada", "said", "air")],
            id="jets",
        ),
        pytest.param(
            "On 11 April 2011 mortar rounds hit Misrata.",
            [("strikes", None, None, "Misrata", "said", "artillery")],
            id="nobody-named",
        ),
        pytest.param(
            "On 20 August 2016 a car bomb exploded in Galkayo.",
            [("strikes", None, None, "Galkayo", "said", "car bomb")],
            id="car-bomb",
        ),
        pytest.param(
            "On 2 July 2014 the Nigerian Army repelled an attack by Boko Haram on Damboa.",
            [
                ("repels", "Nigerian Armed Forces", "Boko Haram", "Damboa", "said", None),
                ("attacks", "Boko Haram", "Nigerian government", "Damboa", "said", None),
            ],
            id="repelled",
        ),
    ],
)
def test_fighting(read, text, wanted):
    """Each word of fighting gives its kind, with who fights whom, where, and by what."""
    assert fights(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("The LNA plans to attack Sirte in June 2020.", "intended", id="plans"),
        pytest.param("On 10 October 2017 Maute fighters tried to storm the Bato Mosque.", "intended", id="tried"),
        pytest.param("The army denied on 2 May 2015 that it had shelled Aden.", "denied", id="denied"),
        pytest.param("On 21 July 2020 Egypt said it might strike Sirte.", "forecast", id="might"),
    ],
)
def test_what_was_not_done(read, text, stance):
    """A plan, an attempt, a denial and a forecast of a fight are no fight that was."""
    assert [(str(c.stance), c.moves) for c in read(text) if c.kind in ACTION] == [(stance, False)]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "target"),
    [
        pytest.param(
            "The United States supplied weapons to the Peshmerga in August 2014.",
            Kind.SUPPORTS,
            "United States",
            "Peshmerga",
            id="supplied-weapons",
        ),
        pytest.param(
            "On 27 July 2021 the Taliban and the LNA agreed to a ceasefire in Herat.",
            Kind.AGREES,
            "Taliban; LNA",
            None,
            id="agreed-to-a-ceasefire",
        ),
    ],
)
def test_dealings(read, text, kind, actor, target):
    """Support has a giver and a receiver, an agreement those who make it."""
    assert [(c.kind, c.actor, c.target) for c in read(text)] == [(kind, actor, target)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Turnout in Kidal fell by 40 percent in 2013.", id="turnout-fell"),
        pytest.param("Three of every hundred houses in Sloviansk were damaged.", id="damage"),
        pytest.param("A minister attacked the press in Cairo.", id="attacked-in-words"),
    ],
)
def test_no_claim(read, text):
    """Words of fighting and of falling that tell of something else are no claim of control."""
    assert [c for c in read(text) if c.moves] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 4 March 2016 Kenyan troops clashed with al-Shabaab south of Kismayo.",
            [],
            id="south-of-a-town",
        ),
        pytest.param(
            "On 5 July 2014 Boko Haram attacked Damboa. The attack was repelled by the Nigerian Army.",
            [("attacks", "Damboa"), ("repels", "Damboa")],
            id="the-attack-was-repelled",
        ),
        pytest.param(
            "On 8 August 2019 an airstrike killed Hassan Dhuhul near Jilib.",
            [("strikes", "Jilib")],
            id="who-is-killed-is-no-place",
        ),
        pytest.param(
            "On 6 April 2019 the United Nations asked the LNA to stop its offensive on Tripoli.",
            [("attacks", "Tripoli")],
            id="who-stops-his-own-attack-repels-nobody",
        ),
        pytest.param(
            "On 2 June 2014 the rebels attacked the airport in Luhansk.",
            [("attacks", "airport")],
            id="the-site-not-its-town",
        ),
    ],
)
def test_one_fight_at_its_own_place(read, text, wanted):
    """A fight is told once, where it was, and not at names that only stand near it."""
    assert [(str(c.kind), c.place) for c in read(text) if c.kind in ACTION] == wanted


def test_the_reporter_of_a_strike_has_not_made_it(read):
    """Who reports a strike is its source, and who made it its actor."""
    claims = read("State media reported that Saudi-led coalition raids on Saada killed 50 people on 8 May 2015.")
    assert [(c.place, c.actor, c.source) for c in claims if c.kind in ACTION] == [
        ("Saada", "Saudi-led coalition", "State media")
    ]
