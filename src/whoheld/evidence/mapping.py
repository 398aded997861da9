"""Between the nouns of the other rooms and the values of table rows, both ways and without loss."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.document import Block, BlockKind, Document, OffsetMap, Segment
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing
from whoheld.almanac.when import When
from whoheld.claims.claim import Claim, Extent, Kind, Span, Stance
from whoheld.evidence.rows import DocumentRow
from whoheld.evidence.source import DocumentFacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The columns of a claim: its fields but ``doc``, which is its document's name.
CLAIM_COLUMNS = tuple(f.name for f in fields(Claim) if f.name != "doc")
_DOCUMENT = ("id", "name", "path", "text", "encoding", "language", "title", "byline", "publisher", "url")
_PUBLISHED = ("published", "published_basis")
_CANDIDATE = tuple(f.name for f in fields(Candidate))
_SEEN = ("lon", "lat", "country", "division", "layer", "reason")


def claim_values(claim: Claim) -> dict[str, Any]:
    """A claim's row, all but ``doc`` (its document's name) and what the store adds."""
    values = {name: getattr(claim, name) for name in CLAIM_COLUMNS}
    return {**values, "id": claim.id, "reasons": dict(claim.reasons)}


def claim_from(row: Sequence[Any], doc: str) -> Claim:
    """The claim of the values of `CLAIM_COLUMNS`; doc is its document's name."""
    values = dict(zip(CLAIM_COLUMNS, row, strict=True))
    values["kind"] = Kind(values["kind"])
    values["stance"] = Stance(values["stance"])
    values["span"] = Span(values["span"])
    values["extent"] = Extent(values["extent"]) if values["extent"] else None
    return Claim(doc=doc, **values)


def document_values(document: Document) -> dict[str, Any]:
    """A document's row, all but what the store adds; blocks and segments as flat lists of numbers."""
    return {
        **{name: getattr(document, name) for name in (*_DOCUMENT, *_PUBLISHED)},
        "blocks": [[b.kind.value, b.start, b.end, b.level] for b in document.blocks],
        "offsets": list(chain(*((s.start, s.length, s.raw_start, s.raw_length) for s in document.offsets.segments))),
        "infobox": {key: list(values) for key, values in document.infobox.items()},
        "notes": list(document.notes),
        "pages": list(document.pages) or None,
    }


def document_from(row: Mapping[str, Any]) -> Document:
    """The document of a row."""
    numbers: Sequence[int] = row["offsets"]
    return Document(
        **{name: row[name] for name in (*_DOCUMENT, *_PUBLISHED)},
        blocks=tuple(Block(BlockKind(kind), *rest) for kind, *rest in row["blocks"]),
        offsets=OffsetMap(tuple(Segment(*numbers[i : i + 4]) for i in range(0, len(numbers), 4))),
        infobox={key: tuple(values) for key, values in row["infobox"].items()},
        notes=tuple(row["notes"]),
        pages=tuple(row["pages"] or ()),
    )


def seen_values(place: Place) -> dict[str, Any]:
    """What one document makes of a place: all of it but its id, its spelling and its candidates' other spellings."""
    return {
        **{name: getattr(place, name) for name in _SEEN},
        "feature": place.feature.value,
        "placing": place.placing.value,
        "candidates": [{**candidate_values(c), "alternates": []} for c in place.candidates],
    }


def place_from(row: Mapping[str, Any]) -> Place:
    """The place of a row."""
    return Place(
        id=row["id"],
        name=row["name"],
        feature=FeatureClass(row["feature"]),
        placing=Placing(row["placing"]),
        candidates=tuple(candidate_from(c) for c in row["candidates"]),
        **{name: row[name] for name in _SEEN},
    )


def candidate_values(candidate: Candidate) -> dict[str, Any]:
    """A candidate as plain values."""
    return {
        **{name: getattr(candidate, name) for name in _CANDIDATE},
        "feature": candidate.feature.value,
        "alternates": list(candidate.alternates),
    }


def candidate_from(values: Mapping[str, Any]) -> Candidate:
    """The candidate of plain values."""
    kept = {name: values[name] for name in _CANDIDATE}
    kept |= {"feature": FeatureClass(kept["feature"]), "alternates": tuple(kept["alternates"])}
    return Candidate(**kept)


def document_row_from(row: Mapping[str, Any]) -> DocumentRow:
    """What a list tells of a document, by its row; what the store remarks of it is told with its notes."""
    said = {name: value for name, value in row.items() if name != "remarks"}
    return DocumentRow(**{**said, "notes": (*row["notes"], *row["remarks"])})


def facts_from(row: Mapping[str, Any]) -> DocumentFacts:
    """What weighing has to know of a document, by its row."""
    own = {name: row[name] for name in ("id", "name", "title", "publisher", "url")}
    return DocumentFacts(
        **own,
        published=When(row["published_earliest"], row["published_latest"]),
        encyclopedic=bool(row["infobox"]),
        read_on=date.fromisoformat(row["read_at"][:10]),
        pages=tuple(row["pages"] or ()),
    )
