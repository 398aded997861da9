"""What stands in a record at one moment, read from the tables."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from whoheld.almanac.place import FeatureClass
from whoheld.almanac.when import When
from whoheld.evidence.judgement import Act, Forgotten, Judgement
from whoheld.evidence.mapping import CLAIM_COLUMNS, candidate_from, claim_from, document_from, place_from
from whoheld.evidence.roster import Role, roster
from whoheld.evidence.rows import ClaimRow, DocumentRow, LayerRow, PlaceRow
from whoheld.evidence.schema import claims, documents, forgotten, judgements, layer_places, layers, place_names, places
from whoheld.evidence.source import DocumentFacts
from whoheld.evidence.store import Earlier, Trace
from whoheld.evidence.writer import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Column, ColumnElement, Connection, Select

    from whoheld.acquisition.document import Document
    from whoheld.almanac.place import Candidate, Place
    from whoheld.claims.claim import Kind
    from whoheld.evidence.rows import ActorRow

_CLAIM = tuple(claims.c[name] for name in CLAIM_COLUMNS)
_STANDS = claims.c.superseded_by.is_(None)


class SqlView:
    """Reads on a connection whose transaction the store began and will end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def earlier(self) -> Mapping[str, Earlier]:
        """How each document was read, by its id."""
        known = select(documents.c.id, documents.c.reader, documents.c.published, documents.c.published_basis)
        return {doc_id: Earlier(*rest) for doc_id, *rest in self._connection.execute(known)}

    def document(self, doc_id: str) -> Document | None:
        """A document with its text, blocks and offsets; None if there is none of that id."""
        row = next(self._rows(select(documents).where(documents.c.id == doc_id)), None)
        return document_from(row) if row else None

    def documents(self) -> list[DocumentRow]:
        """All documents, by name."""
        own = [documents.c[name] for name in DocumentRow.__dataclass_fields__ if name in documents.c]
        standing = select(func.count()).where(claims.c.doc_id == documents.c.id, _STANDS).scalar_subquery()
        query = select(*own, standing.label("claims"), func.length(documents.c.text).label("characters"))
        query = query.add_columns(documents.c.remarks).order_by(documents.c.name, documents.c.id)
        return [_document(dict(row)) for row in self._rows(query)]

    def facts(self, doc_ids: Iterable[str] | None = None) -> Mapping[str, DocumentFacts]:
        """What an answer says of each document, or of those of the given ids, by id."""
        wanted = ("id", "name", "title", "publisher", "url", "published_earliest", "published_latest", "infobox")
        query = select(*(documents.c[name] for name in wanted))
        parts = None if doc_ids is None else chunks(set(doc_ids))
        queries = [query] if parts is None else [query.where(documents.c.id.in_(part)) for part in parts]
        return {row["id"]: _facts(row) for one in queries for row in self._rows(one)}

    def claims(
        self,
        *,
        kind: Kind | None = None,
        place_ids: Iterable[str] | None = None,
        doc: str | None = None,
        ids: Iterable[str] | None = None,
        superseded: bool = False,
    ) -> list[ClaimRow]:
        """Claims in the order of documents' names and, within one, of telling; doc is an id or a name."""
        query = (
            select(*_CLAIM, documents.c.name, places.c.lon, places.c.lat, claims.c.reader, claims.c.superseded_by)
            .join(documents, documents.c.id == claims.c.doc_id)
            .join(places, places.c.id == claims.c.place_id, isouter=True)
            .order_by(documents.c.name, claims.c.doc_id, claims.c.seq, claims.c.id)
        )
        if not superseded:
            query = query.where(_STANDS)
        if kind:
            query = query.where(claims.c.kind == kind.value)
        if doc:
            query = query.where(claims.c.doc_id.in_(self._called(doc)))
        if place_ids is not None:
            query = query.where(claims.c.place_id.in_(list(place_ids)))
        if ids is not None:
            query = query.where(claims.c.id.in_(list(ids)))
        # By position: looking each of forty columns up by name would take most of the time.
        return [ClaimRow(claim_from(row[:-5], row[-5]), *row[-4:]) for row in self._connection.execute(query)]

    def place(self, place_id: str) -> Place | None:
        """A place by its id."""
        row = next(self._rows(select(places).where(places.c.id == place_id)), None)
        return place_from(row) if row else None

    def places(self, place_ids: Iterable[str] | None = None) -> list[PlaceRow]:
        """Places with at least one claim that stands, by name; or those of the given ids."""
        count = select(claims.c.place_id, func.count().label("claims")).where(_STANDS).group_by(claims.c.place_id)
        counted = count.subquery()
        query = select(places, counted.c.claims).join(
            counted, counted.c.place_id == places.c.id, isouter=place_ids is not None
        )
        if place_ids is None:
            rows = list(self._rows(query))
        else:
            rows = [row for part in chunks(place_ids) for row in self._rows(query.where(places.c.id.in_(part)))]
        spelt = self._spellings(None if place_ids is None else [row["id"] for row in rows])
        found = [PlaceRow(place_from(row), row["claims"] or 0, spelt.get(row["id"], {})) for row in rows]
        return sorted(found, key=lambda row: (row.place.name, row.place.id))

    def areas_around(self, place: Place) -> list[Place]:
        """The record's areas that the place lies in by its country and first-level division, without itself."""
        if not place.country:
            return []
        query = select(places).where(
            places.c.feature == FeatureClass.AREA.value,
            places.c.country == place.country,
            places.c.division.in_({"", place.division}),
            places.c.id != place.id,
            _evident(places.c.id),
        )
        return [place_from(row) for row in self._rows(query.order_by(places.c.name, places.c.id))]

    def spelled(self, folded: str) -> Mapping[str, tuple[str, ...]]:
        """Places with claims that are written so: place id -> those of its spellings that fold to this."""
        return self._names(select(place_names.c.place_id, place_names.c.spelling).where(place_names.c.folded == folded))

    def folded_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded spelling of places with claims -> the ids of the places."""
        return self._names(select(place_names.c.folded, place_names.c.place_id))

    def _called(self, doc: str) -> list[str]:
        """The ids of the documents of that id or name."""
        known = select(documents.c.id).where(documents.c.id == doc)
        named = select(documents.c.id).where(documents.c.name == doc)
        return list(self._connection.scalars(known)) or list(self._connection.scalars(named))

    def traces(self, ids: Iterable[str]) -> Mapping[str, Trace]:
        """Those of the claims that are in the tables, by id."""
        query = select(claims.c.id, claims.c.doc_id, claims.c.place_id, claims.c.superseded_by)
        parts = (query.where(claims.c.id.in_(part)) for part in chunks(ids))
        return {i: Trace(*rest) for one in parts for i, *rest in self._connection.execute(one)}

    def passage(self, doc_id: str, start: int, end: int) -> str:
        """The characters of a document's text from start to end; empty where there is no such document."""
        cut = func.substr(documents.c.text, start + 1, end - start)
        return self._connection.execute(select(cut).where(documents.c.id == doc_id)).scalar() or ""

    def actors(self) -> list[ActorRow]:
        """Actors named in claims, by name; joint actors one by one."""
        return roster(self.roles())

    def roles(self) -> Iterator[Role]:
        """Who acts and who suffers in each claim that stands, document by document."""
        query = select(*(claims.c[name] for name in ("id", *Role._fields[1:]))).where(_STANDS)
        return (Role(*row) for row in self._connection.execute(query.order_by(claims.c.doc_id, claims.c.seq)))

    def judgements(self) -> list[Judgement]:
        """What people said of the record, in the order in which they said it."""
        rows = self._rows(select(judgements).order_by(judgements.c.id))
        return [Judgement(**{**row, "act": Act(row["act"])}) for row in rows]

    def judged_times(self) -> int:
        """How many judgements there are."""
        return self._connection.execute(select(func.count()).select_from(judgements)).scalar_one()

    def forgotten(self) -> Mapping[str, Forgotten]:
        """Documents that were taken out, by id."""
        rows = self._rows(select(forgotten).order_by(forgotten.c.at, forgotten.c.doc_id))
        return {row["doc_id"]: Forgotten(**row) for row in rows}

    def layers(self) -> list[LayerRow]:
        """Layers of places with the number of their places, by name."""
        size = select(func.count()).where(layer_places.c.layer == layers.c.name).scalar_subquery()
        rows = self._rows(select(layers, size.label("places")).order_by(layers.c.name))
        return [LayerRow(**row) for row in rows]

    def layer(self, name: str) -> tuple[Candidate, ...]:
        """The places of a layer, in the order of its file."""
        query = select(layer_places).where(layer_places.c.layer == name).order_by(layer_places.c.seq)
        return tuple(candidate_from(row) for row in self._rows(query))

    def _spellings(self, place_ids: Iterable[str] | None) -> dict[str, dict[str, int]]:
        total = func.sum(place_names.c.count)
        key = (place_names.c.place_id, place_names.c.spelling)
        query = select(*key, total).group_by(*key).order_by(total.desc(), place_names.c.spelling)
        parts = None if place_ids is None else chunks(place_ids)
        queries = [query] if parts is None else [query.where(place_names.c.place_id.in_(part)) for part in parts]
        spelt: dict[str, dict[str, int]] = defaultdict(dict)
        for one in queries:
            for place_id, spelling, count in self._connection.execute(one):
                spelt[place_id][spelling] = int(count)
        return spelt

    def _names(self, query: Select[Any]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        evident = query.where(_evident(place_names.c.place_id)).distinct()
        for key, value in self._connection.execute(evident):
            found[key].append(value)
        return {key: tuple(sorted(values)) for key, values in found.items()}

    def _rows(self, query: Select[Any]) -> Iterator[Mapping[str, Any]]:
        # A row's mapping is one from names in all but its declared type.
        return iter(cast("list[Mapping[str, Any]]", self._connection.execute(query).mappings().all()))


def _evident(place_id: Column[str]) -> ColumnElement[bool]:
    """Whether a claim about the place stands."""
    return select(claims.c.id).where(claims.c.place_id == place_id, _STANDS).exists()


def _document(row: dict[str, Any]) -> DocumentRow:
    remarks = row.pop("remarks")
    return DocumentRow(**{**row, "notes": (*row["notes"], *remarks)})


def _facts(row: Mapping[str, Any]) -> DocumentFacts:
    published = When(row["published_earliest"], row["published_latest"])
    own = {name: row[name] for name in ("id", "name", "title", "publisher", "url")}
    return DocumentFacts(**own, published=published, encyclopedic=bool(row["infobox"]))
