"""How many marks of a wikitext do not close: a parser that tries every way costs the square of them, or worse."""

from __future__ import annotations

import re

#: A page that people wrote has a few; with more, it was put together to do harm, or lost its marks.
MAX_UNCLOSED = 60
#: A closing mark is looked for so many levels up.
_REACH = 20
_MARK = re.compile(
    r"(?P<open>\{\{|\[\[|^[ \t:*#]*\{\|)|(?P<close>\}\}|\]\]|^[ \t]*\|\})"
    r"|<(?P<slash>/?)(?P<tag>[a-zA-Z]{1,20})\b(?P<inner>[^<>]{0,500})>",
    re.MULTILINE,
)
_PAIRS = {"}}": "{{", "]]": "[[", "|}": "{|"}
#: Tags that need no end.
_SINGLE = frozenset({"br", "hr", "wbr", "img", "meta", "link", "li", "dd", "dt", "td", "th", "tr", "p"})


def unclosed(source: str) -> int:
    """How many brackets and tags of a wikitext are opened and not closed in their order."""
    opened: list[str] = []
    lost = 0
    for mark in _MARK.finditer(source):
        if mark["open"]:
            opened.append(mark["open"].strip(" \t:*#"))
        elif mark["close"]:
            lost += _closed(opened, _PAIRS[mark["close"].strip()])
        elif mark["slash"]:
            lost += _closed(opened, mark["tag"].lower())
        elif mark["tag"].lower() not in _SINGLE and not mark["inner"].endswith("/"):
            opened.append(mark["tag"].lower())
    return lost + len(opened)


def _closed(opened: list[str], what: str) -> int:
    """Take the last of a kind off what is open; how many within it were never closed."""
    within = opened[-_REACH:]
    if what not in within:
        return 0
    lost = within[::-1].index(what)
    del opened[len(opened) - lost - 1 :]
    return lost
