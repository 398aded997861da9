"""The ledger of a record: what was forecast and planned, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from whoheld.errors import QuestionError
from whoheld.evidence.leaflet import Rows
from whoheld.evidence.lookup import find_document, find_place
from whoheld.evidence.outline import Sieve
from whoheld.evidence.statements import chunks
from whoheld.record.asks import chosen, rows_of
from whoheld.record.compares import listed
from whoheld.record.finds import Finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.foresight.ledger import Around, Context, Forecast, Outcome
    from whoheld.history.foresight.reckoning import Reckoning
    from whoheld.record.hears import Naming

#: Characters before and after a quote in which its sentence is sought.
_AROUND = 300


class _Wanted(NamedTuple):
    """Which claims of the ledger are asked for; None lets all through."""

    source: str | None
    side: str | None
    doc_id: str | None

    def lets(self, claim: Claim, naming: Naming) -> bool:
        """Whether a claim is among them."""
        return (
            (self.source is None or self.source in naming.sources.of(claim.source, claim.doc_id))
            and (self.side is None or self.side in naming.sides.of(claim.actor))
            and (self.doc_id is None or self.doc_id == claim.doc_id)
        )


class Foretells(Finds):
    """A record that says what came of forecasts."""

    def forecasts(
        self,
        place: str | None = None,
        *,
        side: str | None = None,
        source: str | None = None,
        doc: str | None = None,
        outcome: Outcome | str | None = None,
    ) -> list[Forecast]:
        """Every forecast and plan of control or fighting, each with what came of it by the record.

        Through a lens it is the ledger as of then: claims that it hides neither foretell nor decide anything.

        Args:
            place: About this place, in any spelling or by its id.
            side: Of what this side, or a part of it, would do.
            source: Said by this source, by any of its names.
            doc: In this document, by its name or id; claims of other documents still decide.
            outcome: ``came-true``, ``did-not``, ``open`` or ``not-testable``.

        Returns:
            The rows, by place and the day of telling; those of no place come last.

        Raises:
            QuestionError: No such outcome, or no single place, side, source or document of that name.
        """
        from whoheld.history.foresight.ledger import Outcome  # noqa: PLC0415 - see Asks.held

        result, meant = chosen(Outcome, outcome, "outcome"), self._side_known(side) if side else None
        with self._view() as view:
            facts = view.facts()
            naming = self._naming(view, facts)
            wanted = _Wanted(
                listed(self._said(view, facts), naming.sources.called(source), source) if source else None,
                meant,
                find_document(view, doc).id if doc else None,
            )
            sieve = Sieve(place_ids=frozenset([find_place(view, place).id]) if place else None)
            told = [claim for claim in self._foretold(view, sieve, facts) if wanted.lets(claim, naming)]
            rows = self._ledgers(view, told, naming, facts)
        rows = [row for row in rows if result is None or row.outcome == result]
        return Rows(rows, self._palette, "forecasts and plans")

    def forecast_counts(
        self,
        by: str = "source",
        *,
        place: str | None = None,
        side: str | None = None,
        source: str | None = None,
        doc: str | None = None,
    ) -> list[Reckoning]:
        """What came of the forecasts of each source, or in each document, in counts; by name, which ranks nobody.

        Args:
            by: ``source`` or ``doc``.
            place: As with `forecasts`.
            side: As with `forecasts`.
            source: As with `forecasts`.
            doc: As with `forecasts`.

        Raises:
            QuestionError: It cannot be counted by that, or as with `forecasts`.
        """
        from whoheld.history.foresight.reckoning import by_document, by_source  # noqa: PLC0415 - see Asks.held

        ways = {"source": by_source, "doc": by_document}
        if by not in ways:
            raise QuestionError(f"forecasts are not counted by {by!r}; ask for one of: {', '.join(ways)}")
        rows = self.forecasts(place, side=side, source=source, doc=doc)
        return Rows(ways[by](rows), self._palette, "counts of forecasts and plans")

    def _foretold(self, view: View, sieve: Sieve, facts: Mapping[str, DocumentFacts]) -> list[Claim]:
        """The claims that belong into the ledger."""
        from whoheld.codebook import AHEAD, Stance  # noqa: PLC0415 - see Asks.held
        from whoheld.history.foresight.ledger import foretells  # noqa: PLC0415

        ahead = {*AHEAD, Stance.DENIED}
        ids = sorted(one.id for one in self._heard(view, sieve, facts) if one.stance in ahead)
        return [row.claim for row in rows_of(view, ids) if foretells(row.claim)]

    def _ledgers(
        self, view: View, told: Sequence[Claim], naming: Naming, facts: Mapping[str, DocumentFacts]
    ) -> list[Forecast]:
        """The rows of the ledger for these claims, place by place."""
        from whoheld.history.foresight.ledger import Context, ledger  # noqa: PLC0415 - see Asks.held

        by_place: dict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            by_place[claim.place_id or ""].append(claim)
        context = Context(self._lens.marked(facts), self._parties(view, facts), naming.sources.of, _around(view, told))
        nowhere = by_place.pop("", [])
        rows = [row for part in chunks(sorted(by_place)) for row in self._of_places(view, part, context)]
        rows += ledger(nowhere, context)
        wanted = {claim.id for claim in told}
        return [row for row in rows if row.claim_id in wanted]

    def _of_places(self, view: View, place_ids: Iterable[str], context: Context) -> list[Forecast]:
        from whoheld.codebook import CONTROL  # noqa: PLC0415 - see Asks.held
        from whoheld.history.foresight.foretold import FORETOLD  # noqa: PLC0415
        from whoheld.history.foresight.ledger import Spot, ledger  # noqa: PLC0415
        from whoheld.history.timeline import timeline  # noqa: PLC0415

        groups: dict[str, list[Claim]] = defaultdict(list)
        wanted = list(place_ids)
        for row in view.claims(kinds=FORETOLD, place_ids=wanted):
            if row.claim.place_id and self._counts(row):
                groups[row.claim.place_id].append(row.claim)
        found: list[Forecast] = []
        for place in sorted((row.place for row in view.places(groups)), key=lambda p: (p.name, p.id)):
            claims = self._lens.through(groups[place.id], context.facts)
            control = [c for c in claims if c.kind in CONTROL]
            known = timeline(control, feature=place.feature, facts=context.facts, sides=context.parties)
            found += ledger(claims, context, Spot(place, known))
        return found


def _around(view: View, told: Iterable[Claim]) -> dict[str, Around]:
    """The text around the quote of each claim."""
    from whoheld.history.foresight.ledger import Around  # noqa: PLC0415 - see Asks.held

    return {
        claim.id: Around(
            view.passage(claim.doc_id, max(claim.quote_start - _AROUND, 0), claim.quote_start),
            view.passage(claim.doc_id, claim.quote_end, claim.quote_end + _AROUND),
        )
        for claim in told
    }
