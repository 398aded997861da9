"""A sheet of paper to draw on: its size, what is written above and below, and how it becomes a file.

The same drawing gives the same bytes: no time of making is written into a file.
"""

from __future__ import annotations

import textwrap
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from whoheld import __version__
from whoheld.errors import OutputError
from whoheld.interfaces.paper.paper import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.interfaces.paper.paper import Kind, Paper

INK, SOFT, FAINT = "#1a1a1a", "#5c5c5c", "#9a9a9a"
#: Inches around everything.
MARGIN = 0.35
#: What each kind of file says of itself; None leaves out what would name the time of making.
_METADATA: dict[Kind, dict[str, Any]] = {
    "png": {"Software": f"WhoHeld {__version__}"},
    "svg": {"Date": None, "Creator": f"WhoHeld {__version__}"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": f"WhoHeld {__version__}", "Producer": None},
}
_STYLE: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8.0,
    "hatch.linewidth": 0.6,
    "pdf.fonttype": 42,
    "svg.fonttype": "none",  # text stays text, to be searched and read aloud
    "svg.hashsalt": "whoheld",
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
}


@contextmanager
def sheet(width: float, height: float) -> Iterator[Figure]:
    """A blank sheet of so many inches, in our style whatever the person's own settings of matplotlib are."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = Figure(figsize=(width, height), facecolor="white")
        FigureCanvasAgg(figure)
        yield figure


def save(figure: Figure, paper: Paper) -> None:
    """Write the drawing.

    Raises:
        QuestionError: The file's ending is none that can be drawn.
        OutputError: The file cannot be written.
    """
    kind = kind_of(paper.path)
    try:
        figure.savefig(paper.path, format=kind, dpi=paper.dpi, metadata=_METADATA[kind])
    except OSError as error:
        raise OutputError(f"{paper.path} cannot be written ({error.strerror}); name another file or folder") from error


def heading(figure: Figure, title: str, below: str) -> float:
    """Write the title and the line below it; the height in inches that they take with the margin."""
    width, height = figure.get_size_inches()
    lines = textwrap.wrap(title, int(width * 8.2)) or [""]
    y = height - MARGIN
    for line in lines:
        _write(figure, y, line, size=14, weight="bold")
        y -= 0.26
    for line in textwrap.wrap(below, int(width * 14)):
        _write(figure, y, line, size=9, color=SOFT)
        y -= 0.17
    return float(height - y + 0.06)


def footing(figure: Figure, lines: list[str]) -> float:
    """Write lines at the bottom; the height in inches that they take with the margin."""
    width = figure.get_size_inches()[0]
    wrapped = [part for line in lines for part in textwrap.wrap(line, int(width * 17.5))]
    y = MARGIN + 0.13 * len(wrapped)
    for number, line in enumerate(wrapped):
        _write(figure, y - 0.13 * number, line, size=6.8, color=SOFT)
    return y + 0.1


def _write(figure: Figure, y: float, text: str, **how: Any) -> None:  # noqa: ANN401 - matplotlib's own
    width, height = figure.get_size_inches()
    figure.text(MARGIN / width, y / height, text, va="top", ha="left", **how)
