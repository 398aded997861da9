"""Who did it, where the clause does not say: whoever did it to this place, or came last, as told before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.claims.again import again, had_it
from whoheld.codebook import ACTION, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.claims.cast import Cast
    from whoheld.claims.memory import Memory

#: Actor, target, and why.
Who = tuple[str | None, str | None, str]


class Unsaid(NamedTuple):
    """What has been told so far, which may tell who is meant."""

    memory: Memory
    cast: Cast

    def parties(self, event: Event, trigger: Token, place: str | None, target: str | None) -> Who:
        """Actor and target of an event whose clause names no actor, with the reason; an actor not told of is None."""
        if event.mutual and not target and (both := self.cast.contenders()):
            return "; ".join(both), target, "actor: the rivals last spoken of"
        if not place or event.kind in ACTION:
            return None, target, "actor: not said"
        if event.kind is Kind.TAKES and again(trigger):
            return self._retaken(place, target)
        told = self.memory.told(event.kind, place)
        if told and told.actor:
            return told.actor, target or told.target, "actor: as told before of this place"
        if event.kind is Kind.CONTESTS and (both := self.cast.contenders()):
            return "; ".join(both), target, "actor: the rivals last spoken of"
        return self._taken(target) if event.kind is Kind.TAKES else self._left(event, place, target)

    def _retaken(self, place: str, target: str | None) -> Who:
        """Whoever had the place before takes it again, as far as that was told."""
        apart = self.cast.rivalry.apart
        holder = had_it(self.memory.events, place, apart)
        if holder and (target is None or apart(holder, target)):
            return holder, target, "actor: who had the place before, as told"
        if target and (rival := self.cast.rival(target)):
            return rival, target, "actor: the rival last spoken of"
        return None, target, "actor: not said"

    def _taken(self, target: str | None) -> Who:
        if target and (rival := self.cast.rival(target)):
            return rival, target, "actor: the rival last spoken of"
        if self.memory.comer:
            return self.memory.comer, target, "actor: who last came to a place in this paragraph"
        return None, target, "actor: not said"

    def _left(self, event: Event, place: str, target: str | None) -> Who:
        lost = self.memory.told(Kind.TAKES, place) if event.kind is Kind.LEAVES else None
        if lost and lost.target:
            return lost.target, target, "actor: from whom it was taken, as told before"
        return None, target, "actor: not said"
