"""A spell: a stretch of days on which a place had the same holders, as far as the findings tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.evidence.party import generic

if TYPE_CHECKING:
    from whoheld.claims.claim import Claim


class Sharing(StrEnum):
    """How the holders of a place hold it."""

    SOLE = "sole"
    JOINT = "joint"
    DIVIDED = "divided"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """What share of a divided place a holder has, in the words of the evidence ("80 %", "half", "part", "the rest")."""

    holder: str
    share: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """Fighting for a place, or its siege, on some days of a spell; ``by`` names the sides that the claims name."""

    by: tuple[str, ...]
    when: When
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What others say of the holders on some days of a spell; an open end reaches as far as the spell."""

    holders: tuple[str, ...]
    when: When
    claims: tuple[Claim, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Name:
    """What the evidence of a day calls the holders."""

    day: date | None
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of days with the same holders.

    Attributes:
        holders: The sides that hold it; empty where it is unknown who does.
        sharing: Whether one holds it, several jointly, or several in parts.
        start: The days on which it can have begun; open at the left where only a state is told.
        end: The days on which it can have ended; None where nothing ends it.
        told: Whether a change is told at its start; False where the first evidence is of a state, or where a state
            shows a change that nobody told of.
        presupposed: Whether it is known only because the place was later taken from, or left by, its holders.
        parts: Who has which part of a divided place.
        names: What its evidence calls the holders, by day.
        fights, sieges: Fighting and encirclement laid over it.
        accounts: Rival accounts of who held the place.
        claims: The claims that made and confirm it.
        against: Claims that speak against it.
        why: What decided, in words.
    """

    holders: tuple[str, ...]
    sharing: Sharing
    start: When
    end: When | None
    told: bool
    presupposed: bool = False
    parts: tuple[Part, ...] = ()
    names: tuple[Name, ...] = ()
    fights: tuple[Overlay, ...] = ()
    sieges: tuple[Overlay, ...] = ()
    accounts: tuple[Account, ...] = ()
    claims: tuple[Claim, ...] = ()
    against: tuple[Claim, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether a holder is known."""
        return bool(self.holders)

    @property
    def disputed(self) -> bool:
        """Whether some account names another holder."""
        return bool(self.accounts)

    @property
    def besieged_by(self) -> tuple[str, ...]:
        """Who is said to besiege the place in this spell."""
        return tuple(dict.fromkeys(name for siege in self.sieges for name in siege.by))

    @property
    def core(self) -> When | None:
        """The days that certainly belong to it; None where its bounds leave none."""
        last = self.end.earliest - timedelta(1) if self.end and self.end.earliest else None
        if self.end and last is None:
            return None
        first = self.start.latest
        return When(first, last) if not (first and last and first > last) else None

    @property
    def last_evidence(self) -> date | None:
        """The last day of which its evidence speaks."""
        days = [d for c in self.claims for d in (c.start, c.end) if d]
        return max(days, default=None)

    def called(self, day: date | None) -> tuple[str, ...]:
        """What the holders were called by the last evidence up to a day; a description never displaces a name.

        Without a day: the first name of the whole spell.
        """
        heard = [n.holders for n in self.names if day is None or n.day is None or n.day <= day]
        proper = [names for names in heard if not any(generic(name) for name in names)]
        return (proper or heard or [self.holders])[-1 if day else 0]
