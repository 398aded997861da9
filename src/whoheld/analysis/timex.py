"""A time expression of a document, with the days it stands for and the reason why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whoheld.almanac.when import UNKNOWN, When


class TimexType(StrEnum):
    """TIMEX3's four types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression.

    Attributes:
        start: First character, in `Document.text`.
        end: One past the last character.
        text: The words.
        type: TIMEX3's type.
        value: TIMEX3's value ("1917-11-08", "1917-11", "P2M", "XXXX-XX-XXTNI"); empty where there is none.
        when: The days that it stands for; of a range, the whole range at both ends. `UNKNOWN` where nothing tells.
        relation: What the preposition before it says: ``by``, ``since``, ``until``, ``before``, ``after``,
            ``from-to``, ``throughout`` or nothing.
        reason: Why these days, in words.
        anchored_to: Where in the text the expression stands that it was counted from, if any.
        foreground: Whether it moves the narrative's present (a report's day or an aside does not).
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str = ""
    when: When = UNKNOWN
    relation: str = ""
    reason: str = ""
    anchored_to: int | None = None
    foreground: bool = False
