"""What a judgement keeps of a claim, and how the claim is found again after the document was read anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from whoheld.claims.claim import IDENTITY, Claim
from whoheld.codebook import MOVING, Extent, Kind, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from whoheld.claims.statement import Statement

#: What has a quote in a document, and fields.
Quoted = TypeVar("Quoted", "Claim", "Statement")
#: The fields that a person can correct.
CORRECTABLE = (
    *("kind", "actor", "target", "place", "unnamed", "extent", "start", "end", "source", "stance"),
    *("low", "high", "unit", "weapon", "reported", "span"),
)
#: What is kept of a claim that was judged, beside its document and its span.
_KEPT = (*CORRECTABLE, "place_id", "actor_text", "place_text")
_TYPES = {"kind": Kind, "extent": Extent, "stance": Stance, "span": Span}
_DAYS = frozenset({"start", "end", "reported"})
#: Name of a field -> the field with its words as the text has them.
_WORDS = {"actor": "actor_text", "place": "place_text"}
#: What a claim says, without where it stands.
_SAYS = sorted(IDENTITY - {"doc_id", "quote_start", "quote_end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedClaim(Claim):
    """A claim as a person corrected it; it is cited by the id that the record knows it by."""

    cited: str

    @property
    def id(self) -> str:
        """The id of the claim that was corrected."""
        return self.cited


def fields_of(claim: Claim) -> dict[str, Any]:
    """What a judgement keeps of a claim, as plain values; what the claim leaves open is left out."""
    values = {name: getattr(claim, name) for name in _KEPT}
    return {name: plain(value) for name, value in values.items() if value is not None}


def plain(value: object) -> object:
    """A field's value as JSON knows it."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values as a claim holds them."""
    return {name: _typed(name, value) for name, value in fields.items()}


def about(claim: Claim, beside: Iterable[Claim]) -> dict[str, Any]:
    """How to find a claim again: its id, its document, span, kind and fields, and the claims that share its words."""
    others = [c for c in beside if c.id != claim.id and overlap(c, claim.quote_start, claim.quote_end)]
    return {
        "claim": claim.id,
        "doc_id": claim.doc_id,
        "doc": claim.doc,
        "start": claim.quote_start,
        "end": claim.quote_end,
        "kind": str(claim.kind),
        "fields": fields_of(claim),
        "beside": {c.id: fields_of(c) for c in others if c.kind == claim.kind},
    }


def found_again(known: Mapping[str, Any], corrected: Collection[str], candidates: Iterable[Claim]) -> Claim | None:
    """The claim that a new reading has where a judged one was: of the same kind, from words that overlap.

    It is not taken for another that stood beside the judged one: it has to be more like the judged one than like any
    of those. Nor is it, where it names another actor or another place than the judged one, or takes for denied or
    planned what that took for said, unless a person corrected that very field.

    Args:
        known: What `about` kept.
        corrected: The fields that a person corrected.
        candidates: The claims of the document that stand.
    """
    near = (c for c in candidates if c.kind == known["kind"] and _agrees(known["fields"], c, corrected))
    return likest(known, near, _SAYS)


def likest(known: Mapping[str, Any], candidates: Iterable[Quoted], says: Collection[str]) -> Quoted | None:
    """Of what overlaps the judged words, that which says most of what was judged; None if nothing is its own.

    Args:
        known: What was kept: ``start``, ``end``, ``fields``, and of those ``beside`` it their fields by id.
        candidates: What may be the judged one by now.
        says: The fields in which they are compared.
    """

    def alike(fields: Mapping[str, Any], one: Quoted) -> int:
        return sum(fields.get(name) == plain(getattr(one, name)) for name in says)

    beside, fields = known["beside"], known["fields"]
    near = [c for c in candidates if c.id not in beside and overlap(c, known["start"], known["end"])]
    own = [c for c in near if all(alike(fields, c) > alike(other, c) for other in beside.values())]
    return min(own, key=lambda c: (-alike(fields, c), c.quote_start, c.quote_end, c.id), default=None)


def differences(known: Mapping[str, Any], claim: Claim) -> tuple[str, ...]:
    """In words, where a claim says something else than what was judged."""
    return differing(known["fields"], fields_of(claim), CORRECTABLE)


def differing(then: Mapping[str, Any], now: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    """In words, which fields have another value now than then."""
    changed = [name for name in names if now.get(name) != then.get(name)]
    return tuple(f"{name}: {then.get(name, 'open')}, now {now.get(name, 'open')}" for name in changed)


def _typed(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    if value is None:
        return None
    if name in _DAYS:
        return date.fromisoformat(value)
    return _TYPES[name](value) if name in _TYPES else value


def overlap(one: Claim | Statement, start: int, end: int) -> bool:
    """Whether a quote shares a character with those from start to end."""
    return one.quote_start < end and start < one.quote_end


def _agrees(fields: Mapping[str, Any], claim: Claim, corrected: Collection[str]) -> bool:
    """Whether a claim can be the judged one, read otherwise, rather than another statement of the same passage."""
    if "stance" not in corrected and (fields["stance"] in MOVING) != (claim.stance in MOVING):
        return False
    return all(_names_alike(fields, claim, name) for name in _WORDS if name not in corrected)


def _names_alike(fields: Mapping[str, Any], claim: Claim, name: str) -> bool:
    if name == "place" and claim.place_id and fields.get("place_id") == claim.place_id:
        return True
    pairs = [(fields.get(one), getattr(claim, one)) for one in (name, _WORDS[name])]
    then, now = pairs[0]
    return then is None or now is None or any(a is not None and a == b for a, b in pairs)
