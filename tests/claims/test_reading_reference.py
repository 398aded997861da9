"""What stands for a place or a side named before: "the town", "it", "the group", "they"."""

import pytest
from expecting import besieges, contests, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 10 June 2014 ISIL attacked Tikrit. The next day it captured the city.",
            [takes("Tikrit", "ISIL", on="2014-06-11")],
            id="the-city",
        ),
        pytest.param(
            "Russian troops entered Izium on 1 April 2022. Ukrainian forces retook the town on 10 September 2022.",
            [takes("Izium", "Ukraine", on="2022-09-10")],
            id="the-town",
        ),
        pytest.param(
            "Rebels attacked the village of Kafr Nabudah on 21 May 2019 and captured it.",
            [takes("Kafr Nabudah", "rebels", on="2019-05-21")],
            id="it-in-the-sentence",
        ),
        pytest.param(
            "Government troops reached Malakal on 19 March 2014. They recaptured it on the same day.",
            [takes("Malakal", on="2014-03-19")],
            id="they-and-it",
        ),
        pytest.param(
            "On 4 August 2014 the LNA shelled Derna. On 28 June 2018 the town was captured by the LNA.",
            [takes("Derna", "LNA", on="2018-06-28")],
            id="the-town-passive",
        ),
        pytest.param(
            "The Maute group entered Marawi on 23 May 2017. By 23 October 2017 the army had retaken the city.",
            [takes("Marawi", end="2017-10-23")],
            id="by-and-the-city",
        ),
        pytest.param(
            "On 6 April 2023 Wagner attacked Bakhmut. Fighting went on in the town on 8 April.",
            [contests("Bakhmut", on="2023-04-08")],
            id="fighting-in-the-town",
        ),
        pytest.param(
            "Azerbaijan shelled Shusha on 4 November 2020. On 8 November its forces took the town.",
            [takes("Shusha", "Azerbaijan", on="2020-11-08")],
            id="its-forces",
        ),
        pytest.param(
            "On 2 May 2015 al-Shabaab raided Awdheegle. On 5 May the group captured the town.",
            [takes("Awdheegle", "al-Shabaab", on="2015-05-05")],
            id="the-group",
        ),
        pytest.param(
            "On 2 March 2022 Russia took Kherson. Nobody in Kyiv disputes that the city is under Russian control.",
            [takes("Kherson", "Russia"), holds("Kherson", "Russia")],
            id="not-the-city-that-people-speak-from",
        ),
        pytest.param(
            "ISIL entered Sirte in 2015. Until December 2016 the city was held by the group.",
            [holds("Sirte", "ISIL")],
            id="the-city-was-held",
        ),
        pytest.param(
            "French troops reached Kidal on 30 January 2013. They left the town on 25 October 2022.",
            [leaves("Kidal", "France", on="2022-10-25")],
            id="they-left-the-town",
        ),
        pytest.param(
            "On 3 March 2018 Turkish-backed fighters surrounded the village of Rajo. They stormed and captured it.",
            [
                besieges("Rajo", on="2018-03-03"),
                takes("Rajo", on="2018-03-03"),
            ],
            id="it-across-the-sentence",
        ),
        pytest.param(
            "Kidal province is vast. On 2 May 2014 rebels attacked the town of Menaka and took the town.",
            [takes("Menaka", "rebels", on="2014-05-02")],
            id="a-province-is-no-town",
        ),
    ],
)
def test_what_stands_for_a_name(read, text, wanted):
    """Common nouns and pronouns stand for the place and the side last named that fit."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Iraqi troops and Kurdish fighters recaptured Jalawla on 23 November 2014.",
            [takes("Jalawla", "Iraqi forces; Kurdish forces", on="2014-11-23")],
            id="two-nouns",
        ),
        pytest.param(
            "Hezbollah and the Syrian army captured Yabroud on 16 March 2014.",
            [takes("Yabroud", "Hezbollah; Syrian Army", on="2014-03-16")],
            id="and-the-army",
        ),
        pytest.param(
            "YPG-led fighters took Tall Hamis on 27 February 2015.",
            [takes("Tall Hamis", "YPG", on="2015-02-27")],
            id="led-by-is-the-leader",
        ),
        pytest.param(
            "Saudi-backed fighters took Mokha on 23 January 2017.",
            [takes("Mokha", "Saudi-backed fighters", on="2017-01-23")],
            id="backed-by-is-not-the-backer",
        ),
        pytest.param(
            "The Oromo Defence League (ODL) was founded in 2003. On 5 May 2014 the ODL seized Moyale.",
            [takes("Moyale", "ODL", on="2014-05-05")],
            id="an-acronym-that-the-text-defines",
        ),
        pytest.param(
            "The People's Front for Reform (PFR) was founded in 2003. On 5 May 2014 PFR fighters seized Moyale.",
            [takes("Moyale", "PFR", on="2014-05-05")],
            id="fighters-of-a-defined-acronym",
        ),
        pytest.param(
            "Forces loyal to Khalifa Haftar captured Sebha on 17 January 2019.",
            [takes("Sebha", "LNA", on="2019-01-17")],
            id="forces-loyal-to",
        ),
        pytest.param(
            "The Ethiopian army and its allies retook Lalibela on 1 December 2021.",
            [takes("Lalibela", on="2021-12-01")],
            id="and-its-allies",
        ),
    ],
)
def test_who_it_is(read, text, wanted):
    """A side is known by each of its names, by what leads it, and by what the text defines."""
    found, expected = told(read(text), wanted)
    assert found == expected
