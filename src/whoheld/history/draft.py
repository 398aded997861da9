"""A spell while it is being written: findings are added until the next change closes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import Kind
from whoheld.history.spell import Account, Name, Part, Sharing, Spell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.claims.claim import Claim
    from whoheld.evidence.finding import Finding


@dataclass
class Draft:
    """The fields of a `Spell`, open to change; ``weight`` is that of the heaviest finding, ``last`` the last day.

    ``state_on`` is the last day on which the holders are firmly said to hold it; ``unconfirmed`` tells that nobody but
    the holder's own side says that it took the place.
    """

    holders: tuple[str, ...]
    sharing: Sharing
    start: When
    told: bool
    presupposed: bool = False
    end: When | None = None
    parts: tuple[Part, ...] = ()
    names: list[Name] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    against: list[Claim] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    weight: float = 0.0
    last: date | None = None
    state_on: date | None = None
    unconfirmed: bool = False

    @property
    def whole(self) -> bool:
        """Whether known holders have the whole place."""
        return bool(self.holders) and self.sharing is not Sharing.DIVIDED

    def add(self, finding: Finding, names: tuple[str, ...] = (), why: str = "") -> None:
        """Take a finding in as evidence for this spell."""
        self.claims.extend(finding.supporting)
        self.against.extend(finding.opposing)
        self.weight = max(self.weight, finding.weight)
        day = finding.when.latest or finding.when.earliest
        if day and (self.last is None or day > self.last):
            self.last = day
        if finding.kind is Kind.HOLDS and finding.firm and not finding.vague:
            self.state_on = max(d for d in (day, self.state_on) if d)
        if names:
            self.names.append(Name(day, names))
        if why:
            self.why.append(why)

    def rival(self, holders: tuple[str, ...], days: When, claims: Iterable[Claim], why: str) -> None:
        """Lay another account of the holders over some days of this spell."""
        kept = tuple(claims)
        self.accounts.append(Account(holders, days, kept, why))
        self.against.extend(kept)

    def bound(self, dates: When) -> When:
        """The dates of a change that ends this spell: not before it began, nor before its last evidence.

        Of a day on which the holders are said to hold it, that statement is believed, not the change of some day.
        """
        morrow = self.state_on + timedelta(1) if self.state_on else None
        known = [d for d in (self.start.latest, self.last, morrow, dates.earliest) if d]
        within = [d for d in known if dates.latest is None or d <= dates.latest]
        return When(max(within, default=None), dates.latest)

    def spell(self) -> Spell:
        """The spell as written."""
        mine = dict.fromkeys(self.claims)
        return Spell(
            holders=self.holders,
            sharing=self.sharing,
            start=self.start,
            end=self.end,
            told=self.told,
            presupposed=self.presupposed,
            parts=self.parts,
            names=tuple(sorted(self.names, key=lambda n: n.day or date.min)),
            accounts=tuple(_within(self.accounts, self.end)),
            claims=tuple(mine),
            against=tuple(c for c in dict.fromkeys(self.against) if c not in mine),
            why=tuple(dict.fromkeys(self.why)),
        )


def _within(accounts: Iterable[Account], end: When | None) -> Iterable[Account]:
    """Accounts as far as the spell reaches."""
    last = end.latest - timedelta(1) if end and end.latest else None
    for account in accounts:
        first, until = account.when.earliest, account.when.latest
        stop = min([d for d in (until, last) if d], default=None)
        if not (first and stop and first > stop):
            yield Account(account.holders, When(first, stop), account.claims, account.why)
