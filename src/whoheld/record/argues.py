"""What the documents of a record argue, expect and measure: statements, beside the claims and never on the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.codebook import StatementType
from whoheld.errors import UnknownPlace, UnknownStatement
from whoheld.evidence.card import StatementCard, around
from whoheld.evidence.judged import JudgedView
from whoheld.evidence.leaflet import Rows
from whoheld.evidence.lookup import find_document, find_place
from whoheld.evidence.roster import members
from whoheld.evidence.telling import merged
from whoheld.record.asks import chosen
from whoheld.record.compares import listed
from whoheld.record.hears import Hears

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.store import View
    from whoheld.record.hears import Naming


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
            QuestionError: No such type or document, or nothing in the record is called as the place, side or source is.
        """
        wanted = chosen(StatementType, type, "type of statement")
        with self._view() as view:
            docs = [find_document(view, doc).id] if doc else None
            rows = _argued(view, [wanted] if wanted else None, docs, rejected=rejected)
            facts = view.facts({row.statement.doc_id for row in rows})
            rows = self._lens.stated(rows, facts)
            if place:
                rows = _about(view, rows, place)
            naming = self._naming(view, facts)
            rows = [_voiced(row, naming) for row in rows]
            if side:
                meant = self._side_meant(view, side)
                rows = [r for r in rows if meant in naming.sides.of(r.statement.about_actor)]
            if source:
                said = naming.sources.called(source)
                rows = [r for r in rows if said in members(r.said_by)]
            if not rows:
                self._heard_of(view, side, source)
        return Rows(rows, self._palette, "statements")

    def statement(self, statement: str) -> StatementCard:
        """A statement where it stands: its paragraph, and the explanations of what it explains, other documents' too.

        Args:
            statement: Its id.

        Raises:
            UnknownStatement: There is no statement of that id, or a newer reading no longer found it.
        """
        with self._view() as view:
            row = next((row for row in view.statements() if row.statement.id == statement), None)
            document = view.document(row.statement.doc_id) if row else None
            if row is None or document is None:
                raise UnknownStatement(_no_statement(statement))
            told = around(document, row.statement.quote_start, row.statement.quote_end)
            known = view.documents([document.id])[0]
            beside = view.statements([StatementType.RIVAL_EXPLANATION]) if row.statement.event else []
            facts = view.facts({document.id, *(r.statement.doc_id for r in beside)})
            hidden, naming = self._lens.hidden(facts), self._naming(view, facts)
        rivals = [r for r in beside if r.statement.event == row.statement.event and r.statement.doc_id not in hidden]
        group = (_voiced(r, naming) for r in rivals)
        return StatementCard(_voiced(row, naming), known, *told, tuple(group))

    def _heard_of(self, view: View, side: str | None, source: str | None) -> None:
        """Tell a name that nobody has, misspelt perhaps, from one of which nothing of the kind is argued.

        Raises:
            QuestionError: Neither a statement nor a claim has the side, or the source.
        """
        facts, every = view.facts(), [row.statement for row in view.statements()]
        naming = self._naming(view, facts)
        if side and self._side_meant(view, side) not in {n for s in every for n in naming.sides.of(s.about_actor)}:
            self._side_known(side)
        said = naming.sources.called(source) if source else ""
        if source and said not in {n for s in every for n in naming.sources.of(s.source, s.doc_id)}:
            listed(self._said(view, facts), said, source)


def _argued(
    view: View, types: list[StatementType] | None, docs: list[str] | None, *, rejected: bool
) -> list[StatementRow]:
    """Statements of some types and documents as people judged them, with those that they rejected where wanted."""
    rows = view.statements(types, docs)
    if not (rejected and isinstance(view, JudgedView)):
        return rows
    return merged(rows, view.rejected_statements(types, docs), lambda row: row.statement)


def _voiced(row: StatementRow, naming: Naming) -> StatementRow:
    """The same with who says it, under the names of sources."""
    return replace(row, said_by="; ".join(naming.sources.of(row.statement.source, row.statement.doc_id)))


def _no_statement(statement_id: str) -> str:
    return f"no statement {statement_id!r} is in the record: `whoheld statements --format jsonl` has the ids"


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
