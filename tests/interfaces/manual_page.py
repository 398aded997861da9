"""Writes docs/whoheld.1 from the commands' own help: ``python tests/interfaces/manual_page.py > docs/whoheld.1``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
from cli_reference import commands

from whoheld import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = f"""\
.\\" Written from the commands' own help by tests/interfaces/manual_page.py; a test compares.
.TH WHOHELD 1 "" "whoheld {__version__}" "WhoHeld"
.nh
.ad l
.SH NAME
whoheld \\- who held each place on any day of a war, who says so, in which words
"""
MIDDLE = """\
.SH FILES
.TP
.I whoheld.db
The record, in the current folder, where nothing else is named.
.TP
.I ~/.cache/whoheld
Pages of the web that were fetched, and the index of places where there is no virtual environment. It may be deleted.
.SH COMMANDS IN FULL
"""


class Roff(click.HelpFormatter):
    """Takes what click writes as help, and gives it as the source of a manual page."""

    def __init__(self, heading: str) -> None:
        super().__init__(width=10_000)
        self._heading = heading

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that says how a command is called."""
        del prefix
        title = 'SH "SYNOPSIS"' if self._heading == ".SH" else f'SS "{escaped(prog)}"'
        description = ".SH DESCRIPTION\n" if self._heading == ".SH" else ""
        self.buffer.append(f".{title}\n.B {escaped(prog)}\n{escaped(args)}\n{description}")

    def write_heading(self, heading: str) -> None:
        """The title of a section."""
        self.buffer.append(f".SH {heading.upper()}\n" if self._heading == ".SH" else f".P\n.I {heading}:\n")

    def write_paragraph(self) -> None:
        """Nothing: each piece brings its own distance."""

    def write_text(self, text: str) -> None:
        """Paragraphs, filled anew by whoever reads the page."""
        for paragraph in text.split("\n\n"):
            self.buffer.append(f".P\n{escaped(' '.join(paragraph.split()))}\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with what they mean."""
        del col_max, col_spacing
        for term, meaning in rows:
            self.buffer.append(f".TP\n.B {escaped(term.strip())}\n{escaped(' '.join(meaning.split()))}\n")

    def write(self, string: str) -> None:
        """Lines as they stand: the examples."""
        if string.strip():
            self.buffer.append(f".br\n.nf\n\\&  {escaped(string.strip())}\n.fi\n")


def escaped(text: str) -> str:
    """A text in which nothing is a command of roff, a hyphen can be copied as one, and long choices may be broken."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace("|", "|\\:")
    return re.sub(r"^([.'])", r"\\&\1", plain, flags=re.MULTILINE)


def page() -> str:
    """The whole of docs/whoheld.1."""
    parts = []
    for name, ctx in commands():
        formatter = Roff(".SH" if name == "whoheld" else ".SS")
        ctx.command.format_help(ctx, formatter)
        parts.append(formatter.getvalue())
    return HEAD + parts[0] + MIDDLE + "".join(parts[1:])


if __name__ == "__main__":
    click.echo(page(), nl=False)
