"""The evidence of an event: short notes for a column, and a file beside the table that has all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.interfaces.exports.cells import write_csv
from whoheld.interfaces.exports.evidence import EVIDENCE, evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from whoheld.claims.claim import Claim
    from whoheld.evidence.rows import DocumentRow
    from whoheld.history.events.occurrence import Occurrence
    from whoheld.interfaces.exports.picked import Picked

#: So many sentences stand in a column; the file beside the table has them all.
QUOTES = 4
#: Columns of that file -> what they are.
COLUMNS = {
    "event_id": "the id of the event in the table",
    "role": "`tells` where the claim tells of the event, `denies` where it, or a rival account, is against it",
    "kind": "the kind of the claim, by the codebook",
    "stance": "how it is put",
    "actor": "who acts",
    "target": "against whom",
    "source": "who says so",
    "start": "first day on which it can have happened",
    "end": "last day",
    **EVIDENCE,
}


def beside(out: Path) -> Path:
    """Where the evidence of a table lies."""
    return out.with_name(f"{out.name}.evidence.csv")


def write_evidence(out: Path, events: Iterable[Occurrence], picked: Picked) -> None:
    """Write the evidence of the rows of a table beside it."""

    def told() -> Iterator[dict[str, Any]]:
        for one in events:
            for role, claims in (("tells", one.claims), ("denies", one.denials)):
                for claim in claims:
                    proof = evidence(picked.cited[claim.id], picked.all_documents.get(claim.doc_id))
                    yield {"event_id": event_id(one), "role": role, **_fields(claim), **proof}

    write_csv(beside(out), tuple(COLUMNS), told())


def event_id(one: Occurrence) -> str:
    """The id of an event in a table; nobody can take it for one of ACLED's or UCDP's own."""
    return f"whoheld-{one.id}"


def notes(one: Occurrence) -> str:
    """The words that tell of an event, with who says so and in which document; then what denies it."""
    told = [_quoted(claim) for claim in one.claims]
    against = [f"Denied or contradicted: {_quoted(claim)}" for claim in one.denials]
    return " ".join([*_first(told), *_first(against)])


def outlets(one: Occurrence, picked: Picked) -> list[str]:
    """The sources of an event: who says so where a text names somebody, and who published it or else the document."""
    names: list[str] = []
    for claim in one.claims:
        document = picked.all_documents.get(claim.doc_id)
        spoken = [part.strip() for part in (claim.source or "").split(";") if part.strip()]
        names += [*spoken, published_by(document, claim)]
    return list(dict.fromkeys(names))


def published_by(document: DocumentRow | None, claim: Claim) -> str:
    """Who published the document of a claim; its name where nobody says."""
    return (document.publisher if document else None) or claim.doc


def _fields(claim: Claim) -> dict[str, Any]:
    plain = {name: getattr(claim, name) for name in ("actor", "target", "source")}
    days = {name: day.isoformat() if (day := getattr(claim, name)) else None for name in ("start", "end")}
    return {"kind": claim.kind.value, "stance": claim.stance.value, **plain, **days}


def _quoted(claim: Claim) -> str:
    said = f", {claim.source}" if claim.source else ""
    return f"\u201c{' '.join(claim.quote.split())}\u201d ({claim.doc}{said})."


def _first(quotes: Sequence[str]) -> list[str]:
    """The first quotes, each once, and how many more there are."""
    once = list(dict.fromkeys(quotes))
    more = len(once) - QUOTES
    return once if more <= 0 else [*once[:QUOTES], f"And {more} more in the file of evidence."]
