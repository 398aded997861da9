"""What trafilatura takes for the article of a page, for its readers' comments, and for its title and author."""

from __future__ import annotations

import logging
import re
import warnings
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

#: A page that is longer, or nested deeper, is left to our own rules: nobody's article, and libraries stumble over it.
MAX_CHARACTERS, MAX_DEPTH = 3_000_000, 250
#: A page of more lines is looked at once: the library's second looks take the square of them.
MAX_LINES = 2_000
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page.

    Attributes:
        main: The lines of the article, folded (see `folded`); empty where there is none.
        comments: The lines of its readers, folded.
        title, byline, publisher: As the page states them.
    """

    main: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None


def folded(words: str) -> str:
    """The letters and figures of a text in small letters, a space between each two words."""
    return " ".join(_WORD.findall(words)).casefold()


def article_of(html: str, depth: int, lines: int) -> Article:
    """What is article in a page.

    Args:
        html: The page as decoded; nothing that it names is fetched.
        depth: How deep its elements are nested.
        lines: How many lines it shows.
    """
    if len(html) > MAX_CHARACTERS or depth > MAX_DEPTH:
        return Article()
    library = _library()
    # A fragment of a single element would pass for no page at all.
    page = html if "<html" in html[:5000].lower() else f"<html><body><div>{html}</div></body></html>"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = library.load_html(page)
            said = library.extract_metadata(tree, date_config=_NO_DATES) if tree is not None else None
            found = library.bare_extraction(page, fast=lines > MAX_LINES)
        except Exception:  # noqa: BLE001 - whatever it stumbles over, the page is still read by our own rules
            return Article()
    return Article(
        main=_lines(found and found.text),
        comments=_lines(found and found.comments),
        title=(said and said.title) or None,
        byline=(said and said.author) or None,
        publisher=(said and said.sitename) or None,
    )


#: No day is in these bounds: the day is read by `whoheld.acquisition.stated`, which does not guess.
_NO_DATES = {"extensive_search": False, "original_date": True, "min_date": "2001-01-02", "max_date": "2001-01-01"}


@cache
def _library() -> ModuleType:
    """The library, told once to keep to itself what it thinks of a page."""
    import trafilatura  # noqa: PLC0415 - takes a second to load

    for name in ("trafilatura", "htmldate", "justext", "readability", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line for line in map(folded, (text or "").splitlines()) if line)
