"""What each source reports, how early, and what others say of the same events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.place import FeatureClass
from whoheld.codebook import HARM
from whoheld.errors import QuestionError
from whoheld.record.compares import listed
from whoheld.record.finds import Finds
from whoheld.record.happens import Happens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import SourceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.voices.source_card import SourceCard
    from whoheld.history.voices.source_pair import SourcesBeside
    from whoheld.history.voices.testimony import Count, Listening, Testimony
    from whoheld.record.happens import Scene
    from whoheld.record.hears import Naming


_WIDE = frozenset({FeatureClass.AREA, FeatureClass.ROUTE})


class _Told(NamedTuple):
    """The events of some places with who tells of each, and what is counted of those who came to harm."""

    events: list[Testimony]
    harm: list[list[Count]]


class _Known(NamedTuple):
    """The sources by name, each with all that it says; how they are named; and the documents by id."""

    said: Mapping[str, tuple[SourceRow, list[Outline]]]
    naming: Naming
    facts: Mapping[str, DocumentFacts]


class Speaks(Finds, Happens):
    """A record whose sources are held beside one another; no answer says who of them is right."""

    def source_cards(self) -> list[SourceCard]:
        """What each source reports, how early, and what others say of the same: in the order of `sources`.

        All events of the record are told apart for it, which takes some seconds for ten thousand claims.
        """
        with self._view() as view:
            known = self._known(view)
            cards = self._cards(known, self._testimonies(view, known), known.said)
        return sorted(cards.values(), key=lambda card: (-card.source.claims, card.source.name))

    def source(self, name: str) -> SourceCard:
        """The same of one source, by any of its names.

        Raises:
            UnknownSource: No claim of the record has such a source.
        """
        with self._view() as view:
            known = self._known(view)
            found = listed(known.said, known.naming.sources.called(name), name)
            return self._cards(known, self._testimonies(view, known, {found}), {found})[found]

    def beside(self, a: str, b: str) -> SourcesBeside:
        """Two sources: each over all that it says, and both over the events of which both speak.

        Raises:
            UnknownSource: No claim of the record has such a source.
            QuestionError: Both are one source.
        """
        from whoheld.history.voices.source_pair import SourcesBeside, pair  # noqa: PLC0415 - see Asks.held

        with self._view() as view:
            known = self._known(view)
            first, second = (listed(known.said, known.naming.sources.called(name), name) for name in (a, b))
            if first == second:
                raise QuestionError(f"{a!r} and {b!r} are one source, {first}: name two that `whoheld sources` lists")
            told = self._testimonies(view, known, {first, second})
            cards = self._cards(known, told, {first, second})
        return SourcesBeside(cards[first], cards[second], pair(first, second, told.events, told.harm))

    def _known(self, view: View) -> _Known:
        facts = view.facts()
        return _Known(self._said(view, facts), self._naming(view, facts), facts)

    def _testimonies(self, view: View, known: _Known, wanted: Collection[str] | None = None) -> _Told:
        """The events of all places, or of those of which some sources speak."""
        spoken = known.said if wanted is None else wanted
        places = sorted({one.place_id for name in spoken for one in known.said[name][1] if one.place_id})
        rows = [row for row in view.claims(place_ids=places) if self._counts(row)]
        told = self._lens.through((row.claim for row in rows), known.facts)
        found = _Told([], [])
        for scene in self._scenes(view, told):
            _listen(scene, known, found)
        return found

    def _cards(self, known: _Known, told: _Told, names: Collection[str]) -> dict[str, SourceCard]:
        from whoheld.history.voices.source_card import Tally, tallies  # noqa: PLC0415 - see Asks.held

        counted = tallies(told.events, told.harm, known.naming.sides.of)
        return {
            name: counted.get(name, Tally()).card(known.said[name][0], _kinds(known.said[name][1])) for name in names
        }


def _listen(scene: Scene, known: _Known, found: _Told) -> None:
    """Add the events of a place to what was found; in an area two reports of one day may well be of two events."""
    from whoheld.history.voices.testimony import Listening, voiced  # noqa: PLC0415 - see Asks.held

    if scene.place.feature in _WIDE:
        return
    heard = Listening(known.naming.sources, scene.facts, scene.fronts.parties)
    found.events.extend(voiced(event, scene.place.name, heard) for event in scene.occurrences())
    found.harm.extend(_harm(scene, heard))


def _harm(scene: Scene, heard: Listening) -> Iterator[list[Count]]:
    from whoheld.history.events.casualties import casualties  # noqa: PLC0415 - see Asks.held
    from whoheld.history.voices.testimony import counts_of  # noqa: PLC0415

    by_id = {claim.id: claim for claim in scene.claims if claim.kind in HARM}
    for event in (
        casualties(scene.place, by_id.values(), facts=scene.facts, sides=scene.fronts.parties) if by_id else ()
    ):
        yield counts_of([by_id[figure.claim_id] for figure in event.figures if figure.claim_id], heard)


def _kinds(told: Sequence[Outline]) -> dict[str, int]:
    """How many claims are of each kind, the most frequent first."""
    counts = Counter(str(one.kind) for one in told)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
