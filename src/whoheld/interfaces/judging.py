"""The command that passes judgements: on claims, places, actors and documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.errors import BadJudgement
from whoheld.interfaces.examples import ExampleCommand, ExampleGroup
from whoheld.interfaces.flags import by_flag, note_flag, shared_flags
from whoheld.interfaces.names import DOCUMENT, PLACE, SIDE
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.interfaces.flags import Settings
    from whoheld.record import Record

_told = click.argument("told", nargs=-1, required=True, metavar="ID...")
_since = click.option("--from", "since", metavar="DAY", help="The first day on which it is so.  [default: always]")
_until = click.option("--to", "until", metavar="DAY", help="The last day on which it is so.  [default: ever since]")


@click.group(
    cls=ExampleGroup,
    examples=[
        "whoheld judge accept 3f2a9c0d1e4b5a697788",
        "whoheld judge correct 3f2a9c0d1e4b5a697788 actor=Blues --note 'see the next sentence'",
        "whoheld judge same-place Kyiv Kiev --by Ann",
    ],
)
def judge() -> None:
    """A person's judgement on what the record says. It is added beside what was read, which stays as it is.

    Answers follow the judgements from then on, also after the documents were read anew. `whoheld judgements` lists
    them, `whoheld undo NUMBER` takes one back. The ids of claims are in `whoheld claims`, those of statements in
    `whoheld statements`.
    """


@judge.command(
    cls=ExampleCommand,
    short_help="Claims or statements are as they were read.",
    examples=["whoheld judge accept 3f2a9c0d1e4b5a697788", "whoheld judge accept 3f2a9c0d1e4b5a697788 --by Ann"],
)
@_told
@by_flag
@note_flag
@shared_flags
def accept(told: Sequence[str], *, by: str | None, note: str, settings: Settings) -> None:
    """Say that each claim or statement is right. It then stands also where a later reading does not find it."""
    _pass(settings, lambda record: [record.accept(one, by=by, note=note) for one in told])


@judge.command(
    cls=ExampleCommand,
    short_help="Claims or statements are wrong.",
    examples=["whoheld judge reject 3f2a9c0d1e4b5a697788 --note 'it is about another war'"],
)
@_told
@by_flag
@note_flag
@shared_flags
def reject(told: Sequence[str], *, by: str | None, note: str, settings: Settings) -> None:
    """Say that each claim or statement is wrong. No answer shows it any more; `whoheld statements --rejected` does."""
    _pass(settings, lambda record: [record.reject(one, by=by, note=note) for one in told])


@judge.command(
    cls=ExampleCommand,
    short_help="What a claim's fields should be.",
    examples=[
        "whoheld judge correct 3f2a9c0d1e4b5a697788 actor=Blues stance=denied",
        "whoheld judge correct 3f2a9c0d1e4b5a697788 when=2031-05 target=",
    ],
)
@click.argument("claim")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@by_flag
@note_flag
@shared_flags
def correct(claim: str, fields: Sequence[str], *, by: str | None, note: str, settings: Settings) -> None:
    """Say what fields of CLAIM should be; FIELD= leaves one open. The claim keeps its id.

    Fields: kind, actor, target, place, unnamed, extent, start, end, source, stance, low, high, unit, weapon, reported,
    span; when (an EDTF date) gives start and end in one.
    """
    _pass(settings, lambda record: [record.correct(claim, _fields(fields), by=by, note=note)])


@judge.command(
    cls=ExampleCommand,
    short_help="A claim that was missed.",
    examples=["whoheld judge add dispatch 'the Reds entered Northfield' kind=takes actor=Reds place=Northfield"],
)
@click.argument("document", type=DOCUMENT)
@click.argument("quote")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--at", type=int, metavar="OFFSET", help="Where QUOTE begins, in characters, if it stands there twice.")
@by_flag
@note_flag
@shared_flags
def add(
    document: str,
    quote: str,
    fields: Sequence[str],
    *,
    at: int | None,
    by: str | None,
    note: str,
    settings: Settings,
) -> None:
    """Add a claim that QUOTE, letter for letter in DOCUMENT's text, carries. The fields are those of `correct`."""
    _pass(settings, lambda record: [record.add_claim(document, quote, _fields(fields), at=at, by=by, note=note)])


@judge.command(
    name="same-place",
    cls=ExampleCommand,
    short_help="Two places are one.",
    examples=["whoheld judge same-place Kyiv Kiev", "whoheld judge same-place geonames:703448 name:kiew --by Ann"],
)
@click.argument("place", type=PLACE)
@click.argument("other", type=PLACE)
@by_flag
@note_flag
@shared_flags
def same_place(place: str, other: str, *, by: str | None, note: str, settings: Settings) -> None:
    """Say that PLACE and OTHER are one place; it is shown as PLACE."""
    _pass(settings, lambda record: [record.same_place(place, other, by=by, note=note)])


@judge.command(
    name="different-places",
    cls=ExampleCommand,
    short_help="Two places are not one.",
    examples=["whoheld judge different-places geonames:703448 name:kiew"],
)
@click.argument("place", type=PLACE)
@click.argument("other", type=PLACE)
@by_flag
@note_flag
@shared_flags
def different_places(place: str, other: str, *, by: str | None, note: str, settings: Settings) -> None:
    """Say that PLACE and OTHER are two places, whatever was judged before."""
    _pass(settings, lambda record: [record.different_places(place, other, by=by, note=note)])


@judge.command(
    name="split-place",
    cls=ExampleCommand,
    short_help="Documents that mean another place by a name.",
    examples=["whoheld judge split-place Springfield --document letter --document diary"],
)
@click.argument("place", type=PLACE)
@click.option(
    "--document", "documents", type=DOCUMENT, multiple=True, required=True, metavar="DOCUMENT", help="Its name or id."
)
@by_flag
@note_flag
@shared_flags
def split_place(place: str, documents: Sequence[str], *, by: str | None, note: str, settings: Settings) -> None:
    """Say that the documents mean another place than the others by the name of PLACE.

    The other place gets an id of its own (it stands in the list of judgements), by which it can be moved to its point.
    """
    _pass(settings, lambda record: [record.split_place(place, documents, by=by, note=note)])


@judge.command(
    name="move-place",
    cls=ExampleCommand,
    short_help="Where a place lies.",
    examples=["whoheld judge move-place Northfield --lon 36.52 --lat 49.83"],
)
@click.argument("place", type=PLACE)
@click.option("--lon", type=float, required=True, help="Longitude in decimal degrees.")
@click.option("--lat", type=float, required=True, help="Latitude in decimal degrees.")
@by_flag
@note_flag
@shared_flags
def move_place(place: str, *, lon: float, lat: float, by: str | None, note: str, settings: Settings) -> None:
    """Say where PLACE lies (WGS 84)."""
    _pass(settings, lambda record: [record.move_place(place, lon, lat, by=by, note=note)])


@judge.command(
    name="same-actor",
    cls=ExampleCommand,
    short_help="Two actors are one.",
    examples=["whoheld judge same-actor 'Red Brigade' 'Northern Front' --from 2031-06-01"],
)
@click.argument("actor", type=SIDE)
@click.argument("other", type=SIDE)
@_since
@_until
@by_flag
@note_flag
@shared_flags
def same_actor(
    actor: str,
    other: str,
    *,
    since: str | None,
    until: str | None,
    by: str | None,
    note: str,
    settings: Settings,
) -> None:
    """Say that ACTOR and OTHER are one actor, on some days or always."""
    _pass(settings, lambda record: [record.same_actor(actor, other, since=since, until=until, by=by, note=note)])


@judge.command(
    name="part-of",
    cls=ExampleCommand,
    short_help="An actor is a part of another.",
    examples=["whoheld judge part-of 'Red Brigade' Reds --from 2031-06-01 --to 2031-09-30"],
)
@click.argument("actor", type=SIDE)
@click.argument("whole", type=SIDE)
@_since
@_until
@by_flag
@note_flag
@shared_flags
def part_of(
    actor: str,
    whole: str,
    *,
    since: str | None,
    until: str | None,
    by: str | None,
    note: str,
    settings: Settings,
) -> None:
    """Say that ACTOR is a part of WHOLE, on some days or always."""
    _pass(settings, lambda record: [record.part_of(actor, whole, since=since, until=until, by=by, note=note)])


@judge.command(
    cls=ExampleCommand,
    short_help="When a document was published.",
    examples=["whoheld judge published dispatch 2031-05-04", "whoheld judge published dispatch 2031-05"],
)
@click.argument("document", type=DOCUMENT)
@click.argument("date")
@by_flag
@note_flag
@shared_flags
def published(document: str, date: str, *, by: str | None, note: str, settings: Settings) -> None:
    """Say when DOCUMENT was published: an EDTF day or interval. What it says of days is not read anew."""
    _pass(settings, lambda record: [record.date_document(document, date, by=by, note=note)])


@judge.command(
    name="call-side",
    cls=ExampleCommand,
    short_help="What a side is called on the map.",
    examples=[
        'whoheld judge call-side SDF "Syrian Democratic Forces" --colour "#0072b2"',
        'whoheld judge call-side SDF --colour "#009e73" --by Ann',
    ],
)
@click.argument("side", type=SIDE)
@click.argument("label", required=False)
@click.option("--colour", metavar="#RRGGBB", help="Its colour: red, green and blue in hexadecimal.")
@by_flag
@note_flag
@shared_flags
def call_side(
    side: str, label: str | None, *, colour: str | None, by: str | None, note: str, settings: Settings
) -> None:
    """Say that SIDE (see whoheld sides), or the side that it is a part of, is called LABEL, and how it is coloured."""
    _pass(settings, lambda record: [record.call_side(side, label, colour, by=by, note=note)])


def _fields(pairs: Sequence[str]) -> dict[str, object]:
    """FIELD=VALUE as a mapping; nothing after the sign leaves a field open.

    Raises:
        BadJudgement: Something has no sign of equality, or a field stands twice.
    """
    fields: dict[str, object] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or name in fields:
            raise BadJudgement(f"{pair!r} should be FIELD=VALUE, each field once, for instance actor=Reds")
        fields[name] = value or None
    return fields


def _pass(settings: Settings, judges: Callable[[Record], list[int]]) -> None:
    """Pass judgements and show them as the list of judgements does."""
    with whoheld.open(settings.location, create=False) as record:
        numbers = set(judges(record))
        put_rows(settings, "judgements", [row for row in record.judgements() if row.judgement.id in numbers])
