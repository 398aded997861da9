"""The questions about the whole record, its places and its days, answered by its Python API."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import whoheld
from whoheld.options import reviewer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.evidence.judgement import JudgementRow
    from whoheld.evidence.rows import ActorRow, DocumentRow, PlaceRow
    from whoheld.history.change import Change
    from whoheld.history.dispute import Dispute
    from whoheld.history.revision import Revision
    from whoheld.history.snapshot import PlaceOnDay
    from whoheld.interfaces.web.desk import Desk

#: A lens as it comes with a request: known_by, reported_by, judged_only.
type Given = Any


def record(desk: Desk) -> dict[str, Any]:
    """What the record is and how much is in it."""
    told = desk.kept("record", lambda: _summary(desk))
    return {**told, "by": reviewer(desk.by), "token": desk.token}


def _summary(desk: Desk) -> dict[str, Any]:
    kept = desk.record
    documents = kept.documents()
    days = sorted(row.published for row in documents if row.published)
    return {
        "name": PurePath(kept.location).stem,
        "version": whoheld.__version__,
        "documents": len(documents),
        "claims": sum(row.claims for row in documents),
        "places": len(kept.places()),
        "actors": len(kept.actors()),
        "judgements": len(kept.judgements()),
        "published": [days[0], days[-1]] if days else [None, None],
    }
