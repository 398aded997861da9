"""What is kept ready of a place: the answer for every day, and its changes of control.

It follows from the claims alone and can be made anew at any time. Every writing marks the places that it touches as
stale, in its own transaction, so that nothing stale is ever taken for ready, whatever is interrupted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from whoheld.evidence.schema import claims, kept_places, meta, places, stale, stretches, turns
from whoheld.evidence.statements import add, chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection, Select, Table

    from whoheld.almanac.when import When

#: The row of `meta` with the version of the rules that what is kept was made by.
_VERSION = "spells"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one answer stands for a place, both included; ``last`` is None where nothing ends it.

    The other fields are those of `whoheld.history.snapshot.PlaceOnDay`; names in one string stand apart by ``"; "``.
    """

    first: date
    last: date | None
    holder: str
    sharing: str
    status: str
    besieged: bool
    last_evidence: date | None
    holders: str
    others: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of control, as `whoheld.history.change.Change` has it, without the place."""

    holder: str | None
    former_holder: str | None
    start: date | None
    end: date | None
    stance: str
    source: str | None
    source_doc: str
    first: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one place; ``disputed`` where accounts of it differ."""

    place_id: str
    stretches: tuple[Stretch, ...]
    turns: tuple[Turn, ...]
    disputed: bool

    @property
    def told(self) -> tuple[tuple[Stretch, ...], tuple[Turn, ...]]:
        """What answers are made of."""
        return self.stretches, self.turns

    @property
    def none(self) -> Kept:
        """The same place with nothing kept."""
        return Kept(self.place_id, (), (), disputed=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something kept belongs: the place's id and usual name, and its point in decimal degrees or None."""

    id: str
    name: str
    lon: float | None
    lat: float | None


class KeptView(Protocol):
    """What is ready, and what is not."""

    def version(self) -> str | None:
        """The version of the rules that made it; None where nothing was ever made."""

    def stale(self) -> frozenset[str]:
        """Places of which something was written since."""

    def marks(self, limit: int) -> Mapping[str, frozenset[int]]:
        """Some of the stale places with the marks that make them so."""

    def on(self, day: date) -> list[tuple[Spot, Stretch]]:
        """Each place's stretch of a day, by the place's name; places without one are left out."""

    def turns(self, within: When | None = None) -> list[tuple[Spot, Turn]]:
        """Changes by the place's name, and in order within one; only those that ended within some days, if given."""

    def disputed(self) -> frozenset[str]:
        """Places of which accounts differ."""

    def of(self, place_ids: Iterable[str]) -> Mapping[str, Kept]:
        """All that is kept of places, by id."""


class KeptWriter(Protocol):
    """Keeps what was made, and marks what is stale."""

    def mark(self, place_ids: Iterable[str] | None) -> None:
        """Say that something was written about places; None for all that have claims."""

    def keep(self, made: Iterable[Kept], marks: Mapping[str, frozenset[int]]) -> None:
        """Keep what was made of places while these marks, and no fewer, stood."""

    def begin(self, version: str) -> None:
        """Drop what other rules made, and mark every place; nothing, where it was made by these."""


class SqlKeptView:
    """Reads on a connection whose transaction the store began and will end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def version(self) -> str | None:
        """The version of the rules that made it; None where nothing was ever made."""
        found: str | None = self._connection.execute(select(meta.c.value).where(meta.c.key == _VERSION)).scalar()
        return found

    def stale(self) -> frozenset[str]:
        """Places of which something was written since."""
        return frozenset(self._connection.scalars(select(stale.c.place_id).distinct()))

    def marks(self, limit: int) -> dict[str, frozenset[int]]:
        """Some of the stale places with the marks that make them so."""
        some = select(stale.c.place_id).distinct().order_by(stale.c.place_id).limit(limit)
        ids = list(self._connection.scalars(some))
        return _grouped(self._connection, ids)

    def on(self, day: date) -> list[tuple[Spot, Stretch]]:
        """Each place's stretch of a day, by the place's name; places without one are left out."""
        # The last stretch begun by then, place by place along the key: the length of histories costs nothing.
        other = stretches.alias()
        begun = select(func.max(other.c.first)).where(other.c.place_id == kept_places.c.place_id, other.c.first <= day)
        query = (
            select(*_SPOT, *(stretches.c[name] for name in _names(Stretch)))
            .select_from(kept_places)
            .join(stretches, stretches.c.place_id == kept_places.c.place_id)
            .join(places, places.c.id == kept_places.c.place_id)
            .where(stretches.c.first == begun.scalar_subquery())
            .where(or_(stretches.c.last.is_(None), stretches.c.last >= day))
        )
        rows = sorted(self._connection.execute(query), key=lambda row: (row[1], row[0]))
        return [(Spot(*row[:4]), Stretch(*row[4:])) for row in rows]

    def turns(self, within: When | None = None) -> list[tuple[Spot, Turn]]:
        """Changes by the place's name, and in order within one; only those that ended within some days, if given."""
        columns = (turns.c[name] for name in _names(Turn))
        query = select(*_SPOT, turns.c.seq, *columns).join(places, places.c.id == turns.c.place_id)
        if within is not None:
            query = query.where(turns.c.end.is_not(None))
        if within and within.earliest:
            query = query.where(turns.c.end >= within.earliest)
        if within and within.latest:
            query = query.where(turns.c.end <= within.latest)
        rows = sorted(self._connection.execute(query), key=lambda row: (row[1], row[0], row[4]))
        return [(Spot(*row[:4]), Turn(*row[5:])) for row in rows]

    def disputed(self) -> frozenset[str]:
        """Places of which accounts differ."""
        return frozenset(self._connection.scalars(select(kept_places.c.place_id).where(kept_places.c.disputed)))

    def of(self, place_ids: Iterable[str]) -> dict[str, Kept]:
        """All that is kept of places, by id."""
        found: dict[str, Kept] = {}
        for part in chunks(place_ids):
            known = select(kept_places.c.place_id, kept_places.c.disputed).where(kept_places.c.place_id.in_(part))
            lines = {i: [Stretch(*row) for row in rows] for i, rows in self._rows_of(stretches, Stretch, part).items()}
            told = {i: [Turn(*row) for row in rows] for i, rows in self._rows_of(turns, Turn, part).items()}
            for i, disputed in self._connection.execute(known):
                found[i] = Kept(i, tuple(lines.get(i, ())), tuple(told.get(i, ())), disputed)
        return found

    def _rows_of(self, table: Table, noun: type[Stretch | Turn], place_ids: list[str]) -> dict[str, list[Any]]:
        """The rows of places in the order of their keys, as the fields of a noun."""
        columns = [table.c[name] for name in _names(noun)]
        query = select(table.c.place_id, *columns).where(table.c.place_id.in_(place_ids))
        rows: dict[str, list[Any]] = {}
        for place_id, *values in self._connection.execute(query.order_by(*table.primary_key.columns)):
            rows.setdefault(place_id, []).append(values)
        return rows


class SqlKeptWriter:
    """Writes on a connection whose transaction the store began and will end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self, place_ids: Iterable[str] | None) -> None:
        """Say that something was written about places; None for all that have claims.

        Each call makes marks of its own: one that another writer made may be used up before this one's rows are seen.
        """
        if place_ids is None:
            every = select(claims.c.place_id).where(claims.c.place_id.is_not(None)).distinct()
            self._connection.execute(insert(stale).from_select(["place_id"], every))
        else:
            add(self._connection, stale, [{"place_id": i} for i in sorted(set(place_ids))])

    def keep(self, made: Iterable[Kept], marks: Mapping[str, frozenset[int]]) -> None:
        """Keep what was made of places while these marks, and no fewer, stood.

        A place of which another program used up some of the marks meanwhile is left: what that one keeps is as new.
        """
        standing = _grouped(self._connection, marks, lock=True)
        mine = {i for i in marks if marks[i] <= standing.get(i, frozenset())}
        for table in (stretches, turns, kept_places):
            self._delete(table, "place_id", mine)
        self._delete(stale, "seq", {seq for i in mine for seq in marks[i]})
        there = {i for part in chunks(mine) for i in self._connection.scalars(_known(part))}
        kept = [one for one in made if one.place_id in there and (one.stretches or one.turns)]
        add(self._connection, kept_places, [{"place_id": k.place_id, "disputed": k.disputed} for k in kept])
        add(self._connection, stretches, [{"place_id": k.place_id, **_values(s)} for k in kept for s in k.stretches])
        numbered = [(k.place_id, seq, turn) for k in kept for seq, turn in enumerate(k.turns)]
        add(self._connection, turns, [{"place_id": i, "seq": seq, **_values(turn)} for i, seq, turn in numbered])

    def begin(self, version: str) -> None:
        """Drop what other rules made, and mark every place; nothing, where it was made by these."""
        if not self._first_to_say(version):
            return
        for table in (stretches, turns, kept_places, stale):
            self._connection.execute(delete(table))
        self.mark(None)

    def _first_to_say(self, version: str) -> bool:
        """Whether this, and no other program meanwhile, wrote the version down."""
        mine = meta.c.key == _VERSION
        if self._connection.execute(select(meta.c.key).where(mine)).first():
            newer = update(meta).where(mine, meta.c.value != version).values(value=version)
            return self._connection.execute(newer).rowcount > 0
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(meta).values(key=_VERSION, value=version))
        except IntegrityError:
            return False
        return True

    def _delete(self, table: Table, column: str, values: Iterable[Any]) -> None:
        for part in chunks(values):
            self._connection.execute(delete(table).where(table.c[column].in_(part)))


def _known(place_ids: list[str]) -> Select[Any]:
    """Those of the places that are in the tables: one that a person named is not."""
    return select(places.c.id).where(places.c.id.in_(place_ids))


_SPOT = (places.c.id, places.c.name, places.c.lon, places.c.lat)


def _names(noun: type[Stretch | Turn]) -> tuple[str, ...]:
    return tuple(noun.__dataclass_fields__)


def _values(one: Stretch | Turn) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _names(type(one))}


def _grouped(connection: Connection, place_ids: Iterable[str], *, lock: bool = False) -> dict[str, frozenset[int]]:
    """The marks of places, by place; locked, where the database has locks of rows, until the transaction ends."""
    found: dict[str, set[int]] = {}
    for part in chunks(place_ids):
        query = select(stale.c.place_id, stale.c.seq).where(stale.c.place_id.in_(part)).order_by(stale.c.seq)
        for place_id, seq in connection.execute(query.with_for_update() if lock else query):
            found.setdefault(place_id, set()).add(seq)
    return {place_id: frozenset(marks) for place_id, marks in found.items()}
