"""A statement: one thing that a passage argues, expects, supposes or measures, beside the claims of what happened."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whoheld.codebook import Leaning, Stance, StatementType

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    group: int | None = None
    explained: Explained | None = None
    leaning: Leaning | None = None
    leaning_text: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        """The hash of what makes it what it is: document, words, type, who says it, what it is about, its figures."""
        coded = [getattr(self, name) for name in _IDENTITY]
        text = json.dumps(coded, default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:20]

    def row(self) -> dict[str, Any]:
        """Plain values, its id first."""
        plain = {name: getattr(self, name) for name in FIELDS}
        event = self.explained.row() if self.explained else None
        return {"id": self.id, **plain, "explained": event, "reasons": dict(self.reasons)}


#: What a statement is told by, in order, reasons apart.
FIELDS = tuple(name for name in Statement.__dataclass_fields__ if name != "reasons")
#: Its place on the map, the number of its group and how it is put may be read better without making it another one.
_IDENTITY = (
    *("doc_id", "quote_start", "quote_end", "type", "source", "about_place", "about_actor", "low", "high", "unit"),
    "figure_text",
)
