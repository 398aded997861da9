"""Which passages of a record are near copies of one another, kept as documents are entered.

Each wording is a *print*; the prints that are copies of one another, directly or through others, have one *kin*, the
smallest number among them. So the order in which documents come leaves no trace, a text that stands in a thousand
documents is compared once, and an answer needs one look at the passages of its own documents.
"""

from __future__ import annotations

import struct
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from whoheld.acquisition.document import Block, BlockKind
from whoheld.evidence.likeness import BANDS, Passage, words_of
from whoheld.evidence.likeness import passages as passages_of
from whoheld.evidence.schema import bands, claims, documents, passages, prints

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

#: A band with more prints than these is a formula rather than a text; only so many of them, by number, are compared.
SAME_BAND = 64
#: Of all that share a band with a print, this many with the most bands in common are compared word by word.
COMPARED = 16
#: The bands of a print as bytes.
_PACKED = struct.Struct(f"<{BANDS}q")
#: Numbers in one list of a statement; every database takes so many.
_CHUNK = 500
_STANDS = claims.c.superseded_by.is_(None)


class Copies:
    """The passages, prints and bands of a record, on a connection that writes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enter(self, doc_id: str, found: Iterable[Passage]) -> set[str]:
        """Keep the passages of a document instead of those that it had.

        Returns:
            Other documents whose passages have come to be, or have ceased to be, copies of one another by this.
        """
        new = {p.start: p for p in found}
        rows = self._connection.execute(select(passages).where(passages.c.doc_id == doc_id)).all()
        if {(r.start, r.end, r.print) for r in rows} == {(p.start, p.end, p.digest) for p in new.values()}:
            return set()
        self._connection.execute(delete(passages).where(passages.c.doc_id == doc_id))
        if new:
            self._connection.execute(insert(passages), [_row(doc_id, p) for p in new.values()])
        touched = self._drop_unused({r.print for r in rows} - {p.digest for p in new.values()})
        for digest, passage in sorted({p.digest: p for p in new.values()}.items()):
            if self._kin(digest) is None:
                touched |= self._add(digest, passage)
        return self._documents(touched) - {doc_id}

    def take_back(self, doc_id: str) -> set[str]:
        """Forget the passages of a document, before it is deleted; gives what `enter` gives."""
        return self.enter(doc_id, ())

    def _kin(self, digest: int) -> int | None:
        found: int | None = self._connection.scalar(select(prints.c.kin).where(prints.c.id == digest))
        return found

    def _add(self, digest: int, passage: Passage) -> set[int]:
        """Add a wording; the kins that it joins to one, if they are several."""
        numbers = passage.bands()
        self._connection.execute(
            insert(prints).values(id=digest, kin=digest, bands=_PACKED.pack(*numbers)),
        )
        self._connection.execute(insert(bands), [{"band": n, "print": digest} for n in sorted(set(numbers))])
        return self._join(digest, passage, numbers)

    def _join(self, digest: int, passage: Passage, numbers: Iterable[int]) -> set[int]:
        """Give a print and all that it is a copy of one kin."""
        met = self._meeting(digest, numbers)
        kins: dict[int, int] = {}
        for other in met:
            kin = self._kin(other)
            if kin is not None and kin not in kins.values() and passage.copies(self._passage(other)):
                kins[other] = kin
        joined = set(kins.values()) | {self._kin(digest) or digest}
        least = min(joined)
        for kin in joined - {least}:
            self._connection.execute(update(prints).where(prints.c.kin == kin).values(kin=least))
        return {least} if len(set(kins.values())) > 1 else set()

    def _meeting(self, digest: int, numbers: Iterable[int]) -> list[int]:
        """Other prints that share bands with this one, those with the most first."""
        shared: Counter[int] = Counter()
        for number in sorted(set(numbers)):
            same = select(bands.c.print).where(bands.c.band == number).order_by(bands.c.print).limit(SAME_BAND)
            shared.update(self._connection.scalars(same))
        del shared[digest]
        return sorted(shared, key=lambda other: (-shared[other], other))[:COMPARED]

    def _passage(self, digest: int) -> Passage:
        """Some passage of this wording, with its words."""
        length = passages.c.last - passages.c.first
        text = func.substr(documents.c.text, passages.c.first + 1, length)
        query = (
            select(passages.c.start, passages.c.end, passages.c.first, passages.c.last, text)
            .join(documents, documents.c.id == passages.c.doc_id)
            .where(passages.c.print == digest)
        )
        start, end, first, last, words = self._connection.execute(query.limit(1)).one()
        return Passage(start, end, first, last, words_of(words))

    def _drop_unused(self, digests: Iterable[int]) -> set[int]:
        """Forget wordings that no document has any more, and look anew how those hang together that they linked."""
        kins = {kin for digest in sorted(digests) if (kin := self._drop(digest)) is not None}
        return {k for kin in kins for k in self._part(kin)}

    def _drop(self, digest: int) -> int | None:
        """Forget a wording, if no document has it any more; the kin that it had."""
        if self._connection.scalar(select(passages.c.doc_id).where(passages.c.print == digest).limit(1)):
            return None
        row = self._connection.execute(select(prints.c.kin, prints.c.bands).where(prints.c.id == digest)).one()
        numbers = set(_PACKED.unpack(row.bands))
        self._connection.execute(delete(bands).where(bands.c.band.in_(numbers), bands.c.print == digest))
        self._connection.execute(delete(prints).where(prints.c.id == digest))
        kin: int = row.kin
        return kin

    def _part(self, kin: int) -> set[int]:
        """Take a kin apart and join again what still belongs together."""
        members = self._connection.execute(select(prints.c.id, prints.c.bands).where(prints.c.kin == kin)).all()
        ids = [m.id for m in members]
        self._connection.execute(update(prints).where(prints.c.kin == kin).values(kin=prints.c.id))
        for digest, packed in sorted((m.id, m.bands) for m in members):
            if self._kin(digest) is not None:
                self._join(digest, self._passage(digest), _PACKED.unpack(packed))
        return {k for i in ids if (k := self._kin(i)) is not None}

    def _documents(self, kins: Iterable[int]) -> set[str]:
        """The documents with a passage of these kins."""
        query = select(passages.c.doc_id).join(prints, prints.c.id == passages.c.print)
        listed = sorted(kins)
        parts = (listed[i : i + _CHUNK] for i in range(0, len(listed), _CHUNK))
        return {d for part in parts for d in self._connection.scalars(query.where(prints.c.kin.in_(part)))}


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
