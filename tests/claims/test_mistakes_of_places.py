"""Frequent mistakes of readers of reports of war: what is no place, what is not held, and what lies only beside it."""

import pytest
from expecting import CONTROL, besieges, contests, holds, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("On 14 June 2016 the army seized three villages of Garma, Zobar, and Atir east of Fallujah.",
                     [takes("Garma"), takes("Zobar"), takes("Atir")], id="counted-and-named"),
        pytest.param("On 14 June 2016 the army seized two villages in Adhaim, northeast of Baghdad.", [],
                     id="counted-and-not-named"),
        pytest.param("On 3 May 2016 the Iraqi Army retook the Qadir stadium in western Ramadi.",
                     [takes("Qadir stadium")], id="a-named-site-in-a-part"),
        pytest.param("On 3 May 2016 the army recaptured the al-Malab District in southeastern Ramadi.",
                     [takes("al-Malab District")], id="a-named-district-in-a-part"),
        pytest.param("On 3 May 2016 rebels captured the ISIL stronghold of Gharan.",
                     [takes("Gharan", "rebels"), holds("Gharan", "ISIL")], id="a-stronghold-of"),
        pytest.param("On 3 May 2016 the rebels captured the al-Sina (Industrial) Quarter.",
                     [takes("al-Sina (Industrial) Quarter", "rebels")], id="a-gloss-within-a-name"),
        pytest.param("On 24 May 2016 the army completely secured and demined the town of Alba.",
                     [takes("Alba", "army")], id="two-verbs-with-one-object"),
    ],
)  # fmt: skip
def test_what_was_taken(read, text, wanted):
    """What is named is taken; what it lies in, or beside, is not."""
    found, expected = told([c for c in read(text) if c.kind in CONTROL and c.place], wanted)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 3 May 2016 the army established fire-control over the Zuhair area.", id="fire-control"),
        pytest.param("On 3 May 2016 the army evacuated 800 civilians from Ramadi.", id="evacuated-others"),
        pytest.param("On 3 May 2016 the village of Tawi had been cleared of mines by the army.", id="cleared-of-mines"),
        pytest.param("On 3 May 2016 this left Marka cut off from its road.", id="left-in-a-state"),
        pytest.param("On 3 May 2016 Raif Abdel Rahim, the judge, was captured.", id="a-person-with-his-office"),
        pytest.param("In 2016 the Tutsi-dominated government met in Geneva.", id="who-dominates-it"),
        pytest.param("Rebels won the Second Battle in 2016.", id="a-battles-name"),
        pytest.param("In 2016 ISIL in Iraq lost many men.", id="somewhere-in-a-country"),
        pytest.param("In May 2016 rebels in Idlib province met the governor.", id="somewhere-in-a-province"),
        pytest.param("The garrison met in 2016 under the command of James Kabare.", id="command-of-a-person"),
        pytest.param("On 3 May 2016 clashes erupted near Tadef.", id="clashes-near-it"),
    ],
)  # fmt: skip
def test_nobody_took_or_held_it(read, text):
    """No claim of control comes of persons, of fights by name, of presence somewhere in a land, of what lies near."""
    assert [c for c in read(text) if c.kind in CONTROL and c.stance == "said"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("On 3 July 2012 clashes between rebels and the army raged in and around the town of Bala.",
                     [contests("Bala")], id="in-and-around"),
        pytest.param("In May 2016 rebels in Idlib city met the governor.", [holds("Idlib city", "rebels")],
                     id="in-a-town"),
        pytest.param("On 9 March 2015 the army completed the encirclement of ISIL in and around Tikrit.",
                     [besieges("Tikrit", "army")], id="encircled-in-and-around"),
    ],
)  # fmt: skip
def test_what_is_told_of_it_all_the_same(read, text, wanted):
    """The rules above take nothing away from what is told plainly."""
    found, expected = told([c for c in read(text) if c.kind in CONTROL and c.place], wanted)
    assert found == expected
