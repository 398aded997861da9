"""What a passage tells of people: killed, wounded, captured, driven out; how many, by whom, and where.

Each trigger is a verb whose object or subject are people, a noun that counts them ("the deaths of 12"), or a state that
somebody is left in ("left 20 dead"). Each group that is counted is an event of its own.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from whoheld.analysis import lexicon
from whoheld.analysis.event import Event
from whoheld.analysis.harm_nouns import by_noun, by_number, by_state
from whoheld.analysis.harm_verbs import by_verb
from whoheld.analysis.names import noun_lemma
from whoheld.analysis.scene import scenes
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.harm_verbs import Harm
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.analysis.victims import Victims

#: Units of people who fight: of those who fell side by side, each fell to the other.
ARMED = frozenset({"fighters", "soldiers"})


def find_harm(passage: Passage, mentions: Mentions, events: Sequence[Event] = ()) -> list[Event]:
    """All mentions of people harmed, in the order of their triggers; each of them once.

    ``events`` is what else the passage tells, each of a place where people may have come to harm.
    """
    told = _unabridged(h for token in passage.doc for h in _harms(token, mentions))
    unique: dict[tuple[object, ...], Event] = {}
    for event in (e for harm in told for e in _events(harm, passage, mentions, events)):
        unique.setdefault((event.kind, event.targets, event.figure, event.at), event)
    return sorted(unique.values(), key=lambda e: e.trigger)


def _harms(token: Token, mentions: Mentions) -> Iterator[Harm]:
    if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ != "amod"):
        yield from by_verb(token, mentions)
    if token.pos_ in {"NOUN", "PROPN"} and noun_lemma(token) in lexicon.HARMS["noun"]:
        yield from by_noun(token, mentions)
    if token.lower_ in {"number", "numbers"}:
        yield from by_number(token, mentions)
    if token.lower_ in lexicon.HARMS["state"]:
        yield from by_state(token, mentions)


def _unabridged(told: Iterable[Harm]) -> Iterator[Harm]:
    """Harms whose nouns are left out with those of the one before: "killed 12 soldiers and wounded 30"."""
    last: Harm | None = None
    for harm in told:
        whole = harm
        if last is not None and harm.trigger.sent.start == last.trigger.sent.start:
            whole = _with_nouns_of(last, harm)
        yield whole
        last = whole


def _with_nouns_of(last: Harm, harm: Harm) -> Harm:
    if harm.targets or not harm.victims[0].elided:
        return harm
    model = next((v for v in last.victims if v.figure.unit in ARMED), last.victims[0])
    groups = [v._replace(figure=v.figure._replace(unit=model.figure.unit)) if v.elided else v for v in harm.victims]
    return harm._replace(victims=groups, targets=last.targets or (model.head,))


def _events(harm: Harm, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> Iterator[Event]:
    named = scenes(harm.trigger, passage, mentions, events, fleeing=harm.kind is Kind.DISPLACES)
    places: list[Argument | None] = [*named] or [None]
    for place, v in product(places, harm.victims):
        yield Event(
            harm.kind,
            harm.trigger.i,
            place,
            tuple(t.i for t in _doers(harm, mentions) or _foes(v, harm)),
            tuple(t.i for t in (harm.targets or (v.head, v.within)) if t is not None),
            None,
            f"'{passage.word(harm.trigger)}'",
            denied=v.none,
            figure=v.figure,
            words=v.words,
        )


def _doers(harm: Harm, mentions: Mentions) -> tuple[Token, ...]:
    """Those who did it, if a side is among them, or nobody but them can be meant: "the day left 20 dead" names none."""
    sided = [t for t in harm.actors if t.pos_ in {"PRON", "PROPN"} or any(mentions.side_at(i) for i in _near(t))]
    return harm.actors if sided or len(harm.victims) == 1 else ()


def _near(token: Token) -> list[int]:
    return [token.i, *(c.i for c in token.children)]


def _foes(one: Victims, harm: Harm) -> tuple[Token, ...]:
    """The other armed group of those that fell side by side."""
    if one.figure.unit not in ARMED or harm.targets:
        return ()
    return tuple(v.head for v in harm.victims if v.head.i != one.head.i and v.figure.unit in ARMED)
