"""A record that is open: its store, and the view of it that every answer starts from."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self

from whoheld.evidence.sql import open_store
from whoheld.options import record_location

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from whoheld.almanac.side import Sides
    from whoheld.evidence.store import Store, View


class Opened:
    """A record that is open. A context manager; `Opened.open` makes one."""

    def __init__(self, store: Store, location: str, *, read_only: bool = False) -> None:
        self._store = store
        self._read_only = read_only
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
        return cls(open_store(where, create=create, read_only=read_only), where, read_only=read_only)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _view(self) -> AbstractContextManager[View]:
        """What stands in the record, in a transaction of its own."""
        return self._store.view()

    @cached_property
    def _sides(self) -> Sides:
        from whoheld.almanac.side import Sides  # noqa: PLC0415 - takes a moment to load

        return Sides.shipped()
