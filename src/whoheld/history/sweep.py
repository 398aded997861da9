"""The rules of control, applied to findings in order: what opens a spell, what ends it, what only stands beside it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import Extent, Kind
from whoheld.history.board import Board, sharing_of
from whoheld.history.draft import Draft
from whoheld.history.reading import listed
from whoheld.history.sequence import anchor, in_told_order
from whoheld.history.share import REST, SOME, share
from whoheld.history.spell import Part, Sharing
from whoheld.history.wording import dated, reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.finding import Finding
    from whoheld.evidence.party import Parties

#: Reports of two holders at most this many days apart speak of the same days: accounts differ. Further apart, a
#: change came between that nobody told of.
SAME_TIME_DAYS = 7


class Sweep(Board):
    """One pass over the findings of a place, the earliest first; `drafts` are its spells so far."""

    def __init__(self, parties: Parties, *, area: bool) -> None:
        super().__init__(parties)
        self._area = area
        self._ahead: Sequence[Finding] = ()

    def run(self, ordered: Sequence[Finding]) -> None:
        """Apply the findings; those of one day in the order in which they are told."""
        queue = [f for f in ordered if f.kind is not Kind.CONTESTS]
        done = 0
        for _, same_day in groupby(queue, key=anchor):
            found = list(same_day)
            done += len(found)
            changes = in_told_order([f for f in found if f.change], self._standing(), self.parties)
            states = [f for f in found if not f.change]
            before = [f for f in states if self._ended(f, changes)]
            day = [*before, *changes, *(f for f in states if f not in before)]
            for i, finding in enumerate(day):
                self._ahead = [*day[i + 1 :], *queue[done:]]
                self._apply(finding)

    def _ended(self, state: Finding, changes: Sequence[Finding]) -> bool:
        """Whether a part was still held on the day on which another took all of it: that was before it did.

        Not where a text tells of it after the taking: then it speaks against it.
        """
        if state.kind is not Kind.HOLDS or state.extent is not Extent.PART:
            return False
        whole = [c for c in changes if c.kind is Kind.TAKES and c.extent is Extent.WHOLE and c.weight > 0]
        others = [c for c in whole if not self.parties.same(state.actor, c.actor, c.day)]
        docs = {claim.doc_id for claim in state.supporting}
        return bool(others) and not any(-1 < c.told_at(doc) < state.told_at(doc) for c in others for doc in docs)

    def _standing(self) -> tuple[str, ...]:
        return self.now.holders if self.now else ()

    def _apply(self, finding: Finding) -> None:
        if self._area and finding.extent is Extent.UNCLEAR:
            return
        if finding.weight <= 0:
            self._denied(finding)
        elif finding.kind is Kind.TAKES:
            (self._take_part if finding.extent is Extent.PART else self._take)(finding)
        elif finding.kind is Kind.LEAVES:
            (self._leave_part if finding.extent is Extent.PART else self._leave)(finding)
        elif finding.kind is Kind.HOLDS:
            (self._hold_part if finding.extent is Extent.PART else self._hold)(finding)
        else:
            self._besiege(finding)

    # changes

    def _take(self, finding: Finding) -> None:
        now, holders = self.now, self.parties.members(finding.actor)
        again = now and now.whole and self.parties.alike(now.holders, holders, finding.day)
        if now and again and not self._first_sound(now, finding):
            now.add(finding, holders, reason(finding))
            self.had_lost_it(now, finding)
            return
        before = self.end(finding)
        if before and again:
            self.had_lost_it(before, finding)
        draft = self.change(holders, sharing_of(holders), finding)
        explicit = before and before.holders and not before.presupposed and not again
        if before and explicit and finding.only_own and not self._confirmed(finding):
            why = f"only {finding.actor}'s own side says that it took it, and nobody else confirms it"
            draft.unconfirmed = True
            draft.rival(before.holders, When(draft.start.earliest or draft.start.latest, None), before.claims[-3:], why)

    def _take_part(self, finding: Finding) -> None:
        now, taker = self.now, self.parties.members(finding.actor)
        if now and now.holders and all(self.parties.holds_in(t, now.holders, finding.day) for t in taker):
            now.add(finding, (), reason(finding))
            now.parts = self._shares(now.parts, finding)
            return
        before = self.end(finding)
        others = before.holders if before else ()
        draft = self.change((*taker, *others), Sharing.DIVIDED, finding)
        draft.parts = self._shares(tuple(Part(o, REST) for o in others), finding)

    def _leave(self, finding: Finding) -> None:
        now = self.now
        if now and now.holders and not self.parties.holds_in(finding.actor, now.holders, finding.day):
            now.add(finding)
            return
        before = self.end(finding)
        left = tuple(h for h in (before.holders if before else ()) if not self._same(h, finding))
        if left and before:
            self.change(left, before.sharing if len(left) > 1 else Sharing.SOLE, finding)
        else:
            self.change((), Sharing.UNKNOWN, finding)

    def _leave_part(self, finding: Finding) -> None:
        now = self.now
        if now and not (now.whole and self.parties.holds_in(finding.actor, now.holders, finding.day)):
            now.add(finding)
            return
        self.end(finding)
        holders = self.parties.members(finding.actor)
        self.change(holders, Sharing.DIVIDED, finding).parts = tuple(Part(h, REST) for h in holders)

    # states

    def _hold(self, finding: Finding) -> None:
        now, holders = self.now, self.parties.members(finding.actor)
        stood = self._stood(finding)
        if stood and not (stood is now and self._outgrown(now, finding)):
            stood.add(finding, holders if self.parties.alike(stood.holders, holders, finding.day) else ())
        elif now is None or not now.holders:
            self.find(finding, holders, sharing_of(holders))
        elif self._weighs(now, finding) and self._prevails(now, finding):
            self._supersede(now, finding, holders)
        else:
            why = f"said to be held by {finding.actor} {dated(finding)}"
            now.rival(holders, When(anchor(finding), self._until_next(finding)), finding.supporting, why)

    def _hold_part(self, finding: Finding) -> None:
        now, holders = self.now, self.parties.members(finding.actor)
        mine = now and all(self.parties.holds_in(h, now.holders, finding.day) for h in holders)
        if now and mine and not self._reduced(now, finding):
            now.add(finding, (), reason(finding))
            now.parts = self._shares(now.parts, finding)
            return
        taken = now if now and not mine and self._taken_by_then(now, finding) else None
        if taken and finding.weight <= taken.weight:
            why = f"{finding.actor} still held a part of it {dated(finding)}"
            taken.rival(holders, When(anchor(finding), self._until_next(finding)), finding.supporting, why)
            return
        others = now.holders if now and not mine else ()
        draft = self.find(finding, (*holders, *others), Sharing.DIVIDED)
        draft.parts = self._shares(tuple(Part(o, REST) for o in others), finding)
        if taken:
            why = f"all of it was taken by {listed(taken.holders)}"
            draft.rival(taken.holders, When(anchor(finding), self._until_next(finding)), taken.claims[-3:], why)

    def _besiege(self, finding: Finding) -> None:
        """A siege moves nothing; where nobody is known to hold the place, the besieged are within it."""
        target = next((c.told_target for c in finding.supporting if c.told_target), None)
        if target and self.now is None:
            day = finding.when.earliest or finding.when.latest
            held = Draft(self.parties.members(target), Sharing.SOLE, When(None, day), told=False, presupposed=True)
            held.sharing = sharing_of(held.holders)
            held.add(finding, (), f"{target} was within when {finding.actor} besieged it {dated(finding)}")
            self.drafts.append(held)

    def _denied(self, finding: Finding) -> None:
        """What is denied with more weight than it is said with: an account, no change."""
        if self.now is None:
            self.presuppose(finding, None)
        now = self.now
        if now is None or finding.kind is Kind.LEAVES or self.parties.holds_in(finding.actor, now.holders, finding.day):
            return
        days = When(finding.when.earliest or finding.when.latest, self._until_next(finding))
        why = f"{reason(finding)}, but that is denied with more weight"
        now.rival(self.parties.members(finding.actor), days, finding.supporting, why)
        now.claims.extend(finding.opposing)

    def _supersede(self, now: Draft, finding: Finding, holders: tuple[str, ...]) -> None:
        near = self._near(now, finding)
        draft = self.find(finding, holders, sharing_of(holders))
        if near:
            draft.rival(
                now.holders, When(anchor(finding), self._until_next(finding)), now.claims[-3:], "an earlier report"
            )
        else:
            draft.why.append("the change itself is not told: the later report counts from its day")

    # questions the rules ask

    def _first_sound(self, now: Draft, finding: Finding) -> bool:
        """Whether a taking is the first that others than the taker vouch for, from a side that still had the place."""
        return now.unconfirmed and not finding.only_own and not finding.vague and bool(finding.former)

    def _taken_by_then(self, now: Draft, finding: Finding) -> bool:
        """Whether all of it is said to have been taken on the very day on which another is said to hold a part."""
        day = anchor(finding)
        return now.whole and now.told and now.start.latest == now.last == day and day is not None

    def _same(self, name: str, finding: Finding) -> bool:
        return self.parties.same(name, finding.actor, finding.day)

    def _stood(self, finding: Finding) -> Draft | None:
        """The last spell of the holder that can lie on the finding's days."""
        for draft in reversed(self.drafts):
            first = draft.start.earliest or (draft.start.latest if not draft.presupposed else None)
            lived = When(first, max(draft.end.latest, first or date.min) if draft.end and draft.end.latest else None)
            if lived.overlaps(finding.when) and self.parties.holds_in(finding.actor, draft.holders, finding.day):
                return draft
        return None

    def _reduced(self, now: Draft, finding: Finding) -> bool:
        """Whether a holder of the whole is now said to have a named share of it, or nothing more was known before."""
        named = any(share(c) != SOME for c in finding.supporting if c.extent is Extent.PART)
        return now.whole and (named or now.presupposed)

    def _outgrown(self, now: Draft | None, finding: Finding) -> bool:
        """Whether a divided or joint place is now said to be wholly, and firmly, in other hands than it was."""
        if now is None or not finding.firm or not finding.day or (now.last and finding.day <= now.last):
            return False
        holders = self.parties.members(finding.actor)
        if now.sharing is Sharing.DIVIDED:
            return finding.extent is Extent.WHOLE
        return not all(self.parties.holds_in(h, now.holders, finding.day) for h in holders)

    def _weighs(self, now: Draft, finding: Finding) -> bool:
        """Whether a state is told firmly, or at least as firmly as the state that stands, which no change brought."""
        return finding.firm or (not now.told and finding.weight >= now.weight)

    def _prevails(self, now: Draft, finding: Finding) -> bool:
        return not self._near(now, finding) or finding.weight >= now.weight

    def _near(self, now: Draft, finding: Finding) -> bool:
        day = anchor(finding)
        if now.sharing is Sharing.DIVIDED or self.parties.holds_in(finding.actor, now.holders, finding.day):
            return False
        return bool(now.last and day and (day - now.last).days <= SAME_TIME_DAYS)

    def _until_next(self, finding: Finding) -> date | None:
        """The day before the next finding that says who holds the place; None if none follows."""
        start = anchor(finding)
        told = (anchor(f) for f in self._ahead if f.kind is not Kind.BESIEGES)  # in the order of their days
        following = next((d for d in told if d and start and d > start), None)
        return following - timedelta(1) if following else None

    def _confirmed(self, finding: Finding) -> bool:
        """Whether a voice that does not gain by it says later, before any change, that the taker had the place."""
        for later in self._ahead:
            if later.extent is Extent.PART or later.weight <= 0 or later.kind is Kind.BESIEGES:
                continue
            if self.parties.same(later.actor, finding.actor, later.day):
                if later.kind is Kind.TAKES and later.former:
                    return False
                if not later.only_own or later.kind is Kind.LEAVES:
                    return True
                continue
            return any(self.parties.same(f, finding.actor, later.day) for f in later.former)
        return False

    def _shares(self, parts: tuple[Part, ...], finding: Finding) -> tuple[Part, ...]:
        """The parts with the shares that the finding names."""
        claims: list[Claim] = [c for c in finding.supporting if c.extent is Extent.PART]
        new = {m: share(claims[-1]) for m in self.parties.members(finding.actor) if claims}
        kept = tuple(p for p in parts if not any(self.parties.same(p.holder, m, finding.day) for m in new))
        return (*(Part(h, s) for h, s in new.items()), *kept)
