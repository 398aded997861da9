"""Whether a claim was put as fact, hedged, denied, planned, expected or only supposed."""

import pytest
from expecting import besieges, contests, holds, leaves, takes, told


def one(kind, place, stance):
    """A claim of which only the stance matters."""
    return [kind(place, stance=stance)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # put as fact
        pytest.param("Russia captured Popasna on 7 May 2022.", one(takes, "Popasna", "said"), id="plain"),
        pytest.param("Russia did capture Popasna in May 2022.", one(takes, "Popasna", "said"), id="did"),
        pytest.param("Troops began to occupy Bentiu in 2014.", one(takes, "Bentiu", "said"), id="began-to"),
        pytest.param("Not only did rebels capture Ariha in May 2015, they burnt it.",
                     one(takes, "Ariha", "said"), id="not-only"),
        # hedged
        pytest.param("Rebels reportedly captured Kafr Zita on 4 May 2013.",
                     one(takes, "Kafr Zita", "doubted"), id="reportedly"),
        pytest.param("Rebels allegedly seized Bria on 20 May 2017.", one(takes, "Bria", "doubted"), id="allegedly"),
        pytest.param("The LTTE is said to have captured Pooneryn in November 1993.",
                     one(takes, "Pooneryn", "doubted"), id="is-said-to-have"),
        pytest.param("It was reported that UNITA had taken Kuito in 1993.",
                     one(takes, "Kuito", "doubted"), id="it-was-reported"),
        pytest.param("On 5 May 2015 Harim was probably held by rebels.", one(holds, "Harim", "doubted"), id="probably"),
        pytest.param("Al-Shabaab apparently left Barawe on 5 October 2014.",
                     one(leaves, "Barawe", "doubted"), id="apparently"),
        pytest.param("The army may have lost Torit on 2 May 1992.", one(leaves, "Torit", "doubted"), id="may-have"),
        pytest.param("The army seems to have retaken Ceerigaabo on 25 August 2023.",
                     one(takes, "Ceerigaabo", "doubted"), id="seems-to-have"),
        # planned
        pytest.param("In May 2015 rebels tried to capture Daraa.", one(takes, "Daraa", "intended"), id="tried-to"),
        pytest.param("The LNA plans to capture Sirte.", one(takes, "Sirte", "intended"), id="plans-to"),
        pytest.param("On 4 April 2019 Haftar ordered his forces to take Tripoli.",
                     one(takes, "Tripoli", "intended"), id="ordered"),
        pytest.param("The offensive aims to retake Hawija.", one(takes, "Hawija", "intended"), id="aims-to"),
        pytest.param("The army launched an operation to retake Gwoza in March 2015.",
                     one(takes, "Gwoza", "intended"), id="operation-to"),
        pytest.param("An attempt to seize Kismayo was made in 2009.",
                     one(takes, "Kismayo", "intended"), id="attempt-to"),
        pytest.param("The president vowed to liberate Kherson.", one(takes, "Kherson", "intended"), id="vowed-to"),
        pytest.param("In 2016 the coalition wanted to drive ISIL out of Dabiq.",
                     one(takes, "Dabiq", "intended"), id="wanted-to"),
        pytest.param("The rebels agreed to withdraw from Homs on 4 May 2014.",
                     one(leaves, "Homs", "intended"), id="agreed-to-withdraw"),
        pytest.param("In June 2020 the government demanded that the LNA leave Jufra.",
                     one(leaves, "Jufra", "intended"), id="demanded-that"),
        pytest.param("Troops massed near Harar with the aim of capturing it.",
                     one(takes, "Harar", "intended"), id="with-the-aim-of"),
        pytest.param("The militia fought to retake Khasfin in June 2013.",
                     one(takes, "Khasfin", "intended"), id="fought-to"),
        pytest.param("Turkey threatened to seize Tal Abyad in 2019.",
                     one(takes, "Tal Abyad", "intended"), id="threatened-to"),
        # expected
        pytest.param("Russia may capture Pokrovsk soon.", one(takes, "Pokrovsk", "forecast"), id="may"),
        pytest.param("The junta will lose Myawaddy.", one(leaves, "Myawaddy", "forecast"), id="will"),
        pytest.param("Analysts expect the RSF to take El Fasher.", one(takes, "El Fasher", "forecast"), id="expect"),
        pytest.param("Russia is expected to capture Toretsk.", one(takes, "Toretsk", "forecast"), id="is-expected-to"),
        pytest.param("The town of Chasiv Yar might fall within weeks.",
                     one(leaves, "Chasiv Yar", "forecast"), id="might-fall"),
        pytest.param("Officials warned that the Taliban could seize Kabul within 90 days.",
                     one(takes, "Kabul", "forecast"), id="could"),
        # supposed
        pytest.param("If the Houthis take Marib, the war will change.", one(takes, "Marib", "supposed"), id="if"),
        pytest.param("Trade would stop if Russia captured Kupiansk.",
                     one(takes, "Kupiansk", "supposed"), id="if-behind"),
        pytest.param("Unless the army holds Sake, trade will stop.", one(holds, "Sake", "supposed"), id="unless"),
        pytest.param("Had the rebels taken Damascus in 2013, the war would have ended.",
                     one(takes, "Damascus", "supposed"), id="had-they"),
        # denied
        pytest.param("On 4 May 2015 the army denied that rebels had captured Mahin.",
                     one(takes, "Mahin", "denied"), id="denied-that"),
        pytest.param("Rebels did not capture Nubl in 2014.", one(takes, "Nubl", "denied"), id="did-not"),
        pytest.param("The Nationalists never took Cartagena in 1936.",
                     one(takes, "Cartagena", "denied"), id="never"),
        pytest.param("In July 2013 the army failed to capture Talbiseh.",
                     one(takes, "Talbiseh", "denied"), id="failed-to"),
        pytest.param("In November 1936 Franco's troops were unable to take Madrid.",
                     one(takes, "Madrid", "denied"), id="unable-to"),
        pytest.param("On 6 April 2014 government forces almost lost Bor.", one(leaves, "Bor", "denied"), id="almost"),
        pytest.param("On 6 April 2014 government forces nearly took Bor.", one(takes, "Bor", "denied"), id="nearly"),
        pytest.param("In March 2022 Ukrainian troops prevented Russia from taking Mykolaiv.",
                     one(takes, "Mykolaiv", "denied"), id="prevented-from"),
        pytest.param("The garrison refused to surrender Bihać in 1994.",
                     one(leaves, "Bihać", "denied"), id="refused-to-surrender"),
        pytest.param("On 3 May 2016 the militia was no longer in control of Sabratha.",
                     one(holds, "Sabratha", "denied"), id="no-longer"),
        pytest.param("The SPLA left Torit in 1992 without capturing Juba.",
                     [leaves("Torit", stance="said"), takes("Juba", stance="denied")], id="without-capturing"),
        pytest.param("An attempt by rebels to capture Khan Touman in May 2016 was repelled.",
                     one(takes, "Khan Touman", "denied"), id="attempt-repelled"),
        pytest.param("The rebels' attempt to seize Nubl failed in 2014.", one(takes, "Nubl", "denied"),
                     id="attempt-failed"),
        pytest.param("On 3 February 2016 the siege of Nubl was lifted.", one(besieges, "Nubl", "denied"),
                     id="siege-lifted"),
        pytest.param("In May 2015 rebels captured Ariha and Mastume, but not Foua or Kafraya.",
                     [takes("Ariha", stance="said"), takes("Mastume", stance="said"),
                      takes("Foua", stance="denied"), takes("Kafraya", stance="denied")], id="but-not"),
        # said, though it may not look so
        pytest.param("On 4 May 2015 rebels nearly captured all of Jisr al-Shughur.",
                     [takes("Jisr al-Shughur", stance="said", extent="part")], id="nearly-all"),
        pytest.param("A storm in May 2015 caused the army to retreat from Ramadi.",
                     one(leaves, "Ramadi", "said"), id="caused-to"),
        pytest.param("On 17 July 1994 the RPF declared Kigali to be captured.", one(takes, "Kigali", "said"),
                     id="declared-to-be"),
        pytest.param("In May 2015 the army did not resist, and rebels captured Ariha.",
                     one(takes, "Ariha", "said"), id="denial-of-another-clause"),
        pytest.param("The recapture of Tikrit in April 2015 may change the course of the war.",
                     one(takes, "Tikrit", "said"), id="what-a-change-may-bring"),
        pytest.param("On 1 May 2022 the army launched an attack to retake Izium, capturing Ruska Lozova.",
                     [takes("Izium", stance="intended"), takes("Ruska Lozova", stance="said")],
                     id="in-the-course-of-it"),
        pytest.param("Rebels took Rankous in May 2013, only to lose it a week later.",
                     [takes("Rankous", stance="said"), leaves("Rankous", stance="said")], id="only-to-lose"),
        # hedged by what is said about it
        pytest.param("On 5 May 2016 there were reports that rebels had captured Zeitan.",
                     one(takes, "Zeitan", "doubted"), id="there-were-reports"),
        pytest.param("Rebels captured Zeitan on 5 May 2016, but this was not confirmed.",
                     one(takes, "Zeitan", "doubted"), id="not-confirmed"),
        pytest.param("On 5 May 2016 fierce fighting was reported in Handarat.",
                     one(contests, "Handarat", "doubted"), id="fighting-was-reported"),
        # awaited
        pytest.param("The battle for the city of Raqqa could begin within weeks.",
                     one(contests, "Raqqa", "forecast"), id="battle-could-begin"),
        pytest.param("On 25 July 2016 troops moved on, threatening to cut off the rebels remaining at Bani Zeid.",
                     [besieges("Bani Zeid", stance="intended"), holds("Bani Zeid", "rebels", stance="said")],
                     id="threatened-to-cut-off-those-there"),
        pytest.param("The general said in 2016 that once Mosul was retaken, his men would go home.",
                     one(takes, "Mosul", "forecast"), id="once-it-was"),
        # what is presupposed stands whatever is said about it
        pytest.param("In 2016 Iraqi forces planned to retake ISIL-held Mosul.",
                     [takes("Mosul", "Iraqi forces", stance="intended"), holds("Mosul", "ISIL", stance="said")],
                     id="held-and-intended"),
        pytest.param("In September 2012 the army could not break the siege of Minnigh.",
                     one(besieges, "Minnigh", "said"), id="siege-not-broken"),
        pytest.param("The army did not join the fighting in Bani Walid in October 2012.",
                     one(contests, "Bani Walid", "said"), id="fighting-not-joined"),
    ],
)  # fmt: skip
def test_stance(read, text, wanted):
    """Only what is put as fact is said; all else keeps how it was put."""
    found, expected = told(read(text), wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("On 4 May 2015 the army denied that rebels had captured the town of Mahin.", "Mahin", id="source"),
        pytest.param("In May 2015 rebels captured Ariha and Mastume, but not Foua or Kafraya.", "Kafraya", id="list"),
        pytest.param("On 4 May 2015 rebels failed to capture the town of Mahin.", "Mahin", id="clause"),
    ],
)
def test_a_denied_claim_is_negative(read, text, place):
    """The polarity that a claim keeps agrees with its stance, whatever denies it: its source, the list, its clause."""
    (claim,) = (c for c in read(text) if c.place == place)
    assert (str(claim.stance), claim.polarity) == ("denied", "negative")
