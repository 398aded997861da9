"""The commands that list what is in the record: changes, claims, disputes, places, actors, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import judged_only_flag, shared_flags
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    short_help="Every change of control.",
    examples=["whoheld changes", "whoheld changes --format csv > changes.csv"],
)
@judged_only_flag
@shared_flags
def changes(*, judged_only: bool, settings: Settings) -> None:
    """Every change of control: place, point, holder, former holder, days, stance, source, document."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "changes", record.changes(judged_only=judged_only))


@click.command(
    cls=ExampleCommand,
    short_help="Every claim, with its sentence.",
    examples=["whoheld claims", "whoheld claims --format jsonl > claims.jsonl"],
)
@judged_only_flag
@shared_flags
def claims(*, judged_only: bool, settings: Settings) -> None:
    """Every claim with its sentence, in the codebook's fields: also those that move nothing (denied, planned)."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "claims", record.claims(judged_only=judged_only))


@click.command(
    cls=ExampleCommand,
    short_help="Where accounts disagree, both sides quoted.",
    examples=["whoheld disputes", "whoheld disputes --format json"],
)
@judged_only_flag
@shared_flags
def disputes(*, judged_only: bool, settings: Settings) -> None:
    """Where accounts disagree on who held a place, with both sides quoted."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "disputes", record.disputes(judged_only=judged_only))


@click.command(
    cls=ExampleCommand,
    short_help="The places that claims are about.",
    examples=["whoheld places", "whoheld places --format csv > places.csv"],
)
@shared_flags
def places(settings: Settings) -> None:
    """The places that claims are about: placed, ambiguous or unplaced, with the reason."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "places", record.places())


@click.command(
    cls=ExampleCommand,
    short_help="The sides that claims name.",
    examples=["whoheld actors", "whoheld actors --format json"],
)
@shared_flags
def actors(settings: Settings) -> None:
    """The sides that claims name, with how often and in how many documents."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "actors", record.actors())


@click.command(
    cls=ExampleCommand,
    short_help="The documents in the record.",
    examples=["whoheld documents", "whoheld documents --format csv"],
)
@shared_flags
def documents(settings: Settings) -> None:
    """The documents in the record: publisher, date, language, how many claims, what was repaired."""
    with whoheld.open(settings.location, create=False, read_only=True) as record:
        put_rows(settings, "documents", record.documents())
