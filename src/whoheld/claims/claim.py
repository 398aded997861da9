"""A claim: one thing that one passage says happened, held or would happen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.codebook import CONTROL, MOVING, Extent, Kind, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Named:
    """Keeps the id of a claim, which is asked for often and takes long to make."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(_Named):
    """One claim, in the codebook's fields and those that the reader also keeps.

    Offsets are characters: ``quote_start`` and ``quote_end`` of the repaired text, ``raw_start`` and ``raw_end`` of
    the file as decoded. Joint actors and sources stand in one string, joined by "; ". ``lon`` and ``lat`` are not
    here: they belong to the place, which ``place_id`` names.
    """

    doc_id: str
    doc: str
    quote: str
    quote_start: int
    quote_end: int
    raw_start: int
    raw_end: int
    kind: Kind
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    place_id: str | None = None
    unnamed: str | None = None
    extent: Extent | None = None
    start: date | None = None
    end: date | None = None
    source: str | None = None
    stance: Stance = Stance.SAID
    low: int | None = None
    high: int | None = None
    unit: str | None = None
    weapon: str | None = None
    actor_text: str | None = None
    target_text: str | None = None
    source_text: str | None = None
    place_text: str | None = None
    date_text: str | None = None
    reported: date | None = None
    span: Span = Span.WITHIN
    modality: str = ""
    polarity: str = ""
    certainty: str = ""
    confidence: float = 0.5
    reasons: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """The hash of document, span and coded fields, the same for every reader that finds the same."""
        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", identity(self))
            return self._id

    def __hash__(self) -> int:
        """Equal claims have equal ids."""
        return hash(self.id)

    def named(self, known: str) -> Claim:
        """The claim itself, told the id that it was stored with."""
        object.__setattr__(self, "_id", known)
        return self

    @property
    def moves(self) -> bool:
        """Whether it may move the map, as a control claim that was said or doubted, at a named place."""
        return self.kind in CONTROL and self.stance in MOVING and self.place is not None

    @property
    def told_target(self) -> str | None:
        """The target as far as the passage names it; one that was only inferred says nothing of who held the place."""
        return self.target if self.target_text else None

    def row(self) -> dict[str, Any]:
        """The claim as plain values, in the order of the codebook, with its id first."""
        plain = {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(self).items()}
        return {"id": self.id, **plain, "reasons": dict(self.reasons)}


__all__ = ["CONTROL", "MOVING", "Claim", "Extent", "Kind", "Span", "Stance", "identity"]

#: The fields that make a claim what it is; place_id and confidence may improve without making it another claim.
IDENTITY = frozenset(
    [
        "doc_id",
        "quote_start",
        "quote_end",
        "kind",
        "actor",
        "target",
        "place",
        "unnamed",
        "extent",
        "start",
        "end",
        "source",
        "stance",
        "low",
        "high",
        "unit",
        "weapon",
    ]
)


def identity(claim: Claim) -> str:
    """The hash that is a claim's id, made from its fields."""
    coded = {name: getattr(claim, name) for name in IDENTITY}
    text = json.dumps(coded, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
