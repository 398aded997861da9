"""The flags of all commands (which record, how to write the answer), and those of the commands that read."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.history.ways.bounds import REACH_KM
from whoheld.interfaces.formats import Format
from whoheld.interfaces.names import FILE, FOLDER
from whoheld.options import DEFAULT_RECORD, record_location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoheld.record import Record


#: From so many places on, working out their spells anew keeps a person waiting.
SLOW = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose with the shared flags; None where nothing was said."""

    record: str | None = None
    form: Format | None = None
    known_by: str | None = None
    reported_by: str | None = None
    judged_only: bool = False

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
        return replace(self, record=self.record or other.record, form=self.form or other.form) if other else self

    @contextmanager
    def asked(self, *, of_all: bool = False) -> Iterator[Record]:
        """The record to ask, as far as it was known by the days that were named; ``of_all`` places at once."""
        import whoheld  # noqa: PLC0415 - the help of a command needs no record

        with whoheld.open(self.location, create=False, read_only=True) as record:
            if of_all and record.unready() > SLOW:
                click.echo(
                    "whoheld: many places are worked out anew; `whoheld migrate` makes them ready for good", err=True
                )
            yield record.through(known_by=self.known_by, reported_by=self.reported_by, judged_only=self.judged_only)


def shared_flags(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--record`` and ``--format``; it gets them as its argument ``settings``."""
    record = click.option(
        "--record",
        type=FILE,
        metavar="FILE",
        help="The record to use, or the address of a PostgreSQL database (postgresql://USER@HOST/NAME).  "
        f"[default: $WHOHELD_RECORD, or {DEFAULT_RECORD} in the current folder]",
    )
    return record(format_flag(command))


def format_flag(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that needs no record ``--format`` alone; it gets it as its argument ``settings``."""

    @click.option(
        "--format",
        "form",
        type=click.Choice([str(f) for f in Format]),
        help="How to write the answer: a table for reading, or data for programs.  [default: table]",
    )
    @functools.wraps(command)
    def wrapped(*args: object, form: str | None, record: str | None = None, **kwargs: object) -> None:
        own = Settings(record, Format(form) if form else None)
        ctx = click.get_current_context()
        command(*args, settings=own.over(ctx.find_object(Settings)), **kwargs)

    return wrapped


def lens_flags(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--known-by``, ``--reported-by`` and ``--judged-only``, which go into its ``settings``."""

    @click.option("--known-by", metavar="DATE", help="Only by documents that were published by then.")
    @click.option(
        "--reported-by",
        metavar="DATE",
        help="Also by later documents, where they say that their source spoke by then; marked 'told later'.",
    )
    @click.option("--judged-only", is_flag=True, help="Only claims that a person accepted, corrected or added.")
    @functools.wraps(command)
    def wrapped(
        *args: object,
        settings: Settings,
        known_by: str | None,
        reported_by: str | None,
        judged_only: bool,
        **kwargs: object,
    ) -> None:
        seen = replace(settings, known_by=known_by, reported_by=reported_by, judged_only=judged_only)
        command(*args, settings=seen, **kwargs)

    return wrapped


almanac_flag = click.option(
    "--almanac",
    type=click.Choice(["shipped", "none"]),
    default="shipped",
    show_default=True,
    help="The sides that WhoHeld knows before it reads; none: only those that the documents name themselves.",
)
model_flag = click.option(
    "--model",
    type=FOLDER,
    metavar="FOLDER",
    help="A spaCy pipeline for English to use instead of the one that is shipped.",
)
workers_flag = click.option(
    "--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with."
)
by_flag = click.option("--by", metavar="NAME", help="Who judges.  [default: $WHOHELD_BY, or the login name]")
note_flag = click.option("--note", default="", metavar="TEXT", help="Why.")


#: By which ways: a file of roads, and how near one a place must lie.
roads_flag = click.option(
    "--roads",
    type=click.Path(path_type=Path),
    metavar="FILE.geojson",
    help="Lines of roads (an OpenStreetMap extract).  [default: neighbouring places stand in for roads]",
)
reach_flag = click.option(
    "--reach-km",
    type=click.FloatRange(min=0.1, max=50),
    default=REACH_KM,
    show_default=True,
    help="With --roads: places with no road within so many kilometres are left out.",
)
