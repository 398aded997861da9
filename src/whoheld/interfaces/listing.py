"""The commands that list what is in the record: changes, claims, disputes, places, actors, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.flags import shared_flags
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings


@click.command()
@shared_flags
def changes(settings: Settings) -> None:
    r"""Every change of control: place, point, holder, former holder, days, stance, source, document.

    \b
    Examples:
      whoheld changes
      whoheld changes --format csv > changes.csv
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "changes", record.changes())


@click.command()
@shared_flags
def claims(settings: Settings) -> None:
    r"""Every claim with its sentence, in the codebook's fields: also those that move nothing (denied, planned).

    \b
    Examples:
      whoheld claims
      whoheld claims --format jsonl > claims.jsonl
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "claims", record.claims())


@click.command()
@shared_flags
def disputes(settings: Settings) -> None:
    r"""Where accounts disagree on who held a place, with both sides quoted.

    \b
    Examples:
      whoheld disputes
      whoheld disputes --format json
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "disputes", record.disputes())


@click.command()
@shared_flags
def places(settings: Settings) -> None:
    r"""The places that claims are about: placed, ambiguous or unplaced, with the reason.

    \b
    Examples:
      whoheld places
      whoheld places --format csv > places.csv
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "places", record.places())


@click.command()
@shared_flags
def actors(settings: Settings) -> None:
    r"""The sides that claims name, with how often and in how many documents.

    \b
    Examples:
      whoheld actors
      whoheld actors --format json
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "actors", record.actors())


@click.command()
@shared_flags
def documents(settings: Settings) -> None:
    r"""The documents in the record: publisher, date, language, how many claims, what was repaired.

    \b
    Examples:
      whoheld documents
      whoheld documents --format csv
    """
    with whoheld.open(settings.location) as record:
        put_rows(settings, "documents", record.documents())
