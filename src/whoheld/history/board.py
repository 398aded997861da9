"""The spells of a place while its findings are swept: how one is ended, opened, presupposed or found standing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import Kind
from whoheld.evidence.finding import balance
from whoheld.evidence.fusion import HANDOVER_DAYS
from whoheld.history.draft import Draft
from whoheld.history.sequence import anchor
from whoheld.history.spell import Sharing
from whoheld.history.wording import loss, reason

if TYPE_CHECKING:
    from datetime import date

    from whoheld.evidence.finding import Finding
    from whoheld.evidence.party import Parties

#: "Taken from Y" says that Y held it until then; against an explicit report it reaches back at most this far.
PRESUPPOSED_DAYS = 30


class Board:
    """The drafts so far, the last one standing; `parties` tells which names stand for one side."""

    def __init__(self, parties: Parties) -> None:
        self.drafts: list[Draft] = []
        self.parties = parties

    @property
    def now(self) -> Draft | None:
        """What stands."""
        return self.drafts[-1] if self.drafts else None

    def end(self, finding: Finding) -> Draft | None:
        """End what stands at a change, or say who held the place before the first one."""
        now = self.now
        if now is None:
            return self.presuppose(finding, finding.when)
        now.end = now.bound(finding.when)
        others = [f for f in finding.former if now.holders and not self.parties.holds_in(f, now.holders, finding.day)]
        for name in others if finding.kind is Kind.TAKES else ():
            self.until_then(now, name, finding)
        return now

    def change(self, holders: tuple[str, ...], sharing: Sharing, finding: Finding) -> Draft:
        """Open a spell at a change that is told."""
        start = self.now.end if self.now and self.now.end else finding.when
        return self._open(holders, sharing, finding, start, told=True)

    def _open(self, holders: tuple[str, ...], sharing: Sharing, finding: Finding, start: When, *, told: bool) -> Draft:
        draft = Draft(holders, sharing, start, told)
        draft.add(finding, holders if sharing is not Sharing.DIVIDED else (), reason(finding))
        self.drafts.append(draft)
        return draft

    def presuppose(self, finding: Finding, end: When | None) -> Draft | None:
        """Who held the place before the first change that is told, by each account of it, the heaviest first."""
        weighed = []
        for name in finding.former:
            claims = [c for c in finding.supporting if name in (c.told_target, c.actor)]
            weighed.append((balance(claims, (), self.parties)[0], name, claims))
        if not weighed:
            return None
        weighed.sort(key=lambda w: (-w[0], w[1]))
        _, name, claims = weighed[0]
        draft = Draft(self.parties.members(name), Sharing.SOLE, When(), told=False, presupposed=True, end=end)
        draft.sharing = sharing_of(draft.holders)
        draft.claims.extend(claims)
        draft.why.append(f"presupposed: {loss(finding, name)}, so {name} held it until then")
        for _, other, told in weighed[1:]:
            draft.rival(self.parties.members(other), When(), told, f"{loss(finding, other)}, by another account")
        self.drafts.append(draft)
        return draft

    def had_lost_it(self, now: Draft, finding: Finding) -> None:
        """A second taking by the standing holder says that another held the place in between."""
        for name in finding.former:
            if not finding.vague and now.start.latest and finding.day and now.start.latest < finding.day:
                self.until_then(now, name, finding)

    def until_then(self, now: Draft, name: str, finding: Finding) -> None:
        """Lay over what stands that another is said to have held the place until it was taken from him."""
        day = finding.day
        if day is None:
            return
        first = max([d for d in (now.start.latest, day - timedelta(PRESUPPOSED_DAYS)) if d])
        claims = [c for c in finding.supporting if name in (c.told_target, c.actor)]
        if first < day:
            why = f"{loss(finding, name)}, so {name} held it until then"
            now.rival(self.parties.members(name), When(first, day - timedelta(1)), claims, why)

    def find(self, finding: Finding, holders: tuple[str, ...], sharing: Sharing) -> Draft:
        """Open a spell of which the evidence tells a state: it was so by that day."""
        now, day = self.now, anchor(finding)
        if now is None:
            return self._open(holders, sharing, finding, When(None, day), told=False)
        if self._just_left(now, day):  # somebody is said to have come in: it was never without a known holder
            self.drafts.pop()
            self.drafts[-1].end = When(now.start.earliest, day)
            draft = self.change(holders, sharing, finding)
            draft.claims.extend(now.claims)
            return draft
        now.end = now.bound(When(None, day))
        return self._open(holders, sharing, finding, now.end, told=False)

    def _just_left(self, now: Draft, day: date | None) -> bool:
        """Whether the last holder left, nobody being said to come in, only days before."""
        gone = now.start.latest if now.told and not now.holders and len(self.drafts) > 1 else None
        return bool(gone and day and (day - gone).days <= HANDOVER_DAYS)


def sharing_of(holders: tuple[str, ...]) -> Sharing:
    """Whether holders of the whole are one or several."""
    return Sharing.JOINT if len(holders) > 1 else Sharing.SOLE
