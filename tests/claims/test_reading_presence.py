"""What a text tells of control by the way: who is somewhere, whose stronghold a place is, where fighting goes on."""

import pytest
from expecting import besieges, contests, holds, leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 June 2017 ISIL fighters in Marawi set fire to a school.",
            [holds("Marawi", "ISIL", on="2017-06-03")],
            id="fighters-in",
        ),
        pytest.param(
            "On 5 May 2019 artillery shelled Houthi positions in the village of Hays.",
            [holds("Hays", "Houthis", on="2019-05-05")],
            id="positions-in",
        ),
        pytest.param(
            "About 200 ISIL militants were believed to be in Sirte on 2 October 2016.",
            [holds("Sirte", "ISIL")],
            id="believed-to-be-in",
        ),
        pytest.param(
            "On 4 March 2018 Douma was the last stronghold of Jaysh al-Islam.",
            [holds("Douma", "Jaysh al-Islam", on="2018-03-04")],
            id="was-the-last-stronghold",
        ),
        pytest.param(
            "On 9 July 2016 Qayyarah was reported to be fully under Peshmerga control.",
            [holds("Qayyarah", "Peshmerga", on="2016-07-09")],
            id="reported-to-be-under-control",
        ),
    ],
)
def test_presupposed_holding(read, text, wanted):
    """Who is said to be in a place, or whose stronghold it is, holds it, or some of it."""
    found, expected = told([c for c in read(text) if c.kind == "holds"], wanted)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Taliban maintained a presence in southern Afghanistan in May 2010.", id="south-of-a-country"),
        pytest.param("On 3 May 2010 Boko Haram had bases in northern Nigeria.", id="bases-in-the-north"),
        pytest.param("On 3 May 2018 M23 fighters were in the Goma countryside.", id="countryside"),
        pytest.param("ISIL cells were hiding in eastern Diyala Governorate on 3 May 2019.", id="hiding-in-a-province"),
    ],
)
def test_being_somewhere_in_a_land_holds_nothing(read, text):
    """A force that is somewhere in a country's south, a province or a countryside does not hold it."""
    assert not [c for c in read(text) if c.kind == "holds"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 May 2019 Turkey's occupation of northern Syria was condemned.",
            holds("northern Syria", "Turkey"),
            id="occupation",
        ),
        pytest.param(
            "ISIL fighters were still in western Mosul on 3 May 2017.",
            holds("western Mosul", "ISIL"),
            id="part-of-a-city",
        ),
        pytest.param(
            "The Taliban maintained a presence in Sangin in May 2010.",
            holds("Sangin", "Taliban", source=None),
            id="maintained-is-not-said",
        ),
    ],
)
def test_what_a_presence_still_holds(read, text, wanted):
    """An occupation is more than being there, and a force in a part of a town has some of it."""
    found, expected = told([c for c in read(text) if c.kind == "holds"], [wanted])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("On 4 May 2003 the army broke the siege of Bunia.", "denied", id="broke"),
        pytest.param("On 4 May 2003 the siege of Bunia was lifted.", "denied", id="was-lifted"),
        pytest.param("The siege of Bunia ended on 4 May 2003.", "denied", id="ended"),
        pytest.param("On 4 May 2003 troops reached the airport, breaking the siege of Bunia.", "denied", id="breaking"),
        pytest.param("On 4 May 2003 the army tried to break the siege of Bunia.", "said", id="tried-to-break"),
        pytest.param("On 4 May 2003 the army failed to break the siege of Bunia.", "said", id="failed-to-break"),
        pytest.param("On 4 May 2003 the siege of Bunia was not lifted.", "said", id="not-lifted"),
        pytest.param("On 4 May 2003 he said that the siege of Bunia may soon be lifted.", "said", id="may-be-lifted"),
    ],
)
def test_the_end_of_a_siege(read, text, stance):
    """A siege that was broken is over; one that somebody wants to break goes on."""
    found = [(c.place, str(c.stance), c.modality == "ended") for c in read(text) if c.kind == "besieges"]
    assert found == [("Bunia", stance, stance == "denied")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 6 May 2016 heavy clashes were reported in Manbij.", id="clashes-reported"),
        pytest.param("On 6 May 2016 ISIL and the SDF fought for control of Manbij.", id="fought-for-control"),
        pytest.param("On 6 May 2016 heavy fighting went on in and around Manbij.", id="in-and-around"),
        pytest.param("On 6 May 2016 Manbij changed hands three times.", id="changed-hands"),
        pytest.param("Manbij saw heavy fighting on 6 May 2016.", id="saw-fighting"),
        pytest.param("On 6 May 2016 the fighting spread to Manbij.", id="spread-to"),
    ],
)
def test_fighting_at_a_place(read, text):
    """A fight contests the place that it is in or for, in each of the ways that reports put it."""
    found, expected = told([c for c in read(text) if c.kind == "contests"], [contests("Manbij", on="2016-05-06")])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 2 June 2016 the SDF encircled ISIL fighters in Manbij.",
            besieges("Manbij", "SDF", on="2016-06-02"),
            id="encircled-the-fighters-in",
        ),
        pytest.param(
            "Manbij remained besieged on 2 June 2016.",
            besieges("Manbij", on="2016-06-02"),
            id="remained-besieged",
        ),
    ],
)
def test_what_befalls_a_force_befalls_its_place(read, text, wanted):
    """Who surrounds those who hold a place besieges it; whose lines give way loses it."""
    found, expected = told([c for c in read(text) if c.kind == wanted.kind], [wanted])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 July 2016 the villages of Jubb and Arima were reported to have been captured by the SDF.",
            [takes("Jubb", "SDF"), takes("Arima", "SDF")],
            id="reported-to-have-been-captured",
        ),
        pytest.param(
            "On 9 July 2017 rebels captured the oil fields of Omar and Tanak.",
            [takes(name, "rebels", on="2017-07-09") for name in ("Omar", "Tanak")],
            id="fields-of",
        ),
        pytest.param(
            "On 9 July 2017 rebels pulled back from some parts of Jubb.",
            [leaves("Jubb", "rebels", on="2017-07-09", extent="part")],
            id="pulled-back-from-parts",
        ),
    ],
)
def test_changes_in_other_words(read, text, wanted):
    """A change told through a verb of saying, in a list, or of a part."""
    found, expected = told([c for c in read(text) if c.place], wanted)
    assert found == expected
