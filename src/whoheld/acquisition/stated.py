"""What a page states of itself in its head: headline, day of publication, address. Nothing is guessed.

Libraries that find dates take a day out of the address, the headline or the text where the page states none, and a
month for its first day; a war's day would pass for the report's. Only what says "published" counts here.
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING

from whoheld.acquisition.byline import calendar_day, day_in
from whoheld.acquisition.linked import described, own
from whoheld.acquisition.tags import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.linked import Described
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
_ISO = re.compile(r"\s*(\d{4})[-/]?(\d{2})[-/]?(\d{2})(?=$|[T\s])")
_SAVED_FROM = re.compile(r"\s*saved from url=\(\d+\)(https?://\S+)\s*", re.IGNORECASE)
#: A page has a title for its window and one for those who share it; drawings in it may have more.
_TITLES = 4
#: What systems write where they know no day.
_NO_DAYS = frozenset({"1970-01-01", "1969-12-31", "1900-01-01", "0001-01-01", "9999-12-31"})


class Stated:
    """What a page states.

    Attributes:
        title: The headline of the article that it describes for machines.
        published: The ISO day of publication.
        url: Where it was saved from, or the address that it says is its own.
    """

    def __init__(self, html: str, elsewhere: frozenset[int] = frozenset()) -> None:
        """Read what a page states.

        Args:
            html: The page as decoded.
            elsewhere: The tags that speak of something else, by their first characters; see `flow.Page`.
        """
        self._days: dict[str, str] = {}
        self._marked: set[str] = set()
        self._described: list[Described] = []
        self._titles: list[str] = []
        self._canonical: str | None = None
        self._saved: str | None = None
        within = ""
        for token in tokens(html):
            if token.name:
                self._tag(token, elsewhere=token.start in elsewhere)
                within = "" if token.closing else _raw(token)
            else:
                self._other(token, within)
        ours = own(self._described, self._titles)
        headlines = [one.headline for one in ours if one.headline]
        self.title = headlines[0] if headlines else None
        linked = {day for one in ours if (day := _day(one.published))}
        days = [_agreed(linked), *(self._days.get(name) for name in _PUBLISHED), _agreed(self._marked)]
        self.published = next((day for day in days if day), None)
        self.url = self._saved or self._canonical

    def _tag(self, token: Token, *, elsewhere: bool) -> None:
        if token.closing or not token.inner:
            return
        if token.name in {"meta", "link", "time"} or "itemprop" in token.inner:
            said = token.attributes()
            name = (said.get("property") or said.get("name") or "").lower()
            value = said.get("content") or said.get("datetime") or ""
            if name in _PUBLISHED and (day := _day(value)):
                self._days.setdefault(name, day)
            elif not elsewhere and _marks_a_day(token.name, said) and (day := _day(value)):
                self._marked.add(day)
            elif "canonical" in said.get("rel", "").lower().split():
                self._canonical = self._canonical or _address(said.get("href", ""))
            elif name == "og:url":
                self._canonical = self._canonical or _address(value)
            elif name == "og:title":
                self._entitle(value)

    def _other(self, token: Token, within: str) -> None:
        if within == "json":
            self._described += described(token.inner)
        elif within == "title":
            self._entitle(unescape(token.inner))
        elif (saved := _SAVED_FROM.match(token.inner)) and not self._saved:
            self._saved = _address(saved[1])

    def _entitle(self, words: str) -> None:
        if len(self._titles) < _TITLES:
            self._titles.append(words)


def _raw(token: Token) -> str:
    if token.name == "script" and "ld+json" in token.inner:
        return "json"
    return "title" if token.name == "title" else ""


def _marks_a_day(name: str, said: Mapping[str, str]) -> bool:
    """Whether an element among the text says by its attributes that it holds the day of publication."""
    if said.get("itemprop", "").lower() in _PUBLISHED:
        return True
    return name == "time" and ("pubdate" in said or _OF_A_TIME.search(said.get("class", "")) is not None)


def _agreed(days: set[str]) -> str | None:
    """The day that all say; a page of several articles has none of its own."""
    return next(iter(days)) if len(days) == 1 else None


def _day(words: str) -> str | None:
    """The ISO day that a stated value names, as written there; None where it names none, or only a month."""
    iso = _ISO.match(words)
    day = calendar_day(*iso.groups()) if iso else _of_mail(words) or day_in(words)
    return None if day in _NO_DAYS else day


def _of_mail(words: str) -> str | None:
    if ":" not in words:  # without a time of day it is no such date, and what is missing would be made up
        return None
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _address(words: str) -> str | None:
    return words if re.match(r"https?://[^\s/]", words, re.IGNORECASE) and " " not in words else None
