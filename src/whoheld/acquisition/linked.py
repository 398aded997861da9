"""The articles that a page describes for machines (JSON-LD of schema.org), and which of them is its own."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.article import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
#: What is said of these is said of the page, which may be older than what stands on it.
_PAGE = re.compile(r"(?:WebPage|CreativeWork)$")
#: What is said deeper within JSON-LD is said of something else.
_JSON_DEPTH = 6


class Described(NamedTuple):
    """An article, or the page itself: its headline and its day of publication as written, empty where not said."""

    headline: str
    published: str
    is_page: bool


def described(written: str) -> Iterator[Described]:
    """The articles, and the page, that a piece of JSON-LD describes; none where it is no JSON."""
    try:
        said = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return
    for one in _things(said, _JSON_DEPTH):
        kinds = one.get("@type")
        named = [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
        is_article = any(_ARTICLE.search(kind) for kind in named)
        if is_article or any(_PAGE.search(kind) for kind in named):
            headline = one.get("headline")
            words = " ".join(unescape(headline).split()) if isinstance(headline, str) else ""
            yield Described(words, str(one.get("datePublished") or ""), not is_article)


def own(found: Sequence[Described], titles: Sequence[str]) -> list[Described]:
    """Those that describe the page's own article: where it describes others too, those with the page's own title.

    Args:
        found: All that the page describes.
        titles: What the page calls itself: the title of its window, and that for those who share it.
    """
    articles = [one for one in found if not one.is_page] or list(found)
    if len({folded(one.headline) for one in articles if one.headline}) <= 1:
        return articles
    pages = [f" {folded(title)} " for title in titles]
    return [one for one in articles if one.headline and any(f" {folded(one.headline)} " in page for page in pages)]


def _things(said: object, depth: int) -> Iterator[dict[str, object]]:
    """The things described at the top and in the graph, not those that are parts of others."""
    if depth == 0:
        return
    if isinstance(said, list):
        for one in said:
            yield from _things(one, depth - 1)
    elif isinstance(said, dict):
        yield said
        yield from _things(said.get("@graph"), depth - 1)
        yield from _things(said.get("mainEntity"), depth - 1)
