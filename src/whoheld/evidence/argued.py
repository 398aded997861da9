"""Statements in the tables: written with their document, superseded and forgotten like claims, and handed out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, func, insert, select, update

from whoheld.acquisition.document import page_of
from whoheld.claims.explained import Explained
from whoheld.claims.statement import FIELDS, Statement
from whoheld.codebook import Leaning, Stance, StatementType
from whoheld.evidence.leaflet import Leaflet, quote, side, text
from whoheld.evidence.schema import documents, places, sightings, statements
from whoheld.evidence.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from whoheld.almanac.place import Place
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.store import Entry

#: The columns of a statement: its fields but ``doc``, which is its document's name.
_COLUMNS = (*(name for name in FIELDS if name != "doc"), "reasons")


@dataclass(frozen=True, slots=True)
class StatementRow(Leaflet):
    """A statement as the record keeps it.

    Attributes:
        statement: The statement; its ``place_id`` is the place that is meant, by all documents together.
        lon, lat: The point of that place in decimal degrees; None where it has none.
        reader: The version of the reader that last found it.
        page: The page, from one, on which its quote begins; None where its document has no pages.
        superseded_by: The version of the reader that read the document again and did not find it; None if it stands.
        judged: ``accepted`` or ``rejected`` where a person did so; else empty.
    """

    statement: Statement
    lon: float | None = None
    lat: float | None = None
    reader: str = ""
    page: int | None = None
    superseded_by: str | None = None
    judged: str = ""

    def at(self, place: Place) -> StatementRow:
        """The same at the place that people say is meant."""
        return replace(self, statement=replace(self.statement, place_id=place.id), lon=place.lon, lat=place.lat)

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
        event, leaning = told.explained, told.leaning
        plain = {
            "type": str(told.type),
            "stance": str(told.stance),
            "explained": event.row() if event else None,
            "leaning": str(leaning) if leaning else None,
        }
        where = {"lon": self.lon, "lat": self.lat, "page": self.page, "judged": self.judged}
        fields = {name: getattr(told, name) for name in FIELDS} | plain
        return {**fields, "reasons": dict(told.reasons), "id": told.id, **where}


def keep_statements(connection: Connection, entry: Entry) -> None:
    """New statements are added, those found again get this reader's version, the others are kept as superseded."""
    found: dict[str, dict[str, Any]] = {}
    for seq, one in enumerate(entry.statements):
        event = one.explained.row() if one.explained else None
        values = {name: getattr(one, name) for name in _COLUMNS} | {"reasons": dict(one.reasons), "explained": event}
        found.setdefault(one.id, {**values, "id": one.id, "seq": seq, "reader": entry.reader, "superseded_by": None})
    before = set(connection.scalars(select(statements.c.id).where(statements.c.doc_id == entry.document.id)))
    if new := [values for i, values in found.items() if i not in before]:
        connection.execute(insert(statements), new)
    if again := [{**values, "id_": i} for i, values in found.items() if i in before]:
        connection.execute(update(statements).where(statements.c.id == bindparam("id_")), again)
    if gone := [{"gone": i} for i in sorted(before - found.keys())]:
        lost = update(statements).where(statements.c.id == bindparam("gone"), statements.c.superseded_by.is_(None))
        connection.execute(lost.values(superseded_by=entry.reader), gone)


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
    meant = func.coalesce(sightings.c.stands_for, statements.c.place_id)
    own = [statements.c[name] for name in _COLUMNS]
    beside = (
        meant,
        documents.c.name,
        places.c.lon,
        places.c.lat,
        statements.c.reader,
        statements.c.superseded_by,
        documents.c.pages,
    )
    seen_so = and_(sightings.c.place_id == statements.c.place_id, sightings.c.doc_id == statements.c.doc_id)
    query = (
        select(*own, *beside)
        .join(documents, documents.c.id == statements.c.doc_id)
        .join(sightings, seen_so, isouter=True)
        .join(places, places.c.id == meant, isouter=True)
        .order_by(documents.c.name, statements.c.doc_id, statements.c.seq, statements.c.id)
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
    event, leaning = values["explained"], values["leaning"]
    read = {
        "type": StatementType(values["type"]),
        "stance": Stance(values["stance"]),
        "explained": Explained.of_row(event, values["doc_id"]) if event else None,
        "leaning": Leaning(leaning) if leaning else None,
    }
    return Statement(doc=doc, **values | read)


def _row(row: Sequence[Any]) -> StatementRow:
    """The values of the columns, then the place meant, the document's name, the point, the readers and the pages."""
    at = len(_COLUMNS)
    place_id, doc, lon, lat, reader, superseded_by, pages = row[at:]
    told = replace(_statement(row[:at], doc), place_id=place_id)
    return StatementRow(told, lon, lat, reader, page_of(pages or (), told.raw_start), superseded_by)
