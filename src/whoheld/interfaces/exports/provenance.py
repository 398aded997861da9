"""How an export was made: by which WhoHeld, of which record, with which options, and what it could not hold."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from whoheld import __version__
from whoheld.interfaces.words import record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.rows import ClaimRow
    from whoheld.interfaces.exports.kinds import Exporter
    from whoheld.interfaces.exports.picked import Picked
    from whoheld.interfaces.exports.written import Written
    from whoheld.record import Record


def provenance(
    made: Iterable[Path], kind: Exporter, picked: Picked, written: Written, options: Mapping[str, Any]
) -> dict[str, Any]:
    """All that the sidecar says.

    Args:
        made: The files of the export.
        kind: Its format.
        picked: What was written.
        written: What came of it.
        options: What the person asked for.
    """
    return {
        "whoheld": __version__,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "kind": kind.name,
        "what": kind.what,
        "table": picked.table,
        "record": _record(picked.record),
        "options": {name: value for name, value in options.items() if value not in (None, False, [], "")},
        "files": [_file(path) for path in made],
        "rows": written.rows,
        "claims": len(picked.claims),
        "statements": len(picked.statements),
        "left_out": dict(written.left_out),
        "columns": dict(written.columns),
        "changed_cells": written.changed_cells,
    }


def write_sidecar(path: Path, told: Mapping[str, Any]) -> None:
    """Write it as JSON."""
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _record(seen: Record) -> dict[str, Any]:
    """The whole record, whatever part of it was picked."""
    record = seen.through()
    claims, argued, documents = record.claims(), record.statements(), record.documents()
    return {
        "name": record_name(record.location),
        "digest": _digest([row.id for row in documents], claims, argued),
        "documents": len(documents),
        "claims": len(claims),
        "statements": len(argued),
        "readers": sorted({row.reader for row in documents if row.reader}),
    }


def _digest(doc_ids: Iterable[str], claims: Iterable[ClaimRow], argued: Iterable[StatementRow]) -> str:
    """The SHA-256 of which documents are read, and what is claimed and argued, where that is placed, and how judged."""
    told = hashlib.sha256()
    for doc_id in sorted(doc_ids):
        told.update(f"{doc_id}\n".encode())
    lines = [*(_line(row.claim, row) for row in claims), *(_line(row.statement, row) for row in argued)]
    for line in sorted(lines):
        told.update(line.encode())
    return told.hexdigest()


def _line(told: Claim | Statement, row: ClaimRow | StatementRow) -> str:
    return f"{told.id} {told.place_id} {row.lon} {row.lat} {row.judged}\n"


def _file(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"name": path.name, "bytes": path.stat().st_size, "sha256": digest}
