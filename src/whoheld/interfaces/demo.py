"""The main job on the sample reports: read them, and show a few answers with their sentences."""

from __future__ import annotations

import csv
import itertools
import sys
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

import whoheld
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import Settings, shared_flags
from whoheld.interfaces.formats import Format, rows_as
from whoheld.interfaces.reading import read_into
from whoheld.interfaces.shapes import COLUMNS, shaped, shaped_all
from whoheld.interfaces.tables import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.interfaces.formats import Row
    from whoheld.record import Record

HERE = files("whoheld.interfaces")


@click.command(
    cls=ExampleCommand,
    examples=["whoheld demo", "whoheld demo --record samples.db"],
)
@shared_flags
def demo(settings: Settings) -> None:
    """Read the sample reports that come with WhoHeld, and show who held what, in whose words.

    Without --record it works on a record of its own, which is gone afterwards.
    """
    with _location(settings) as location, as_file(HERE / "samples") as samples, whoheld.open(location) as record:
        summary = read_into(record, [Path(samples)])
        shown = ((" ".join(q), *_answer(record, *q)) for q in questions())
        answers = itertools.chain([(f"read {samples}", "read", [shaped("read", summary)])], shown)
        if settings.format is Format.TABLE:
            for command, shape, rows in answers:
                click.echo(f"\n$ whoheld {command}")
                draw(shape, rows)
        else:
            rows_ = ({"command": command, "answer": rows} for command, _, rows in answers)
            sys.stdout.writelines(rows_as(settings.format, rows_, COLUMNS["demo"]))


def questions() -> list[list[str]]:
    """The commands that the demonstration shows, each with its arguments."""
    text = (HERE / "demo_questions.csv").read_text(encoding="utf-8")
    return [row for row in csv.reader(text.splitlines()) if row]


@contextmanager
def _location(settings: Settings) -> Iterator[str]:
    """The record that was named, or one that goes when the demonstration ends."""
    if settings.record:
        yield settings.location
        return
    with TemporaryDirectory(prefix="whoheld-") as folder:
        yield str(Path(folder, "demo.db"))


def _answer(record: Record, command: str, *arguments: str) -> tuple[str, list[Row]]:
    """The rows that a command of the record gives; a single answer is one row."""
    answer = getattr(record, command)(*arguments)
    return command, list(shaped_all(command, [answer] if hasattr(answer, "row") else answer))
