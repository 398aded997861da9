"""Frequent mistakes of readers of reports of war, by name: places, days and changes."""

import pytest
from expecting import contests, holds, leaves, takes, told

from whoheld.codebook import CONTROL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 23 May 2017 gunmen occupied Marawi in Lanao del Sur, Mindanao.",
            [takes("Marawi", "gunmen")],
            id="in-a-province",
        ),
        pytest.param(
            "On 2 May 2014 rebels captured Tal Malah in northern Hama Governorate.",
            [takes("Tal Malah", "rebels")],
            id="in-a-governorate",
        ),
    ],
)
def test_an_administrative_chain_is_one_place(read, text, wanted):
    """A town with its district and province is one place: one claim, which begins with the town's name."""
    claims = read(text)
    assert [(c.kind, c.actor.casefold()) for c in claims] == [(w.kind, w.fields["actor"].casefold()) for w in wanted]
    assert claims[0].place.split(",")[0] == wanted[0].place.split(",")[0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 May 2014 rebels took Slatni, a village of 300 people, Harba and Dimran.",
            ["Slatni", "Harba", "Dimran"],
            id="a-village-of",
        ),
        pytest.param(
            "In May 2000 Israel left Bint Jbeil, the largest town, Tibnin and Khiam.",
            ["Bint Jbeil", "Tibnin", "Khiam"],
            id="the-largest-town",
        ),
        pytest.param(
            "On 1 June 2023 the RSF seized Kutum (a garrison town), Tawila and Kabkabiya.",
            ["Kutum", "Tawila", "Kabkabiya"],
            id="in-parentheses",
        ),
        pytest.param(
            "On 9 May 2015 Houthi fighters took Ataq, which they had attacked twice, Bayhan and Nisab.",
            ["Ataq", "Bayhan", "Nisab"],
            id="a-relative-clause",
        ),
    ],
)
def test_a_list_goes_on_behind_an_appositive(read, text, wanted):
    """What is said of one name of a list does not end it."""
    assert sorted(c.place for c in read(text) if c.kind in CONTROL) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Fighters of the Free Idlib Army took Jarjanaz on 3 May 2018.",
            [takes("Jarjanaz", on="2018-05-03")],
            id="army",
        ),
        pytest.param(
            "The Tripoli Protection Force held Ain Zara on 9 April 2019.",
            [holds("Ain Zara", on="2019-04-09")],
            id="force",
        ),
        pytest.param(
            "On 4 May 2012 the Baghdad Operations Command said that Taji was under its control.",
            [holds("Taji", on="2012-05-04")],
            id="command",
        ),
        pytest.param(
            "The Misrata Military Council took control of Tawergha on 13 August 2011.",
            [takes("Tawergha", on="2011-08-13")],
            id="council",
        ),
        pytest.param(
            "The Donetsk People's Republic captured Ilovaisk on 1 September 2014.",
            [takes("Ilovaisk", "DPR", on="2014-09-01")],
            id="republic",
        ),
        pytest.param(
            "The Islamic State of Iraq and the Levant captured Hit on 4 October 2014.",
            [takes("Hit", "ISIL", on="2014-10-04")],
            id="state-of",
        ),
    ],
)
def test_a_place_inside_an_organisations_name(read, text, wanted):
    """An organisation's name holds no place of its own."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The Raqqa Military Council captured Tabqa on 10 May 2017.",
            [takes("Tabqa", on="2017-05-10")],
            id="military-council",
        ),
        pytest.param(
            "Misrata brigades seized Sirte on 6 December 2016.",
            [takes("Sirte", on="2016-12-06")],
            id="brigades",
        ),
        pytest.param(
            "Zintan fighters withdrew from Tripoli airport on 23 August 2014.",
            [leaves("Tripoli airport", on="2014-08-23")],
            id="fighters",
        ),
        pytest.param(
            "The Homs Liberation Movement held Talbiseh on 5 May 2017.",
            [holds("Talbiseh", on="2017-05-05")],
            id="movement",
        ),
    ],
)
def test_a_forces_home_town(read, text, wanted):
    """The town after which a force is called is neither taken nor held."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "By 4 June 2018 the LNA controlled 75 percent of Derna.",
            [holds("Derna", "LNA", end="2018-06-04", extent="part")],
            id="percent",
        ),
        pytest.param(
            "On 9 May 2017 Iraqi forces held 90% of Mosul.",
            [holds("Mosul", "Iraqi forces", on="2017-05-09", extent="part")],
            id="percent-sign",
        ),
        pytest.param(
            "In May 2018 the army retook 1,500 square kilometres and Mayda.",
            [takes("Mayda", start="2018-05-01", end="2018-05-31")],
            id="square-kilometres",
        ),
        pytest.param(
            "On 3 May 2015 some 2000 fighters captured Mastuma.",
            [takes("Mastuma", on="2015-05-03")],
            id="two-thousand-fighters",
        ),
    ],
)
def test_a_percentage_is_no_year(read, text, wanted):
    """A number is a year only where a year can stand."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "After the fall of Gao on 31 March 2012, French planes watched the desert.",
            [leaves("Gao", on="2012-03-31")],
            id="the-subject-of-the-clause",
        ),
        pytest.param(
            "The fall of Barcelona to the Nationalists on 26 January 1939 sent the Republicans to the border.",
            [takes("Barcelona", "Nationalists", on="1939-01-26")],
            id="to-the-taker",
        ),
        pytest.param(
            "The Iraqi government reacted to the fall of Mosul on 10 June 2014 with a call to arms.",
            [leaves("Mosul", on="2014-06-10")],
            id="who-reacts",
        ),
        pytest.param(
            "The army's loss of Minnigh on 5 August 2013 helped the rebels.",
            [leaves("Minnigh", "army", on="2013-08-05")],
            id="whose-loss",
        ),
    ],
)
def test_the_fall_of_a_place_with_the_wrong_taker(read, text, wanted):
    """The taker stands after "to", and nowhere else."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Rebels captured Kafr Nabudah on 21 May 2019 but lost it again on 26 May.",
            [takes("Kafr Nabudah", "rebels", on="2019-05-21"), leaves("Kafr Nabudah", "rebels", on="2019-05-26")],
            id="captured-but-lost",
        ),
        pytest.param(
            "On 2 May 2016 the army took Zahra and withdrew from Bayanoun.",
            [takes("Zahra", "army", on="2016-05-02"), leaves("Bayanoun", "army", on="2016-05-02")],
            id="took-and-withdrew",
        ),
        pytest.param(
            "ISIL captured Al-Rai on 11 April 2016, before rebels retook it on 13 April.",
            [takes("Al-Rai", "ISIL", on="2016-04-11"), takes("Al-Rai", "rebels", on="2016-04-13")],
            id="before-it-was-retaken",
        ),
        pytest.param(
            "The LNA seized Gharyan on 2 April 2019 and the GNA recaptured it on 26 June.",
            [takes("Gharyan", "LNA", on="2019-04-02"), takes("Gharyan", "GNA", on="2019-06-26")],
            id="seized-and-recaptured",
        ),
        pytest.param(
            "On 8 October 2023 the army left Umm Sayyala to the RSF but kept El Obeid.",
            [takes("Umm Sayyala", "RSF"), holds("El Obeid", stance="said")],
            id="left-but-kept",
        ),
        pytest.param(
            "On 4 April 2013 fighting continued in Qusayr, while the army captured Abel.",
            [contests("Qusayr", on="2013-04-04"), takes("Abel", "army", on="2013-04-04")],
            id="while",
        ),
    ],
)
def test_two_changes_in_one_clause(read, text, wanted):
    """Each change of a sentence is a claim, and a change that was reversed is two."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 December 2018 the SDF entered ISIL-held Hajin.",
            [holds("Hajin", "ISIL", on="2018-12-03")],
            id="entered-held",
        ),
        pytest.param(
            "On 6 March 2020 families fled from rebel-held Idlib.",
            [holds("Idlib", "rebels", on="2020-03-06")],
            id="fled-from-held",
        ),
        pytest.param(
            "On 4 May 2017 Houthi-controlled Sanaa was hit by cholera.",
            [holds("Sanaa", "Houthis", on="2017-05-04")],
            id="held-as-subject",
        ),
        pytest.param(
            "On 4 May 2017 the SDF captured ISIL-held Tabqa.",
            [holds("Tabqa", "ISIL", on="2017-05-04"), takes("Tabqa", "SDF", target="ISIL", on="2017-05-04")],
            id="captured-held",
        ),
        pytest.param(
            "On 20 January 2018 Turkish jets struck YPG-held Afrin.",
            [holds("Afrin", "YPG", on="2018-01-20")],
            id="struck-held",
        ),
        pytest.param(
            "On 5 October 2015 trucks drove through opposition-held eastern Ghouta.",
            [holds("eastern Ghouta", on="2015-10-05")],
            id="held-with-a-direction",
        ),
        pytest.param(
            "On 2 May 2011 government-held Bin Jawad was shelled.",
            [holds("Bin Jawad", "government", on="2011-05-02")],
            id="government-held",
        ),
    ],
)
def test_a_state_before_the_name(read, text, wanted):
    """The words "X-held P" tell of a state, whatever else the sentence says."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 12 May 2016 the army said that it had recaptured Rutba on 9 May.",
            [takes("Rutba", "army", on="2016-05-09")],
            id="both-days-given",
        ),
        pytest.param(
            "On 12 May 2016 the army announced the recapture of Rutba.",
            [takes("Rutba", "army", start=None, end="2016-05-12")],
            id="announced-on",
        ),
        pytest.param(
            "Reuters reported on 20 June 2014 that ISIL had taken Al-Qaim.",
            [takes("Al-Qaim", "ISIL", start=None, end="2014-06-20")],
            id="reported-on",
        ),
        pytest.param(
            "In a report published on 4 March 2019, the UN said that Boko Haram took Rann on 14 January 2019.",
            [takes("Rann", "Boko Haram", on="2019-01-14")],
            id="published-on",
        ),
        pytest.param(
            "Years later, in June 2020, he recalled that Gaddafi's forces had retaken Brega in March 2011.",
            [takes("Brega", start="2011-03-01", end="2011-03-31")],
            id="recalled-years-later",
        ),
    ],
)
def test_the_date_of_the_report_is_not_that_of_the_event(read, text, wanted):
    """The day on which somebody spoke bounds the event from above only."""
    found, expected = told(read(text), wanted)
    assert found == expected
