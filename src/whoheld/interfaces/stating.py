"""The command that lists what the documents argue, expect and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whoheld.codebook import StatementType
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import DOCUMENT, PLACE, SIDE, SOURCE
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld statements --type forecast",
        "whoheld statements --place Kherson --type distance --format json",
        "whoheld statements --source 'the author' --doc mosul_battle",
        "whoheld statements --format csv > statements.csv",
    ],
)
@click.option("--type", type=click.Choice([str(t) for t in StatementType]), help="Only those of this type.")
@click.option("--place", type=PLACE, metavar="PLACE", help="Only those about this place.")
@click.option("--side", type=SIDE, metavar="SIDE", help="Only those about this side, or a part of it (whoheld sides).")
@click.option("--doc", type=DOCUMENT, metavar="DOCUMENT", help="Only those of this document (its name or id).")
@click.option("--source", type=SOURCE, metavar="SOURCE", help="Only those of this source (whoheld sources).")
@click.option("--rejected", is_flag=True, help="Also those that a person rejected.")
@shared_flags
@lens_flags
def statements(settings: Settings, **wanted: Any) -> None:  # noqa: ANN401 - the filters, as `Record.statements` has them
    """Forecasts, rival explanations, causes, what-ifs, judgements, distances and sizes of forces, with their sentences.

    None of them moves the map. docs/statements.md says what each is, how it is found, and what that is worth.
    """
    with settings.asked() as record:
        put_rows(settings, "statements", record.statements(**wanted))
