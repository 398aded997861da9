"""Who says so: the source of a claim, which is never its actor by that alone."""

import pytest
from expecting import holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "SOHR said that the SDF had captured Hajin on 14 December 2018.",
            [takes("Hajin", "SDF", source="SOHR", on="2018-12-14", stance="said")],
            id="said-that",
        ),
        pytest.param(
            "The SDF captured Hajin on 14 December 2018, SOHR said.",
            [takes("Hajin", "SDF", source="SOHR", on="2018-12-14")],
            id="said-at-the-end",
        ),
        pytest.param(
            "The SDF captured Hajin on 14 December 2018, according to SOHR.",
            [takes("Hajin", "SDF", source="SOHR")],
            id="according-to-at-the-end",
        ),
        pytest.param(
            "On 4 July 2014 the BBC reported that ISIL had seized Al-Omar.",
            [takes("Al-Omar", "ISIL", source="BBC")],
            id="newspaper",
        ),
        pytest.param(
            "Reuters reported on 3 May 2023 that the RSF controlled Khartoum airport.",
            [holds("Khartoum airport", "RSF", source="Reuters")],
            id="agency",
        ),
        pytest.param(
            "The Russian Ministry of Defence said that its troops had taken Krasnohorivka on 10 September 2024.",
            [takes("Krasnohorivka", "Russia", source="Russian Ministry of Defence")],
            id="ministry-of-the-taker",
        ),
        pytest.param(
            "The Taliban claimed to have captured Panjshir on 6 September 2021.",
            [takes("Panjshir", "Taliban", source="Taliban", stance="said")],
            id="claimed-to-have",
        ),
        pytest.param(
            "M23 announced the capture of Walikale on 19 March 2025.",
            [takes("Walikale", "M23", source="M23")],
            id="announced-the-capture",
        ),
        pytest.param(
            "Residents said that the army had left Babanusa on 22 January 2024.",
            [leaves("Babanusa", source="residents")],
            id="residents",
        ),
        pytest.param(
            "On 16 May 2015 the army acknowledged that it had lost Tadmur.",
            [leaves("Tadmur", source="army")],
            id="acknowledged-loss",
        ),
        pytest.param(
            "In a statement on 4 June 2020, the GNA said its forces had taken Qasr bin Ghashir.",
            [takes("Qasr bin Ghashir", "GNA", source="GNA")],
            id="in-a-statement",
        ),
        pytest.param(
            "Ukraine's General Staff reported on 16 June 2023 that Ukrainian troops had liberated Piatykhatky.",
            [takes("Piatykhatky", "Ukraine", source="Ukraine's General Staff")],
            id="general-staff",
        ),
        pytest.param(
            "State media reported that the army had retaken Qusayr on 5 June 2013.",
            [takes("Qusayr", source="state media")],
            id="state-media",
        ),
        pytest.param(
            "Russia captured Soledar on 12 January 2023. Ukraine said that fighting was going on elsewhere.",
            [takes("Soledar", "Russia", source=None)],
            id="the-next-sentence-has-another-source",
        ),
        pytest.param(
            "The Red Cross said that roads were cut; rebels captured Bossangoa on 22 December 2012.",
            [takes("Bossangoa", "rebels", source=None)],
            id="another-clause",
        ),
        pytest.param(
            "Azerbaijan's president tweeted on 9 October 2020 that Hadrut had been liberated.",
            [takes("Hadrut", source="Azerbaijan's president")],
            id="tweeted",
        ),
    ],
)
def test_sources(read, text, wanted):
    """A claim keeps who says so; what the author says has no source."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 20 May 2023 Wagner said that it had taken Bakhmut, but Ukraine denied that the city had fallen.",
            [
                takes("Bakhmut", "Wagner Group", source="Wagner Group", stance="said"),
                leaves("Bakhmut", source="Ukraine", stance="denied"),
            ],
            id="claimed-and-denied",
        ),
        pytest.param(
            "The government denied on 3 May 2012 that rebels controlled Rastan.",
            [holds("Rastan", "rebels", source="government", stance="denied")],
            id="denied-state",
        ),
        pytest.param(
            "The RSF claimed the capture of Nyala on 26 October 2023; the army rejected the claim.",
            [takes("Nyala", "RSF", source="RSF", stance="said")],
            id="claim-rejected-in-other-words",
        ),
    ],
)
def test_denials(read, text, wanted):
    """A denial is a claim of its own, with the denier as its source."""
    found, expected = told(read(text), wanted)
    assert found == expected
