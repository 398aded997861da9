"""The two ends of a distance: from which place it is counted, and which place lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import DIRECTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.analysis.mentions import Mention
    from whoheld.analysis.passage import Passage

#: Prepositions before the place that a distance is counted from.
FROM = frozenset({"from", "of", "to", "outside", "off"})
#: What may stand between a distance and that place: directions, what sort of place it is, the distance once more.
BETWEEN = frozenset(
    {
        *DIRECTIONS,
        *("away", "apart", "due", "directly", "further", "down", "up", "inland", "upstream", "downstream", "and", "or"),
        *("the", "a", "an", "city", "town", "village", "capital", "centre", "center", "port", "(", ")", "/", "-"),
        *("km", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "mi", "."),
        *("northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern"),
        *("southwestern", "north-east", "north-west", "south-east", "south-west"),
    }
)
#: What may stand between a place and the distance that is told of it: "P, a town some 50 miles from Q".
BEFORE = frozenset(
    {
        *(",", "(", "-", "–", "—", "which", "that", "is", "are", "was", "were", "be", "been", "being", "lies", "lie"),
        *("lay", "lying", "located", "situated", "sits", "stands", "about", "some", "roughly", "around", "nearly"),
        *("approximately", "just", "only", "almost", "over", "less", "more", "than", "at", "a", "an", "the", "itself"),
        *("town", "city", "village", "port", "base", "and", "but", "up"),
    }
)
#: Verbs of lying somewhere, whose subject is what lies there.
LYING = frozenset({"be", "lie", "sit", "locate", "situate", "stand"})
#: A place that is spoken of without its name.
SPOKEN_OF = frozenset({"it", "city", "town", "village", "port", "capital", "base"})
#: The words at most between a distance and a place.
REACH = 9


class Ends(NamedTuple):
    """The places as written, None where the text does not name one, and how the second is known."""

    from_place: str | None = None
    to_place: str | None = None
    reason: str = ""


class Measured(NamedTuple):
    """A distance in its passage: its first and last token, and the names of places in its sentence, in order."""

    passage: Passage
    first: int
    last: int
    names: Sequence[Mention]

    def ends(self, before: Ends, last_named: str | None) -> Ends:
        """The two ends, by the words between them and the distance.

        Args:
            before: The ends of the distance told before it in the sentence: "75 miles from P and 50 miles from Q".
            last_named: The place that was last named in an earlier sentence, for which "it" and "the town" stand.
        """
        if pair := self._joined():
            return pair
        far = self._far()
        if far is None:
            return Ends()
        if far.first > 0 and self._word(far.first - 1) == "from" and (to := self._next(far, {"to"})):
            return Ends(far.name, to.name, "ends: from the one to the other")
        near = self._near()
        if near is not None and near.name == before.from_place and before.to_place:
            return Ends(far.name, before.to_place, "ends: the same place as that of the distance before it")
        if near is not None:
            return Ends(far.name, near.name, "ends: the place beside the distance") if near.name != far.name else Ends()
        lying, why = self._lying(last_named)
        return Ends(far.name, lying if lying != far.name else None, why)

    def _word(self, i: int) -> str:
        return self.passage.doc[i].lower_

    def _next(self, name: Mention, words: set[str]) -> Mention | None:
        """The name behind another, one of some words between them."""
        after = next((m for m in self.names if m.first > name.last), None)
        return after if after and after.first == name.last + 2 and self._word(name.last + 1) in words else None

    def _joined(self) -> Ends | None:
        """The 50 km between P and Q; P and Q are 50 km apart."""
        end = min(self.last + 4, len(self.passage.doc))
        behind = [self._word(i) for i in range(self.last + 1, end)]
        for a in self.names:
            b = self._next(a, {"and"})
            if b is None:
                continue
            if a.first > self.last and "between" in behind and self._word(a.first - 1) == "between":
                return Ends(a.name, b.name, "ends: between the one and the other")
            if b.last < self.first and (behind[:1] == ["apart"] or self._bounded(a, b)):
                return Ends(a.name, b.name, "ends: between the one and the other")
        return None

    def _bounded(self, a: Mention, b: Mention) -> bool:
        """As in "the distance between P and Q is 50 km"."""
        between = a.first > 1 and self._word(a.first - 1) == "between" and self._word(a.first - 2) == "distance"
        return between and self._leads(b)

    def _leads(self, name: Mention) -> bool:
        """Whether nothing but words of lying there stands between a name and the distance."""
        doc = self.passage.doc
        return all(doc[i].lower_ in BEFORE or doc[i].pos_ == "ADV" for i in range(name.last + 1, self.first))

    def _far(self) -> Mention | None:
        """The place that it is counted from: "50 miles (80 km) south of the city of P"."""
        behind = next((m for m in self.names if m.first > self.last), None)
        if behind is None or behind.first - self.last > REACH:
            return None
        told = [t.lower_ for t in self.passage.doc[self.last + 1 : behind.first]]
        counted = FROM.intersection(told)
        plain = all(word in BETWEEN or word in FROM or word[:1].isdigit() for word in told)
        return behind if counted and plain else None

    def _near(self) -> Mention | None:
        """The place named right before it, but for words of lying there."""
        ahead = next((m for m in reversed(self.names) if m.last < self.first), None)
        if ahead is None or self.first - ahead.last > REACH:
            return None
        return ahead if self._leads(ahead) else None

    def _lying(self, last_named: str | None) -> tuple[str | None, str]:
        """What lies there: the subject of a verb of lying, by its name or as the place last spoken of."""
        token = self.passage.doc[self.last]
        verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None or verb.lemma_.lower() not in LYING:
            return None, ""
        who = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if who is None:
            return None, ""
        named = next((m.name for m in self.names if m.covers(who.i)), None)
        if named:
            return named, "ends: the subject of the sentence"
        return (last_named, "ends: the place spoken of") if who.lower_ in SPOKEN_OF else (None, "")
