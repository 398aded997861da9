"""Statements on the map: the places of claims that they name, and the claims that tell what they explain or count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from whoheld.almanac.folding import fold
from whoheld.codebook import HARM, StatementType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement


def located(statements: Iterable[Statement], claims: Iterable[Claim], found: Iterable[Place]) -> list[Statement]:
    """The statements with the ids of their places, as far as a claim of the document names the same place.

    Events that explanations explain are tied to the claim of the same words, where there is one.

    A figure of people who came to harm by a claim is left out: it is no size of a force.
    """
    known = {fold(place.name): place.id for place in found}
    claims, names = list(claims), {place.id: place.name for place in found}
    hurt = [(c.quote_start, c.quote_end, c.low, c.high) for c in claims if c.kind in HARM and c.unit]
    statements = [s for s in statements if s.type is not StatementType.FORCE_SIZE or not _told_of(s, hurt)]
    placed = [replace(s, **_ids(s, known)) for s in statements]
    return [replace(s, explained=s.explained.told_by(claims, names)) if s.explained else s for s in placed]


def _ids(one: Statement, known: Mapping[str, str]) -> dict[str, Any]:
    """The ids of the places that a statement names, by the folded names of known ones."""
    named = {"place_id": one.about_place, "from_id": one.from_place, "to_id": one.to_place}
    return {field: known.get(fold(name)) if name else None for field, name in named.items()}


def _told_of(one: Statement, hurt: Iterable[tuple[int, int, int | None, int | None]]) -> bool:
    """Whether one of these stretches of text, with its bounds, tells the figure of a statement."""
    return any(
        start < one.quote_end and one.quote_start < end and (low, high) == (one.low, one.high)
        for start, end, low, high in hurt
    )
