"""The questions about the ledger: what was forecast and planned, what came of it, and the counts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.evidence.roster import members
from whoheld.evidence.sifted import Facets, Sought
from whoheld.history.foresight.ledger import Outcome
from whoheld.interfaces.web.seeing import asked_of, key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.history.foresight.ledger import Forecast
    from whoheld.history.foresight.reckoning import Reckoning
    from whoheld.interfaces.web.desk import Desk

#: What an outcome is asked for by: one of the ledger's, or all of which the record could tell what came.
TESTABLE = "testable"
OUTCOMES = (*(str(outcome) for outcome in Outcome), TESTABLE)


def forecasts(
    desk: Desk,
    *,
    q: str | None,
    outcome: str | None,
    stance: str | None,
    offset: int,
    limit: int,
    **wanted: Any,  # noqa: ANN401 - place, side, source, doc and the lens, as in the table
) -> dict[str, Any]:
    """Forecasts and plans that fit, a part of them, with how many there are of each sort."""
    rows: Sequence[Forecast] = desk.kept(key_of("forecasts", wanted), lambda: _ledger(desk, wanted))
    facets = {"outcome": _outcomes(outcome), "stance": frozenset([stance] if stance else ())}
    told = Sought(q or "", facets, lambda row: row.quote, _facets).sift(rows, offset, limit)
    names = {row.place_id: row.place for row in rows if row.place_id in told.counts.get("place", ())}
    return {**told.row(), "limit": limit, "names": names}


def forecast_counts(desk: Desk, by: str | None, **wanted: Any) -> Sequence[Reckoning]:  # noqa: ANN401 - see forecasts
    """What came of the forecasts of each source, or in each document."""
    way = by or "source"

    def made() -> Sequence[Reckoning]:
        seen, asked = asked_of(desk, wanted)
        return seen.forecast_counts(way, **asked)

    rows: Sequence[Reckoning] = desk.kept(key_of("forecast counts", wanted, way), made)
    return rows


def _ledger(desk: Desk, wanted: dict[str, Any]) -> Sequence[Forecast]:
    seen, asked = asked_of(desk, wanted)
    return seen.forecasts(**asked)


def _outcomes(asked: str | None) -> frozenset[str]:
    if asked == TESTABLE:
        return frozenset(OUTCOMES) - {Outcome.NOT_TESTABLE, TESTABLE}
    return frozenset([asked] if asked else ())


def _facets(row: Forecast) -> Facets:
    return {
        "outcome": (str(row.outcome),),
        "stance": (row.stance,),
        "source": tuple(members(row.said_by)),
        "place": (row.place_id,) if row.place_id else (),
        "doc": (row.doc,),
    }
