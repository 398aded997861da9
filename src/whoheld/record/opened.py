"""A record that is open: its store, and the view of it that every answer starts from."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Self

from whoheld.evidence.judged import judged
from whoheld.evidence.judged_sides import judged_sides
from whoheld.evidence.judgement import standing
from whoheld.evidence.sql import open_store
from whoheld.options import record_location
from whoheld.record.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import TracebackType

    from whoheld.almanac.side import Sides
    from whoheld.evidence.judgement import Judgement
    from whoheld.evidence.kept import Kept
    from whoheld.evidence.lens import Lens
    from whoheld.evidence.party import Parties, SameSide
    from whoheld.evidence.store import Store, View
    from whoheld.history.voices.testimony import Overheard

#: Of so many places it is kept what their sources say; of one with a dozen claims it takes some 20 kilobytes.
_MOST_OVERHEARD = 5_000


class Opened:
    """A record that is open. A context manager; `Opened.open` makes one."""

    def __init__(self, store: Store, location: str, *, read_only: bool = False) -> None:
        self._store = store
        self._read_only = read_only
        self.location = location
        self._passed: list[Judgement] = []
        self._drawn: Drawn[tuple[str, frozenset[str]], Kept] = Drawn()
        self._overheard: Drawn[tuple[str, Lens], Overheard] = Drawn(_MOST_OVERHEARD)

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = True, read_only: bool = False) -> Self:
        """Open a record, or make one.

        Args:
            location: The file, or ``postgresql://USER:PASSWORD@HOST/NAME``; without one ``$WHOHELD_RECORD``, else
                ``whoheld.db`` in the current folder.
            create: Make a record where there is none.
            read_only: Only answer; works on a write-protected file.

        Raises:
            RecordError: There is no record and none may be made, or no server answers.
            WrongVersion: The file is no record, or one that this version cannot read.
            RecordUnwritable: It cannot be made or migrated.
        """
        where = record_location(str(location) if location else None)
        store = open_store(where, create=create, read_only=read_only)
        return cls(store, store.location, read_only=read_only)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def state(self) -> str:
        """A token that is another one after every writing to the record, by whomever; cheap to ask for.

        It means something only beside others of the same open record.
        """
        return self._store.state()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _view(self) -> Iterator[View]:
        """What stands in the record as people judged it, in a transaction of its own."""
        with self._store.view() as view:
            yield judged(view, self._judgements(view))

    def _judgements(self, view: View) -> list[Judgement]:
        """What people judged up to now; read anew only when there is more of it."""
        passed = self._passed  # another thread may replace it meanwhile
        if view.judged_times() != len(passed):
            passed = self._passed = view.judgements()
        return passed

    def _sides(self, view: View) -> SameSide:
        """Which names stand for one side: by the almanac, and by what people judged."""
        return judged_sides(self._almanac, standing(self._judgements(view)))

    def _parties(self, view: View, doc_ids: Iterable[str] | None = None) -> Parties:
        """Who is of one side, and who of these documents (of all, if none are named) may be a witness of whom."""
        from whoheld.evidence.party import Parties  # noqa: PLC0415 - who only reads into a record need not answer

        return Parties(self._sides(view), view.circle(doc_ids))

    @cached_property
    def _almanac(self) -> Sides:
        from whoheld.almanac.side import Sides  # noqa: PLC0415 - takes a moment to load

        return Sides.shipped()
