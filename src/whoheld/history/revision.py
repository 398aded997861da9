"""How the answer for a day changed as documents were published."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import groupby
from typing import TYPE_CHECKING, Any

from whoheld.evidence.lens import Lens
from whoheld.evidence.party import Parties, SameSide
from whoheld.history.answer import last_day
from whoheld.history.evidence import EvidenceItem, items, plain
from whoheld.history.timeline import timeline
from whoheld.history.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class Revision:
    """What was answered from the day on which a document was published, until the next revision.

    Attributes:
        place: Its usual name.
        date: The day asked about, as EDTF.
        known_by: ISO day of publication from which the answer is this; of an undated document the day of reading.
        holder, holders, status, last_evidence, why: As in `whoheld.history.answer.HeldAnswer`.
        published: The documents of that day that tell of the place, by name.
        for_: The sentences for the answer ("for" in rows).
    """

    place: str
    date: str
    known_by: str
    holder: str
    holders: tuple[str, ...]
    status: str
    last_evidence: str | None
    published: tuple[str, ...]
    for_: tuple[EvidenceItem, ...]
    why: tuple[str, ...]

    def row(self) -> dict[str, Any]:
        """The revision as plain values, in the order of its fields."""
        return {f.name.rstrip("_"): plain(getattr(self, f.name)) for f in fields(self)}


def revisions(
    place: Place,
    claims: Iterable[Claim],
    day: When,
    *,
    facts: Mapping[str, DocumentFacts],
    sides: SameSide | Parties,
) -> list[Revision]:
    """Each answer for a day that differs from the one before, in the order in which it came to be known.

    Args:
        place: The place asked for.
        claims: Its control claims, in any order.
        day: The day, month or year asked about; of a month or year, its last day.
        facts: The documents by id, for their days of publication.
        sides: Which names stand for one side.

    Raises:
        BadDate: If what is asked for has no last day.
    """
    parties = sides if isinstance(sides, Parties) else Parties(sides)
    asked, told = last_day(day), list(claims)
    found: list[Revision] = []
    for known_by, names in _published(told, facts):
        heard = Lens(known_by=known_by).through(told, facts)
        known = timeline(heard, feature=place.feature, facts=facts, sides=parties)
        view = View(known, asked)
        revision = Revision(
            place=place.name,
            date=day.edtf,
            known_by=known_by.isoformat(),
            holder=view.holder,
            holders=view.holders,
            status=view.status.value,
            last_evidence=view.last_evidence,
            published=names,
            for_=items(view.supporting, facts, known.counted),
            why=view.why,
        )
        if not found or _answer(revision) != _answer(found[-1]):
            found.append(revision)
    return found


def _published(claims: Sequence[Claim], facts: Mapping[str, DocumentFacts]) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The days on which documents that tell of the place came out, with their names."""
    docs = {c.doc_id for c in claims} & facts.keys()
    dated = sorted((day, facts[d].name) for d in docs if (day := facts[d].known_on))
    for known_by, those in groupby(dated, key=lambda pair: pair[0]):
        yield known_by, tuple(name for _, name in those)


def _answer(revision: Revision) -> tuple[str, str]:
    return revision.holder, revision.status
