"""The dump of a wiki: its articles in their newest revision, as wikitext."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from whoheld.acquisition.containers import limits
from whoheld.acquisition.containers.bounded import unpacked
from whoheld.acquisition.containers.wiki_page import PageTarget
from whoheld.acquisition.item import Item, Remark, Unread
from whoheld.acquisition.manifest import Row
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from whoheld.acquisition.containers.wiki_page import Page, Site
    from whoheld.options import ReadingOptions

_PIECE = 2**16
#: A tag or a comment is told when it ends, and held until then; bytes.
_UNHEARD = 2**20


def opened(item: Item, _options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """A text for each article; what is none is counted in a remark.

    Raises:
        UnreadableDocument: It cannot be opened, is no dump of a wiki, is torn, or declares a document type.
    """
    passed: Counter[str] = Counter()
    with unpacked(item) as stream:
        target = PageTarget(item.where)
        for page in _pages(stream, target, item.where):
            if why := page.passed_over():
                passed[why] += 1
            else:
                yield _text(item, page, target.site)
    if passed:
        told = "; ".join(f"{why}: {count:,}" for why, count in sorted(passed.items()))
        yield Remark(item.where, f"left out {told}")


def _pages(stream: IO[bytes], target: PageTarget, where: str) -> Iterator[Page]:
    """Every page as soon as its end is read. A document type is refused whole: dumps have none, bombs need one."""
    parser = DefusedXMLParser(target=target, forbid_dtd=True)
    unheard = 0
    try:
        while piece := stream.read(_PIECE):
            parser.feed(piece)
            yield from target.taken()
            unheard = 0 if target.heard() else unheard + len(piece)
            if unheard > _UNHEARD:
                raise UnreadableDocument(
                    f"{where} has an element's name or a comment of more than {_UNHEARD // 2**20} MB, as no dump of a "
                    "wiki has: get it anew"
                )
        parser.close()
    except DefusedXmlException as error:
        raise UnreadableDocument(
            f"{where} declares a document type or entities, as no dump of a wiki does: they can be made to fill a "
            "computer or to read its files; take the declaration out"
        ) from error
    except ParseError as error:
        raise UnreadableDocument(f"{where} is no whole XML ({error}): get it anew") from error


def _text(item: Item, page: Page, site: Site) -> Item | Unread:
    where = f"{item.where}/{page.title}"
    data = page.text.encode("utf-8", "replace")
    if len(data) > limits.TEXT:
        return Unread(where, UnreadableDocument(f"{where} has more than {limits.TEXT // 2**20} MB: no article has"))
    row = Row("", page.title, site.name, page.day, site.address_of(page.title))
    return Item(where, ".wikitext", page.title, data=data, stated=row)
