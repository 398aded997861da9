"""Whole paragraphs of two or three sentences, as encyclopedias and newspapers write them."""

import pytest
from expecting import besieges, each, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 26 April 2003 the last soldiers left Daglan. The village has been empty ever since.",
            [leaves("Daglan", on="2003-04-26")],
            id="the-last-soldiers",
        ),
        pytest.param(
            "Wagner fighters advanced in Bakhmut in March 2023 and by 24 March controlled about 65 percent of the "
            "city.",
            [holds("Bakhmut", "Wagner Group", end="2023-03-24", extent="part")],
            id="percent-of-the-city",
        ),
        pytest.param(
            "Government forces recaptured Malakal on 20 January 2014, only to lose it again on 18 February.",
            [takes("Malakal", on="2014-01-20"), leaves("Malakal", on="2014-02-18")],
            id="only-to-lose-it",
        ),
        pytest.param(
            "On 28 February 2014 gunmen without insignia occupied Simferopol airport. Ukraine's troops were still "
            "holding Belbek.",
            [takes("Simferopol airport", "gunmen", on="2014-02-28"), holds("Belbek", "Ukraine")],
            id="still-holding",
        ),
        pytest.param(
            "Kobani was nearly lost in October 2014. Backed by air strikes, the YPG drove ISIL from the town on 26 "
            "January 2015.",
            [leaves("Kobani", stance="denied"), takes("Kobani", "YPG", target="ISIL", on="2015-01-26")],
            id="nearly-lost",
        ),
        pytest.param(
            "Azerbaijani troops, supported by drones, took Zangilan on 20 October 2020; Armenia did not comment.",
            [takes("Zangilan", "Azerbaijan", on="2020-10-20", source=None, stance="said")],
            id="did-not-comment",
        ),
        pytest.param(
            "The New People's Army raided Catarman on 3 May 1989. It never held the town.",
            [holds("Catarman", stance="denied")],
            id="never-held",
        ),
        pytest.param(
            "On 4 February 2016, the army, assisted by Hezbollah, broke the siege of Nubl and Zahraa.",
            [*each(besieges, "Nubl, Zahraa", stance="denied", modality="ended")],
            id="broke-the-siege",
        ),
    ],
)
def test_stories(read, text, wanted):
    """Each change and state of a paragraph is told once, with its own day."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Rebels on Saturday seized the town of Bambari, residents said.",
            [takes("Bambari", "rebels", source="residents", on="2012-12-22")],
            id="rebels-on-saturday",
        ),
        pytest.param(
            '"We have left Sibut," a commander said, "but we will take it back."',
            [leaves("Sibut", stance="said"), takes("Sibut", stance="intended")],
            id="direct-speech",
        ),
        pytest.param(
            "Witnesses contradicted the government's claim that its forces had retaken Kaga-Bandoro.",
            [takes("Kaga-Bandoro", source="government")],
            id="contradicted",
        ),
    ],
)
def test_news(read, text, wanted):
    """A report of the day counts its days from its publication."""
    found, expected = told(read(text, published="2012-12-23"), wanted)
    assert found == expected
