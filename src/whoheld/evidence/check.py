"""Whether a record still says what was written into it: ids, quotes, offsets, references, and the storage itself."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, select

from whoheld.evidence.argued import every_statement
from whoheld.evidence.mapping import CLAIM_COLUMNS, claim_from
from whoheld.evidence.schema import claims, documents, metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, ForeignKey

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement

COPY = "take the last good copy of the record, or read the documents into a new one"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the record that cannot be so.

    Attributes:
        rule: ``storage``, ``value``, ``id``, ``quote``, ``offsets``, ``file offsets``, ``reference`` or ``spells``.
        where: The document and the claim or statement, or the table and the row.
        seen: What is wrong.
        advice: What to do.
    """

    rule: str
    where: str
    seen: str
    advice: str = COPY

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def faults(connection: Connection, damage: Iterable[str] = ()) -> Iterator[Fault]:
    """Every fault of a record, the storage's own first (``damage``: what the database says of it)."""
    for line in damage:
        yield Fault("storage", "the database", line)
    yield from _references(connection)
    named = select(documents.c.id, documents.c.name).order_by(documents.c.name, documents.c.id)
    for doc_id, name in connection.execute(named).all():
        try:
            yield from _of_document(connection, doc_id, name)
        except ValueError as error:
            yield Fault("value", name, f"a value cannot be read: {error}")


def _of_document(connection: Connection, doc_id: str, name: str) -> Iterator[Fault]:
    """The faults of a document's claims, also of those that a later reader did not find."""
    of = select(documents.c.text, documents.c.offsets).where(documents.c.id == doc_id)
    text, offsets = connection.execute(of).one()
    raw_length = max((start + length for start, length in zip(offsets[2::4], offsets[3::4], strict=True)), default=0)
    columns = [claims.c[column] for column in CLAIM_COLUMNS]
    told = select(claims.c.id, *columns).where(claims.c.doc_id == doc_id).order_by(claims.c.seq, claims.c.id)
    for row in connection.execute(told):
        where = f"{name}, claim {row[0]}"
        try:
            claim = claim_from(row[1:], name)
        except ValueError as error:
            yield Fault("value", where, f"a value cannot be read: {error}")
        else:
            yield from _of_words(claim, row[0], where, text, raw_length)
    for known, argued in every_statement(connection, doc_id, name):
        yield from _of_words(argued, known, f"{name}, statement {known}", text, raw_length)
        event = argued.explained
        if event and text[event.start : event.end] != event.text:
            there = text[event.start : event.end]
            yield Fault(
                "event", f"{name}, statement {known}", f"the document says “{there}”, the record “{event.text}”"
            )


def _of_words(claim: Claim | Statement, known: str, where: str, text: str, raw_length: int) -> Iterator[Fault]:
    """What is wrong with a claim or statement, by its document's text and the length of the file as decoded."""
    if claim.id != known:
        yield Fault("id", where, f"its fields give the id {claim.id}: one of them was changed")
    if not 0 <= claim.quote_start < claim.quote_end <= len(text):
        between = f"{claim.quote_start} to {claim.quote_end}"
        yield Fault("offsets", where, f"characters {between} are not in a text of {len(text)}")
    elif text[claim.quote_start : claim.quote_end] != claim.quote:
        there = text[claim.quote_start : claim.quote_end]
        yield Fault("quote", where, f"the document says “{there}”, the record “{claim.quote}”")
    if not 0 <= claim.raw_start < claim.raw_end <= raw_length:
        between = f"{claim.raw_start} to {claim.raw_end}"
        yield Fault("file offsets", where, f"characters {between} are not in a file of {raw_length}")


def _references(connection: Connection) -> Iterator[Fault]:
    """Rows that name a row which is not there."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            yield from _dangling(connection, key)


def _dangling(connection: Connection, key: ForeignKey) -> Iterator[Fault]:
    child, parent = key.parent.table, key.column.table.alias()
    there = child.outerjoin(parent, key.parent == parent.c[key.column.name])
    missing = and_(key.parent.is_not(None), parent.c[key.column.name].is_(None))
    ids = [cast(column, String) for column in child.primary_key.columns]
    query = select(key.parent, *ids).select_from(there).where(missing).order_by(*child.primary_key.columns)
    for named, *own in connection.execute(query):
        yield Fault(
            "reference", f"{child.name} {' '.join(own)}", f"names {named}, which is not in {key.column.table.name}"
        )
