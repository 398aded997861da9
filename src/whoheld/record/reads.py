"""Reading documents and layers of places into a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.errors import QuestionError
from whoheld.evidence.report import NotRead, ReadingReport, Tally
from whoheld.evidence.store import Entry
from whoheld.options import ReadingOptions
from whoheld.record.ready import Ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from whoheld.batch.desk import Desk, Finished, MakesReader, Outcome
    from whoheld.evidence.judgement import Forgotten
    from whoheld.evidence.rows import LayerRow
    from whoheld.pipeline import Reading


class Reads(Ready):
    """A record that documents can be read into."""

    def read(
        self,
        paths: Iterable[str | Path] | str | Path,
        options: ReadingOptions | None = None,
        *,
        workers: int = 1,
        cluster: str | None = None,
        parts: str | Path | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        reader: MakesReader[Reading] | None = None,
        again: bool = False,
    ) -> ReadingReport:
        """Read files and folders into the record, one transaction a document; then make their places' spells ready.

        What was finished is kept whatever happens after; a document that the same reader knows already is not read
        again. With more than one worker, call it under ``if __name__ == "__main__":`` in a script.

        Args:
            paths: Files and folders, or addresses of pages, or one of these; ``-`` is standard input.
            options: How to read.
            workers: Processes to read with.
            cluster: The address of a Dask scheduler (``tcp://HOST:PORT``), whose workers read instead.
            parts: A folder that this machine and the workers of the cluster see alike, for what they have read and
                what is not in the record yet; an interrupted reading goes on from there. By default a hidden folder
                beside the record's file.
            progress: Called after each document with the number done, the number known so far, and where it lies.
            reader: Makes another reader than the one that comes with WhoHeld.
            again: Read also documents that were forgotten (`Record.forget`), which are else refused.

        Raises:
            RecordUnwritable: The record is read-only, locked, or the disk is full.
            ModelError: The language model is missing.
            MissingExtra: Dask is needed, and not installed.
            ClusterError: The cluster cannot be reached, was lost, or cannot read.
            OutputError: The folder of parts cannot be written to.
            QuestionError: A folder of parts has to be named, or is of no use.
        """
        # The readers of files take a while to load, which somebody who only asks need not wait for.
        from whoheld.acquisition.openers import Unfolded  # noqa: PLC0415
        from whoheld.acquisition.walk import find, idle_rows  # noqa: PLC0415
        from whoheld.batch.reading import Spread, read_all  # noqa: PLC0415

        spread = Spread(workers, cluster, self._parts(cluster, parts))
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        found, left = find(given, options := options or ReadingOptions())
        texts = Unfolded(found, options)
        desk = self._desk(options, reader)
        desk.refused = {} if again else self._refused()
        own = self._own_files() - {Path(path).resolve() for path in given}
        tally = Tally(not_read=[NotRead(where, why) for where, why in left if Path(where).resolve() not in own])
        written: set[str] = set()
        for done, outcome in enumerate(read_all(texts, desk, spread), 1):
            self._take_in(outcome, desk.version, tally, written)
            if progress:
                progress(done, texts.known, outcome.where)
        tally.remarks += [NotRead(remark.where, remark.what) for remark in (*texts.remarks, *idle_rows(given))]
        if written:
            self.make_ready()
        with self._view() as view:
            return tally.report(view)

    def _parts(self, cluster: str | None, named: str | Path | None) -> Path | None:
        """Where part files go on their way from a cluster."""
        if cluster is None:
            if named is not None:
                raise QuestionError("a folder of part files is of use with a cluster only: name its address, too")
            return None
        if named is None and "://" in self.location:
            raise QuestionError(
                "this record has no folder of its own for part files: name one with --parts that all machines share"
            )
        beside = Path(self.location).expanduser()
        return Path(named) if named else beside.with_name(f".{beside.name}.parts")

    def _own_files(self) -> set[Path]:
        """The record's file and those that the database keeps beside it: no documents, where the folder is read."""
        return {Path(f"{self.location}{ending}").expanduser().resolve() for ending in ("", "-wal", "-shm", "-journal")}

    def _desk(self, options: ReadingOptions, reader: MakesReader[Reading] | None) -> Desk[Reading]:
        from whoheld.almanac.layers import Layer  # noqa: PLC0415 - see read
        from whoheld.batch.desk import Desk, Shipped  # noqa: PLC0415

        with self._view() as view:
            layers = tuple(Layer(row.name, row.digest, view.layer(row.name)) for row in view.layers())
            make = reader or Shipped(options, layers)
            return Desk(make, make.version, options.published, view.earlier())

    def _refused(self) -> dict[str, str]:
        """The documents that were forgotten and not read in again since, with what is said of them."""
        with self._view() as view:
            gone = view.forgotten()
            known = view.facts(gone)
            return {doc_id: _refusal(row) for doc_id, row in gone.items() if doc_id not in known}

    def _take_in(self, outcome: Outcome[Reading], version: str, tally: Tally, written: set[str]) -> None:
        from whoheld.batch.desk import Failed, Finished  # noqa: PLC0415 - see read

        if isinstance(outcome, Failed):
            tally.left_out(outcome.where, str(outcome.error))
        elif not isinstance(outcome, Finished) or outcome.document.id in written:
            tally.known.append(outcome.document.name)
        else:
            with self._store.writing() as writer:
                writer.enter(_entry(outcome, version))
            written.add(outcome.document.id)
            tally.remark(outcome.where, outcome.document.notes)
            if outcome.reading is None:
                tally.left_out(outcome.where, f"kept, not read: {outcome.unread}")
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
        with self._view() as view:
            return view.layers()


def _refusal(row: Forgotten) -> str:
    """Why a document is not read."""
    when = row.at[:10]
    return f"forgotten by {row.by} on {when} ({row.reason}); with --again it is read all the same"


def _entry(done: Finished[Reading], version: str) -> Entry:
    if done.reading is None:
        return Entry(done.document, version, unread=done.unread)
    reading = done.reading
    return Entry(
        done.document,
        version,
        reading.claims,
        reading.places,
        reading.spellings,
        remarks=reading.notes,
        statements=reading.statements,
    )
