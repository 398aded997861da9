"""The command that writes the page with its record into one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.errors import OutputError
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.limits import day_bounds, limited
from whoheld.interfaces.names import PLACES, SIDE
from whoheld.interfaces.words import seen_by

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings
    from whoheld.interfaces.limits import Limits
    from whoheld.record import Record

#: A page of more megabytes opens slowly.
LARGE = 50


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld page war.html",
        "whoheld page then.html --on 2022-10-01 --known-by 2022-10-03",
        "whoheld page kherson.html --places Kherson,Lyman --from 2022 --to 2022-12",
    ],
)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.html")
@click.option("--on", "day", metavar="DATE", help="Open it on that day; of a month or a year, on its last day.")
@click.option("--side", type=SIDE, metavar="SIDE", help="Only places that this side is said to have held.")
@click.option("--places", type=PLACES, metavar="PLACE,PLACE", help="Only these places.")
@click.option("--from", "since", metavar="DATE", help="Only what is told of that day and later.")
@click.option("--to", "until", metavar="DATE", help="Only what is told of that day and earlier.")
@click.option("--with-text", is_flag=True, help="Also the whole texts of the documents, without readers' comments.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@shared_flags
@lens_flags
def page(  # noqa: PLR0917 - as many flags
    out: Path,
    day: str | None,
    side: str | None,
    places: str | None,
    since: str | None,
    until: str | None,
    *,
    with_text: bool,
    force: bool,
    settings: Settings,
) -> None:
    """Write map, days and sentences into OUT, one HTML file that opens from a disk, with no server and no network.

    It holds each claim's quote with at most one sentence on either side, and of documents what they are called, who
    published them, and when; whole texts only with --with-text. Readers' comments, the names and notes of reviewers,
    and where files lie on this machine are never in it.
    """
    if out.exists() and not force:
        raise OutputError(f"{out} is there already; give another name, or --force to write over it")
    with settings.asked(of_all=True) as record:
        named = [name.strip() for name in (places or "").split(",") if name.strip()]
        limits = limited(record, places=named, side=side, since=since, until=until, with_text=with_text)
        text = _made(record, limits, seen_by(settings), {"on": _day(day)} if day else {})
    try:
        size = out.write_bytes(text.encode())
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}); name another file or folder") from error
    click.echo(f"whoheld: wrote {out} ({size / 1e6:,.1f} MB)", err=True)
    if size > LARGE * 1e6:
        click.echo(
            f"whoheld: more than {LARGE} MB open slowly: --places, --side, --from and --to make it less", err=True
        )


def _made(record: Record, limits: Limits, seen: str, opening: dict[str, str]) -> str:
    from whoheld.interfaces.onefile.ground import ground  # noqa: PLC0415
    from whoheld.interfaces.onefile.html import page as written  # noqa: PLC0415 - the help needs no record
    from whoheld.interfaces.onefile.saved import answers  # noqa: PLC0415

    told = answers(record, limits)
    if seen:
        told["/api/record"]["name"] += f", {seen[:1].lower()}{seen[1:]}"
    return written(f"{told['/api/record']['name']} · WhoHeld", told, ground(told["/api/map"]["places"]), opening)


def _day(day: str) -> str:
    """The last day of what was asked for, as the page's address has it."""
    bounds = day_bounds(day)
    assert bounds  # a day was given
    return bounds[1].isoformat()
