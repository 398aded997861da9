"""The command that tells how fast a side gains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.errors import OutputError
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import SIDE
from whoheld.interfaces.output import put_rows
from whoheld.interfaces.paper.paper import Paper, kind_of
from whoheld.interfaces.words import seen_by

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld pace SDF",
        "whoheld pace SDF --from 2017-09 --to 2017-12 --plot pace.png",
        "whoheld pace Russia --format csv > pace.csv",
    ],
)
@click.argument("side", type=SIDE)
@click.option("--from", "first", metavar="DATE", help="Only what happened on this day or later.")
@click.option("--to", "last", metavar="DATE", help="Only what happened by this day.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.png|svg|pdf",
    help="Also draw the weeks.",
)
@click.option("--force", is_flag=True, help="Write over a picture that is there already.")
@shared_flags
@lens_flags
def pace(side: str, *, first: str | None, last: str | None, plot: Path | None, force: bool, settings: Settings) -> None:
    """The places that SIDE gained and lost, by ISO week, beside what is told of its gains ("four villages").

    What cannot be put into one week stands apart, at the end: changes whose days lie in more than one, and those of
    areas and routes. docs/pace.md tells how all is counted.
    """
    if plot:
        kind_of(plot)
        if plot.exists() and not force:
            raise OutputError(f"{plot} is there already; give another name, or --force to write over it")
    with settings.asked() as record:
        found = record.pace(side, first, last)
        put_rows(settings, "pace", found.rows())
        if plot:
            from whoheld.interfaces.paper.tempo import draw_pace  # noqa: PLC0415 - the help needs no matplotlib

            draw_pace(record, Paper(plot, seen_by=seen_by(settings)), found)
            click.echo(f"whoheld: drew {plot} ({plot.stat().st_size / 1000:,.0f} kB)", err=True)
