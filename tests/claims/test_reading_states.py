"""Who holds, contests and besieges a place, in each of the forms that reports give it."""

import pytest
from expecting import besieges, contests, holds, told

from whoheld.codebook import CONTROL


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 1 May 2023 the Rapid Support Forces controlled Nyala.",
            [holds("Nyala", "RSF", on="2023-05-01")],
            id="active-controlled",
        ),
        pytest.param(
            "The Houthis still held Sanaa on 1 January 2020.",
            [holds("Sanaa", "Houthis", on="2020-01-01")],
            id="active-still-held",
        ),
        pytest.param(
            "On 4 June 2014 Donetsk was under the control of the Donetsk People's Republic.",
            [holds("Donetsk", "DPR", on="2014-06-04")],
            id="under-the-control-of",
        ),
        pytest.param(
            "In July 2016 Manbij remained under ISIL control.",
            [holds("Manbij", "ISIL", start="2016-07-01", end="2016-07-31")],
            id="remained-under-control",
        ),
        pytest.param(
            "In 2012 Kidal was in the hands of Ansar Dine.",
            [holds("Kidal", "Ansar Dine", start="2012-01-01", end="2012-12-31")],
            id="in-the-hands-of",
        ),
        pytest.param(
            "On 2 March 2015 troops moved toward ISIL-held Tikrit.",
            [holds("Tikrit", "ISIL", on="2015-03-02")],
            id="held-before-the-name",
        ),
        pytest.param(
            "On 5 May 2019 shells fell near the rebel-held town of Al-Lataminah.",
            [holds("Al-Lataminah", "rebels", on="2019-05-05")],
            id="held-before-the-town-of",
        ),
        pytest.param(
            "On 7 May 2023 aid reached RSF-controlled Zalingei.",
            [holds("Zalingei", "RSF", on="2023-05-07")],
            id="controlled-before-the-name",
        ),
        pytest.param(
            "On 3 July 2017 families left Sirte, which was controlled by the Misrata brigades.",
            [holds("Sirte", "Misrata brigades", on="2017-07-03")],
            id="relative-controlled-by",
        ),
        pytest.param(
            "On 20 September 2016 jets bombed Raqqa, a stronghold of ISIL.",
            [holds("Raqqa", "ISIL", on="2016-09-20")],
            id="stronghold-beside-the-name",
        ),
        pytest.param(
            "On 12 October 2017 the Philippine army shelled the Maute group's stronghold of Marawi.",
            [holds("Marawi", "Maute group", on="2017-10-12")],
            id="stronghold-of-name",
        ),
        pytest.param(
            "The Arakan Army retained control of Paletwa in March 2024.",
            [holds("Paletwa", "Arakan Army", start="2024-03-01", end="2024-03-31")],
            id="retained-control",
        ),
        pytest.param(
            "In May 1999 the KLA was in control of Kosare.",
            [holds("Kosare", "KLA", start="1999-05-01", end="1999-05-31")],
            id="was-in-control",
        ),
        pytest.param(
            "Taiz, controlled by the government, was shelled on 14 August 2016.",
            [holds("Taiz", on="2016-08-14")],
            id="participle-controlled-by",
        ),
        pytest.param(
            "In 2010 al-Shabaab ruled Kismayo.",
            [holds("Kismayo", "al-Shabaab", start="2010-01-01", end="2010-12-31")],
            id="active-ruled",
        ),
        pytest.param(
            "On 3 April 2022 Ukrainian troops still defended Mariupol.",
            [holds("Mariupol", "Ukraine", on="2022-04-03")],
            id="active-defended",
        ),
        pytest.param(
            "Until May 2000 Israel held Marjayoun.",
            [holds("Marjayoun", "Israel", end="2000-05-31")],
            id="until",
        ),
    ],
)
def test_holding(read, text, wanted):
    """A state of control is told by verbs, by nouns and by the words before a name."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Fighting continued inside Bakhmut on 12 March 2023.",
            [contests("Bakhmut", on="2023-03-12")],
            id="fighting-inside",
        ),
        pytest.param(
            "On 15 April 2023 clashes between the army and the RSF erupted in Khartoum.",
            [contests("Khartoum", on="2023-04-15")],
            id="clashes-between",
        ),
        pytest.param(
            "On 24 May 2017 the army fought the Maute group in Marawi.",
            [contests("Marawi", on="2017-05-24")],
            id="active-fought-in",
        ),
        pytest.param(
            "The battle for Sabratha raged on 17 September 2017.",
            [contests("Sabratha", on="2017-09-17")],
            id="noun-battle-for",
        ),
        pytest.param(
            "Street fighting went on in Grozny on 5 January 1995.",
            [contests("Grozny", on="1995-01-05")],
            id="street-fighting",
        ),
        pytest.param(
            "On 8 July 2016 heavy fighting broke out in Juba between government soldiers and rebels.",
            [contests("Juba", on="2016-07-08")],
            id="fighting-broke-out",
        ),
        pytest.param(
            "On 3 November 2022 both sides battled for Pavlivka.",
            [contests("Pavlivka", on="2022-11-03")],
            id="active-battled-for",
        ),
        pytest.param(
            "Marinka was contested in October 2023.",
            [contests("Marinka", start="2023-10-01", end="2023-10-31")],
            id="passive-contested",
        ),
    ],
)
def test_contesting(read, text, wanted):
    """Fighting inside or for a place contests it."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 15 July 2014 ISIL surrounded Kobani.",
            [besieges("Kobani", "ISIL", on="2014-07-15")],
            id="active-surrounded",
        ),
        pytest.param(
            "On 1 March 2022 Russian forces encircled Mariupol.",
            [besieges("Mariupol", "Russia", on="2022-03-01")],
            id="active-encircled",
        ),
        pytest.param(
            "On 10 May 2024 the Rapid Support Forces besieged El Fasher.",
            [besieges("El Fasher", "RSF", on="2024-05-10")],
            id="active-besieged",
        ),
        pytest.param(
            "On 5 April 1992 Bosnian Serb forces laid siege to Sarajevo.",
            [besieges("Sarajevo", "VRS", on="1992-04-05")],
            id="laid-siege-to",
        ),
        pytest.param(
            "Lyman was encircled by Ukrainian troops on 30 September 2022.",
            [besieges("Lyman", "Ukraine", on="2022-09-30")],
            id="passive-encircled",
        ),
        pytest.param(
            "In 2014 Deir ez-Zor was under siege by ISIL.",
            [besieges("Deir ez-Zor", "ISIL", start="2014-01-01", end="2014-12-31")],
            id="under-siege-by",
        ),
        pytest.param(
            "The Franco-led siege of Madrid in November 1936 failed.",
            [besieges("Madrid", start="1936-11-01", end="1936-11-30")],
            id="noun-siege-of",
        ),
        pytest.param(
            "In June 2016 trucks reached besieged Darayya.",
            [besieges("Darayya", start="2016-06-01", end="2016-06-30")],
            id="besieged-before-the-name",
        ),
        pytest.param(
            "On 9 February 2020 Houthi fighters cut off Marib from the south.",
            [besieges("Marib", "Houthis", on="2020-02-09")],
            id="active-cut-off",
        ),
    ],
)
def test_besieging(read, text, wanted):
    """Whoever surrounds a place or cuts it off besieges it."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Russian jets bombed Kharkiv on 2 March 2022.", id="strike"),
        pytest.param("On 4 May 2019 rebels attacked Hama.", id="attack"),
        pytest.param("Ukrainian soldiers reached Robotyne on 20 August 2023.", id="reached"),
        pytest.param("On 6 June 2017 SDF units entered Raqqa.", id="entered"),
        pytest.param("On 8 May 2017 police captured 12 fighters near Sirte.", id="captured-people"),
        pytest.param("The minister visited Mosul on 9 July 2017.", id="visit"),
        pytest.param("Four people left Aden on 3 March 2018 by bus.", id="people-left"),
        pytest.param("The price of bread fell in Tripoli in May 2020.", id="price-fell"),
        pytest.param("On 2 May 2011 heavy rain fell on Misrata.", id="rain-fell"),
        pytest.param("On 3 June 2015 the coalition took notice of events in Palmyra.", id="took-notice"),
        pytest.param("On 7 July 2018 the talks took place in Geneva.", id="took-place"),
        pytest.param("Elections were held in Bangui on 30 December 2015.", id="elections-held"),
        pytest.param("On 9 May 2014 the army held a parade in Sevastopol.", id="parade-held"),
        pytest.param("Shelling killed three people in Stepanakert on 4 October 2020.", id="shelling"),
        pytest.param("The general lost his life near Benghazi on 3 June 2015.", id="lost-his-life"),
        pytest.param("Ten soldiers were held hostage in Arauca on 4 May 2006.", id="held-hostage"),
    ],
)
def test_no_control(read, text):
    """What gains, holds or loses no place is no claim of control."""
    assert [(c.kind, c.place) for c in read(text) if c.kind in CONTROL] == []
