"""How fast a side gains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.codebook import CONTROL, Kind, StatementType
from whoheld.record.asks import between
from whoheld.record.banners import Banners
from whoheld.record.ready import charted

if TYPE_CHECKING:
    from datetime import date

    from whoheld.almanac.when import When
    from whoheld.evidence.store import View
    from whoheld.evidence.umbrella import Umbrellas
    from whoheld.history.gains.pace import Pace

#: The kinds of claims that tell of gains.
_GAINING = frozenset({Kind.TAKES, Kind.ADVANCES})


class Paces(Banners):
    """A record that sets what is told of a side's gains beside those that it can place."""

    def pace(self, side: str, first: str | date | When | None = None, last: str | date | When | None = None) -> Pace:
        """The gains and losses of a side by ISO week, with what is told of its gains in words.

        The spells of all places are worked out for it: some three seconds for ten thousand claims.

        Args:
            side: Any name of it, or of a part of it.
            first: The first day wanted (of a month or a year its first); none for all that went before.
            last: The last day wanted (of a month or a year its last); none for all that came after.

        Raises:
            QuestionError: No side of that name acts or holds, no date, or the last day before the first.
        """
        from whoheld.history.gains.pace import Steps, pace, turnovers  # noqa: PLC0415 - see Asks.held
        from whoheld.history.gains.told_gain import told_gains  # noqa: PLC0415

        within, meant = between(first, last), self._side_known(side)
        umbrellas = self._umbrellas()
        with self._view() as view:
            seen = self._sight(view, self._lens)
            places = (Steps(one.place, one.known) for one in charted(seen, _of_side(view, meant, umbrellas)))
            changed = list(turnovers(places, meant, umbrellas.of))
            rows = [row for row in view.claims(kinds=_GAINING) if self._counts(row)]
            facts = view.facts()
            told = self._lens.through((row.claim for row in rows), facts)
            stated = [r.statement for r in self._lens.stated(view.statements([StatementType.DISTANCE]), facts)]
        return pace(meant, changed, told_gains(told, meant, umbrellas.of, stated), within)


def _of_side(view: View, side: str, umbrellas: Umbrellas) -> list[str]:
    """The ids of the places that some claim gives to a side, or takes from it; it gains and loses no others."""
    named = (
        (row.claim.place_id, name)
        for row in view.claims(kinds=CONTROL)
        for name in (row.claim.actor, row.claim.target)
        if row.claim.place_id
    )
    return sorted({place_id for place_id, name in named if side in umbrellas.of(name)})
