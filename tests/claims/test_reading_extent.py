"""How much of a place a claim is about."""

import pytest
from expecting import besieges, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels captured Idlib on 28 March 2015.", [takes("Idlib", extent="whole")], id="usual-taking"),
        pytest.param(
            "The army fully captured Daraya on 27 August 2016.", [takes("Daraya", extent="whole")], id="fully"
        ),
        pytest.param(
            "On 6 May 2015 ISIL captured most of Baiji.", [takes("Baiji", "ISIL", extent="part")], id="most-of"
        ),
        pytest.param(
            "On 2 June 2018 the LNA captured half of Derna.", [takes("Derna", "LNA", extent="part")], id="half-of"
        ),
        pytest.param(
            "On 5 June 2018 the LNA controlled 75 percent of Derna.",
            [holds("Derna", "LNA", extent="part")],
            id="percent-of",
        ),
        pytest.param(
            "On 7 April 2017 Iraqi forces took parts of Mosul.",
            [takes("Mosul", "Iraqi forces", extent="part")],
            id="parts-of",
        ),
        pytest.param(
            "On 8 March 2022 Russian forces took the outskirts of Irpin.",
            [takes("Irpin", "Russia", extent="edge")],
            id="outskirts-of",
        ),
        pytest.param(
            "The army partially captured Sirnica on 3 May 1993.", [takes("Sirnica", extent="part")], id="partially"
        ),
        pytest.param(
            "On 15 June 2016 the eastern part of Aleppo was held by rebels.",
            [holds("Aleppo", "rebels", extent="part")],
            id="eastern-part",
        ),
        pytest.param(
            "On 5 May 2017 Iraqi forces seized several districts of Mosul.",
            [takes("Mosul", "Iraqi forces", extent="part")],
            id="several-districts",
        ),
        pytest.param(
            "On 3 May 2014 Kurdish fighters held Ras al-Ayn.", [holds("Ras al-Ayn", extent="whole")], id="usual-state"
        ),
        pytest.param(
            "On 3 May 2014 Kurdish fighters defended Ras al-Ayn.",
            [holds("Ras al-Ayn", extent="unclear")],
            id="being-there",
        ),
        pytest.param(
            "On 3 May 2014 some 40 fighters fled Ras al-Ayn.", [leaves("Ras al-Ayn", extent="part")], id="counted"
        ),
        pytest.param(
            "On 5 May 2017 Iraqi forces seized the Harmat and Mushairfah districts.",
            [takes("Harmat", extent="whole"), takes("Mushairfah", extent="whole")],
            id="names-of-districts",
        ),
        pytest.param(
            "On 5 May 2017 Iraqi forces seized the neighbourhoods of Harmat and Mushairfah.",
            [takes("Harmat", extent="whole"), takes("Mushairfah", extent="whole")],
            id="neighbourhoods-by-name",
        ),
        pytest.param(
            "On 5 May 2017 Iraqi forces seized a district of Mosul.",
            [takes("Mosul", "Iraqi forces", extent="part")],
            id="one-of-the-districts",
        ),
        pytest.param(
            "On 5 May 2017 Iraqi forces captured three quarters of Mosul.",
            [takes("Mosul", "Iraqi forces", extent="part")],
            id="three-quarters",
        ),
        pytest.param(
            "On 5 June 2018 the LNA was in control of almost half the city of Derna.",
            [holds("Derna", "LNA", extent="part")],
            id="half-the-city",
        ),
        pytest.param(
            "On 5 June 2018 Derna was mostly under LNA control.", [holds("Derna", "LNA", extent="part")], id="mostly"
        ),
        pytest.param(
            "On 5 June 2018 the LNA almost took Derna.", [takes("Derna", extent="whole", stance="denied")], id="almost"
        ),
        pytest.param(
            "The siege of Deir ez-Zor began on 14 July 2014.", [besieges("Deir ez-Zor", extent="unclear")], id="siege"
        ),
        pytest.param(
            "On 14 July 2014 ISIL encircled Deir ez-Zor.", [besieges("Deir ez-Zor", extent="whole")], id="encircled"
        ),
        pytest.param(
            "On 9 April 2003 US troops withdrew from all of Basra.",
            [leaves("Basra", extent="whole")],
            id="all-of",
        ),
        pytest.param(
            "On 2 March 2016 the army captured the entire town of Qaryatayn.",
            [takes("Qaryatayn", extent="whole")],
            id="entire",
        ),
        pytest.param(
            "On 20 May 2023 Wagner took the last quarter of Bakhmut.",
            [takes("Bakhmut", "Wagner Group", extent="part")],
            id="last-quarter",
        ),
    ],
)
def test_extent(read, text, wanted):
    """A part of a place is no whole, and its edge is not the place."""
    found, expected = told(read(text), wanted)
    assert found == expected
