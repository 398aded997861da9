"""What people's judgements make of single statements: which are left out, and which stand whatever a reader finds."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoheld.evidence.cited import differing, likest, overlap, plain
from whoheld.evidence.judgement import ON_STATEMENTS, Act, Judgement
from whoheld.evidence.telling import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from whoheld.claims.statement import Statement
    from whoheld.codebook import StatementType
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.store import View

#: What is kept of a statement that was judged, beside its document, its span and its type.
_SAYS = ("source", "about_place", "about_actor", "stance", "low", "high", "unit", "figure_text")
#: Whom and what a statement names.
_NAMES = ("source", "about_place", "about_actor")
_SAID = {Act.ACCEPT_STATEMENT: "accepted", Act.REJECT_STATEMENT: "rejected"}


class Opinions:
    """The judgements on statements that stand, brought to the statements that are there now.

    Everything is worked out when it is first asked for, from the statements that were judged and their documents.
    """

    def __init__(self, base: View, standing: Sequence[Judgement]) -> None:
        self._base = base
        self._on_statements = [j for j in standing if j.act in ON_STATEMENTS]
        self._of_documents: dict[str, list[Statement]] = {}

    def __bool__(self) -> bool:
        return bool(self._on_statements)

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """The id of each judged statement -> that of the statement it is now; without those that are lost."""
        found: dict[str, str] = {}
        for cited, said in self._by_cited.items():
            if self._stands(cited):
                found[cited] = cited
            elif cited in self.again:
                found[cited] = self.again[cited].id
            elif cited in self._read and said[-1].act is Act.ACCEPT_STATEMENT:
                found[cited] = cited  # no reader finds it any more, and yet a person has said that it is so
        return found

    @cached_property
    def again(self) -> Mapping[str, Statement]:
        """The statements that newer readings have where judged ones were, by the id of the judged one."""
        lost = {cited: said[-1].about for cited, said in self._by_cited.items() if not self._stands(cited)}
        found = {cited: _found_again(known, self._there(known["doc_id"])) for cited, known in lost.items()}
        return {cited: statement for cited, statement in found.items() if statement}

    def applied(
        self, rows: Sequence[StatementRow], types: Collection[StatementType] | None, doc_ids: Collection[str] | None
    ) -> list[StatementRow]:
        """The rows of the store, of some types and documents, as people judged them."""
        told = [self._marked(row) for row in rows if row.statement.id not in self._hidden]
        back = [row for row in self._read.values() if row.superseded_by and row.statement.id in self._shown]
        new = [self._marked(row) for row in back if _fits(row.statement, types, doc_ids)]
        return merged(told, new, lambda row: row.statement)

    def rejected(self, types: Collection[StatementType] | None, doc_ids: Collection[str] | None) -> list[StatementRow]:
        """The statements that people rejected and that a reader still finds."""
        said = {i: passed for i, passed in self._by_target.items() if passed[-1].act is Act.REJECT_STATEMENT}
        rows = self._base.statements(ids=said) if said else []
        return [_noted(row, said[row.statement.id]) for row in rows if _fits(row.statement, types, doc_ids)]

    def _marked(self, row: StatementRow) -> StatementRow:
        said = self._shown.get(row.statement.id)
        return _noted(row, said) if said else row

    @cached_property
    def _shown(self) -> Mapping[str, Sequence[Judgement]]:
        """The accepted statements, each as it was when it was accepted, with what was judged of it."""
        last = {said[-1].about["statement"]: said for said in self._by_target.values()}
        return {cited: said for cited, said in last.items() if said[-1].act is Act.ACCEPT_STATEMENT}

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Statements that are not shown: rejected, or told by an accepted one that a newer reading found otherwise."""
        return frozenset(self._by_target.keys() - self._shown.keys())

    @cached_property
    def _by_cited(self) -> Mapping[str, list[Judgement]]:
        said: dict[str, list[Judgement]] = {}
        for judgement in self._on_statements:
            said.setdefault(judgement.about["statement"], []).append(judgement)
        return said

    @cached_property
    def _by_target(self) -> Mapping[str, list[Judgement]]:
        said: dict[str, list[Judgement]] = {}
        for judgement in self._on_statements:
            if target := self.targets.get(judgement.about["statement"]):
                said.setdefault(target, []).append(judgement)
        return said

    @cached_property
    def _read(self) -> Mapping[str, StatementRow]:
        """The judged statements as they were read."""
        rows = self._base.statements(ids=self._by_cited) if self._by_cited else []
        return {row.statement.id: row for row in rows}

    def _stands(self, cited: str) -> bool:
        return cited in self._read and self._read[cited].superseded_by is None

    def _there(self, doc_id: str) -> list[Statement]:
        """The statements that stand in a document."""
        if doc_id not in self._of_documents:
            self._of_documents[doc_id] = [row.statement for row in self._base.statements(doc_ids=[doc_id])]
        return self._of_documents[doc_id]


def about_statement(statement: Statement, beside: Iterable[Statement]) -> dict[str, Any]:
    """How to find a statement again: its id, document, span, type and fields, and those that share its words."""
    same = [s for s in beside if s.id != statement.id and s.type == statement.type]
    others = [s for s in same if overlap(s, statement.quote_start, statement.quote_end)]
    return {
        "statement": statement.id,
        "doc_id": statement.doc_id,
        "doc": statement.doc,
        "start": statement.quote_start,
        "end": statement.quote_end,
        "type": str(statement.type),
        "fields": _fields_of(statement),
        "beside": {s.id: _fields_of(s) for s in others},
    }


def changed_since(known: Mapping[str, Any], statement: Statement) -> tuple[str, ...]:
    """In words, where a statement says something else than what was judged."""
    return differing(known["fields"], _fields_of(statement), _SAYS)


def _fields_of(statement: Statement) -> dict[str, Any]:
    """What a judgement keeps of a statement, as plain values; what it leaves open is left out."""
    values = {name: getattr(statement, name) for name in _SAYS}
    return {name: plain(value) for name, value in values.items() if value is not None}


def _found_again(known: Mapping[str, Any], there: Iterable[Statement]) -> Statement | None:
    """The statement that a new reading has where a judged one was."""
    return likest(known, (s for s in there if s.type == known["type"] and _agrees(known, s)), _SAYS)


def _agrees(known: Mapping[str, Any], statement: Statement) -> bool:
    """Whether a statement can be the judged one: it has no other figure, and the same words, or names nothing else."""
    if not _alike(known["fields"], statement, "figure_text"):
        return False
    same = (statement.quote_start, statement.quote_end) == (known["start"], known["end"])
    return same or all(_alike(known["fields"], statement, name) for name in _NAMES)


def _alike(fields: Mapping[str, Any], statement: Statement, name: str) -> bool:
    """Whether two do not say different things in a field."""
    then, now = fields.get(name), getattr(statement, name)
    return then is None or now is None or then == now


def _fits(statement: Statement, types: Collection[StatementType] | None, doc_ids: Collection[str] | None) -> bool:
    return (types is None or statement.type in types) and (doc_ids is None or statement.doc_id in doc_ids)


def _noted(row: StatementRow, said: Sequence[Judgement]) -> StatementRow:
    """A row with what people said of it among its reasons."""
    words = "; ".join(f"{_SAID[j.act]} {j.signed}" for j in said)
    statement = replace(row.statement, reasons={**row.statement.reasons, "judged": words})
    return replace(row, statement=statement, judged=_SAID[said[-1].act])
