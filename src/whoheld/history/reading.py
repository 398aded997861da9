"""The holders of a spell in words for a reader: "SDF", "ISIL and SDF (divided)", "changing from ISIL to SDF"."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from whoheld.history.spell import Account, Sharing, Spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

UNKNOWN_HOLDER = "unknown"


def listed(names: Iterable[str]) -> str:
    """Names in a row, "and" before the last."""
    *first, last = tuple(names) or (UNKNOWN_HOLDER,)
    return f"{', '.join(first)} and {last}" if first else last


def holder(spell: Spell | None, day: date | None = None) -> str:
    """Who holds a place in a spell, with how it is shared."""
    if spell is None or not spell.holders:
        return UNKNOWN_HOLDER
    if spell.sharing is Sharing.DIVIDED:
        return f"{listed(spell.holders)} ({'divided' if len(spell.holders) > 1 else 'in part'})"
    names = listed(spell.called(day))
    return f"{names} (joint)" if spell.sharing is Sharing.JOINT else names


def disputed(text: str, accounts: Sequence[Account]) -> str:
    """The same, with the holders that others name."""
    others = dict.fromkeys(listed(a.holders) for a in accounts)
    return f"{text}, disputed: {', '.join(others)}" if others else text


def changing(spells: Sequence[Spell], day: date) -> str:
    """From whom to whom a place was passing."""
    if len(spells) == 1:
        return f"changing to {holder(spells[0], None)}"
    names = (holder(s, day if i == 0 else s.start.latest) for i, s in enumerate(spells))
    return "changing from " + " to ".join(name for name, _ in groupby(names))


def in_turn(spells: Sequence[Spell], day: date) -> str:
    """Who held a place on one day, one after the other."""
    return ", then ".join(name for name, _ in groupby(holder(s, day) for s in spells))
