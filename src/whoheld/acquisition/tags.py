"""Where the tags of an HTML text stand: a tokenizer that knows positions and takes time only as the text is long.

The standard library's parser tells positions too, but a text of unclosed remarks or tags costs it the square of its
length; lxml and what builds on it know lines at most. Text is what stands between two tokens.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Their content is no markup, and no text that a page shows.
RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
#: A tag without a quoted value, as most are.
_BARE = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>\"']*)>")
_PLAIN = re.compile(r"[^>\"']*")
_QUOTED_VALUE = re.compile(r"=\s*$")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_XML = re.compile(r"\s*(?:<\?xml\b|<!doctype[^>]*xhtml)", re.IGNORECASE)
#: No tag of a page has as many characters before a value's equals sign; what is looked back over.
_LOOK_BACK = 20
#: A tag's attributes are read up to here; pictures written into the page make them longer.
_ATTRIBUTES_READ = 5_000


class Token(NamedTuple):
    """A tag, or a stretch that is no text.

    Attributes:
        start: First character.
        end: After the last character.
        name: The tag's name in small letters; empty where the stretch is a remark, a declaration or raw content.
        closing: Whether it is an end tag.
        inner: Of a tag, what stands after its name, as written; else the stretch's own content.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    inner: str = ""

    def attributes(self) -> Mapping[str, str]:
        """Names in small letters and values without entities; of one given twice the first counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inner[:_ATTRIBUTES_READ]):
            value = next((v for v in match.groups()[1:] if v is not None), "")
            found.setdefault(match[1].lower(), unescape(value).strip())
        return found


def tokens(text: str) -> Iterator[Token]:
    """All tokens of a text in order; each script's or style's content is one of its own, without a name."""
    reading = _Reading(text)
    at = 0
    while (at := text.find("<", at)) >= 0:
        found = reading.token(at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end
        if found.name in RAW and not found.closing and not (reading.xml and found.inner.endswith("/")):
            end = _raw_end(text, found.name, at)
            if at < end:
                yield Token(at, end, inner=text[at:end])
            at = end


def _raw_end(text: str, name: str, at: int) -> int:
    ending = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    return ending.start() if ending else len(text)


class _Reading:
    """A text, and what is known not to come in it any more: so that nothing is looked for in vain twice."""

    def __init__(self, text: str) -> None:
        self.xml = _XML.match(text[:1000]) is not None
        self._text = text
        self._last_close = text.rfind(">")
        self._last_remark = text.rfind("-->")
        self._last_quote = {quote: text.rfind(quote) for quote in "\"'"}
        self._quotes_hold = True

    def token(self, at: int) -> Token | None:
        """What begins with the bracket here; None where it is a bracket of the text."""
        if at > self._last_close:
            return None
        text = self._text
        if bare := _BARE.match(text, at):
            return Token(at, bare.end(), bare[2].lower(), bool(bare[1]), bare[3])
        if text.startswith("<!--", at):
            return self._remark(at)
        closing = text.startswith("/", at + 1)
        name = _NAME.match(text, at + 1 + closing)
        if name:
            end = self._tag_end(name.end())
            return Token(at, end, name[0].lower(), closing, text[name.end() : end - 1])
        if text[at + 1 : at + 2] in {"!", "?", "/"}:
            end = text.index(">", at) + 1
            return Token(at, end, inner=text[at + 2 : end - 1])
        return None

    def _remark(self, at: int) -> Token:
        if self._text.startswith(("<!-->", "<!--->"), at):
            return Token(at, self._text.index(">", at) + 1)
        if at + 4 <= self._last_remark:
            end = self._text.index("-->", at + 4)
            return Token(at, end + 3, inner=self._text[at + 4 : end])
        # Nothing closes it: it is no longer than a tag, or the rest of the page would be lost.
        return Token(at, self._text.index(">", at) + 1)

    def _tag_end(self, at: int) -> int:
        """After the bracket that closes a tag; brackets in quoted values are none."""
        start = at
        while self._quotes_hold:
            plain = _PLAIN.match(self._text, at)
            at = plain.end() if plain else at
            if at > self._last_close:
                # A quote was opened that nothing closes: from here on, quotes mean nothing in this text.
                self._quotes_hold = False
            elif self._text[at] == ">":
                return at + 1
            else:
                at = self._after_quote(at, start)
        return self._text.index(">", start) + 1

    def _after_quote(self, at: int, start: int) -> int:
        quote = self._text[at]
        opens = _QUOTED_VALUE.search(self._text, max(start, at - _LOOK_BACK), at) is not None
        if not opens or at >= self._last_quote[quote]:
            return at + 1
        return self._text.index(quote, at + 1) + 1
