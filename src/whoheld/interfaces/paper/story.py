"""The spells of one place as bars of days: what is sure, what is not, and who else is said to hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.interfaces.words import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whoheld.history.chronicle import HistoryAnswer, SpellAnswer
    from whoheld.history.dispute import Dispute
    from whoheld.history.evidence import EvidenceItem

#: Names of voices in a line, the others counted.
_VOICES = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A holder on some days.

    Attributes:
        begins, ends: The days on which it can have begun and ended; open where nothing tells them.
        holders: The sides; none where it is not known who held it.
        words: The same for reading.
        first_seen, seen: The first and the last day of which its evidence speaks.
    """

    begins: When
    ends: When
    holders: tuple[str, ...]
    words: str
    first_seen: date | None = None
    seen: date | None = None

    @property
    def named_days(self) -> Iterator[date]:
        """Every day that its bounds and its evidence name."""
        yield from (d for when in (self.begins, self.ends) for d in (when.earliest, when.latest) if d)
        yield from (d for d in (self.first_seen, self.seen) if d)


@dataclass(frozen=True, slots=True)
class Story:
    """A place with its spells, the rival accounts of them, the days that its sentences speak of, and who speaks."""

    place: str
    bars: tuple[Bar, ...]
    rivals: tuple[Bar, ...]
    told: tuple[date, ...]
    against: tuple[date, ...]
    lines: tuple[str, ...]

    @property
    def named_days(self) -> Iterator[date]:
        """Every day that is named."""
        for bar in (*self.bars, *self.rivals):
            yield from bar.named_days
        yield from (*self.told, *self.against)


def story(history: HistoryAnswer, disputes: Iterable[Dispute]) -> Story:
    """The spells of a place, and the rival accounts of the disputes about it."""
    return Story(
        place=history.place,
        bars=tuple(_bar(spell) for spell in history),
        rivals=tuple(_rival(dispute) for dispute in disputes),
        told=tuple(sorted({d for spell in history for d in _days(spell.for_)})),
        against=tuple(sorted({d for spell in history for d in _days(spell.against)})),
        lines=tuple(_line(spell) for spell in history),
    )


def _bar(spell: SpellAnswer) -> Bar:
    told = sorted(_days(spell.for_))
    last = date.fromisoformat(spell.last_evidence) if spell.last_evidence else None
    return Bar(_when(spell.start), _when(spell.end), spell.holders, spell.holder, told[0] if told else None, last)


def _rival(dispute: Dispute) -> Bar:
    other = dispute.accounts[1]
    told = sorted(_days(other.claims))
    seen = (told[0], told[-1]) if told else (None, None)
    return Bar(_when(dispute.start), _when(dispute.end), _names(other.holder), other.holder, *seen)


def _names(listed: str) -> tuple[str, ...]:
    """The names in a row of them ("A, B and C")."""
    return tuple(re.split(r", | and ", listed))


def _when(text: str | None) -> When:
    return When.parse(text) if text else When()


def _days(items: Iterable[EvidenceItem]) -> Iterator[date]:
    for item in items:
        if told := item.start or item.end:
            yield date.fromisoformat(told)


def _line(spell: SpellAnswer) -> str:
    """A spell in words, with those who tell of it."""
    parts = [f"{days(spell.start, spell.end)}: {spell.holder}"]
    parts += [f"told by {_voices(spell.for_)}"] if spell.for_ else []
    parts += [f"against it {_voices(spell.against)}"] if spell.against else []
    return "; ".join(parts) + "."


def _voices(items: Iterable[EvidenceItem]) -> str:
    names = list(dict.fromkeys(f"{i.source} in {i.doc}" if i.source else i.doc for i in items))
    more = f" and {len(names) - _VOICES} more" if len(names) > _VOICES else ""
    return ", ".join(names[:_VOICES]) + more
