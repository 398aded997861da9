"""Keeping a record for years: looking it over, copying it whole, taking a copy up again, bringing an old one up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.options import record_location
from whoheld.record.ready import Ready, charted

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.almanac.place import Place
    from whoheld.evidence.check import Fault
    from whoheld.evidence.dump import Copy


@dataclass(frozen=True, slots=True)
class Migration:
    """A record that was brought up to the newest schema: the schema ``before`` and ``after``."""

    record: str
    before: str
    after: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


class Keeps(Ready):
    """A record that can be looked over and copied."""

    def check(self, *, mend: bool = False) -> list[Fault]:
        """What in the record cannot be so: claims whose id, quote or offsets do not fit, rows that name none, spells.

        Nothing where all is well. Goes through every claim, and works out the spells of every place anew: some minutes
        for a million claims.

        Args:
            mend: Make wrong spells anew from the claims; all else needs a copy of the record.

        Raises:
            RecordError: The database is too damaged to be read.
            RecordUnwritable: It is to be mended, and is read-only, locked, or the disk is full.
        """
        from whoheld.evidence.check import Fault  # noqa: PLC0415 - who only answers need not load it

        wrong = self._misheld()
        if wrong and mend:
            with self._store.writing() as writer:
                writer.kept.mark(place.id for place in wrong)
            self.make_ready()
        advice = "nothing, they were made anew" if mend else "`whoheld check --mend` makes them anew from the claims"
        seen = "the spells that are kept are not those that follow from its claims"
        return [*self._store.check(), *(Fault("spells", f"{p.name} ({p.id})", seen, advice) for p in wrong)]

    def _misheld(self) -> list[Place]:
        """Places whose kept spells do not follow from their claims."""
        from whoheld.history.ready import made_ready  # noqa: PLC0415 - see check

        with self._view() as view:
            seen = self._sight(view)
            ids = sorted({row.place.id for row in view.places()} - seen.anew)
            made = ((place, made_ready(place, known)) for place, known, _ in charted(seen, ids))
            return [place for place, now in made if now.told != view.kept.of([place.id]).get(place.id, now.none).told]

    def dump(self, folder: str | Path) -> Copy:
        """Write the whole record into a new folder: Parquet and JSON lines, with a manifest.

        The same record gives the same bytes, whichever database it lies in.

        Args:
            folder: A place where nothing is yet, or an empty folder; folders around it that are missing are made.

        Raises:
            RecordError: There is something at that place already.
            RecordUnwritable: The folder cannot be written.
        """
        return self._store.dump(folder)

    @staticmethod
    def restore(folder: str | Path, location: str | Path | None = None) -> Copy:
        """Make a record from a folder that `dump` wrote; all of it, or none.

        Args:
            folder: The folder.
            location: Where to make the record, as for `open`; there must be none yet.

        Raises:
            RecordError: The folder is damaged or none of ours, or there is a record at the location.
            WrongVersion: It was written by a version with other tables.
            RecordUnwritable: The record cannot be made.
        """
        from whoheld.evidence.restore import restore  # noqa: PLC0415 - seldom needed

        return restore(folder, record_location(str(location) if location else None))

    @classmethod
    def migrate(cls, location: str | Path | None = None) -> Migration:
        """Bring a record of an older version up to this one, in one transaction; then make its places' spells ready.

        In a PostgreSQL database the views for maps are made anew too, if it has PostGIS.

        Raises:
            RecordError: There is no record.
            WrongVersion: What is there is no record, or one that this version cannot read.
            RecordUnwritable: It cannot be written to.
        """
        from whoheld.evidence.dialect import database_at  # noqa: PLC0415 - seldom needed
        from whoheld.evidence.sql import migrate_store  # noqa: PLC0415 - likewise

        where = record_location(str(location) if location else None)
        done = Migration(database_at(where).shown, *migrate_store(where))
        with cls.open(where, create=False) as record:
            record.make_ready()
        return done
