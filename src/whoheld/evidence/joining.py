"""Keeps what each document's places stand for in step with the record, whenever a document comes in or goes.

Only names that the document has, or had, are looked at; of other documents only those that could not put such a name
on the map, and only where the places known by that name have changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Text, and_, column, func, or_, select, update, values

from whoheld.almanac.place import Placing
from whoheld.evidence.mapping import place_from
from whoheld.evidence.namesake import Meant, Told, meant
from whoheld.evidence.schema import claims, documents, place_names, places, sightings
from whoheld.evidence.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from whoheld.almanac.place import Place


class Spelt(NamedTuple):
    """A name of a place in one document, folded, and whether the document puts it among its other places."""

    folded: str
    place_id: str
    sure: int


class Joining:
    """What one document changes in what names stand for.

    Make it before the document's rows are changed; call `settle` when they are as they shall be.
    """

    def __init__(self, connection: Connection, doc_id: str) -> None:
        self._connection = connection
        self._doc_id = doc_id
        self._before = self._names()

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

    def _names(self) -> set[Spelt]:
        query = select(place_names.c.folded, place_names.c.place_id, place_names.c.sure)
        rows = self._connection.execute(query.where(place_names.c.doc_id == self._doc_id))
        return {Spelt(*row) for row in rows}

    def _changed(self, now: set[Spelt]) -> set[str]:
        """Names for which the record knows other places than before, or by which it calls one place."""
        come_or_gone = {s for s in now ^ self._before if s.sure}
        come_or_gone -= self._elsewhere(come_or_gone)
        equated = _equated(now) ^ _equated(self._before)
        return {s.folded for s in come_or_gone} | {name for _, names in equated for name in names}

    def _elsewhere(self, some: Iterable[Spelt]) -> set[Spelt]:
        """Those of some sure names under which another document puts the place on the map."""
        by_name = {(s.folded, s.place_id): s for s in some}
        if not by_name:
            return set()
        # Each is looked for until one is found: a place may stand under its name in thousands of documents.
        asked = values(column("folded", Text), column("place_id", Text), name="asked").data(list(by_name)).cte()
        same = (place_names.c.folded == asked.c.folded, place_names.c.sure == 1)
        other = (place_names.c.place_id == asked.c.place_id, place_names.c.doc_id != self._doc_id)
        query = select(asked.c.folded, asked.c.place_id).where(
            select(place_names.c.doc_id).where(*same, *other).exists()
        )
        return {by_name[folded, place_id] for folded, place_id in self._connection.execute(query)}

    def _names_of(self, place_ids: Iterable[str]) -> set[str]:
        query = select(place_names.c.folded).distinct()
        return {
            name
            for part in chunks(place_ids)
            for name in self._connection.scalars(query.where(place_names.c.place_id.in_(part)))
        }

    def _lost(self, names: Collection[str]) -> set[tuple[str, str]]:
        """Documents, with the places, that cannot put one of these names on the map."""
        query = select(place_names.c.doc_id, place_names.c.place_id).where(place_names.c.sure == 0)
        rows = (
            row
            for part in chunks(names)
            for row in self._connection.execute(query.where(place_names.c.folded.in_(part)))
        )
        return {(doc_id, place_id) for doc_id, place_id in rows}

    def _decide(self, doc_id: str, place_id: str, known: _Known) -> set[str]:
        """What a place of a document stands for; the places that this changes."""
        found = known.meant(doc_id, place_id)
        here = (sightings.c.doc_id == doc_id, sightings.c.place_id == place_id)
        before = self._connection.execute(select(sightings.c.stands_for, sightings.c.why).where(*here)).one()
        if tuple(before) == (found or (None, None)):
            return set()
        stands_for, why = found or (None, None)
        self._connection.execute(update(sightings).where(*here).values(stands_for=stands_for, why=why))
        names = (place_names.c.doc_id == doc_id, place_names.c.place_id == place_id)
        self._connection.execute(update(place_names).where(*names).values(stands_for=stands_for))
        told = func.coalesce(claims.c.told_id, claims.c.place_id)
        own = and_(claims.c.doc_id == doc_id, told == place_id, claims.c.superseded_by.is_(None))
        moved = {"place_id": stands_for or place_id, "told_id": place_id if stands_for else None}
        self._connection.execute(update(claims).where(own).values(moved))
        return {i for i in (before[0], stands_for, place_id) if i}


class _Known:
    """What the record knows, each document and name looked up once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._documents: dict[str, tuple[dict[str, Place], dict[str, set[str]]]] = {}
        self._namesakes: dict[str, list[str]] = {}

    def meant(self, doc_id: str, place_id: str) -> tuple[str, str] | None:
        """What a place of a document stands for, and why."""
        told, names = self._document(doc_id)
        ids = sorted({i for name in names[place_id] for i in self._called(name)} - {place_id})
        others = [p for i, p in told.items() if i != place_id]
        if not ids or _named_twice(told[place_id], [p for p in others if names[p.id] & names[place_id]]):
            return None
        both = {i: self._equating(i, names[place_id], names[i]) for i in ids if i in told}
        equated = {i: name for i, name in both.items() if name}
        found = meant(Told(told[place_id], others, equated), self._places(ids))
        return (found.place_id, found.why) if isinstance(found, Meant) else None

    def _document(self, doc_id: str) -> tuple[dict[str, Place], dict[str, set[str]]]:
        """A document's places as it tells of them, and its names for each, folded."""
        if doc_id not in self._documents:
            names: dict[str, set[str]] = defaultdict(set)
            called: dict[str, str] = {}
            spelt = select(place_names.c.place_id, place_names.c.folded, place_names.c.spelling)
            spelt = spelt.where(place_names.c.doc_id == doc_id)
            for place_id, folded, spelling in self._connection.execute(
                spelt.order_by(place_names.c.count.desc(), place_names.c.spelling)
            ):
                names[place_id].add(folded)
                called.setdefault(place_id, spelling)
            seen = select(sightings.c.place_id, sightings.c.seen).where(sightings.c.doc_id == doc_id)
            rows = self._connection.execute(seen.order_by(sightings.c.place_id))
            told = {i: place_from({"id": i, "name": called[i], **made}) for i, made in rows}
            self._documents[doc_id] = told, names
        return self._documents[doc_id]

    def _called(self, folded: str) -> list[str]:
        """The places that documents put on the map under a name."""
        if folded not in self._namesakes:
            query = select(place_names.c.place_id).where(place_names.c.folded == folded, place_names.c.sure == 1)
            self._namesakes[folded] = list(self._connection.scalars(query.distinct()))
        return self._namesakes[folded]

    def _places(self, ids: Iterable[str]) -> list[Place]:
        rows = (
            row
            for part in chunks(ids)
            for row in self._connection.execute(select(places).where(places.c.id.in_(part))).mappings()
        )
        return sorted((place_from(dict(row)) for row in rows), key=lambda p: p.id)

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
