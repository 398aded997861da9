"""Keeps what each document's places stand for in step with the record, whenever a document comes in or goes.

Only names that the document has, or had, are looked at; of other documents only those that could not put such a name
on the map, and only where the places known by that name have changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select, update

from whoheld.almanac.place import Placing
from whoheld.evidence.mapping import place_from
from whoheld.evidence.namesake import Meant, Told, meant
from whoheld.evidence.schema import claims, documents, place_names, places, sightings
from whoheld.evidence.statements import among, run_among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import BindParameter, Connection, Select

    from whoheld.almanac.place import Place

_DOC: BindParameter[str] = bindparam("doc")
_PLACE: BindParameter[str] = bindparam("spot")


def _names() -> Select[Any]:
    """A document's names, and of each whether another document puts the place on the map under it."""
    own, other = place_names.alias(), place_names.alias()
    same = (other.c.folded == own.c.folded, other.c.place_id == own.c.place_id, other.c.sure == 1)
    # Looked for until one is found: a place may stand under its name in thousands of documents.
    shared = select(other.c.doc_id).where(*same, other.c.doc_id != _DOC).exists()
    return select(own.c.folded, own.c.place_id, own.c.sure, shared).where(own.c.doc_id == _DOC)


_NAMES = _names()
_NAMES_OF = select(place_names.c.folded).where(among(place_names.c.place_id)).distinct()
_LOST = select(place_names.c.doc_id, place_names.c.place_id).where(place_names.c.sure == 0, among(place_names.c.folded))
_SPELT = (
    select(place_names.c.place_id, place_names.c.folded, place_names.c.spelling)
    .where(place_names.c.doc_id == _DOC)
    .order_by(place_names.c.count.desc(), place_names.c.spelling)
)
_SEEN = select(sightings.c.place_id, sightings.c.seen).where(sightings.c.doc_id == _DOC).order_by(sightings.c.place_id)
_CALLED = (
    select(place_names.c.place_id)
    .where(place_names.c.folded == bindparam("folded"), place_names.c.sure == 1)
    .distinct()
)
_PLACES = select(places).where(among(places.c.id))

_HERE = (sightings.c.doc_id == _DOC, sightings.c.place_id == _PLACE)
_STOOD = select(sightings.c.stands_for, sightings.c.why).where(*_HERE)
_STANDS = update(sightings).where(*_HERE).values(stands_for=bindparam("now"), why=bindparam("because"))
_SPELT_SO = (
    update(place_names)
    .where(place_names.c.doc_id == _DOC, place_names.c.place_id == _PLACE)
    .values(stands_for=bindparam("now"))
)
_TOLD = (
    update(claims)
    .where(claims.c.doc_id == _DOC, func.coalesce(claims.c.told_id, claims.c.place_id) == _PLACE)
    .where(claims.c.superseded_by.is_(None))
    .values(place_id=bindparam("meant"), told_id=bindparam("told"))
)


class Spelt(NamedTuple):
    """A name of a place in one document, folded, and whether the document puts it among its other places."""

    folded: str
    place_id: str
    sure: int


class Joining:
    """What one document changes in what names stand for.

    Make it before the document's rows are changed; call `settle` when they are as they shall be.

    Args:
        connection: One that writes.
        doc_id: The document.
        known: Whether the record has it already.
    """

    def __init__(self, connection: Connection, doc_id: str, *, known: bool = True) -> None:
        self._connection = connection
        self._doc_id = doc_id
        self._before = self._names() if known else {}

    def settle(self, moved: Iterable[str] = ()) -> set[str]:
        """Decide anew what can have changed; the ids of the places whose claims are others than before.

        Args:
            moved: Places whose point or sort has changed.
        """
        now = self._names()
        others = self._changed(now) | self._names_of(moved)
        own = {s.place_id for s in now if not s.sure}
        pairs = {(self._doc_id, place_id) for place_id in own} | self._lost(others)
        known = _Known(self._connection)
        changed: set[str] = set()
        for doc_id, place_id in sorted(pairs):
            changed |= self._decide(doc_id, place_id, known)
        return changed

    def _names(self) -> dict[Spelt, bool]:
        """The document's names, and of each whether another document puts the place on the map under it."""
        rows = self._connection.execute(_NAMES, {"doc": self._doc_id})
        return {Spelt(*name): bool(shared) for *name, shared in rows}

    def _changed(self, now: dict[Spelt, bool]) -> set[str]:
        """Names for which the record knows other places than before, or by which it calls one place."""
        shared = self._before | now
        come_or_gone = {s for s in now.keys() ^ self._before.keys() if s.sure and not shared[s]}
        equated = _equated(now) ^ _equated(self._before)
        return {s.folded for s in come_or_gone} | {name for _, names in equated for name in names}

    def _names_of(self, place_ids: Iterable[str]) -> set[str]:
        return {name for (name,) in run_among(self._connection, _NAMES_OF, place_ids)}

    def _lost(self, names: Collection[str]) -> set[tuple[str, str]]:
        """Documents, with the places, that cannot put one of these names on the map."""
        return {(row.doc_id, row.place_id) for row in run_among(self._connection, _LOST, names)}

    def _decide(self, doc_id: str, place_id: str, known: _Known) -> set[str]:
        """What a place of a document stands for; the places that this changes."""
        found = known.meant(doc_id, place_id)
        here = {"doc": doc_id, "spot": place_id}
        # What was written just now stands for nothing yet.
        own = doc_id == self._doc_id
        before = (None, None) if own else tuple(self._connection.execute(_STOOD, here).one())
        stands_for, why = found or (None, None)
        if before == (stands_for, why):
            return set()
        self._connection.execute(_STANDS, {**here, "now": stands_for, "because": why})
        self._connection.execute(_SPELT_SO, {**here, "now": stands_for})
        told = place_id if stands_for else None
        self._connection.execute(_TOLD, {**here, "meant": stands_for or place_id, "told": told})
        return {i for i in (before[0], stands_for, place_id) if i}


class _Called(NamedTuple):
    """A document's names for its places: by id all of them, folded, and the usual one as it is spelt."""

    names: dict[str, set[str]]
    usual: dict[str, str]


class _Known:
    """What the record knows, each document and name looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._names: dict[str, _Called] = {}
        self._told: dict[str, dict[str, Place]] = {}
        self._namesakes: dict[str, list[str]] = {}

    def meant(self, doc_id: str, place_id: str) -> tuple[str, str] | None:
        """What a place of a document stands for, and why."""
        names = self._called_by(doc_id).names
        ids = sorted({i for name in names[place_id] for i in self._called(name)} - {place_id})
        if not ids:
            return None
        told = self._told_by(doc_id)
        others = [p for i, p in told.items() if i != place_id]
        if _named_twice(told[place_id], [p for p in others if names[p.id] & names[place_id]]):
            return None
        both = {i: self._equating(i, names[place_id], names[i]) for i in ids if i in told}
        equated = {i: name for i, name in both.items() if name}
        found = meant(Told(told[place_id], others, equated), self._places(ids))
        return (found.place_id, found.why) if isinstance(found, Meant) else None

    def _called_by(self, doc_id: str) -> _Called:
        """A document's names for its places."""
        if doc_id not in self._names:
            found = self._names[doc_id] = _Called(defaultdict(set), {})
            for place_id, folded, spelling in self._connection.execute(_SPELT, {"doc": doc_id}):
                found.names[place_id].add(folded)
                found.usual.setdefault(place_id, spelling)
        return self._names[doc_id]

    def _told_by(self, doc_id: str) -> dict[str, Place]:
        """A document's places as it tells of them."""
        if doc_id not in self._told:
            usual = self._called_by(doc_id).usual
            rows = self._connection.execute(_SEEN, {"doc": doc_id})
            self._told[doc_id] = {i: place_from({"id": i, "name": usual[i], **made}) for i, made in rows}
        return self._told[doc_id]

    def _called(self, folded: str) -> list[str]:
        """The places that documents put on the map under a name."""
        if folded not in self._namesakes:
            self._namesakes[folded] = list(self._connection.scalars(_CALLED, {"folded": folded}))
        return self._namesakes[folded]

    def _places(self, ids: Iterable[str]) -> list[Place]:
        rows = run_among(self._connection, _PLACES, ids)
        found = (place_from(dict(zip(places.c.keys(), row, strict=True))) for row in rows)
        return sorted(found, key=lambda p: p.id)

    def _equating(self, place_id: str, here: set[str], there: set[str]) -> str | None:
        """How a place under these names is said to be the one under those; None if nobody says so."""
        if here & there:
            return "this document puts it on the map by the same name"
        one, other = place_names.alias(), place_names.alias()
        query = (
            select(documents.c.name)
            .join(one, one.c.doc_id == documents.c.id)
            .join(other, and_(other.c.doc_id == one.c.doc_id, other.c.place_id == one.c.place_id))
            .where(one.c.place_id == place_id, one.c.sure == 1)
            .where(or_(*(one.c.folded == f for f in sorted(here))), or_(*(other.c.folded == f for f in sorted(there))))
            .order_by(documents.c.name)
            .limit(1)
        )
        found: str | None = self._connection.execute(query).scalar()
        return f"{found} calls it by both names" if found else None


def _equated(names: Iterable[Spelt]) -> set[tuple[str, frozenset[str]]]:
    """Places that the document calls by several names, with these."""
    by_place: dict[str, set[str]] = defaultdict(set)
    for spelt in names:
        if spelt.sure:
            by_place[spelt.place_id].add(spelt.folded)
    return {(place_id, frozenset(called)) for place_id, called in by_place.items() if len(called) > 1}


def _named_twice(told: Place, alike: Iterable[Place]) -> bool:
    """Whether a document puts two places of one name on the map: it means two, wherever they lie."""
    return told.placing is Placing.PLACED and any(p.placing is Placing.PLACED for p in alike)
