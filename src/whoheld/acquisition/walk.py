"""From paths to documents: which files there are to read, and each of them read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.acquisition import extraction, manifest, openers, readers
from whoheld.acquisition.document import AUTHORS_VOICE, Document
from whoheld.acquisition.item import Item
from whoheld.acquisition.language import language_of
from whoheld.acquisition.repair import Repaired, mend, repair
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The language that is read; texts in another are kept.
READ_LANGUAGE = "en"


def find(paths: Iterable[str | Path]) -> tuple[list[Item], list[tuple[str, str]]]:
    """What there is to read or to open, and what will not be read, with the reason.

    Folders are looked through with all that is in them; hidden files and folders and ``documents.csv`` are left out
    without a word. Files come in the order of the paths given, within a folder by name; none twice.
    """
    found: dict[str, Item] = {}
    left: list[tuple[str, str]] = []
    for path in map(Path, paths):
        if path.is_dir():
            before = len(found)
            inside = list(_inside(path))
            for file in inside:
                _sort_out(file, found, left)
            if len(found) == before and not any(_key(f) in found for f in inside):
                left.append((str(path), f"nothing in this folder can be read: give one with {_known()} files"))
        elif path.is_file():
            _sort_out(path, found, left)
        else:
            left.append((str(path), "no such file or folder: check the spelling"))
    return list(found.values()), left


def _sort_out(file: Path, found: dict[str, Item], left: list[tuple[str, str]]) -> None:
    if file.name == manifest.FILE_NAME:
        return
    if kind := kind_of(file.name):
        found.setdefault(_key(file), Item.of_file(file, kind))
    else:
        suffix = file.suffix or "files without a suffix"
        left.append((str(file), f"{suffix} cannot be read, only {_known()}: save its text as one of these"))


def _key(file: Path) -> str:
    return str(file.resolve())


def kind_of(name: str) -> str | None:
    """The longest kind that somebody reads or opens with which a file's name ends (".tar.gz"); None if nobody does."""
    kinds = [kind for kind in (*readers.suffixes(), *openers.kinds()) if name.lower().endswith(kind)]
    return max(kinds, key=len, default=None)


def _known() -> str:
    return ", ".join(sorted((*readers.suffixes(), *openers.kinds())))


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
    repaired = repair(data, item.where) if taken is None else _repaired(taken, item.kind)
    reader = readers.reader_for(item.kind, repaired.text.text)
    if reader is None:
        raise UnreadableDocument(
            f"{item.where}: {item.kind or 'no suffix'} cannot be read, only {_known()}: save it as one"
        )
    said = manifest_row or (item.path and manifest.row_for(item.path)) or manifest.Row(item.where)
    if published:
        said = replace(said, published=manifest.checked_date(published, "the date of publication given"))
    reading = reader(repaired.text)
    if taken:
        reading = replace(reading, title=taken.title or reading.title, byline=reading.byline or taken.author)
    return _document(item, data, repaired, reading, said, pages=taken.pages if taken else ())


def _repaired(taken: extraction.Extracted, kind: str) -> Repaired:
    """The text that was taken out of a file, made whole; such a file has no encoding, and its kind stands for it."""
    text, notes = mend(taken.text)
    return Repaired(text, kind.lstrip("."), (*taken.notes, *notes))


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
        notes=(*repaired.notes, *reading.notes, *_of_language(language)),
        pages=pages,
    )


def _of_language(language: str) -> tuple[str, ...]:
    if language in {READ_LANGUAGE, "und"}:
        return ()
    return (f"written in another language than English ({language}): kept, not read",)
