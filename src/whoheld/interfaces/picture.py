"""The command that draws a picture for print: the map of a day, or the spells of places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whoheld.errors import OutputError, QuestionError
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import PLACE, PLACES
from whoheld.interfaces.paper.frame import Box
from whoheld.interfaces.paper.paper import HEIGHT, WIDTH, Paper, kind_of
from whoheld.interfaces.words import seen_by

if TYPE_CHECKING:
    from whoheld.interfaces.flags import Settings
    from whoheld.record import Record

_INCHES = click.FloatRange(min=3, max=60)


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld picture --on 2018-11-01 map.pdf",
        "whoheld picture --on 2022-10-01 south.png --bbox 31,46,35,48 --title 'The south, October 2022'",
        "whoheld picture --on 2022-10-01 then.svg --known-by 2022-10-03 --places Izium,Lyman,Kupiansk",
        "whoheld picture --history Izium --history Lyman spells.svg",
    ],
)
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path), metavar="OUT.png|svg|pdf")
@click.option("--on", "day", metavar="DATE", help="Draw the map of that day; of a month or a year, of its last day.")
@click.option(
    "--history", "spells", type=PLACE, metavar="PLACE", multiple=True, help="Draw the spells of PLACE; may be repeated."
)
@click.option("--places", type=PLACES, metavar="PLACE,PLACE", help="Draw the stretch of the map around these places.")
@click.option("--bbox", metavar="W,S,E,N", help="Draw this stretch of the map, in degrees.")
@click.option("--title", default="", metavar="TEXT", help="What to write above the picture.")
@click.option("--width", type=_INCHES, default=WIDTH, show_default=True, help="Inches.")
@click.option("--height", type=_INCHES, help=f"Inches.  [default: {HEIGHT}; for spells as much as they need]")
@click.option("--dpi", type=click.IntRange(50, 600), default=200, show_default=True, help="Dots in an inch of a PNG.")
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
@shared_flags
@lens_flags
def picture(  # noqa: PLR0917 - as many flags
    out: Path,
    day: str | None,
    spells: tuple[str, ...],
    places: str | None,
    bbox: str | None,
    title: str,
    width: float,
    height: float | None,
    dpi: int,
    *,
    force: bool,
    settings: Settings,
) -> None:
    """Draw a picture for print into OUT; its ending says whether a PNG, an SVG or a PDF is made.

    A map shows each place in its holder's colour and shape, with marks for fighting, sieges and accounts that disagree;
    the older its evidence, the paler it is. Places without a point are told of below the map. The spells of a place
    are bars of days, slanted where a change is only known to lie within some days, with rival accounts below them.
    """
    kind_of(out)
    if bool(day) == bool(spells):
        raise QuestionError("say what to draw: --on DATE for a map, or --history PLACE for the spells of a place")
    if out.exists() and not force:
        raise OutputError(f"{out} is there already; give another name, or --force to write over it")
    from whoheld.interfaces.paper import drawing  # noqa: PLC0415 - the help needs no matplotlib

    with settings.asked(of_all=True) as record:
        paper = Paper(out, width, height, dpi, title, seen_by(settings))
        if day:
            drawing.draw_map(record, paper, day, _frame(record, places, bbox))
        else:
            drawing.draw_spells(record, paper, spells)
    click.echo(f"whoheld: drew {out} ({out.stat().st_size / 1000:,.0f} kB)", err=True)


def _frame(record: Record, places: str | None, bbox: str | None) -> Box | None:
    """The stretch of the map that was asked for; None for all that is known."""
    if places and bbox:
        raise QuestionError("give --places or --bbox, not both: each says what stretch of the map to draw")
    if bbox:
        return Box.parse(bbox)
    if not places:
        return None
    found = [record.find_place(name.strip()) for name in places.split(",") if name.strip()]
    return Box.around(((p.lon, p.lat) for p in found if p.lon is not None and p.lat is not None), margin=0.25)
