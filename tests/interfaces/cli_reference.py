"""Writes docs/cli.md from the commands themselves: ``python tests/interfaces/cli_reference.py > docs/cli.md``."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from whoheld.interfaces.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = """# The command line

Written from the commands' own help by `tests/interfaces/cli_reference.py`; a test compares. What each command gives
back as data stands in [shapes.md](shapes.md).

Standard output has the answer and nothing else; progress and messages go to standard error. Exit status: `0` all well;
`1` something could not be read (a document, a record, a layer); `2` wrong use (an unknown or ambiguous place, a bad
date, an unknown option); `130` stopped with Ctrl-C.
"""
#: Options that many commands have, by their parameters' names: they are told once, and then only named.
SHARED = ("record", "form", "known_by", "reported_by", "judged_only")
#: A command that has all of them.
HAS_ALL = "held"


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


class Markdown(click.HelpFormatter):
    """Writes help as Markdown: options and commands as tables, examples as they stand."""

    def __init__(self, group: str, known: frozenset[str], shared: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group, self._known, self._shared = group, known, shared
        self._section = ""

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A part with a name; what is written into it raw is a block."""
        self.buffer.append(f"**{name}**\n\n")
        self._section, begin = name, len(self.buffer)
        yield
        self._section = ""
        if raw := [line for line in self.buffer[begin:] if line.startswith("  ")]:
            self.buffer[begin:] = ["```text\n", *(line[2:] for line in raw), "```\n\n"]

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How it is called."""
        del prefix
        self.buffer.append(f"```text\n{prog} {args}\n```\n\n")

    def write_paragraph(self) -> None:
        """Nothing: every piece ends its own paragraph."""

    def write_text(self, text: str) -> None:
        """Paragraphs; names of commands to see also, and of our documents, lead there."""
        if self._section == "See also":
            text = ", ".join(self._linked(name, name) for name in text.split(", "))
        for paragraph in re.split(r"\n\s*\n", text.strip()):
            self.buffer.append(_prose(paragraph) + "\n\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], *_: int) -> None:
        """A table of options or of commands; of shared options only the names."""
        told = [row for row in rows if row not in self._shared]
        if told:
            self.buffer.append(f"| {_sort(told[0][0])} | what it is for |\n| --- | --- |\n")
            self.buffer += [f"| {self._linked(name.strip(), None)} | {_cell(what)} |\n" for name, what in told]
            self.buffer.append("\n")
        if named := [f"`{_long(row[0])}`" for row in rows if row in self._shared]:
            self.buffer.append(
                f"{'Also' if told else 'Only'} {', '.join(named)} ([shared options](#shared-options)).\n\n"
            )

    def _linked(self, name: str, otherwise: str | None) -> str:
        """A command as a link to its part of the page; anything else as code."""
        anchors = [full for full in (f"{self._group} {name}", f"whoheld {name}") if full in self._known]
        if anchors:
            return f"[{name}](#{anchors[0].replace(' ', '-')})"
        return otherwise or f"`{_piped(name)}`"


def _sort(name: str) -> str:
    return "option" if name.startswith("-") else "name" if name.isupper() else "command"


def _long(record: str) -> str:
    """The long spelling of an option."""
    return next(word for word in record.split() if word.startswith("--"))


def _piped(text: str) -> str:
    return text.replace("|", r"\|")


def _cell(text: str) -> str:
    return _piped(_prose(text))


def _prose(text: str) -> str:
    """Running text: one line, our documents linked, nothing taken for a tag or for emphasis."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<!`)([<*])", r"\\\1", text)
    return re.sub(r"\bdocs/(\w+\.md)", r"[\1](\1)", text)


def shared_options(known: dict[str, click.Context]) -> list[tuple[str, str]]:
    """What the help says of each shared option."""
    ctx = known[f"whoheld {HAS_ALL}"]
    params = {param.name: param for param in ctx.command.get_params(ctx)}
    told = [params[name].get_help_record(ctx) for name in SHARED]
    helping = ctx.command.get_help_option(ctx)
    return [row for row in [*told, helping.get_help_record(ctx) if helping else None] if row]


def section(name: str, ctx: click.Context, known: frozenset[str], shared: Sequence[tuple[str, str]]) -> str:
    """A command's part of the page."""
    formatter = Markdown(name, known, shared)
    ctx.command.format_help(ctx, formatter)
    depth = "##" if name.count(" ") < 2 else "###"
    return f"{depth} {name}\n\n{formatter.getvalue().strip()}\n"


def reference() -> str:
    """The whole of docs/cli.md."""
    known = dict(commands())
    shared = shared_options(known)
    table = Markdown("", frozenset(), ())
    table.write_dl(shared)
    intro = f"## Shared options\n\nWhat these do in every command that names them:\n\n{table.getvalue()}"
    parts = [section(name, ctx, frozenset(known), shared) for name, ctx in known.items()]
    return "\n".join([HEAD, parts[0], intro + "\n".join(parts[1:])])


if __name__ == "__main__":
    click.echo(reference(), nl=False)
