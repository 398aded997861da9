"""Writes documents with their claims and places into the tables, so that the order of reading leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, or_, select, update

from whoheld.almanac.folding import fold
from whoheld.almanac.place import Placing
from whoheld.almanac.when import UNKNOWN, When
from whoheld.evidence.argued import keep_statements
from whoheld.evidence.copies import Copies
from whoheld.evidence.joining import Joining
from whoheld.evidence.kept import SqlKeptWriter
from whoheld.evidence.likeness import passages
from whoheld.evidence.mapping import candidate_values, claim_values, document_values, seen_values
from whoheld.evidence.namesake import astray
from whoheld.evidence.schema import (
    claims,
    compact,
    documents,
    forgotten,
    judgements,
    layer_places,
    layers,
    leanings,
    place_names,
    places,
    sightings,
    statements,
)
from whoheld.evidence.statements import add, among, change, chunks, run_among
from whoheld.evidence.view import SqlView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Select

    from whoheld.almanac.layers import Layer
    from whoheld.almanac.place import Place
    from whoheld.evidence.circle import Leaning
    from whoheld.evidence.judgement import Said
    from whoheld.evidence.store import Entry

#: What of a place decides whether a name elsewhere may mean it.
_WHERE = ("lon", "lat", "country", "division", "feature", "placing")

_THERE = select(documents.c.id).where(documents.c.id == bindparam("doc"))
_SIGHTED = select(sightings.c.place_id).where(sightings.c.doc_id == bindparam("doc"))
_UNSEE = delete(sightings).where(sightings.c.doc_id == bindparam("doc"))
_UNNAME = delete(place_names).where(place_names.c.doc_id == bindparam("doc"))
_TOLD_OF = select(claims.c.place_id).where(claims.c.place_id.is_not(None), among(claims.c.doc_id)).distinct()
_KNOWN = select(places).where(among(places.c.id))
_LIES = select(places.c.id, *(places.c[key] for key in _WHERE)).where(among(places.c.id))
_CLAIMED = select(claims.c.id).where(claims.c.doc_id == bindparam("doc"))
_LOST = (
    update(claims)
    .where(claims.c.id == bindparam("gone"), claims.c.superseded_by.is_(None))
    .values(superseded_by=bindparam("by"), place_id=func.coalesce(claims.c.told_id, claims.c.place_id), told_id=None)
)


def _older() -> Select[Any]:
    """The text that stood at a path or address until now: the one that nothing is a newer version of."""
    there = or_(documents.c.path == bindparam("path"), documents.c.url == bindparam("url"))
    newer = documents.alias()
    replaced = select(newer.c.id).where(newer.c.version_of == documents.c.id).exists()
    latest = select(documents.c.id).where(there, ~replaced)
    return latest.order_by(documents.c.read_at.desc(), documents.c.id).limit(1)


def _weighed(column: Column[Any], weight: ColumnElement[int]) -> Select[Any]:
    """For each place each value of a column, with its weight."""
    place_id = column.table.c.place_id
    return select(place_id, column, weight).where(among(place_id)).group_by(place_id, column)


_OLDER = _older()
_SPELLINGS = _weighed(place_names.c.spelling, func.sum(place_names.c.count))
_MADE = _weighed(sightings.c.seen, func.count())


def now() -> str:
    """This instant as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class SqlWriter:
    """Writes on a connection whose transaction the store began and will end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def kept(self) -> SqlKeptWriter:
        """Keeps what is ready of places; whoever writes what an answer follows from marks its places there."""
        return SqlKeptWriter(self._connection)

    @property
    def view(self) -> SqlView:
        """What stands now, with what this transaction has written."""
        return SqlView(self._connection)

    def enter(self, entry: Entry) -> None:
        """Add a document and its claims, or replace what an older reading of it left."""
        seen = {p.id: p for p in entry.places}
        doc_id = entry.document.id
        known = self._document(entry)
        joining = Joining(self._connection, doc_id, known=known)
        touched = self._forget_sightings(doc_id) | self._told_of([doc_id]) if known else set()
        told_anew = self._sightings(entry, seen)
        self._claims(entry, known=known)
        keep_statements(self._connection, entry, known=known)
        copied = self._passages(entry, known=known)
        joined = joining.settle(self._settle(touched | told_anew))
        self.kept.mark(touched | set(seen) | joined | self._told_of(copied))

    def add_layer(self, layer: Layer) -> None:
        """Add a layer of places, or replace the one of that name."""
        self._connection.execute(delete(layer_places).where(layer_places.c.layer == layer.name))
        self._connection.execute(delete(layers).where(layers.c.name == layer.name))
        add(self._connection, layers, [{"name": layer.name, "digest": layer.digest_sha256, "added_at": now()}])
        rows = {c.id: {**candidate_values(c), "layer": layer.name, "seq": seq} for seq, c in enumerate(layer.rows)}
        add(self._connection, layer_places, list(rows.values()))

    def set_leanings(self, lines: Sequence[Leaning]) -> None:
        """Keep these lines on who leans where instead of those that were there."""
        self._connection.execute(delete(leanings))
        rows = [{"source": x.source, "side": x.side, "first": x.first, "last": x.last} for x in lines]
        add(self._connection, leanings, rows)
        self.kept.mark(None)

    def judge(self, said: Said) -> int:
        """Append a judgement; its number."""
        row = {"at": now(), "by": said.by, "note": said.note, "act": said.act.value}
        values = {**row, "about": dict(said.about), "value": dict(said.value)}
        number: int = self._connection.execute(insert(judgements).returning(judgements.c.id), values).scalar_one()
        return number

    def forget(self, doc_id: str, *, reason: str, by: str) -> None:
        """Take out a document's text and claims, with the places that nothing else names; keep its id and the reason.

        Raises:
            KeyError: If there is no document of that id.
        """
        row = self._connection.execute(
            select(documents.c.name, documents.c.version_of).where(documents.c.id == doc_id)
        ).first()
        if row is None:
            raise KeyError(doc_id)
        joining = Joining(self._connection, doc_id)
        touched = self._told_of([doc_id]) | self._forget_sightings(doc_id)
        copied = Copies(self._connection).take_back(doc_id)
        for told in (claims, statements):
            self._connection.execute(delete(told).where(told.c.doc_id == doc_id))
        # What was a newer version of it follows the one before it.
        newer = update(documents).where(documents.c.version_of == doc_id)
        self._connection.execute(newer.values(version_of=row.version_of))
        self._connection.execute(delete(documents).where(documents.c.id == doc_id))
        self._connection.execute(delete(forgotten).where(forgotten.c.doc_id == doc_id))
        kept = {"doc_id": doc_id, "name": row.name, "reason": reason, "by": by, "at": now()}
        self._connection.execute(insert(forgotten), kept)
        joined = joining.settle(self._settle(touched))
        self._leave_out(touched)
        self.kept.mark(touched | joined | self._told_of(copied))

    def _leave_out(self, touched: set[str]) -> None:
        """Take out those of the places that no document speaks of and no claim names."""
        seen = select(sightings.c.place_id).where(sightings.c.place_id == places.c.id).exists()
        named = (
            select(claims.c.id).where(or_(claims.c.place_id == places.c.id, claims.c.told_id == places.c.id)).exists()
        )
        ends = (statements.c[name] == places.c.id for name in ("place_id", "from_id", "to_id"))
        argued = select(statements.c.id).where(or_(*ends)).exists()
        for part in chunks(touched):
            self._connection.execute(delete(places).where(places.c.id.in_(part), ~seen, ~named, ~argued))

    def _document(self, entry: Entry) -> bool:
        """Keep the document itself; whether the record had it, and may have claims and places of it."""
        document = entry.document
        when = When.parse(document.published) if document.published else UNKNOWN
        values = {
            **document_values(document),
            "published_earliest": when.earliest,
            "published_latest": when.latest,
            "reader": entry.reader,
            "unread": entry.unread,
            "remarks": list(entry.remarks),
        }
        if self._connection.scalar(_THERE, {"doc": document.id}) is None:
            older = self._connection.scalar(_OLDER, {"path": document.path, "url": document.url or None})
            add(self._connection, documents, [{**values, "version_of": older, "read_at": now()}])
            return False
        # The label is that of the first file with these bytes; a copy elsewhere does not rename it.
        kept = {k: v for k, v in values.items() if k not in ("id", "name", "path")}
        change(self._connection, documents, {document.id: kept})
        return True

    def _forget_sightings(self, doc_id: str) -> set[str]:
        """Take back what an older reading of the document made of places; the ids of those places."""
        touched = set(self._connection.scalars(_SIGHTED, {"doc": doc_id}))
        if touched:
            self._connection.execute(_UNSEE, {"doc": doc_id})
            self._connection.execute(_UNNAME, {"doc": doc_id})
        return touched

    def _told_of(self, doc_ids: Iterable[str]) -> set[str]:
        """Places that claims of the documents are about."""
        return {place_id for (place_id,) in run_among(self._connection, _TOLD_OF, doc_ids)}

    def _sightings(self, entry: Entry, seen: dict[str, Place]) -> set[str]:
        """Keep what the document makes of its places; those that the record has otherwise, by name or in any point.

        One more document that says what the record says already changes nothing in what most of them say.
        """
        doc_id = entry.document.id
        called = {i: entry.spellings.get(i) or {p.name: 1} for i, p in seen.items()}
        made = {i: seen_values(p) for i, p in seen.items()}
        told = {i: {"name": _usual(called[i]), **made[i]} for i in seen}
        known = self._known_as(_KNOWN, seen)
        add(self._connection, places, [{"id": i, **told[i]} for i in seen if i not in known])
        add(self._connection, sightings, [{"place_id": i, "doc_id": doc_id, "seen": made[i]} for i in seen])
        lost = astray(seen.values()) | {i for i, p in seen.items() if p.placing is not Placing.PLACED}
        names = ({**name, "sure": int(name["place_id"] not in lost)} for name in _names(called))
        add(self._connection, place_names, [{"doc_id": doc_id, **name} for name in names])
        return {i for i in known if len(called[i]) > 1 or known[i] != told[i]}

    def _claims(self, entry: Entry, *, known: bool) -> None:
        """New claims are added, those found again get this reader's version, the others are kept as superseded."""
        found: dict[str, dict[str, Any]] = {}
        for seq, claim in enumerate(entry.claims):
            added = {"seq": seq, "reader": entry.reader, "superseded_by": None, "told_id": None}
            found.setdefault(claim.id, {**claim_values(claim), **added})
        before = set(self._connection.scalars(_CLAIMED, {"doc": entry.document.id})) if known else set()
        add(self._connection, claims, [values for i, values in found.items() if i not in before])
        change(self._connection, claims, {i: values for i, values in found.items() if i in before})
        if lost := [{"gone": i, "by": entry.reader} for i in sorted(before - found.keys())]:
            self._connection.execute(_LOST, lost)

    def _passages(self, entry: Entry, *, known: bool) -> set[str]:
        """Keep the passages of a document; other documents that count otherwise for it."""
        told = (claim.quote_start for claim in entry.claims)
        found = passages(entry.document.text, entry.document.blocks, told)
        return Copies(self._connection).enter(entry.document.id, found, known=known)

    def _settle(self, touched: set[str]) -> set[str]:
        """Give each place the spelling and the point that most documents give it, ties by alphabet.

        A place that no document speaks of any more stays as it was: a superseded claim may name it.

        Returns:
            The places whose point or sort is another than before.
        """
        names = self._most(touched, _SPELLINGS)
        made = self._most(touched, _MADE)
        before = self._known_as(_LIES, made)
        change(self._connection, places, {i: {**made[i], "name": names[i]} for i in sorted(names.keys() & made.keys())})
        return {i for i, seen in made.items() if any(seen[k] != before[i][k] for k in _WHERE)}

    def _known_as(self, query: Select[Any], ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """What the record has of those of the places that it has, by the names of the query's columns."""
        _, *names = query.selected_columns.keys()
        rows = run_among(self._connection, query, ids)
        return {place_id: dict(zip(names, values, strict=True)) for place_id, *values in rows}

    def _most(self, ids: set[str], weighed: Select[Any]) -> dict[str, Any]:
        """For each place the value with the greatest weight; among equals the first in the alphabet."""
        best: dict[str, tuple[tuple[int, str], Any]] = {}
        for place_id, value, count in run_among(self._connection, weighed, ids):
            rank = (-int(count), value if isinstance(value, str) else compact(value))
            if place_id not in best or rank < best[place_id][0]:
                best[place_id] = (rank, value)
        return {place_id: value for place_id, (_, value) in best.items()}


def _usual(called: Mapping[str, int]) -> str:
    """The most frequent of some spellings, ties by alphabet."""
    return min(called, key=lambda spelling: (-called[spelling], spelling))


def _names(called: dict[str, Mapping[str, int]]) -> Iterator[dict[str, Any]]:
    """Each spelling of each place with its count."""
    for place_id, spellings in called.items():
        for spelling, count in spellings.items():
            yield {"place_id": place_id, "spelling": spelling, "folded": fold(spelling), "count": count}


__all__ = ["SqlWriter", "chunks", "now"]
