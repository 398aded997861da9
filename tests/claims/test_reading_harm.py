"""People who came to harm: how many, of whom, by whom, where, and never the reporter's doing."""

import pytest

from whoheld.codebook import HARM

FIELDS = ("kind", "actor", "place", "low", "high", "unit")


def harm(claims):
    """The claims about people, as plain values."""
    return [
        tuple(str(v) if isinstance(v := getattr(c, f), str) else v for f in FIELDS) for c in claims if c.kind in HARM
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 1 March 2022 Russian artillery shelled Kharkiv, killing 11 civilians and wounding at least 35.",
            [
                ("kills", "Russia", "Kharkiv", 11, 11, "civilians"),
                ("wounds", "Russia", "Kharkiv", 35, None, "civilians"),
            ],
            id="killed-and-wounded",
        ),
        pytest.param(
            "On 6 January 2015 Boko Haram killed scores of people in Baga.",
            [("kills", "Boko Haram", "Baga", 40, None, "people")],
            id="scores",
        ),
        pytest.param(
            "Up to 58 people, including 41 civilians, were killed in Tadamon on 4 May 2013.",
            [("kills", None, "Tadamon", None, 58, "people"), ("kills", None, "Tadamon", 41, 41, "civilians")],
            id="a-row-a-group",
        ),
        pytest.param(
            "On 14 April 2014 Boko Haram abducted 276 girls from Chibok.",
            [("detains", "Boko Haram", "Chibok", 276, 276, "children")],
            id="abducted",
        ),
        pytest.param(
            "On 17 May 2022 about 260 Ukrainian soldiers surrendered to Russian forces at Azovstal.",
            [("detains", "Russia", "Azovstal", 260, 260, "soldiers")],
            id="surrendered-to",
        ),
        pytest.param(
            "On 7 June 2017 more than 100 families fled Marawi.",
            [("displaces", None, "Marawi", 100, None, "families")],
            id="fled",
        ),
    ],
)
def test_figures_and_roles(read, text, wanted):
    """Each group has its bounds, its unit and who did it; the victim of a passive did not."""
    assert harm(read(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "State media reported on 4 June 2016 that coalition air strikes on Sirte had killed 50 people.", id="media"
        ),
        pytest.param("The United Nations said on 4 June 2016 that 50 people had been killed in Sirte.", id="agency"),
        pytest.param("Amnesty International said that 50 people were killed in Sirte on 4 June 2016.", id="group"),
    ],
)
def test_the_reporter_is_no_perpetrator(read, text):
    """Who tells of the dead has not killed them."""
    claims = [c for c in read(text) if c.kind in HARM]
    assert [(c.low, c.high) for c in claims] == [(50, 50)]
    assert all(c.source and c.source != c.actor for c in claims)


def test_a_percentage_is_no_count(read):
    """Shares are not people."""
    assert harm(read("In May 2013 40 percent of the wounded in Kidal were women.")) == []
