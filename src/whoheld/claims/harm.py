"""What is special to claims of harm: where people came to harm if the clause does not say, and who harmed whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon
from whoheld.analysis.arguments import Naming
from whoheld.claims.cast import actors
from whoheld.claims.foes import known
from whoheld.claims.naming import NOWHERE, Named, named
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast
    from whoheld.claims.foes import Foes
    from whoheld.claims.memory import Memory

#: A place told of so many characters before is still where the story is.
RECENT = 150
#: What goes on where the text has told of it before may be so far behind.
FAR = 500
ADDING = frozenset({"also", "additionally"})
DEEDS = lexicon.words("causes") | {"battle", "firefight", "gunfight"}
#: Units of people that bear no arms.
CIVIL = frozenset({"civilians", "children", "women", "families"})


def harmed_at(passage: Passage, event: Event, memory: Memory) -> Named:
    """The place of a harm: named in the clause or the sentence, unnamed there, told before, or none."""
    argument = event.place
    if argument is not None and argument.naming is Naming.UNNAMED:
        text = passage.written(argument.first, argument.last)
        return Named(None, text, text, "place: unnamed")
    found = named(passage, event, memory) if argument is not None else None
    if found is not None and found.within:
        town = memory.main if memory.sole else found.within
        found = Named(town, None, found.text, f"place: the town of {found.text}")
    return found or _told_before(passage, event, memory) or NOWHERE


def _told_before(passage: Passage, event: Event, memory: Memory) -> Named | None:
    """Where the story is: what the sentence before told of, and in a text about one battle its place."""
    last = memory.events[-1].place if memory.events else None
    trigger = passage.doc[event.trigger]
    reach = passage.starts[event.trigger] - (FAR if _goes_on(trigger) else RECENT if memory.sole else 0)
    if last and memory.seen.get(last, -1) >= max(passage.block.start, reach):
        return Named(last, None, None, "place: where the sentence before told of")
    if memory.sole and memory.main:
        return Named(memory.main, None, None, "place: the place the document is about")
    return None


def _goes_on(trigger: Token) -> bool:
    """Whether the clause goes on with what was told before: in the attack, were also wounded."""
    clause = [trigger, *(t for c in trigger.children for t in (c, *c.children)), *trigger.head.children]
    if any(t.lower_ in ADDING and t.dep_ == "advmod" for t in clause):
        return True
    return any(
        t.lemma_.lower() in DEEDS and any(c.lower_ in {"the", "this", "that"} for c in t.lefts) for t in clause
    )


NAMED = "actor: named in the clause"
AGAINST = "actor: against whom the text sets the harmed"


class Sides(NamedTuple):
    """Who harmed whom, by name and in the document's words, and why the actor is who it is."""

    actor: str | None
    actor_text: str | None
    target: str | None
    target_text: str | None
    reason: str


def harmed(event: Event, passage: Passage, found: Mentions, foes: Foes) -> Sides:
    """Who harmed whom; a killer who is not named is the side that the text sets against the armed dead."""
    cast = foes.cast
    target, target_text = _target(event, passage, found, cast)
    named = _actors(event, passage, found, cast)
    if target and any(n == target for n, _ in named) and _unnamed(event, found):
        target = cast.rival(target)  # "the fighters" that X killed are not X's own
    actor = [(n, w) for n, w in named if n != target]
    if actor:
        return Sides("; ".join(n for n, _ in actor), "; ".join(w for _, w in actor), target, target_text, NAMED)
    if target and _friendly(passage.doc[event.trigger]):
        return Sides(target, None, target, target_text, "actor: friendly fire")
    unit = event.figure.unit if event.figure else None
    if event.kind is Kind.DISPLACES:
        return Sides(None, None, target, target_text, "actor: not said")
    foe = foes.killer(None if unit in CIVIL else target, passage.doc[event.trigger], passage, found)
    return Sides(foe, None, target, target_text, AGAINST if foe else "actor: not said")


def _friendly(trigger: Token) -> bool:
    """Whether they fell to their own side's fire."""
    clause = [*trigger.subtree, *(trigger.head.lefts if trigger.dep_ in {"relcl", "acl", "conj"} else ())]
    return any(t.lower_ == "friendly" and t.head.lower_ in {"fire", "forces"} for t in (*clause, trigger.head))


def _actors(event: Event, passage: Passage, found: Mentions, cast: Cast) -> list[tuple[str, str]]:
    """The sides named as having done it, each with its words."""
    names, words = actors(event.actors, passage, found, cast)
    told = zip((names or "").split("; "), (words or "").split("; "), strict=False)
    sides = [(n, w) for n, w in told if known(n, cast)]
    return sides or [n for i in event.actors for n in _nations(passage.doc[i], passage, cast)]


def _unnamed(event: Event, found: Mentions) -> bool:
    """Whether the harmed are named by a common noun alone."""
    mentions = [found.side_at(i) for i in event.targets]
    return all(m is None or m.name is None for m in mentions)


def _nations(noun: Token, passage: Passage, cast: Cast) -> Iterator[tuple[str, str]]:
    """Whose a noun is by the adjective before it: Turkish planes, British soldiers."""
    for child in noun.children:
        word = passage.word(child)
        if child.i < noun.i and word[:1].isupper() and (name := cast.of_word(word)) is not None:
            yield name, word


def _target(event: Event, passage: Passage, found: Mentions, cast: Cast) -> tuple[str | None, str | None]:
    """Whose the harmed are: a side, civilians, or not said."""
    nouns = [passage.doc[i] for i in event.targets]
    named = (_of(n, passage, found, cast) for n in nouns if (m := found.side_at(n.i)) is not None and m.name)
    if (side := next((s for s in named if s), None)) is not None:
        return side
    if event.figure and event.figure.unit in CIVIL:
        return "civilians", passage.word(nouns[0])
    inner = (n for noun in nouns for n in _nearby(noun, passage, found, cast))
    if (name := next(inner, None)) is not None:
        return name, passage.word(nouns[0])
    return next((s for n in reversed(nouns) if (s := _of(n, passage, found, cast))), (None, None))


def _of(noun: Token, passage: Passage, found: Mentions, cast: Cast) -> tuple[str, str | None] | None:
    name, text = actors((noun.i,), passage, found, cast, alone=True)
    return (name, text) if name is not None and known(name, cast) else None


def _nearby(noun: Token, passage: Passage, found: Mentions, cast: Cast) -> Iterator[str]:
    """Sides named inside the phrase of the harmed: "a commander in X", "N, an X leader", "British soldiers"."""
    inside = {t.i for t in noun.subtree if t.dep_ != "relcl"}
    for m in found.sides:
        if m.root in inside and m.root != noun.i and m.name:
            yield m.name
    yield from (name for name, _ in _nations(noun, passage, cast))
