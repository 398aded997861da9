"""Opens an address: it is fetched when its turn comes, and what comes back is a text or holds some."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.acquisition.item import Item
from whoheld.acquisition.manifest import Row
from whoheld.acquisition.web.addresses import shown
from whoheld.errors import UnreachableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.acquisition.web.fetching import Page
    from whoheld.options import ReadingOptions

#: A whole part of a path, or the first of a host: reports have such words in their names.
_LOGIN = re.compile(
    r"^(?:log-?in|sign-?in|sso|auth|accounts)\.|/(?:log-?in|sign-?in|sso|oauth2?|authorize)(?:\.\w{1,5})?(?:[/?]|$)",
    re.IGNORECASE,
)


def opened(item: Item, options: ReadingOptions) -> Iterator[Item]:
    """What lies at an address.

    Raises:
        UnreachableDocument: It cannot be had, or is nothing that is read.
    """
    # The libraries that speak HTTP take a while to load, which who reads files need not wait for.
    from whoheld.acquisition.web.fetching import fetch  # noqa: PLC0415

    page = fetch(item.where, options.web)
    url = shown(str(page.url))
    _refuse_login(item.where, url)
    kind = _kind(item.where, page, options.kind)
    yield Item(item.where, kind, item.name, data=page.body, stated=Row(item.where, url=url))


def _kind(where: str, page: Page, otherwise: str | None) -> str:
    from whoheld.acquisition.web.media import kind_of, media_type  # noqa: PLC0415 - see above

    said = page.headers.get("content-type", "")
    if not page.body:
        raise UnreachableDocument(f"{where}: the page is empty; look at it in a browser")
    kind = kind_of(said, page.body, str(page.url)) or otherwise
    if kind is None:
        raise UnreachableDocument(
            f"{where} is of {f'the type {told}' if (told := media_type(said)) else 'a type that nobody says'} "
            f"({len(page.body):,} bytes), which cannot be read: save its text as .txt, .md, .html, .docx or .pdf, "
            "or say with --as what it is"
        )
    return kind


def _refuse_login(where: str, url: str) -> None:
    """A page that asks for a password is not the report that was asked for."""
    if _LOGIN.search(url.partition("://")[2]) and not _LOGIN.search(where.partition("://")[2]):
        raise UnreachableDocument(
            f"{where} (redirected to {url}): a login came instead of the page; save the page in a browser and read "
            "the file"
        )
