"""Statements in the tables: written with their document, superseded and forgotten like claims, and handed out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, select, update

from whoheld.acquisition.document import page_of
from whoheld.claims.explained import Explained
from whoheld.claims.statement import FIELDS, Statement
from whoheld.codebook import Kind, Leaning, Stance, StatementType
from whoheld.evidence.leaflet import Leaflet, quote, side, text
from whoheld.evidence.schema import documents, places, sightings, statements
from whoheld.evidence.statements import add, change, chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from whoheld.almanac.place import Place
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.store import Entry

#: The columns of a statement: its fields but ``doc``, which is its document's name.
_COLUMNS = (*(name for name in FIELDS if name != "doc"), "reasons")
#: The columns that name a place of the record.
_PLACES = ("place_id", "from_id", "to_id")
_OF = select(statements.c.id).where(statements.c.doc_id == bindparam("doc"))
_LOST = (
    update(statements)
    .where(statements.c.id == bindparam("gone"), statements.c.superseded_by.is_(None))
    .values(superseded_by=bindparam("by"))
)


@dataclass(frozen=True, slots=True)
class StatementRow(Leaflet):
    """A statement as the record keeps it.

    Attributes:
        statement: The statement; its places are those that are meant, by all documents together.
        lon, lat: The point of the place that it is about, in decimal degrees; None where it has none.
        reader: The version of the reader that last found it.
        page: The page, from one, on which its quote begins; None where its document has no pages.
        superseded_by: The version of the reader that read the document again and did not find it; None if it stands.
        judged: ``accepted`` or ``rejected`` where a person did so; else empty.
        said_by: Who says it, under the names by which `sources` lists them; joint ones joined by "; ", empty where that
            was not looked up.
    """

    statement: Statement
    lon: float | None = None
    lat: float | None = None
    reader: str = ""
    page: int | None = None
    superseded_by: str | None = None
    judged: str = ""
    said_by: str = ""

    def place_ids(self) -> tuple[str, ...]:
        """The ids of the places that it names, as far as they are known."""
        return tuple(i for name in _PLACES if (i := getattr(self.statement, name)))

    def at(self, meant: Mapping[str, Place]) -> StatementRow:
        """The same at the places that people say are meant, by the ids that it gives."""
        ids = {name: getattr(self.statement, name) or "" for name in _PLACES}
        known: dict[str, Any] = {name: place.id for name, i in ids.items() if (place := meant.get(i))}
        told = replace(self.statement, **known)
        own = meant.get(ids["place_id"])
        return replace(self, statement=told, lon=own.lon, lat=own.lat) if own else replace(self, statement=told)

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        told = self.statement
        return {
            "type": text(told.type),
            "place": text(told.about_place),
            "side": side(told.about_actor, colours) if told.about_actor else "",
            "figure": text(told.figure_text),
            "who": text(told.source or "the author"),
            "words": quote(told),
        }

    def row(self) -> dict[str, Any]:
        """Plain values: the statement's fields, then its id, point and page, and how it was judged."""
        told = self.statement
        where = {"lon": self.lon, "lat": self.lat, "page": self.page, "judged": self.judged}
        fields = told.plain()
        return {**fields, "reasons": dict(told.reasons), "id": told.id, **where}


def keep_statements(connection: Connection, entry: Entry, *, known: bool) -> None:
    """New statements are added, those found again get this reader's version, the others are kept as superseded.

    ``known`` says whether the record had the document before, and may have statements of it.
    """
    found: dict[str, dict[str, Any]] = {}
    for seq, one in enumerate(entry.statements):
        event = one.explained.row() if one.explained else None
        values = {name: getattr(one, name) for name in _COLUMNS} | {"reasons": dict(one.reasons), "explained": event}
        own = one.id
        found.setdefault(own, {**values, "id": own, "seq": seq, "reader": entry.reader, "superseded_by": None})
    before = set(connection.scalars(_OF, {"doc": entry.document.id})) if known else set()
    add(connection, statements, [values for i, values in found.items() if i not in before])
    change(connection, statements, {i: values for i, values in found.items() if i in before})
    if gone := [{"gone": i, "by": entry.reader} for i in sorted(before - found.keys())]:
        connection.execute(_LOST, gone)


def stated(
    connection: Connection,
    types: Collection[StatementType] | None = None,
    doc_ids: Iterable[str] | None = None,
    *,
    ids: Iterable[str] | None = None,
) -> list[StatementRow]:
    """The statements that stand, of some types and documents, by the documents' names and in the order of telling.

    With ``ids`` those of these ids, also the ones that a later reader did not find.
    """
    seen = {name: sightings.alias(name) for name in _PLACES}
    meant = {name: func.coalesce(seen[name].c.stands_for, statements.c[name]) for name in _PLACES}
    own = [statements.c[name] for name in _COLUMNS]
    beside = (
        documents.c.name,
        places.c.lon,
        places.c.lat,
        statements.c.reader,
        statements.c.superseded_by,
        documents.c.pages,
    )
    query = select(*own, *meant.values(), *beside).join(documents, documents.c.id == statements.c.doc_id)
    for name, one in seen.items():
        seen_so = and_(one.c.place_id == statements.c[name], one.c.doc_id == statements.c.doc_id)
        query = query.join(one, seen_so, isouter=True)
    query = query.join(places, places.c.id == meant["place_id"], isouter=True).order_by(
        documents.c.name, statements.c.doc_id, statements.c.seq, statements.c.id
    )
    if types is not None:
        query = query.where(statements.c.type.in_([t.value for t in types]))
    if ids is None:
        query = query.where(statements.c.superseded_by.is_(None))
    column, wanted = (statements.c.id, ids) if ids is not None else (statements.c.doc_id, doc_ids)
    parts = None if wanted is None else chunks(set(wanted))
    queries = [query] if parts is None else [query.where(column.in_(part)) for part in parts]
    found = [_row(row) for one in queries for row in connection.execute(one)]
    return found if wanted is None else sorted(found, key=lambda row: (row.statement.doc, row.statement.doc_id))


def every_statement(connection: Connection, doc_id: str, doc: str) -> Iterator[tuple[str, Statement]]:
    """A document's statements as they were read, each with the id it is kept under, those no longer found included.

    Raises:
        ValueError: A value in the table is none that a statement can have.
    """
    columns = [statements.c[name] for name in _COLUMNS]
    told = select(statements.c.id, *columns).where(statements.c.doc_id == doc_id)
    for known, *values in connection.execute(told.order_by(statements.c.seq, statements.c.id)):
        yield known, _statement(values, doc)


def _statement(row: Sequence[Any], doc: str) -> Statement:
    """The statement of the values of the columns."""
    values = dict(zip(_COLUMNS, row, strict=True))
    event, leaning, kind = values["explained"], values["leaning"], values["kind"]
    read = {
        "type": StatementType(values["type"]),
        "stance": Stance(values["stance"]),
        "explained": Explained.of_row(event, values["doc_id"]) if event else None,
        "leaning": Leaning(leaning) if leaning else None,
        "kind": Kind(kind) if kind else None,
    }
    return Statement(doc=doc, **values | read)


def _row(row: Sequence[Any]) -> StatementRow:
    """The values of the columns, the places meant, the document's name, the point, the readers and the pages."""
    at = len(_COLUMNS)
    meant = dict(zip(_PLACES, row[at:], strict=False))
    doc, lon, lat, reader, superseded_by, pages = row[at + len(_PLACES) :]
    told = replace(_statement(row[:at], doc), **meant)
    return StatementRow(told, lon, lat, reader, page_of(pages or (), told.raw_start), superseded_by)
