"""From the names in claims to places: each name is placed among all the names of its document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from whoheld.almanac.folding import fold, skeleton
from whoheld.almanac.place import FeatureClass, Place, Placing, Toponym
from whoheld.analysis.lexicon import DIRECTIONS
from whoheld.claims.whereabouts import whereabouts
from whoheld.codebook import Extent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whoheld.almanac.placing import Placer
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.claim import Claim
    from whoheld.claims.whereabouts import Whereabouts

#: Names after these are places, claimed or not; they say where the document plays.
WHERE = frozenset(
    ["in", "at", "near", "from", "of", "to", "around", "into", "toward", "towards", "outside", "inside", "between"]
)
#: Folded names at least so much alike (0 to 100) are spellings of one name.
SPELLINGS = 75
#: So many other names are enough to find a document's region.
ENOUGH = 60


class Grounded(NamedTuple):
    """Claims with their places, the places, and how often each is written in which way."""

    claims: list[Claim]
    places: list[Place]
    spellings: dict[str, dict[str, int]]


def grounded(
    claims: Sequence[Claim], passages: Sequence[Passage], mentions: Sequence[Mentions], placer: Placer
) -> Grounded:
    """The claims of one document with the places that their names stand for."""
    known = {fold(c.place) for c in claims if c.place}
    said = whereabouts(passages, mentions, placer.gazetteer)
    told = {
        name: _toponym(name, c, passages, said) for c in reversed(claims) if c.place and (name := _base(c.place, known))
    }
    around = [t for t in _surroundings(passages, mentions) if t.text not in told]
    placed = placer.place_all([*told.values(), *around])
    where = _apart({name: placed[t] for name, t in told.items()}, said)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Place] = {}
    kept = []
    for claim in claims:
        if claim.place:
            base = _base(claim.place, known)
            sited = "within" in claim.reasons
            place = _site(claim, where[base]) if sited else where[base]
            places[place.id] = place
            spellings[place.id][place.name if sited else base] += 1
            kept.append(_at(claim, place, part=base != claim.place))
        else:
            kept.append(claim)
    return Grounded(kept, list(places.values()), {k: dict(v) for k, v in spellings.items()})


def _at(claim: Claim, place: Place, *, part: bool) -> Claim:
    extent = Extent.PART if part and claim.extent is Extent.WHOLE else claim.extent
    return replace(
        claim, place_id=place.id, extent=extent, reasons={**claim.reasons, "point": f"point: {place.reason}"}
    )


def _base(name: str, known: set[str]) -> str:
    """The name without a direction, where the document names the place itself too: northern P is a part of P."""
    first, _, bare = name.partition(" ")
    return bare if first in DIRECTIONS and fold(bare) in known else name


def _site(claim: Claim, found: Place) -> Place:
    """As "the hospital", which is one in the town last named, not any place of that name."""
    town = claim.reasons["within"]
    name = f"{claim.place} in {town}"
    feature = found.feature if found.feature is not FeatureClass.AREA else FeatureClass.SITE
    return Place(
        f"name:{fold(name)}", name, feature, Placing.UNPLACED, reason="a site that the text names only by what it is"
    )


def _apart(where: Mapping[str, Place], said: Whereabouts) -> dict[str, Place]:
    """Two names of a document are one place only if they are spellings of each other, or the text says so: "A (B)".

    A gazetteer's alternative names are sometimes a neighbour's; the name that it knows best keeps the place.
    """
    kept = dict(where)
    for name, place in where.items():
        rivals = [
            n for n, p in where.items() if n != name and p.id == place.id and p.lon is not None and not _alike(n, name)
        ]
        better = next((n for n in rivals if _nearer(where[n]) < _nearer(place)), None)
        if better and not said.same(better, name):
            reason = f"the text also names {better}, which is the place that a gazetteer knows by this name too"
            kept[name] = Place(f"name:{fold(name)}", name, place.feature, Placing.UNPLACED, reason=reason)
    return kept


def _alike(a: str, b: str) -> bool:
    """Whether two names that a gazetteer has for one place are spellings of each other."""
    return fuzz.partial_ratio(fold(a), fold(b)) >= SPELLINGS or skeleton(a) == skeleton(b)


def _nearer(place: Place) -> int:
    """0 for the gazetteer's own name, 1 for another of its names."""
    return 0 if "spelled so" in place.reason else 1 if "spelling" in place.reason else 2


def _toponym(name: str, claim: Claim, passages: Sequence[Passage], said: Whereabouts) -> Toponym:
    paragraph = next((i for i, p in enumerate(passages) if p.block.start <= claim.quote_start < p.block.end), 0)
    return Toponym(name, claim.quote_start, claim.quote_end, paragraph, context=said.areas.get(fold(name), ()))


def _surroundings(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> list[Toponym]:
    """The names that stand where a place stands, each once, the most frequent first."""
    counts: Counter[str] = Counter()
    first: dict[str, Toponym] = {}
    for number, (passage, found) in enumerate(zip(passages, mentions, strict=True)):
        for m in found.names:
            before = {passage.doc[i].lower_ for i in range(max(0, m.first - 2), m.first)}
            if m.name and before & WHERE:
                counts[m.name] += 1
                first.setdefault(m.name, Toponym(m.name, *passage.characters(m.first, m.last), number))
    return [first[name] for name, _ in counts.most_common(ENOUGH)]
