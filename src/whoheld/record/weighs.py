"""What a person tells a record of its witnesses: which source leans to which side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.record.opened import Opened

if TYPE_CHECKING:
    from pathlib import Path

    from whoheld.evidence.circle import Leaning


class Weighs(Opened):
    """A record that can be told who leans where."""

    def set_leanings(self, path: str | Path) -> list[Leaning]:
        """Copy a file of leanings into the record instead of the one that was there; an empty one takes it away.

        Args:
            path: A CSV file with the columns source, side and, if wanted, from and to.

        Raises:
            LeaningsError: The file cannot be read.
            RecordUnwritable: The record is read-only, locked, or the disk is full.
        """
        from whoheld.evidence.leanings import read_leanings  # noqa: PLC0415 - who only asks needs no file

        lines = read_leanings(path)
        with self._store.writing() as writer:
            writer.set_leanings(lines)
        return self.leanings()

    def leanings(self) -> list[Leaning]:
        """The lines of the file of leanings, in its order."""
        with self._view() as view:
            return view.leanings()
