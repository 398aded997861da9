"""From the names in claims to places: each name is placed among all the names of its document."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.almanac.place import Toponym

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.almanac.place import Place
    from whoheld.almanac.placing import Placer
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.claims.claim import Claim

#: Names after these are places, claimed or not; they say where the document plays.
WHERE = frozenset("in at near from of to around into toward towards outside inside between".split())
#: So many other names are enough to find a document's region.
ENOUGH = 60


def grounded(
    claims: Sequence[Claim], passages: Sequence[Passage], mentions: Sequence[Mentions], placer: Placer
) -> tuple[list[Claim], list[Place], dict[str, dict[str, int]]]:
    """The claims with their places, the places, and how often each is spelled in which way."""
    told = {c.place: _toponym(c, passages) for c in claims if c.place}
    around = [t for t in _surroundings(passages, mentions) if t.text not in told]
    placed = placer.place_all([*told.values(), *around])
    where = {name: placed[t] for name, t in told.items()}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.place:
            spellings[where[claim.place].id][claim.place] += 1
    kept = [
        replace(c, place_id=where[c.place].id, reasons={**c.reasons, "point": f"point: {where[c.place].reason}"})
        if c.place
        else c
        for c in claims
    ]
    return kept, _unique(where.values()), {k: dict(v) for k, v in spellings.items()}


def _unique(places: Iterable[Place]) -> list[Place]:
    return list({p.id: p for p in places}.values())


def _toponym(claim: Claim, passages: Sequence[Passage]) -> Toponym:
    paragraph = next((i for i, p in enumerate(passages) if p.block.start <= claim.quote_start < p.block.end), 0)
    return Toponym(claim.place or "", claim.quote_start, claim.quote_end, paragraph)


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
