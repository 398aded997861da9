"""What the parse shows about a place where it is mentioned: the cues by which a claim about it is weighed.

A cue is a short text, "above=dobj:seize". Names are left out of it: a place is P, a side S, another name X, a number #,
so that what is learnt on one war can be said of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.factuality import factuality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Parts of speech whose words are listed for the whole sentence.
TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "AUX"})
#: So many words on either side, so many steps up the parse, so many governors.
NEAR, UPWARD, GOVERNORS = 6, 5, 3


@dataclass(frozen=True, slots=True)
class Cues:
    """A passage as the model sees it: its words without names, and the events that the rules have found."""

    passage: Passage
    mentions: Mentions
    events: Sequence[Event]
    words: tuple[str, ...]

    @classmethod
    def of(cls, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> Cues:
        """The view of a passage."""
        plain = [_plain(t) for t in passage.doc]
        for side in mentions.sides:
            plain[side.first : side.last + 1] = ["S"] * (side.last - side.first + 1)
            if side.name is None:
                plain[side.root] = f"side:{passage.doc[side.root].lemma_.lower()}"
        for name in mentions.names:
            plain[name.first : name.last + 1] = ["P"] * (name.last - name.first + 1)
        return cls(passage, mentions, events, tuple(plain))

    def about(self, argument: Argument) -> set[str]:
        """All cues about one mention of a place."""
        return {
            f"naming={argument.naming}",
            *([f"sort={argument.sort}"] if argument.sort in lexicon.PLACE_NOUNS else []),
            *self._governors(argument),
            *self._upward(argument),
            *self._around(argument),
            *self._sides(argument),
            *self._rules(argument),
        }

    def _word(self, token: Token | None) -> str:
        return "-" if token is None else self.words[token.i]

    def _governors(self, argument: Argument) -> Iterator[str]:
        """What the place hangs on, and who else hangs there."""
        for rank, role in enumerate(roles.roles(self.passage.doc[argument.root])):
            governor, relation = role.governor, role.relation
            if rank == GOVERNORS:
                return
            verb = governor.pos_ in {"VERB", "AUX"}
            key = syntax.verb_key(governor) if verb else self._word(governor)
            yield f"role={relation}:{key}"
            yield f"role{rank}={relation}:{key}"
            yield f"governor={key}"
            if role.extent:
                yield f"extent={role.extent}"
            if rank == 0:
                yield f"stance={factuality(governor).stance}"
            yield from self._clause(governor, relation, key, rank) if verb else self._noun(governor, key)

    def _clause(self, verb: Token, relation: str, key: str, rank: int) -> Iterator[str]:
        subject, thing = self._word(syntax.subject(verb)), self._word(syntax.object_of(verb))
        yield f"passive{rank}={syntax.is_passive(verb)}:{relation}"
        yield f"subject{rank}={subject}"
        yield f"object{rank}={thing}"
        yield f"does={key}:{relation}:{'S' if subject.startswith('S') else subject[:1]}"
        yield f"done={key}:{thing}:{relation}"

    def _noun(self, noun: Token, key: str) -> Iterator[str]:
        owned = any(c.dep_ in {"poss", "compound", "nmod", "amod"} and self._word(c) == "S" for c in noun.children)
        yield f"owned={owned}:{key}"
        yield f"under={noun.dep_}:{self._word(noun.head)}"
        yield from (f"beside={c.dep_}:{self._word(c)}" for c in noun.children)

    def _upward(self, argument: Argument) -> Iterator[str]:
        """The way up the parse, the verbs on it, and what hangs on the name itself."""
        node, verbs = self.passage.doc[argument.root], 0
        for step in range(UPWARD):
            if node.head.i == node.i:
                break
            yield f"up{step}={node.dep_}:{self._word(node.head)}"
            node = node.head
            if node.pos_ in {"VERB", "AUX"}:
                verbs += 1
                yield f"verb={syntax.verb_key(node)}"
                yield f"verb{verbs}={syntax.verb_key(node)}"
                yield f"tense{verbs}={node.tag_}"
        inside = range(argument.first, argument.last + 1)
        for child in (c for i in inside for c in self.passage.doc[i].children if c.i not in inside):
            yield f"child={child.dep_}:{self._word(child)}"

    def _around(self, argument: Argument) -> Iterator[str]:
        """The words near it, and those of the whole sentence."""
        sent = self.passage.doc[argument.root].sent
        left = self.words[max(sent.start, argument.first - NEAR) : argument.first][::-1]
        right = self.words[argument.last + 1 : min(sent.end, argument.last + 1 + NEAR)]
        for side, words in (("left", left), ("right", right)):
            yield from (f"{side}={word}" for word in words)
            yield from (f"{side}{i}={word}" for i, word in enumerate(words[:3]))
            if len(words) > 1:
                yield f"{side}two={words[0]} {words[1]}"
        yield from (
            f"sentence={self._word(t)}"
            for t in sent
            if t.pos_ in TELLING and not argument.first <= t.i <= argument.last
        )
        if sent.start == 0:
            yield "opening"

    def _sides(self, argument: Argument) -> Iterator[str]:
        sent = self.passage.doc[argument.root].sent
        sides = [m for m in self.mentions.sides if sent.start <= m.root < sent.end]
        yield f"sides={min(3, len(sides))}"
        for mention in sides:
            root, where = self.passage.doc[mention.root], "left" if mention.root < argument.first else "right"
            yield f"side={where}:{root.dep_}:{self._word(root.head)}"
            if abs(mention.root - argument.root) <= NEAR // 2:
                yield f"side near={where}"

    def _rules(self, argument: Argument) -> Iterator[str]:
        """What the rules have found at this mention, and at the others of its sentence."""
        own = [e for e in self.events if e.place and e.place.root == argument.root]
        for event in own:
            trigger = self.passage.doc[event.trigger]
            yield f"rule={event.kind}"
            yield f"rule word={event.kind}:{self._word(trigger)}"
            yield f"rule how={event.kind}:{event.presupposed}:{bool(event.actors)}:{bool(event.targets)}"
            yield f"rule stance={event.kind}:{factuality(trigger, presupposed=event.presupposed).stance}"
        yield f"rules={'+'.join(sorted({e.kind for e in own}))}"
        sent = self.passage.doc[argument.root].sent
        others = (e for e in self.events if sent.start <= e.trigger < sent.end and e not in own)
        yield from {f"other rule={e.kind}" for e in others}


def _plain(token: Token) -> str:
    if token.like_num:
        return "#"
    return "X" if token.pos_ == "PROPN" else syntax.lemma(token)
