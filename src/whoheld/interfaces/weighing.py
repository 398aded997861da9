"""The commands on how witnesses are weighed, and on figures that are never weighed: leanings, casualties."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.names import PLACE
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=["whoheld leanings", "whoheld leanings my_sources.csv"],
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@shared_flags
def leanings(file: Path | None, settings: Settings) -> None:
    """Put FILE into the record in place of the one before, or list what is there if no FILE is named.

    FILE is a CSV with the columns source, side and, if wanted, from and to (days, both included). Witnesses that lean
    to one side count once in that side's favour, and a side that tells of its own loss weighs more. An empty side says
    that a source leans to nobody. What a text itself says of a source ("pro-Kurdish sources") comes first.
    """
    if file is None:
        with settings.asked() as record:
            put_rows(settings, "leanings", record.leanings())
        return
    with whoheld.open(settings.location) as record:
        put_rows(settings, "leanings", record.set_leanings(file))


@click.command(
    cls=ExampleCommand,
    examples=["whoheld casualties Kherson", "whoheld casualties Mosul --from 2016-10 --to 2017-07 --format json"],
)
@click.argument("place", type=PLACE)
@click.option("--from", "first", metavar="DATE", help="Only events from this day, month or year on.")
@click.option("--to", "last", metavar="DATE", help="Only events up to this day, month or year.")
@shared_flags
def casualties(place: str, first: str | None, last: str | None, settings: Settings) -> None:
    """Who was killed, wounded, detained or displaced at PLACE: each event with the figure of each source.

    Figures are never added up or averaged. The best one is that which most independent witnesses give, else that of
    the latest report; the answer says which. Groups within a figure ("58 people, 41 of them civilians") stand apart.
    What an infobox says stands beside them as its own; it is nobody's witness and never makes a figure the best.
    """
    with settings.asked() as record:
        put_rows(settings, "casualties", record.casualties(place, first, last))
