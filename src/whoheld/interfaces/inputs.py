"""What is read: the paths of a command that reads, and the flags that say what is what in them."""

from __future__ import annotations

import functools
from dataclasses import fields
from typing import TYPE_CHECKING

import click

from whoheld.interfaces.names import FILE
from whoheld.options import Fields, ReadingOptions, WebOptions

if TYPE_CHECKING:
    from collections.abc import Callable

#: How a day begins, or an open interval; a field's name does not.
_OF_A_DAY = tuple("0123456789./-")


def input_flags(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its paths, and the flags of what is read; it gets them as ``paths`` and ``options``."""

    @click.argument("paths", type=FILE, nargs=-1, required=True, metavar="PATH...")
    @click.option(
        "--published",
        metavar="EDTF|FIELD",
        callback=_edtf_or_field,
        help="When the documents were published, where they do not say: 2024-12-03, 2024-12, or "
        "2024-12-01/2024-12-05; or the field of a row that says it.",
    )
    @click.option("--text", metavar="FIELD", help="Rows (JSON, CSV): the field that is the text; it may be HTML.")
    @click.option("--title", metavar="FIELD", help="Rows: the field that is the title.")
    @click.option("--url", metavar="FIELD", help="Rows: the field that is the address.")
    @click.option("--publisher", metavar="FIELD", help="Rows: the field that is the publisher.")
    @click.option("--id", "key", metavar="FIELD", help="Rows: the field that names a row for good; else its line does.")
    @click.option(
        "--as",
        "kind",
        metavar="KIND",
        callback=_kind,
        help="What standard input is, and files whose names do not say it: html, jsonl, tar.gz, ...",
    )
    @click.option("--no-cache", is_flag=True, help="Pages of the web: fetch them anew, and keep none on this machine.")
    @click.option("--offline", is_flag=True, help="Pages: ask no server; read only those that were kept, however old.")
    @click.option(
        "--allow-private",
        is_flag=True,
        help="Pages: fetch also an address in a private network or on this machine, if it is given here itself.",
    )
    @functools.wraps(command)
    def wrapped(*args: object, published: str | Fields | None, kind: str | None, **kwargs: object) -> None:
        named = {field.name: kwargs.pop(field.name) for field in fields(Fields) if field.name != "published"}
        day, field = (None, published.published) if isinstance(published, Fields) else (published, None)
        web = _web(**{name: bool(kwargs.pop(name)) for name in ("no_cache", "offline", "allow_private")})
        said = Fields(**named, published=field)  # type: ignore[arg-type]
        options = ReadingOptions(published=day, fields=said, kind=kind, web=web)
        command(*args, options=options, **kwargs)

    return wrapped


def _web(*, no_cache: bool, offline: bool, allow_private: bool) -> WebOptions:
    if no_cache and offline:
        raise click.UsageError("--offline reads the pages that were kept, and --no-cache keeps none: leave one out")
    return WebOptions(not no_cache, offline, allow_private)


def _edtf_or_field(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | Fields | None:
    """A day for all documents, or the name of the field that has each one's."""
    from whoheld.almanac.when import When  # noqa: PLC0415 - commands that only ask need not load it

    try:
        return given and When.parse(given).edtf
    except ValueError as error:
        if given and not given.startswith(_OF_A_DAY):
            return Fields(published=given)
        raise click.BadParameter(str(error)) from error


def _kind(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    from whoheld.acquisition.kinds import kind_of, known  # noqa: PLC0415 - as above

    if given is None:
        return None
    kind = f".{given.lower().removeprefix('.')}"
    if kind_of(kind) != kind:
        raise click.BadParameter(f"{given!r} is no kind that can be read, only {known()}")
    return kind
