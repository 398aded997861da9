"""Rows with named fields as texts to read: which field is the text, which says what of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from whoheld.acquisition import readers
from whoheld.acquisition.containers import limits
from whoheld.acquisition.field_day import field_day
from whoheld.acquisition.item import Item, Remark, Unread
from whoheld.acquisition.manifest import Row
from whoheld.errors import UnreadableDocument
from whoheld.options import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: A row by its fields' names, or why there is none.
Cells: TypeAlias = "Mapping[str, object] | str"
#: A row with its number, and how many bytes it had.
Numbered: TypeAlias = "tuple[int, int, Cells]"

#: What a field is usually called, the more usual first, in small letters.
USUAL = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publishedat", "publication_date", "pubdate"),
    "url": ("url", "link"),
    "publisher": ("publisher", "source", "outlet", "source.name"),
}
#: What the flag of a field is called, where not as the field.
_CALLED = {"key": "id"}


@dataclass(frozen=True, slots=True)
class Taken:
    """Which of the fields that were seen is what."""

    fields: Fields
    seen: tuple[str, ...]

    def told(self) -> str:
        """For the report."""
        named = self.fields.named()
        said = ", ".join(f"{_CALLED.get(part, part)} from {name!r}" for part, name in named.items())
        idle = [name for name in self.seen if name not in named.values()]
        return f"{said}; not used: {_listed(idle)}" if idle else said


def items_of(rows: Iterable[Numbered], item: Item, asked: Fields) -> Iterator[Item | Unread | Remark]:
    """The rows of a thing as texts; first of all, which of their fields were taken for what.

    Raises:
        UnreadableDocument: No field is the text, or one that was named is in no row of the sample.
    """
    rows = iter(rows)
    sample, seen = _sample(rows)
    if seen:
        taken = choose(asked, seen, item.where)
        yield Remark(item.where, taken.told())
        for number, _, cells in chain(sample, rows):
            yield _text(item, number, cells, taken.fields)
    elif sample:
        # Nothing is what it should be so far: each is told, up to the first that is a row.
        yield from (_bad(f"{item.where}/{number}", str(cells)) for number, _, cells in sample)
        if next(rows, None):
            raise UnreadableDocument(
                f"{item.where}: none of the first {len(sample)} rows is one; the others are left out"
            )
    else:
        raise UnreadableDocument(f"{item.where} is empty: it has no row; give one with a row for each document")


def _sample(rows: Iterator[Numbered]) -> tuple[list[Numbered], tuple[str, ...]]:
    """The first rows, and the names of all their fields in the order in which they come."""
    sample: list[Numbered] = []
    seen: dict[str, None] = {}
    size = 0
    for row in rows:
        sample.append(row)
        size += row[1]
        if not isinstance(row[2], str):
            seen.update(dict.fromkeys(_flat(row[2])))
        if len(sample) >= limits.SAMPLE_ROWS or size >= limits.SAMPLE_BYTES:
            break
    return sample, tuple(seen)


def choose(asked: Fields, seen: tuple[str, ...], where: str) -> Taken:
    """Which of the fields seen is what: the one that was named, else the first that is usual.

    Raises:
        UnreadableDocument: None is the text, or one that was named is not there.
    """
    named = asked.named()
    by_small = {name.lower(): name for name in reversed(seen)}
    found: dict[str, str | None] = {}
    for part, name in named.items():
        found[part] = name if name in seen else by_small.get(name.lower())
        if found[part] is None:
            flag = f"--{_CALLED.get(part, part)}"
            raise UnreadableDocument(f"{where} has no field {name!r}, which {flag} names; it has {_listed(seen)}")
    for part, usual in USUAL.items():
        if part not in found:
            found[part] = next((by_small[name] for name in usual if name in by_small), None)
    if not found["text"]:
        raise UnreadableDocument(
            f"{where}: no field can be told to be the text; it has {_listed(seen)}: say which with --text FIELD, "
            "or leave the file out if it holds no documents"
        )
    return Taken(Fields(**found), seen)


def _listed(names: Iterable[str]) -> str:
    every = [name if len(name) <= 40 else f"{name[:40]}..." for name in names]  # noqa: PLR2004 - a line's share
    more = len(every) - limits.SHOWN
    return ", ".join(every[: limits.SHOWN]) + (f" and {more} more" if more > 0 else "")


def _flat(cells: Mapping[str, object]) -> dict[str, object]:
    """The fields; of those that have some themselves, these ("source.name")."""
    inner = {f"{k}.{j}": v for k, one in cells.items() if isinstance(one, Mapping) for j, v in one.items()}
    return {**{k: v for k, v in cells.items() if not isinstance(v, Mapping)}, **inner}


def _text(item: Item, number: int, cells: Cells, fields: Fields) -> Item | Unread:
    where = f"{item.where}/{number}"
    if isinstance(cells, str):
        return _bad(where, cells)
    flat = _flat(cells)
    text = flat.get(fields.text or "")
    if not isinstance(text, str) or not text.strip():
        return _bad(where, f"no text in its field {fields.text!r}: fill it in, or take the row out")
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return _bad(where, "its text holds half a character, or bytes that are not UTF-8: save the file as UTF-8")
    if len(data) > limits.TEXT:
        return _bad(where, f"its text has more than {limits.TEXT // 2**20} MB, longer than any document: cut it up")
    key = _plain(flat.get(fields.key or "")) or str(number)
    day, notes = field_day(_plain(flat.get(fields.published or "")) or "")
    said = {part: _plain(flat.get(getattr(fields, part) or "")) for part in ("title", "publisher", "url")}
    row = Row("", published=day, **said)
    return Item(f"{item.where}/{key}", _kind(text), f"{item.name}/{key}", data=data, stated=row, notes=notes)


def _kind(text: str) -> str:
    """A field that is HTML is read as HTML, where somebody reads that."""
    head = text.lstrip()[:2]
    return ".html" if head[:1] == "<" and (head[1:].isalpha() or head[1:] == "!") and _reads_html() else ".txt"


def _reads_html() -> bool:
    return ".html" in readers.suffixes()


def _plain(value: object) -> str | None:
    """A value that can be said in a few words, on one line; None for all else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    said = " ".join(str(value).split()).encode("utf-8", "replace").decode()
    return said[:1000] or None


def _bad(where: str, why: str) -> Unread:
    return Unread(where, UnreadableDocument(f"{where}: {why}"))
