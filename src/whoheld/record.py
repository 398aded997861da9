"""A record: read documents into it, and ask it who held what."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from whoheld.almanac.when import When
from whoheld.codebook import CONTROL, Kind
from whoheld.errors import BadDate, QuestionError
from whoheld.evidence.lookup import find_place
from whoheld.evidence.report import NotRead, ReadingReport, Tally
from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, LayerRow, PlaceRow
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.options import ReadingOptions, record_location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from whoheld.almanac.place import Place
    from whoheld.almanac.side import Sides
    from whoheld.batch import Desk, Finished, MakesReader, Outcome
    from whoheld.claims.claim import Claim
    from whoheld.evidence.store import Store, View
    from whoheld.history.answer import HeldAnswer
    from whoheld.history.change import Change
    from whoheld.history.chronicle import HistoryAnswer
    from whoheld.history.dispute import Dispute
    from whoheld.history.snapshot import OnAnswer
    from whoheld.pipeline import Reading

__all__ = ["ActorRow", "ClaimRow", "DocumentRow", "LayerRow", "NotRead", "PlaceRow", "ReadingReport", "Record"]


class Record:
    """Everything that was read, and the answers that follow from it. A context manager; `Record.open` makes one."""

    def __init__(self, store: Store, location: str) -> None:
        self._store = store
        self.location = location

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = True, read_only: bool = False) -> Self:
        """Open a record, or make one.

        Args:
            location: The file; without one ``$WHOHELD_RECORD``, else ``whoheld.db`` in the current folder.
            create: Make a record where there is none.
            read_only: Only answer; works on a write-protected file.

        Raises:
            RecordError: There is no record and none may be made.
            WrongVersion: The file is no record, or one that this version cannot read.
            RecordUnwritable: It cannot be made or migrated.
        """
        where = record_location(str(location) if location else None)
        return cls(open_store(where, create=create, read_only=read_only), where)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self,
        paths: Iterable[str | Path],
        options: ReadingOptions | None = None,
        *,
        workers: int = 1,
        progress: Callable[[int, int, Path], None] | None = None,
        reader: MakesReader[Reading] | None = None,
    ) -> ReadingReport:
        """Read files and folders into the record, one transaction a document.

        What was finished is kept whatever happens after; a document that the same reader knows already is not read
        again. With more than one worker, call it under ``if __name__ == "__main__":`` in a script.

        Args:
            paths: Files and folders.
            options: How to read.
            workers: Processes to read with.
            progress: Called after each document with the number done, the number in all, and its path.
            reader: Makes another reader than the one that comes with WhoHeld.

        Raises:
            RecordUnwritable: The record is read-only, locked, or the disk is full.
            ModelError: The language model is missing.
        """
        # The readers of files take a while to load, which somebody who only asks need not wait for.
        from whoheld.acquisition.walk import find  # noqa: PLC0415
        from whoheld.batch import read_all  # noqa: PLC0415

        given = [Path(path) for path in paths]
        files, left = find(given)
        desk = self._desk(options or ReadingOptions(), reader)
        own = self._own_files() - {path.resolve() for path in given}
        tally = Tally(not_read=[NotRead(str(path), why) for path, why in left if path.resolve() not in own])
        written: set[str] = set()
        for done, outcome in enumerate(read_all(files, desk, workers=workers), 1):
            self._take_in(outcome, desk.version, tally, written)
            if progress:
                progress(done, len(files), outcome.path)
        with self._store.view() as view:
            return tally.report(view)

    def _own_files(self) -> set[Path]:
        """The record's file and those that the database keeps beside it: no documents, where the folder is read."""
        return {Path(f"{self.location}{ending}").expanduser().resolve() for ending in ("", "-wal", "-shm", "-journal")}

    def _desk(self, options: ReadingOptions, reader: MakesReader[Reading] | None) -> Desk[Reading]:
        from whoheld.almanac.layers import Layer  # noqa: PLC0415 - see read
        from whoheld.batch import Desk, Shipped  # noqa: PLC0415

        with self._store.view() as view:
            layers = tuple(Layer(row.name, row.digest, view.layer(row.name)) for row in view.layers())
            make = reader or Shipped(options, layers)
            return Desk(make, make.version, options.published, view.earlier())

    def _take_in(self, outcome: Outcome[Reading], version: str, tally: Tally, written: set[str]) -> None:
        from whoheld.batch import Failed, Finished  # noqa: PLC0415 - see read

        if isinstance(outcome, Failed):
            tally.left_out(str(outcome.path), str(outcome.error))
        elif not isinstance(outcome, Finished) or outcome.document.id in written:
            tally.known.append(outcome.document.name)
        else:
            with self._store.writing() as writer:
                writer.enter(_entry(outcome, version))
            written.add(outcome.document.id)
            tally.remark(str(outcome.path), outcome.document.notes)
            if outcome.reading is None:
                tally.left_out(str(outcome.path), f"kept, not read: {outcome.unread}")
            else:
                tally.count(outcome.document.name, outcome.reading.claims, outcome.reading.help_files)

    def add_layer(self, path: str | Path) -> LayerRow:
        """Copy a gazetteer file into the record; documents that are read from now on are placed with it.

        Documents that were read before are placed anew when they are read again.

        Raises:
            GazetteerError: The file is no layer of places.
            RecordUnwritable: The record is read-only, locked, or the disk is full.
        """
        from whoheld.almanac.layers import read_layer  # noqa: PLC0415 - see read

        layer = read_layer(path)
        with self._store.writing() as writer:
            writer.add_layer(layer)
        return next(row for row in self.layers() if row.name == layer.name)

    def layers(self) -> list[LayerRow]:
        """The layers of places that were added, by name."""
        with self._store.view() as view:
            return view.layers()

    def documents(self) -> list[DocumentRow]:
        """The documents, by name."""
        with self._store.view() as view:
            return view.documents()

    def actors(self) -> list[ActorRow]:
        """The actors that claims name, by name."""
        with self._store.view() as view:
            return view.actors()

    def places(self) -> list[PlaceRow]:
        """The places that claims are about, by name."""
        with self._store.view() as view:
            return view.places()

    def find_place(self, spelling: str) -> Place:
        """The place that a spelling, or an id, stands for.

        Raises:
            UnknownPlace: Nothing in the record is called so.
            AmbiguousPlace: Several places fit equally well.
        """
        with self._store.view() as view:
            return find_place(view, spelling)

    def claims(
        self, *, kind: Kind | str | None = None, place: str | None = None, doc: str | None = None
    ) -> list[ClaimRow]:
        """Claims in the order of documents' names and of telling; of one kind, place, or document (name or id).

        Raises:
            QuestionError: No such kind, or no single place of that name.
        """
        wanted = _kind(kind) if kind else None
        with self._store.view() as view:
            ids = [find_place(view, place).id] if place else None
            return view.claims(kind=wanted, place_ids=ids, doc=doc)

    def held(self, place: str, day: str | date | When) -> HeldAnswer:
        """Who held a place on a day (of a month or a year: on its last day), and who says so.

        Raises:
            QuestionError: No single place of that name, or no date.
        """
        from whoheld.history import answer  # noqa: PLC0415 - who only reads into a record need not answer

        asked = _when(day)
        with self._store.view() as view:
            found = find_place(view, place)
            around = [area.id for area in view.areas_around(found)]
            own, of_area = _control(view, [found.id]), _control(view, around) if around else []
            facts = view.facts({claim.doc_id for claim in (*own, *of_area)})
            return answer.held(found, own, asked, facts=facts, sides=self._sides, area_claims=of_area)

    def history(self, place: str) -> HistoryAnswer:
        """The spells of a place in order, each with its evidence.

        Raises:
            QuestionError: No single place of that name.
        """
        from whoheld.history import chronicle  # noqa: PLC0415 - see held

        with self._store.view() as view:
            found = find_place(view, place)
            own = _control(view, [found.id])
            facts = view.facts({claim.doc_id for claim in own})
            return chronicle.history(found, own, facts=facts, sides=self._sides)

    def on(self, day: str | date | When) -> OnAnswer:
        """Every place with known control on a day; of a month or a year, on its last day, with the changes within.

        Raises:
            BadDate: Not a day, month or year.
        """
        from whoheld.history import snapshot  # noqa: PLC0415 - see held

        asked = _when(day)
        with self._store.view() as view:
            return snapshot.on(_grouped(view), asked, facts=view.facts(), sides=self._sides)

    def changes(self) -> list[Change]:
        """Every change of control, by day and place."""
        from whoheld.history import change  # noqa: PLC0415 - see held

        with self._store.view() as view:
            return change.changes(_grouped(view), facts=view.facts(), sides=self._sides)

    def disputes(self) -> list[Dispute]:
        """Where accounts disagree, by place and day, with both sides quoted."""
        from whoheld.history import dispute  # noqa: PLC0415 - see held

        with self._store.view() as view:
            return dispute.disputes(_grouped(view), facts=view.facts(), sides=self._sides)

    @cached_property
    def _sides(self) -> Sides:
        from whoheld.almanac.side import Sides  # noqa: PLC0415 - takes a moment to load

        return Sides.shipped()


def _control(view: View, place_ids: Iterable[str] | None = None) -> list[Claim]:
    return [row.claim for row in view.claims(place_ids=place_ids) if row.claim.kind in CONTROL]


def _grouped(view: View) -> list[tuple[Place, list[Claim]]]:
    """Every place with its control claims, by name."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in _control(view):
        if claim.place_id:
            groups[claim.place_id].append(claim)
    return [(row.place, groups[row.place.id]) for row in view.places() if row.place.id in groups]


def _kind(kind: Kind | str) -> Kind:
    try:
        return Kind(kind)
    except ValueError as error:
        raise QuestionError(f"{kind!r} is no kind of claim; ask for one of: {', '.join(Kind)}") from error


def _when(day: str | date | When) -> When:
    if isinstance(day, When):
        return day
    if isinstance(day, date):
        return When.on(day)
    try:
        return When.parse(day)
    except ValueError as error:
        raise BadDate(str(error)) from error


def _entry(done: Finished[Reading], version: str) -> Entry:
    if done.reading is None:
        return Entry(done.document, version, unread=done.unread)
    reading = done.reading
    return Entry(done.document, version, reading.claims, reading.places, reading.spellings, remarks=reading.notes)
