"""The names of places in a text, whatever part they play in it: found by what they are called and by their company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.events import find_events
from whoheld.analysis.toponym_candidates import candidates, is_state
from whoheld.analysis.toponym_signs import START, SURE, WEIGHTS, Company, fame, long_forms, own_signs, shared_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.almanac.gazetteer import Gazetteer
    from whoheld.almanac.side import Sides
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.analysis.toponym_candidates import Candidate, Entity

#: After so many looks at a text, each with what the one before took for places, hardly anything changes.
LOOKS = 3
_KNOWN = frozenset({"well known", "known", "spelled like a known one"})
#: So many reasons are told.
REASONS = 2


class Text(NamedTuple):
    """A document as far as it is analysed: its text, passages with their mentions, the model's names, its sides."""

    text: str
    passages: Sequence[Passage]
    mentions: Sequence[Mentions]
    entities: Sequence[Entity]
    sides: Sides


class Found(NamedTuple):
    """A candidate, the sum of the weights of its signs, and the signs."""

    candidate: Candidate
    score: float
    signs: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why it is taken for a place, in words."""
        strongest = sorted(self.signs, key=lambda s: -WEIGHTS[s].weight)
        told = dict.fromkeys(WEIGHTS[s].words for s in strongest if WEIGHTS[s].words)
        return ", ".join(list(told)[:REASONS])


def find_toponyms(text: Text, gazetteer: Gazetteer) -> list[Found]:
    """The names of places of a document, in order, none overlapping another."""
    kept: list[Found] = []
    for found in sorted(_looked(text, gazetteer), key=lambda f: (-f.score, f.candidate.start, -f.candidate.end)):
        if found.score > 0 and not any(found.candidate.overlaps(k.candidate) for k in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: f.candidate.start)


def _looked(text: Text, gazetteer: Gazetteer) -> list[Found]:
    """All candidates with their scores, after the last look."""
    all_ = candidates(text.passages, text.mentions, text.entities)
    all_ = [c for i, c in enumerate(all_) if not _within_known(c, all_[max(0, i - 3) : i + 4], gazetteer)]
    persons = frozenset(c.text.split()[-1] for c in all_ if c.label == "PERSON" and " " in c.text)
    acronyms = long_forms(text.text, all_)
    around = Company(gazetteer, text.text, all_, _told_of(text), _of_sides(text), persons, acronyms)
    own = [own_signs(c, around) for c in all_]
    found: list[Found] = []
    for _ in range(LOOKS):
        around = _after(found, around)
        found = [_found(c, [*own[i], *shared_signs(c, i, around)]) for i, c in enumerate(all_)]
    return found


def _found(candidate: Candidate, signs: Sequence[str]) -> Found:
    return Found(candidate, START + sum(WEIGHTS[s].weight for s in signs), tuple(signs))


def _after(found: Sequence[Found], around: Company) -> Company:
    """The company with what a look has taken for places."""
    verdicts: dict[str, dict[int, bool]] = defaultdict(dict)
    sure: dict[str, frozenset[int]] = defaultdict(frozenset)
    for f in found:
        verdicts[around.name(f.candidate)][f.candidate.start] = f.score > 0
        if f.score > 0 and not SURE.isdisjoint(f.signs):
            sure[around.name(f.candidate)] |= {f.candidate.start}
    return replace(around, places=frozenset(f.candidate for f in found if f.score > 0), verdicts=verdicts, sure=sure)


def _within_known(candidate: Candidate, near: Sequence[Candidate], gazetteer: Gazetteer) -> bool:
    """Whether a longer name covers it that is well known, or that the model takes for a place and a gazetteer knows."""
    longer = [o for o in near if o.covers(candidate)]
    return any(fame(gazetteer, o.text) in (_KNOWN if o.tagged else {"well known"}) for o in longer)


def _told_of(text: Text) -> list[tuple[int, int]]:
    """The characters of names that are the place of an event or a state."""
    told = {
        p.characters(e.place.mention.first, e.place.mention.last)
        for p, m in zip(text.passages, text.mentions, strict=True)
        for e in find_events(p, m)
        if e.place and e.place.mention
    }
    return sorted(told)


def _of_sides(text: Text) -> list[tuple[int, int]]:
    """The characters of sides' names, but for those of states; a side that only the document defines may be a place."""
    return [
        (m.start, m.end)
        for m in text.sides.find(text.text)
        if m.side.kind not in {"state", "defined"} and not is_state(text.text[m.start : m.end])
    ]
