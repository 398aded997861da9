"""W3C Web Annotations (JSON-LD): one annotation a claim, on the words of its document.

The selectors of the target are for the text as read, in which ``text[start:end]`` is the quote; a second position, in
the file as decoded, stands beside them with what it counts in.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from whoheld.evidence.card import around
from whoheld.interfaces.exports.written import Written
from whoheld.interfaces.onefile.excerpt import after, before
from whoheld.interfaces.words import days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from whoheld.evidence.card import DocumentCard
    from whoheld.evidence.rows import ClaimRow, DocumentRow
    from whoheld.interfaces.exports.picked import Picked

#: The words before and after a quote: at most so many characters, and never more than one sentence.
WIDTH = 32
#: Terms that the standard's vocabulary has not.
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"whoheld": "urn:whoheld:"}]
#: What is said elsewhere in the annotation.
_ELSEWHERE = {"doc", "quote", "quote_start", "quote_end", "raw_start", "raw_end"}


def write(picked: Picked, out: Path) -> Written:
    """Write a collection with one page of annotations, one a line."""
    count = len(picked.claims)
    with out.open("w", encoding="utf-8") as file:
        file.write('{"@context": ' + json.dumps(_CONTEXT) + ', "id": "urn:whoheld:annotations", ')
        file.write(f'"type": "AnnotationCollection", "label": "Claims of a WhoHeld record", "total": {count}')
        if count:
            file.write(', "first": {"id": "urn:whoheld:annotations:1", "type": "AnnotationPage", "startIndex": 0, ')
            file.write('"items": [\n')
            for number, one in enumerate(_annotations(picked)):
                file.write((",\n" if number else "") + json.dumps(one, ensure_ascii=False))
            file.write("\n]}")
        file.write("}\n")
    return Written(count)


def _annotations(picked: Picked) -> Iterator[dict[str, Any]]:
    for doc_id, rows in groupby(picked.claims, key=lambda row: row.claim.doc_id):
        card = picked.record.document(doc_id)
        yield from (_annotation(row, card) for row in rows)


def _annotation(row: ClaimRow, card: DocumentCard) -> dict[str, Any]:
    target = {**_source(card.document), "selector": selectors(row, card), "whoheld:raw": raw_position(row)}
    return {
        "id": f"urn:whoheld:claim:{row.claim.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [{"type": "TextualBody", "format": "text/plain", "value": _told(row)}, _coded(row)],
        "target": target,
    }


def _told(row: ClaimRow) -> str:
    """A claim in a line, for programs that show annotations."""
    claim = row.claim
    parts = (claim.actor, claim.kind, claim.place or claim.target, days(_iso(claim.start), _iso(claim.end)))
    source = f"{claim.stance} by {claim.source or 'the author'}"
    return f"{' '.join(part for part in parts if part)} ({source})"


def _coded(row: ClaimRow) -> dict[str, Any]:
    """The codebook's fields of a claim that it has, its place's id and point, and whether a person judged it."""
    told = {name: value for name, value in {**row.row(), "judged": row.judged}.items() if name not in _ELSEWHERE}
    known = {f"whoheld:{name}": value for name, value in told.items() if value not in (None, "", {})}
    return {"type": "whoheld:Claim", **known}


def _source(document: DocumentRow) -> dict[str, Any]:
    """The document: by its address, else by the hash of what was read."""
    told = {"whoheld:document": f"urn:sha256:{document.id}", "whoheld:name": document.name}
    more = {"title": document.title, "publisher": document.publisher, "published": document.published}
    known = {f"whoheld:{name}": value for name, value in more.items() if value}
    return {"source": document.url or f"urn:sha256:{document.id}", **told, **known}


def selectors(row: ClaimRow, card: DocumentCard) -> list[dict[str, Any]]:
    """The quote with a few words on either side, and its position in the text as read."""
    claim = row.claim
    told = around(card, claim.quote_start, claim.quote_end)
    quote = {"type": "TextQuoteSelector", "exact": claim.quote}
    quote |= {"prefix": before(told.before)[-WIDTH:], "suffix": after(told.after)[:WIDTH]}
    return [quote, {"type": "TextPositionSelector", "start": claim.quote_start, "end": claim.quote_end}]


def raw_position(row: ClaimRow) -> dict[str, Any]:
    """Where the quote stands in the file itself."""
    where = {"type": "TextPositionSelector", "start": row.claim.raw_start, "end": row.claim.raw_end}
    return {**where, "whoheld:counts": "characters of the file as decoded, before its text was repaired"}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
