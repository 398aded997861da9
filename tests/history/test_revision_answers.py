"""How the answer for a day changed as documents came out."""

from telling import SIDES, TOWN, told
from whoheld.almanac.when import When
from whoheld.evidence.source import DocumentFacts
from whoheld.history.revision import revisions

FACTS = {
    name: DocumentFacts(name, name, published=When.parse(edtf))
    for name, edtf in {
        "spring": "2012-04-01",
        "summer": "2012-07-01",
        "echo": "2012-08-01",
        "years": "2015-01-01",
    }.items()
}


def rows(*lines, day="2012-06-30"):
    """(known by, holder, documents) of each revision."""
    claims = [told(line, at) for at, line in enumerate(lines)]
    found = revisions(TOWN, claims, When.parse(day), facts=FACTS, sides=SIDES)
    return [(r.known_by, r.holder, r.published) for r in found]


def test_a_change_that_became_known_later():
    """In spring the town was the North's; only the summer's paper tells that it had lost it."""
    found = rows("North takes 2012-03-05 in spring", "South takes 2012-06-10 from North in summer")
    assert found == [("2012-04-01", "North", ("spring",)), ("2012-07-01", "South", ("summer",))]


def test_a_document_that_changes_nothing_is_no_revision():
    """An echo of what was known makes no row."""
    found = rows("North takes 2012-03-05 in spring", "North holds 2012-06-10 in echo")
    assert found == [("2012-04-01", "North", ("spring",))]


def test_a_later_dispute_is_a_revision():
    """Years after, another account of the same days makes the answer disputed."""
    found = rows("North takes 2012-06-25 in summer", "South holds 2012-06-28 in years")
    assert [(known_by, "disputed" in holder) for known_by, holder, _ in found] == [
        ("2012-07-01", False),
        ("2015-01-01", True),
    ]


def test_nothing_told_is_no_row():
    """A place that no document tells of has no revisions."""
    assert rows() == []
