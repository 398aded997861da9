"""The commands that list what is in the record: changes, claims, disputes, places, actors, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whoheld.codebook import Kind, Stance
from whoheld.evidence.judgement import JUDGED
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import DOCUMENT, PLACE, SIDE, SOURCE
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=["whoheld changes", "whoheld changes --format csv > changes.csv"],
)
@shared_flags
@lens_flags
def changes(settings: Settings) -> None:
    """Every change of control: place, point, holder, former holder, days, stance, source, document."""
    with settings.asked(of_all=True) as record:
        put_rows(settings, "changes", record.changes())


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld claims --place Kherson --kind takes",
        "whoheld claims --words 'power plant' --side Blues --stance denied",
        "whoheld claims --doc mosul_battle",
        "whoheld claims --format jsonl > claims.jsonl",
    ],
)
@click.option("--place", type=PLACE, metavar="PLACE", help="Only those about this place.")
@click.option("--kind", type=click.Choice([str(k) for k in Kind]), help="Only those of this kind.")
@click.option("--doc", type=DOCUMENT, metavar="DOCUMENT", help="Only those of this document (its name or id).")
@click.option("--words", default="", metavar="TEXT", help="Only those whose sentence has words that begin so.")
@click.option("--stance", type=click.Choice([str(s) for s in Stance]), help="Only those that are put so.")
@click.option("--source", type=SOURCE, metavar="SOURCE", help="Only those of this source (whoheld sources).")
@click.option(
    "--side", type=SIDE, metavar="SIDE", help="Only what this side, or a part of it, does or holds (whoheld sides)."
)
@click.option("--judged", type=click.Choice(JUDGED), help="Only those that a person judged so, or that nobody did.")
@shared_flags
@lens_flags
def claims(settings: Settings, **wanted: Any) -> None:  # noqa: ANN401 - the filters, as `Record.find` takes them
    """Every claim with its sentence, in the codebook's fields: also those that move nothing (denied, planned)."""
    with settings.asked() as record:
        put_rows(settings, "claims", record.find(**wanted, limit=None).rows)


@click.command(
    cls=ExampleCommand,
    examples=["whoheld disputes", "whoheld disputes --format json"],
)
@shared_flags
@lens_flags
def disputes(settings: Settings) -> None:
    """Where accounts disagree on who held a place, with both sides quoted."""
    with settings.asked(of_all=True) as record:
        put_rows(settings, "disputes", record.disputes())


@click.command(
    cls=ExampleCommand,
    examples=["whoheld places", "whoheld places --format csv > places.csv"],
)
@shared_flags
def places(settings: Settings) -> None:
    """The places that claims are about: placed, ambiguous or unplaced, with the reason."""
    with settings.asked() as record:
        put_rows(settings, "places", record.places())


@click.command(
    cls=ExampleCommand,
    examples=["whoheld actors", "whoheld actors --format json"],
)
@shared_flags
def actors(settings: Settings) -> None:
    """The sides that claims name, with how often and in how many documents."""
    with settings.asked() as record:
        put_rows(settings, "actors", record.actors())


@click.command(
    cls=ExampleCommand,
    examples=["whoheld documents", "whoheld documents --format csv"],
)
@shared_flags
def documents(settings: Settings) -> None:
    """The documents in the record: publisher, date, language, how many claims, what was repaired."""
    with settings.asked() as record:
        put_rows(settings, "documents", record.documents())
