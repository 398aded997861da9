"""JSON lines: a document a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from whoheld.acquisition.containers.bounded import lines, unpacked
from whoheld.acquisition.containers.rows import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from whoheld.acquisition.containers.rows import Cells, Numbered
    from whoheld.acquisition.item import Item, Remark, Unread
    from whoheld.options import ReadingOptions

TOO_LONG = "longer than any document: its line ends were lost, or it is no table of documents"


def opened(item: Item, options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """A text for each line; a line that is none costs no other.

    Raises:
        UnreadableDocument: It cannot be opened, or no field is the text.
    """
    with unpacked(item) as stream:
        yield from items_of(rows_of(stream), item, options.fields)


def rows_of(stream: IO[bytes]) -> Iterator[Numbered]:
    """The lines that are not empty, with their numbers."""
    for number, line in lines(stream):
        if line is None:
            yield number, 0, TOO_LONG
        elif bare := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield number, len(bare), cells_of(bare)


def cells_of(data: bytes) -> Cells:
    """The fields of one object, or why there are none."""
    try:
        found = json.loads(data.decode())
    except UnicodeDecodeError as error:
        return f"not UTF-8 (byte {error.start + 1}): save the file as UTF-8"
    except json.JSONDecodeError as error:
        return f"no JSON ({error.msg}, character {error.pos + 1}): mend the line, or take it out"
    except (ValueError, RecursionError) as error:
        return f"JSON that cannot be read ({type(error).__name__}): it is nested too deep, or a number is too long"
    return found if isinstance(found, dict) else "no object with fields ({...}): mend the line, or take it out"
