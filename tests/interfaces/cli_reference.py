"""Writes docs/cli.md from the commands themselves: ``python tests/interfaces/cli_reference.py > docs/cli.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from whoheld.interfaces.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """# The command line

Written from the commands' own help by `tests/interfaces/cli_reference.py`; a test compares. What each command gives
back as data stands in [shapes.md](shapes.md).

Standard output has the answer and nothing else; progress and messages go to standard error. Exit status: `0` all well;
`1` something could not be read (a document, a record, a layer); `2` wrong use (an unknown or ambiguous place, a bad
date, an unknown option); `130` stopped with Ctrl-C.
"""


def commands() -> Iterator[tuple[str, click.Context]]:
    """Every command with its full name, groups before their members."""
    yield from _below(click.Context(cli, info_name="whoheld", terminal_width=80, **cli.context_settings))


def _below(ctx: click.Context) -> Iterator[tuple[str, click.Context]]:
    yield ctx.command_path, ctx
    if isinstance(ctx.command, click.Group):
        for name in ctx.command.list_commands(ctx):
            command = ctx.command.get_command(ctx, name)
            if command is not None:
                yield from _below(click.Context(command, parent=ctx, info_name=name))


def reference() -> str:
    """The whole of docs/cli.md."""
    parts = [f"## {name}\n\n```text\n{ctx.get_help()}\n```\n" for name, ctx in commands()]
    return HEAD + "\n" + "\n".join(parts)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
