"""A timeline seen on one day: who holds the place, how it stands, and which claims say so."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.evidence.source import evidence_day
from whoheld.history.reading import changing, disputed, holder, in_turn, listed
from whoheld.history.spell import Account, Overlay, Sharing
from whoheld.history.timeline import Standing, Timeline, undated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from whoheld.claims.claim import Claim


class Status(StrEnum):
    """How a place stood; where several apply, the first of changing, disputed, divided, contested."""

    HELD = "held"
    CONTESTED = "contested"
    DIVIDED = "divided"
    DISPUTED = "disputed"
    CHANGING = "changing"
    UNDATED = "undated"
    UNKNOWN = "unknown"


class View:
    """A timeline seen on one day; each part of an answer is a property."""

    def __init__(self, known: Timeline, day: date) -> None:
        self.known, self.day = known, day
        self.standing: Standing = known.at(day)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The rival accounts that speak of the day."""
        spell = self.standing.spell
        return tuple(a for a in spell.accounts if a.when.overlaps(When.on(self.day))) if spell else ()

    @property
    def fights(self) -> tuple[Overlay, ...]:
        """The fighting of the day."""
        return tuple(f for f in self.known.fights if f.when.overlaps(When.on(self.day)))

    @property
    def sieges(self) -> tuple[Overlay, ...]:
        """The sieges of the day."""
        laid = self.standing.spell.sieges if self.standing.spell else self.known.sieges
        return tuple(s for s in laid if s.when.overlaps(When.on(self.day)))

    @property
    def holders(self) -> tuple[str, ...]:
        """The sides that hold the place at the day's end, as its evidence calls them."""
        spell = self.standing.spell
        if spell is None:
            return ()
        return spell.holders if spell.sharing is Sharing.DIVIDED else spell.called(self.day)

    @property
    def others(self) -> tuple[str, ...]:
        """Those that are no holders but may be: whom rival accounts name, and to whom the place is passing."""
        passing = (n for s in self.standing.succession for n in s.called(s.start.latest))
        rivals = (n for a in self.accounts for n in a.holders)
        return tuple(n for n in dict.fromkeys((*passing, *rivals)) if n not in self.holders)

    @property
    def status(self) -> Status:
        """How the place stood."""
        spell = self.standing.spell
        if self.standing.succession:
            return Status.CHANGING
        if spell and undated(spell):
            return Status.UNDATED
        if self.accounts:
            return Status.DISPUTED
        if spell and spell.sharing is Sharing.DIVIDED:
            return Status.DIVIDED
        if self.fights:
            return Status.CONTESTED
        return Status.HELD if spell and spell.holders else Status.UNKNOWN

    @property
    def holder(self) -> str:
        """The holders for reading."""
        if self.standing.succession:
            return disputed(changing(self.standing.succession, self.day), self.accounts)
        if self.standing.on_the_day:
            return disputed(in_turn(self.standing.on_the_day, self.day), self.accounts)
        return disputed(holder(self.standing.spell, self.day), self.accounts)

    @property
    def since(self) -> str | None:
        """When the spell that stands began."""
        return (self.standing.spell.start.edtf or None) if self.standing.spell else None

    @property
    def until(self) -> str | None:
        """When it ended; for the days before the first evidence, when that begins."""
        if self.standing.spell:
            end = self.standing.spell.end
            return (end.edtf or None) if end else None
        later = [s for s in self.known.spells if s.start.latest and s.start.latest > self.day]
        return later[0].start.edtf if later else None

    @property
    def supporting(self) -> list[Claim]:
        """The claims for the answer: of what stands, what it passes to, and what is laid over it."""
        spells = (
            self.standing.succession
            or self.standing.on_the_day
            or ((self.standing.spell,) if self.standing.spell else ())
        )
        claims = [c for s in spells for c in s.claims if len(spells) > 1 or s.presupposed or told_by(c, self.day)]
        return unique([*claims, *(c for o in (*self.fights, *self.sieges) for c in o.claims if told_by(c, self.day))])

    @property
    def opposing(self) -> list[Claim]:
        """The claims against it: rival accounts of the day, and what speaks against the claims for it."""
        spell = self.standing.spell
        rivals = [c for a in self.accounts for c in a.claims]
        beside = {c.id for a in (spell.accounts if spell else ()) for c in a.claims}
        others = [c for c in (spell.against if spell else ()) if c.id not in beside and told_by(c, self.day)]
        mine = {c.id for c in self.supporting}
        return [c for c in unique([*rivals, *others]) if c.id not in mine]

    @property
    def last_evidence(self) -> str | None:
        """The last day, up to the one asked for, of which the evidence for the answer speaks."""
        days = [d for c in self.supporting if (d := evidence_day(c, self.day))]
        return max(days).isoformat() if days else None

    @property
    def why(self) -> tuple[str, ...]:
        """What decided, in words."""
        spell = self.standing.spell
        words = [*(s for p in (self.standing.succession or ([spell] if spell else [])) for s in p.why)]
        words += [f"{listed(a.holders)}, by a rival account: {a.why}" for a in self.accounts]
        words += [f"{p.holder}: {p.share}" for p in (spell.parts if spell else ())]
        words += [f"fighting between {listed(f.by)} {f.when.edtf}" for f in self.fights]
        words += [f"besieged by {listed(s.by)}" for s in self.sieges]
        return tuple(dict.fromkeys(words or [self._silence()]))

    def _silence(self) -> str:
        first = next((s.start.edtf for s in self.known.spells if s.start.known), None)
        return f"no evidence up to this day; the first is of {first}" if first else "no dated evidence"


def told_by(claim: Claim, day: date) -> bool:
    """Whether a claim speaks of something up to a day; an undated one may."""
    first = claim.start or claim.end
    return first is None or first <= day


def unique(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in their order, each once."""
    return list(dict.fromkeys(claims))
