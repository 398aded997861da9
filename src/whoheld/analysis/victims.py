"""Who is harmed: the people a noun phrase counts, each group with its figure, and whose side they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.figures import MANY, Figure, counts
from whoheld.analysis.mentions import noun_lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.figures import Count
    from whoheld.analysis.mentions import Mentions

#: Nouns that only count what stands after their "of": a number of soldiers, members of the army, the bodies of 12 men.
COUNTING = lexicon.words("counting")
#: Nouns whose singular is many people.
CROWDS = lexicon.words("crowds")
PARTITIVE = frozenset({"some", "many", "most", "several", "all", "majority", "few", "none", "those", "part", "half"})
#: What counts as a word before a noun of people, and makes one of it.
ONE = frozenset({"a", "an", "another", "the", "one", "his", "her", "its", "their", ""})


class Victims(NamedTuple):
    """A group of people: the noun that stands for it, how many, the tokens that say so, and whether none were meant."""

    head: Token
    figure: Figure
    words: tuple[int, ...]
    none: bool = False

    @property
    def counted(self) -> bool:
        """Whether the text gives any bound."""
        return self.figure.low is not None or self.figure.high is not None


def unit_of(noun: Token, mentions: Mentions) -> str | None:
    """What a noun of people counts: civilians, fighters, soldiers; None for a noun of other things."""
    found = lexicon.UNITS.get(noun_lemma(noun)) or lexicon.UNITS.get(noun.lower_)
    if found is not None:
        return found
    side = mentions.side_at(noun.i)
    if side is not None:
        return "soldiers" if side.side and side.side.kind in {"state", "army"} else "fighters"
    return None


def is_person(noun: Token, mentions: Mentions, *, named: bool = True) -> bool:
    """Whether the noun stands for people; ``named``: also a proper name that is known for nothing else."""
    if noun.pos_ == "PRON":
        return noun.lower_ not in {"it", "which", "that", "this", "what", "itself"}
    if unit_of(noun, mentions) is not None or noun.tag_ == "CD" or noun.lower_ in MANY or _others(noun):
        return True
    core = _core(noun)
    if core is not None:
        return is_person(core, mentions, named=named)
    return named and noun.pos_ == "PROPN" and mentions.name_at(noun.i) is None


def _others(noun: Token) -> bool:
    return noun.lower_ in {"others", "more", "several", "many", "some", "those", "all"}


def _core(noun: Token) -> Token | None:
    """The noun after "of" of a word that only counts."""
    lemma = noun_lemma(noun)
    if lemma in COUNTING or noun.lower_ in MANY or noun.lower_ in PARTITIVE or noun.tag_ == "CD" or lemma == "dozen":
        return syntax.after(noun, "of", "among")
    return None


def victims(noun: Token, mentions: Mentions) -> list[Victims]:
    """The groups that a noun phrase names: each member of its list, and those that it includes."""
    members = [noun, *(c for c in noun.conjuncts if c.i > noun.i)]
    people = [m for m in members if is_person(m, mentions)]
    found = list(_named_people([p for p in people if _proper(p, mentions)]))
    for member in people:
        if not _proper(member, mentions):
            found.append(group(member, mentions))
            found += included(member, mentions)
    return found


def _proper(noun: Token, mentions: Mentions) -> bool:
    return noun.pos_ == "PROPN" and unit_of(noun, mentions) is None and not counts(_before(noun))


def _named_people(names: list[Token]) -> Iterator[Victims]:
    """People by their names, as one group."""
    if names:
        n = len(names)
        yield Victims(names[0], Figure(n, n, "people"), (names[0].left_edge.i, names[-1].i))


def included(noun: Token, mentions: Mentions) -> Iterator[Victims]:
    """Those whom "including 41 civilians" counts apart, at a noun or a verb."""
    for child in noun.children:
        if child.lower_ != "including":
            continue
        first = next((g for g in child.children if g.dep_ in {"pobj", "dobj"}), None)
        if first is not None:
            members = [first, *(c for c in first.conjuncts if c.i > first.i)]
            inner = [group(m, mentions) for m in members if is_person(m, mentions, named=False)]
            yield from (v for v in inner if v.counted)


def group(head: Token, mentions: Mentions) -> Victims:
    """One group of people, with the figure that stands before its noun, or before the noun after "of"."""
    core = _core(head)
    whose = _deepest(core) if core is not None else head
    count = _count(head)
    if count is None and core is not None and head.lower_ not in PARTITIVE and _counts_all(head):
        count = _count(core)
    first = head.left_edge.i if count is None else min(count.first, head.i)
    low, high = (count.low, count.high) if count else (None, None)
    if count is None and _single(whose if core is not None else head, mentions) and core is None:
        low = high = 1
    unit = unit_of(whose, mentions) or unit_of(head, mentions)
    none = any(c.lower_ in {"no", "any"} and c.dep_ == "det" for c in head.children)
    return Victims(whose, Figure(low, high, unit), (first, head.i, whose.i), none)


def _counts_all(head: Token) -> bool:
    """A body of 12 is 12 bodies; "a number of the 40" is not 40."""
    return noun_lemma(head) not in {"number", "majority", "handful"}


def _deepest(core: Token) -> Token:
    below = _core(core)
    return core if below is None else _deepest(below)


def _count(head: Token) -> Count | None:
    """The last count among the words before a noun, which the noun may be itself."""
    words = _before(head)
    found = counts(words)
    if not found:
        return None
    last = found[-1]
    start = head.i - (len(words) - 1 if _numeral(head) else len(words))
    return last._replace(first=start + last.first, last=start + last.last)


def _numeral(head: Token) -> bool:
    return head.tag_ == "CD" or head.lower_ in MANY or head.lower_ in {"dozen", "hundred"}


def _before(head: Token) -> list[str]:
    """The words of the phrase before its noun; the noun too, where it is a number."""
    start = max(head.left_edge.i, head.sent.start)
    following = head.i + 1 < len(head.doc) and head.doc[head.i + 1].text == "+"
    end = head.i + _numeral(head) + (following and _numeral(head))
    return [t.text for t in head.doc[start:end]]


def _single(head: Token, mentions: Mentions) -> bool:
    """A commander, the driver: one."""
    if head.tag_ not in {"NN", "NNP"} or noun_lemma(head) in CROWDS or head.lower_ in CROWDS:
        return False
    if lexicon.UNITS.get(noun_lemma(head)) is None:
        return False
    determiner = next((c.lower_ for c in head.lefts if c.dep_ in {"det", "poss"}), "")
    return determiner in ONE and mentions is not None
