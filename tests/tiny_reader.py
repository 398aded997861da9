"""A reader of one sentence a line ("On 2031-05-02 the Reds takes Northfield."), for tests that need no language model.

"The Reds will take Northfield." is a forecast, with "would" a what-if.

Names in POINTS are placed, names that end in "?" are ambiguous, all others stay without a point. A line "DIE" ends the
process, "ONCE FILE" ends it if there is no such file yet, and makes it, "FAIL" raises, "WAIT" takes a long time.
"""

import os
import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whoheld.almanac.folding import fold
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing
from whoheld.claims.claim import Claim, Kind
from whoheld.claims.statement import Statement
from whoheld.codebook import Stance, StatementType

POINTS = {
    fold("Northfield"): (10.5, 50.25, FeatureClass.SETTLEMENT, "01"),
    fold("Southfield"): (10.75, 50.5, FeatureClass.SETTLEMENT, "01"),
    fold("Westmark"): (11.0, 51.0, FeatureClass.AREA, "01"),
}
EXPECTED = re.compile(r"The (?P<actor>\w+) (?:will|would) (?P<what>[a-z]+) (?P<place>[\w-]+)\.")
SENTENCE = re.compile(r"On (?P<day>[\d-]+) the (?P<actor>\w+) (?P<kind>\w+) (?P<place>[\w -]+\??)\.")


@dataclass(frozen=True)
class TinyReading:
    """What `whoheld.pipeline.Reading` holds."""

    claims: tuple = ()
    places: tuple = ()
    spellings: dict = field(default_factory=dict)
    notes: tuple = ()
    help_files: tuple = ()
    statements: tuple = ()


@dataclass(frozen=True)
class Tiny:
    """Makes, and is, a tiny reader; the version is what a test says it is, and only kinds named are found."""

    version: str = "tiny-1"
    kinds: tuple = tuple(Kind)

    def __call__(self):
        """The reader itself."""
        return self

    def read(self, document):
        """A claim for each sentence of the one form."""
        misbehave(document.text)
        claims, places, spellings = [], {}, defaultdict(Counter)
        for match in SENTENCE.finditer(document.text):
            place = place_called(match["place"])
            places[place.id] = place
            spellings[place.id][place.name] += 1
            if match["kind"] in self.kinds:
                claims.append(claim_from(document, match, place))
        notes = ("read by a tiny reader",)
        return TinyReading(
            tuple(claims), tuple(places.values()), spellings, notes, ("XX.txt",), stated(document, places)
        )


def stated(document, places):
    """A forecast for each sentence of the other form."""
    found = []
    for match in EXPECTED.finditer(document.text):
        start, end = match.span()
        raw_start, raw_end = document.offsets.raw(start, end)
        place = place_called(match["place"])
        found.append(
            Statement(
                doc_id=document.id,
                doc=document.name,
                type=StatementType.FORECAST if "will" in match[0] else StatementType.WHAT_IF,
                quote=match[0],
                quote_start=start,
                quote_end=end,
                raw_start=raw_start,
                raw_end=raw_end,
                about_place=match["place"],
                place_id=place.id if place.id in places else None,
                about_actor=match["actor"],
                stance=Stance.FORECAST if "will" in match[0] else Stance.SUPPOSED,
                reasons={"about": "written in the sentence"},
            )
        )
    return tuple(found)


def misbehave(text):
    """Do what a text tells a test's reader to do."""
    if "DIE" in text:
        os._exit(3)
    if once := re.match(r"ONCE (\S+)", text):
        died = Path(once[1])
        if not died.exists():
            died.touch()
            os._exit(3)
    if "FAIL" in text:
        raise ValueError("told to fail")
    if "WAIT" in text:
        time.sleep(60)


def claim_from(document, match, place):
    """The claim of a sentence."""
    start, end = match.span()
    raw_start, raw_end = document.offsets.raw(start, end)
    day = date.fromisoformat(match["day"])
    return Claim(
        doc_id=document.id,
        doc=document.name,
        quote=match[0],
        quote_start=start,
        quote_end=end,
        raw_start=raw_start,
        raw_end=raw_end,
        kind=Kind(match["kind"]),
        actor=match["actor"],
        actor_text=f"the {match['actor']}",
        place=match["place"],
        place_id=place.id,
        start=day,
        end=day,
        reasons={"date": "written in the sentence"},
    )


def place_called(name):
    """The place that a name stands for."""
    folded = fold(name.rstrip("?"))
    if folded in POINTS:
        lon, lat, feature, division = POINTS[folded]
        return Place(
            f"tiny:{folded}", name, feature, Placing.PLACED, lon, lat, "XX", division, "tiny", reason="one candidate"
        )
    if name.endswith("?"):
        two = tuple(
            Candidate(f"tiny:{folded}:{n}", name, 10.0 + n, 50.0, FeatureClass.SETTLEMENT, "tiny") for n in (1, 2)
        )
        return Place(f"name:{folded}", name, FeatureClass.SETTLEMENT, Placing.AMBIGUOUS, candidates=two)
    return Place(f"name:{folded}", name, FeatureClass.SETTLEMENT, Placing.UNPLACED, reason="no gazetteer has it")
