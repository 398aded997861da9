"""Takings that presuppose an earlier holding: who recaptures a place or takes it back has had it before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.lexicon import words
from whoheld.analysis.syntax import lemma, verb_key
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from whoheld.claims.memory import Told

#: Words of taking that speak of those who were there as strangers.
LIBERATING = frozenset({"free", "liberate", "liberation"})
#: "Recapture", "took back", "regained": verbs, their nouns, and verbs with their particles joined by "_".
AGAIN = frozenset(word.replace("_", " ") for word in words("again"))


def again(trigger: Token) -> bool:
    """Whether the word says that the taker takes the place for a second time."""
    return not AGAIN.isdisjoint((lemma(trigger), trigger.lower_, verb_key(trigger)))


def regained(trigger: Token) -> bool:
    """Whether the word says that the place was the taker's by right: a recapture told later may be the same event."""
    return again(trigger) or lemma(trigger) in LIBERATING


def had_it(events: Sequence[Told], place: str, apart: Callable[[str, str], bool]) -> str | None:
    """Who is meant where nobody is named to take the place again, by what was told of it, the latest last.

    Whoever it was last taken from, or had it before. Where the last taking was itself one by those who had lost the
    place, it is that one which is spoken of. None where nothing tells who had it: the side that took it first is the
    one side that cannot be meant. ``apart`` tells two camps.
    """
    told = [e for e in events if e.place == place and e.kind in {Kind.TAKES, Kind.HOLDS} and not e.part]
    last = next((i for i in reversed(range(len(told))) if told[i].kind is Kind.TAKES), None)
    if last is None or (taker := told[last].actor) is None:
        return None
    earlier = told[:last]
    lost_it = any(e.kind is Kind.TAKES and e.target and not apart(e.target, taker) for e in earlier)
    if told[last].again or lost_it:
        return taker
    before = (e.actor for e in reversed(earlier) if e.actor and apart(e.actor, taker))
    return told[last].target or next(before, None)
