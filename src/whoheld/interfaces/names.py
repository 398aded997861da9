"""What arguments and options stand for, so that a shell can complete them: names in the record, files, folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from whoheld.options import record_location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.evidence.prefix import What


class Name(click.types.StringParamType):
    """A name in the record; any text is taken, and those in the record are proposed."""

    def __init__(self, what: What, *, several: bool = False) -> None:
        self.name = what
        self._what = what
        self._several = several

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """The names of the record at hand that begin so; of names joined by commas, the last is completed."""
        from whoheld.evidence.prefix import names_beginning  # noqa: PLC0415 - only a shell asks for them

        del param
        said, comma, begin = incomplete.rpartition(",") if self._several else ("", "", incomplete)
        location = record_location(next(filter(None, _records(ctx)), None))
        return [CompletionItem(said + comma + name) for name in names_beginning(location, self._what, begin)]


class Location(click.types.StringParamType):
    """The path of a file or a folder, or an address that is taken as it is; paths are proposed."""

    def __init__(self, sort: str = "file") -> None:
        self.name = sort
        self._sort = sort

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        """Leave it to the shell, which knows its files best."""
        del ctx, param
        return [CompletionItem(incomplete, type=self._sort)]


def _records(ctx: click.Context | None) -> Iterator[Any]:
    """The records that were named, by the command itself before those that it stands in."""
    while ctx:
        yield ctx.params.get("record")
        ctx = ctx.parent


PLACE = Name("place")
PLACES = Name("place", several=True)
SIDE = Name("side")
SOURCE = Name("source")
DOCUMENT = Name("document")
FILE = Location()
FOLDER = Location("dir")
