"""What speaks for a stretch of text being the name of a place, and what against: signs, each with its weight."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.gazetteer import Spelling
from whoheld.almanac.kinds import sort_of, split
from whoheld.almanac.place import FeatureClass
from whoheld.analysis.lexicon import AREAS, CONTAINERS, DIRECTIONS, PARTS, words
from whoheld.analysis.names import TITLES
from whoheld.analysis.people import CALLINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.gazetteer import Gazetteer
    from whoheld.analysis.toponym_candidates import Candidate


class Weight(NamedTuple):
    """How much a sign counts, and what a reason says of it; nothing where it is no reason for a place."""

    weight: float
    words: str = ""


#: What any candidate starts with: most are no places.
START = -2.5
#: Fitted to the coded names of GeoVirus 0 to 149 (a logistic regression, tenfold cross-validated) and rounded; those
#: texts tell of no war, so "told of" and "sure elsewhere" were set on the articles that may be learnt from.
WEIGHTS = {
    "told of": Weight(3.5, "something is told of it that is told of places"),
    "well known": Weight(3.5, "a well-known place"),
    "sure elsewhere": Weight(2.8, "a place by the words around it elsewhere in the text"),
    "called": Weight(2.0, "called a place before it"),
    "of a part": Weight(2.0, "a part or a side of it is told of"),
    "in a list": Weight(1.9, "beside another place"),
    "known": Weight(1.7, "in the gazetteer"),
    "where": Weight(1.7, "named as where something is"),
    "GPE": Weight(1.7, "a place to the language model"),
    "LOC": Weight(1.3, "a place to the language model"),
    "elsewhere": Weight(0.8, "a place elsewhere in the text"),
    "in the": Weight(1.2, "named as where something is"),
    "kind behind it": Weight(1.1, "called a place behind it"),
    "site in its name": Weight(0.8, "named after what sort of place it is"),
    "kind in its name": Weight(0.6, "named after what sort of place it is"),
    "spelled like a known one": Weight(0.3, "spelled like a place of the gazetteer"),
    "whence": Weight(0.2),
    "ORG": Weight(-0.3),
    "capitals": Weight(-0.8),
    "PERSON": Weight(-0.9),
    "title": Weight(-1.0),
    "NORP": Weight(-1.5),
    "within a name": Weight(-1.5),
    "a person's": Weight(-1.7),
    "eponym": Weight(-2.0),
    "a side's": Weight(-6.0),
}
#: Signs by which one mention speaks for all others of its name.
SURE = frozenset({"told of", "called", "where", "kind behind it", "of a part"})

#: A place with so many people is known by its name alone.
WELL_KNOWN = 100_000
WHERE = words("whereabouts")
WHENCE = words("whence")
EPONYMS = words("eponyms")
_CALLED = CONTAINERS | AREAS
_PLURALS = frozenset(f"{word}s" for word in _CALLED)
_SKIPPED = DIRECTIONS | {"the", "downtown", "nearby"}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
#: Between two names of one list or chain.
_BETWEEN = re.compile(r"\s*(?:,|,?\s*(?:and|or)|\(|/)\s*(?:the\s+)?")
_ACRONYM = re.compile(r"\s*\(([A-Z.]{2,6})\)")
#: Names so many candidates away are looked at as neighbours.
_NEAR = 3
#: A name of fewer letters is no word in capitals.
_LONG = 3


@dataclass(frozen=True, slots=True)
class Company:
    """What a document says beside a candidate.

    Attributes:
        gazetteer: Where names are looked up.
        text: The document's text.
        all: All candidates, in order.
        told: Characters of names of which something is told that is told of places.
        sides: Characters of named sides that are no states.
        persons: Last names of the document's people.
        long_forms: What an acronym stands for that the text sets behind a name.
        places: The candidates that were taken for places in the look before.
        verdicts: By name, whether each of its mentions was, by the mention's start.
        sure: By name, the starts of the mentions that were, by a sign of `SURE`.
    """

    gazetteer: Gazetteer
    text: str
    all: Sequence[Candidate]
    told: Sequence[tuple[int, int]] = ()
    sides: Sequence[tuple[int, int]] = ()
    persons: frozenset[str] = frozenset()
    long_forms: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[Candidate] = frozenset()
    verdicts: Mapping[str, Mapping[int, bool]] = field(default_factory=dict)
    sure: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def name(self, candidate: Candidate) -> str:
        """What a candidate's name is in full."""
        return self.long_forms.get(candidate.text, candidate.text)


def own_signs(candidate: Candidate, around: Company) -> list[str]:
    """The signs that a candidate shows by itself, each a key of `WEIGHTS`."""
    return [
        *([candidate.label] if candidate.label in WEIGHTS else []),
        *_known(candidate, around.gazetteer),
        *_before(candidate),
        *_after(candidate),
        *(["told of"] if _meets(candidate, around.told) else []),
        *(["a side's"] if _meets(candidate, around.sides) else []),
        *(["a person's"] if candidate.text in around.persons else []),
        *(["capitals"] if candidate.text.isupper() and len(candidate.text) >= _LONG else []),
    ]


def shared_signs(candidate: Candidate, at: int, around: Company) -> list[str]:
    """The signs that follow from what others were taken for; ``at`` is the candidate's index among all."""
    near = [*around.all[max(0, at - _NEAR) : at], *around.all[at + 1 : at + 1 + _NEAR]]
    listed = any(o in around.places and _beside(candidate, o, around.text) for o in near)
    within = any(o.covers(candidate) and o.label and not o.tagged for o in near)
    return [
        *(["in a list"] if listed else []),
        *(["within a name"] if within else []),
        *_elsewhere(candidate, around),
    ]


def _elsewhere(c: Candidate, around: Company) -> Iterator[str]:
    """What the other mentions of its name were taken for."""
    name = around.name(c)
    others = [taken for at, taken in around.verdicts.get(name, {}).items() if at != c.start]
    if others and sum(others) * 2 >= len(others):
        yield "elsewhere"
    if around.sure.get(name, frozenset()) - {c.start}:
        yield "sure elsewhere"


def long_forms(text: str, found: Iterable[Candidate]) -> dict[str, str]:
    """The acronyms that a text sets behind a name, in brackets, with the name: "New South Wales (NSW)"."""
    behind = ((c, _ACRONYM.match(text, c.end)) for c in found)
    return {m[1]: c.text for c, m in behind if m and _initials(c.text) == m[1].replace(".", "")}


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())


def fame(gazetteer: Gazetteer, name: str) -> str:
    """How well the gazetteer knows a name: a sign, or an empty string."""
    best = ""
    for match in gazetteer.matches(name):
        place = match.candidate
        if match.spelling == Spelling.FOLDED:
            best = best or "spelled like a known one"
        elif match.spelling > Spelling.FOLDED:
            if place.layer == "divisions" or place.population >= WELL_KNOWN:
                return "well known"
            best = "known"
    return best


def _known(c: Candidate, gazetteer: Gazetteer) -> Iterator[str]:
    if known := fame(gazetteer, c.text):
        yield known
    generic = split(c.text)[1]
    if sort := sort_of(generic) if generic else None:
        large = sort.feature in {FeatureClass.AREA, FeatureClass.SETTLEMENT}
        yield "kind in its name" if large else "site in its name"


def _before(c: Candidate) -> Iterator[str]:
    words_before = [w.lower() for w in c.before]
    skipped = list(takewhile(_SKIPPED.__contains__, reversed(words_before)))
    bare, rest = "the" not in skipped, words_before[: len(words_before) - len(skipped)]
    last, second = (["", "", *rest])[-1], (["", "", *rest])[-2]
    if last in WHERE:
        yield "where" if bare else "in the"
    if last in WHENCE and bare:
        yield "whence"
    if last == "of" and second in _CALLED | _PLURALS:
        yield "called"
    elif last == "of" and bare and (second in DIRECTIONS or second in PARTS):
        yield "of a part"
    if last.rstrip(".") in TITLES | CALLINGS:
        yield "title"


def _after(c: Candidate) -> Iterator[str]:
    following = next((w for w in c.after if w not in _POSSESSIVE), "")
    if following in _CALLED or following in _PLURALS:
        yield "kind behind it"
    if following.lower() in EPONYMS:
        yield "eponym"


def _meets(c: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a candidate shares a character with one of some spans, which are in order and do not overlap."""
    i = bisect_left(spans, c.end, key=lambda s: s[0])
    return i > 0 and spans[i - 1][1] > c.start


def _beside(a: Candidate, b: Candidate, text: str) -> bool:
    first, second = (a, b) if a.start < b.start else (b, a)
    return first.end <= second.start and _BETWEEN.fullmatch(text, first.end, second.start) is not None
