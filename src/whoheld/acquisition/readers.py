"""Who reads which kind of file: a registry by suffix, and the readers of plain text and of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from whoheld.acquisition.byline import read_byline
from whoheld.acquisition.diary import entries_told
from whoheld.acquisition.document import Block, BlockKind
from whoheld.acquisition.front_matter import FrontMatter, read_front_matter
from whoheld.acquisition.layout import lay_out
from whoheld.acquisition.markup import unmarked
from whoheld.acquisition.rejoined import rejoined
from whoheld.acquisition.traced import Traced


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a repaired text; the fields are those of `whoheld.acquisition.document.Document`.

    ``published`` is the ISO day that the file itself states.
    """

    text: Traced
    blocks: tuple[Block, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    infobox: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


#: Repaired text in, its parts out.
Reader = Callable[[Traced], Reading]


def read_markdown(text: Traced) -> Reading:
    """Read Markdown: front matter, headings, lists, tables, pictures; without front matter it is read as plain text."""
    front = read_front_matter(text.text)
    if front is None:
        return read_plain(text)
    body, lines = unmarked(text, front.end)
    head = Block(BlockKind.FRONT_MATTER, 0, len(text.text[: front.end].rstrip()))
    return _with_front_matter(body, (head, *lay_out(body.text, lines, bare=False)), front)


def _with_front_matter(body: Traced, blocks: tuple[Block, ...], front: FrontMatter) -> Reading:
    return Reading(
        body,
        blocks,
        title=front.title,
        byline=front.byline,
        publisher=front.publisher,
        published=front.published,
        url=front.url,
        infobox=front.infobox,
        notes=front.notes,
    )


def read_plain(text: Traced) -> Reading:
    """Read a text without front matter: title and byline stand among its lines, and marks are taken out as well."""
    body, lines = unmarked(text)
    blocks, notes = entries_told(body.text, lay_out(body.text, lines, bare=True))
    said = {kind: [body.text[b.start : b.end] for b in blocks if b.kind is kind] for kind in _OVER_THE_ARTICLE}
    byline = read_byline(said[BlockKind.BYLINE])
    return Reading(
        body,
        blocks,
        title=next(iter(said[BlockKind.TITLE]), None),
        byline=byline.author,
        publisher=byline.publisher,
        published=byline.published,
        notes=notes,
    )


def read_pages(text: Traced) -> Reading:
    """Read a text that was taken off pages: the lines of its paragraphs are put together first."""
    return read_plain(rejoined(text))


_OVER_THE_ARTICLE = (BlockKind.TITLE, BlockKind.BYLINE)


def read_html(text: Traced) -> Reading:
    """Read a page of the web, or a piece of one; see `whoheld.acquisition.webpage`."""
    from whoheld.acquisition.webpage import read_webpage  # noqa: PLC0415 - its libraries take a second to load

    return read_webpage(text)


def read_wikitext(text: Traced) -> Reading:
    """Read the source of a wiki's page; see `whoheld.acquisition.wikitext`."""
    from whoheld.acquisition.wikitext import read_wiki  # noqa: PLC0415 - as above

    return read_wiki(text)


_READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".pdf": read_pages,
    ".docx": read_plain,
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_html),
    **dict.fromkeys((".wikitext", ".wiki", ".mediawiki"), read_wikitext),
}
#: The suffixes of texts full of marks that a repair would break: their readers get them as decoded.
_MARKUP = {suffix for suffix, reader in _READERS.items() if reader in {read_html, read_wikitext}}


def register(suffix: str, reader: Reader, *, markup: bool = False) -> None:
    """Let a reader read the files of a suffix (".html", with its dot), in place of another if there is one.

    With ``markup`` it gets the text as decoded, and is to repair it when the marks are out of it.
    """
    suffix = suffix.lower()
    _READERS[suffix] = reader
    (_MARKUP.add if markup else _MARKUP.discard)(suffix)


def is_markup(suffix: str) -> bool:
    """Whether the reader of a suffix gets its text as decoded, without any repair."""
    return suffix.lower() in _MARKUP


def suffixes() -> tuple[str, ...]:
    """The suffixes that somebody reads, in order."""
    return tuple(sorted(_READERS))


def reader_for(suffix: str, text: str) -> Reader | None:
    """Who reads a file of this suffix; None where nobody does.

    Front matter makes Markdown of a plain text, whatever its file is called.
    """
    reader = _READERS.get(suffix.lower())
    return read_markdown if reader is read_plain and begins_with_fence(text) else reader


def begins_with_fence(text: str) -> bool:
    """Whether a text begins with the fence of front matter."""
    return text.lstrip()[:4].rstrip(" \t") in {"---\n", "---"}
