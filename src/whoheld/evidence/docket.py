"""The list of all judgements: what was said, and whether it still applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.evidence.atlas import Atlas, split_id
from whoheld.evidence.cited import differences
from whoheld.evidence.judgement import (
    ON_ACTORS,
    ON_CLAIMS,
    ON_STATEMENTS,
    Act,
    Judgement,
    JudgementRow,
    State,
    standing,
    undone,
)
from whoheld.evidence.opinions import Opinions, changed_since
from whoheld.evidence.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.evidence.store import View


class Docket:
    """Looks up what each judgement is about, in a view that no judgement was applied to."""

    def __init__(self, base: View, passed: Sequence[Judgement]) -> None:
        self._base = base
        self._passed = passed
        self._fallen = undone(passed)
        stand = standing(passed)
        self._verdicts = Verdicts(base, stand)
        self._opinions = Opinions(base, stand)
        self._made = Atlas(base, stand).made
        self._documents = set(base.facts({d for j in stand for d in _documents(j)}))
        self._places = {row.place.id for row in base.places({p for j in stand for p in _places(j)})}
        self._places |= self._made.keys()
        self._split = {split_id(j.about["place"], j.about["docs"]) for j in stand if j.act is Act.SPLIT_PLACE}

    def rows(self) -> list[JudgementRow]:
        """Every judgement in order, with its state."""
        return [self._row(judgement) for judgement in self._passed]

    def _row(self, judgement: Judgement) -> JudgementRow:
        if judgement.id in self._fallen:
            return JudgementRow(judgement, State.UNDONE)
        if judgement.act in ON_CLAIMS:
            return self._on_claim(judgement)
        if judgement.act in ON_STATEMENTS:
            return self._on_statement(judgement)
        if judgement.act is Act.ADD:
            return JudgementRow(judgement, self._state(judgement), self._added(judgement))
        return JudgementRow(judgement, self._state(judgement))

    def _on_claim(self, judgement: Judgement) -> JudgementRow:
        cited = judgement.about["claim"]
        target = self._verdicts.targets.get(cited)
        if target is None:
            return JudgementRow(judgement, State.LOST)
        again = self._verdicts.again.get(cited)
        return JudgementRow(judgement, State.STANDS, target, differences(judgement.about, again) if again else ())

    def _on_statement(self, judgement: Judgement) -> JudgementRow:
        cited = judgement.about["statement"]
        target = self._opinions.targets.get(cited)
        if target is None:
            return JudgementRow(judgement, State.LOST)
        again = self._opinions.again.get(cited)
        differs = changed_since(judgement.about, again) if again else ()
        return JudgementRow(judgement, State.STANDS, differs=differs, statement=target)

    def _added(self, judgement: Judgement) -> str | None:
        """The id of the claim that was added; the judgement keeps it, as its number in the record."""
        cited: str = judgement.about["claim"]
        return cited if cited in self._verdicts.added else None

    def _state(self, judgement: Judgement) -> State:
        if judgement.act in ON_ACTORS or judgement.act in {Act.UNDO, Act.CALL_SIDE}:
            return State.STANDS
        docs, places = _documents(judgement), _places(judgement)
        there = self._documents.issuperset(docs) and (self._places | self._split).issuperset(places)
        return State.STANDS if there else State.LOST


def docket(base: View) -> list[JudgementRow]:
    """Every judgement of a record in order, with what became of it."""
    return Docket(base, base.judgements()).rows()


def _documents(judgement: Judgement) -> Iterable[str]:
    match judgement.act:
        case Act.ADD | Act.PUBLISHED:
            return [judgement.about["doc_id"]]
        case Act.SPLIT_PLACE:
            return list(judgement.about["docs"])
        case _:
            return []


def _places(judgement: Judgement) -> Iterable[str]:
    match judgement.act:
        case Act.SAME_PLACE | Act.OTHER_PLACE:
            return list(judgement.about["places"])
        case Act.SPLIT_PLACE | Act.MOVE_PLACE:
            return [judgement.about["place"]]
        case _:
            return []
