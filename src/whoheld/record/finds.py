"""Finding claims by words, kind, stance, source, side, place and document; and what a text may be the name of."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.codebook import Kind, Stance
from whoheld.errors import QuestionError
from whoheld.evidence.fitting import Named, fitting
from whoheld.evidence.found import COUNTED, Found, Hit, LookedUp
from whoheld.evidence.judgement import JUDGED
from whoheld.evidence.leaflet import Rows
from whoheld.evidence.lookup import find_document, find_place
from whoheld.evidence.outline import Sieve, in_order, words_of
from whoheld.evidence.roster import members
from whoheld.record.asks import chosen, rows_of
from whoheld.record.hears import Hears

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import ClaimRow, PlaceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.record.hears import Naming

__all__ = ["JUDGED", "Finds"]


class _Wanted(NamedTuple):
    """What the tables do not know of a claim that is sought; None lets all through."""

    source: str | None
    side: str | None
    judged: str | None

    def lets(self, one: Outline, naming: Naming) -> bool:
        """Whether a claim is of the source, of the side, and judged as it is sought."""
        return (
            (self.source is None or self.source in naming.sources.of(one.source, one.doc_id))
            and (self.side is None or self.side in naming.sides.of(one.actor))
            and (self.judged is None or self.judged in _ways(one.judged))
        )


def _ways(judged: str) -> tuple[str, ...]:
    """By what a claim that was judged so, or not at all, may be asked for."""
    return ("any", judged) if judged else ("none",)


class Finds(Hears):
    """A record in which claims and names are found."""

    def find(
        self,
        words: str = "",
        *,
        kind: Kind | str | None = None,
        stance: Stance | str | None = None,
        source: str | None = None,
        side: str | None = None,
        place: str | None = None,
        doc: str | None = None,
        judged: str | None = None,
        offset: int = 0,
        limit: int | None = 50,
    ) -> Found:
        """Claims that fit all that is said, and how many have each kind, stance, source, side, place and document.

        Args:
            words: Each of them begins a word of the quote; case and diacritics make no difference.
            kind: Of this kind.
            stance: Put so.
            source: Said by this source, under the name that `sources` lists it by; also by any other name of it.
            side: Done or held by this side, or by a part of it (see `sides`).
            place: About this place, in any spelling or by its id.
            doc: In this document, by its name or id.
            judged: ``any`` for those that a person accepted, corrected or added, ``none`` for the others, or one of
                ``accepted``, ``corrected``, ``added``.
            offset: How many to leave out at the front.
            limit: How many rows at most; None for all.

        Raises:
            QuestionError: No such kind, stance or judgement, or no single place or document of that name.
        """
        start = max(offset, 0)
        with self._view() as view:
            sieve = Sieve(
                kind=chosen(Kind, kind, "kind of claim"),
                stance=chosen(Stance, stance, "stance"),
                place_ids=frozenset([find_place(view, place).id]) if place else None,
                doc_ids=frozenset([find_document(view, doc).id]) if doc else None,
                words=words_of(words),
            )
            facts = view.facts()
            naming = self._naming(view, facts)
            wanted = _Wanted(
                naming.sources.called(source) if source else None,
                self._side_meant(view, side) if side else None,
                _judged(judged),
            )
            told = [one for one in self._heard(view, sieve, facts) if wanted.lets(one, naming)]
            counts = _counted(told, naming)
            rows = tuple(rows_of(view, _page(told, facts, start, limit)))
            found = Found(rows, len(told), start, counts, _names(view, counts, facts))
            return found.coloured(self._palette)

    def claims(
        self,
        *,
        kind: Kind | str | None = None,
        place: str | None = None,
        doc: str | None = None,
    ) -> list[ClaimRow]:
        """All claims that `find` finds, at once: of one kind, place, or document.

        Raises:
            QuestionError: No such kind, or no single place or document of that name.
        """
        return Rows(self.find(kind=kind, place=place, doc=doc, limit=None).rows, self._palette, "claims")

    def look_up(self, text: str) -> LookedUp:
        """What a text may be the name of: places, actors, sources, documents, the best first, at most ten of each."""
        if not words_of(text):
            return LookedUp()
        with self._view() as view:
            facts = view.facts()
            naming = self._naming(view, facts)
            told = self._heard(view, Sieve(), facts)
            worded = len(self._heard(view, Sieve(words=words_of(text)), facts))
            per_place = _tally(told, "place_id")
            spelt = [row for row in view.places() if per_place[row.place.id]]
        per_doc, acting, said = _tally(told, "doc_id"), Counter[str](), Counter[str]()
        for actor, count in _tally(told, "actor").items():
            for name in members(actor):
                acting[name] += count
        for (source, doc_id), count in _tally(told, "source", "doc_id").items():
            for name in naming.sources.of(source, doc_id):
                said[name] += count
        return LookedUp(
            _hits("place", text, (_place(row, per_place[row.place.id]) for row in spelt)),
            _hits("actor", text, _plainly(acting)),
            _hits("source", text, _plainly(said)),
            _hits("document", text, (_document(known, per_doc[known.id]) for known in facts.values())),
            worded,
        )


def _place(row: PlaceRow, claims: int) -> Named:
    return Named(row.place.id, row.place.name, claims, (row.place.name, *row.spellings))


def _document(known: DocumentFacts, claims: int) -> Named:
    return Named(known.id, known.name, claims, (known.name, *([known.title] if known.title else [])))


def _counted(told: Sequence[Outline], naming: Naming) -> dict[str, dict[str, int]]:
    """How many claims have each value of each facet, the most frequent first."""
    sources, sides = Counter[str](), Counter[str]()
    for (source, doc_id), count in _tally(told, "source", "doc_id").items():
        for name in naming.sources.of(source, doc_id):
            sources[name] += count
    for actor, count in _tally(told, "actor").items():
        for name in naming.sides.of(actor):
            sides[name] += count
    every = {
        "kind": _tally(told, "kind"),
        "stance": _tally(told, "stance"),
        "source": sources,
        "side": sides,
        "place": _tally(told, "place_id"),
        "doc": _tally(told, "doc_id"),
    }
    del every["place"][None]
    return {facet: _most(counts) for facet, counts in every.items()}


def _tally(told: Sequence[Outline], *fields: str) -> Counter[Any]:
    """How many claims have each value of a field, or each values of several; counted without a step in between."""
    return Counter(map(attrgetter(*fields), told))


def _most(counts: Counter[str]) -> dict[str, int]:
    """The most frequent values, of equal ones the first in order."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:COUNTED])


def _page(told: Iterable[Outline], facts: Mapping[str, DocumentFacts], offset: int, limit: int | None) -> list[str]:
    """The ids of a page of claims, by the names of documents and in the order of telling within each."""
    by_doc: dict[str, list[Outline]] = {}
    for one in told:
        by_doc.setdefault(one.doc_id, []).append(one)
    page: list[str] = []
    before = 0
    for doc_id in sorted(by_doc, key=lambda key: (facts[key].name, key)):
        here = by_doc[doc_id]
        if before + len(here) > offset:
            page += [one.id for one in in_order(here)][max(offset - before, 0) :]
        before += len(here)
        if limit is not None and len(page) >= limit:
            return page[: max(limit, 0)]
    return page


def _names(view: View, counts: Mapping[str, Mapping[str, int]], facts: Mapping[str, DocumentFacts]) -> dict[str, str]:
    places = {row.place.id: row.place.name for row in view.places(counts["place"])}
    return {**places, **{doc_id: facts[doc_id].name for doc_id in counts["doc"]}}


def _hits(what: str, text: str, known: Iterable[Named]) -> tuple[Hit, ...]:
    return tuple(Hit(what, one.id, one.name, one.claims, way) for one, way in fitting(text, known))


def _plainly(counts: Counter[str]) -> list[Named]:
    """Things that have no other name than the one that is counted."""
    return [Named(name, name, count, (name,)) for name, count in counts.items()]


def _judged(given: str | None) -> str | None:
    """How a claim should have been judged.

    Raises:
        QuestionError: It cannot have been judged so.
    """
    if given and given not in JUDGED:
        raise QuestionError(f"{given!r} is no way of being judged; ask for one of: {', '.join(JUDGED)}")
    return given or None
