"""Looking at one claim where it stands, and at one document with all its claims."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.codebook import CONTROL
from whoheld.errors import UnknownClaim
from whoheld.evidence.card import ClaimCard, Decides, DocumentCard, around
from whoheld.evidence.docket import docket
from whoheld.evidence.judgement import ON_CLAIMS, Act
from whoheld.evidence.lookup import find_document
from whoheld.record.asks import Asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.judgement import Judgement, JudgementRow
    from whoheld.evidence.rows import ClaimRow
    from whoheld.evidence.store import View
    from whoheld.history.chronicle import SpellAnswer
    from whoheld.history.evidence import EvidenceItem


class Shows(Asks):
    """A record whose claims and documents can be looked at one by one."""

    def claim(self, claim: str) -> ClaimCard:
        """A claim where it stands: its paragraph, its neighbours, what people said of it and what rests on it.

        Args:
            claim: Its id; also of one that was rejected, or that a newer reading no longer found.

        Raises:
            UnknownClaim: There is no claim of that id.
        """
        with self._view() as view:
            row, state = self._claim(view, claim)
            document = view.document(row.claim.doc_id)
            if document is None:  # a document is taken out together with its claims
                raise UnknownClaim(_no_claim(claim))
            told = around(document, row.claim.quote_start, row.claim.quote_end)
            before, after = _neighbours(row.claim, [r.claim for r in view.claims(doc=row.claim.doc_id)])
            known = view.documents([row.claim.doc_id])[0]
        passed = self._judgements_on(claim)
        decides = tuple(self._decides(row.claim)) if state == "stands" else ()
        return ClaimCard(row, state, known, *told, before, after, passed, decides)

    def document(self, doc: str) -> DocumentCard:
        """A document (its name or id) with what each part of it is and its claims in the order of telling.

        Raises:
            UnknownDocument: There is none, or several go by that name.
        """
        with self._view() as view:
            found = find_document(view, doc)
            rows = [row for row in view.claims(doc=found.id) if self._counts(row)]
            heard = set(self._lens.through((row.claim for row in rows), view.facts([found.id])))
            shown = tuple(row for row in rows if row.claim in heard)
            return DocumentCard(view.documents([found.id])[0], found.text, found.blocks, shown)

    def _claim(self, view: View, claim_id: str) -> tuple[ClaimRow, str]:
        """A claim and whether it stands.

        Raises:
            UnknownClaim: There is none of that id.
        """
        if shown := view.claims(ids=[claim_id]):
            return shown[0], "stands"
        read = view.claims(ids=[claim_id], superseded=True)
        if not read:
            raise UnknownClaim(_no_claim(claim_id))
        if read[0].superseded_by:
            return read[0], "superseded"
        return replace(read[0], judged="rejected"), "rejected"

    def _judgements_on(self, claim_id: str) -> tuple[JudgementRow, ...]:
        """The judgements on a claim, and the undoings of them, in order."""
        with self._store.view() as base:
            passed = self._judgements(base)
            if not any(j.act in ON_CLAIMS or j.act is Act.ADD for j in passed):
                return ()
            rows = docket(base)
        numbers: set[int] = set()
        for row in rows:
            if row.claim == claim_id or _names(row.judgement, claim_id, numbers):
                numbers.add(row.judgement.id)
        return tuple(row for row in rows if row.judgement.id in numbers)

    def _decides(self, claim: Claim) -> Iterator[Decides]:
        """The spells of its place that rest on a claim."""
        if not claim.place_id or claim.kind not in CONTROL:
            return
        for spell in self.history(claim.place_id):
            for role, items in (("for", spell.for_), ("against", spell.against)):
                if item := _decisive(items, claim.id):
                    yield _rests(spell, role, item)


def _neighbours(claim: Claim, told: Sequence[Claim]) -> tuple[str | None, str | None]:
    """The ids of the claims before and after one, in the order of telling."""
    ids = [c.id for c in told]
    if claim.id not in ids:
        early = [c.id for c in told if c.quote_start <= claim.quote_start]
        return early[-1] if early else None, ids[len(early)] if len(early) < len(ids) else None
    at = ids.index(claim.id)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def _names(judgement: Judgement, claim_id: str, numbers: set[int]) -> bool:
    """Whether a judgement is on a claim, or takes one of those judgements back."""
    if judgement.act is Act.UNDO:
        return int(judgement.about["judgement"]) in numbers
    return judgement.about.get("claim") == claim_id


def _decisive(items: Sequence[EvidenceItem], claim_id: str) -> EvidenceItem | None:
    return next((item for item in items if item.claim_id == claim_id and item.decided), None)


def _rests(spell: SpellAnswer, role: str, item: EvidenceItem) -> Decides:
    disputed = "disputed" in spell.status
    return Decides(spell.place, spell.start, spell.end, spell.holder, role, item.witness, disputed)


def _no_claim(claim_id: str) -> str:
    return f"no claim {claim_id!r} is in the record: `whoheld claims --format jsonl` has the ids"
