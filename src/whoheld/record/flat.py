"""Claims, statements and answers as flat rows with their evidence, for tables, maps and frames; days are `date`s."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.almanac.when import UNKNOWN, When
from whoheld.record.columns import CLAIMS, FORECASTS, STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.rows import ClaimRow, DocumentRow
    from whoheld.history.change import Change
    from whoheld.history.chronicle import SpellRow
    from whoheld.history.evidence import EvidenceItem
    from whoheld.history.foresight.ledger import Forecast

    #: Claims and documents by their ids.
    Cited = Mapping[str, ClaimRow]
    Documents = Mapping[str, DocumentRow]

#: What the row of a claim or statement takes from elsewhere than from that.
_BESIDE = {"id", "lon", "lat", "page", "judged", "reader", "doc_id", "title", "publisher", "published", "url"}


def flat_claim(row: ClaimRow, document: DocumentRow | None) -> dict[str, Any]:
    """A claim in the columns of `columns.CLAIMS`."""
    return _flat(row, row.claim, document, CLAIMS)


def flat_statement(row: StatementRow, document: DocumentRow | None) -> dict[str, Any]:
    """A statement in the columns of `columns.STATEMENTS`."""
    return _flat(row, row.statement, document, STATEMENTS)


def flat_forecast(row: Forecast, cited: Cited, documents: Documents) -> dict[str, Any]:
    """A row of the ledger in the columns of `columns.FORECASTS`; its evidence is the claim that foretells."""
    claim = cited.get(row.claim_id)
    days = {f"{name}_{end}": day for name in ("told", "window", "on") for end, day in _ends(getattr(row, name))}
    beside: dict[str, Any] = {
        "id": row.claim_id,
        "lon": claim.lon if claim else None,
        "lat": claim.lat if claim else None,
        "for": [_item(item, cited, documents) for item in row.for_],
        "rivals": [_item(item, cited, documents) for item in row.rivals],
    }
    found = {**flat_evidence(claim, documents), **beside, **days}
    return {name: found[name] if name in found else getattr(row, name) or None for name in FORECASTS}


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
    doc_id = claim.doc_id if claim else None
    where = {"claim_id": claim.id if claim else None, "page": row.page if row else None}
    return {**where, **told, **_of(doc_id, document)}


def _flat(
    row: ClaimRow | StatementRow, told: Claim | Statement, document: DocumentRow | None, columns: Iterable[str]
) -> dict[str, Any]:
    """What a row and its claim or statement have, in some columns."""
    own = {name: getattr(told, name) for name in columns if name not in _BESIDE}
    beside: dict[str, Any] = {
        "id": told.id,
        "page": row.page,
        "lon": row.lon,
        "lat": row.lat,
        "judged": row.judged or None,
        "reader": row.reader,
    }
    found = {**own, **beside, **_of(told.doc_id, document), "reasons": dict(told.reasons)}
    return {name: _text(found[name]) for name in columns}


def _ends(days: str) -> tuple[tuple[str, date | None], ...]:
    """The first and the last day of EDTF; None where there is none."""
    when = When.parse(days) if days else UNKNOWN
    return ("earliest", when.earliest), ("latest", when.latest)


def _of(doc_id: str | None, document: DocumentRow | None) -> dict[str, Any]:
    """What is told of a document."""
    told = {name: getattr(document, name) if document else None for name in ("title", "publisher", "published", "url")}
    return {"doc_id": doc_id, **told}


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
