"""What stands in a record at one moment, read from the tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, case, func, or_, select

from whoheld.acquisition.document import page_of
from whoheld.almanac.place import FeatureClass
from whoheld.codebook import CONTROL, MOVING
from whoheld.evidence.argued import StatementRow, stated
from whoheld.evidence.circle import Circle, CopiedPassage, Leaning
from whoheld.evidence.judgement import Act, Forgotten, Judgement
from whoheld.evidence.kept import SqlKeptView
from whoheld.evidence.mapping import (
    CLAIM_COLUMNS,
    candidate_from,
    claim_from,
    document_from,
    document_row_from,
    facts_from,
    place_from,
)
from whoheld.evidence.roster import Role, roster
from whoheld.evidence.rows import ClaimRow, DocumentRow, LayerRow, PlaceRow
from whoheld.evidence.schema import (
    claims,
    documents,
    forgotten,
    judgements,
    layer_places,
    layers,
    leanings,
    passages,
    place_names,
    places,
    prints,
    sightings,
)
from whoheld.evidence.sifting import sifted
from whoheld.evidence.statements import chunks
from whoheld.evidence.store import Earlier, Trace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select

    from whoheld.acquisition.document import Document
    from whoheld.almanac.place import Candidate, Place
    from whoheld.claims.claim import Claim, Kind
    from whoheld.codebook import StatementType
    from whoheld.evidence.outline import Outline, Sieve
    from whoheld.evidence.rows import ActorRow
    from whoheld.evidence.source import DocumentFacts

_CLAIM = (claims.c.id, *(claims.c[name] for name in CLAIM_COLUMNS))
_BESIDE = (places.c.lon, places.c.lat, claims.c.reader, claims.c.superseded_by)
#: The place that is meant by a document's name for one.
_MEANT = func.coalesce(place_names.c.stands_for, place_names.c.place_id)
_STANDS = claims.c.superseded_by.is_(None)


class SqlView:
    """Reads on a connection whose transaction the store began and will end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def kept(self) -> SqlKeptView:
        """What is kept ready of places."""
        return SqlKeptView(self._connection)

    def earlier(self) -> Mapping[str, Earlier]:
        """How each document was read, by its id."""
        known = select(documents.c.id, documents.c.reader, documents.c.published, documents.c.published_basis)
        return {doc_id: Earlier(*rest) for doc_id, *rest in self._connection.execute(known)}

    def document(self, doc_id: str) -> Document | None:
        """A document with its text, blocks and offsets; None if there is none of that id."""
        row = next(self._rows(select(documents).where(documents.c.id == doc_id)), None)
        return document_from(row) if row else None

    def documents(self, doc_ids: Iterable[str] | None = None) -> list[DocumentRow]:
        """All documents, or those of the given ids, by name."""
        own = [documents.c[name] for name in DocumentRow.__dataclass_fields__ if name in documents.c]
        standing = select(func.count()).where(claims.c.doc_id == documents.c.id, _STANDS).scalar_subquery()
        query = select(*own, standing.label("claims"), func.length(documents.c.text).label("characters"))
        query = query.add_columns(documents.c.remarks)
        parts = None if doc_ids is None else chunks(set(doc_ids))
        queries = [query] if parts is None else [query.where(documents.c.id.in_(part)) for part in parts]
        found = [document_row_from(row) for one in queries for row in self._rows(one)]
        return sorted(found, key=lambda row: (row.name, row.id))

    def facts(self, doc_ids: Iterable[str] | None = None) -> Mapping[str, DocumentFacts]:
        """What an answer says of each document, or of those of the given ids, by id."""
        wanted = (
            "id",
            "name",
            "title",
            "publisher",
            "url",
            "published_earliest",
            "published_latest",
            "infobox",
            "read_at",
            "pages",
        )
        query = select(*(documents.c[name] for name in wanted))
        parts = None if doc_ids is None else chunks(set(doc_ids))
        queries = [query] if parts is None else [query.where(documents.c.id.in_(part)) for part in parts]
        return {row["id"]: facts_from(row) for one in queries for row in self._rows(one)}

    def circle(self, doc_ids: Iterable[str] | None = None) -> Circle:
        """Who may be a witness of whom among all documents, or among those of the given ids."""
        wanted = None if doc_ids is None else sorted(set(doc_ids))
        return Circle(self._copies(wanted), self._publishers(wanted), tuple(self.leanings()))

    def leanings(self) -> list[Leaning]:
        """The lines of the user's file on who leans where, in its order."""
        rows = self._rows(select(leanings).order_by(leanings.c.seq))
        return [Leaning(row["source"], row["side"], row["first"], row["last"]) for row in rows]

    def _copies(self, doc_ids: list[str] | None) -> dict[str, tuple[CopiedPassage, ...]]:
        query = select(passages.c.doc_id, passages.c.start, passages.c.end, prints.c.kin)
        query = query.join(prints, prints.c.id == passages.c.print)
        parts = None if doc_ids is None else chunks(doc_ids)
        queries = [query] if parts is None else [query.where(passages.c.doc_id.in_(part)) for part in parts]
        rows = [row for one in queries for row in self._connection.execute(one)]
        # Two passages of one document that are alike are the same author's anyway.
        common = Counter(kin for _, kin in {(doc_id, kin) for doc_id, _, _, kin in rows})
        found: dict[str, list[CopiedPassage]] = defaultdict(list)
        for doc_id, start, end, kin in rows:
            if common[kin] > 1:
                found[doc_id].append(CopiedPassage(start, end, kin))
        return {doc_id: tuple(sorted(copied, key=lambda c: c.start)) for doc_id, copied in found.items()}

    def _publishers(self, doc_ids: list[str] | None) -> dict[str, str]:
        query = select(documents.c.id, documents.c.publisher).where(documents.c.publisher.is_not(None))
        parts = None if doc_ids is None else chunks(doc_ids)
        queries = [query] if parts is None else [query.where(documents.c.id.in_(part)) for part in parts]
        return {doc_id: publisher for one in queries for doc_id, publisher in self._connection.execute(one)}

    def claims(
        self,
        *,
        kinds: Collection[Kind] | None = None,
        place_ids: Iterable[str] | None = None,
        doc: str | None = None,
        ids: Iterable[str] | None = None,
        superseded: bool = False,
    ) -> list[ClaimRow]:
        """Claims in the order of documents' names and, within one, of telling; doc is an id or a name."""
        query = (
            select(*_CLAIM, claims.c.told_id, documents.c.name, *_BESIDE)
            .join(documents, documents.c.id == claims.c.doc_id)
            .join(places, places.c.id == claims.c.place_id, isouter=True)
            .order_by(documents.c.name, claims.c.doc_id, claims.c.seq, claims.c.id)
        )
        if not superseded:
            query = query.where(_STANDS)
        if kinds is not None:
            query = query.where(claims.c.kind.in_([kind.value for kind in kinds]))
        if doc:
            query = query.where(claims.c.doc_id.in_(self._called(doc)))
        if place_ids is not None:
            query = query.where(claims.c.place_id.in_(list(place_ids)))
        if ids is not None:
            query = query.where(claims.c.id.in_(list(ids)))
        # By position: looking each of forty columns up by name would take most of the time.
        told = list(self._told(query))
        pages = self._pages({claim.doc_id for claim, _ in told})
        return [
            ClaimRow(claim, *(*beside, "", page_of(pages.get(claim.doc_id, ()), claim.raw_start)))
            for claim, beside in told
        ]

    def _pages(self, doc_ids: Iterable[str]) -> Mapping[str, Sequence[int]]:
        """Where the pages begin of those of some documents that have any."""
        query = select(documents.c.id, documents.c.pages).where(documents.c.pages.is_not(None))
        queries = (query.where(documents.c.id.in_(part)) for part in chunks(doc_ids))
        return {doc_id: pages for one in queries for doc_id, pages in self._connection.execute(one)}

    def _told(self, query: Select[Any]) -> Iterator[tuple[Claim, Sequence[Any]]]:
        """Claims from rows of id, columns, what their document made of the place, its name, and what stands beside."""
        rows = list(self._connection.execute(query))
        at = len(_CLAIM)
        meant = self._meant({row[at] for row in rows if row[at]})
        for row in rows:
            yield _claim(row[0], row[1:at], row[at + 1], meant.get(row[at])), row[at + 2 :]

    def outlines(self, sieve: Sieve) -> Iterator[Outline]:
        """The claims that come through a sieve, in outline and in no order that may be relied upon."""
        return sifted(self._connection, sieve)

    def acting(self) -> Mapping[str, int]:
        """How many of the claims that stand have each actor; joint actors in one string."""
        query = select(claims.c.actor, func.count()).where(_STANDS, claims.c.actor.is_not(None))
        return {actor: count for actor, count in self._connection.execute(query.group_by(claims.c.actor)) if actor}

    def losing(self) -> frozenset[str]:
        """Whom claims of control that stand name as who held a place before, or as besieged or fought in it."""
        query = select(claims.c.target).where(_STANDS, claims.c.kind.in_([k.value for k in CONTROL])).distinct()
        return frozenset(target for target in self._connection.scalars(query) if target)

    def latest(self, place_ids: Iterable[str], day: date, limit: int) -> list[Claim]:
        """The claims about places that may move the map and speak of the latest days up to one, the last first."""
        end, start = claims.c.end, claims.c.start
        spoken = case((and_(end <= day, or_(start.is_(None), start > day, start <= end)), end), (start <= day, start))
        query = (
            select(*_CLAIM, claims.c.told_id, documents.c.name)
            .join(documents, documents.c.id == claims.c.doc_id)
            .where(_STANDS, claims.c.place_id.in_(list(place_ids)), claims.c.place.is_not(None), spoken.is_not(None))
            .where(claims.c.kind.in_([k.value for k in CONTROL]), claims.c.stance.in_([s.value for s in MOVING]))
            .order_by(spoken.desc(), claims.c.id.desc())
            .limit(limit)
        )
        return [claim for claim, _ in self._told(query)]

    def stands_for(self, place_id: str) -> set[str]:
        """The places that documents with this one are found to mean, by what other documents say."""
        query = select(sightings.c.stands_for).where(sightings.c.place_id == place_id)
        return {i for i in self._connection.scalars(query.distinct()) if i}

    def _meant(self, told_ids: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
        """Why documents are found to mean other places than they say: place id -> document id -> reason."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        query = select(sightings.c.place_id, sightings.c.doc_id, sightings.c.why)
        for part in chunks(told_ids):
            for place_id, doc_id, why in self._connection.execute(query.where(sightings.c.place_id.in_(part))):
                found[place_id][doc_id] = why
        return found

    def place(self, place_id: str) -> Place | None:
        """A place by its id."""
        row = next(self._rows(select(places).where(places.c.id == place_id)), None)
        return place_from(row) if row else None

    def places(self, place_ids: Iterable[str] | None = None) -> list[PlaceRow]:
        """Places with at least one claim that stands, by name; or those of the given ids."""
        parts = [None] if place_ids is None else list(chunks(place_ids))
        rows = [row for part in parts for row in self._rows(_counted(part))]
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
        return self._names(select(_MEANT, place_names.c.spelling).where(place_names.c.folded == folded))

    def folded_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded spelling of places with claims -> the ids of the places."""
        return self._names(select(place_names.c.folded, _MEANT))

    def _called(self, doc: str) -> list[str]:
        """The ids of the documents of that id or name."""
        known = select(documents.c.id).where(documents.c.id == doc)
        named = select(documents.c.id).where(documents.c.name == doc)
        return list(self._connection.scalars(known)) or list(self._connection.scalars(named))

    def told_of(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """The ids of the places that claims of these documents are about."""
        query = select(claims.c.place_id).where(_STANDS, claims.c.place_id.is_not(None)).distinct()
        parts = (query.where(claims.c.doc_id.in_(part)) for part in chunks(doc_ids))
        return frozenset(i for one in parts for i in self._connection.scalars(one))

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

    def statements(
        self,
        types: Collection[StatementType] | None = None,
        doc_ids: Iterable[str] | None = None,
        *,
        ids: Iterable[str] | None = None,
    ) -> list[StatementRow]:
        """What documents argue and measure, of some types and documents, by their names and in order of telling.

        With ``ids`` those of these ids, as they were read, also the ones that a later reader did not find.
        """
        return stated(self._connection, types, doc_ids, ids=ids)

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
        key = (_MEANT, place_names.c.spelling)
        query = select(*key, total).group_by(*key).order_by(total.desc(), place_names.c.spelling)
        parts = None if place_ids is None else chunks(place_ids)
        queries = [query] if parts is None else [query.where(_meaning(part)) for part in parts]
        spelt: dict[str, dict[str, int]] = defaultdict(dict)
        for one in queries:
            for place_id, spelling, count in self._connection.execute(one):
                spelt[place_id][spelling] = int(count)
        return spelt

    def _names(self, query: Select[Any]) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        evident = query.where(_evident(_MEANT)).distinct()
        for key, value in self._connection.execute(evident):
            found[key].append(value)
        return {key: tuple(sorted(values)) for key, values in found.items()}

    def _rows(self, query: Select[Any]) -> Iterator[Mapping[str, Any]]:
        # A row's mapping is one from names in all but its declared type.
        return iter(cast("list[Mapping[str, Any]]", self._connection.execute(query).mappings().all()))


def _meaning(place_ids: list[str]) -> ColumnElement[bool]:
    """Whether a name means one of the places."""
    own = and_(place_names.c.place_id.in_(place_ids), place_names.c.stands_for.is_(None))
    return or_(own, place_names.c.stands_for.in_(place_ids))


def _claim(claim_id: str, values: Sequence[Any], doc: str, why: Mapping[str, str] | None) -> Claim:
    """The claim of a row; with the reason why another place is meant than its document says, where one is."""
    claim = claim_from(values, doc)
    if why is not None:
        claim = replace(claim, reasons={**claim.reasons, "meant": f"place meant: {why[claim.doc_id]}"})
    return claim.named(claim_id)


def _counted(place_ids: list[str] | None) -> Select[Any]:
    """Places with the number of their claims: those with any, or those of some ids, counting no others."""
    wanted = () if place_ids is None else (claims.c.place_id.in_(place_ids),)
    count = select(claims.c.place_id, func.count().label("claims")).where(_STANDS, *wanted)
    counted = count.group_by(claims.c.place_id).subquery()
    query = select(places, counted.c.claims)
    query = query.join(counted, counted.c.place_id == places.c.id, isouter=place_ids is not None)
    return query if place_ids is None else query.where(places.c.id.in_(place_ids))


def _evident(place_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a claim about the place stands."""
    return select(claims.c.id).where(claims.c.place_id == place_id, _STANDS).exists()
