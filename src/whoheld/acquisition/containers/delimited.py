"""CSV and its like: a document a row, the fields' names in the first."""

from __future__ import annotations

import csv
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from whoheld.acquisition.containers import limits
from whoheld.acquisition.containers.bounded import lines, unpacked
from whoheld.acquisition.containers.json_lines import TOO_LONG
from whoheld.acquisition.containers.rows import items_of
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from whoheld.acquisition.containers.rows import Cells, Numbered
    from whoheld.acquisition.item import Item, Remark, Unread
    from whoheld.options import ReadingOptions

_DELIMITERS = ",;\t|"
#: What stands for a line that is too long: no line of UTF-8 is read so.
_CUT = "\ud800"
_UTF16 = ("\ufeff".encode("utf-16-le"), "\ufeff".encode("utf-16-be"))


#: Two cells with a comma between them may be the beginning of a sentence; a name of more words is one.
_FEW_NAMES, _WORDS_OF_A_NAME = 3, 3


def looks_delimited(head: bytes) -> bool:
    """Whether what begins so is a table: three names or more, and as many cells in the first row below them."""
    text = head.decode("utf-8", "replace")
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    try:
        names, row = islice(csv.reader(text.splitlines(keepends=True), delimiter=delimiter), 2)
    except (csv.Error, ValueError):
        return False
    few = all(name.strip() and len(name.split()) <= _WORDS_OF_A_NAME for name in names)
    # Of what was looked at, the last line may be half a row.
    ends = len(row) <= len(names) if row and row[-1].endswith(text[-20:]) else len(row) == len(names)
    return few and _FEW_NAMES <= len(set(names)) == len(names) and ends and len(row) > 1


def opened(item: Item, options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """A text for each row after the first; one that is none costs no other. Rows are known by the line they begin in.

    Raises:
        UnreadableDocument: It cannot be opened, has no row of names, or no column is the text.
    """
    with unpacked(item) as stream:
        yield from items_of(_rows(stream, item.where), item, options.fields)


def _rows(stream: IO[bytes], where: str) -> Iterator[Numbered]:
    first = next(lines(stream), (0, b""))[1] or b""
    if first.startswith(_UTF16):
        raise UnreadableDocument(f"{where} is in UTF-16: save it as CSV in UTF-8")
    head = first.decode("utf-8-sig", "surrogateescape")
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        names = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error as error:
        raise UnreadableDocument(
            f"{where} has no first row with the names of columns ({error}): save it as CSV, with line ends"
        ) from error
    if not any(names):
        raise UnreadableDocument(f"{where} is empty, or its first row is: write the names of the columns there")
    yield from _below(stream, [name.strip() for name in names], delimiter)


def _below(stream: IO[bytes], names: list[str], delimiter: str) -> Iterator[Numbered]:
    # Strict: a quotation mark without its end would else make one document of all that follows.
    reader = csv.reader(_decoded(stream), delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 2
        try:
            cells = _next(reader)
        except csv.Error as error:
            yield number, 0, f"no row of a CSV ({error}): a quotation mark that opens a cell may lack its end"
            continue
        if cells is None:
            return
        if cells:
            yield number, sum(map(len, cells)), _row(names, cells)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    """The next row; for as long as it takes, a cell may be as long as a document."""
    before = csv.field_size_limit(limits.TEXT)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _decoded(stream: IO[bytes]) -> Iterator[str]:
    for _, line in lines(stream):
        # A cell with half a character is refused later, by itself.
        yield _CUT if line is None else line.decode("utf-8", "surrogateescape")


def _row(names: list[str], cells: list[str]) -> Cells:
    if cells == [_CUT]:
        return TOO_LONG
    if len(cells) > len(names):
        return f"more cells than columns ({len(names)}): put quotation marks around a cell with a comma in it"
    return dict(zip_longest(names, cells, fillvalue=""))
