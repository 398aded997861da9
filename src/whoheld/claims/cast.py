"""Who is who in one document: the sides it names, and whom its common nouns and pronouns stand for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.analysis.lexicon import words
from whoheld.analysis.timex_lexicon import NUMBERS
from whoheld.claims.rivalry import Rivalry, ties_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from spacy.tokens import Token

    from whoheld.almanac.side import Side, Sides
    from whoheld.analysis.mentions import Mention, Mentions
    from whoheld.analysis.passage import Passage

#: Nouns that, without more, stand for the side last spoken of.
ANAPHORIC = words("anaphoric")
LEADING = re.compile(
    r"^(?:the|a|an|some|its|their|his|these|those|all|other|more|several|many|local|both|remaining|former|around|about"
    r"|another|additional|further|nearly|almost|approximately|more than|as many as|estimated|at least|up to|over"
    r"|(?:dozens|scores|hundreds|thousands|an unknown number|a number) of|\d[\d,]*\+?"
    rf"|{'|'.join(NUMBERS)}|\d+[-–]\d+|or(?=\s+\d))\s+",
    re.IGNORECASE,
)
#: "SDF-led fighters" are the SDF; those whom it only backs are not.
LED = re.compile(r"(?:[^,]*\s)?([^\s,]+)[-\u2010\u2011]led\s")
SEVERAL = re.compile(r"\b(?:both|two|opposing|warring)\s+(?:sides|parties|groups|forces)\b", re.IGNORECASE)
STATE_KINDS = frozenset({"state", "army", "police", "agency"})
PRONOUNS = frozenset(["they", "it", "their", "its", "them", "who", "which", "he"])


@dataclass(slots=True)
class Cast:
    """The belligerents of a document, counted, and those last spoken of.

    ``nation`` and ``army`` are those whom the text means by "the government" and "the army"; ``recent`` holds the
    names of sides in the order of their last mention, the newest last.
    """

    sides: Sides
    counts: Counter[str] = field(default_factory=Counter)
    nation: str | None = None
    army: str | None = None
    recent: list[str] = field(default_factory=list)
    rivalry: Rivalry = field(init=False)

    def __post_init__(self) -> None:
        self.rivalry = Rivalry(self.sides)

    @classmethod
    def of(cls, sides: Sides, passages: Sequence[Passage], found: Sequence[Mentions], on: date | None = None) -> Cast:
        """The cast of a document from all its mentions; ``on`` is a day of its story."""
        cast = cls.counted(sides, found)
        cast.rivalry = Rivalry(sides, on)
        for passage, mentions in zip(passages, found, strict=True):
            cast._hear(passage, mentions)  # noqa: SLF001 - of its own kind
        return cast

    @classmethod
    def counted(cls, sides: Sides, found: Sequence[Mentions]) -> Cast:
        """The cast without who stands against whom, for those who need only names; it takes a third of the time."""
        cast = cls(sides)
        kinds: dict[str, Side] = {}
        for mentions in found:
            for m in mentions.sides:
                if m.side and not sides.is_reporter(m.text):
                    cast.counts[m.side.name] += 1
                    kinds[m.side.name] = m.side
        governments, armies = Counter[str](), Counter[str]()
        for name, n in cast.counts.items():
            top = sides.umbrella(name)
            if kinds[name].kind in STATE_KINDS and top.endswith(" government"):
                governments[top] += n
                if name.endswith((" Army", " Armed Forces", " military")):
                    armies[name] += n
        if governments:
            cast.nation = governments.most_common(1)[0][0]
            own = [(n, a) for a, n in armies.items() if sides.umbrella(a) == cast.nation]
            cast.army = max(own)[1] if own else cast.nation
        return cast

    def _hear(self, passage: Passage, mentions: Mentions) -> None:
        """Who stands against whom, as far as a mention says who is meant whatever was said before it."""
        for m in mentions.sides:
            if (name := self.steady(passage, m)) and not self.sides.is_reporter(m.text):
                self.rivalry.hear(name)
        for a, b, weight in ties_of(passage, mentions):
            if (one := self.steady(passage, a)) and (other := self.steady(passage, b)):
                self.rivalry.oppose(one, other, weight)

    @property
    def last(self) -> str | None:
        """The side last spoken of."""
        return self.recent[-1] if self.recent else None

    def saw(self, name: str) -> None:
        """A side was spoken of; a common noun that stands for nobody known is none."""
        if name[:1].islower() and name != "rebels":
            return
        if name in self.recent:
            self.recent.remove(name)
        self.recent.append(name)

    def name(self, passage: Passage, mention: Mention) -> str:
        """The side's common name; a common noun becomes the side that the document means by it."""
        if mention.name:
            return mention.name
        text = _core(mention.text)
        if (led := LED.match(text)) and (side := self.sides.lookup(led[1])):
            return side.name
        head = passage.doc[mention.root]
        bare = text.lower() == head.lower_ or text.lower() in {"ground forces", "security forces"}
        if SEVERAL.search(mention.text) and (both := self.contenders()):
            return "; ".join(both)
        if head.lemma_.lower() in ANAPHORIC and bare and self.last and not _capital(mention):
            return self.last
        found = self._of_class(self.sides.generic(text), text, head.lemma_.lower(), bare=bare)
        own = self.sides.lookup(f"{text.split()[0]} forces") if found == text and text[:1].isupper() else None
        return own.name if own else found  # the Russian garrison is Russia's

    def steady(self, passage: Passage, mention: Mention) -> str | None:
        """The side's name where it does not hang on who was spoken of last; None for "the group", "militants"."""
        if mention.name:
            return mention.name
        head, text = passage.doc[mention.root], _core(mention.text)
        sort = self.sides.generic(text)
        if sort not in {"government", "state-forces", "rebel"} or SEVERAL.search(mention.text):
            return None
        return self._of_class(sort, text, head.lemma_.lower(), bare=text.lower() == head.lower_)

    def _of_class(self, sort: str | None, text: str, head: str, *, bare: bool) -> str:
        if sort in {"government", "state-forces"} and self.nation:
            return self.army if bare and head in {"army", "military", "soldier", "troop"} and self.army else self.nation
        if sort == "rebel" and (
            (bare and head == "rebel")
            or text.lower()
            in {"rebel forces", "rebel fighters", "opposition forces", "rebel groups", "opposition fighters"}
        ):
            return "rebels"
        if sort == "militant" and (armed := self._armed()):
            return armed
        if sort == "any" and bare and self.last:
            return self.last
        if sort == "coalition" and (
            coalition := next((n for n, _ in self.counts.most_common() if "oalition" in n), None)
        ):
            return coalition
        return text

    def of_word(self, word: str) -> str | None:
        """Whom a lone word before "-held" or "control" stands for: government, rebel, Kurdish."""
        if sort := self.sides.generic(word):
            return self._of_class(
                sort,
                word.lower() + ("s" if sort in {"rebel", "militant"} and not word.endswith("s") else ""),
                word.lower(),
                bare=True,
            )
        side = self.sides.lookup(f"{word} forces") if word[:1].isupper() else None
        return side.name if side else None

    def _armed(self) -> str | None:
        """The side, not a state's, that "the militants" stand for: the one last spoken of, else the most frequent."""
        groups = [n for n in reversed(self.recent[-4:]) if self._stateless(n)]
        return groups[0] if groups else next((n for n, _ in self.counts.most_common() if self._stateless(n)), None)

    def _stateless(self, name: str) -> bool:
        side = self.sides.lookup(name)
        return (
            side is not None
            and side.kind not in STATE_KINDS | {"coalition"}
            and not self.sides.umbrella(name).endswith(" government")
        )

    def contenders(self) -> tuple[str, str] | None:
        """The two sides that a fight without names is between: rivals that were last spoken of, else the main ones."""
        pairs = [(a, b) for i, b in enumerate(reversed(self.recent)) for a in reversed(self.recent[: -1 - i])]
        last = next((pair for pair in pairs if self.rivalry.foes(*pair)), None)
        if last is None and (main := self.rivalry.main()) and (rival := self.rivalry.rival(main)):
            return main, rival
        return last

    def rival(self, of: str) -> str | None:
        """Against whom the document mostly sets this side, or the rival last spoken of."""
        return self.rivalry.rival(of) or next((n for n in reversed(self.recent) if self.rivalry.apart(n, of)), None)


def actors(
    tokens: Sequence[int], passage: Passage, mentions: Mentions, cast: Cast, *, alone: bool = False
) -> tuple[str | None, str | None]:
    """The names of those whom the tokens stand for, joined by "; ", and their words as written.

    With each token come those that the text joins to it by "and", unless it is to stand ``alone``.
    """
    names: list[str] = []
    written: list[str] = []
    for i in tokens:
        for token in [passage.doc[i], *(c for c in passage.doc[i].conjuncts if c.i > i and not alone)]:
            found = _one(token, passage, mentions, cast)
            if found and found[0] not in names:
                names.append(found[0])
                written.append(found[1])
    return ("; ".join(names) or None), ("; ".join(written) or None)


def _one(token: Token, passage: Passage, mentions: Mentions, cast: Cast) -> tuple[str, str] | None:
    mention = mentions.side_at(token.i)
    if mention is not None:
        if (lord := _loyal_to(token, passage, mentions, cast)) is not None:
            return lord, mention.text
        if _bare(passage, mention) and (meant := _antecedent(token, passage, mentions, cast)):
            return meant, mention.text
        return cast.name(passage, mention), mention.text
    if token.lower_ in PRONOUNS and (meant := _antecedent(token, passage, mentions, cast)):
        return meant, token.text
    if (loose := cast.of_word(passage.word(token))) is not None:
        return loose, passage.word(token)
    inner = [
        m for c in token.children if c.dep_ in {"poss", "compound", "nmod", "amod"} and (m := mentions.side_at(c.i))
    ]
    if not inner and token.pos_ == "NOUN":
        inner = [
            m
            for c in token.children
            if c.lower_ in {"of", "by", "from"}
            for g in c.children
            if (m := mentions.side_at(g.i))
        ]
    return (cast.name(passage, inner[0]), inner[0].text) if inner else None


def _loyal_to(token: Token, passage: Passage, mentions: Mentions, cast: Cast) -> str | None:
    """The forces "loyal to X" are X's."""
    for child in token.children:
        if child.lower_ in {"loyal", "allied", "aligned", "belonging"}:
            lord = next((g for p in child.children if p.lower_ in {"to", "with"} for g in p.children), None)
            if lord is not None and (m := mentions.side_at(lord.i)):
                return cast.name(passage, m)
    return None


def _bare(passage: Passage, mention: Mention) -> bool:
    """Whether the mention is no more than "the group", "its troops"."""
    head = passage.doc[mention.root]
    if mention.name or _core(mention.text).lower() != head.lower_ or _capital(mention):
        return False
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in head.children)
    return owned or head.lemma_.lower() in ANAPHORIC


def _capital(mention: Mention) -> bool:
    """Whether the text writes the noun as a name: "the Coalition"."""
    return mention.text.split()[-1][:1].isupper()


def _core(text: str) -> str:
    while (shorter := LEADING.sub("", text)) != text:
        text = shorter
    return text


def _antecedent(pronoun: Token, passage: Passage, mentions: Mentions, cast: Cast) -> str | None:
    """Whom a pronoun stands for: a subject above or before it in the sentence, else whom the text spoke of last."""
    node = pronoun
    while node.head.i != node.i:
        node = node.head
        subject = next((c for c in node.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < pronoun.i), None)
        if subject is not None and (side := _speaker(subject, passage, mentions, cast)):
            return side
    before = [
        m
        for m in mentions.sides
        if pronoun.sent.start <= m.root < pronoun.i and passage.doc[m.root].dep_ in {"nsubj", "nsubjpass"}
    ]
    return cast.name(passage, before[-1]) if before and not cast.sides.is_reporter(before[-1].text) else cast.last


def _speaker(subject: Token, passage: Passage, mentions: Mentions, cast: Cast) -> str | None:
    """The side that a subject is, or speaks for: "the Russian Ministry of Defence"."""
    m = mentions.side_at(subject.i)
    text = phrase(subject, passage)
    reporter = cast.sides.reporter(text)
    if reporter is not None:
        return reporter.leaning or None
    return cast.name(passage, m) if m and not _bare(passage, m) else None


def phrase(noun: Token, passage: Passage) -> str:
    """A noun with what stands before it and its "of ...": the Russian Ministry of Defence."""
    lefts = [c.left_edge.i for c in noun.lefts if c.dep_ in {"det", "amod", "compound", "nmod", "poss"}]
    of = [g.i for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    return passage.written(min([noun.i, *lefts]), max([noun.i, *of]))
