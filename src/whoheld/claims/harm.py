"""What is special to claims of harm: where people came to harm where the clause does not say, and who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.arguments import Naming
from whoheld.claims.cast import actors
from whoheld.claims.naming import NOWHERE, Named, named

if TYPE_CHECKING:
    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.cast import Cast
    from whoheld.claims.memory import Memory

#: Units of people that bear no arms.
CIVIL = frozenset({"civilians", "children", "women", "families"})


def harmed_at(passage: Passage, event: Event, memory: Memory) -> Named:
    """The place of a harm: named in the clause or the sentence, unnamed there, told before, or none."""
    argument = event.place
    if argument is not None and argument.naming is Naming.UNNAMED:
        text = passage.written(argument.first, argument.last)
        return Named(None, text, text, "place: unnamed")
    found = named(passage, event, memory) if argument is not None else None
    return found or _told_before(passage, memory) or NOWHERE


def _told_before(passage: Passage, memory: Memory) -> Named | None:
    """In a text about the battle of one place: what its paragraph told of last, else the place itself."""
    if not memory.sole:
        return None
    last = memory.events[-1].place if memory.events else None
    if last and memory.seen.get(last, -1) >= passage.block.start:
        return Named(last, None, None, "place: where the paragraph told of last")
    return Named(memory.main, None, None, "place: the place the document is about") if memory.main else None


def harmed(
    event: Event, passage: Passage, found: Mentions, cast: Cast
) -> tuple[str | None, str | None, str | None, str | None, str]:
    """Who harmed whom, by name and in the document's words, and why the actor is who it is."""
    target, target_text = actors(event.targets, passage, found, cast)
    actor, actor_text = actors(event.actors, passage, found, cast)
    unit = event.figure.unit if event.figure else None
    if unit in CIVIL and (target is None or target[:1].islower()):
        target = "civilians"
    if actor and actor == target:
        actor, actor_text = None, None
    why = "actor: named in the clause"
    if actor is None:
        actor = cast.rival(target) if target and target != "civilians" else None
        why = "actor: against whom the document sets the harmed" if actor else "actor: not said"
    return actor, actor_text, target, target_text, why
