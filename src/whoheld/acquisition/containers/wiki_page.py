"""The pages of a wiki's dump, put together from the elements of its XML as they come."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from whoheld.acquisition.containers import limits
from whoheld.errors import UnreadableDocument

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
#: The elements whose words are wanted, by where they stand.
_WANTED = {
    "siteinfo/sitename": "name",
    "siteinfo/base": "base",
    "page/title": "title",
    "page/ns": "ns",
    "revision/timestamp": "timestamp",
    "revision/model": "model",
    "revision/text": "text",
}


@dataclass(slots=True)
class Site:
    """The wiki: its name, and the address of its first page."""

    name: str | None = None
    base: str = ""

    def address_of(self, title: str) -> str | None:
        """The address of a page, where it can be formed from that of the first page."""
        folder, slash, first = self.base.rpartition("/")
        if not (self.base.startswith(("https://", "http://")) and slash and first) or "?" in self.base:
            return None
        return f"{folder}/{quote(title.replace(' ', '_'), safe='/:(),;@!*~')}"


@dataclass(slots=True)
class Page:
    """A page with its newest revision."""

    title: str = ""
    ns: str = "0"
    redirect: bool = False
    timestamp: str = ""
    model: str = "wikitext"
    text: str = ""

    @property
    def day(self) -> str | None:
        """The day of the revision."""
        match = _DAY.match(self.timestamp)
        return match[0] if match else None

    def passed_over(self) -> str | None:
        """What it is that is no article; None for an article."""
        if self.ns.strip() != "0":
            return "pages that are no articles (talk, users, files, templates)"
        if self.redirect or self.text.lstrip()[:9].lower() == "#redirect":
            return "redirects"
        if self.model not in {"wikitext", ""}:
            return "pages that are not wikitext"
        return None if self.text.strip() and self.title.strip() else "pages without a text"


class PageTarget:
    """What a parser tells of its elements: pages are kept until they are taken, and only the newest revision.

    Args:
        where: What to call the dump in a message.
    """

    def __init__(self, where: str) -> None:
        self.site = Site()
        self._where = where
        self._open: list[str] = []
        self._words: list[str] | None = None
        self._length = 0
        self._page = Page()
        self._revision: dict[str, str] = {}
        self._done: list[Page] = []
        self._heard = False

    def heard(self) -> bool:
        """Whether the parser told anything since this was asked last."""
        heard, self._heard = self._heard, False
        return heard

    def taken(self) -> list[Page]:
        """The pages that ended since this was asked last."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """An element begins."""
        self._heard = True
        name = tag.rpartition("}")[2]
        if not self._open and name != "mediawiki":
            raise UnreadableDocument(
                f"{self._where} is no dump of a wiki (its first element is <{name[:40]}>, not <mediawiki>): "
                "save its texts as HTML, plain text or JSON lines"
            )
        if len(self._open) >= _DEEPEST:
            raise UnreadableDocument(f"{self._where} is nested deeper than any dump of a wiki: get it anew")
        self._open.append(name)
        self._words = [] if self._path() in _WANTED else None
        self._length = 0
        if name == "page":
            self._page = Page()
        elif name == "revision":
            self._revision = {}
        elif name == "redirect":
            self._page.redirect = True

    def data(self, words: str) -> None:
        """Words of the element that is open."""
        self._heard = True
        if self._words is not None:
            self._words.append(words)
            self._length += len(words)
            if self._length > limits.TEXT:
                raise UnreadableDocument(
                    f"{self._where}: the text of {self._page.title[:80]!r} is longer than any document "
                    f"({limits.TEXT // 2**20} MB); what stands before it was read"
                )

    def end(self, tag: str) -> None:
        """An element ends."""
        self._heard = True
        if self._words is not None and (part := _WANTED.get(self._path())):
            self._keep(part, "".join(self._words))
        self._words = None
        self._open.pop()
        name = tag.rpartition("}")[2]
        if name == "revision" and self._revision.get("timestamp", "") >= self._page.timestamp:
            self._page.timestamp = self._revision.get("timestamp", "")
            self._page.model = self._revision.get("model", "wikitext")
            self._page.text = self._revision.get("text", "")
        elif name == "page":
            self._done.append(self._page)

    def close(self) -> None:
        """The end of the dump."""

    def _path(self) -> str:
        return "/".join(self._open[-2:])

    def _keep(self, part: str, words: str) -> None:
        if self._open[-2] == "revision":
            self._revision[part] = words
        elif self._open[-2] == "page":
            setattr(self._page, part, words.strip())
        else:
            setattr(self.site, part, words.strip())


#: mediawiki/page/revision/contributor/username and a little more.
_DEEPEST = 12
