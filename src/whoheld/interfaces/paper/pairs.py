"""The map of a comparison: their events and our claims as two marks, a line between those that are matched."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from whoheld.errors import OutputError
from whoheld.history.peers.matching import MATCHED, OURS, THEIRS
from whoheld.interfaces.paper.frame import Box
from whoheld.interfaces.paper.ground import draw_ground
from whoheld.interfaces.paper.paper import HEIGHT, WIDTH, Paper
from whoheld.interfaces.paper.scale import draw_scale
from whoheld.interfaces.paper.sheet import INK, MARGIN, SOFT, footing, heading, save, sheet
from whoheld.interfaces.paper.told import source_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from whoheld.history.peers.matching import Matched, MatchRow
    from whoheld.record import Record

#: Colour and shape of each state; they differ on paper without colours, too.
_LOOKS = {
    MATCHED: ("#0072b2", "o", "matched: ours; the line leads to theirs"),
    THEIRS: ("#d55e00", "s", "theirs only"),
    OURS: ("#009e73", "^", "ours only"),
}
_ORDER = (THEIRS, OURS, MATCHED)
#: Rows that a page lists of each state; the map has them all.
_LISTED = 500


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, and how many rows of one state lie on it."""

    lon: float
    lat: float
    rows: int


def draw_pairs(record: Record, found: Matched, out: Path) -> None:
    """Draw a comparison into a .png, .svg or .pdf, or with a list of its rows into a page (.html) of one file.

    Raises:
        QuestionError: Nothing that was compared has a point.
        OutputError: The file cannot be written.
    """
    notes = [*_without_point(found), source_line(record)]
    paper = Paper(out, WIDTH, HEIGHT)
    with sheet(WIDTH, HEIGHT) as figure:
        _draw(figure, found, notes)
        if out.suffix.lower() == ".html":
            _write_page(figure, found, out)
        else:
            save(figure, paper)


def _draw(figure: Figure, found: Matched, notes: list[str]) -> None:
    width, height = figure.get_size_inches()
    counts = ", ".join(f"{found.counts[s]} {s}" for s in (MATCHED, THEIRS, OURS))
    top = heading(figure, f"{found.table} and this record", counts)
    bottom = footing(figure, notes) + 0.25
    spots = {state: _spots(found.rows, state) for state in _LOOKS}
    box = Box.around((s.lon, s.lat) for some in spots.values() for s in some)
    wide, high = width - 2 * MARGIN, height - top - bottom
    box = box.shaped(wide / high)
    axes = figure.add_axes((MARGIN / width, bottom / height, wide / width, high / height))
    axes.set(xlim=(box.west * box.squeeze, box.east * box.squeeze), ylim=(box.south, box.north), xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set(color=SOFT, linewidth=0.6)
    draw_ground(axes, box)
    _lines(axes, found.rows, box)
    for state in _ORDER:
        _marks(axes, spots[state], state, box)
    draw_scale(axes, box)
    _key(figure, bottom / height)


def _marks(axes: Axes, spots: Sequence[Spot], state: str, box: Box) -> None:
    colour, shape, _ = _LOOKS[state]
    axes.scatter(
        [s.lon * box.squeeze for s in spots],
        [s.lat for s in spots],
        s=[min(12 * s.rows**0.5, 150) for s in spots],
        marker=shape,
        facecolors=colour if state == MATCHED else "none",
        edgecolors=colour,
        linewidths=0.9,
        zorder=3 + _ORDER.index(state),
    )


def _lines(axes: Axes, rows: Iterable[MatchRow], box: Box) -> None:
    pairs = [(t, o) for r in rows if r.state == MATCHED if (t := _theirs(r)) and (o := _ours(r)) and t != o]
    drawn = [[(lon * box.squeeze, lat) for lon, lat in pair] for pair in pairs]
    axes.add_collection(LineCollection(drawn, colors=INK, linewidths=0.6, zorder=3))


def _key(figure: Figure, bottom: float) -> None:
    handles = [
        Line2D([], [], linestyle="none", marker=shape, markeredgecolor=colour, label=words, markersize=6)
        for colour, shape, words in _LOOKS.values()
    ]
    for handle, state in zip(handles, _LOOKS, strict=True):
        handle.set_markerfacecolor(_LOOKS[state][0] if state == MATCHED else "none")
    words = "the larger, the more rows at that point"
    handles.append(Line2D([], [], linestyle="none", label=words))
    figure.legend(handles=handles, loc="upper left", ncols=4, frameon=False, bbox_to_anchor=(0.02, bottom))


def _spots(rows: Iterable[MatchRow], state: str) -> list[Spot]:
    points = Counter(p for r in rows if r.state == state if (p := _point(r)))
    return [Spot(lon, lat, number) for (lon, lat), number in sorted(points.items())]


def _point(row: MatchRow) -> tuple[float, float] | None:
    """Where a row is marked: at our place, if we have it and it has a point; else at theirs, if the event is theirs."""
    if row.state == THEIRS:
        return _theirs(row)
    return _ours(row) or (_theirs(row) if row.state == MATCHED else None)


def _theirs(row: MatchRow) -> tuple[float, float] | None:
    one = row.incident
    return (one.lon, one.lat) if one and one.lon is not None and one.lat is not None else None


def _ours(row: MatchRow) -> tuple[float, float] | None:
    one = row.claim
    return (one.lon, one.lat) if one and one.lon is not None and one.lat is not None else None


def _without_point(found: Matched) -> list[str]:
    none = Counter(r.state for r in found.rows if r.state in _LOOKS and not _point(r))
    told = ", ".join(f"{count} {state}" for state, count in sorted(none.items()))
    return [f"Not on the map, as they have no point: {told}."] if told else []


def _write_page(figure: Figure, found: Matched, out: Path) -> None:
    """A page of one file: the map as SVG, and the rows below it; no script, and nothing is fetched."""
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg", metadata={"Date": None})
    svg = drawn.getvalue().decode("utf-8")
    svg = svg[svg.index("<svg") :]
    title = escape(f"{found.table} and this record")
    body = "".join(_table(found, state) for state in _LOOKS)
    text = (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<h1>{title}</h1>\n<figure>{svg}</figure>\n{body}</body>\n</html>\n"
    )
    try:
        out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}); name another file or folder") from error


_STYLE = (
    ":root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:72rem;"
    "padding:0 1rem}figure{margin:0;background:#fff;overflow:auto}svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-top:1px solid #8886}q{font-style:italic}"
)
#: Styles within the drawing are matplotlib's own; text of documents is never written into one.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _table(found: Matched, state: str) -> str:
    rows = [r for r in found.rows if r.state == state]
    shown = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(r))}</tr>\n" for r in rows[:_LISTED])
    more = f"<p>{len(rows) - _LISTED} more: whoheld match --format csv lists all.</p>\n" if len(rows) > _LISTED else ""
    head = "<tr><th>theirs</th><th>ours</th><th>why</th></tr>\n"
    return f"<h2>{len(rows)} {escape(state)}</h2>\n<table>\n{head}{shown}</table>\n{more}" if rows else ""


def _cells(row: MatchRow) -> tuple[str, str, str]:
    their, own = row.incident, row.claim
    event = f"{their.day} {their.place}: {' and '.join(their.sides)} ({their.id})" if their else ""
    claim = ""
    if own:
        told = own.claim
        days = f"{told.start or '..'}" if told.start == told.end else f"{told.start or '..'}/{told.end or '..'}"
        told_of = escape(f"{days} {told.place or ''}: {told.actor or 'someone'} {told.kind.value}")
        claim = f"{told_of} <q>{escape(told.quote)}</q> {escape(told.doc)}"
    return escape(event), claim, escape("; ".join(row.why))
