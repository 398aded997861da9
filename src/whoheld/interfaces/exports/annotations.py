"""W3C Web Annotations (JSON-LD): one annotation a claim or a statement, on the words of its document.

The selectors of the target are for the text as read, in which ``text[start:end]`` is the quote; a second position, in
the file as decoded, stands beside them with what it counts in.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any

from whoheld.evidence.argued import StatementRow
from whoheld.evidence.card import around
from whoheld.interfaces.exports.rows import rejected
from whoheld.interfaces.exports.written import Written
from whoheld.interfaces.onefile.excerpt import after, before
from whoheld.interfaces.words import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from whoheld.claims.claim import Claim
    from whoheld.claims.statement import Statement
    from whoheld.evidence.card import DocumentCard
    from whoheld.evidence.rows import ClaimRow, DocumentRow
    from whoheld.interfaces.exports.picked import Picked

#: The words before and after a quote: at most so many characters, and never more than one sentence.
WIDTH = 32
#: Terms that the standard's vocabulary has not.
_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"whoheld": "urn:whoheld:"}]
#: What is said elsewhere in the annotation.
_ELSEWHERE = {"doc", "quote", "quote_start", "quote_end", "raw_start", "raw_end", "page"}


def write(picked: Picked, out: Path) -> Written:
    """Write a collection with one page of annotations, one a line."""
    rows = _rows(picked)
    count, label = len(rows), f"{picked.table.capitalize()} of a WhoHeld record"
    with out.open("w", encoding="utf-8") as file:
        file.write('{"@context": ' + json.dumps(_CONTEXT) + ', "id": "urn:whoheld:annotations", ')
        file.write(f'"type": "AnnotationCollection", "label": "{label}", "total": {count}')
        if count:
            file.write(', "first": {"id": "urn:whoheld:annotations:1", "type": "AnnotationPage", "startIndex": 0, ')
            file.write('"items": [\n')
            for number, one in enumerate(_annotations(rows, picked)):
                file.write((",\n" if number else "") + json.dumps(one, ensure_ascii=False))
            file.write("\n]}")
        file.write("}\n")
    return Written(count, rejected(picked))


def _rows(picked: Picked) -> Sequence[ClaimRow | StatementRow]:
    return picked.statements if picked.table == "statements" else picked.claims


def _quoted(row: ClaimRow | StatementRow) -> Claim | Statement:
    """What of a row has words in a document."""
    return row.statement if isinstance(row, StatementRow) else row.claim


def _sort(row: ClaimRow | StatementRow) -> str:
    return "statement" if isinstance(row, StatementRow) else "claim"


def _annotations(rows: Iterable[ClaimRow | StatementRow], picked: Picked) -> Iterator[dict[str, Any]]:
    for doc_id, told in groupby(rows, key=lambda row: _quoted(row).doc_id):
        card = picked.record.document(doc_id)
        yield from (_annotation(row, card) for row in told)


def _annotation(row: ClaimRow | StatementRow, card: DocumentCard) -> dict[str, Any]:
    target = {**_source(card.document), "selector": selectors(row, card), "whoheld:raw": raw_position(row)}
    return {
        "id": f"urn:whoheld:{_sort(row)}:{_quoted(row).id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [{"type": "TextualBody", "format": "text/plain", "value": _told(row)}, _coded(row)],
        "target": target,
    }


def _told(row: ClaimRow | StatementRow) -> str:
    """A claim or a statement in a line, for programs that show annotations."""
    return _argued(row.statement) if isinstance(row, StatementRow) else _claimed(row.claim)


def _argued(statement: Statement) -> str:
    about = ", ".join(part for part in (statement.about_place, statement.about_actor) if part)
    parts = (str(statement.type).replace("_", " "), about and f"about {about}", statement.figure_text)
    source = f"{statement.stance} by {statement.source or 'the author'}"
    return f"{' '.join(part for part in parts if part)} ({source})"


def _claimed(claim: Claim) -> str:
    parts = (claim.actor, claim.kind, claim.place or claim.target, days(_iso(claim.start), _iso(claim.end)))
    source = f"{claim.stance} by {claim.source or 'the author'}"
    return f"{' '.join(part for part in parts if part)} ({source})"


def _coded(row: ClaimRow | StatementRow) -> dict[str, Any]:
    """The coded fields of a claim or statement that it has, its place's id and point, and how a person judged it."""
    told = {name: value for name, value in {**row.row(), "judged": row.judged}.items() if name not in _ELSEWHERE}
    known = {f"whoheld:{name}": value for name, value in told.items() if value not in (None, "", {})}
    return {"type": f"whoheld:{_sort(row).capitalize()}", **known}


def _source(document: DocumentRow) -> dict[str, Any]:
    """The document: by its address, else by the hash of what was read."""
    told = {"whoheld:document": f"urn:sha256:{document.id}", "whoheld:name": document.name}
    more = {"title": document.title, "publisher": document.publisher, "published": document.published}
    known = {f"whoheld:{name}": value for name, value in more.items() if value}
    return {"source": document.url or f"urn:sha256:{document.id}", **told, **known}


def selectors(row: ClaimRow | StatementRow, card: DocumentCard) -> list[dict[str, Any]]:
    """The quote with a few words on either side, and its position in the text as read."""
    told = _quoted(row)
    beside = around(card, told.quote_start, told.quote_end)
    quote = {"type": "TextQuoteSelector", "exact": told.quote}
    quote |= {"prefix": before(beside.before)[-WIDTH:], "suffix": after(beside.after)[:WIDTH]}
    return [quote, {"type": "TextPositionSelector", "start": told.quote_start, "end": told.quote_end}]


def raw_position(row: ClaimRow | StatementRow) -> dict[str, Any]:
    """Where the quote stands in the file itself."""
    told = _quoted(row)
    where = {"type": "TextPositionSelector", "start": told.raw_start, "end": told.raw_end}
    page = {"whoheld:page": row.page} if row.page else {}
    return {**where, "whoheld:counts": "characters of the file as decoded, before its text was repaired", **page}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
