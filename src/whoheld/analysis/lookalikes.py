"""Words that look like a change of hands, or like control, and tell of something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions

#: What is left in the ground and cleared away.
ORDNANCE = lexicon.words("ordnance")


def left_over(verb: Token) -> bool:
    """This left P cut off; P, the last bridge left: what remained, not who went."""
    if verb.lemma_ != "leave":
        return False
    who = syntax.subject(verb) or syntax.agent(verb)
    return who is None or who.lower_ in {"this", "that", "which", "it"}


def of_mines(verb: Token) -> bool:
    """Cleared P of mines: made it safe, which its holder does."""
    cleared = (syntax.object_of(verb), syntax.after(verb, "of", "from"))
    return any(t is not None and t.lemma_.lower() in ORDNANCE for t in cleared)


def moved_others(mentions: Mentions, verb: Token) -> bool:
    """Evacuated the families from P: whoever moves people that are no force does not leave the place himself."""
    moved = syntax.object_of(verb)
    return (
        moved is not None
        and verb.lemma_ == "evacuate"
        and not mentions.side_at(moved.i)
        and moved.lemma_.lower() not in lexicon.FORCES
    )


def of_fire(control: Token) -> bool:
    """Fire control over a place: it can be shot at, and is not held."""
    return any(c.lower_ == "fire" and c.dep_ in {"compound", "nmod", "amod"} for c in control.children)
