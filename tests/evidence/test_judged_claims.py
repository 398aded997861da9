"""What a person says of a claim is what answers show, and what was read stays as it is."""

from datetime import date

import pytest

from judged_record import answers, claim_of, shown
from whoheld.codebook import Kind
from whoheld.errors import BadJudgement

RED, BLUE = "the Reds takes Northfield", "the Blues takes Northfield"


def stored(record):
    """All that the store contains of claims, whatever people said."""
    with record._store.view() as view:
        return view.claims(superseded=True)


def test_judging_never_changes_what_was_read(record):
    """The rows of claims in the store are the same after every sort of judgement on them."""
    before = stored(record)
    record.accept(claim_of(record, RED), by="Ann")
    record.correct(claim_of(record, BLUE), {"actor": "Greens"}, by="Ann")
    record.reject(claim_of(record, "Westmark"), by="Ann")
    assert stored(record) == before


def test_a_rejected_claim_is_in_no_answer(record):
    """It is not listed, not counted, and moves nothing."""
    record.reject(claim_of(record, RED), by="Ann")
    assert shown(record, RED) == []
    assert [row.claims for row in record.places() if row.place.name == "Northfield"] == [3]
    assert [row.claims for row in record.documents()] == [4, 2]
    assert record.held("Northfield", "2031-05-04").holders == ()


def test_a_place_all_of_whose_claims_are_rejected_is_not_listed(record):
    """Nothing is said of it any more, and who held it is unknown."""
    record.reject(claim_of(record, "Eastmoor"), by="Ann")
    assert "Eastmoor" not in {row.place.name for row in record.places()}
    assert record.held("Eastmoor", "2031-05-04").status == "unknown"


def test_an_accepted_claim_is_marked(record):
    """It reads as before, and says who accepted it."""
    record.accept(claim_of(record, RED), by="Ann", note="seen")
    (row,) = record.through(judged_only=True).claims()
    assert (row.judged, row.claim.actor) == ("accepted", "Reds")
    assert row.claim.reasons["judged"].startswith("accepted by Ann on ")
    assert row.claim.reasons["judged"].endswith("(seen)")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"actor": "the Greens"}, {"actor": "Greens"}),  # a name goes by its common form
        ({"actor": None}, {"actor": None}),
        ({"target": "Blues"}, {"target": "Blues", "told_target": "Blues"}),  # who a person names was named
        ({"kind": "leaves"}, {"kind": Kind.LEAVES}),
        ({"start": "2031-05-01", "end": date(2031, 5, 3)}, {"start": date(2031, 5, 1), "end": date(2031, 5, 3)}),
        ({"when": "2031-04"}, {"start": date(2031, 4, 1), "end": date(2031, 4, 30)}),
        ({"source": "SOHR", "stance": "denied"}, {"source": "SOHR", "stance": "denied"}),
        ({"extent": "part"}, {"extent": "part"}),
        ({"low": "3", "high": 4, "unit": "houses"}, {"low": 3, "high": 4, "unit": "houses"}),
        ({"place": "Westport"}, {"place": "Westport", "place_id": "name:westport"}),
        ({"place": "Westmark"}, {"place": "Westmark", "place_id": "tiny:westmark"}),
        ({"place": ""}, {"place": None, "place_id": None}),
    ],
)
def test_a_corrected_claim_reads_as_corrected(record, given, expected):
    """It has the person's values under its old id and quote, and says who gave them."""
    cited = claim_of(record, RED)
    record.correct(cited, given, by="Ben")
    (claim,) = shown(record, RED)
    assert {name: getattr(claim, name) for name in expected} == expected
    assert claim.id == cited
    assert claim.reasons["judged"].startswith("corrected by Ben on ")
    assert claim.reasons["date"] == "written in the sentence"


def test_a_corrected_place_moves_the_claim(record):
    """The claim counts for the place that was meant, with its point, and for the other no more."""
    record.correct(claim_of(record, "Eastmoor"), {"place": "Northfield"}, by="Ben")
    (row,) = [row for row in record.claims(place="Northfield") if "Eastmoor" in row.claim.quote]
    assert (row.lon, row.lat) == (10.5, 50.25)
    assert [row.claims for row in record.places() if row.place.name == "Northfield"] == [5]
    assert record.claims(place="Eastmoor") == []


def test_a_place_that_no_document_has_can_be_named(record):
    """It is found by its name afterwards, and lies nowhere until it is moved to a point."""
    record.correct(claim_of(record, "Eastmoor"), {"place": "Westport"}, by="Ben")
    assert record.held("westport", "2031-05-05").holders == ("Blues",)
    assert record.find_place("Westport").lon is None
    record.move_place("Westport", -3.5, 40, by="Ben")
    assert (record.find_place("Westport").lon, record.find_place("Westport").lat) == (-3.5, 40.0)


def test_a_corrected_kind_is_found_by_that_kind(record):
    """A question for one kind gets the claims that are of it by now."""
    record.correct(claim_of(record, RED), {"kind": "leaves"}, by="Ben")
    assert [row.claim.actor for row in record.claims(kind="leaves")] == ["Reds"]
    assert [row.claim.actor for row in record.claims(kind="takes")] == ["Blues"]


def test_the_later_judgement_counts(record):
    """The last word says whether a claim stands, and for each field the last correction says what it is."""
    cited = claim_of(record, RED)
    record.correct(cited, {"actor": "Greens", "extent": "part"}, by="Ann")
    record.reject(cited, by="Ben")
    record.correct(cited, {"actor": "Blues"}, by="Ann")
    (claim,) = shown(record, RED)
    assert (claim.actor, claim.extent) == ("Blues", "part")


def test_a_missed_claim_is_added(record):
    """It stands at its place in the telling with its words and offsets, and counts in answers."""
    record.add_claim("second", "the Greens holds", {"kind": "holds", "actor": "Greens", "place": "Westmark"}, by="Ann")
    rows = [row for row in record.claims() if row.claim.doc == "second"]
    assert [row.judged for row in rows] == ["", "added", ""]
    claim = rows[1].claim
    assert (claim.quote, claim.quote_start, claim.raw_start) == ("the Greens holds", 14, 14)
    assert (rows[1].lon, claim.place_id) == (11.0, "tiny:westmark")
    assert [row.claims for row in record.documents()] == [5, 3]


def test_an_added_claim_can_be_judged(record):
    """Another person corrects it, or rejects it."""
    record.add_claim("second", "the Greens holds", {"kind": "holds", "place": "Westmark"}, by="Ann")
    (cited,) = [row.claim.id for row in record.through(judged_only=True).claims()]
    record.correct(cited, {"actor": "Greens"}, by="Ben")
    assert [row.claim.actor for row in record.through(judged_only=True).claims()] == ["Greens"]
    record.reject(cited, by="Ben")
    assert record.through(judged_only=True).claims() == []


@pytest.mark.parametrize(
    ("quote", "at", "said"),
    [
        ("the Greens took", None, "does not have the words"),
        ("Holds Northfield", None, "does not have the words"),
        ("holds Northfield", None, "more than once; they begin at 25, 67: name one with --at"),
        ("holds Northfield", 3, "not at 3; they begin at 25, 67"),
        ("the Greens holds", 3, "not at 3; they begin at 14"),
        (" ", None, "needs the words"),
    ],
)
def test_a_quote_has_to_stand_in_the_document(record, quote, at, said):
    """Words that are not there letter for letter, or at several places, are refused, and nothing is written."""
    with pytest.raises(BadJudgement, match=said):
        record.add_claim("second", quote, {"kind": "holds"}, at=at, by="Ann")
    assert record.judgements() == []


def test_an_offset_chooses_among_equal_words(record):
    """With the offset of one of the places where the words stand, that one is quoted."""
    record.add_claim("second", "holds Northfield", {"kind": "holds", "place": "Northfield"}, at=67, by="Ann")
    assert [row.claim.quote_start for row in record.through(judged_only=True).claims()] == [67]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "nothing to correct"),
        ({"quote": "x"}, "'quote' is no field"),
        ({"kind": "grabs"}, "'grabs' is no kind: there are takes"),
        ({"kind": ""}, "cannot be without kind"),
        ({"start": "May"}, "'May' is no day"),
        ({"when": "in May"}, "is not a date"),
        ({"end": "2031-04-01"}, "start on 2031-05-02, after its end"),
        ({"low": "few"}, "'few' is no count"),
        ({"low": "-1"}, "-1 is no count"),
    ],
)
def test_a_value_that_cannot_be_is_refused(record, fields, said):
    """The message says what was seen and what there is; nothing is written."""
    with pytest.raises(BadJudgement, match=said):
        record.correct(claim_of(record, RED), fields, by="Ann")
    assert record.judgements() == []


def test_what_is_not_there_cannot_be_judged(record):
    """An unknown claim, document or number is an error that names the list of those that are there."""
    with pytest.raises(BadJudgement, match="no claim or statement 'xyz' is in the record: `whoheld claims"):
        record.accept("xyz", by="Ann")
    with pytest.raises(BadJudgement, match="no document 'third' is in the record: `whoheld documents"):
        record.add_claim("third", "x", {"kind": "holds"}, by="Ann")
    with pytest.raises(BadJudgement, match="no judgement 7: `whoheld judgements"):
        record.undo(7, by="Ann")


def test_undoing_restores_and_can_be_undone(record):
    """An undone judgement counts no more; when the undoing is undone, it counts again."""
    before = answers(record)
    number = record.reject(claim_of(record, RED), by="Ann")
    after = answers(record)
    undoing = record.undo(number, by="Ben")
    assert answers(record) == before
    with pytest.raises(BadJudgement, match=f"undone already, by judgement {undoing}"):
        record.undo(number, by="Ann")
    record.undo(undoing, by="Ann")
    assert answers(record) == after
    assert [str(row.state) for row in record.judgements()] == ["stands", "undone", "stands"]


def test_only_what_was_judged_counts_on_demand(record):
    """With judged_only an answer rests on accepted, corrected and added claims alone."""
    record.accept(claim_of(record, RED), by="Ann")
    assert record.held("Northfield", "2031-05-20").holders == ("Blues",)
    assert record.through(judged_only=True).held("Northfield", "2031-05-20").holders == ("Reds",)
    assert [row.holder for row in record.through(judged_only=True).on("2031-05-20")] == ["Reds"]
    assert len(record.through(judged_only=True).changes()) == 1
    assert record.through(judged_only=True).disputes() == []
    assert len(list(record.through(judged_only=True).history("Northfield"))) < len(list(record.history("Northfield")))
