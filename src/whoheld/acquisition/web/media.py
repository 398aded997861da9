"""What kind of thing some bytes are: by what their server says, by how they begin, by the end of their address."""

from __future__ import annotations

import re

from whoheld.acquisition import kinds
from whoheld.acquisition.web.addresses import ending

#: Types that say what it is. Others (octet-stream, gzip, xml, json ...) say how it is wrapped; text/plain says little.
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/x-markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/warc": ".warc",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl",
}
#: What is no text whatever it begins with.
_NO_TEXT = ("image/", "video/", "audio/", "font/")
_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9.+_-]{1,80}", re.ASCII)
#: The group in the middle is atomic: a text of nothing but comments must not be tried in every division.
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def kind_of(content_type: str, body: bytes, address: str) -> str | None:
    """The kind (".html") of some bytes if somebody reads or opens it; None if nobody does.

    Args:
        content_type: The header of that name; its parameters are of no concern.
        body: The bytes, or how they begin.
        address: Where they lay.
    """
    said = media_type(content_type)
    if said.startswith(_NO_TEXT):
        return None
    begins, ends = _by_begin(body), kinds.kind_of(ending(address))
    # Servers give files that they do not know as text/html or text/plain; those that are no text show what they are.
    if begins in {".pdf", ".zip"} and said.startswith("text/"):
        return _best(ends if begins == ".zip" else None, begins)
    if said == "text/plain":
        return _best(ends, ".txt")
    return _best(_KINDS.get(said), begins if begins != ".zip" else ends, begins, ends)


def media_type(content_type: str) -> str:
    """The type in a header, without parameters, in small letters; empty where it is none."""
    said = content_type.partition(";")[0].strip().lower()
    return said if _TYPE.fullmatch(said) else ""


def _best(*likely: str | None) -> str | None:
    """The first kind that somebody reads or opens."""
    known = kinds.all_kinds()
    return next((kind for kind in likely if kind in known), None)


def _by_begin(body: bytes) -> str | None:
    if body.startswith(b"%PDF-"):
        return ".pdf"
    if body.startswith(b"PK\x03\x04"):
        return ".zip"
    if body.startswith(b"WARC/"):
        return ".warc"
    return ".html" if _HTML.match(body[:2048]) else None
