"""From paths to documents: which files there are to read, and each of them read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.acquisition import manifest, readers
from whoheld.acquisition.decoding import MAX_BYTES
from whoheld.acquisition.document import AUTHORS_VOICE, Document
from whoheld.acquisition.language import language_of
from whoheld.acquisition.repair import Repaired, repair
from whoheld.errors import MissingDocument, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The language that is read; texts in another are kept.
READ_LANGUAGE = "en"


def find(paths: Iterable[str | Path]) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The files to read, and what will not be read, with the reason.

    Folders are looked through with all that is in them; hidden files and folders and ``documents.csv`` are left out
    without a word. Files come in the order of the paths given, within a folder by name; none twice.
    """
    found: dict[Path, Path] = {}
    left: list[tuple[Path, str]] = []
    for path in map(Path, paths):
        if path.is_dir():
            before = len(found)
            inside = list(_inside(path))
            for file in inside:
                _sort_out(file, found, left)
            if len(found) == before and not any(f.resolve() in found for f in inside):
                left.append((path, f"nothing in this folder can be read: give one with {_known()} files"))
        elif path.is_file():
            _sort_out(path, found, left)
        else:
            left.append((path, "no such file or folder: check the spelling"))
    return list(found.values()), left


def _sort_out(file: Path, found: dict[Path, Path], left: list[tuple[Path, str]]) -> None:
    if file.name == manifest.FILE_NAME:
        return
    if file.suffix.lower() in readers.suffixes():
        found.setdefault(file.resolve(), file)
    else:
        kind = file.suffix or "files without a suffix"
        left.append((file, f"{kind} cannot be read, only {_known()}: save its text as one of these"))


def _known() -> str:
    return ", ".join(readers.suffixes())


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(files) if not name.startswith("."))


def acquire(path: str | Path, *, published: str | None = None, manifest_row: manifest.Row | None = None) -> Document:
    """Read one file.

    Args:
        path: The file.
        published: Day or EDTF interval of publication, where a person knows it; it comes before all that is stated.
        manifest_row: What a person says of the file; looked up in ``documents.csv`` beside it where None.

    Raises:
        MissingDocument: If there is no such file.
        UnreadableDocument: If it is no text that can be read.
        DocumentError: If ``documents.csv`` or the date given is wrong.
    """
    path = Path(path)
    data = _bytes(path)
    repaired = repair(data, str(path))
    reader = readers.reader_for(path.suffix, repaired.text.text)
    if reader is None:
        raise UnreadableDocument(
            f"{path}: {path.suffix or 'no suffix'} cannot be read, only {_known()}: save it as one"
        )
    said = manifest_row or manifest.row_for(path) or manifest.Row(path.name)
    if published:
        said = replace(said, published=manifest.checked_date(published, "the date of publication given"))
    return _document(path, data, repaired, reader(repaired.text), said)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(
                f"{path} has {path.stat().st_size // 2**20} MB, and a document may have {MAX_BYTES // 2**20}: "
                "cut it up into one file a document"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingDocument(f"{path}: no such file; check the spelling") from error
    except OSError as error:
        raise UnreadableDocument(
            f"{path} cannot be opened ({error.strerror}): check that it is a file you may read"
        ) from error


def _document(path: Path, data: bytes, repaired: Repaired, reading: readers.Reading, said: manifest.Row) -> Document:
    text = reading.text.text
    language = language_of("\n".join(text[b.start : b.end] for b in reading.blocks if b.kind in AUTHORS_VOICE))
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=path.stem,
        path=str(path),
        text=text,
        blocks=reading.blocks,
        offsets=reading.text.offsets,
        encoding=repaired.encoding,
        language=language,
        title=said.title or reading.title,
        byline=reading.byline,
        publisher=said.publisher or reading.publisher,
        url=said.url or reading.url,
        published=said.published or reading.published,
        published_basis="given" if said.published else "stated" if reading.published else "none",
        infobox=reading.infobox,
        notes=(*repaired.notes, *reading.notes, *_of_language(language)),
    )


def _of_language(language: str) -> tuple[str, ...]:
    if language in {READ_LANGUAGE, "und"}:
        return ()
    return (f"written in another language than English ({language}): kept, not read",)
