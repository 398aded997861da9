"""Days that are past enough: what would be of use to who fights now is answered only of days long gone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from whoheld.errors import TooRecent
from whoheld.history.ways.bounds import PAST_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable

#: Gives today's day; a record has one, which a test replaces.
Clock: TypeAlias = "Callable[[], date]"


def last_answered(today: date) -> date:
    """The last day about which an answer is given."""
    return today - timedelta(days=PAST_DAYS)


def long_past(day: date, today: date) -> date:
    """The day itself, where it is past enough.

    Raises:
        TooRecent: Fewer than 90 days have gone by since.
    """
    last = last_answered(today)
    if day > last:
        raise TooRecent(
            f"{day} is not yet {PAST_DAYS} days past: what is cut off, besieged or stretched is told only of days up "
            f"to {last}, since WhoHeld is a tool of record and no live feed; ask for that day or an earlier one"
        )
    return day
