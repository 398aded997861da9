"""From paths and addresses to documents: which texts there are to read, and each of them read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.acquisition import extraction, manifest, readers
from whoheld.acquisition.decoding import refuse_text
from whoheld.acquisition.document import AUTHORS_VOICE, Document
from whoheld.acquisition.item import Item, Remark
from whoheld.acquisition.kinds import kind_of, known, unread
from whoheld.acquisition.language import language_of
from whoheld.acquisition.repair import Repaired, mend, repair
from whoheld.acquisition.standard_input import standard_input
from whoheld.acquisition.web.addresses import is_address, item_of, shown
from whoheld.errors import DocumentError, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.options import ReadingOptions

#: The language that is read; texts in another are kept.
READ_LANGUAGE = "en"
#: The path that means what is piped in.
STANDARD_INPUT = "-"


def find(
    paths: Iterable[str | Path], options: ReadingOptions | None = None
) -> tuple[list[Item], list[tuple[str, str]]]:
    """What there is to read or to open, and what will not be read, with the reason; no address is asked yet.

    Folders are looked through with all that is in them; hidden files and folders and ``documents.csv`` are left out
    without a word. Files come in the order of the paths given, within a folder by name; none twice. ``-`` is standard
    input, which is read up to its end unless it is a table of texts.
    """
    found: dict[str, Item] = {}
    left: list[tuple[str, str]] = []
    kind = options.kind if options else None
    for given in paths:
        path = Path(given)
        if isinstance(given, str) and is_address(given):
            _take_address(given, found, left)
        elif str(path) == STANDARD_INPUT:
            _take_input(kind, found, left)
        elif path.is_dir():
            before = len(found)
            inside = list(_inside(path))
            for file in inside:
                if file.exists() and not file.is_file():
                    left.append((str(file), "it is a pipe, a socket or a device, which may never end: take it out"))
                    continue
                _sort_out(file, found, left, kind if not file.suffix else None)
            if len(found) == before and not any(_key(f) in found for f in inside):
                left.append((str(path), f"nothing in this folder can be read: give one with {known()} files"))
        elif path.is_file():
            _sort_out(path, found, left, kind)
        elif path.exists():
            left.append((str(path), "it is a pipe, a socket or a device: give what comes out of it to whoheld read -"))
        else:
            left.append((str(path), "no such file or folder: check the spelling"))
    return list(found.values()), left


def idle_rows(paths: Iterable[str | Path]) -> list[Remark]:
    """Which rows of the lists in folders that are read whole are about no file; each list once."""
    folders = [Path(given) for given in paths if not (isinstance(given, str) and is_address(given))]
    inside = (file for folder in folders if folder.is_dir() for file in _inside(folder))
    lists = {_key(file): file for file in inside if file.name == manifest.FILE_NAME and file.is_file()}
    return [Remark(str(file), said) for file in lists.values() if (said := manifest.idle_in_list(file))]


def _take_address(address: str, found: dict[str, Item], left: list[tuple[str, str]]) -> None:
    try:
        item = item_of(address)
        found.setdefault(item.where, item)
    except DocumentError as error:
        left.append((shown(address), str(error)))


def _take_input(kind: str | None, found: dict[str, Item], left: list[tuple[str, str]]) -> None:
    if STANDARD_INPUT in found:
        return
    try:
        found[STANDARD_INPUT] = standard_input(kind)
    except UnreadableDocument as error:
        left.append((STANDARD_INPUT, str(error)))


def _sort_out(file: Path, found: dict[str, Item], left: list[tuple[str, str]], otherwise: str | None) -> None:
    if file.name == manifest.FILE_NAME:
        return
    if kind := kind_of(file.name) or otherwise:
        found.setdefault(_key(file), Item.of_file(file, kind))
    else:
        left.append((str(file), unread(file.suffix)))


def _key(file: Path) -> str:
    return str(file.resolve())


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def acquire(
    given: str | Path | Item, *, published: str | None = None, manifest_row: manifest.Row | None = None
) -> Document:
    """Read one text.

    Args:
        given: The file, or what else it is.
        published: Day or EDTF interval of publication, where a person knows it; it comes before all that is stated.
        manifest_row: What a person says of the file; looked up in ``documents.csv`` beside it where None.

    Raises:
        MissingDocument: If there is no such file.
        UnreadableDocument: If it is no text that can be read.
        DocumentError: If ``documents.csv`` or the date given is wrong.
    """
    item = given if isinstance(given, Item) else Item.of_file(given)
    data = item.read()
    taken = extraction.extract(item.kind, data, item.where) if extraction.extracts(item.kind) else None
    markup = readers.is_markup(item.kind)
    repaired = repair(data, item.where, markup=markup) if taken is None else _repaired(taken, item)
    reader = readers.reader_for(item.kind, repaired.text.text)
    if reader is None:
        raise UnreadableDocument(f"{item.where}: {unread(item.kind)}")
    said = manifest_row or item.said or (item.path and manifest.row_for(item.path)) or manifest.Row(item.where)
    if published:
        said = replace(said, published=manifest.checked_date(published, "the date of publication given"))
    reading = reader(repaired.text)
    if taken:
        reading = replace(reading, title=taken.title or reading.title, byline=reading.byline or taken.author)
    return _document(item, data, repaired, reading, said, pages=taken.pages if taken else ())


def _repaired(taken: extraction.Extracted, item: Item) -> Repaired:
    """The text that was taken out of a file, made whole; such a file has no encoding, and its kind stands for it."""
    refuse_text(taken.text, item.where)
    text, notes = mend(taken.text)
    return Repaired(text, item.kind.lstrip("."), (*taken.notes, *notes))


def _document(
    item: Item,
    data: bytes,
    repaired: Repaired,
    reading: readers.Reading,
    said: manifest.Row,
    *,
    pages: tuple[int, ...],
) -> Document:
    text, stated = reading.text.text, item.stated
    language = language_of("\n".join(text[b.start : b.end] for b in reading.blocks if b.kind in AUTHORS_VOICE))
    told = stated.published or reading.published
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=item.name,
        path=item.where,
        text=text,
        blocks=reading.blocks,
        offsets=reading.text.offsets,
        encoding=repaired.encoding,
        language=language,
        title=said.title or stated.title or reading.title,
        byline=reading.byline,
        publisher=said.publisher or stated.publisher or reading.publisher,
        url=said.url or stated.url or reading.url,
        published=said.published or told,
        published_basis="given" if said.published else "stated" if told else "none",
        infobox=reading.infobox,
        notes=(*item.notes, *repaired.notes, *reading.notes, *_of_language(language)),
        pages=pages,
    )


def _of_language(language: str) -> tuple[str, ...]:
    if language in {READ_LANGUAGE, "und"}:
        return ()
    return (f"written in another language than English ({language}): kept, not read",)
