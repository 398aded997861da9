"""From the events of a document to its claims: which place, which side, which day, who says so, how sure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind
from whoheld.analysis.attribution import attribution
from whoheld.analysis.events import find_events
from whoheld.analysis.factuality import factuality
from whoheld.analysis.syntax import after
from whoheld.claims.cast import Cast, actors, phrase
from whoheld.claims.claim import Claim
from whoheld.claims.completion import completed
from whoheld.claims.dating import dated
from whoheld.claims.memory import Memory, Told, main_place
from whoheld.claims.naming import named, sort_of
from whoheld.codebook import Extent, Kind, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.acquisition.document import Document
    from whoheld.almanac.side import Sides
    from whoheld.analysis.attribution import Attribution
    from whoheld.analysis.clock import Clock
    from whoheld.analysis.events import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Who speaks for somebody else: "a spokesman for the LNA".
MOUTHS = frozenset({"spokesman", "spokesperson", "spokeswoman", "representative"})
#: What a claim says of how much, where nothing in the text says it.
USUAL_EXTENT = {
    Kind.TAKES: Extent.WHOLE,
    Kind.LEAVES: Extent.WHOLE,
    Kind.BESIEGES: Extent.WHOLE,
    Kind.HOLDS: Extent.UNCLEAR,
    Kind.CONTESTS: Extent.UNCLEAR,
}


@dataclass(slots=True)
class Reader:
    """What is known of the document while it is read in order."""

    document: Document
    clock: Clock
    cast: Cast
    memory: Memory
    last_source: tuple[str | None, str | None] = (None, None)

    def claims(self, passages: Sequence[Passage], mentions: Sequence[Mentions]) -> Iterator[Claim]:
        """The claims of all passages in order."""
        for passage, found in zip(passages, mentions, strict=True):
            if passage.block.kind is BlockKind.TABLE:
                self._row(passage)
            events = find_events(passage, found) if passage.block.kind is not BlockKind.HEADING else []
            at = 0
            for sent in passage.sentences():
                inside = [e for e in events if sent.start <= e.trigger < sent.end]
                acting: list[str] = []
                for event in inside:
                    self._remember(passage, found, at, max(event.place.first, event.trigger))
                    at = max(at, event.place.first, event.trigger)
                    claim = self._claim(passage, found, event)
                    if claim:
                        acting += (claim.actor or "").split("; ") if claim.actor_text else []
                        yield claim
                self._remember(passage, found, at, sent.end)
                at = max(at, sent.end)
                self._last_side(passage, found, sent.start, sent.end, acting)

    def _row(self, passage: Passage) -> None:
        """In a table "the town" is what the row is about: "Damascus – Barzeh" is about Barzeh."""
        name = re.split(r"\s+[–—-]\s+", self.document.row_name(passage.block.start) or "")[-1].strip()
        if name:
            self.memory = Memory(name)
            self.memory.saw(name, "", passage.block.start)

    def _remember(self, passage: Passage, found: Mentions, start: int, end: int) -> None:
        for m in found.names:
            if start <= m.first < end and m.name:
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
        trigger = passage.doc[event.trigger]
        place = named(passage, event, self.memory)
        if place is None:
            return None
        actor, actor_text = actors(event.actors, passage, found, self.cast)
        target, target_text = actors(event.targets, passage, found, self.cast)
        said_by = attribution(trigger)
        when = dated(trigger, passage, self.clock, said_by.cue if said_by and event.kind is not Kind.HOLDS else None)
        facts = factuality(trigger, presupposed=event.presupposed)
        source, source_text = self._source(passage, found, said_by)
        stance = Stance.DENIED if event.denied or (said_by and said_by.denies) else facts.stance
        unknown = event.actors and actor is None and passage.doc[event.actors[0]].pos_ != "PRON"
        if event.kind is Kind.LEAVES and unknown:
            return None  # people leave a town too, and give nothing up
        actor, target, why = self._memory_of(event, place.name, actor, target)
        if actor is None and event.kind is not Kind.LEAVES and not place.name:
            return None
        start, end = self._quote(passage, event)
        if place.name and stance in {Stance.SAID, Stance.DOUBTED}:
            self.memory.events.append(Told(event.kind, place.name, actor, target, when.when))
        raw_start, raw_end = self.document.offsets.raw(start, end)
        return Claim(
            doc_id=self.document.id,
            doc=self.document.name,
            quote=self.document.text[start:end],
            quote_start=start,
            quote_end=end,
            raw_start=raw_start,
            raw_end=raw_end,
            kind=event.kind,
            actor=actor,
            target=target,
            place=place.name,
            unnamed=place.unnamed,
            extent=event.extent or USUAL_EXTENT[event.kind],
            start=when.when.earliest,
            end=when.when.latest,
            source=source,
            stance=stance,
            actor_text=actor_text,
            target_text=target_text,
            source_text=source_text,
            place_text=place.text,
            date_text=when.text,
            reported=when.reported,
            span=Span.THROUGHOUT if when.throughout else Span.WITHIN,
            modality=facts.modality,
            polarity=facts.polarity,
            certainty=facts.certainty,
            reasons={
                "kind": f"kind: {event.how}",
                **(
                    {"order": f"each in its turn, in the sentence at {passage.starts[trigger.sent.start]}"}
                    if "respectively" in trigger.sent.text
                    else {}
                ),
                **({"within": place.within} if place.within else {}),
                "place": place.reason,
                "date": when.reason,
                "actor": why,
                "stance": f"stance: {facts.words or 'put as fact'}",
            },
        )

    def _memory_of(
        self, event: Event, place: str | None, actor: str | None, target: str | None
    ) -> tuple[str | None, str | None, str]:
        """Who did it where the clause does not say: whoever did it to this place as told before."""
        if actor or not place:
            return actor, target, "actor: named in the clause" if actor else "actor: not said"
        told = self.memory.told(event.kind, place)
        if told and told.actor:
            return told.actor, target or told.target, "actor: as told before of this place"
        if event.kind is Kind.CONTESTS and (both := self.cast.contenders()):
            return both, target, "actor: the rivals last spoken of"
        if event.kind is Kind.TAKES and target and (rival := self.cast.rival(target)):
            return rival, target, "actor: the rival last spoken of"
        if event.kind is Kind.LEAVES and (lost := self.memory.told(Kind.TAKES, place)) and lost.target:
            return lost.target, target, "actor: from whom it was taken, as told before"
        return None, target, "actor: not said"

    def _source(self, passage: Passage, found: Mentions, said_by: Attribution | None) -> tuple[str | None, str | None]:
        if said_by is None:
            return None, None
        token = said_by.source
        if token.pos_ == "PRON":
            return self.last_source
        self.last_source = self._named_source(passage, found, token)
        return self.last_source

    def _named_source(self, passage: Passage, found: Mentions, token: Token) -> tuple[str | None, str | None]:
        text = phrase(token, passage)
        plain = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
        if token.lemma_.lower() in MOUTHS and (lord := after(token, "for", "of")) is not None and found.side_at(lord.i):
            return actors((lord.i,), passage, found, self.cast)
        if not self.cast.sides.is_reporter(plain) and found.side_at(token.i):
            name, words = actors((token.i,), passage, found, self.cast)
            return name, words
        return self.cast.sides.common_name(plain), text

    def _quote(self, passage: Passage, event: Event) -> tuple[int, int]:
        """From the first to the last of trigger, place, actor and target, never out of the sentence."""
        sent = passage.doc[event.trigger].sent
        points = [event.trigger, event.place.first, event.place.last, *event.actors, *event.targets]
        inside = [i for i in points if sent.start <= i < sent.end]
        first = min(
            passage.doc[i].left_edge.i if i in event.actors and passage.doc[i].left_edge.i >= sent.start else i
            for i in inside
        )
        return passage.characters(first, max(inside))


def read_claims(
    document: Document, passages: Sequence[Passage], mentions: Sequence[Mentions], clock: Clock, sides: Sides
) -> list[Claim]:
    """All claims of a document, in the order in which they are told; each only once."""
    reader = Reader(document, clock, Cast.of(sides, passages, mentions), Memory(main_place(document.title)))
    told = completed(list(reader.claims(passages, mentions)), reader.cast)
    return list({c.id: c for c in told}.values())
