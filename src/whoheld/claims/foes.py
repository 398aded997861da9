"""Whom a text means as the killer where it names none: the other side of the sentence, of the text, or in the air."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.attribution import SAY_VERBS
from whoheld.analysis.governors import owners
from whoheld.analysis.names import noun_lemma
from whoheld.claims.cast import actors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mention, Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast

#: What only a side with aircraft does.
AIR = lexicon.words("air")


#: Harm that somebody does on purpose, to people in his hands: whoever acted last did it.
DELIBERATE = lexicon.words("deliberate")
#: So many characters after an act the actor is still the one who acts.
ACTING = 300


@dataclass(slots=True)
class Foes:
    """The cast of a document, how often it says of each side that it struck from the air, and who acted last, where."""

    cast: Cast
    flying: Counter[str]
    acting: tuple[int, str] | None = None

    @classmethod
    def of(cls, cast: Cast, passages: Sequence[Passage], found: Sequence[Mentions]) -> Foes:
        """The foes of a document, from all its passages."""
        flying: Counter[str] = Counter()
        for passage, mentions in zip(passages, found, strict=True):
            for noun in (t for t in passage.doc if noun_lemma(t) in AIR):
                names, _ = actors([t.i for t in owners(noun)], passage, mentions, cast)
                flying.update(n for n in (names or "").split("; ") if known(n, cast))
        return cls(cast, flying)

    def saw(self, actor: str | None, at: int) -> None:
        """A side did something, as told at a character of the document."""
        if actor is not None:
            self.acting = (at, actor)

    def killer(self, target: str | None, trigger: Token, passage: Passage, found: Mentions) -> str | None:
        """The side that most likely harmed the target, by the sentence or by the document as a whole.

        Args:
            target: The side that the harmed fought for, None for people without arms.
            trigger: The word that tells the harm.
            passage: Its passage.
            found: The passage's sides.
        """
        if _from_the_air(trigger):
            fliers = (n for n, _ in self.flying.most_common() if target is None or self.cast.rivalry.apart(n, target))
            return next(fliers, None)
        if target is not None:
            return self._against(target, trigger, passage, found)
        return self._last_actor(passage, passage.starts[trigger.i]) if trigger.lemma_.lower() in DELIBERATE else None

    def _last_actor(self, passage: Passage, at: int) -> str | None:
        """Who did something just before, in the same paragraph."""
        if self.acting is None or self.acting[0] < max(passage.block.start, at - ACTING):
            return None
        return self.acting[1]

    def _against(self, target: str, trigger: Token, passage: Passage, found: Mentions) -> str | None:
        sent = trigger.sent
        inside = [m for m in reversed(found.sides) if sent.start <= m.root < sent.end and not _speaks(m, passage)]
        named = [
            name
            for m in inside
            if known(name := self.cast.name(passage, m), self.cast) and self.cast.rivalry.apart(name, target)
        ]
        foes = [n for n in named if self.cast.rivalry.foes(n, target)]
        return next(iter(foes), None) or self.enemy(target) or next(iter(named), None) or self.cast.rival(target)

    def enemy(self, target: str) -> str | None:
        """Against whom the document sets a side."""
        return self.cast.rivalry.rival(target)


def known(name: str, cast: Cast) -> bool:
    """Whether a name is a side's, not just the words of the text."""
    return bool(name) and all(
        n[:1].isupper() or cast.sides.lookup(n) is not None or cast.sides.generic(n) == "rebel"
        for n in name.split("; ")
    )


def _speaks(mention: Mention, passage: Passage) -> bool:
    """Whether the side is only who tells it."""
    root = passage.doc[mention.root]
    return root.dep_ in {"nsubj", "compound", "poss"} and any(
        t.dep_ == "nsubj" and t.head.lemma_.lower() in SAY_VERBS for t in (root, root.head)
    )


def _from_the_air(trigger: Token) -> bool:
    """Whether it was done from the air: killed in an air strike, jets killed."""
    subject = syntax.subject(trigger)
    near = [subject] if subject is not None else []
    near += [g for c in trigger.children if c.dep_ in {"prep", "agent"} for g in c.children]
    return any(noun_lemma(t) in AIR for t in near)
