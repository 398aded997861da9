"""From a document to its reading, one step after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.gazetteer import Gazetteer
from whoheld.almanac.placing import Placer, helpful_file
from whoheld.almanac.side import Sides
from whoheld.analysis import likelihood, nlp
from whoheld.analysis.clock import read_clock
from whoheld.analysis.masking import masks
from whoheld.analysis.mentions import find_mentions
from whoheld.analysis.names import proper_words
from whoheld.analysis.people import headline, people, without_people
from whoheld.analysis.toponym_candidates import entities
from whoheld.analysis.toponym_settings import settings
from whoheld.analysis.toponyms import Text, find_toponyms
from whoheld.claims.extract import read_claims
from whoheld.claims.grounding import grounded
from whoheld.claims.mapped import located
from whoheld.claims.stating import read_statements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whoheld.acquisition.document import Document
    from whoheld.almanac.layers import Layer
    from whoheld.almanac.place import Place, Toponym
    from whoheld.analysis.clock import Clock
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement
    from whoheld.options import ReadingOptions


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says: its claims, the places they are about, and what the reader has to say about it.

    ``spellings`` counts how each place is written, by its id; ``help_files`` names GeoNames country files that would
    place more of them. ``statements`` is what it argues, expects and measures: none of it moves the map.
    """

    claims: tuple[Claim, ...]
    places: tuple[Place, ...]
    spellings: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...] = ()
    help_files: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()


class Analysed(NamedTuple):
    """A document's passages with their mentions, its clock, and the sides it knows."""

    passages: list[Passage]
    mentions: list[Mentions]
    clock: Clock
    sides: Sides


class Located(NamedTuple):
    """A name of a place in a document, the place that it stands for, and why it is taken for one, in words."""

    toponym: Toponym
    place: Place
    reason: str


class Reader:
    """Reads documents; holds the language model, the belligerents and the gazetteer.

    Raises:
        ModelError: If the language model is missing or not the one that was measured.
    """

    version = "6"

    def __init__(self, options: ReadingOptions, layers: Sequence[Layer] = ()) -> None:
        self._nlp = nlp.load(options.model)
        self._sides = Sides.shipped() if options.almanac == "shipped" else Sides.bare()
        self._model = options.model
        self._gazetteer = Gazetteer(layers)
        self._placer = Placer(self._gazetteer)

    def read(self, document: Document) -> Reading:
        """The claims of a document, each grounded in its place."""
        analysed = self.analyse(document)
        told = read_claims(document, *analysed, likelihood=likelihood.shipped())
        claims, places, spellings = grounded(told, analysed.passages, analysed.mentions, self._placer)
        helps = helpful_file(places)
        notes = (analysed.clock.undated_reason,) if analysed.clock.undated_reason else ()
        stated = read_statements(document, *analysed)
        return Reading(
            tuple(claims),
            tuple(places),
            spellings,
            notes,
            (helps,) if helps else (),
            tuple(located(stated, claims, places)),
        )

    def toponyms(self, document: Document) -> list[Located]:
        """The names of places in the author's text, in order, whatever part they play in it; each placed if it can be.

        Raises:
            ModelError: If the language model is missing.
        """
        passages, mentions, _, sides = self.analyse(document)
        names = entities(nlp.passages(document, nlp.load_finder(self._model)))
        found = find_toponyms(Text(document.text, passages, mentions, names, sides), self._gazetteer)
        set_ = settings([f.candidate for f in found], document.text, self._gazetteer)
        placed = self._placer.place_all(set_)
        return [Located(t, placed[t], f"{f.reason}; {placed[t].reason}") for f, t in zip(found, set_, strict=True)]

    def analyse(self, document: Document) -> Analysed:
        """The author's text, parsed, with its mentions of sides, places and days."""
        clock = read_clock(document)
        sides = self._sides.about(document.text)
        passages = list(nlp.passages(document, self._nlp, masks(document.text, sides, clock.expressions)))
        proper = proper_words(passages)
        times = [(t.start, t.end) for t in clock.expressions if t.type in {"DATE", "TIME"}]
        found = [find_mentions(p, sides, _within(times, p), proper) for p in passages]
        found = without_people(found, people(passages, found))
        known = frozenset(
            m.name for p, f in zip(passages, found, strict=True) for m in f.names if m.name and not _title(p)
        )
        found = [headline(p, f, known) if _title(p) else f for p, f in zip(passages, found, strict=True)]
        return Analysed(passages, found, clock, sides)


def _title(passage: Passage) -> bool:
    return passage.block.kind is BlockKind.TITLE


def _within(times: list[tuple[int, int]], passage: Passage) -> list[tuple[int, int]]:
    return [t for t in times if passage.block.start <= t[0] < passage.block.end]
