"""From the events of a document to its claims: which place, which side, which day, who says so, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.acquisition.document import BlockKind
from whoheld.analysis.attribution import attribution
from whoheld.analysis.dealings import find_dealings
from whoheld.analysis.events import find_events
from whoheld.analysis.factuality import factuality
from whoheld.analysis.harm import find_harm
from whoheld.analysis.lifting import over
from whoheld.analysis.people import places
from whoheld.analysis.withdrawals import FROM
from whoheld.claims.again import again, regained
from whoheld.claims.cast import Cast, actors
from whoheld.claims.claim import Claim
from whoheld.claims.completion import completed, respectively
from whoheld.claims.dating import Dated, Telling, dated
from whoheld.claims.foes import Foes
from whoheld.claims.harm import harmed_at
from whoheld.claims.memory import Memory, Told, remembering
from whoheld.claims.naming import may_return, named, sort_of
from whoheld.claims.scenes import staged
from whoheld.claims.section import Headings
from whoheld.claims.sources import Sources
from whoheld.claims.toll import harmed
from whoheld.claims.unsaid import Unsaid
from whoheld.codebook import CONTROL, HARM, MOVING, Extent, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.acquisition.document import Document
    from whoheld.almanac.side import Sides
    from whoheld.analysis.clock import Clock
    from whoheld.analysis.event import Event
    from whoheld.analysis.factuality import Factuality
    from whoheld.analysis.likelihood import Likelihood
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.naming import Named

#: What a claim says of how much, where nothing in the text says it.
USUAL_EXTENT = {
    Kind.TAKES: Extent.WHOLE,
    Kind.LEAVES: Extent.WHOLE,
    Kind.BESIEGES: Extent.WHOLE,
    Kind.HOLDS: Extent.UNCLEAR,
    Kind.CONTESTS: Extent.UNCLEAR,
}


#: Who takes one place of a paragraph, or goes for it, likely takes what the next sentence says was taken.
COMING = frozenset({Kind.TAKES, Kind.ATTACKS, Kind.ADVANCES})


class Parties(NamedTuple):
    """Who did it and to whom, by name and in the document's words, and why."""

    actor: str | None
    actor_text: str | None
    target: str | None
    target_text: str | None
    reason: str


@dataclass(slots=True)
class Narration:
    """What is known of the document while it is read in order."""

    document: Document
    clock: Clock
    cast: Cast
    foes: Foes
    sources: Sources
    memory: Memory
    likelihood: Likelihood | None
    headings: Headings = field(default_factory=Headings)

    def claims(self, passages: Sequence[Passage], mentions: Sequence[Mentions]) -> Iterator[Claim]:
        """The claims of all passages in order."""
        self.memory.known = places(passages, mentions)
        for passage, found in zip(passages, mentions, strict=True):
            self.memory.comer = None
            if passage.block.kind is BlockKind.TABLE:
                self._row(passage)
            if passage.block.kind is BlockKind.HEADING:
                self.headings.saw(passage.text, passage.block.level)
            events = self._events(passage, found)
            at = 0
            for sent in passage.sentences():
                inside = [e for e in events if sent.start <= e.trigger < sent.end]
                told: list[Claim] = []
                for event in inside:
                    self._remember(passage, found, at, max(event.at, event.trigger))
                    at = max(at, event.at, event.trigger)
                    if (claim := self._claim(passage, found, event)) is not None:
                        told.append(claim)
                self._remember(passage, found, at, sent.end)
                at = max(at, sent.end)
                acting = [name for c in told if c.actor_text for name in (c.actor or "").split("; ")]
                self._last_side(passage, found, sent.start, sent.end, acting)
                yield from respectively(told) if "respectively" in sent.text else told

    def _events(self, passage: Passage, found: Mentions) -> list[Event]:
        """What the passage tells, each with how likely it is."""
        events = found_events(passage, found)
        return self.likelihood.weighed(passage, found, events) if self.likelihood else events

    def _row(self, passage: Passage) -> None:
        """In a table "the town" is what the row is about: "Damascus – Barzeh" is about Barzeh."""
        name = re.split(r"\s+[–—-]\s+", self.document.row_name(passage.block.start) or "")[-1].strip()
        if name:
            self.memory = Memory(name, known=self.memory.known)
            self.memory.saw(name, "", passage.block.start)

    def _remember(self, passage: Passage, found: Mentions, start: int, end: int) -> None:
        for m in found.names:
            if start <= m.first < end and m.name and may_return(passage, m):
                self.memory.saw(m.name, sort_of(passage, m), passage.starts[m.first])

    def _last_side(self, passage: Passage, found: Mentions, start: int, end: int, acting: list[str]) -> None:
        """Who did something, else the first subject, is whom "they" and "the group" stand for next."""
        inside = [m for m in found.sides if start <= m.root < end and not self.cast.sides.is_reporter(m.text)]
        subjects = [m for m in inside if passage.doc[m.root].dep_ in {"nsubj", "agent"}]
        for m in (*inside, *reversed(subjects)):
            self.cast.saw(self.cast.name(passage, m))
        for name in acting:
            self.cast.saw(name)

    def _claim(self, passage: Passage, found: Mentions, event: Event) -> Claim | None:
        place = (harmed_at if event.kind in HARM else named)(passage, event, self.memory)
        if place is None:
            return None
        trigger = passage.doc[event.trigger]
        said_by = attribution(trigger)
        facts = over(trigger) or factuality(trigger, presupposed=event.presupposed)
        source = self.sources.named(passage, found, said_by)
        if event.denied or (said_by and said_by.denies):
            facts = facts.denied(said_by.cue.text if said_by and said_by.denies else "not")
        who = self._parties(passage, found, event, place.name)
        if who is None:
            return None
        cue = said_by.cue if said_by else None
        when = self._dated(
            Telling(trigger, event.kind, facts.stance, self.headings.section, cue), passage, place.name, who
        )
        if who.actor_text and event.kind is not Kind.HOLDS:
            self.foes.saw(who.actor, passage.starts[event.trigger])
        if event.kind in COMING and who.actor_text and facts.stance in MOVING:
            self.memory.comer = who.actor
        if place.name and facts.stance in MOVING:
            part = event.extent is Extent.PART
            told = Told(event.kind, place.name, who.actor, who.target, when.when, regained(trigger), part)
            self.memory.events.append(told)
        return Claim(
            **self._quoted(passage, event),
            kind=event.kind,
            actor=who.actor,
            target=who.target,
            place=place.name,
            unnamed=place.unnamed,
            extent=event.extent or USUAL_EXTENT.get(event.kind),
            start=when.when.earliest,
            end=when.when.latest,
            source=source.name,
            stance=facts.stance,
            low=event.figure.low if event.figure else None,
            high=event.figure.high if event.figure else None,
            unit=event.figure.unit if event.figure else None,
            weapon=event.weapon,
            actor_text=who.actor_text,
            target_text=who.target_text,
            source_text=source.text,
            place_text=place.text,
            date_text=when.text,
            reported=when.reported,
            span=Span.THROUGHOUT if when.throughout else Span.WITHIN,
            modality=facts.modality,
            polarity=facts.polarity,
            certainty=facts.certainty,
            confidence=event.confidence,
            reasons=_reasons(event, trigger, place=place, when=when, actor=who.reason, facts=facts),
        )

    def _dated(self, telling: Telling, passage: Passage, place: str | None, who: Parties) -> Dated:
        """The days of what is told; of a change that is only spoken of again, those on which it was told first."""
        when = dated(telling, passage, self.clock)
        again = not when.settled or (when.text is None and telling.cue is None and _definite(telling.trigger))
        if place and again and telling.kind in {Kind.TAKES, Kind.LEAVES} and telling.stance in MOVING:
            told = self.memory.told(telling.kind, place)
            other = told and told.actor and who.actor and not self.cast.sides.same(told.actor, who.actor)
            if told and told.when.known and not other:
                return Dated(told.when, None, False, "date: as told before of this place")
        return when

    def _parties(self, passage: Passage, found: Mentions, event: Event, place: str | None) -> Parties | None:
        """Who did it to whom, or None where the claim would say nothing without."""
        if event.kind in HARM:
            return Parties(*harmed(event, passage, found, self.foes))
        actor, actor_text = actors(event.actors, passage, found, self.cast)
        target, target_text = actors(event.targets, passage, found, self.cast)
        unknown = event.actors and actor is None and passage.doc[event.actors[0]].pos_ != "PRON"
        if event.kind in {Kind.LEAVES, Kind.ADVANCES} and unknown:
            return None  # people leave a town and enter one too, and neither lose nor fight for it
        why = "actor: named in the clause"
        if event.how.endswith(FROM) and actor and not self._within(actor):
            actor, why = None, "actor: not said"
        elif not actor:
            trigger = passage.doc[event.trigger]
            actor, target, why = Unsaid(self.memory, self.cast).parties(event, trigger, place, target)
        if actor is None and event.kind in CONTROL and event.kind is not Kind.LEAVES and not place:
            return None
        return Parties(actor, actor_text, target, target_text, why)

    def _within(self, actor: str) -> bool:
        """Whether "the defenders", "the fighters there" may be this side: not those who came to the place last."""
        return self.memory.comer is not None and self.cast.rivalry.apart(actor, self.memory.comer)

    def _quoted(self, passage: Passage, event: Event) -> dict[str, Any]:
        """The document and the words that carry the claim, with their characters."""
        start, end = _quote(passage, event)
        raw_start, raw_end = self.document.offsets.raw(start, end)
        return {
            "doc_id": self.document.id,
            "doc": self.document.name,
            "quote": self.document.text[start:end],
            "quote_start": start,
            "quote_end": end,
            "raw_start": raw_start,
            "raw_end": raw_end,
        }


def found_events(passage: Passage, found: Mentions) -> list[Event]:
    """All that the rules find in a passage, of places and of people, in order; a heading tells nothing."""
    if passage.block.kind is BlockKind.HEADING:
        return []
    told = find_events(passage, found)
    dealt = find_dealings(passage, found)
    return sorted([*told, *find_harm(passage, found, told), *dealt], key=lambda e: e.trigger)


def _definite(trigger: Token) -> bool:
    """As in "the capture of P", "its fall": a change that has been told of."""
    return trigger.pos_ == "NOUN" and any(c.lower_ in {"the", "this"} or c.dep_ == "poss" for c in trigger.lefts)


def _quote(passage: Passage, event: Event) -> tuple[int, int]:
    """From the first to the last of trigger, place, actor, target and figure, never out of the sentence."""
    sent = passage.doc[event.trigger].sent
    place = (event.place.first, event.place.last) if event.place else ()
    points = [event.trigger, *place, *event.actors, *event.targets, *event.words]
    inside = [i for i in points if sent.start <= i < sent.end]
    first = min(
        passage.doc[i].left_edge.i if i in event.actors and passage.doc[i].left_edge.i >= sent.start else i
        for i in inside
    )
    return passage.characters(first, max(inside))


def _reasons(
    event: Event, trigger: Token, *, place: Named, when: Dated, actor: str, facts: Factuality
) -> dict[str, str]:
    """Why each field is what it is."""
    had = f"again: '{trigger.text}' says that the taker had it before"
    return {
        "kind": f"kind: {event.how}",
        **({"within": place.within} if place.within else {}),
        **({"again": had} if event.kind is Kind.TAKES and again(trigger) else {}),
        "place": place.reason,
        "date": when.reason,
        "actor": actor,
        "stance": f"stance: {facts.words or 'put as fact'}",
    }


def read_claims(
    document: Document,
    passages: Sequence[Passage],
    mentions: Sequence[Mentions],
    clock: Clock,
    sides: Sides,
    *,
    likelihood: Likelihood | None = None,
) -> list[Claim]:
    """All claims of a document, in the order in which they are told; each only once.

    Without a model of likelihood, all claims are equally sure.
    """
    cast = Cast.of(sides, passages, mentions, clock.middle)
    foes, memory = Foes.of(cast, passages, mentions), remembering(document.title)
    narration = Narration(document, clock, cast, foes, Sources(cast), memory, likelihood)
    told = completed(staged(list(narration.claims(passages, mentions)), cast), cast)
    return list({c.id: c for c in told}.values())
