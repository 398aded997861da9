"""The commands that ask about a place or a day: held, history, on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.output import put_answer, put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command()
@click.argument("place")
@click.argument("date")
@shared_flags
def held(place: str, date: str, settings: Settings) -> None:
    r"""Who held PLACE on DATE (a day: 2022-11-12), since when, until when, and the sentences for and against.

    Any spelling of the place that the reports or the gazetteer use will do. A month or a year asks for its last day.

    \b
    Examples:
      whoheld held Kherson 2022-10-01
      whoheld held "Kupiansk-Vuzlovyi" 2022-09-30 --format json
    """
    with whoheld.open(settings.location) as record:
        put_answer(settings, "held", record.held(place, date))


@click.command()
@click.argument("place")
@shared_flags
def history(place: str, settings: Settings) -> None:
    r"""The spells of PLACE in order: who held it from when to when, with the evidence, disputes marked.

    \b
    Examples:
      whoheld history Izium
      whoheld history Mosul --format jsonl
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "history", record.history(place))


@click.command()
@click.argument("date")
@shared_flags
def on(date: str, settings: Settings) -> None:
    r"""Every place with known control on DATE; of a month or a year, the state on its last day.

    \b
    Examples:
      whoheld on 2022-10-01
      whoheld on 2022-09 --format csv > september.csv
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "on", record.on(date))
