"""What is special to claims of harm: where people came to harm if the clause does not say, and who harmed whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.arguments import Naming
from whoheld.claims.cast import actors
from whoheld.claims.naming import NOWHERE, Named, named
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast
    from whoheld.claims.memory import Memory

#: A place told of so many characters before is still where the story is.
RECENT = 150
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
        found = Named(found.within, None, found.text, f"place: the town of {found.text}")
    return found or _told_before(passage, event, memory) or NOWHERE


def _told_before(passage: Passage, event: Event, memory: Memory) -> Named | None:
    """In a text about the battle of one place: what the sentence before told of, else the place itself."""
    if not memory.sole:
        return None
    last = memory.events[-1].place if memory.events else None
    if last and memory.seen.get(last, -1) >= max(passage.block.start, passage.starts[event.trigger] - RECENT):
        return Named(last, None, None, "place: where the sentence before told of")
    return Named(memory.main, None, None, "place: the place the document is about") if memory.main else None


NAMED = "actor: named in the clause"
AGAINST = "actor: against whom the text sets the harmed"


class Sides(NamedTuple):
    """Who harmed whom, by name and in the document's words, and why the actor is who it is."""

    actor: str | None
    actor_text: str | None
    target: str | None
    target_text: str | None
    reason: str


def harmed(event: Event, passage: Passage, found: Mentions, cast: Cast) -> Sides:
    """Who harmed whom; a killer who is not named is the side that the text sets against the armed dead."""
    target, target_text = _target(event, passage, found, cast)
    named = _actors(event, passage, found, cast)
    if target and any(n == target for n, _ in named) and _unnamed(event, found):
        target = cast.rival(target)  # "the fighters" that X killed are not X's own
    actor = [(n, w) for n, w in named if n != target]
    if actor:
        return Sides("; ".join(n for n, _ in actor), "; ".join(w for _, w in actor), target, target_text, NAMED)
    foe = _foe(event, target, passage, found, cast)
    return Sides(foe, None, target, target_text, AGAINST if foe else "actor: not said")


def _actors(event: Event, passage: Passage, found: Mentions, cast: Cast) -> list[tuple[str, str]]:
    """The sides named as having done it, each with its words."""
    names, words = actors(event.actors, passage, found, cast)
    told = zip((names or "").split("; "), (words or "").split("; "), strict=False)
    known = [(n, w) for n, w in told if n and _known(n, cast)]
    return known or [n for i in event.actors for n in _nations(passage.doc[i], passage, cast)]


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
    unit = event.figure.unit if event.figure else None
    text = None
    for i in event.targets:
        target, text = actors((i,), passage, found, cast, alone=True)
        if target is not None and _known(target, cast):
            return target, text
    if unit in CIVIL:
        return "civilians", text
    return next(((n, text) for i in event.targets for n in _nearby(passage.doc[i], passage, found, cast)), (None, None))


def _nearby(noun: Token, passage: Passage, found: Mentions, cast: Cast) -> Iterator[str]:
    """Sides inside the phrase of the harmed: "a commander in X", "N, an X leader", "British soldiers"."""
    inside = {t.i for t in noun.subtree}
    for m in found.sides:
        if m.root in inside and _known(name := cast.name(passage, m), cast):
            yield name
    yield from (name for name, _ in _nations(noun, passage, cast))


def _known(name: str, cast: Cast) -> bool:
    """Whether a name is a side's, not just the words of the text."""
    return all(n == "rebels" or cast.sides.lookup(n) is not None or n[:1].isupper() for n in name.split("; "))


def _foe(event: Event, target: str | None, passage: Passage, found: Mentions, cast: Cast) -> str | None:
    """The other side of the sentence, else of the document, where the harmed are armed."""
    unit = event.figure.unit if event.figure else None
    if target is None or unit in CIVIL or event.kind is Kind.DISPLACES:
        return None
    sent = passage.doc[event.trigger].sent
    inside = [m for m in found.sides if sent.start <= m.root < sent.end and not cast.sides.is_reporter(m.text)]
    named = [n for m in reversed(inside) if _known(n := cast.name(passage, m), cast) and cast.opposed(n, target)]
    foes = [n for n in named if cast.foes[n, target]]
    return next(iter(foes), None) or cast.rival(target) or next(iter(named), None)
