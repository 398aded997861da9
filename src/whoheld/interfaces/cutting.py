"""The commands on ways and lengths: distance, cutoff, stretch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.errors import OutputError, QuestionError
from whoheld.history.ways.bounds import STALE_DAYS
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, reach_flag, roads_flag, shared_flags
from whoheld.interfaces.names import PLACE, PLACES, SIDE
from whoheld.interfaces.output import put_answer, put_rows
from whoheld.interfaces.words import seen_by

if TYPE_CHECKING:
    from whoheld.history.ways.straight import Distance
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=["whoheld distance Kherson Mykolaiv", "whoheld distance Kherson 'Mykolayiv, UA' --format json"],
)
@click.argument("a", type=PLACE)
@click.argument("b", type=PLACE)
@shared_flags
def distance(a: str, b: str, settings: Settings) -> None:
    """The straight line from A to B in kilometres and miles, no more precise than the points, and whence these are.

    Names are understood by the record, else by the shipped gazetteer; of several places of a name ask for one with its
    country: 'Hama, SY'.
    """
    put_answer(settings, "distance", _distance(settings, a, b))


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld cutoff --on 2022-10-01 --side Russia --falls Lyman,Kreminna",
        "whoheld cutoff --on 2022-10-01 --side Russia --falls Lyman --seat Luhansk --roads roads.geojson",
        "whoheld cutoff --on 2022-10-01 --side Russia --falls Lyman --geojson cut.geojson",
        "whoheld cutoff --besieged --on 2016-06 --format csv",
    ],
)
@click.option("--on", "day", metavar="DATE", required=True, help="The day, 90 days past or more.")
@click.option("--side", type=SIDE, metavar="SIDE", help="Whose ground (whoheld sides).")
@click.option(
    "--falls", type=PLACES, metavar="PLACE,PLACE", help="Places that the side holds, and that are to be thought lost."
)
@click.option(
    "--seat", type=PLACE, metavar="PLACE", help="A place of the rest.  [default: the piece with the most places]"
)
@click.option("--besieged", is_flag=True, help="List the places that claims tell to be besieged on the day instead.")
@click.option(
    "--stale-days",
    type=click.IntRange(min=0),
    default=STALE_DAYS,
    show_default=True,
    help="Evidence older than so many days is named as stale.",
)
@click.option(
    "--geojson",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.geojson",
    help="Write the places and the lost ways for a map, too.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@roads_flag
@reach_flag
@shared_flags
@lens_flags
def cutoff(  # noqa: PLR0917 - as many flags
    day: str,
    side: str | None,
    falls: str | None,
    seat: str | None,
    stale_days: int,
    roads: Path | None,
    reach_km: float,
    geojson: Path | None,
    *,
    force: bool,
    besieged: bool,
    settings: Settings,
) -> None:
    """Which places of a side lose every way through its ground to the rest of it, and the lost ways that do it.

    The rest is the piece of its ground with the most places, or the one with the place that --seat names. Without
    --roads, neighbouring places stand in for roads, and the answer says so. What is fought over, disputed or long
    without evidence on the way is named. Only days at least 90 days past are answered; places are listed by name and
    never ranked.
    """
    if besieged == bool(falls):
        raise QuestionError("say what is asked: --falls PLACE,PLACE with --side, or --besieged for sieges of the day")
    if not besieged and not side:
        raise QuestionError("say whose ground is meant: --side SIDE, as `whoheld sides` lists them")
    if besieged and geojson:
        raise QuestionError("--geojson writes what is cut off: leave it out, or `whoheld export geojson` writes claims")
    with settings.asked(of_all=True) as record:
        if besieged:
            put_rows(settings, "cutoff --besieged", record.besieged(day, side))
            return
        told = record.cutoff(
            day, side or "", _names(falls), seat=seat, roads=roads, reach_km=reach_km, stale_days=stale_days
        )
        if geojson:
            from whoheld.interfaces.cut_features import write_features  # noqa: PLC0415 - see stretch

            write_features(told.row(), geojson, force=force)
            click.echo(f"whoheld: wrote {geojson}", err=True)
        put_answer(settings, "cutoff", told)


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld stretch Russia --on 2022-10-01",
        "whoheld stretch Russia --from 2022-02 --to 2022-12 --plot stretch.png",
    ],
)
@click.argument("side", type=SIDE)
@click.option("--on", "day", metavar="DATE", help="The day, 90 days past or more.")
@click.option("--from", "first", metavar="DATE", help="With --to: the last day of each month from this day on.")
@click.option("--to", "last", metavar="DATE", help="The last day, 90 days past or more.")
@click.option(
    "--plot", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.png|svg|pdf", help="Also draw the numbers."
)
@click.option("--force", is_flag=True, help="Write over a picture that is there already.")
@roads_flag
@reach_flag
@shared_flags
@lens_flags
def stretch(  # noqa: PLR0917 - as many flags
    side: str,
    day: str | None,
    first: str | None,
    last: str | None,
    plot: Path | None,
    roads: Path | None,
    reach_km: float,
    *,
    force: bool,
    settings: Settings,
) -> None:
    """How many places SIDE holds, how many touch a place that only others hold, and the length of that contact.

    The length is a sum of straight lines between neighbouring places (of roads, with --roads), not of any front on
    the ground: it tells of change, and depends on which places the reports name.
    """
    if bool(day) == bool(first and last) or bool(first) != bool(last):
        raise QuestionError("say which days: --on DATE, or --from DATE and --to DATE for each month between them")
    if plot:
        _may_be_drawn(plot, force=force)
    with settings.asked(of_all=True) as record:
        rows = record.stretch(side, day or first or "", last, roads=roads, reach_km=reach_km)
        if plot:
            from whoheld.interfaces.paper.stretching import draw_stretch  # noqa: PLC0415 - the help needs no matplotlib

            draw_stretch(rows, plot, seen_by(settings), roads=roads is not None)
            click.echo(f"whoheld: drew {plot} ({plot.stat().st_size / 1000:,.0f} kB)", err=True)
        put_rows(settings, "stretch", rows)


def _may_be_drawn(plot: Path, *, force: bool) -> None:
    """See to it that a picture can be written.

    Raises:
        OutputError: The file is there already.
        QuestionError: Its ending is none that can be drawn.
    """
    from whoheld.interfaces.paper.paper import kind_of  # noqa: PLC0415 - see stretch

    kind_of(plot)
    if plot.exists() and not force:
        raise OutputError(f"{plot} is there already; give another name, or --force to write over it")


def _distance(settings: Settings, a: str, b: str) -> Distance:
    """The distance, by the gazetteer alone where there is no record."""
    if "://" in settings.location or Path(settings.location).exists():
        with settings.asked() as record:
            return record.distance(a, b)
    from whoheld.history.ways.straight import straight  # noqa: PLC0415 - see stretch
    from whoheld.record.cuts import in_gazetteer  # noqa: PLC0415

    return straight(in_gazetteer(a), in_gazetteer(b))


def _names(joined: str | None) -> list[str]:
    return list(dict.fromkeys(name.strip() for name in (joined or "").split(",") if name.strip()))
