"""Tells the day over an article from the days over the entries of a diary, a timeline or a running report.

A day that stands alone under the title is that of publication, unless others like it follow in the text: then it is
the first entry's, and taken for the day of publication it would date all that the text does not date itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.acquisition.byline import bare_day
from whoheld.acquisition.document import AUTHORS_VOICE, Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a lone day was told as: a byline at the beginning; further down a heading, a caption, or a line of prose.
_LONE = AUTHORS_VOICE | {BlockKind.BYLINE, BlockKind.CAPTION}
_SEVERAL = 2
_ENTRY_LEVEL = 2
_NOTE = "the day in its first lines is one of several over its parts: it was not taken for the day of publication"


def entries_told(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks with the days over entries as headings, and a note where one had passed for a byline.

    Args:
        text: The text of the document.
        blocks: Its blocks, in order.
    """
    days = {n: bare_day(text[b.start : b.end]) for n, b in enumerate(blocks) if b.kind in _LONE}
    lone = {n: day for n, day in days.items() if day}
    # The same day again is the page's own, said twice.
    if len(set(lone.values())) < _SEVERAL or not any(blocks[n].kind is BlockKind.BYLINE for n in lone):
        return tuple(blocks), ()
    told = list(blocks)
    for n in lone:
        told[n] = replace(told[n], kind=BlockKind.HEADING, level=told[n].level or _ENTRY_LEVEL)
    return tuple(told), (_NOTE,)
