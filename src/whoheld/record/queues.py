"""What a person should review first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.evidence.judgement import ON_CLAIMS, Act, standing
from whoheld.evidence.outline import Sieve
from whoheld.evidence.verdicts import Verdicts
from whoheld.record.asks import Asks, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from whoheld.history.queue import Queue


class Queues(Asks):
    """A record that says what should be reviewed."""

    def queue(self, by: str | None = None, limit: int = 50, skip: Collection[str] = ()) -> Queue:
        """The claims that a person should look at first, each with the reason in words.

        Those come first that decide an answer in dispute, that an answer rests on for long, and of which the reader is
        unsure; in the same order for everybody.

        Args:
            by: Who reviews: what they judged is left out; without a name, what anybody judged.
            limit: How many at most.
            skip: Ids of claims to leave out.
        """
        from whoheld.history.queue import Queue, Queued, waiting  # noqa: PLC0415 - see Asks.held

        done = {*skip, *(self._judged_by(by) if by else ())}
        with self._all_places() as sight:
            view = sight.view
            facts = view.facts()
            told = (one for one in self._heard(view, Sieve(), facts) if one.id not in done and (by or not one.judged))
            found = waiting(told, view.kept.turns(), view.kept.disputed(), facts)
            first = {one.id: one.why for one in found[: max(limit, 0)]}
            rows = tuple(Queued(row, first[row.claim.id]) for row in rows_of(view, list(first)))
            return Queue(rows, len(found))

    def _judged_by(self, person: str) -> set[str]:
        """The claims that a person judged, by their ids of now."""
        with self._store.view() as base:
            passed = standing(self._judgements(base))
            now = Verdicts(base, passed).targets
        mine = [j for j in passed if j.by == person]
        on_claims = {now.get(j.about["claim"], "") for j in mine if j.act in ON_CLAIMS}
        return on_claims | {j.about["claim"] for j in mine if j.act is Act.ADD}
