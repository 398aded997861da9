"""Fighting and sieges as stretches of days, to be laid over the spells of a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.when import When
from whoheld.codebook import ENDED, Extent, Kind
from whoheld.history.spell import Overlay, Spell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.finding import Finding
    from whoheld.evidence.party import Parties

#: Reports of fighting at most this many days apart are of one fight.
FIGHT_GAP_DAYS = 7
#: A siege lasts until its place changes hands, but is not believed longer than this after its last mention.
SIEGE_DAYS = 183


def fights(findings: Iterable[Finding], parties: Parties) -> tuple[Overlay, ...]:
    """The stretches of days with fighting for the place, in order; a change of control between parts them."""
    told = [f for f in findings if f.weight > 0 and f.when.known]
    changes = [f.day for f in told if f.kind is Kind.TAKES and f.day]
    found: list[Overlay] = []
    for finding in sorted((f for f in told if f.kind is Kind.CONTESTS), key=lambda f: (_from(f), _to(f), f.actor)):
        overlay = Overlay(_parties_of(finding, parties), When(_from(finding), _to(finding)), finding.supporting)
        if found and _one_fight(found[-1], overlay, changes):
            overlay = _joined(found.pop(), overlay)
        found.append(overlay)
    return tuple(found)


def sieges(findings: Iterable[Finding], parties: Parties, claims: Iterable[Claim] = ()) -> tuple[Overlay, ...]:
    """The stretches of days on which each besieger is said to surround the place, in order.

    ``claims`` are all of the place: those among them that tell the end of a siege end it, and move nothing else.
    """
    known = [f for f in findings if f.weight > 0 and f.when.known]
    told = [f for f in known if f.kind is Kind.BESIEGES]
    changes = [f.day for f in known if f.kind is Kind.TAKES and f.extent is not Extent.PART and f.day]
    ends = [c for c in claims if c.kind is Kind.BESIEGES and c.modality == ENDED and c.end]
    found: list[Overlay] = []
    for finding in sorted(told, key=lambda f: (_from(f), _to(f), f.actor)):
        by = parties.members(finding.actor)
        sure = _surely(finding, [f for f in told if parties.same(f.actor, finding.actor)])
        last, saying = _broken(finding, sure, ends, parties)
        until = min([_lifted(finding, sure, changes), *([last] if last else [])])
        overlay = Overlay(by, When(_from(finding), until), (*finding.supporting, *saying))
        same = next((s for s in found if parties.alike(s.by, by) and s.when.overlaps(overlay.when)), None)
        if same:
            found.remove(same)
            overlay = _joined(same, overlay)
        found.append(overlay)
    return tuple(found)


def lay(spell: Spell, fighting: Sequence[Overlay], besieging: Sequence[Overlay], parties: Parties) -> Spell:
    """The spell with what goes on over it; nobody besieges what it holds, unless the place is divided."""
    days = lasting(spell)
    outside = [s for s in besieging if not any(parties.holds_in(by, spell.holders) for by in s.by) or spell.parts]
    return replace(
        spell,
        fights=tuple(f for f in fighting if f.when.overlaps(days)),
        sieges=tuple(s for s in outside if s.when.overlaps(days)),
    )


def lasting(spell: Spell) -> When:
    """All days that may belong to a spell, its last morning left out."""
    first = spell.start.earliest or (None if spell.presupposed else spell.start.latest)
    last = spell.end.latest - timedelta(1) if spell.end and spell.end.latest else None
    return When(first, max(last, first) if first and last else last)


def _one_fight(earlier: Overlay, later: Overlay, changes: Iterable[date]) -> bool:
    end, start = earlier.when.latest, later.when.earliest
    if not end or not start:
        return False
    return (start - end).days <= FIGHT_GAP_DAYS and not any(end < day < start for day in changes)


def _surely(finding: Finding, told: Iterable[Finding]) -> date:
    """The last day on which a siege surely was on, as far as it is told by these of the same besieger.

    Of a siege of some days the last; of a long stretch, within which its end may be told, the last day within on which
    the place is plainly said to be besieged.
    """
    if not finding.vague:
        return _to(finding)
    within = (_to(f) for f in told if not f.vague and _from(finding) <= _to(f) <= _to(finding))
    return max(within, default=_from(finding))


def _lifted(finding: Finding, sure: date, changes: Iterable[date]) -> date:
    """The last day of a siege: when the place changes hands, or when it is no longer spoken of."""
    return min([d for d in changes if d >= sure] + [_to(finding) + timedelta(SIEGE_DAYS)])


def _broken(
    finding: Finding, sure: date, ends: Iterable[Claim], parties: Parties
) -> tuple[date | None, tuple[Claim, ...]]:
    """The day on which a siege is first said to have ended after it surely was on, and the claims that say so."""
    fitting = [c for c in ends if c.end and c.end >= sure and (not c.actor or parties.same(c.actor, finding.actor))]
    day = min((c.end for c in fitting if c.end), default=None)
    return day, tuple(c for c in fitting if c.end == day)


def _joined(a: Overlay, b: Overlay) -> Overlay:
    ends = [d for d in (a.when.latest, b.when.latest) if d]
    days = When(a.when.earliest, max(ends, default=None))
    return Overlay(tuple(dict.fromkeys((*a.by, *b.by))), days, tuple(dict.fromkeys((*a.claims, *b.claims))))


def _parties_of(finding: Finding, parties: Parties) -> tuple[str, ...]:
    targets = [m for c in finding.supporting for m in parties.members(c.told_target)]
    return tuple(dict.fromkeys((*parties.members(finding.actor), *targets)))


def _from(finding: Finding) -> date:
    return finding.when.earliest or finding.when.latest or date.min


def _to(finding: Finding) -> date:
    return finding.when.latest or finding.when.earliest or date.min
