"""What the documents of a record argue, expect and measure: statements, beside the claims and never on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.codebook import StatementType
from whoheld.errors import UnknownPlace
from whoheld.evidence.judged import JudgedView
from whoheld.evidence.leaflet import Rows
from whoheld.evidence.lookup import find_document, find_place
from whoheld.evidence.telling import merged
from whoheld.record.asks import chosen
from whoheld.record.hears import Hears

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.store import View


class Argues(Hears):
    """A record that knows what is argued."""

    def statements(
        self,
        *,
        type: StatementType | str | None = None,  # noqa: A002 - the word of the codebook
        place: str | None = None,
        side: str | None = None,
        doc: str | None = None,
        source: str | None = None,
        rejected: bool = False,
    ) -> list[StatementRow]:
        """Forecasts, rival explanations, causes, what-ifs, judgements, distances, sizes of forces, each with its words.

        They come by the names of documents and in the order of telling. Through a lens of what was judged only, there
        are those that a person accepted.

        Args:
            type: Of this type.
            place: About this place, in any spelling or by its id.
            side: About this side, or a part of it (see `sides`).
            doc: In this document, by its name or id.
            source: Said by this source, under any of its names; ``the author`` for what documents say themselves.
            rejected: Also those that a person rejected, marked so in ``judged``.

        Raises:
            QuestionError: No such type or document, or nothing in the record is called as the place is.
        """
        wanted = chosen(StatementType, type, "type of statement")
        with self._view() as view:
            docs = [find_document(view, doc).id] if doc else None
            rows = _argued(view, [wanted] if wanted else None, docs, rejected=rejected)
            facts = view.facts({row.statement.doc_id for row in rows})
            hidden = self._lens.hidden(facts)
            rows = [r for r in rows if r.statement.doc_id not in hidden and (r.judged or not self._lens.judged_only)]
            if place:
                rows = _about(view, rows, place)
            naming = self._naming(view, facts)
            if side:
                meant = self._side_meant(view, side)
                rows = [r for r in rows if meant in naming.sides.of(r.statement.about_actor)]
            if source:
                said = naming.sources.called(source)
                rows = [r for r in rows if said in naming.sources.of(r.statement.source, r.statement.doc_id)]
        return Rows(rows, self._palette, "statements")


def _argued(
    view: View, types: list[StatementType] | None, docs: list[str] | None, *, rejected: bool
) -> list[StatementRow]:
    """Statements of some types and documents as people judged them, with those that they rejected where wanted."""
    rows = view.statements(types, docs)
    if not (rejected and isinstance(view, JudgedView)):
        return rows
    return merged(rows, view.rejected_statements(types, docs), lambda row: row.statement)


def _about(view: View, rows: Iterable[StatementRow], place: str) -> list[StatementRow]:
    """Those about a place: on the map the same, or named alike where no claim tells which is meant.

    Raises:
        UnknownPlace: Neither a claim nor a statement names it.
    """
    named = fold(place)
    try:
        found = find_place(view, place)
    except UnknownPlace:
        alike = [row for row in rows if fold(row.statement.about_place or "") == named]
        if not alike:
            raise
        return alike
    names = {named, fold(found.name)}
    return [
        row
        for row in rows
        if (row.statement.place_id == found.id)
        or (row.statement.place_id is None and fold(row.statement.about_place or "") in names)
    ]
