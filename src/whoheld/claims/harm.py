"""Where people came to harm: named in the clause, told of just before, or where the whole text plays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon
from whoheld.analysis.arguments import Naming
from whoheld.claims.naming import NOWHERE, Named, named

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.passage import Passage
    from whoheld.claims.memory import Memory

#: A place told of so many characters before is still where the story is.
RECENT = 150
#: What goes on where the text has told of it before may be so far behind.
FAR = 500
ADDING = frozenset({"also", "additionally"})
DEEDS = lexicon.words("causes") | {"battle", "firefight", "gunfight"}


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
    return any(t.lemma_.lower() in DEEDS and any(c.lower_ in {"the", "this", "that"} for c in t.lefts) for t in clause)
