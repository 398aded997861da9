"""Who took a place where the clause names nobody: told before of it, or unknown; never simply who takes most places."""

import pytest
from expecting import leaves, takes, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whoever it was taken from takes it again
        pytest.param(
            "On 4 May 2014 ISIL captured Jubb from the rebels. On 6 May 2014 Jubb was recaptured.",
            [takes("Jubb", "ISIL"), takes("Jubb", "rebels", on="2014-05-06")],
            id="from-whom-it-was-taken",
        ),
        # a recapture that was told is the one that is spoken of
        pytest.param(
            "On 4 May 1999 the KLA recaptured Junik from Serbian forces. The recapture of Junik was a relief.",
            [takes("Junik", "KLA", on="1999-05-04"), takes("Junik", "KLA")],
            id="spoken-of-again",
        ),
        # those who are only told to have taken it have lost it
        pytest.param(
            "In 2012 M23 captured Goma. M23 also captured Sake and Rutshuru in 2012. The 2013 recapture of Goma was "
            "told on the radio.",
            [takes("Goma", "M23"), takes("Sake", "M23"), takes("Rutshuru", "M23"), takes("Goma", None)],
            id="not-the-loser",
        ),
        pytest.param(
            "In 2015 Boko Haram captured Baga. Residents remember Baga's recapture.",
            [takes("Baga", "Boko Haram"), takes("Baga", None)],
            id="nobody-told",
        ),
        # the paragraph goes on about one side
        pytest.param(
            "On 3 June 2017 Peshmerga fighters seized Bashiqa. The village of Fadiliya was also captured.",
            [takes("Bashiqa", "Peshmerga"), takes("Fadiliya", "Peshmerga")],
            id="also-captured",
        ),
        # another paragraph does not, unless one camp takes most of what the document tells of
        pytest.param(
            "On 3 June 2017 Peshmerga fighters seized Bashiqa.\n\nIn July 2017 Fadiliya was captured.",
            [takes("Bashiqa", "Peshmerga"), takes("Fadiliya", "Peshmerga")],
            id="another-paragraph",
        ),
        pytest.param(
            "On 3 June 2017 Peshmerga fighters seized Bashiqa from ISIL. On 5 June 2017 ISIL captured Zumar from the "
            "Peshmerga.\n\nIn July 2017 Fadiliya was captured.",
            [takes("Bashiqa", "Peshmerga"), takes("Zumar", "ISIL"), takes("Fadiliya", None)],
            id="two-camps",
        ),
    ],
)
def test_takers_not_named(read, text, wanted):
    """A taking without a taker is whose the text has told it to be, and nobody's where it has not."""
    found, expected = told([c for c in read(text) if c.kind == "takes"], wanted)
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Neither Ukraine nor Russia confirmed the capture of Lyman on 3 May 2022.",
            takes("Lyman", None, source=None, stance="doubted"),
            id="neither-nor",
        ),
        pytest.param(
            "Neither the army or M23 confirmed the capture of Bunia on 3 May 2003.",
            takes("Bunia", None, source=None, stance="doubted"),
            id="neither-or",
        ),
        pytest.param(
            "The army could not confirm that Houthi fighters had taken Hays on 4 May 2019.",
            takes("Hays", "Houthis", source=None, stance="doubted"),
            id="could-not-confirm",
        ),
        pytest.param(
            "The army confirmed that Houthi fighters had taken Hays on 4 May 2019.",
            takes("Hays", "Houthis", source="army", stance="said"),
            id="confirmed",
        ),
    ],
)
def test_what_nobody_confirms_is_a_report(read, text, wanted):
    """Who does not confirm a capture neither says it nor denies it, nor made it."""
    found, expected = told(read(text), [wanted])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "On 3 May 2022 Russian troops entered Irpin. The Ukrainian garrison withdrew on 4 May.",
            [leaves("Irpin", "Ukraine", on="2022-05-04", stance="said")],
            id="garrison",
        ),
        # whoever attacked the place is not who was in it
        pytest.param(
            "On 3 May 2022 Russian troops attacked Lyman. The fighters there withdrew.",
            [leaves("Lyman", None, on="2022-05-03")],
            id="not-the-attackers",
        ),
        pytest.param(
            "On 3 May 2014 the Taliban attacked Sangin. The defenders did not retreat.",
            [leaves("Sangin", stance="denied")],
            id="did-not",
        ),
        # where they went is told, and what they left is no place
        pytest.param("On 3 May 2014 the Taliban attacked Sangin. The garrison withdrew to the hills.", [], id="goal"),
        pytest.param(
            "On 3 May 2016 M23 attacked Sake. The rebels retreated, leaving behind four vehicles.", [], id="vehicles"
        ),
    ],
)
def test_withdrawals_from_the_place_of_the_sentence_before(read, text, wanted):
    """Those who are told to be in a place leave it, though their sentence does not name it."""
    found, expected = told([c for c in read(text) if c.kind == "leaves"], wanted)
    assert found == expected
