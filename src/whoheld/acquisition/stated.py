"""What a page states of itself in its head: headline, day of publication, address. Nothing is guessed.

Libraries that find dates take a day out of the address, the headline or the text where the page states none, and a
month for its first day; a war's day would pass for the report's. Only what says "published" counts here.
"""

from __future__ import annotations

import json
import re
from datetime import date
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING

from whoheld.acquisition.byline import day_in
from whoheld.acquisition.tags import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.acquisition.tags import Token

#: The names under which pages state the day of publication, the surer first.
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "og:article:published_time"),
    *("citation_publication_date", "dcterms.issued", "dc.date.issued", "dc.issued", "parsely-pub-date"),
    *("sailthru.date", "publication_date", "publication-date", "publish-date", "publish_date", "publishdate"),
    *("published_date", "date_published", "pubdate", "originalpublicationdate", "article.published"),
    *("dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "article_date_original", "date"),
)
_OF_A_TIME = re.compile(r"\b(?:published|pubdate|entry-date|post-date|article-date|dateline)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|CreativeWork)$")
_ISO = re.compile(r"\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?=$|[T\s])")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(https?://\S+)\s*", re.IGNORECASE)
#: What systems write where they know no day.
_NO_DAYS = frozenset({"1970-01-01", "1969-12-31", "1900-01-01", "0001-01-01"})
#: What is said deeper within JSON-LD is said of something else.
_JSON_DEPTH = 6


class Stated:
    """What a page states.

    Attributes:
        title: The headline of the article that it describes for machines.
        published: The ISO day of publication.
        url: Where it was saved from, or the address that it says is its own.
    """

    def __init__(self, html: str) -> None:
        self.title: str | None = None
        self._days: dict[str, str] = {}
        self._timed: str | None = None
        self._linked: str | None = None
        self._canonical: str | None = None
        self._saved: str | None = None
        within = ""
        for token in tokens(html):
            if token.name:
                self._tag(token)
                within = "" if token.closing else _json(token)
            else:
                self._other(token, within)
        days = [self._linked, *(self._days.get(name) for name in _PUBLISHED), self._timed]
        self.published = next((day for day in days if day), None)
        self.url = self._saved or self._canonical

    def _tag(self, token: Token) -> None:
        if token.closing or not token.inner:
            return
        if token.name in {"meta", "link", "time"} or "itemprop" in token.inner:
            said = token.attributes()
            name = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
            value = said.get("content") or said.get("datetime") or ""
            if name in _PUBLISHED and (day := stated_day(value)):
                self._days.setdefault(name, day)
            elif token.name == "time" and ("pubdate" in said or _OF_A_TIME.search(said.get("class", ""))):
                self._timed = self._timed or stated_day(value)
            elif "canonical" in said.get("rel", "").lower().split():
                self._canonical = self._canonical or _address(said.get("href", ""))
            elif name == "og:url":
                self._canonical = self._canonical or _address(value)

    def _other(self, token: Token, within: str) -> None:
        if within:
            for article in _articles(token.inner):
                self._linked = self._linked or stated_day(str(article.get("datePublished") or ""))
                headline = article.get("headline")
                self.title = self.title or (" ".join(unescape(headline).split()) if isinstance(headline, str) else None)
        elif (saved := _SAVED_FROM.match(token.inner)) and not self._saved:
            self._saved = _address(saved[1])


def _json(token: Token) -> str:
    return "json" if token.name == "script" and "ld+json" in token.inner else ""


def stated_day(words: str) -> str | None:
    """The ISO day that a stated value names, as written there; None where it names none, or only a month."""
    iso = _ISO.match(words)
    day = _checked(*map(int, iso.groups())) if iso else _of_mail(words) or day_in(words)
    return None if day in _NO_DAYS else day


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _of_mail(words: str) -> str | None:
    if ":" not in words:  # without a time of day it is no such date, and what is missing would be made up
        return None
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _address(words: str) -> str | None:
    return words if re.match(r"https?://[^\s/]", words, re.IGNORECASE) and " " not in words else None


def _articles(written: str) -> Iterator[dict[str, object]]:
    """The articles that a page's JSON-LD describes."""
    try:
        said = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return
    for one in _things(said, _JSON_DEPTH):
        kinds = one.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            yield one


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
