"""Commands whose help ends with examples, each on a line of its own, and with the commands for the same purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from whoheld.interfaces.commands import relatives

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExampleCommand(click.Command):
    """A command that shows examples at the end of its help."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, never wrapped, and what to look at next."""
        write_ending(ctx, self.examples, formatter)
        super().format_epilog(ctx, formatter)


class ExampleGroup(click.Group):
    """A group that does the same."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, never wrapped, and what to look at next."""
        write_ending(ctx, self.examples, formatter)
        super().format_epilog(ctx, formatter)


def write_ending(ctx: click.Context, examples: Sequence[str], formatter: click.HelpFormatter) -> None:
    """A section of examples, and one of the commands to see also; none where there are none."""
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"  {example}\n")
    if others := see_also(ctx):
        with formatter.section("See also"):
            formatter.write_text(", ".join(others))


def see_also(ctx: click.Context) -> list[str]:
    """The commands for the same purpose; of a command within another (``judge accept``) that other one and its own."""
    _, *path = ctx.command_path.split(" ")
    if not path:
        return []
    return [*path[:-1], *relatives(path[0])]
