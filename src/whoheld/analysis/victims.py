"""Who is harmed: the people a noun phrase counts, each group with its figure, and whose side they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.figures import MANY, Figure, counts
from whoheld.analysis.names import MONTHS, TITLES, noun_lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.figures import Count
    from whoheld.analysis.mentions import Mentions

#: Nouns that only count what stands after their "of": a number of soldiers, members of the army, the bodies of 12 men.
COUNTING = lexicon.words("counting")
#: Of these, those of which the figure after "of" is none: "a number of the 40".
VAGUE = frozenset({"number", "majority", "handful", "couple"})
#: Nouns whose singular is many people.
CROWDS = lexicon.words("crowds")
#: Forces without people to count: tanks, the other side.
UNMANNED = lexicon.words("unmanned")
#: Groups whose number is not that of their people: three groups of militants.
GROUPED = frozenset({"group", "wave", "crowd", "family"})
MEN = re.compile(r"men$")
PARTITIVE = frozenset({"some", "many", "most", "several", "all", "majority", "few", "none", "those", "part", "half"})
OTHERS = frozenset({"others", "more", "several", "many", "some", "those", "all", "half", "most"})
#: What stands before a noun of people and makes one of it.
ONE = frozenset({"a", "an", "another", "the", "one"})
SINGLE = frozenset({"he", "she", "him", "her", "himself", "herself"})
#: Words that belong to a count before the phrase that the parser has made of the noun.
LEADING = frozenset({"between", "and", "at", "least", "most", "more", "than", "over", "up", "to", "about", "nearly"})


class Victims(NamedTuple):
    """A group of people: the noun that stands for it, how many, and the tokens that say so.

    ``none``: nobody is meant ("no civilians"); ``within``: the noun of the larger group that it is counted apart from.
    """

    head: Token
    figure: Figure
    words: tuple[int, ...]
    none: bool = False
    within: Token | None = None

    @property
    def counted(self) -> bool:
        """Whether the text gives any bound."""
        return self.figure.low is not None or self.figure.high is not None

    @property
    def elided(self) -> bool:
        """Whether the noun is left out: "12 others", "another 21"."""
        return self.head.tag_ == "CD" or self.head.lower_ in OTHERS | MANY.keys()


def unit_of(noun: Token, mentions: Mentions) -> str | None:
    """What a noun of people counts: civilians, fighters, soldiers; None for a noun of other things.

    Of a word that only counts it is what stands after its "of": most of the residents.
    """
    if noun_lemma(noun) in UNMANNED:
        return None
    core = _core(noun)
    inner = unit_of(core, mentions) if core is not None else None
    found = inner or _noun_unit(noun, mentions)
    if found is not None:
        return found
    side = mentions.side_at(noun.i)
    if side is None:
        return None
    return "soldiers" if side.side and side.side.kind in {"state", "army"} else "fighters"


def _noun_unit(noun: Token, mentions: Mentions) -> str | None:
    """What the noun itself says, or the last word of a side's name that the parser has seen as one word."""
    side = mentions.side_at(noun.i)
    word = side.text.split()[-1].lower() if side is not None and side.root == noun.i else noun.lower_
    names = (noun_lemma(noun), word, word.removesuffix("s"), MEN.sub("man", word))
    return next((u for n in names if (u := lexicon.UNITS.get(n))), None)


def is_people(noun: Token, mentions: Mentions) -> bool:
    """Whether the noun itself, or what it counts, is a noun of people."""
    core = _core(noun)
    return is_people(core, mentions) if core is not None else _noun_unit(noun, mentions) is not None


def is_person(noun: Token, mentions: Mentions, *, named: bool = True) -> bool:
    """Whether the noun stands for people; ``named``: also a proper name, or a pronoun, that may be anything."""
    if noun.pos_ == "PRON" and noun.lower_ not in OTHERS:
        return named and noun.lower_ not in {"it", "which", "that", "this", "what", "itself", "there"}
    core = _core(noun)
    if core is not None:
        return is_person(core, mentions, named=named) or unit_of(noun, mentions) is not None
    if unit_of(noun, mentions) is not None or noun.tag_ == "CD" or noun.lower_ in OTHERS | MANY.keys():
        return True
    if noun.pos_ != "PROPN" or {noun_lemma(noun), noun.lower_} & (UNMANNED | MONTHS):
        return False
    return named or noun.tag_ == "NNPS" or described(noun)


def described(name: Token) -> bool:
    """Whether the text says that a name is somebody's: Commander X; X, a militant; X, who."""
    said = {noun_lemma(c) for c in name.children if c.dep_ in {"compound", "appos", "nmod"}}
    if name.dep_ == "appos":
        said.add(noun_lemma(name.head))
    return bool(said & (lexicon.UNITS.keys() | TITLES))


def _core(noun: Token) -> Token | None:
    """The noun after "of" of a word that only counts."""
    if noun_lemma(noun) in COUNTING or noun.lower_ in MANY.keys() | PARTITIVE or noun.tag_ == "CD":
        return syntax.after(noun, "of", "among")
    return None


def victims(noun: Token, mentions: Mentions) -> list[Victims]:
    """The groups that a noun phrase names: each member of its list, and those that it includes."""
    members = [noun, *(c for c in noun.conjuncts if c.i > noun.i)]
    people = [m for m in members if is_person(m, mentions)]
    found = list(_by_name([p for p in people if _proper(p, mentions)]))
    for member in people:
        if _proper(member, mentions):
            continue
        one = group(member, mentions)
        if found and found[0].counted and not one.counted and not _several(member):
            continue  # "2,900 fighters and civilians": both are the 2,900
        found.append(one)
        found += included(member, mentions)
    return found


def _several(noun: Token) -> bool:
    return (
        any(c.dep_ in {"amod", "det", "nummod"} and c.lower_ != "the" for c in noun.children) or _core(noun) is not None
    )


def _proper(noun: Token, mentions: Mentions) -> bool:
    return noun.tag_ == "NNP" and unit_of(noun, mentions) is None and not counts(_words(noun)[1])


def _by_name(names: list[Token]) -> Iterator[Victims]:
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
            yield from (v._replace(within=noun) for v in inner if v.counted)


def group(head: Token, mentions: Mentions) -> Victims:
    """One group of people, with the figure that stands before its noun, or before the noun after "of"."""
    core = _core(head)
    whose = _deepest(core) if core is not None else head
    count = _count(head) if core is None or noun_lemma(head) not in GROUPED else None
    if count is None and core is not None and head.lower_ not in PARTITIVE and noun_lemma(head) not in VAGUE:
        count = _count(core)
    first = head.left_edge.i if count is None else min(count.first, head.i)
    low, high = (count.low, count.high) if count else (None, None)
    if count is None and core is None and _single(head):
        low = high = 1
    unit = (
        unit_of(whose, mentions) or unit_of(head, mentions) or ("people" if whose.pos_ in {"PROPN", "PRON"} else None)
    )
    none = any(c.lower_ in {"no", "any"} and c.dep_ == "det" for c in head.children)
    return Victims(whose, Figure(low, high, unit), (first, head.i, whose.i), none)


def _deepest(core: Token) -> Token:
    below = _core(core)
    return core if below is None else _deepest(below)


def _count(head: Token) -> Count | None:
    """The last count among the words before a noun, which the noun may be itself."""
    start, words = _words(head)
    found = counts(words)
    return found[-1]._replace(first=start + found[-1].first, last=start + found[-1].last) if found else None


def _words(head: Token) -> tuple[int, list[str]]:
    """The first token of the phrase before its noun, and its words; with the noun, where it is a number."""
    start = max(head.left_edge.i, head.sent.start)
    while start > head.sent.start and _leads(head.doc[start - 1], head):
        start -= 1
    numeral = head.tag_ == "CD" or head.lower_ in MANY or head.lower_ in {"dozen", "hundred", "score"}
    end = head.i + numeral
    if numeral and end < len(head.doc) and head.doc[end].text == "+":
        end += 1
    return start, [t.text for t in head.doc[start:end]]


def _leads(token: Token, head: Token) -> bool:
    """Whether a word before a phrase belongs to its count: "at least", the 150 of "between 150 and 280", "36" dead."""
    if token.tag_ == "CD":
        between = token.i > 0 and token.doc[token.i - 1].lower_ == "between"
        return between or (head.i == token.i + 1 and head.pos_ not in {"NOUN", "PROPN"})
    return token.lower_ in LEADING


def _single(head: Token) -> bool:
    """A commander, the driver, she: one."""
    if head.lower_ in SINGLE:
        return True
    if head.tag_ not in {"NN", "NNP"} or {noun_lemma(head), head.lower_} & CROWDS:
        return False
    if lexicon.UNITS.get(noun_lemma(head)) is None:
        return False
    return all(c.lower_ in ONE for c in head.lefts if c.dep_ == "det")
