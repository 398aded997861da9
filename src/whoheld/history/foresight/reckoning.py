"""What came of the forecasts of each source, or of each document, in counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, text
from whoheld.evidence.party import members
from whoheld.history.foresight.ledger import Outcome
from whoheld.history.spread import FEWEST, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.evidence.leaflet import Colours
    from whoheld.history.foresight.ledger import Forecast

_NEEDED = f"it takes {FEWEST} with a horizon, of which it is known"


@dataclass(frozen=True, slots=True)
class Reckoning(Leaflet):
    """What came of the forecasts, the plans or the suppositions of one source or in one document.

    What one says again on the same day, of the same side, place and window, is counted once.

    Attributes:
        name: The source, under the name by which `sources` lists it, or the document.
        stance: ``forecast``, ``intended``, ``supposed`` or ``denied``: each is counted apart.
        told: How many there are.
        came_true, did_not, open, not_testable: How many had each outcome.
        timed: How many of those that came true, or did not, had a horizon: without one nothing can fail.
        share, low, high: The share of the timed ones that came true, with Wilson's interval of 95 %; None on fewer
            than ten.
        why: Why there is no share; empty where there is one.
    """

    name: str
    stance: str
    told: int
    came_true: int
    did_not: int
    open: int
    not_testable: int
    timed: int
    share: float | None
    low: float | None
    high: float | None
    why: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        del colours
        return {name: text(value) for name, value in self.row().items()}


def by_source(rows: Iterable[Forecast]) -> list[Reckoning]:
    """The counts of each source, by name; what several say together counts for each of them."""
    return _reckoned((name, row) for row in rows for name in members(row.said_by))


def by_document(rows: Iterable[Forecast]) -> list[Reckoning]:
    """The counts of each document, by name."""
    return _reckoned((row.doc, row) for row in rows)


def _reckoned(named: Iterable[tuple[str, Forecast]]) -> list[Reckoning]:
    """Counts by name and stance; in the order of names, which ranks nobody."""
    told: dict[tuple[str, str], dict[tuple[str | None, ...], Forecast]] = defaultdict(dict)
    for name, row in named:
        # Of what is said twice, what decided comes first.
        same = told[name, row.stance]
        key = (row.kind, row.actor, row.place_id or row.quote, row.told, row.window)
        same[key] = min(row, same.get(key, row), key=_deciding)
    return [_counted(name, stance, list(rows.values())) for (name, stance), rows in sorted(told.items())]


def _deciding(row: Forecast) -> tuple[int, str]:
    return list(Outcome).index(Outcome(row.outcome)), row.claim_id


def _counted(name: str, stance: str, rows: Sequence[Forecast]) -> Reckoning:
    outcomes = Counter(row.outcome for row in rows)
    timed = [row for row in rows if row.outcome in {Outcome.CAME_TRUE, Outcome.DID_NOT} and _has_end(row.window)]
    true = sum(row.outcome == Outcome.CAME_TRUE for row in timed)
    of_timed = share(true, len(timed))
    return Reckoning(
        name=name,
        stance=stance,
        told=len(rows),
        came_true=outcomes[Outcome.CAME_TRUE],
        did_not=outcomes[Outcome.DID_NOT],
        open=outcomes[Outcome.OPEN],
        not_testable=outcomes[Outcome.NOT_TESTABLE],
        timed=len(timed),
        share=of_timed.share,
        low=of_timed.low,
        high=of_timed.high,
        why="" if of_timed.share is not None else f"no share on {len(timed)}: {_NEEDED}",
    )


def _has_end(window: str) -> bool:
    return bool(window) and not window.endswith("/..")
