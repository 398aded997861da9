"""A file of JSON: one document, a list of them, or an object in which there is such a list; also JSON lines."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.containers import json_lines, limits
from whoheld.acquisition.containers.bounded import unpacked
from whoheld.acquisition.containers.rows import items_of
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.acquisition.containers.rows import Numbered
    from whoheld.acquisition.item import Item, Remark, Unread
    from whoheld.options import ReadingOptions


def opened(item: Item, options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """A text for each object, numbered from one.

    Raises:
        UnreadableDocument: It is no JSON, too long to be read at once, holds no object, or no field is the text.
    """
    with unpacked(item) as stream:
        data = stream.read(limits.TEXT + 1)
    if len(data) > limits.TEXT:
        raise UnreadableDocument(
            f"{item.where} has more than {limits.TEXT // 2**20} MB, too much for one piece of JSON: "
            "write an object a line, and call it .jsonl"
        )
    yield from items_of(_rows(data, item.where), item, options.fields)


def _rows(data: bytes, where: str) -> Iterator[Numbered]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{where} is not UTF-8 (byte {error.start + 1}): save it as UTF-8") from error
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            return json_lines.rows_of(BytesIO(data))
        raise UnreadableDocument(f"{where} is no JSON ({error}): mend it, or take it away") from error
    except (ValueError, RecursionError) as error:
        said = f"{where} is JSON that cannot be read ({type(error).__name__}): it is nested too deep"
        raise UnreadableDocument(said) from error
    listed = _listed(found)
    if not listed:
        raise UnreadableDocument(f"{where} holds no object with fields, nor a list of such: leave it out")
    size = len(data) // len(listed)
    return (
        (number, size, one if isinstance(one, dict) else "no object with fields ({...}): mend it, or take it out")
        for number, one in enumerate(listed, 1)
    )


def _listed(found: Any) -> list[Any]:  # noqa: ANN401 - what a stranger wrote
    """The objects: a list's, the one list's in an object ("articles"), or the object alone."""
    if isinstance(found, list):
        return found if any(isinstance(one, dict) for one in found) else []
    if not isinstance(found, dict):
        return []
    lists = [v for v in found.values() if isinstance(v, list) and any(isinstance(one, dict) for one in v)]
    plain = any(isinstance(v, str) and len(v) > _SENTENCE for v in found.values())
    return lists[0] if len(lists) == 1 and not plain else [found]


#: An object with a text as long is a document; one around a list has but words like "ok" beside it.
_SENTENCE = 200
