"""Which passages of a record are near copies of one another, kept as documents are entered.

Each wording is a *print*; the prints that are copies of one another, directly or through others, have one *kin*, the
smallest number among them. So the order in which documents come leaves no trace, a text that stands in a thousand
documents is compared once, and an answer needs one look at the passages of its own documents.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select, update

from whoheld.acquisition.document import Block, BlockKind
from whoheld.evidence.likeness import BANDS, Passage, words_of
from whoheld.evidence.likeness import passages as passages_of
from whoheld.evidence.schema import bands, claims, documents, passages, prints
from whoheld.evidence.statements import add, among, run_among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

#: A band with more prints than these is a formula rather than a text: only the first of them, by number, are kept.
SAME_BAND = 64
#: Of all that share a band with a print, this many with the most bands in common are compared word by word.
COMPARED = 8
#: The bands of a print as bytes.
_PACKED = struct.Struct(f"<{BANDS}q")
_STANDS = claims.c.superseded_by.is_(None)

_OF = select(passages).where(passages.c.doc_id == bindparam("doc"))
_TAKE_BACK = delete(passages).where(passages.c.doc_id == bindparam("doc"))
_KINS = select(prints.c.id, prints.c.kin).where(among(prints.c.id))
_MERGE = update(prints).where(among(prints.c.kin)).values(kin=bindparam("least"))
_SAME_BAND = select(bands.c.band, bands.c.print).where(among(bands.c.band)).order_by(bands.c.band, bands.c.print)
_DOCUMENTS = (
    select(passages.c.doc_id).join(prints, prints.c.id == passages.c.print).where(among(prints.c.kin)).distinct()
)
_LEAVE = delete(bands).where(bands.c.band == bindparam("of"), bands.c.print == bindparam("who"))


def _worded() -> Select[Any]:
    """Of each wording some passage, with its text."""
    text = func.substr(documents.c.text, passages.c.first + 1, passages.c.last - passages.c.first)
    other = passages.alias()
    one = select(func.min(other.c.doc_id)).where(other.c.print == passages.c.print)
    return (
        select(passages.c.print, passages.c.start, passages.c.end, passages.c.first, passages.c.last, text)
        .join(documents, documents.c.id == passages.c.doc_id)
        .where(passages.c.doc_id == one.scalar_subquery(), among(passages.c.print))
    )


_WORDED = _worded()


class Copies:
    """The passages, prints and bands of a record, on a connection that writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enter(self, doc_id: str, found: Iterable[Passage], *, known: bool = True) -> set[str]:
        """Keep the passages of a document instead of those that it had, if the record had known it at all.

        Returns:
            Other documents whose passages have come to be, or have ceased to be, copies of one another by this.
        """
        new = {p.start: p for p in found}
        rows = self._connection.execute(_OF, {"doc": doc_id}).all() if known else ()
        if {(r.start, r.end, r.print) for r in rows} == {(p.start, p.end, p.digest) for p in new.values()}:
            return set()
        if rows:
            self._connection.execute(_TAKE_BACK, {"doc": doc_id})
        add(self._connection, passages, [_row(doc_id, p) for p in new.values()])
        touched = self._drop_unused({r.print for r in rows} - {p.digest for p in new.values()})
        touched |= self._add({p.digest: p for p in new.values()})
        return self._documents(touched) - {doc_id}

    def take_back(self, doc_id: str) -> set[str]:
        """Forget the passages of a document, before it is deleted; gives what `enter` gives."""
        return self.enter(doc_id, ())

    def _add(self, found: dict[int, Passage]) -> set[int]:
        """Add those wordings that are new; the kins that were several and have come to be one."""
        known = self._kins(found)
        fresh = {digest: found[digest] for digest in sorted(found) if digest not in known}
        numbers = {digest: passage.bands() for digest, passage in fresh.items()}
        packed = {digest: _PACKED.pack(*own) for digest, own in numbers.items()}
        add(self._connection, prints, [{"id": digest, "kin": digest, "bands": own} for digest, own in packed.items()])
        same = self._same_band(n for own in numbers.values() for n in own)
        before = {(band, digest) for band, met in same.items() for digest in met}
        for digest, own in numbers.items():
            for band in own:
                same[band] = sorted({*same[band], digest})[:SAME_BAND]
        after = {(band, digest) for band, met in same.items() for digest in met}
        add(self._connection, bands, [{"band": band, "print": digest} for band, digest in sorted(after - before)])
        self._remove(before - after)
        return {kin for d, passage in fresh.items() for kin in self._join(d, passage, [same[n] for n in numbers[d]])}

    def _join(self, digest: int, passage: Passage, met: Iterable[Iterable[int]]) -> set[int]:
        """Give a print and all that it is a copy of one kin, which is given back if they were of several.

        ``met`` are the prints in each of its bands; those with the most bands in common are compared.
        """
        shared = Counter(other for same in met for other in same if other != digest)
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:COMPARED]
        if not nearest:
            return set()
        kins = self._kins([*nearest, digest])
        own = kins[digest]
        others = [other for other in nearest if kins[other] != own]
        worded = self._worded(others)
        joined: set[int] = set()
        for other in others:
            if kins[other] not in joined and passage.copies(worded[other]):
                joined.add(kins[other])
        least = min(own, *joined) if joined else own
        if stale := sorted({own, *joined} - {least}):
            self._connection.execute(_MERGE, {"among": stale, "least": least})
        return {least} if len(joined) > 1 or (joined and own != digest) else set()

    def _kins(self, digests: Iterable[int]) -> dict[int, int]:
        """The kins of those prints that are known."""
        return {row.id: row.kin for row in run_among(self._connection, _KINS, digests)}

    def _same_band(self, numbers: Iterable[int]) -> defaultdict[int, list[int]]:
        """Band -> the prints in it, in order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for band, digest in run_among(self._connection, _SAME_BAND, numbers):
            found[band].append(digest)
        return found

    def _worded(self, digests: Iterable[int]) -> dict[int, Passage]:
        """Of each of these wordings some passage, with its words."""
        rows = run_among(self._connection, _WORDED, digests)
        return {
            digest: Passage(start, end, first, last, words_of(text)) for digest, start, end, first, last, text in rows
        }

    def _drop_unused(self, digests: Iterable[int]) -> set[int]:
        """Forget wordings that no document has any more, and look anew how those hang together that they linked."""
        kins = {kin for digest in sorted(digests) if (kin := self._drop(digest)) is not None}
        return {k for kin in kins for k in self._part(kin)}

    def _drop(self, digest: int) -> int | None:
        """Forget a wording, if no document has it any more; the kin that it had."""
        if self._connection.scalar(select(passages.c.doc_id).where(passages.c.print == digest).limit(1)):
            return None
        row = self._connection.execute(select(prints.c.kin, prints.c.bands).where(prints.c.id == digest)).one()
        self._remove((band, digest) for band in _PACKED.unpack(row.bands))
        self._connection.execute(delete(prints).where(prints.c.id == digest))
        kin: int = row.kin
        return kin

    def _part(self, kin: int) -> set[int]:
        """Take a kin apart and join again what still belongs together; the kins that come of it."""
        members = self._connection.execute(select(prints.c.id, prints.c.bands).where(prints.c.kin == kin)).all()
        own = {m.id: _PACKED.unpack(m.bands) for m in members}
        self._connection.execute(update(prints).where(prints.c.kin == kin).values(kin=prints.c.id))
        same = self._same_band(n for numbers in own.values() for n in numbers)
        for digest, numbers in sorted(own.items()):
            self._join(digest, self._worded([digest])[digest], [same[n] for n in numbers])
        return set(self._kins(own).values())

    def _documents(self, kins: Iterable[int]) -> set[str]:
        """The documents with a passage of these kins."""
        return {doc_id for (doc_id,) in run_among(self._connection, _DOCUMENTS, kins)}

    def _remove(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Take prints out of bands."""
        rows = [{"of": band, "who": digest} for band, digest in sorted(set(pairs))]
        if rows:
            self._connection.execute(_LEAVE, rows)


def fill(connection: Connection) -> None:
    """Enter the passages of all documents, for a record of a version that kept none."""
    copies = Copies(connection)
    for doc_id in connection.scalars(select(documents.c.id).order_by(documents.c.id)).all():
        told = connection.scalars(select(claims.c.quote_start).where(claims.c.doc_id == doc_id, _STANDS)).all()
        row = connection.execute(select(documents.c.text, documents.c.blocks).where(documents.c.id == doc_id)).one()
        copies.enter(doc_id, passages_of(row.text, [Block(BlockKind(kind), *rest) for kind, *rest in row.blocks], told))


def _row(doc_id: str, passage: Passage) -> dict[str, object]:
    bounds = {name: getattr(passage, name) for name in ("start", "end", "first", "last")}
    return {"doc_id": doc_id, "print": passage.digest, **bounds}
