"""The command on what was forecast and planned, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.formats import Format
from whoheld.interfaces.names import DOCUMENT, PLACE, SIDE, SOURCE
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld forecasts",
        "whoheld forecasts --place Kherson --outcome came-true",
        "whoheld forecasts --known-by 2022-10 --format csv    the ledger as of the end of October",
        "whoheld forecasts --by source                        counts, without a score",
    ],
)
@click.option("--place", type=PLACE, metavar="PLACE", help="About this place.")
@click.option("--side", type=SIDE, metavar="SIDE", help="Of what this side, or a part of it, would do.")
@click.option("--source", type=SOURCE, metavar="SOURCE", help="Said by this source.")
@click.option("--doc", type=DOCUMENT, metavar="DOCUMENT", help="In this document.")
@click.option(
    "--outcome",
    type=click.Choice(["came-true", "did-not", "open", "not-testable"]),
    help="With this outcome.",
)
@click.option("--by", type=click.Choice(["source", "doc"]), help="Counts for each source or document instead of rows.")
@shared_flags
@lens_flags
def forecasts(
    *,
    place: str | None,
    side: str | None,
    source: str | None,
    doc: str | None,
    outcome: str | None,
    by: str | None,
    settings: Settings,
) -> None:
    """Every forecast and plan of control or fighting, and what came of it by the later claims of the record.

    It came true only by something that happened after it was told, and within the time that the text gives. It did
    not only where that time is over and the record speaks of the place after it: silence decides nothing. A condition,
    a denial, a plan looked back on and one without place or actor are not testable.
    """
    if by and outcome:
        raise click.UsageError("--by counts all outcomes; leave --outcome out")
    from whoheld.history.spread import FEWEST  # noqa: PLC0415 - the help of a command needs no history

    with settings.asked() as record:
        if by:
            counts = record.forecast_counts(by, place=place, side=side, source=source, doc=doc)
            put_rows(settings, "forecasts --by", counts)
            if counts and settings.format is Format.TABLE:
                click.echo(f"\ntimed: decided within a horizon. No share is given on fewer than {FEWEST} of these.")
            return
        found = record.forecasts(place, side=side, source=source, doc=doc, outcome=outcome)
        put_rows(settings, "forecasts", found)
