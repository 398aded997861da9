"""How much of a place a mention of control means: by the words before the name, by adverbs, by what is usual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon
from whoheld.analysis.signs import almost, wholly
from whoheld.analysis.syntax import lemma
from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.governors import Telling

#: Half the town, all the town.
SHARES = {"half": Extent.PART, "all": Extent.WHOLE, "entire": Extent.WHOLE, "whole": Extent.WHOLE}
#: Words of having a place under control, not only of being there.
CONTROLLING = lexicon.words("controlling") | lexicon.UNDER_NOUNS | lexicon.REDUCING
#: Who is left of a force, and has not all of the place any more.
LAST = frozenset({"remaining", "last", "besieged", "encircled", "surrounded", "trapped"})
#: Some of them, most of them, 80 % of them.
SOME = frozenset({"%", "some", "most", "many", "several"})


def extent(name: Token, telling: Telling, passed: Extent | None) -> Extent | None:
    """How much of a place a governor means, or None where that is as usual for its kind.

    ``passed`` is what the nouns between the name and the governor say: "the outskirts of P".
    """
    adverbs = list(_by_adverbs(telling.trigger))
    if Extent.PART in adverbs:
        return Extent.PART
    return passed or _share(name) or next(iter(adverbs), None) or telling.extent or _usual(telling)


def _share(name: Token) -> Extent | None:
    """Half of P, where that is said before its sort: "half the city of P"."""
    sort = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else name
    return next((e for n in (name, sort) for c in n.lefts if (e := SHARES.get(c.lower_))), None)


def _by_adverbs(trigger: Token) -> Iterator[Extent]:
    """Of "mostly", "almost entirely", "fully"; what was "nearly taken" was not taken at all, nor a part of it."""
    verb = trigger.head.head if trigger.dep_ == "pobj" else trigger
    above = verb.children if verb.pos_ in {"VERB", "AUX"} else ()
    for adverb in (c for c in (*trigger.children, *above) if c.dep_ in {"advmod", "amod"}):
        words = {adverb.lower_, *(c.lower_ for c in adverb.children)}
        if words & lexicon.PART_WORDS and (not almost(adverb) or wholly(adverb.head)):
            yield Extent.PART
        elif words & lexicon.WHOLE_WORDS:
            yield Extent.WHOLE


def _usual(telling: Telling) -> Extent | None:
    """Who controls a place has all of it; of whom a few remain, or a few have left, has or leaves a part of it."""
    if telling.kind is Kind.BESIEGES:
        return Extent.UNCLEAR if _laid(telling.trigger) else None
    if telling.kind is Kind.HOLDS and _controls(telling):
        return Extent.WHOLE
    left = telling.kind is Kind.HOLDS and lemma(telling.trigger) == "remain" and telling.trigger.tag_ != "VBG"
    few = telling.kind in {Kind.HOLDS, Kind.LEAVES} and _few(telling.actors)
    return Extent.PART if left or few else None


def _laid(trigger: Token) -> bool:
    """As in "the siege of P", "cut the road to P": that P is ringed is not said."""
    cut = lemma(trigger) in lexicon.CUTTING or any(c.dep_ == "dobj" and lemma(c) == "siege" for c in trigger.children)
    return trigger.pos_ == "NOUN" or cut


def _controls(telling: Telling) -> bool:
    """Holds P, is in control of P, has P under its control; not "X's control of P", which may be of any part."""
    trigger = telling.trigger
    if trigger.pos_ == "NOUN" and telling.presupposed:
        return False
    below = (c for p in trigger.children if p.lower_ in {"in", "under"} for c in p.children)
    objects = (c for c in trigger.children if c.dep_ == "dobj")
    return any(lemma(t) in CONTROLLING for t in (trigger, *below, *objects)) or trigger.lower_ in lexicon.PARTICIPLES


def _few(actors: tuple[Token | None, ...]) -> bool:
    """Forty of them, some of them, the last of them, those who are trapped there."""
    actor = next(iter(actors), None)
    if actor is None:
        return False
    return actor.lower_ in SOME or any(c.dep_ == "nummod" or c.lower_ in LAST for c in actor.lefts)
