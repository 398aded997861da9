"""The command that shows a record in the browser."""

from __future__ import annotations

import socket
import webbrowser
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import click

import whoheld
from whoheld.errors import RecordUnwritable
from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import SLOW, reach_flag, roads_flag, shared_flags
from whoheld.options import access_token

if TYPE_CHECKING:
    from pathlib import Path

    import uvicorn
    from starlette.types import ASGIApp

    from whoheld.interfaces.flags import Settings

LOOPBACK = "127.0.0.1"
PORT = 8731
#: A token that others could guess by trying is none.
LEAST = 16
#: How long answers under way may take once the server is to end, in seconds.
_GRACE_S = 2


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld serve                              open the page in the browser; Ctrl-C ends it",
        "whoheld serve --record war.db --no-open    only print its address",
        "whoheld serve --roads roads.geojson        tell what is cut off by these roads",
        "whoheld serve --host 192.168.1.20 --token 'a long word that nobody guesses'",
    ],
)
@click.option("--host", default=LOOPBACK, show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port to listen on; 0 takes any free one.",
)
@click.option(
    "--token",
    metavar="WORD",
    help=f"What everybody must show who asks, {LEAST} characters at least.  [default: $WHOHELD_TOKEN, or none]",
)
@click.option("--open/--no-open", "opens", default=True, help="Whether to open the page in the browser.")
@roads_flag
@reach_flag
@shared_flags
def serve(
    *,
    host: str,
    port: int,
    token: str | None,
    opens: bool,
    roads: Path | None,
    reach_km: float,
    settings: Settings,
) -> None:
    """Show the record in the browser: a map to wind back, the sentence behind every dot, and review.

    The page is for this machine alone. With --host others can reach it, each of whom must show the --token (the
    printed address has it; what they ask and see is not encrypted). Who reaches the page can judge; nothing is sent
    anywhere else.
    """
    from whoheld.almanac.roads import read_roads  # noqa: PLC0415 - the help needs no server
    from whoheld.interfaces.web.app import app  # noqa: PLC0415
    from whoheld.interfaces.web.guard import is_loopback  # noqa: PLC0415

    word = access_token(token)
    if word is not None and len(word) < LEAST:
        raise click.UsageError(f"the token has {len(word)} characters: give one of {LEAST} or more")
    if word is None and not is_loopback(host):
        raise click.UsageError(f"--host {host} lets others in: say what they must show, with --token WORD")
    if roads:
        read_roads(roads)
    with closing(_listening(host, port)) as listening:
        _make_ready(settings.location)
        served = _server(app(settings.location, host=host, token=word, roads=roads, reach_km=reach_km))
        _tell(_address(host, listening.getsockname()[1], word), opens=opens)
        with suppress(KeyboardInterrupt):
            served.run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """The address, taken.

    Raises:
        ClickException: It cannot be.
    """
    try:
        (family, _, _, _, where), *_ = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return socket.create_server(where[:2], family=family)
    except OSError as error:
        advice = "another `whoheld serve` may run: give another --port, or 0 for any free one"
        raise click.ClickException(f"{host}, port {port}: {error.strerror}; {advice}") from error


def _make_ready(location: str) -> None:
    """Bring an older record up, and make its places ready, so that the map comes at once; where it can be written."""
    with suppress(RecordUnwritable), whoheld.open(location, create=False) as record:
        if record.unready() > SLOW:
            click.echo("whoheld: many places are worked out anew, once; it may take a while", err=True)
        record.make_ready()


def _server(page: ASGIApp) -> uvicorn.Server:
    import uvicorn  # noqa: PLC0415 - the help needs no server

    return uvicorn.Server(
        uvicorn.Config(
            page,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE_S,
        )
    )


def _address(host: str, port: int, token: str | None) -> str:
    """Where the page is, with the token that opens it."""
    named = f"[{host}]" if ":" in host else host
    return f"http://{named}:{port}/" + (f"?{urlencode({'token': token})}" if token else "")


def _tell(address: str, *, opens: bool) -> None:
    """Print the address, and open it in a browser that has a window of its own."""
    click.echo(f"The page is at {address} (Ctrl-C ends it)")
    if not opens:
        return
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
            browser, webbrowser.BackgroundBrowser
        )
        if not in_terminal:
            browser.open(address)
