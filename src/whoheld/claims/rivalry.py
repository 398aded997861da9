"""Who stands against whom in a document: its camps, how much it speaks of each, and which it sets against which."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.analysis.lexicon import NOUNS, VERBS, words
from whoheld.analysis.syntax import agent, is_passive, lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from spacy.tokens import Token

    from whoheld.almanac.side import Sides
    from whoheld.analysis.mentions import Mention, Mentions
    from whoheld.analysis.passage import Passage

#: Verbs whose subject is against their object: attack, repel, besiege.
HOSTILE = words("hostile_verbs")
FIGHTING_WITH = frozenset({"clash", "fighting", "fight", "battle", "combat", "war", "skirmish"})
#: What joins those who fight side by side.
TOGETHER = frozenset({"alongside", "with", "by"})
BACKING = words("backing")
#: How much one sentence that sets two camps against each other, or beside each other, counts for beside mentions.
OPPOSED, JOINED = 3.0, 2.0
#: What it counts for that the document speaks of a camp more than of any other.
MENTIONED = 10.0
#: Kinds of sides that hold no ground: agencies of help or of intelligence.
BYSTANDERS = frozenset({"agency"})


@dataclass(slots=True)
class Rivalry:
    """The camps of a document: sides under the umbrella that they stand under on the document's day.

    ``members`` counts the mentions of each side by its camp; ``ties`` is what speaks for two camps being foes, less
    what speaks for their being friends.
    """

    sides: Sides
    on: date | None = None
    members: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    ties: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    _camps: dict[str, str] = field(default_factory=dict)

    def camp(self, name: str) -> str:
        """The camp of a side: all rebels of one country are one, and so are a government and its army."""
        if name not in self._camps:
            top = self.sides.umbrella(name, self.on)
            self._camps[name] = "rebels" if top.endswith(" rebels") and "-backed" not in top else top
        return self._camps[name]

    def apart(self, a: str, b: str) -> bool:
        """Whether two sides, each maybe joint, belong to different camps."""
        return {self.camp(n) for n in a.split("; ")}.isdisjoint(self.camp(n) for n in b.split("; "))

    def hear(self, name: str) -> None:
        """A side was mentioned."""
        side = self.sides.lookup(name)
        if side is None or side.kind not in BYSTANDERS:
            self.members[self.camp(name)][name] += 1

    def oppose(self, a: str, b: str, weight: float = OPPOSED) -> None:
        """The text sets two sides against each other, or with a negative weight beside each other."""
        if self.apart(a, b):
            a, b = self.camp(a), self.camp(b)
            self.ties[a, b] += weight
            self.ties[b, a] += weight

    def rival(self, of: str) -> str | None:
        """Against whom the document mostly sets this side, which may be a joint one.

        The camp with the most ties to it counts, and of equals the one that the text speaks of most.
        """
        own = {self.camp(n) for n in of.split("; ")}
        others = {camp: self._against(own, camp) for camp in self.members if camp not in own}
        best = max(others, key=others.__getitem__, default=None)
        return self.name(best) if best is not None and others[best] > 0 else None

    def _against(self, own: Iterable[str], camp: str) -> float:
        most = max((c.total() for c in self.members.values()), default=1)
        return sum(self.ties[o, camp] for o in own) + MENTIONED * self.members[camp].total() / most

    def foes(self, a: str, b: str) -> bool:
        """Whether the document sets two sides against each other."""
        return self.apart(a, b) and any(
            self.ties[self.camp(x), self.camp(y)] > 0 for x in a.split("; ") for y in b.split("; ")
        )

    def main(self) -> str | None:
        """The side that the document speaks of most."""
        camp = max(self.members, key=lambda c: self.members[c].total(), default=None)
        return self.name(camp) if camp is not None else None

    def name(self, camp: str) -> str:
        """What to call a camp: a government by its own name, others as the document mostly does."""
        if camp.endswith(" government") or not self.members[camp]:
            return camp
        return self.members[camp].most_common(1)[0][0]


def ties_of(passage: Passage, mentions: Mentions) -> Iterator[tuple[Mention, Mention, float]]:
    """Pairs of sides that a passage sets against each other, or beside each other, each with what it counts for."""
    for m in mentions.sides:
        root = passage.doc[m.root]
        for other, weight in _partners(root):
            n = mentions.side_at(other.i)
            if n is not None and n is not m:
                yield m, n, weight


def _partners(token: Token) -> Iterator[tuple[Token, float]]:
    """The tokens that stand against a side, or with it."""
    if token.dep_ == "pobj":
        yield from _by_preposition(token)
    elif token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_.lower() in HOSTILE:
        verb = token.head
        doer = agent(verb) if is_passive(verb) else next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if doer is not None:
            yield doer, OPPOSED
    if token.dep_ != "conj":
        between = token.dep_ == "pobj" and token.head.lower_ == "between"
        yield from ((c, OPPOSED if between else -JOINED) for c in token.conjuncts)


def _by_preposition(token: Token) -> Iterator[tuple[Token, float]]:
    """X's offensive against Y, P was taken from Y, fighting with Y; X alongside Y, X backed by Y."""
    prep, above = token.head, token.head.head
    if prep.lower_ in TOGETHER and (above.lemma_.lower() in BACKING or prep.lower_ == "alongside"):
        yield from ((t, -JOINED) for t in _subjects(prep))
    elif (
        prep.lower_ == "against"
        or (prep.lower_ == "from" and _takes_from(above))
        or (prep.lower_ == "with" and lemma(above) in FIGHTING_WITH)
    ):
        yield from ((t, OPPOSED) for t in _subjects(prep))


def _subjects(token: Token) -> Iterator[Token]:
    """The subjects and agents that stand before a token in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return (t for t in before if t.dep_ == "nsubj" or (t.dep_ == "pobj" and t.head.dep_ == "agent"))


def _takes_from(above: Token) -> bool:
    """Whether what stands after the word's "from" loses something: "captured from Y", but not "support from Y"."""
    frames = (*VERBS.get(lemma(above), {}).values(), *NOUNS.get(lemma(above), {}).values())
    return any(frame.target == "from" for frame in frames)
