"""What each source reports, how early, and what others say of the same events."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.place import FeatureClass
from whoheld.errors import QuestionError
from whoheld.record.compares import listed
from whoheld.record.finds import Finds
from whoheld.record.happens import Happens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whoheld.evidence.lens import Lens
    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import SourceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.voices.source_card import SourceCard
    from whoheld.history.voices.source_pair import SourcesBeside
    from whoheld.history.voices.testimony import Count, Listening, Overheard
    from whoheld.record.happens import Scene
    from whoheld.record.hears import Naming


_WIDE = frozenset({FeatureClass.AREA, FeatureClass.ROUTE})


class _Known(NamedTuple):
    """The sources by name, each with all that it says; how they are named; and the documents by id.

    ``overheard`` is what was heard before, by place and lens; it is added to.
    """

    said: Mapping[str, tuple[SourceRow, list[Outline]]]
    naming: Naming
    facts: Mapping[str, DocumentFacts]
    overheard: dict[tuple[str, Lens], Overheard]


class Speaks(Finds, Happens):
    """A record whose sources are held beside one another; no answer says who of them is right."""

    def source_cards(self) -> list[SourceCard]:
        """What each source reports, how early, and what others say of the same: in the order of `sources`.

        All events of the record are told apart for it, which takes some two seconds for ten thousand claims; they are
        kept in memory until something is written.
        """
        with self._listening() as (view, known):
            cards = self._cards(known, self._told_of(view, known, known.said), known.said)
        return sorted(cards.values(), key=lambda card: (-card.source.claims, card.source.name))

    def source(self, name: str) -> SourceCard:
        """The same of one source, by any of its names.

        Raises:
            UnknownSource: No claim of the record has such a source.
        """
        with self._listening() as (view, known):
            found = listed(known.said, known.naming.sources.called(name), name)
            return self._cards(known, self._told_of(view, known, {found}), {found})[found]

    def beside(self, a: str, b: str) -> SourcesBeside:
        """Two sources: each over all that it says, and both over the events of which both speak.

        Raises:
            UnknownSource: No claim of the record has such a source.
            QuestionError: Both are one source.
        """
        from whoheld.history.voices.source_pair import SourcesBeside, pair  # noqa: PLC0415 - see Asks.held

        with self._listening() as (view, known):
            first, second = (listed(known.said, known.naming.sources.called(name), name) for name in (a, b))
            if first == second:
                raise QuestionError(f"{a!r} and {b!r} are one source, {first}: name two that `whoheld sources` lists")
            told = self._told_of(view, known, {first, second})
            cards = self._cards(known, told, {first, second})
        return SourcesBeside(cards[first], cards[second], pair(first, second, told.events, told.harm))

    @contextmanager
    def _listening(self) -> Iterator[tuple[View, _Known]]:
        # The state before the view: what is written in between is kept as if it were older, and soon forgotten.
        overheard = self._overheard.at(self.state())
        with self._view() as view:
            facts = view.facts()
            yield view, _Known(self._said(view, facts), self._naming(view, facts), facts, overheard)

    def _told_of(self, view: View, known: _Known, wanted: Collection[str]) -> Overheard:
        """The events of the places of which some sources speak; each place is gone through once, until it changes."""
        from whoheld.history.voices.testimony import Overheard  # noqa: PLC0415 - see Asks.held

        places = sorted({one.place_id for name in wanted for one in known.said[name][1] if one.place_id})
        missing = {place for place in places if (place, self._lens) not in known.overheard}
        if missing:
            told = self._lens.through((row.claim for row in view.claims() if self._counts(row)), known.facts)
            heard = {scene.place.id: _listen(scene, known) for scene in self._scenes(view, told, missing)}
            known.overheard.update({(place, self._lens): heard.get(place, Overheard()) for place in missing})
        found = [known.overheard[place, self._lens] for place in places]
        return Overheard(tuple(e for one in found for e in one.events), tuple(h for one in found for h in one.harm))

    def _cards(self, known: _Known, told: Overheard, names: Collection[str]) -> dict[str, SourceCard]:
        from whoheld.history.voices.source_card import Tally, tallies  # noqa: PLC0415 - see Asks.held

        counted = tallies(told.events, told.harm, known.naming.sides.of)
        return {
            name: counted.get(name, Tally()).card(known.said[name][0], _kinds(known.said[name][1])) for name in names
        }


def _listen(scene: Scene, known: _Known) -> Overheard:
    """What is said of the events of a place; in an area two reports of one day may well be of two events."""
    from whoheld.history.voices.testimony import Listening, Overheard, voiced  # noqa: PLC0415 - see Asks.held

    if scene.place.feature in _WIDE:
        return Overheard()
    heard = Listening(known.naming.sources, scene.facts, scene.fronts.parties)
    events = tuple(voiced(event, scene.place.name, heard) for event in scene.occurrences())
    return Overheard(events, tuple(_harm(scene, heard)))


def _harm(scene: Scene, heard: Listening) -> Iterator[list[Count]]:
    from whoheld.history.events.casualties import told_alike  # noqa: PLC0415 - see Asks.held
    from whoheld.history.voices.testimony import counts_of  # noqa: PLC0415

    for claims in told_alike(scene.claims, scene.fronts.parties):
        yield counts_of(claims, heard)


def _kinds(told: Sequence[Outline]) -> dict[str, int]:
    """How many claims are of each kind, the most frequent first."""
    counts = Counter(str(one.kind) for one in told)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
