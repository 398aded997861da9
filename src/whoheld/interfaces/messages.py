"""What the library has to say while it works, as messages on standard error."""

from __future__ import annotations

import logging

import click


class Messages(logging.Handler):
    """Writes one line a message, as the command line writes its own; above the progress bar where there is one."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the message, with the trace where there is one."""
        click.echo(f"whoheld: {self.format(record)}", err=True)


def tell() -> None:
    """Let messages through, from "information" on; once in a process."""
    log = logging.getLogger("whoheld")
    if not any(isinstance(handler, Messages) for handler in log.handlers):
        log.addHandler(Messages())
        log.setLevel(logging.INFO)
