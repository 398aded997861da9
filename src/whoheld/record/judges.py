"""People's judgements: on claims, places, actors and documents; each one is appended, and each can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass
from whoheld.claims.claim import Claim
from whoheld.errors import BadJudgement, UnknownPlace
from whoheld.evidence.atlas import split_id
from whoheld.evidence.cited import about, fields_of, typed
from whoheld.evidence.judged import JudgedView
from whoheld.evidence.judgement import Act
from whoheld.evidence.lookup import find_place
from whoheld.evidence.opinions import about_statement
from whoheld.record.coding import check_days, coded, days, edtf, find_quote
from whoheld.record.rulings import Rulings, document_called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whoheld.acquisition.document import Document
    from whoheld.almanac.place import Place


#: What is said of a claim -> the same said of a statement.
_OF_STATEMENTS = {Act.ACCEPT: Act.ACCEPT_STATEMENT, Act.REJECT: Act.REJECT_STATEMENT}


class Judges(Rulings):
    """A record that people judge. Each judgement gives back its number, by which it can be undone.

    ``by`` is who judges: without it ``$WHOHELD_BY``, else the login name; ``note`` says why.
    """

    def accept(self, claim: str, *, by: str | None = None, note: str = "") -> int:
        """Say that a claim, or a statement, is as it was read; it then stands also if a later reader does not find it.

        Args:
            claim: The id of a claim (`claims`) or of a statement (`statements`).
            by: Who says so.
            note: Why.

        Raises:
            BadJudgement: There is neither a claim nor a statement of that id.
        """
        return self._kept_or_not(Act.ACCEPT, claim, by, note)

    def reject(self, claim: str, *, by: str | None = None, note: str = "") -> int:
        """Say that a claim, or a statement, is wrong; no answer shows it any more.

        Args:
            claim: The id of a claim (`claims`) or of a statement (`statements`).
            by: Who says so.
            note: Why.

        Raises:
            BadJudgement: There is neither a claim nor a statement of that id.
        """
        return self._kept_or_not(Act.REJECT, claim, by, note)

    def correct(self, claim: str, fields: Mapping[str, object], *, by: str | None = None, note: str = "") -> int:
        """Say what a claim's fields should be; it keeps its id, by which it is cited.

        Args:
            claim: Its id.
            fields: Field -> value; None leaves a field open. ``when`` is an EDTF date for start and end.
            by: Who says so.
            note: Why.

        Raises:
            BadJudgement: No such claim or field, or a value that the field cannot have.
            AmbiguousPlace: Several places fit equally well.
        """
        value = self._coded(fields)
        return self._on_claim(Act.CORRECT, claim, value, by, note)

    def add_claim(
        self,
        doc: str,
        quote: str,
        fields: Mapping[str, object],
        *,
        at: int | None = None,
        by: str | None = None,
        note: str = "",
    ) -> int:
        """Add a claim that the reader missed.

        Args:
            doc: Name or id of the document.
            quote: The words that carry the claim, letter for letter.
            fields: Field -> value, ``kind`` at least.
            at: Where the words begin, in characters of the document's text; needed if they stand there repeatedly.
            by: Who says so.
            note: Why.

        Raises:
            BadJudgement: No such document, the words are not in it, or a field or value that cannot be.
            AmbiguousPlace: Several places fit equally well.
        """
        value = self._coded(fields)
        if "kind" not in value:
            raise BadJudgement("a claim needs a kind: give kind=takes, or another of the codebook's")
        with self._view() as view:
            document = document_called(view, doc)
        start = find_quote(document, quote, at)
        end = start + len(quote)
        raw_start, raw_end = document.offsets.raw(start, end)
        value |= {"raw_start": raw_start, "raw_end": raw_end}
        where = {"doc_id": document.id, "doc": document.name, "start": start, "end": end}
        return self._pass(Act.ADD, {**where, "claim": _claim(document, quote, where, value).id}, value, by, note)

    def same_place(self, place: str, other: str, *, by: str | None = None, note: str = "") -> int:
        """Say that two places are one, which is shown as the first of them.

        Raises:
            BadJudgement: They are one and the same already.
            QuestionError: No single place of such a name.
        """
        return self._on_pair(Act.SAME_PLACE, place, other, by, note)

    def different_places(self, place: str, other: str, *, by: str | None = None, note: str = "") -> int:
        """Say that two places are not one, whatever was judged before.

        Raises:
            BadJudgement: It is one and the same place of the record: see `split_place`.
            QuestionError: No single place of such a name.
        """
        return self._on_pair(Act.OTHER_PLACE, place, other, by, note)

    def split_place(self, place: str, docs: Sequence[str], *, by: str | None = None, note: str = "") -> int:
        """Say that some documents mean another place by this name; it gets an id of its own, and no point yet.

        Raises:
            BadJudgement: No such document, or none was named.
            QuestionError: No single place of that name.
        """
        if not docs:
            raise BadJudgement("name the documents that mean another place")
        found = self._raw_place(place)
        with self._view() as view:
            ids = sorted({document_called(view, doc).id for doc in docs})
        where = {"place": found.id, "name": found.name, "docs": ids}
        return self._pass(Act.SPLIT_PLACE, where, {"place": split_id(found.id, ids)}, by, note)

    def move_place(self, place: str, lon: float, lat: float, *, by: str | None = None, note: str = "") -> int:
        """Say where a place lies, in decimal degrees (WGS 84).

        Raises:
            BadJudgement: No such point on the globe.
            QuestionError: No single place of that name.
        """
        if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 - the globe's bounds
            raise BadJudgement(f"lon {lon}, lat {lat} is no point on the globe: lon -180 to 180, lat -90 to 90")
        with self._view() as view:
            found = find_place(view, place)
        where = {"place": found.id, "name": found.name}
        return self._pass(Act.MOVE_PLACE, where, {"lon": float(lon), "lat": float(lat)}, by, note)

    def same_actor(
        self,
        actor: str,
        other: str,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        by: str | None = None,
        note: str = "",
    ) -> int:
        """Say that two actors are one, from a day to a day, both included; without days always.

        Raises:
            BadJudgement: No days, or an end before its start.
        """
        return self._pass(Act.SAME_ACTOR, self._actors(actor, other), days(since, until), by, note)

    def part_of(
        self,
        actor: str,
        whole: str,
        *,
        since: str | date | None = None,
        until: str | date | None = None,
        by: str | None = None,
        note: str = "",
    ) -> int:
        """Say that an actor is a part of another, from a day to a day, both included; without days always.

        Raises:
            BadJudgement: No days, or an end before its start.
        """
        return self._pass(Act.PART_OF, self._actors(actor, whole), days(since, until), by, note)

    def date_document(self, doc: str, published: str, *, by: str | None = None, note: str = "") -> int:
        """Say when a document was published: an EDTF day or interval.

        Raises:
            BadJudgement: No such document, or no date.
        """
        when = edtf(published)
        with self._view() as view:
            document = document_called(view, doc)
        where = {"doc_id": document.id, "doc": document.name}
        return self._pass(Act.PUBLISHED, where, {"published": when.edtf}, by, note)

    def _kept_or_not(self, act: Act, told_id: str, by: str | None, note: str) -> int:
        """Accept or reject a claim, or a statement; ids are hashes, so that no two of them are alike."""
        with self._store.view() as base:
            argued = [row.statement for row in base.statements(ids=[told_id])]
            beside = [row.statement for one in argued for row in base.statements([one.type], [one.doc_id])]
        if not argued:
            return self._on_claim(act, told_id, {}, by, note)
        return self._pass(_OF_STATEMENTS[act], about_statement(argued[0], beside), {}, by, note)

    def _on_claim(self, act: Act, claim_id: str, value: Mapping[str, Any], by: str | None, note: str) -> int:
        with self._store.view() as base:
            view = JudgedView(base, self._judgements(base))
            known = [row.claim for row in base.claims(ids=[claim_id], superseded=True)]
            claim = known[0] if known else view.verdicts.added.get(claim_id)
            if claim is None:
                raise BadJudgement(_nothing(claim_id, argued=bool(base.statements(ids=[claim_id]))))
            beside = [row.claim for row in base.claims(doc=claim.doc_id, kinds=[claim.kind])]
            shown = next((fields_of(row.claim) for row in view.claims(ids=[claim_id])), {})
        where = about(claim, beside)
        if not value.keys().isdisjoint({"start", "end"}):  # bounds that the reader gave may be reversed
            check_days({**where["fields"], **shown, **value})
        changed = {name: v for name, v in shown.items() if where["fields"].get(name) != v}
        return self._pass(act, {**where, "shown": changed} if changed else where, value, by, note)

    def _on_pair(self, act: Act, place: str, other: str, by: str | None, note: str) -> int:
        first, second = self._raw_place(place), self._raw_place(other)
        if first.id == second.id:
            raise BadJudgement(
                f"{place!r} and {other!r} are one place of the record ({first.id}); give ids of two, "
                "or say which documents mean another: `whoheld judge split-place`"
            )
        names = {"names": [first.name, second.name]}
        return self._pass(act, {"places": [first.id, second.id], **names}, {}, by, note)

    def _actors(self, actor: str, other: str) -> dict[str, Any]:
        """Two actors by their common names."""
        first, second = (self._almanac.common_name(name) for name in (actor, other))
        if not first or not second or first == second:
            raise BadJudgement(f"{actor!r} and {other!r} are one actor already: give two names")
        return {"actors": [first, second]}

    def _raw_place(self, spelling: str) -> Place:
        """The place of the store; judged pairs are pairs of those, also where an earlier judgement joined them."""
        try:
            with self._store.view() as base:
                return find_place(base, spelling)
        except UnknownPlace:
            with self._view() as view:
                return find_place(view, spelling)

    def _coded(self, fields: Mapping[str, object]) -> dict[str, Any]:
        """Fields as plain values, with the place that is meant; one that the record does not know is made."""
        value = coded(fields, self._almanac.common_name)
        if "place" not in value:
            return value
        if value["place"] is None:
            return {**value, "place_id": None}
        try:
            with self._view() as view:
                return {**value, "place_id": find_place(view, value["place"]).id}
        except UnknownPlace:
            return {**value, **_made(value["place"])}


def _nothing(claim_id: str, *, argued: bool) -> str:
    """Why there is no claim to be judged."""
    if argued:
        return f"{claim_id!r} is a statement: it can be accepted or rejected, but its fields cannot be corrected"
    return (
        f"no claim or statement {claim_id!r} is in the record: `whoheld claims --format jsonl` and "
        "`whoheld statements --format jsonl` have the ids"
    )


def _made(name: str) -> dict[str, Any]:
    """A place that no document had; it lies nowhere until a person says where."""
    place_id = f"name:{fold(name)}"
    said = "named by a person; no document of the record has it"
    feature = FeatureClass.SETTLEMENT.value
    return {"place_id": place_id, "made": {"id": place_id, "name": name, "feature": feature, "reason": said}}


def _claim(document: Document, quote: str, where: Mapping[str, Any], value: Mapping[str, Any]) -> Claim:
    """The claim that a person adds."""
    said = typed({name: v for name, v in value.items() if name != "made"})
    return Claim(
        doc_id=document.id,
        doc=document.name,
        quote=quote,
        quote_start=where["start"],
        quote_end=where["end"],
        **said,
    )
