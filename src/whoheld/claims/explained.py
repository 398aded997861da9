"""The event that explanations beside each other explain: its words, and what the claims tell of where and when."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.almanac.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.claims.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An event of which several explanations are told.

    Attributes:
        doc_id: The document that explains it.
        text: The words that tell it, at the characters ``start`` to ``end`` of the repaired text.
        place, place_id: Where it was: by the claim, else as those words name it; the id only by the claim.
        kind, start_on, end_on: What the claim says happened, and its days; None where no one claim tells it.
        claim: The id of the claim that the same words tell, where they tell one thing only.
    """

    doc_id: str
    text: str
    start: int
    end: int
    place: str | None = None
    place_id: str | None = None
    kind: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    claim: str | None = None

    @property
    def id(self) -> str:
        """Made of place, kind and days, else of the words themselves; the same in whatever order documents are read.

        Documents that tell of one event in claims of the same place, kind and days so share a group.
        """
        dated = self.place_id and self.start_on and self.end_on
        event = (self.place_id, self.kind, str(self.start_on), str(self.end_on))
        told = event if dated else (self.doc_id, self.start, self.end)
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:12]

    def told_by(self, claims: Iterable[Claim], names: Mapping[str, str]) -> Explained:
        """The same with the claim whose words these are.

        Args:
            claims: Of the same document.
            names: Place id -> name.
        """
        within = [c for c in claims if c.quote_start < self.end and self.start < c.quote_end and self._there(c)]
        one = _only(within)
        if one is None:
            return self
        named = names.get(one.place_id or "", one.place)
        told = replace(self, place=named, place_id=one.place_id, kind=str(one.kind), claim=one.id)
        return replace(told, start_on=one.start, end_on=one.end)

    def _there(self, claim: Claim) -> bool:
        """Whether a claim is of the place that the words name, or of any where they name none."""
        return claim.place_id is not None and (self.place is None or fold(self.place) == fold(claim.place or ""))

    def row(self) -> dict[str, Any]:
        """Plain values, its id first; without its document, which is the statement's."""
        values = {name: str(v) if isinstance(v, date) else v for name, v in asdict(self).items() if name != "doc_id"}
        return {"id": self.id, **values}

    @classmethod
    def of_row(cls, row: Mapping[str, Any], doc_id: str) -> Explained:
        """What ``row`` gave, again.

        Raises:
            ValueError: A day is none, or a field is missing or unknown.
        """
        values = {name: value for name, value in row.items() if name != "id"}
        days = {n: date.fromisoformat(values[n]) for n in ("start_on", "end_on") if values.get(n)}
        try:
            return cls(doc_id=doc_id, **values | days)
        except TypeError as error:
            raise ValueError(str(error)) from error


def _only(claims: Sequence[Claim]) -> Claim | None:
    """The first claim, where all are of one place, kind and days; None where the words tell several things."""
    kept = [c for c in claims if c.moves] or list(claims)
    if len({(c.place_id, c.kind, c.start, c.end) for c in kept}) != 1:
        return None
    return kept[0]
