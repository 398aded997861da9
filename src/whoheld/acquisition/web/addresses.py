"""Addresses of the web as people type them: told from paths, and written without what is nobody's business."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

from whoheld.acquisition.item import Item
from whoheld.errors import UnreachableDocument

#: The kind of an address; no file name can end so.
ADDRESS = "://"
#: A scheme has two letters or more, so that a drive of Windows ("C:/reports") is none.
_ADDRESS = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://")
_READ = ("http", "https")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def is_address(text: str) -> bool:
    """Whether a text is an address of whatever scheme, and no path."""
    return bool(_ADDRESS.match(text.strip()))


def is_read(text: str) -> bool:
    """Whether an address is of a scheme that is read: http or https."""
    return text.strip().partition("://")[0].lower() in _READ


def shown(address: str) -> str:
    """An address as it is kept and told: without a name and password, and without the part after ``#``.

    What cannot be taken apart loses all that may be a password: whatever stands before an ``@`` in its host.
    """
    address = _CONTROLS.sub("", address).strip().replace(" ", "%20")
    try:
        parts = urlsplit(address)
    except ValueError:
        return re.sub(r"(?<=://)[^/]*@", "", address)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme.lower(), host.lower(), parts.path, parts.query, ""))


def names_somebody(address: str) -> bool:
    """Whether a name or a password stands in an address."""
    return "@" in re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]


def label(address: str) -> str:
    """What a page is called for short: the last part of its address without its ending, or else its host."""
    address = shown(address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    last = _CONTROLS.sub(" ", unquote(parts.path)).rstrip("/ ").rpartition("/")[2]
    return re.sub(r"(?<=.)\.\w{1,5}(\.gz)?$", "", last).strip() or parts.netloc or address


def ending(address: str) -> str:
    """The file name at the end of an address's path, in small letters; empty if there is none."""
    try:
        return unquote(urlsplit(address).path).rpartition("/")[2].lower()
    except ValueError:
        return ""


def item_of(address: str) -> Item:
    """An address as something to read.

    Raises:
        UnreachableDocument: It is none that is read.
    """
    where = shown(address)
    if not is_read(address):
        raise UnreachableDocument(f"{where}: only addresses that begin with http:// or https:// are read")
    if names_somebody(address):
        raise UnreachableDocument(
            f"{where} was given with a name or a password, and WhoHeld logs in nowhere: "
            "give it without, or save the page in a browser and read the file"
        )
    return Item(where, ADDRESS, label(where))
