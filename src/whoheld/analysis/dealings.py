"""What sides do with one another short of fighting: who arms, trains or pays whom, and what they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.arguments import Argument, Naming
from whoheld.analysis.event import Event
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Armed them, trained them; gave them weapons, sent weapons to them.
SUPPORTING = lexicon.words("supporting")
GIVING = lexicon.words("giving")
GOODS = lexicon.words("goods")
#: Agreed to a truce; signed, reached, announced a truce; the truce took effect.
ACCORDS = lexicon.words("accords")
AGREEING = lexicon.words("agreeing")
TO_WHOM = ("to", "for", "with")


def find_dealings(passage: Passage, mentions: Mentions) -> list[Event]:
    """Support and agreements of a passage, in the order of their triggers; between named sides, or at a named place."""
    found: dict[tuple[Kind, int], Event] = {}
    for token in passage.doc:
        for event in (*_support(passage, mentions, token), *_accord(passage, mentions, token)):
            found.setdefault((event.kind, event.trigger), event)
    return [found[key] for key in sorted(found, key=lambda key: key[1])]


def _support(passage: Passage, mentions: Mentions, verb: Token) -> Iterator[Event]:
    word = syntax.lemma(verb)
    if verb.pos_ != "VERB" or word not in SUPPORTING | GIVING:
        return
    giver, thing = syntax.subject(verb), syntax.object_of(verb)
    goods = word in GIVING and thing is not None and syntax.lemma(thing) in GOODS
    receiver = thing if word in SUPPORTING and not goods else None
    if goods:
        dative = next((c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"), None)
        receiver = syntax.after(verb, *TO_WHOM) or dative or (syntax.after(thing, *TO_WHOM) if thing else None)
    if giver is None or receiver is None or not mentions.side_at(giver.i) or not mentions.side_at(receiver.i):
        return
    words = (thing.i,) if thing is not None else ()
    yield _event(Kind.SUPPORTS, verb, passage, mentions, actors=(giver.i,), targets=(receiver.i,), words=words)


def _accord(passage: Passage, mentions: Mentions, noun: Token) -> Iterator[Event]:
    """The noun of an accord, with those who made it: its verb's subject, "with" whom, "between" whom, "by" whom."""
    if noun.pos_ != "NOUN" or syntax.lemma(noun) not in ACCORDS:
        return
    verb = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    near = (noun, verb) if verb is not None and syntax.lemma(verb) in AGREEING else (noun,)
    makers = [t for n in near for t in (syntax.after(n, "between"), syntax.after(n, "with"), syntax.after(n, "by"))]
    if len(near) > 1 and verb is not None:
        makers = [syntax.subject(verb), *makers]
    sides = tuple(dict.fromkeys(t.i for t in makers if t is not None and mentions.side_at(t.i)))
    named = {c.i for i in sides for c in (passage.doc[i], *passage.doc[i].conjuncts) if mentions.side_at(c.i)}
    placed = _where(near[-1], (noun.i,), passage, mentions) is not None
    if len(named) > 1 or (placed and (named or len(near) > 1)):
        yield _event(Kind.AGREES, near[-1], passage, mentions, actors=sides, words=(noun.i,))


def _event(
    kind: Kind,
    trigger: Token,
    passage: Passage,
    mentions: Mentions,
    *,
    actors: tuple[int, ...],
    targets: tuple[int, ...] = (),
    words: tuple[int, ...] = (),
) -> Event:
    place = _where(trigger, words, passage, mentions)
    return Event(kind, trigger.i, place, actors, targets, None, f"'{passage.word(trigger)}'", words=words)


def _where(trigger: Token, words: tuple[int, ...], passage: Passage, mentions: Mentions) -> Argument | None:
    """The named place that a preposition hangs on the trigger or on what was given or agreed."""
    hosts = {trigger.i, *words}
    for m in mentions.names:
        root = passage.doc[m.root]
        if m.name and root.dep_ == "pobj" and root.head.lower_ in roles.LOCATIVES and root.head.head.i in hosts:
            return Argument(m.first, m.last, m.root, Naming.NAMED, passage.doc[m.last].lower_, m)
    return None
