"""Claims, spells and changes as flat rows with their evidence, for tables, maps and frames; days are `date` objects."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.almanac.when import When
from whoheld.record.columns import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.evidence.rows import ClaimRow, DocumentRow
    from whoheld.history.change import Change
    from whoheld.history.chronicle import SpellRow
    from whoheld.history.evidence import EvidenceItem

    #: Claims and documents by their ids.
    Cited = Mapping[str, ClaimRow]
    Documents = Mapping[str, DocumentRow]

#: What a claim's row takes from elsewhere than from the claim.
_BESIDE = {"id", "lon", "lat", "judged", "reader", "doc_id", "title", "publisher", "published", "url"}


def flat_claim(row: ClaimRow, document: DocumentRow | None) -> dict[str, Any]:
    """A claim in the columns of `columns.CLAIMS`."""
    own = {name: getattr(row.claim, name) for name in CLAIMS if name not in _BESIDE}
    beside = {"id": row.claim.id, "lon": row.lon, "lat": row.lat, "judged": row.judged or None, "reader": row.reader}
    found = {**own, **beside, **_of(row, document), "reasons": dict(row.claim.reasons)}
    return {name: _text(found[name]) for name in CLAIMS}


def flat_spell(spell: SpellRow, cited: Cited, documents: Documents) -> dict[str, Any]:
    """A spell in the columns of `columns.SPELLS`; its evidence is the claim for it that decided, and lists of all."""
    best = next((item for item in spell.for_ if item.decided), next(iter(spell.for_), None))
    return {
        "id": _hash(spell.place_id, spell.start, spell.end, spell.holder, spell.status),
        **{name: getattr(spell, name) for name in ("place", "place_id", "lon", "lat", "holder")},
        "holders": "; ".join(spell.holders),
        **{name: getattr(spell, name) for name in ("sharing", "status", "start", "end")},
        "start_earliest": spell.began.earliest,
        "start_latest": spell.began.latest,
        "end_earliest": spell.ended.earliest,
        "end_latest": spell.ended.latest,
        "last_evidence": date.fromisoformat(spell.last_evidence) if spell.last_evidence else None,
        "why": "; ".join(spell.why),
        **flat_evidence(cited.get(best.claim_id) if best else None, documents),
        "for": [_item(item, cited, documents) for item in spell.for_],
        "against": [_item(item, cited, documents) for item in spell.against],
    }


def flat_changes(
    changes: Iterable[Change], spells: Iterable[SpellRow], cited: Cited, documents: Documents
) -> Iterator[dict[str, Any]]:
    """Changes in the columns of `columns.CHANGES`, each with the claim of the spell that it begins."""
    begun: dict[tuple[str, When], list[SpellRow]] = defaultdict(list)
    for spell in spells:
        begun[spell.place_id, spell.began].append(spell)
    for change in changes:
        first, last = (date.fromisoformat(day) if day else None for day in (change.start, change.end))
        told = _telling(change, begun[change.place_id, When(first, last)])
        yield {
            "id": _hash(change.place_id, change.start, change.end, change.holder, change.former_holder),
            **{name: getattr(change, name) for name in ("place", "place_id", "lon", "lat", "holder", "former_holder")},
            "start": first,
            "end": last,
            **{name: getattr(change, name) for name in ("stance", "source", "first")},
            **flat_evidence(cited.get(told.claim_id) if told else None, documents),
            "doc": change.source_doc or None,
        }


def flat_evidence(row: ClaimRow | None, documents: Documents) -> dict[str, Any]:
    """The evidence of a claim in the columns of `columns.EVIDENCE`; all None where there is none."""
    claim = row.claim if row else None
    spots = ("quote", "quote_start", "quote_end", "raw_start", "raw_end", "doc")
    told = {name: getattr(claim, name) if claim else None for name in spots}
    document = documents.get(claim.doc_id) if claim else None
    return {"claim_id": claim.id if claim else None, **told, **_of(row, document)}


def _of(row: ClaimRow | None, document: DocumentRow | None) -> dict[str, Any]:
    """What is told of a claim's document."""
    told = {name: getattr(document, name) if document else None for name in ("title", "publisher", "published", "url")}
    return {"doc_id": row.claim.doc_id if row else None, **told}


def _item(item: EvidenceItem, cited: Cited, documents: Documents) -> dict[str, Any]:
    """A claim for or against a spell, with where it stands."""
    row = cited.get(item.claim_id)
    return {**item.row(), **(flat_evidence(row, documents) if row else {})}


def _telling(change: Change, spells: Iterable[SpellRow]) -> EvidenceItem | None:
    """The sentence that tells a change: of its document, source and stance; one that decided before others."""
    told = [
        item
        for spell in spells
        for item in spell.for_
        if (item.doc, item.source, item.stance) == (change.source_doc, change.source, change.stance)
    ]
    return min(told, key=lambda item: (item.kind not in {"takes", "leaves"}, not item.decided), default=None)


def _text(value: Any) -> Any:  # noqa: ANN401 - whatever a claim's field holds
    """Enumerations as plain text, all else as it is."""
    return str(value) if isinstance(value, str) else value


def _hash(*parts: str | None) -> str:
    return hashlib.sha256("\n".join(part or "" for part in parts).encode()).hexdigest()[:20]
