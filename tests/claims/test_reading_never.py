"""What must never happen, whatever a document looks like."""

import pytest
from expecting import holds, takes, told

from whoheld.codebook import CONTROL

ARTICLE = "Russian forces withdrew from Izium on 10 September 2022, and the town has been quiet since then.\n"


@pytest.mark.parametrize(
    "around",
    [
        pytest.param(ARTICLE + "\nMap: rebels captured Kafr Zita in May 2013\n\n" + ARTICLE, id="map"),
        pytest.param(ARTICLE + "\n![Rebels captured Kafr Zita](kafr-zita-captured.jpg)\n\n" + ARTICLE, id="picture"),
        pytest.param(
            ARTICLE + "\n2 comments\n\nJoe says:\nRebels captured Kafr Zita on 4 May 2013.\n\nReply\n", id="comments"
        ),
        pytest.param(ARTICLE + "\n## See also\n\n- Rebels captured Kafr Zita on 4 May 2013\n", id="see-also"),
        pytest.param(
            ARTICLE + '\n## References\n\n1. "Rebels captured Kafr Zita", The Example Post, 4 May 2013.\n',
            id="references",
        ),
        pytest.param(ARTICLE + "\nRelated: Rebels captured Kafr Zita on 4 May 2013\n\n" + ARTICLE, id="related"),
        pytest.param(ARTICLE + "\nRead more: Army retakes Kafr Zita from rebels\n", id="read-more"),
        pytest.param(ARTICLE + "\nADVERTISEMENT: Kafr Zita captured, the film\n\n" + ARTICLE, id="advert"),
        pytest.param(
            ARTICLE + "\n## External links\n\n- How rebels captured Kafr Zita in May 2013\n", id="external-links"
        ),
    ],
)  # fmt: skip
def test_only_the_author_speaks(reader, document, around):
    """Captions, comments, other pages' headlines and references give no claim."""
    claims = reader.read(document(around)).claims
    assert {c.place for c in claims} == {"Izium"}


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("---\ntitle: Rebels captured Kafr Zita\ndate: 4 May 2013\n---\n\n", id="front-matter"),
        pytest.param(
            "---\nsubject: Battle of Izium\nresult: Rebels captured Kafr Zita\ndate:\n  - September 2022\n---\n\n",
            id="infobox",
        ),
    ],
)
def test_no_claim_of_the_front_matter(reader, document, head):
    """What stands in front of an article is known of it, not said by it."""
    claims = reader.read(document(head + ARTICLE, name="report.md")).claims
    assert {c.place for c in claims} == {"Izium"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Rebels captured Kafr Zita. The army withdrew from Morek. Fighting went on in Lataminah.", id="no-day"
        ),
        pytest.param("The Houthis hold Sanaa and Saada, and the government holds Aden.", id="present"),
        pytest.param(
            "The town of Gao fell to the rebels. Two days later they took Timbuktu, and the next day Kidal.",
            id="relative-days",
        ),
        pytest.param(
            "The Nationalists entered Toledo on a Sunday and took it. In the evening they took Olías.", id="weekday"
        ),
        pytest.param("M23 seized Bunagana in June. It seized Rutshuru in October.", id="month-without-a-year"),
    ],
)
def test_a_text_without_dates_gives_none(read, text):
    """No day is invented: neither that of reading nor a year that the text does not give."""
    claims = read(text)
    assert claims
    assert {(c.start, c.end, c.reported) for c in claims} == {(None, None, None)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Russia will capture Kupiansk.", "forecast", id="will"),
        pytest.param("The army may retake Sennar.", "forecast", id="may"),
        pytest.param("If rebels capture Bambari, people will flee.", "supposed", id="if"),
        pytest.param("The LNA plans to capture Sirte.", "intended", id="plans"),
        pytest.param("The government ordered its troops to leave Kidal.", "intended", id="ordered"),
        pytest.param("Ukraine denied that Russia had captured Kupiansk.", "denied", id="denied"),
        pytest.param("The rebels did not take Nubl.", "denied", id="did-not"),
    ],
)  # fmt: skip
def test_nothing_of_this_moves_the_map(read, text, stance):
    """What is forecast, supposed, intended or denied is kept as such and moves nothing."""
    claims = read(text)
    assert [str(c.stance) for c in claims if c.kind in CONTROL] == [stance]
    assert not any(c.moves for c in claims)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was another Stalingrad, and its streets looked like those of Grozny in 1995.", id="analogy"),
        pytest.param("What is the name of the river that flows through Mosul?", id="question"),
        pytest.param("The capture of the thief in Bangui on 3 May 2014 was filmed.", id="thief"),
    ],
)  # fmt: skip
def test_no_claim_at_all(read, text):
    """Comparisons, questions and titles of works tell nothing of control."""
    assert [(c.kind, c.place) for c in read(text)] == []


def test_a_name_of_two_equally_good_places_is_ambiguous(reader, document):
    """A place is not put on the map by its name alone where two candidates are equally good."""
    reading = reader.read(document("Rebels captured San Pedro on 4 May 2003. The harvest was poor there.\n"))
    [place] = reading.places
    assert (place.placing, place.lon, place.lat) == ("ambiguous", None, None)
    assert len(place.candidates) > 1


def test_claims_say_why(read):
    """Each field that the reader chose comes with its reason in words."""
    for claim in read("On 8 May 2022 Russia took Popasna. The next day its troops held the town, the governor said."):
        assert {"kind", "place", "date", "actor", "stance", "point"} <= claim.reasons.keys()
        assert all(claim.reasons.values())


def test_reading_twice_gives_the_same(reader, document):
    """The same text gives the same claims with the same ids, in the same order."""
    text = "On 8 May 2022 Russia took Popasna. Ukraine held Lysychansk until 3 July, SOHR said.\n"
    first, second = (reader.read(document(text)).claims for _ in range(2))
    assert [c.row() for c in first] == [c.row() for c in second]
    assert len({c.id for c in first}) == len(first)


def test_rival_claims_stand_side_by_side(read):
    """A claim of an author and one of a source stand side by side, neither is dropped."""
    found, expected = told(
        read("On 4 May 2022 Russia said that it held Rubizhne. Ukraine said on 4 May that it held Rubizhne."),
        [holds("Rubizhne", "Russia", source="Russia"), holds("Rubizhne", "Ukraine", source="Ukraine")],
    )
    assert found == expected


def test_a_reversed_change_is_two_claims(read):
    """A gain that was lost again is told as both."""
    found, expected = told(
        read("Rebels captured Morek on 6 November 2014. The army recaptured the town on 23 August 2019."),
        [takes("Morek", "rebels", on="2014-11-06"), takes("Morek", on="2019-08-23")],
    )
    assert found == expected
