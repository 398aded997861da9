"""Statements of whole texts: who says them, about which place, in which words."""

import pytest

from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.walk import acquire

TEXT = """A war of boats

On 3 May 2031 the Syrian army captured Palmyra.

The battle for Homs could begin within weeks, and some 600 soldiers wait about 50 miles from Hama.

The ministry said that the Russian army is expected to enter Homs soon.

Apparently the rebels planned to strike back. Another possibility is that they fled.

If the rebels take Hama, the road to Homs would be cut.
"""


@pytest.fixture(scope="module")
def said(reader, tmp_path_factory):
    """The document of the text, and what is read in it."""
    path = tmp_path_factory.mktemp("stating") / "boats.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = acquire(path, published="2031-05-04")
    return document, reader.read(document)


def of(said, type_):
    """The statements of a type."""
    return [s for s in said[1].statements if s.type == type_]


def test_each_quote_is_in_the_document(said):
    """The words are those of the text at their characters, and of the file at theirs."""
    document, reading = said
    assert len(reading.statements) == 7
    for one in reading.statements:
        assert document.text[one.quote_start : one.quote_end] == one.quote
        assert TEXT[one.raw_start : one.raw_end] == one.quote
        assert one.quote.strip() == one.quote != ""


def test_forecasts_have_their_place_and_speaker(said):
    """The author's own forecast has no source, another's has one; both are about the place that they name."""
    own, other = of(said, "forecast")
    assert (own.about_place, own.source, own.stance) == ("Homs", None, "forecast")
    assert (other.about_place, other.source_text, other.stance) == ("Homs", "The ministry", "forecast")
    assert other.about_actor == "Russia"


def test_figures_are_told_with_their_clause(said):
    """A distance and a force in one sentence are two statements, in kilometres and in words."""
    (distance,), (force,) = of(said, "distance"), of(said, "force_size")
    assert (distance.low, distance.unit, distance.figure_text) == (80.47, "km", "about 50 miles")
    assert distance.about_place == "Hama"
    assert (force.low, force.high, force.unit) == (600, 600, "soldiers")


def test_explanations_share_a_group(said):
    """Two explanations of one event have one number, and neither is put as fact."""
    assert [(s.group, s.stance) for s in of(said, "rival_explanation")] == [(1, "supposed"), (1, "supposed")]


def test_what_would_follow_is_supposed(said):
    """A condition with its outcome is no forecast."""
    (one,) = of(said, "what_if")
    assert (one.stance, one.group) == ("supposed", None)


def test_a_place_that_a_claim_names_has_its_id(reader, document):
    """Only a place that a claim of the document names is one on the map."""
    text = "On 3 May 2031 the army captured Palmyra. Palmyra is of little importance. The hill is 20 km from Hama.\n"
    reading = reader.read(document(text))
    ids = {s.about_place: s.place_id for s in reading.statements}
    (palmyra,) = {c.place_id for c in reading.claims if c.place == "Palmyra"}
    assert ids == {"Palmyra": palmyra, "Hama": None}


def test_statements_are_no_claims(reader, document):
    """A text that only argues moves nothing, and its headings argue nothing."""
    text = "The army is badly overstretched. It is of little importance.\n"
    made = document(text)
    reading = reader.read(made)
    assert reading.claims == ()
    assert [str(s.type) for s in reading.statements] == ["assessment", "assessment"]
    assert all(s.about_place is None for s in reading.statements)
    assert not any(b.kind is BlockKind.HEADING for b in made.blocks)


def test_the_dead_are_no_force(reader, document):
    """Figures of people who came to harm stay with the claims that tell of them."""
    reading = reader.read(document("On 3 May 2031 the Syrian army killed 40 fighters in Palmyra.\n"))
    assert reading.statements == ()


RIVALS = """On 3 May 2031 the Syrian army captured Palmyra. Some officers say that Palmyra was starved, others that its
garrison had been paid.
"""


def test_rival_explanations_have_their_event_and_holder(reader, document):
    """The event is the claim that the same words tell; "some" and "others" hold what they say, and nobody leans."""
    made = document(RIVALS)
    reading = reader.read(made)
    one, other = (s for s in reading.statements if s.type == "rival_explanation")
    assert (one.source, one.quote) == ("some officers", "Some officers say that Palmyra was starved")
    assert (other.source, other.leaning) == ("others", None)
    (taken,) = {c.id for c in reading.claims if c.place == "Palmyra" and c.kind == "takes"}
    assert one.explained == other.explained
    assert (one.explained.place, one.explained.claim) == ("Palmyra", taken)
    assert made.text[one.explained.start : one.explained.end] == one.explained.text
    assert str(one.explained.start_on) == "2031-05-03"


def test_words_between_quotation_marks_are_not_the_author_s(reader, document):
    """A forecast in a quotation without a speaker is an unnamed speaker's."""
    reading = reader.read(document('A leaflet lay there: "The army will enter Homs soon." The army will enter Hama.\n'))
    told = {s.about_place: s.source for s in reading.statements if s.type == "forecast"}
    assert told == {"Homs": "an unnamed speaker", "Hama": None}


def test_only_the_author_leans(reader, document):
    """Which explanation a speaker thinks likelier is no leaning of the author's."""
    text = "The Syrian army left Hama. One theory is that it was recalled. {} that its soldiers had fled.\n"
    own, said = (
        [str(s.leaning) for s in reader.read(document(text.format(words))).statements if s.explained]
        for words in ("A more likely explanation is", "The mayor said that a more likely explanation is")
    )
    assert (own, said) == (["None", "favoured"], ["None", "None"])
