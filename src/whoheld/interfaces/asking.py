"""The commands that ask about a place or a day: held, history, on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.formats import Format
from whoheld.interfaces.names import PLACE
from whoheld.interfaces.output import put_answer, put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld held Kherson 2022-10-01",
        'whoheld held "Kupiansk-Vuzlovyi" 2022-09-30 --format json',
        "whoheld held Kherson 2022-10-01 --known-by 2022-06    as known by the end of June",
    ],
)
@click.argument("place", type=PLACE)
@click.argument("date")
@shared_flags
@lens_flags
def held(place: str, date: str, settings: Settings) -> None:
    """Who held PLACE on DATE (a day: 2022-11-12), since when, until when, and the sentences for and against.

    Any spelling of the place that the reports or the gazetteer use will do. A month or a year asks for its last day.
    """
    with settings.asked() as record:
        put_answer(settings, "held", record.held(place, date))


@click.command(
    cls=ExampleCommand,
    examples=["whoheld history Izium", "whoheld history Mosul --format jsonl"],
)
@click.argument("place", type=PLACE)
@shared_flags
@lens_flags
def history(place: str, settings: Settings) -> None:
    """The spells of PLACE in order: who held it from when to when, with the evidence, disputes marked."""
    from whoheld.history.wording import perhaps  # noqa: PLC0415 - help and completion need no history

    with settings.asked() as record:
        answer = record.history(place)
        put_rows(settings, "history", answer)
        if answer.perhaps and settings.format is Format.TABLE:
            click.echo(f"{answer.place}: {perhaps(answer.perhaps)}")
        if answer.unused and settings.format is Format.TABLE:
            click.echo("\nSaid of it too, though it moves nothing (planned, expected, supposed, denied, undated):")
            put_rows(settings, "evidence", answer.unused)


@click.command(
    cls=ExampleCommand,
    examples=["whoheld on 2022-10-01", "whoheld on 2022-09 --format csv > september.csv"],
)
@click.argument("date")
@shared_flags
@lens_flags
def on(date: str, settings: Settings) -> None:
    """Every place with known control on DATE; of a month or a year, the state on its last day."""
    with settings.asked(of_all=True) as record:
        answer = record.on(date)
        put_rows(settings, "on", answer)
        if answer.changes and settings.format is Format.TABLE:
            click.echo(f"\nChanges within {answer.date}:")
            put_rows(settings, "changes", answer.changes)


@click.command(
    cls=ExampleCommand,
    examples=["whoheld revisions Kherson --on 2022-10-01", "whoheld revisions Mosul --on 2016-10 --format csv"],
)
@click.argument("place", type=PLACE)
@click.option("--on", "day", metavar="DATE", required=True, help="The day asked about; of a month or year, the last.")
@shared_flags
def revisions(place: str, day: str, settings: Settings) -> None:
    """What was answered of PLACE on a day by the documents of each time: a row whenever the answer changed.

    A document without a day of publication counts from the day on which it was read.
    """
    with settings.asked() as record:
        put_rows(settings, "revisions", record.revisions(place, day))
