"""The files of the page: those that come with WhoHeld, and the map library out of its package."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.routing import Route

from whoheld.interfaces.web.faults import Refused, missing
from whoheld.interfaces.web.packed import Packed

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

HERE = Path(__file__).parent / "static"
PAGE = "index.html"
#: Out of the package `maplibre`.
MAP_LIBRARY = ("maplibre-gl.js", "maplibre-gl.css")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


class Assets:
    """Files by name. What is no name of one of them is nothing: a path can lead nowhere."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[int, Packed]] = {}

    def named(self, name: str) -> Packed:
        """A file; read again when it was changed.

        Raises:
            Refused: There is none of that name.
        """
        path = files().get(name)
        if path is None:
            raise missing(f"there is no file {name!r}")
        changed = path.stat().st_mtime_ns
        known, packed = self._made.get(name, (None, None))
        if packed is None or known != changed:
            packed = Packed(path.read_bytes(), _TYPES[path.suffix])
            self._made[name] = changed, packed
        return packed

    def routes(self) -> list[Route]:
        """The addresses of the page and its files."""

        def page(request: Request) -> Response:
            return self.named(PAGE).response(request)

        def static(request: Request) -> Response:
            return self.named(request.path_params["name"]).response(request)

        return [Route("/", page), Route("/static/{name:path}", static)]


def files() -> dict[str, Path]:
    """The files of the page by name."""
    own = {path.name: path for path in HERE.iterdir() if path.is_file() and path.suffix in _TYPES}
    return own | {name: library() / name for name in MAP_LIBRARY}


def library() -> Path:
    """The folder of the map library. Its package is found but not imported, which would load much else.

    Raises:
        Refused: It is not installed.
    """
    spec = find_spec("maplibre")
    if spec is None or spec.origin is None:
        raise Refused(500, "NoMapLibrary", "the package maplibre is missing", "Install it: pip install maplibre")
    return Path(spec.origin).parent / "srcjs"
