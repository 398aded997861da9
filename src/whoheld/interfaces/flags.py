"""The flags that every command takes, before or after its name: which record, and how to write the answer."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from whoheld.interfaces.formats import Format
from whoheld.options import DEFAULT_RECORD, record_location

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose with the shared flags; None where nothing was said."""

    record: str | None = None
    form: Format | None = None

    @property
    def location(self) -> str:
        """The record to use: the one named, else ``$WHOHELD_RECORD``, else ``whoheld.db`` here."""
        return record_location(self.record)

    @property
    def format(self) -> Format:
        """How to write the answer; a table if nothing else was asked for."""
        return self.form or Format.TABLE

    def over(self, other: Settings | None) -> Settings:
        """These settings, and where they say nothing the other's."""
        return Settings(self.record or other.record, self.form or other.form) if other else self


def shared_flags(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--record`` and ``--format``; it gets them as its argument ``settings``."""

    @click.option(
        "--record",
        metavar="FILE",
        help=f"The record to use.  [default: $WHOHELD_RECORD, or {DEFAULT_RECORD} in the current folder]",
    )
    @click.option(
        "--format",
        "form",
        type=click.Choice([str(f) for f in Format]),
        help="How to write the answer: a table for reading, or data for programs.  [default: table]",
    )
    @functools.wraps(command)
    def wrapped(*args: object, record: str | None, form: str | None, **kwargs: object) -> None:
        own = Settings(record, Format(form) if form else None)
        ctx = click.get_current_context()
        command(*args, settings=own.over(ctx.find_object(Settings)), **kwargs)

    return wrapped
