"""Frequent mistakes of readers of reports of war, by name: who did it, and whether it was done."""

import pytest
from expecting import besieges, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "State media reported that rebels had seized Maaloula on 4 September 2013.",
            [takes("Maaloula", "rebels")],
            id="state-media",
        ),
        pytest.param(
            "Ukraine reported that Russia held Lyman on 1 June 2022.",
            [holds("Lyman", "Russia", source="Ukraine")],
            id="a-side-on-its-enemy",
        ),
        pytest.param(
            "According to the Iraqi army, ISIL took Baiji on 6 May 2015.",
            [takes("Baiji", "ISIL", source="Iraqi Army")],
            id="according-to-a-side",
        ),
        pytest.param(
            "The Somali government announced that al-Shabaab had left Jowhar on 9 December 2012.",
            [leaves("Jowhar", "al-Shabaab", source="Somali government")],
            id="a-government-on-its-enemy",
        ),
        pytest.param(
            "The UN mission confirmed that the FDLR controlled Luofu on 5 May 2009.",
            [holds("Luofu", "FDLR")],
            id="a-mission",
        ),
    ],
)
def test_the_reporter_is_not_the_perpetrator(read, text, wanted):
    """Who reports a change has not made it."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "ISIL was driven out of Sinjar by Kurdish forces on 13 November 2015.",
            [takes("Sinjar", "Kurdish forces", target="ISIL")],
            id="driven-out-by",
        ),
        pytest.param(
            "Government troops were expelled from Ghazni by the Taliban on 12 August 2021.",
            [takes("Ghazni", "Taliban")],
            id="expelled-by",
        ),
        pytest.param(
            "Al-Shabaab was ousted from Kismayo by Kenyan troops on 28 September 2012.",
            [takes("Kismayo", "Kenya", target="al-Shabaab")],
            id="ousted-by",
        ),
        pytest.param(
            "Russian troops were trapped in Lyman by the Ukrainian army on 30 September 2022.",
            [besieges("Lyman", "Ukraine", on="2022-09-30")],
            id="trapped-by",
        ),
        pytest.param(
            "The RSF was pushed out of Singa on 23 November 2024 by the army.",
            [takes("Singa", target="RSF", stance="said")],
            id="pushed-out-date-between",
        ),
        pytest.param(
            "Boko Haram was forced out of Damboa on 8 August 2014.",
            [leaves("Damboa", "Boko Haram")],
            id="forced-out-by-nobody",
        ),
    ],
)
def test_the_victim_of_a_passive_is_not_the_actor(read, text, wanted):
    """Whoever is driven out of a place has not taken it."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Colonel Amadou Mali announced that the army held Mopti on 12 January 2013.",
            [holds("Mopti", on="2013-01-12")],
            id="mali",
        ),
        pytest.param(
            "General Georges Kassel left office after rebels took Bambari on 23 December 2012.",
            [takes("Bambari", "rebels", on="2012-12-23")],
            id="kassel",
        ),
    ],
)
def test_a_spokesmans_name_is_no_country(read, text, wanted):
    """A person's surname is neither a state nor a town."""
    claims = read(text)
    found, expected = told(claims, wanted)
    assert found == expected
    named = {part for c in claims for f in (c.actor, c.source, c.place) for part in (f or "").split("; ")}
    assert named.isdisjoint({"Chad", "Mali", "Jordan", "Kassel"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 6 March 2015 rebels tried to capture Idlib.",
            [takes("Idlib", "rebels", stance="intended")],
            id="tried-to-capture",
        ),
        pytest.param(
            "Rebels who tried to seize Bozoum on 3 May 2019 were beaten.",
            [takes("Bozoum", "rebels", stance="intended")],
            id="who-tried",
        ),
        pytest.param(
            "The attempt to recapture Kidal in May 2014 cost 50 lives.",
            [takes("Kidal", stance="intended")],
            id="the-attempt",
        ),
        pytest.param(
            "On 2 July 2019 the LNA attacked Gharyan in an attempt to retake it.",
            [takes("Gharyan", "LNA", stance="intended")],
            id="in-an-attempt",
        ),
        pytest.param(
            "The M23 sought to take Bukavu in June 2004 but was stopped.",
            [takes("Bukavu", "M23", stance="intended")],
            id="sought",
        ),
    ],
)
def test_tried_to_capture_is_not_captured(read, text, wanted):
    """An attempt moves nothing."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Rebels claimed to have captured Dabaa on 3 May 2013, but the army denied losing it.",
            [
                takes("Dabaa", "rebels", source="rebels", stance="said"),
                leaves("Dabaa", source="army", stance="denied"),
            ],
            id="denied-losing-it",
        ),
        pytest.param(
            "Russia said that its troops had taken Robotyne on 4 May 2024; Ukraine denied this.",
            [takes("Robotyne", "Russia", source="Russia", stance="said")],
            id="denied-this",
        ),
        pytest.param(
            "On 6 June 2014 the governor denied that Samarra had fallen to ISIL.",
            [takes("Samarra", "ISIL", stance="denied", source="governor")],
            id="denied-fallen",
        ),
        pytest.param(
            "On 3 May 2013, contrary to what rebels claimed, the army had not lost Dabaa.",
            [leaves("Dabaa", "army", stance="denied")],
            id="had-not-lost",
        ),
        pytest.param(
            "Azerbaijan said that it had taken Madagiz on 3 October 2020, a claim that Armenia denied.",
            [takes("Madagiz", "Azerbaijan", source="Azerbaijan", stance="said")],
            id="a-claim-that-was-denied",
        ),
    ],
)
def test_a_capture_that_is_denied_in_the_same_sentence(read, text, wanted):
    """Claim and denial stand side by side, each with its own source."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 11 November 2022 Ukraine retook Kherson after Russian troops withdrew.",
            [takes("Kherson", "Ukraine", on="2022-11-11")],
            id="after-troops-withdrew",
        ),
        pytest.param(
            "SDF fighters captured Susah on 18 January 2019, and ISIL retreated to the east.",
            [takes("Susah", "SDF", on="2019-01-18")],
            id="and-retreated",
        ),
        pytest.param(
            "Bukavu fell to M23 on 16 February 2025 when the army abandoned it.",
            [takes("Bukavu", "M23", on="2025-02-16"), leaves("Bukavu", on="2025-02-16")],
            id="fell-when-abandoned",
        ),
        pytest.param(
            "The Houthis lost Mokha to government forces on 23 January 2017.",
            [takes("Mokha", "government forces", target="Houthis", on="2017-01-23")],
            id="lost-to",
        ),
        pytest.param(
            "On 5 August 1995 Serb fighters lost Knin to the Croatian army.",
            [takes("Knin", "Croatian Army", on="1995-08-05")],
            id="lost-to-army",
        ),
    ],
)
def test_the_losers_withdrawal_is_no_second_change(read, text, wanted):
    """A loss to a named taker is the taker's gain, once."""
    found, expected = told(read(text), wanted)
    assert found == expected
