"""What a text says of where its places lie: "P province", "the village of P", "P, Q" where P lies in Q, lists."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from whoheld.almanac.gazetteer import Spelling
from whoheld.almanac.kinds import sort_of, split
from whoheld.almanac.place import FeatureClass, Toponym
from whoheld.analysis.lexicon import AREAS, CONTAINERS
from whoheld.analysis.toponym_signs import WELL_KNOWN, long_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.almanac.gazetteer import Gazetteer
    from whoheld.almanac.place import Candidate as Place
    from whoheld.analysis.toponym_candidates import Candidate

#: Between a place and the area that it lies in; between two members of a list.
WITHIN = re.compile(r"\s*(?:,|\(|,?\s+in)\s*(?:the\s+)?(?:\w+ern\s+)?", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,?\s*(?:and|or))\s*(?:the\s+)?")


def settings(found: Sequence[Candidate], text: str, gazetteer: Gazetteer) -> list[Toponym]:
    """The names of a document as they are to be placed, each with what the text says of it."""
    in_full = long_forms(text, found)
    contexts = dict(_contexts(found, text, gazetteer))
    named_after = set(contexts.values())
    hints = dict(_hints(found, text, gazetteer))
    return [
        Toponym(
            in_full.get(c.text, c.text),
            c.start,
            c.end,
            c.paragraph,
            hint=FeatureClass.AREA if i in named_after else hints.get(i),
            kind_words=_kind(c, gazetteer),
            context=(found[contexts[i]].text,) if i in contexts else (),
        )
        for i, c in enumerate(found)
    ]


def _kind(c: Candidate, gazetteer: Gazetteer) -> str:
    """The generic word behind a name or before it ("P province", "the village of P"), if the gazetteer has such a P."""
    called = [*c.after[:1], *(c.before[-2:-1] if c.before[-1:] == ("of",) else ())]
    return next((word for word in called if word in AREAS | CONTAINERS and _is_a(c.text, word, gazetteer)), "")


def _is_a(name: str, word: str, gazetteer: Gazetteer) -> bool:
    sort = sort_of(word)
    if sort is None or sort.feature not in {FeatureClass.AREA, FeatureClass.SETTLEMENT}:
        return False
    matches = gazetteer.matches(name, word)
    return any(m.candidate.feature is sort.feature and m.spelling >= Spelling.ALTERNATE for m in matches)


def _contexts(found: Sequence[Candidate], text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """The index of a name and that of the area behind it that some place of that name lies in."""
    for i, (c, area) in enumerate(pairwise(found)):
        if WITHIN.fullmatch(text, c.end, area.start) and lies_in_area(c.text, area.text, gazetteer):
            yield i, i + 1


def lies_in_area(name: str, area: str, gazetteer: Gazetteer) -> bool:
    """Whether some place of a name, which is no area's itself, lies in a country or first-level division of another."""
    if _areas(name, gazetteer):
        return False
    return any(_lies_in(p, a) for p in _exact(name, gazetteer) for a in _areas(area, gazetteer))


def _lies_in(place: Place, area: Place) -> bool:
    return place.country == area.country and area.division in {"", place.division}


def _hints(found: Sequence[Candidate], text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, FeatureClass]]:
    """Lists are of one sort: what may be a town or a province is a province beside provinces."""
    for members in _lists(found, text):
        sorts = {i: _sorts(found[i].text, gazetteer) for i in members}
        clear = Counter(next(iter(s)) for s in sorts.values() if len(s) == 1)
        if clear[FeatureClass.AREA] > 1 + clear[FeatureClass.SETTLEMENT]:
            yield from ((i, FeatureClass.AREA) for i, s in sorts.items() if FeatureClass.AREA in s)


def _lists(found: Sequence[Candidate], text: str) -> Iterator[list[int]]:
    members: list[int] = []
    for i, c in enumerate(found):
        if members and not _LISTED.fullmatch(text, found[members[-1]].end, c.start):
            yield members
            members = []
        members.append(i)
    yield members


def _sorts(name: str, gazetteer: Gazetteer) -> frozenset[FeatureClass]:
    """Whether a name is that of an area, of a settlement that many people know, or of both."""
    generic = split(name)[1]
    if sort := sort_of(generic) if generic else None:
        return frozenset({sort.feature})
    places = [p for p in _exact(name, gazetteer) if p.layer == "divisions" or p.population >= WELL_KNOWN]
    return frozenset(p.feature for p in places)


def _areas(name: str, gazetteer: Gazetteer) -> list[Place]:
    """The countries and first-level divisions of a name."""
    return [p for p in _exact(name, gazetteer) if p.layer == "divisions" and p.country]


def _exact(name: str, gazetteer: Gazetteer) -> list[Place]:
    return [m.candidate for m in gazetteer.matches(name) if m.spelling >= Spelling.ALTERNATE]
