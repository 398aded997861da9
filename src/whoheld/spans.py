"""Stretches of text that the reader marks, without a record: expressions of time, and names of places."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from whoheld.acquisition.openers import Unfolded
from whoheld.acquisition.walk import find
from whoheld.almanac.place import Placing
from whoheld.batch.desk import Desk, Failed, Finished
from whoheld.batch.reading import Spread, read_all
from whoheld.errors import DocumentError
from whoheld.options import ReadingOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from whoheld.acquisition.document import Document
    from whoheld.almanac.layers import Layer
    from whoheld.almanac.place import Place
    from whoheld.batch.desk import Outcome
    from whoheld.pipeline import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TimexSpan:
    """An expression of time, at the characters ``start`` to ``end`` (exclusive) of the document's repaired text.

    ``value`` is TIMEX3's ("1917-11-08", "1917-11", "P2M", "XXXX-XX-XXTNI"), empty where there is none; ``type`` is
    DATE, TIME, DURATION or SET.
    """

    doc: str
    start: int
    end: int
    text: str
    value: str
    type: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class ToponymSpan:
    """A name of a place, at the characters ``start`` to ``end`` (exclusive) of the document's repaired text.

    ``place`` is the id of the place that it stands for, ``lat`` and ``lon`` its point in decimal degrees (WGS 84); all
    None where the name is not placed. ``reason`` says in words why it is taken for a place, and why for this one.
    """

    doc: str
    start: int
    end: int
    text: str
    place: str | None
    lat: float | None
    lon: float | None
    reason: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def timexes(
    paths: Iterable[str | Path],
    options: ReadingOptions | None = None,
    *,
    workers: int = 1,
    left_out: Callable[[str, str], None] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[TimexSpan]:
    """The expressions of time of files and folders, in the order of the paths and of the text.

    Args:
        paths: Files and folders; ``-`` is standard input.
        options: How to read; only ``published``, ``fields`` and ``kind`` matter here.
        workers: Processes to read with.
        left_out: Called with the path and the reason for each document that is not read.
        progress: Called after each document with the number done, the number known so far, and where it lies.

    Raises:
        DocumentError: A document is not read, and there is no ``left_out`` to tell.
    """
    chosen = options or ReadingOptions()
    desk = Desk(_Timexes(), "timex", chosen.published)
    return _spans(paths, chosen, desk, workers=workers, left_out=left_out, progress=progress)


def toponyms(
    paths: Iterable[str | Path],
    options: ReadingOptions | None = None,
    *,
    layers: Iterable[Layer] = (),
    workers: int = 1,
    left_out: Callable[[str, str], None] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[ToponymSpan]:
    """The names of places in files and folders, in the order of the paths and of the text, placed where they can be.

    Args:
        paths: Files and folders; ``-`` is standard input.
        options: How to read.
        layers: Places beside those that are shipped, as `whoheld.almanac.layers.read_layer` reads them.
        workers: Processes to read with.
        left_out: Called with the path and the reason for each document that is not read.
        progress: Called after each document with the number done, the number known so far, and where it lies.

    Raises:
        DocumentError: A document is not read, and there is no ``left_out`` to tell.
        ModelError: The language model is missing.
    """
    chosen = options or ReadingOptions()
    desk = Desk(_Toponyms(chosen, tuple(layers)), "toponyms", chosen.published)
    return _spans(paths, chosen, desk, workers=workers, left_out=left_out, progress=progress)


def _spans(
    paths: Iterable[str | Path],
    options: ReadingOptions,
    desk: Desk[tuple[T, ...]],
    *,
    workers: int,
    left_out: Callable[[str, str], None] | None,
    progress: Callable[[int, int, str], None] | None,
) -> Iterator[T]:
    tell = left_out or _refuse
    found, left = find(paths, options)
    for where, why in left:
        tell(where, why)
    texts = Unfolded(found, options)
    for done, outcome in enumerate(read_all(texts, desk, Spread(workers)), 1):
        yield from _of(outcome, tell)
        if progress:
            progress(done, texts.known, outcome.where)


def _of(outcome: Outcome[tuple[T, ...]], left_out: Callable[[str, str], None]) -> tuple[T, ...]:
    """What was found in a document; nothing where it was not read, which is told."""
    if isinstance(outcome, Finished) and outcome.reading is not None:
        return outcome.reading
    if isinstance(outcome, Failed):
        left_out(outcome.where, str(outcome.error))
    elif isinstance(outcome, Finished):
        left_out(outcome.where, f"{outcome.unread}")
    return ()


def _refuse(where: str, why: str) -> None:
    raise DocumentError(why if why.startswith(where) else f"{where}: {why}")


@dataclass(frozen=True, slots=True)
class _Timexes:
    """Makes, and is, a reader of time expressions, which needs no language model."""

    version: str = "timex"

    def __call__(self) -> _Timexes:
        return self

    def read(self, document: Document) -> tuple[TimexSpan, ...]:
        from whoheld.analysis.clock import read_clock  # noqa: PLC0415 - in the process that reads

        return tuple(
            TimexSpan(document.name, t.start, t.end, t.text, t.value, t.type.value)
            for t in read_clock(document).expressions
        )


@dataclass(frozen=True, slots=True)
class _Toponyms:
    """Makes a reader of toponyms in the process that needs it."""

    options: ReadingOptions
    layers: tuple[Layer, ...]
    version: str = "toponyms"

    def prepare(self) -> None:
        from whoheld.almanac.index import open_index  # noqa: PLC0415 - as below

        open_index()

    def __call__(self) -> _ToponymReader:
        from whoheld.pipeline import Reader  # noqa: PLC0415 - the language model's library takes seconds to load

        return _ToponymReader(Reader(self.options, self.layers))


@dataclass(frozen=True, slots=True)
class _ToponymReader:
    reader: Reader

    def read(self, document: Document) -> tuple[ToponymSpan, ...]:
        return tuple(
            ToponymSpan(document.name, t.start, t.end, document.text[t.start : t.end], _id(p), p.lat, p.lon, reason)
            for t, p, reason in self.reader.toponyms(document)
        )


def _id(place: Place) -> str | None:
    return place.id if place.placing is Placing.PLACED else None
