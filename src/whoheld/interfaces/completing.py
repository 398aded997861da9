"""The command that lets a shell complete what a person types."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from whoheld.interfaces.examples import ExampleCommand

#: The variable by which a shell's script asks for completions; click takes it from the name of the program.
ASKED_BY = "_WHOHELD_COMPLETE"

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=ExampleCommand,
    examples=[
        'eval "$(whoheld completion bash)"       in this Bash; the same line in ~/.bashrc: in every one',
        'eval "$(whoheld completion zsh)"        in this Zsh; in ~/.zshrc behind compinit: in every one',
        "whoheld completion fish | source        in this fish",
        "whoheld completion fish > ~/.config/fish/completions/whoheld.fish    in every one",
    ],
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Write a script to standard output by which SHELL completes the commands, options and choices of whoheld.

    It completes files too, and the names of places, sides, sources and documents in the record: the one that --record
    names before them, else that of $WHOHELD_RECORD, else whoheld.db in the current folder. A record on a PostgreSQL
    server is not asked. The record is never written to. Names with characters that mean something to a shell are left
    out. Bash has to be 4.4 or newer.
    """
    root = click.get_current_context().find_root()
    shape = get_completion_class(shell)
    assert shape is not None
    click.echo(shape(root.command, {}, "whoheld", ASKED_BY).source(), nl=False)
