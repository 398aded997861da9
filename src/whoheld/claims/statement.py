"""A statement: one thing that a passage argues, expects, supposes or measures, beside the claims of what happened."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from whoheld.codebook import Kind, Leaning, Stance, StatementType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.document import Document
    from whoheld.claims.explained import Explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement, with its words.

    Attributes:
        doc_id, doc: The document's id and name.
        type: What sort of statement it is.
        quote: Its words; ``quote_start`` and ``quote_end`` are their characters in the repaired text, ``raw_start`` and
            ``raw_end`` in the file as decoded.
        source, source_text: To whom the text attributes it, by common name and as written; None for the author.
        about_place: The place that it is about as written: one that its sentence names, else the one last named.
        place_id: That place, where a claim of the document names it too.
        about_actor: The side that it is about, by its common name.
        stance: How it is put: ``forecast``, ``intended``, ``supposed``, ``doubted``, ``denied`` or ``said``.
        stance_text: The words that say so.
        low, high: The bounds of a figure, both included, in ``unit``; None where the words leave one open.
        unit: ``km``, ``sq km``, or what is counted, as written.
        figure_text: The figure as written, in the units of the text ("about 50 miles").
        start, end: The first and the last day that it is about, both included; None where the text leaves them open.
        from_place, to_place: The two ends of a distance as written; None where the text names none.
        from_id, to_id: Those places, where claims of the document name them too.
        kind: Of losses what befell those who are counted (``kills``, ``wounds``, ``detains``, ``displaces``); of a way
            or an area that was gained ``takes`` or ``advances``.
        group: Explanations of one event have the same number, from 1, within their document.
        explained: The event that those of a group explain; None where no words tell it.
        leaning: Whether the author favours or doubts an explanation; None where nothing says so, or another says it.
        leaning_text: The words that say so.
        reasons: Why it was taken for one, and for being about that place.
    """

    doc_id: str
    doc: str
    type: StatementType
    quote: str
    quote_start: int
    quote_end: int
    raw_start: int
    raw_end: int
    source: str | None = None
    source_text: str | None = None
    about_place: str | None = None
    place_id: str | None = None
    about_actor: str | None = None
    stance: Stance = Stance.SAID
    stance_text: str = ""
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    figure_text: str | None = None
    start: date | None = None
    end: date | None = None
    from_place: str | None = None
    from_id: str | None = None
    to_place: str | None = None
    to_id: str | None = None
    kind: Kind | None = None
    group: int | None = None
    explained: Explained | None = None
    leaning: Leaning | None = None
    leaning_text: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def quoted(cls, document: Document, type_: StatementType, quote: tuple[int, int], **told: Any) -> Self:  # noqa: ANN401
        """The statement whose words are these characters of a document's repaired text, with what else is told."""
        start, end = quote
        raw_start, raw_end = document.offsets.raw(start, end)
        return cls(
            doc_id=document.id,
            doc=document.name,
            type=type_,
            quote=document.text[start:end],
            quote_start=start,
            quote_end=end,
            raw_start=raw_start,
            raw_end=raw_end,
            **told,
        )

    @property
    def id(self) -> str:
        """The hash of document, words, type, who says it, what it is about, and its figures."""
        coded = [getattr(self, name) for name in _IDENTITY]
        text = json.dumps(coded, default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    @property
    def event(self) -> str:
        """What the explanations of one event have in common, those of other documents too; empty for all else."""
        if self.explained:
            return self.explained.id
        return f"{self.doc_id} {self.group}" if self.group else ""

    def row(self) -> dict[str, Any]:
        """Plain values, its id first."""
        return {"id": self.id, **self.plain(), "reasons": dict(self.reasons)}

    def plain(self) -> dict[str, Any]:
        """Its fields as plain values, reasons apart; days as ISO text."""
        told = {name: getattr(self, name) for name in FIELDS}
        plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}
        return plain | {"explained": self.explained.row() if self.explained else None}


#: What a statement is told by, in order, reasons apart.
FIELDS = tuple(name for name in Statement.__dataclass_fields__ if name != "reasons")
#: Its places on the map, its days, the number of its group and how it is put may be read better without making it
#: another one.
_IDENTITY = (
    *("doc_id", "quote_start", "quote_end", "type", "source", "about_place", "about_actor", "low", "high", "unit"),
    "figure_text",
)
