"""What people's judgements make of single claims: which are left out, which read otherwise, which are added."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.document import page_of
from whoheld.claims.claim import Claim
from whoheld.codebook import Kind
from whoheld.evidence.cited import JudgedClaim, found_again, typed
from whoheld.evidence.judgement import ON_CLAIMS, Act, Judgement
from whoheld.evidence.rows import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whoheld.evidence.store import Trace, View

_CLAIM_FIELDS = tuple(f.name for f in fields(Claim))
#: The fields of a correction that are the words of another: who names an actor anew also says how it is written.
_FOLLOWS = {"actor": "actor_text", "target": "target_text", "source": "source_text", "place": "place_text"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judgements on one claim come to, the latest of them first in rank.

    Attributes:
        kept: Whether it stands; else it was rejected.
        fields: The corrected fields with their values.
        said: The judgements that count, in order.
    """

    kept: bool
    fields: Mapping[str, Any]
    said: tuple[Judgement, ...]

    @property
    def judged(self) -> str:
        """What a row of the claim is marked with."""
        return "corrected" if self.fields else "accepted"


class Verdicts:
    """The judgements on claims that stand, brought to the claims that are there now.

    Everything is worked out when it is first asked for, from the claims that were judged and no others.
    """

    def __init__(self, base: View, standing: Sequence[Judgement]) -> None:
        self._base = base
        self._on_claims = [j for j in standing if j.act in ON_CLAIMS]
        self._adding = [j for j in standing if j.act is Act.ADD]
        self._of_documents: dict[tuple[str, Kind], list[Claim]] = {}

    def __bool__(self) -> bool:
        return bool(self._on_claims or self._adding)

    @cached_property
    def added(self) -> Mapping[str, Claim]:
        """The claims that people added to documents that are there, by id."""
        facts = self._base.facts({j.about["doc_id"] for j in self._adding}) if self._adding else {}
        made = [(j, facts[j.about["doc_id"]].name) for j in self._adding if j.about["doc_id"] in facts]
        return {claim.id: claim for claim in (self._made(j, name) for j, name in reversed(made))}

    @cached_property
    def targets(self) -> Mapping[str, str]:
        """The id of each judged claim -> that of the claim it is now; without those that are lost."""
        found: dict[str, str] = {}
        for cited, said in self._by_cited.items():
            if cited in self.added or self._stands(cited):
                found[cited] = cited
            elif cited in self.again:
                found[cited] = self.again[cited].id
            elif cited in self._traces and self._folded(said).kept:
                found[cited] = cited  # no reader finds it any more, and yet a person has said that it is so
        return found

    @cached_property
    def again(self) -> Mapping[str, Claim]:
        """The claims that newer readings have where judged ones were, by the id of the judged one."""
        found: dict[str, Claim] = {}
        for cited, said in self._by_cited.items():
            if cited in self.added or self._stands(cited):
                continue
            known = said[-1].about
            corrected = {name for j in said if j.act is Act.CORRECT for name in j.value}
            if claim := found_again(known, corrected, self._there(known["doc_id"], Kind(known["kind"]))):
                found[cited] = claim
        return found

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Claims that are not shown: rejected, or told by an accepted one that a newer reading found otherwise."""
        rejected = {i for i, verdict in self._by_target.items() if not verdict.kept}
        return frozenset(rejected | {self.targets[i] for i in self._instead})

    @cached_property
    def shown(self) -> Mapping[str, Verdict]:
        """Claims that were accepted or corrected, by id."""
        instead = {self.targets[i]: i for i in self._instead}
        return {instead.get(i, i): verdict for i, verdict in self._by_target.items() if verdict.kept}

    @cached_property
    def revived(self) -> frozenset[str]:
        """Claims that no reader finds any more and that are shown, since a person said so."""
        return frozenset(i for i in self.shown if i not in self.added and not self._stands(i))

    @cached_property
    def changed(self) -> frozenset[str]:
        """Claims that are left out, shown although no reader finds them, read otherwise, or added."""
        otherwise = {i for i, verdict in self.shown.items() if verdict.fields}
        return frozenset(self.hidden | self.revived | otherwise | self.added.keys())

    def placed_by_hand(self, claim_id: str) -> bool:
        """Whether a person said which place a claim is about."""
        verdict = self.shown.get(claim_id)
        return claim_id in self.added or (verdict is not None and "place_id" in verdict.fields)

    def stood(self, claim_id: str) -> Trace | None:
        """Where a claim is that stands in the store; None if it does not stand there."""
        trace = self._traces.get(claim_id)
        if trace is None and claim_id not in self.added:
            trace = self._base.traces([claim_id]).get(claim_id)
        return trace if trace and trace.superseded_by is None else None

    def newcomers(self) -> list[ClaimRow]:
        """The claims, as judged, that the store alone would not have put where they are now, as rows."""
        moved = {i for i, verdict in self.shown.items() if not verdict.fields.keys().isdisjoint({"kind", "place_id"})}
        people = {i: claim for i, claim in self.added.items() if not self._stands(i)}
        ids = (moved | self.revived) - people.keys()
        rows = self._base.claims(ids=ids, superseded=True) if ids else []
        found = (self.applied(row) for row in (*rows, *self._rows(people.values())))
        return [row for row in found if row]

    def _rows(self, added: Collection[Claim]) -> Iterator[ClaimRow]:
        """Claims that people added, as rows."""
        facts = self._base.facts({claim.doc_id for claim in added}) if added else {}
        return (ClaimRow(c, None, None, page=page_of(facts[c.doc_id].pages, c.raw_start)) for c in added)

    def applied(self, row: ClaimRow) -> ClaimRow | None:
        """A row as people judged it; None if it is not to be shown."""
        if row.claim.id in self.hidden:
            return None
        verdict = self.shown.get(row.claim.id)
        if verdict is None:
            return replace(row, judged="added") if row.claim.id in self.added else row
        judged = verdict.judged if verdict.fields or row.claim.id not in self.added else "added"
        claim = corrected(row.claim, verdict) if verdict.fields else _noted(row.claim, verdict)
        return replace(row, claim=claim, judged=judged)

    def _there(self, doc_id: str, kind: Kind) -> list[Claim]:
        """The claims of one kind that stand in a document."""
        key = doc_id, kind
        if key not in self._of_documents:
            self._of_documents[key] = [row.claim for row in self._base.claims(doc=doc_id, kinds=[kind])]
        return self._of_documents[key]

    @cached_property
    def _by_cited(self) -> Mapping[str, list[Judgement]]:
        said: dict[str, list[Judgement]] = {}
        for judgement in self._on_claims:
            said.setdefault(judgement.about["claim"], []).append(judgement)
        return said

    @cached_property
    def _traces(self) -> Mapping[str, Trace]:
        ids = {*self._by_cited, *self.added}
        return self._base.traces(ids) if ids else {}

    def _stands(self, claim_id: str) -> bool:
        trace = self._traces.get(claim_id)
        return trace is not None and trace.superseded_by is None

    @cached_property
    def _by_target(self) -> Mapping[str, Verdict]:
        said: dict[str, list[Judgement]] = {}
        for judgement in self._on_claims:
            if target := self.targets.get(judgement.about["claim"]):
                said.setdefault(target, []).append(judgement)
        return {target: self._folded(judgements) for target, judgements in said.items()}

    @cached_property
    def _instead(self) -> frozenset[str]:
        """Accepted claims that are shown as they were, in the place of what a newer reading made of them."""
        last = {self.targets[i]: i for i in self._by_cited if i in self.targets}
        return frozenset(
            i
            for target, i in last.items()
            if i != target and self._by_target[target].kept and not self._by_target[target].fields
        )

    @staticmethod
    def _folded(said: Sequence[Judgement]) -> Verdict:
        """One verdict of several judgements: the last one says whether it stands, the last on each field what it is."""
        values: dict[str, Any] = {}
        for judgement in said:
            if judgement.act is Act.CORRECT:
                values |= judgement.value
        made = typed({name: value for name, value in values.items() if name in _CLAIM_FIELDS})
        return Verdict(said[-1].act is not Act.REJECT, made, tuple(said))

    def _made(self, judgement: Judgement, name: str) -> Claim:
        known, value = judgement.about, judgement.value
        quote = self._base.passage(known["doc_id"], known["start"], known["end"])
        said = typed({field: v for field, v in value.items() if field in _CLAIM_FIELDS})
        return Claim(
            doc_id=known["doc_id"],
            doc=name,
            quote=quote,
            quote_start=known["start"],
            quote_end=known["end"],
            confidence=1.0,
            reasons={"judged": f"added {judgement.signed}"},
            **_with_words(said),
        )


def corrected(claim: Claim, verdict: Verdict) -> JudgedClaim:
    """A claim with the fields that people corrected; its reasons say who did."""
    values = {name: getattr(claim, name) for name in _CLAIM_FIELDS}
    noted = _noted(claim, verdict)
    values |= {**_with_words(dict(verdict.fields)), "reasons": noted.reasons}
    return JudgedClaim(**values, cited=claim.id)


def _with_words(values: dict[str, Any]) -> dict[str, Any]:
    """Values together with the words that they stand for, which are the person's own."""
    return {**{_FOLLOWS[name]: value for name, value in values.items() if name in _FOLLOWS}, **values}


def _noted(claim: Claim, verdict: Verdict) -> Claim:
    before = [claim.reasons["judged"]] if "judged" in claim.reasons else []
    said = "; ".join([*before, *(_sentence(claim, j) for j in verdict.said)])
    return replace(claim, reasons={**claim.reasons, "judged": said})


def _sentence(claim: Claim, judgement: Judgement) -> str:
    """What a judgement did to a claim, in words."""
    if judgement.act is Act.ACCEPT:
        return f"accepted {judgement.signed}"
    if judgement.act is Act.REJECT:
        return f"rejected {judgement.signed}"
    shown = (f"{n} from {_worded(getattr(claim, n))} to {_worded(v)}" for n, v in judgement.value.items() if _told(n))
    return f"corrected {judgement.signed}: {', '.join(shown)}"


def _told(name: str) -> bool:
    return name in _CLAIM_FIELDS and name != "place_id"


def _worded(value: object) -> str:
    return "open" if value is None else repr(str(value))
