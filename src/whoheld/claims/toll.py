"""Who harmed whom: whose the harmed are, and who did it, by name or by whom the text sets against them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import syntax
from whoheld.analysis.harm_verbs import FREEING
from whoheld.claims.cast import actors
from whoheld.claims.foes import known
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast
    from whoheld.claims.foes import Foes

#: Units of people that bear no arms.
CIVIL = frozenset({"civilians", "children", "women", "families"})
NAMED = "actor: named in the clause"
AGAINST = "actor: against whom the text sets the harmed"
UNSAID = "actor: not said"


class Sides(NamedTuple):
    """Who harmed whom, by name and in the document's words, and why the actor is who it is."""

    actor: str | None
    actor_text: str | None
    target: str | None
    target_text: str | None
    reason: str


def harmed(event: Event, passage: Passage, found: Mentions, foes: Foes) -> Sides:
    """Who harmed whom; a killer who is not named is the side that the text sets against the armed dead."""
    telling = Telling(event, passage, found, foes.cast)
    trigger = passage.doc[event.trigger]
    target, target_text = telling.target()
    named = telling.actors()
    if target and any(n == target for n, _ in named) and telling.loose():
        target = foes.cast.rival(target)  # "the fighters" that X killed are not X's own
    actor = [(n, w) for n, w in named if n != target]
    if actor:
        return Sides("; ".join(n for n, _ in actor), "; ".join(w for _, w in actor), target, target_text, NAMED)
    if target and _friendly(trigger):
        return Sides(target, None, target, target_text, "actor: friendly fire")
    if event.kind is Kind.DISPLACES:
        return Sides(None, None, target, target_text, UNSAID)
    foe = _captor(trigger, telling, foes) or foes.killer(telling.armed(target), trigger, passage, found)
    return Sides(foe, None, target, target_text, AGAINST if foe else UNSAID)


def _friendly(trigger: Token) -> bool:
    """Whether they fell to their own side's fire."""
    clause = [*trigger.subtree, *(trigger.head.lefts if trigger.dep_ in {"relcl", "acl", "conj"} else ())]
    return any(t.lower_ == "friendly" and t.head.lower_ in {"fire", "forces"} for t in (*clause, trigger.head))


def _captor(trigger: Token, telling: Telling, foes: Foes) -> str | None:
    """Against whom those stand that free the captives."""
    freer = syntax.subject(trigger) if syntax.lemma(trigger) in FREEING else None
    side = telling.side(freer) if freer is not None else None
    return foes.enemy(side[0]) if side else None


class Telling(NamedTuple):
    """One harm as its sentence tells it, with the sides that the document knows."""

    event: Event
    passage: Passage
    found: Mentions
    cast: Cast

    def actors(self) -> list[tuple[str, str]]:
        """The sides named as having done it, each with its words."""
        names, words = actors(self.event.actors, self.passage, self.found, self.cast)
        told = zip((names or "").split("; "), (words or "").split("; "), strict=False)
        sides = [(n, w) for n, w in told if known(n, self.cast)]
        return sides or [n for noun in self._tokens(self.event.actors) for n in self._nations(noun)]

    def target(self) -> tuple[str | None, str | None]:
        """Whose the harmed are: a side, civilians, or not said."""
        nouns = self._tokens(self.event.targets)
        named = next((s for n in nouns if self._is_name(n) and (s := self._written(n))), None)
        if named is not None:
            return named
        if self._civil:
            return "civilians", self.passage.word(nouns[0])
        inner = next((s for n in nouns if (s := self._inside(n))), None)
        return inner or next((s for n in reversed(nouns) if (s := self._written(n))), (None, None))

    def loose(self) -> bool:
        """Whether the harmed are named by a common noun alone."""
        return not any(self._is_name(n) for n in self._tokens(self.event.targets))

    def armed(self, target: str | None) -> str | None:
        """The target, if it is a side that fights."""
        return None if self._civil else target

    def side(self, noun: Token) -> tuple[str, str] | None:
        """The side that a noun stands for, by its name, by a name inside its phrase, or by what the text means."""
        return (self._written(noun) if self._is_name(noun) else self._inside(noun)) or self._written(noun)

    @property
    def _civil(self) -> bool:
        return self.event.figure is not None and self.event.figure.unit in CIVIL

    def _tokens(self, indices: Sequence[int]) -> list[Token]:
        return [self.passage.doc[i] for i in indices]

    def _is_name(self, noun: Token) -> bool:
        mention = self.found.side_at(noun.i)
        return mention is not None and mention.name is not None

    def _written(self, noun: Token) -> tuple[str, str] | None:
        name, text = actors((noun.i,), self.passage, self.found, self.cast, alone=True)
        return (name, text or "") if name is not None and known(name, self.cast) else None

    def _inside(self, noun: Token) -> tuple[str, str] | None:
        """A side named inside the phrase: "a commander in X", "N, an X leader", "British soldiers"."""
        phrase = {noun.i, *(t.i for c in noun.children if c.dep_ not in {"conj", "relcl"} for t in c.subtree)}
        inner = (m for m in self.found.sides if m.root in phrase and m.root != noun.i and m.name)
        nations = (name for name, _ in self._nations(noun))
        name = next((m.name for m in inner), None) or next(nations, None)
        return (name, self.passage.word(noun)) if name else None

    def _nations(self, noun: Token) -> Iterator[tuple[str, str]]:
        """Whose a noun is by the adjective before it: Turkish planes, British soldiers."""
        for child in noun.children:
            word = self.passage.word(child)
            if child.i < noun.i and word[:1].isupper() and (name := self.cast.of_word(word)) is not None:
                yield name, word
