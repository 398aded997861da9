"""The commands that find: names, sides, and what to review first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.formats import Format
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=["whoheld find Kherson", "whoheld find 'defence ministry' --format json"],
)
@click.argument("text")
@shared_flags
@lens_flags
def find(text: str, settings: Settings) -> None:
    """The places, actors, sources and documents that TEXT may be the name of, the best first, ten of each at most.

    Case, diacritics and habits of transliteration make no difference, and a slip is forgiven. Claims with these words
    are found by `whoheld claims --words TEXT`.
    """
    with settings.asked() as record:
        found = record.look_up(text)
        put_rows(settings, "find", found.hits)
        if settings.format is Format.TABLE:
            click.echo(f"\nClaims whose sentences have these words: {found.claims}")


@click.command(
    cls=ExampleCommand,
    examples=["whoheld queue", "whoheld queue --by Ann --limit 10"],
)
@click.option("--by", metavar="NAME", help="Whose queue: without what they judged.  [default: what nobody judged]")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="How many claims.")
@click.option(
    "--skip", "skipped", multiple=True, metavar="CLAIM", help="Leave out this claim; may be given repeatedly."
)
@shared_flags
@lens_flags
def queue(*, by: str | None, limit: int, skipped: Sequence[str], settings: Settings) -> None:
    """The claims that a person should look at first, each with the reason.

    First come those that decide who held a place of which accounts differ, on which an answer rests for long, and of
    which the reader is unsure.
    """
    with settings.asked(of_all=True) as record:
        found = record.queue(by, limit, skipped)
        put_rows(settings, "queue", found.rows)
        if settings.format is Format.TABLE:
            click.echo(f"{found.left} claims wait in all.")


@click.command(
    cls=ExampleCommand,
    examples=["whoheld sides", "whoheld sides --format json"],
)
@shared_flags
def sides(settings: Settings) -> None:
    """The sides that act or hold, each with all its parts: how it is called and coloured on the map.

    `whoheld judge call-side` gives a side another label or colour.
    """
    with settings.asked() as record:
        put_rows(settings, "sides", record.sides())
