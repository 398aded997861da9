"""The command that compares a record with tables that other people made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.errors import OutputError, QuestionError
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.formats import Format
from whoheld.interfaces.output import put_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.evidence.peers.incident import Incident, PeerTable, Refused
    from whoheld.history.peers.matching import Matched
    from whoheld.interfaces.flags import Settings
    from whoheld.record import Record

_FILE = click.Path(dir_okay=False, path_type=Path)
#: What `--only` takes, by the first word of the state.
_ONLY = {
    "matched": "matched",
    "theirs": "theirs only",
    "ours": "ours only",
    "again": "ours again",
    "out": "not compared",
}
#: So many rows that could not be read are told one by one.
_TOLD = 10


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld match --ucdp ged_syria.csv.gz",
        "whoheld match --acled acled.csv --only theirs --format csv > lacking.csv",
        "whoheld match --ucdp ged_syria.csv --map differences.html",
        "whoheld match --table who_held_what.csv",
    ],
)
@click.option("--acled", type=_FILE, metavar="FILE", help="A table of events with ACLED's columns.")
@click.option("--ucdp", type=_FILE, metavar="FILE", help="A table of events with UCDP GED's columns.")
@click.option("--table", type=_FILE, metavar="FILE", help="A table of spells: place, holder, start, end.")
@click.option(
    "--only",
    type=click.Choice(list(_ONLY)),
    multiple=True,
    help="Only these rows of a comparison of events; may be given repeatedly.",
)
@click.option(
    "--map", "picture", type=_FILE, metavar="OUT.png|svg|pdf|html", help="Also draw the compared events on a map."
)
@click.option("--force", is_flag=True, help="Write over a map that is there already.")
@shared_flags
@lens_flags
def match(
    acled: Path | None,
    ucdp: Path | None,
    table: Path | None,
    only: Sequence[str],
    picture: Path | None,
    *,
    force: bool,
    settings: Settings,
) -> None:
    """Compare the record with a table of events, or of who held what; FILE is a .csv or .csv.gz.

    Of events it says which of theirs the record has, with what difference in days and kilometres, and why; which it
    has not, with the nearest and what that misses; and which claims their table lacks. Each event is matched with one
    claim at most. Of spells it says on how many of their days the record tells the same holder, another, or that
    accounts differ or nothing is known. What cannot be compared is left out and told. docs/match.md has the rules.
    """
    if sum(file is not None for file in (acled, ucdp, table)) != 1:
        raise QuestionError("name one table to compare with: --acled FILE, --ucdp FILE, or --table FILE")
    if table and (only or picture):
        raise QuestionError("--only and --map are for events: leave them out with --table")
    if picture:
        _free(picture, force=force)
    with settings.asked(of_all=bool(table)) as record:
        if table:
            _spells(record, table, settings)
        else:
            from whoheld.evidence.peers.acled import read_acled  # noqa: PLC0415 - the help needs no reader
            from whoheld.evidence.peers.ucdp import read_ucdp  # noqa: PLC0415 - as above

            theirs = read_acled(acled) if acled else read_ucdp(ucdp or Path())
            _events(record, theirs, only, picture, settings)


def _events(
    record: Record, theirs: PeerTable[Incident], only: Sequence[str], picture: Path | None, settings: Settings
) -> None:
    _tell_refused(theirs.name, theirs.refused)
    found = record.match_events(theirs)
    wanted = {_ONLY[name] for name in only} or set(_ONLY.values())
    put_rows(settings, "match", (row for row in found if row.state in wanted))
    for line in summary(found):
        click.echo(line, err=settings.format is not Format.TABLE)
    if picture:
        from whoheld.interfaces.paper.pairs import draw_pairs  # noqa: PLC0415 - only a map needs matplotlib

        draw_pairs(record, found, picture)
        click.echo(f"whoheld: drew {picture} ({picture.stat().st_size / 1000:,.0f} kB)", err=True)


def _spells(record: Record, table: Path, settings: Settings) -> None:
    from whoheld.evidence.peers.reigns import read_reigns  # noqa: PLC0415 - as above

    theirs = read_reigns(table)
    _tell_refused(theirs.name, theirs.refused)
    put_rows(settings, "match --table", record.match_spells(theirs))


def summary(found: Matched) -> list[str]:
    """The comparison in a few lines."""
    counts = ", ".join(f"{count} {state}" for state, count in found.counts.items() if count)
    lines = ["", f"{found.table}: {counts or 'nothing to compare'}"]
    if found.counts["matched"]:
        km = "" if found.median_km is None else f", {found.median_km:g} km"
        lines.append(f"Median difference of those matched: {found.median_days:g} days{km}")
        lines.append("Matched claims by kind: " + ", ".join(f"{n} {kind}" for kind, n in found.kinds.items()))
    if found.left_out:
        lines.append("Our claims that were not compared:")
        lines += [f"  {n} {why}" for why, n in found.left_out.items()]
    return lines


def _tell_refused(name: str, refused: Sequence[Refused]) -> None:
    for one in refused[:_TOLD]:
        click.echo(f"whoheld: {name}, row {one.row}: {one.why}; left out", err=True)
    if len(refused) > _TOLD:
        click.echo(f"whoheld: {name}: {len(refused) - _TOLD} more rows cannot be read and are left out", err=True)


def _free(out: Path, *, force: bool) -> None:
    """See that a map can be written.

    Raises:
        QuestionError: Its ending names no kind of picture.
        OutputError: There is a file of that name.
    """
    from whoheld.interfaces.paper.paper import kind_of  # noqa: PLC0415 - as above

    if out.suffix.lower() != ".html":
        kind_of(out)
    if out.exists() and not force:
        raise OutputError(f"{out} is there already; give another name, or --force to write over it")
