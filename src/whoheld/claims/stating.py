"""From what the sentences of a document argue and measure to its statements: who says so, about whom and where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.document import BlockKind
from whoheld.analysis.arguing import Line, argued
from whoheld.analysis.attribution import attribution
from whoheld.analysis.factuality import factuality
from whoheld.analysis.lexicon import (
    ACTION_NOUNS,
    ACTION_VERBS,
    CUTTING,
    DIRECTIONS,
    FIGHTING,
    LIFELINES,
    NOUNS,
    UNDERTAKINGS,
    VERBS,
)
from whoheld.analysis.measures import measures
from whoheld.analysis.people import places
from whoheld.analysis.syntax import verb_key
from whoheld.claims.boxed import read_box
from whoheld.claims.cast import Cast
from whoheld.claims.ends import Ends, Measured
from whoheld.claims.explained import Explained
from whoheld.claims.gained import comes_near, days, gain
from whoheld.claims.sources import MOUTHS, NOBODY, Source, Sources
from whoheld.claims.speech import Speech
from whoheld.claims.statement import Statement
from whoheld.codebook import Stance, StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from whoheld.acquisition.document import Document
    from whoheld.almanac.side import Sides
    from whoheld.analysis.arguing import Argued
    from whoheld.analysis.clock import Clock
    from whoheld.analysis.measures import Measure
    from whoheld.analysis.mentions import Mention, Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.analysis.rivals import Rival, Stretch
    from whoheld.codebook import StatementType as Type

#: Headings and titles say in short what the text says.
SILENT = frozenset({BlockKind.HEADING, BlockKind.TITLE})
#: Verbs of saying by which a fact, too, "says" what follows from it.
INFERRING = frozenset({"suggest", "indicate", "explain", "reveal", "confirm", "argue"})
#: Nouns of what is done about a place, and of the ways to it.
OVER = frozenset({*NOUNS, *ACTION_NOUNS, *FIGHTING, *UNDERTAKINGS, *LIFELINES, *CUTTING, *DIRECTIONS})
#: Prepositions of how far and which way.
AWAY = frozenset({"from", "toward", "towards", "near", "outside", "beyond"})
#: In a sentence about the past these tell what somebody could do, or did later.
MAYBE = frozenset({"may", "might", "could", "would"})
_WORD = re.compile(r"[^\W\d_]+")
#: Words after which stands what a sentence comes to: "the push from P towards Q" is about Q.
TOWARDS = frozenset({"to", "toward", "towards", "for", "on", "against", "into"})
#: How it is known that a statement is about a place that its own sentence names.
NAMED = "about: named in the sentence"
#: People who hold an explanation without a name.
SOME = frozenset({"some", "others", "other", "many", "critics", "sceptics", "skeptics"})
#: Words before and after a measure that its quote takes in, within its clause.
BEFORE, AFTER = 4, 6


class _Sentence(NamedTuple):
    """A sentence with its passage and the characters of its words in the document."""

    passage: Passage
    mentions: Mentions
    span: Span
    start: int
    end: int
    text: str


class _Subject(NamedTuple):
    """What a statement is about, and how that is known."""

    place: str | None
    actor: str | None
    reason: str


@dataclass(slots=True)
class _Telling:
    """What is known of the document while its sentences are gone through in order."""

    document: Document
    cast: Cast
    sources: Sources
    places: frozenset[str]
    clock: Clock
    place: str | None = None
    sentences: Sequence[_Sentence] = ()
    speech: Speech = field(default_factory=Speech)

    def statements(self, sentences: Sequence[_Sentence]) -> Iterator[Statement]:
        """The statements of all sentences in order."""
        lines = [_line(s) for s in sentences]
        self.sentences = sentences
        for sentence, line, found in zip(sentences, lines, argued(lines), strict=True):
            figures = measures(sentence.text, line.words)
            if found or figures:
                yield from self._of(sentence, found, figures)
            self.place = next((m.name for m in reversed(self._names(sentence))), self.place)

    def _of(self, sentence: _Sentence, found: list[Argued], figures: list[Measure]) -> Iterator[Statement]:
        """A sentence's statements: what it argues has all its words, a measure those beside its figure."""
        for one in found:
            start, end = self._characters(one.rival.part) if one.rival else (sentence.start, sentence.end)
            about = self._about(sentence, start, end)
            token = _token(sentence, one.start)
            stance, words = _stance(one.type, token) if token is not None else (Stance.SUPPOSED, "")
            source = self._holder(sentence, start, end) if one.rival else self._source(sentence, token)
            made = replace(
                self._made(one.type, (start, end), about, source),
                stance=stance,
                stance_text=words or sentence.text[one.start : one.end],
                reasons={"type": f"type: “{sentence.text[one.start : one.end]}”", "about": about.reason},
            )
            yield self._weighed(made, one.rival) if one.rival else made
        before = Ends()
        for figure in figures:
            start, end = _beside(sentence, figure)
            about = self._about(sentence, start, end)
            written = sentence.text[figure.start : figure.end]
            source = self._source(sentence, _token(sentence, figure.start))
            made = replace(
                self._made(figure.type, (start, end), about, source),
                low=figure.low,
                high=figure.high,
                unit=figure.unit,
                figure_text=written,
                reasons={"type": f"type: “{written}”", "about": about.reason},
            )
            at = sentence.passage.tokens(sentence.start + figure.start, sentence.start + figure.end)
            if at is not None and figure.unit == "km":
                before = self._ends(sentence, at, before)
                made = with_ends(made, before)
            lasting = at is None or made.to_place or (made.from_place and not comes_near(sentence.passage, *at))
            yield made if at is None or lasting else self._timed(made, sentence, at[1])

    def _ends(self, sentence: _Sentence, at: tuple[int, int], before: Ends) -> Ends:
        """The two ends of a distance."""
        span = sentence.span
        names = [m for m in sentence.mentions.names if m.name and span.start <= m.first < span.end]
        return Measured(sentence.passage, *at, names).ends(before, self.place)

    def _timed(self, made: Statement, sentence: _Sentence, at: int) -> Statement:
        """The same with its days, and of a gain who made it and how that is put."""
        token = sentence.passage.doc[at]
        when = days(token, sentence.passage, self.clock)
        made = replace(
            made, start=when.when.earliest, end=when.when.latest, reasons={**made.reasons, "date": when.reason}
        )
        won = gain(token, made.unit or "") if made.type is StatementType.DISTANCE else None
        by = sentence.mentions.side_at(won.who.i) if won else None
        who = self._called(sentence.passage, by) if by else None
        if won is None:
            return made
        made = replace(made, stance=won.facts.stance, stance_text=won.facts.words)
        return replace(made, kind=won.kind, about_actor=who) if who else made

    def _characters(self, stretch: Stretch) -> tuple[int, int]:
        """The document's characters of a stretch of one of its sentences."""
        start = self.sentences[stretch.line].start
        return start + stretch.start, start + stretch.end

    def _weighed(self, made: Statement, rival: Rival) -> Statement:
        """An explanation with its group, its event and the author's leaning; what another speaker thinks is none."""
        event = self._event(rival.event) if rival.event else None
        own = rival.lean and self._source(*self._at(rival.lean)) == NOBODY
        return replace(
            made,
            group=rival.group,
            explained=event,
            leaning=rival.leaning if own else None,
            leaning_text=self.document.text[slice(*self._characters(rival.lean))] if own and rival.lean else None,
        )

    def _at(self, stretch: Stretch) -> tuple[_Sentence, Token | None]:
        """The sentence of a stretch and the word at which it begins."""
        sentence = self.sentences[stretch.line]
        return sentence, _token(sentence, stretch.start)

    def _event(self, told: Stretch) -> Explained:
        """The event that some words tell, at the first place that they name; else where their sentence is."""
        start, end = self._characters(told)
        sentence = self.sentences[told.line]
        names = (m for m in self._names(sentence) if start <= sentence.passage.starts[m.first] < end)
        named = next((m.name for m in names), None)
        return Explained(doc_id=self.document.id, text=self.document.text[start:end], start=start, end=end, place=named)

    def _holder(self, sentence: _Sentence, start: int, end: int) -> Source:
        """Who gives an explanation: "some" that it begins with, else who says its last word, or its first."""
        token = _token(sentence, start - sentence.start)
        found = sentence.passage.tokens(end - 1, end)
        last = sentence.passage.doc[found[0]] if found else None
        while last is not None and last.is_punct and last.i > sentence.span.start:
            last = last.nbor(-1)
        if (unnamed := self._some(sentence, token)) != NOBODY:
            return unnamed
        return next((said for word in (last, token) if (said := self._source(sentence, word)) != NOBODY), NOBODY)

    def _some(self, sentence: _Sentence, token: Token | None) -> Source:
        """Unnamed holders, such as "some", "others", "many officers", where an explanation begins with them."""
        if token is None or token.lower_ not in SOME:
            return NOBODY
        head = token.head if token.dep_ in {"det", "amod", "nummod"} else token
        text = sentence.passage.written(min(token.i, head.i), max(token.i, head.i))
        return Source(text.lower(), text)

    def _made(self, type_: Type, quote: tuple[int, int], about: _Subject, source: Source) -> Statement:
        return Statement.quoted(
            self.document,
            type_,
            quote,
            source=source.name,
            source_text=source.text,
            about_place=about.place,
            about_actor=about.actor,
        )

    def _source(self, sentence: _Sentence, token: Token | None) -> Source:
        said_by = attribution(token) if token is not None else None
        if said_by is None or (said_by.cue.lemma_.lower() in INFERRING and said_by.source.lemma_.lower() not in MOUTHS):
            named = said_by is not None and sentence.mentions.side_at(said_by.source.i)
            if not named:
                return self.speech.speaker(sentence.passage, token) if token is not None else NOBODY
        if said_by is not None and said_by.source.lower_ in SOME:
            return self._some(sentence, said_by.source)
        return self.sources.named(sentence.passage, sentence.mentions, said_by)

    def _about(self, sentence: _Sentence, start: int, end: int) -> _Subject:
        """The place and the side of the words from start to end, else of the sentence, else the place last named."""
        names, sides = self._names(sentence), _sides(sentence)
        near = [m for m in names if start <= sentence.passage.starts[m.first] < end] or names
        place = _aimed_at(near, sentence) or (near[0].name if near else None)
        acting = next((m for m in sides if sentence.passage.doc[m.root].dep_ in {"nsubj", "nsubjpass"}), None)
        side = acting or (sides[0] if sides else None)
        actor = self._called(sentence.passage, side) if side else None
        if place:
            return _Subject(place, actor, NAMED)
        return _Subject(self.place, actor, "about: the place last named" if self.place else "about: no place is named")

    def _called(self, passage: Passage, side: Mention) -> str | None:
        """The name of a side; "US soldiers" are those of the US, not of whom the text calls "the soldiers"."""
        own = next((word for word in side.text.split() if word[:1].isupper()), None)
        if side.name or own is None:
            return self.cast.steady(passage, side)
        known = self.cast.sides.lookup(f"{own} forces")
        return known.name if known else None

    def _names(self, sentence: _Sentence) -> list[Mention]:
        """The names in a sentence that are places: the document, or the sentence itself, speaks of them as such."""
        span, doc = sentence.span, sentence.passage.doc
        inside = [m for m in sentence.mentions.names if m.name and span.start <= m.first < span.end]
        return [m for m in inside if m.name in self.places or _fought_over(doc[m.root])]


def with_ends(made: Statement, ends: Ends) -> Statement:
    """A distance with its ends, as far as the text names them."""
    reasons = {**made.reasons, "ends": ends.reason} if ends.reason else made.reasons
    return replace(made, from_place=ends.from_place, to_place=ends.to_place, reasons=reasons)


def _line(sentence: _Sentence) -> Line:
    """The sentence for its words to be looked up; it tells of the past where a verb of it that stands alone does."""
    text = sentence.text.lower().replace("\n", " ")
    words = frozenset(_WORD.findall(text))
    past = any(token.tag_ == "VBD" for token in sentence.span)
    plain = text if len(text) == len(sentence.text) else sentence.text
    return Line(plain, words, past and not words.isdisjoint(MAYBE), past)


def _fought_over(name: Token) -> bool:
    """The battle for P, the road to P, south of P, 50 miles from P, to enter P; P falls."""
    head = name.head
    if name.dep_ == "pobj":
        return head.lower_ in AWAY or head.head.lemma_.lower() in OVER
    if name.dep_ == "nsubj":
        return "subject" in VERBS.get(verb_key(head), {})
    return name.dep_ == "dobj" and "object" in ACTION_VERBS.get(verb_key(head), {})


def _sides(sentence: _Sentence) -> list[Mention]:
    return [m for m in sentence.mentions.sides if sentence.span.start <= m.first < sentence.span.end]


def _aimed_at(names: Sequence[Mention], sentence: _Sentence) -> str | None:
    """The first place that something goes towards."""
    doc = sentence.passage.doc
    for m in names:
        if doc[m.root].dep_ == "pobj" and doc[m.root].head.lower_ in TOWARDS:
            return m.name
    return None


def _token(sentence: _Sentence, at: int) -> Token | None:
    """The word on which a cue hangs: of a modal its verb."""
    found = sentence.passage.tokens(sentence.start + at, sentence.start + at + 1)
    if found is None:
        return None
    token = sentence.passage.doc[found[0]]
    return token.head if token.dep_ in {"aux", "auxpass", "mark"} else token


def _stance(type_: Type, token: Token) -> tuple[Stance, str]:
    """How it is put: what lies ahead is never put as fact, an explanation among others is supposed."""
    if type_ is StatementType.FORECAST:
        told = factuality(token)
        return (told.stance, told.words) if told.stance in {Stance.INTENDED, Stance.DENIED} else (Stance.FORECAST, "")
    if type_ in {StatementType.WHAT_IF, StatementType.RIVAL_EXPLANATION}:
        return Stance.SUPPOSED, ""
    return Stance.SAID, ""


def _beside(sentence: _Sentence, figure: Measure) -> tuple[int, int]:
    """The document's characters of a figure with the words beside it, as far as its clause goes."""
    passage, span = sentence.passage, sentence.span
    found = passage.tokens(sentence.start + figure.start, sentence.start + figure.end)
    if found is None:
        return sentence.start + figure.start, sentence.start + figure.end
    first, last = found
    floor, ceiling = max(span.start, first - BEFORE), min(span.end - 1, last + AFTER)
    while first > floor and not passage.doc[first - 1].is_punct:
        first -= 1
    while last < ceiling and not passage.doc[last + 1].is_punct:
        last += 1
    start, end = passage.characters(first, last)
    return min(start, sentence.start + figure.start), max(end, sentence.start + figure.end)


def _sentences(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> Iterator[_Sentence]:
    """The sentences of the author's text, headings apart, as written and without blanks around them."""
    for passage, found in zip(passages, mentions, strict=True):
        if passage.block.kind in SILENT:
            continue
        for span in passage.sentences():
            if len(span):
                start, end = passage.characters(span.start, span.end - 1)
                yield _Sentence(passage, found, span, start, end, passage.written(span.start, span.end - 1))


def read_statements(
    document: Document, passages: Sequence[Passage], mentions: Sequence[Mentions], clock: Clock, sides: Sides
) -> list[Statement]:
    """What a document argues and measures, in the order in which it is told; each only once, and none on the map."""
    cast = Cast.counted(sides, mentions)
    telling = _Telling(document, cast, Sources(cast), places(passages, mentions), clock)
    told = [*read_box(document, sides), *telling.statements(list(_sentences(passages, mentions)))]
    return sorted({s.id: s for s in told}.values(), key=lambda s: s.quote_start)
