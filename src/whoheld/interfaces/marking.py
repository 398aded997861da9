"""The commands that show the reader at work without a record: expressions of time, and names of places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from whoheld import spans
from whoheld.almanac.layers import read_layer
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import almanac_flag, format_flag, model_flag, published_flag, web_flags, workers_flag
from whoheld.interfaces.output import put_rows
from whoheld.interfaces.progress import progress_bar
from whoheld.options import ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whoheld.interfaces.flags import Settings
    from whoheld.interfaces.shapes import HasRow
    from whoheld.options import WebOptions

#: Finds stretches of text: it gets what to call for a document that is not read, and what to call after each one.
Finds: TypeAlias = "Callable[[Callable[[str, str], None], Callable[[int, int, str], None]], Iterator[HasRow]]"

_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=str)


@click.command(
    cls=ExampleCommand,
    short_help="The expressions of time in texts.",
    examples=[
        "whoheld timex dispatch.txt",
        "whoheld timex reports/ --format jsonl > timex.jsonl",
        "whoheld timex --published 2024-12-03 dispatch.txt",
    ],
)
@_paths
@published_flag
@workers_flag
@web_flags
@format_flag
def timex(*, paths: Sequence[str], published: str | None, workers: int, web: WebOptions, settings: Settings) -> None:
    """The expressions of time in files and folders, each with its TIMEX3 value; no record is read or written.

    Offsets are characters of the document's repaired text; the end is not included.

    Exit status 1 if something could not be read.
    """
    options = ReadingOptions(published=published, web=web)
    _put(
        settings,
        "timex",
        lambda left, step: spans.timexes(paths, options, workers=workers, left_out=left, progress=step),
    )


@click.command(
    cls=ExampleCommand,
    short_help="The names of places in texts.",
    examples=[
        "whoheld toponyms dispatch.txt",
        "whoheld toponyms reports/ --format jsonl > toponyms.jsonl",
        "whoheld toponyms --almanac none --layer villages.csv dispatch.txt",
    ],
)
@_paths
@click.option(
    "--layer",
    "layers",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Places beside those that are shipped: a GeoNames country file or a CSV, as for whoheld gazetteer add.",
)
@almanac_flag
@model_flag
@workers_flag
@web_flags
@format_flag
def toponyms(
    *,
    paths: Sequence[str],
    layers: Sequence[Path],
    almanac: Literal["shipped", "none"],
    model: str | None,
    workers: int,
    web: WebOptions,
    settings: Settings,
) -> None:
    """The names of places in files and folders, each with the place it stands for; no record is read or written.

    All names of places are found, whatever part they play. Offsets are characters of the document's repaired text;
    the end is not included.

    Exit status 1 if something could not be read.
    """
    options = ReadingOptions(almanac=almanac, model=model, web=web)
    added = [read_layer(path) for path in layers]
    _put(
        settings,
        "toponyms",
        lambda left, step: spans.toponyms(paths, options, layers=added, workers=workers, left_out=left, progress=step),
    )


def _put(settings: Settings, command: str, find: Finds) -> None:
    """Write what is found, then say what was not read."""
    not_read: list[str] = []

    def left_out(path: str, why: str) -> None:
        not_read.append(why if why.startswith(path) else f"{path}: {why}")

    with progress_bar() as bar:
        put_rows(settings, command, find(left_out, bar))
    for line in not_read:
        click.echo(f"whoheld: not read: {line}", err=True)
    if not_read:
        click.get_current_context().exit(1)
