"""What is being done, on standard error, where that is a terminal; nothing where it is a file or a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from whoheld.interfaces.words import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """Gives what `Record.read` calls after each document: how many are done and known of, and where it lies."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _where: None
        return
    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, where: bar.update(
            task, completed=done, total=total, description=harmless(PurePath(where).name)
        )


@contextmanager
def busy(doing: str) -> Iterator[None]:
    """Says on a terminal what is being done, as long as it lasts."""
    if not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(doing):
        yield
