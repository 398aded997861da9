"""The commands about judgements and what goes out of the record: judgements, undo, agreement, forget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import by_flag, note_flag, shared_flags
from whoheld.interfaces.names import DOCUMENT
from whoheld.interfaces.output import put_answer, put_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=["whoheld judgements", "whoheld judgements --format jsonl > judgements.jsonl"],
)
@shared_flags
def judgements(settings: Settings) -> None:
    """All judgements in order: who said what, and whether it stands, was undone, or no longer matches anything."""
    with settings.asked() as record:
        put_rows(settings, "judgements", record.judgements())


@click.command(
    cls=ExampleCommand,
    examples=["whoheld undo 12", "whoheld undo 12 --by Ann --note 'the map was right'"],
)
@click.argument("number", type=int)
@by_flag
@note_flag
@shared_flags
def undo(number: int, *, by: str | None, note: str, settings: Settings) -> None:
    """Take judgement NUMBER back, of whatever sort. This is a judgement too: undoing it makes the first stand again."""
    with whoheld.open(settings.location, create=False) as record:
        passed = record.undo(number, by=by, note=note)
        put_rows(settings, "judgements", [row for row in record.judgements() if row.judgement.id in {number, passed}])


@click.command(
    cls=ExampleCommand,
    examples=["whoheld agreement --by Ann --by Ben", "whoheld agreement --format csv"],
)
@click.option("--by", "people", multiple=True, metavar="NAME", help="Whose judgements.  [default: everybody's]")
@shared_flags
def agreement(people: Sequence[str], settings: Settings) -> None:
    """For each field: what both judged, the share that is equal, and Krippendorff's alpha for nominal values."""
    with settings.asked() as record:
        put_rows(settings, "agreement", record.agreement(*people))


@click.command(
    cls=ExampleCommand,
    examples=["whoheld forget dispatch --reason 'its author asked for it' --by Ann"],
)
@click.argument("document", type=DOCUMENT)
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is kept.")
@by_flag
@shared_flags
def forget(document: str, *, reason: str, by: str | None, settings: Settings) -> None:
    """Take DOCUMENT (a name or an id) out of the record: its text, claims and names of places.

    Its hash and the reason are kept, and it is not read in again unless `whoheld read --again` is said. This cannot be
    undone; judgements on it are kept and no longer match.
    """
    with whoheld.open(settings.location, create=False) as record:
        put_answer(settings, "forget", record.forget(document, reason=reason, by=by))
