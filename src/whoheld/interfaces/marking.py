"""The commands that show the reader at work without a record: expressions of time, and names of places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from whoheld import spans
from whoheld.almanac.layers import read_layer
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import almanac_flag, format_flag, model_flag, workers_flag
from whoheld.interfaces.inputs import input_flags
from whoheld.interfaces.output import put_rows
from whoheld.interfaces.progress import progress_bar
from whoheld.interfaces.words import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whoheld.interfaces.flags import Settings
    from whoheld.interfaces.shapes import HasRow
    from whoheld.options import ReadingOptions

#: Finds stretches of text: it gets what to call for a document that is not read, and what to call after each one.
Finds: TypeAlias = "Callable[[Callable[[str, str], None], Callable[[int, int, str], None]], Iterator[HasRow]]"


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld timex dispatch.txt",
        "whoheld timex reports/ --format jsonl > timex.jsonl",
        "whoheld timex reports.zip",
        "whoheld timex --published 2024-12-03 dispatch.txt",
    ],
)
@input_flags
@workers_flag
@format_flag
def timex(*, paths: Sequence[str], options: ReadingOptions, workers: int, settings: Settings) -> None:
    """The expressions of time in texts, each with its TIMEX3 value; no record is read or written.

    It takes what whoheld read takes.

    Offsets are characters of the document's repaired text; the end is not included.

    Exit status 1 if something could not be read.
    """
    _put(
        settings,
        "timex",
        lambda left, step: spans.timexes(paths, options, workers=workers, left_out=left, progress=step),
    )


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld toponyms dispatch.txt",
        "whoheld toponyms reports/ --format jsonl > toponyms.jsonl",
        "whoheld toponyms --almanac none --layer villages.csv dispatch.txt",
    ],
)
@input_flags
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
@format_flag
def toponyms(
    *,
    paths: Sequence[str],
    options: ReadingOptions,
    layers: Sequence[Path],
    almanac: Literal["shipped", "none"],
    model: str | None,
    workers: int,
    settings: Settings,
) -> None:
    """The names of places in texts, each with the place it stands for; no record is read or written.

    It takes what whoheld read takes.

    All names of places are found, whatever part they play. Offsets are characters of the document's repaired text;
    the end is not included.

    Exit status 1 if something could not be read.
    """
    options = replace(options, almanac=almanac, model=model)
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
        click.echo(f"whoheld: not read: {harmless(line)}", err=True)
    if not_read:
        click.get_current_context().exit(1)
