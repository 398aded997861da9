"""A small record of what is argued: forecasts with every outcome, rival explanations of one event, a what-if."""

import re

import whoheld
from tiny_reader import EXPECTED, Tiny, TinyReading, place_called
from whoheld.claims.claim import Claim
from whoheld.claims.statement import Statement
from whoheld.codebook import Kind, Stance, StatementType

#: Name of a document -> the day it was published, and its text.
TEXTS = {
    "hope": (
        "2031-05-01",
        (
            "The Reds will take Northfield.\n\nThe Blues will take Southfield.\n\n"
            "Within two weeks, The Blues will take Eastmoor.\n\nThe Reds would take Westmark.\n"
        ),
    ),
    "later": (
        "2031-08-01",
        (
            "On 2031-06-09 the Reds takes Northfield. On 2031-06-10 the Greens holds Southfield.\n\n"
            "On 2031-07-20 the Reds holds Eastmoor.\n"
        ),
    ),
    "why": (
        "2031-06-01",
        (
            "They left the mill at night.\n\n"
            "Perhaps the Blues were tired, says Ann. Perhaps the road was cut. Perhaps they were paid, says Ben.\n\n"
            "They never came back.\n"
        ),
    ),
}
_PERHAPS = re.compile(r"Perhaps (?P<what>[^.]+?)(?:, says (?P<who>\w+))?\.")


class Arguing(Tiny):
    """The tiny reader, which also makes claims of what is expected, and explanations of what is "perhaps" so."""

    def read(self, document):
        """All that the tiny reader finds, and that."""
        told = super().read(document)
        ahead = [_ahead(document, match) for match in EXPECTED.finditer(document.text)]
        places = {
            p.id: p for p in (*told.places, *(place_called(m["place"]) for m in EXPECTED.finditer(document.text)))
        }
        spellings = {p.id: {p.name: 1} for p in places.values()}
        rivals = tuple(_rival(document, match) for match in _PERHAPS.finditer(document.text))
        statements = (*told.statements, *rivals)
        return TinyReading((*told.claims, *ahead), tuple(places.values()), spellings, (), (), statements)


def fill(folder):
    """Make the record in a folder; its path."""
    for name, (day, text) in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        with whoheld.open(folder / "argued.db") as record:
            record.read([folder / f"{name}.txt"], whoheld.ReadingOptions(published=day), reader=Arguing())
    return folder / "argued.db"


def _ahead(document, match):
    """The claim of what somebody will or would do."""
    start, end = match.span()
    raw_start, raw_end = document.offsets.raw(start, end)
    return Claim(
        doc_id=document.id,
        doc=document.name,
        quote=match[0],
        quote_start=start,
        quote_end=end,
        raw_start=raw_start,
        raw_end=raw_end,
        kind=Kind.TAKES,
        actor=match["actor"],
        place=match["place"],
        place_id=place_called(match["place"]).id,
        stance=Stance.FORECAST if "will" in match[0] else Stance.SUPPOSED,
    )


def _rival(document, match):
    start, end = match.span()
    raw_start, raw_end = document.offsets.raw(start, end)
    return Statement(
        doc_id=document.id,
        doc=document.name,
        type=StatementType.RIVAL_EXPLANATION,
        quote=match[0],
        quote_start=start,
        quote_end=end,
        raw_start=raw_start,
        raw_end=raw_end,
        source=match["who"],
        about_place="the mill",
        stance=Stance.SUPPOSED,
        group=1,
        reasons={"type": "type: “Perhaps”"},
    )
