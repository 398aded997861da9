"""The command line: `whoheld` and its commands, each imported only when it is called."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import IO, Any

import click
from click.shell_completion import CompletionItem, add_completion_class

from whoheld import __version__
from whoheld.errors import QuestionError, WhoHeldError
from whoheld.interfaces.bash import Bash
from whoheld.interfaces.commands import COMMANDS, ENVIRONMENT, FAMILIES
from whoheld.interfaces.examples import ExampleGroup
from whoheld.interfaces.flags import Settings, shared_flags
from whoheld.interfaces.messages import tell
from whoheld.interfaces.words import harmless

add_completion_class(Bash)


class Problem(click.ClickException):
    """A `WhoHeldError` on its way to the person: one message on standard error, and an exit status."""

    def __init__(self, error: WhoHeldError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """2 for a question that cannot be answered as put, else 1."""
        return 2 if isinstance(self.error, QuestionError) else 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the message without a traceback."""
        click.echo(f"whoheld: {harmless(self.message)}", file=file, err=file is None)


class LazyGroup(ExampleGroup):
    """A group that imports a command when it is called, and turns WhoHeld's errors into messages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which a person needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].home.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by what they are for, and then what of the environment counts."""
        del ctx
        width = max(map(len, COMMANDS))
        for purpose, names in FAMILIES.items():
            with formatter.section(purpose):
                formatter.write_dl([(name.ljust(width), entry.what) for name, entry in names.items()])
        with formatter.section("Environment"):
            formatter.write_dl(list(ENVIRONMENT.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that begin so, none of them imported; options, where one is begun."""
        known = [CompletionItem(name, help=COMMANDS[name].what) for name in COMMANDS if name.startswith(incomplete)]
        return known or click.Command.shell_complete(self, ctx, incomplete)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader who closes the pipe early (`| head`) has seen enough."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except WhoHeldError as error:
            raise Problem(error) from error
        except BrokenPipeError:
            # What is still in the buffer would raise once more when the interpreter closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    examples=[
        "whoheld demo                          the whole way on the sample reports",
        "whoheld read reports/                 read a folder of reports into the record",
        "whoheld held Kherson 2022-10-01       who held it that day, and the sentences",
        "whoheld changes --format csv          every change of control, as a table for a map",
    ],
)
@click.version_option(__version__, "--version", "-V", prog_name="whoheld")
@shared_flags
@click.pass_context
def cli(ctx: click.Context, settings: Settings) -> None:
    """Who held each place on any day of a war, who says so, in which words.

    WhoHeld reads reports, keeps every claim with its sentence in a record (a file, whoheld.db by default), and
    answers from there. `whoheld COMMAND --help` tells of a command, with examples.

    Exit status: 0 all well, 1 something could not be read, 2 a question or a command that cannot be answered as put,
    130 stopped with Ctrl-C.
    """
    tell()
    ctx.obj = settings


def main() -> None:
    """Run the command line; the entry point of the `whoheld` program."""
    _spare_the_collector()
    cli(prog_name="whoheld")


def _spare_the_collector() -> None:
    """Look for cycles of garbage seldom, and not at all on the way out.

    What a short program loads it holds until its end; going through it again and again took a sixth of a first answer.
    """
    gc.set_threshold(100_000, 10, 10)
    atexit.register(gc.freeze)
