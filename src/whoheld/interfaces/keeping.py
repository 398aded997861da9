"""The commands that keep a record for years: check, dump, restore, migrate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.output import put_answer, put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings

_folder = click.argument("folder", type=click.Path(path_type=Path))


@click.command(
    cls=ExampleCommand,
    examples=["whoheld check", "whoheld check --record war.db --format json"],
)
@click.option("--mend", is_flag=True, help="Make wrong spells anew from the claims.")
@shared_flags
def check(settings: Settings, *, mend: bool) -> None:
    """Whether the record still says what was written into it, with what to do where it does not.

    Every claim's id is computed again from its fields, its quote is compared with the document's text, its offsets
    with the text and the file; every row that names another is followed; the database looks over its own storage; the
    spells that are kept ready are worked out again.

    Exit status 1 if there is any fault.
    """
    with whoheld.open(settings.location, create=False, read_only=not mend) as record:
        faults = record.check(mend=mend)
    put_rows(settings, "check", faults)
    if faults:
        click.get_current_context().exit(1)


@click.command(
    cls=ExampleCommand,
    examples=["whoheld dump copies/2031-05-02", "whoheld dump war-copy --record war.db"],
)
@_folder
@shared_flags
def dump(folder: Path, settings: Settings) -> None:
    """Copy the whole record into FOLDER, a new one: Parquet and JSON lines, with a manifest of what is in it.

    Folders around it that are missing are made. Nothing is lost: `whoheld restore` makes the same record of it, in a
    file or in a PostgreSQL database. The same record gives the same files.
    """
    with settings.asked() as record:
        put_answer(settings, "dump", record.dump(folder))


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld restore copies/2031-05-02 --record war.db",
        "whoheld restore war-copy --record postgresql://me@db.example.org/war",
    ],
)
@_folder
@shared_flags
def restore(folder: Path, settings: Settings) -> None:
    """Make a record from FOLDER, which `whoheld dump` wrote.

    Where a record is already, nothing is written; a folder that was changed or is not whole is refused.
    """
    put_answer(settings, "restore", whoheld.Record.restore(folder, settings.location))


@click.command(
    cls=ExampleCommand,
    examples=["whoheld migrate", "whoheld migrate --record war.db"],
)
@shared_flags
def migrate(settings: Settings) -> None:
    """Bring a record of an older version of WhoHeld up to this one; all that is in it is kept.

    Commands that write do so by themselves, those that only ask do not write. The spells of all places are made ready
    too, so that answers for all of them come at once; and in a PostgreSQL database the views for maps (QGIS), if it
    has PostGIS.
    """
    put_answer(settings, "migrate", whoheld.Record.migrate(settings.location))
