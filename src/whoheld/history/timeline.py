"""The spells of control of one place, in order, and who held it on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.place import FeatureClass
from whoheld.almanac.when import When
from whoheld.codebook import Extent, Kind
from whoheld.evidence.finding import balance
from whoheld.evidence.fusion import distinct, fuse
from whoheld.evidence.party import Parties, SameSide
from whoheld.evidence.witness import Counted, counted
from whoheld.history.overlay import fights, lay, sieges
from whoheld.history.sequence import sequence
from whoheld.history.spell import Account, Overlay, Sharing, Spell
from whoheld.history.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.finding import Finding
    from whoheld.evidence.source import DocumentFacts

#: "Taken by the 25th", with no first day and nothing known before, and "taken from Y", are not stretched further back.
REACH_DAYS = 366


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stood on one day.

    Attributes:
        spell: The spell that stands, at the day's end where something changed on it; None where nothing is known.
        succession: On a day within the bounds of changes, the spells on either side, in order; else empty.
        on_the_day: Spells that the day itself saw, in order, where a change is dated to it; else empty.
    """

    spell: Spell | None
    succession: tuple[Spell, ...] = ()
    on_the_day: tuple[Spell, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is known of who held one place.

    Attributes:
        spells: In order; each is followed by the next, with days of unknown holders as spells of their own.
        fights, sieges: Every stretch of fighting and siege, also where no spell is known.
        unused: Claims that move nothing: planned, expected, supposed, denied, of the edge, undated, or without room
            among firmer dates.
        counted: For each claim that was weighed, by its id, with which witness and whether it decided.
    """

    spells: tuple[Spell, ...]
    fights: tuple[Overlay, ...]
    sieges: tuple[Overlay, ...]
    unused: tuple[Claim, ...]
    counted: Mapping[str, Counted] = field(default_factory=dict)

    def at(self, day: date) -> Standing:
        """Who held the place on a day."""
        index = max((i for i, s in enumerate(self.spells) if _begun(s, day)), default=-1)
        coming = [s for s in self.spells[index + 1 :] if _within(s.start, day) and s.told]
        spell = self.spells[index] if index >= 0 else None
        if coming:
            return Standing(spell, tuple(s for s in (spell, *coming) if s))
        changed = [i for i in range(index + 1) if _changed_on(self.spells[i], day)]
        today = self.spells[max(changed[0] - 1, 0) : index + 1] if changed else ()
        return Standing(spell, (), today)


def timeline(
    claims: Iterable[Claim], *, feature: FeatureClass, facts: Mapping[str, DocumentFacts], sides: SameSide | Parties
) -> Timeline:
    """The spells of a place from its claims, in whatever order they come."""
    parties = sides if isinstance(sides, Parties) else Parties(sides)
    known = distinct(claims)
    findings = fuse(known, parties)
    order = sequence(findings, facts, parties)
    sweep = Sweep(parties, area=feature not in (FeatureClass.SETTLEMENT, FeatureClass.SITE))
    sweep.run(order.ordered)
    spells = [d.spell() for d in sweep.drafts] or _undated(known, parties)
    fighting, besieging = fights(order.ordered, parties), sieges(order.ordered, parties, known)
    laid = tuple(lay(s, fighting, besieging, parties) for s in spells)
    used = {c.id for s in laid for c in (*s.claims, *s.against)}
    used |= {c.id for o in (*fighting, *besieging) for c in o.claims}
    unused = tuple(c for c in known if c.id not in used)
    return Timeline(laid, fighting, besieging, unused, _counted(findings, spells, parties))


def _counted(findings: Sequence[Finding], spells: Sequence[Spell], parties: Parties) -> dict[str, Counted]:
    """How each claim was counted: by the findings, or, where nothing is dated, by the accounts."""
    heard = [w for f in findings for w in (*f.witnesses, *f.deniers)]
    if not findings:
        accounts = [claims for s in spells for claims in (s.claims, *(a.claims for a in s.accounts))]
        heard = [w for claims in accounts for w in balance(claims, (), parties).witnesses]
    return counted(heard)


def _undated(claims: Sequence[Claim], parties: Parties) -> list[Spell]:
    """What undated claims say of the holder, where nothing else does: the heaviest account, the others beside it.

    Of accounts of one weight the one that is told last is preferred.
    """
    accounts: dict[str, list[Claim]] = {}
    for claim in claims:
        state = claim.kind in (Kind.TAKES, Kind.HOLDS) and claim.extent not in (Extent.EDGE, Extent.PART)
        if claim.moves and state and claim.actor and not claim.start and not claim.end:
            name = next((n for n in accounts if parties.same(n, claim.actor)), claim.actor)
            accounts.setdefault(name, []).append(claim)
    told = {c.id: i for i, c in enumerate(claims)}
    ranked = sorted(accounts, key=lambda n: (-balance(accounts[n], (), parties)[0], -told[accounts[n][-1].id]))
    if not ranked:
        return []
    first, *others = ranked
    holders = parties.members(first)
    return [
        Spell(
            holders,
            Sharing.JOINT if len(holders) > 1 else Sharing.SOLE,
            When(),
            None,
            told=False,
            accounts=tuple(
                Account(parties.members(n), When(), tuple(accounts[n]), f"{n}, undated as well") for n in others
            ),
            claims=tuple(accounts[first]),
            against=tuple(c for n in others for c in accounts[n]),
            why=("no date is told",),
        )
    ]


def undated(spell: Spell) -> bool:
    """Whether nothing in the evidence of a spell is dated."""
    return bool(spell.claims) and not any(c.start or c.end for c in spell.claims)


def _changed_on(spell: Spell, day: date) -> bool:
    """Whether a change to a spell is told of one day, and this is the day."""
    return spell.told and spell.start.is_day and spell.start.latest == day


def _begun(spell: Spell, day: date) -> bool:
    """Whether a spell has certainly begun by the end of a day."""
    if spell.start.latest:
        return spell.start.latest <= day
    if spell.presupposed and spell.end and spell.end.latest:
        first = spell.end.earliest or spell.end.latest
        return day >= first - timedelta(REACH_DAYS)
    return True


def _within(dates: When, day: date) -> bool:
    """Whether a day lies within the bounds of a change, before its last day."""
    if not dates.latest:
        return bool(dates.earliest and dates.earliest <= day)
    first = max(d for d in (dates.earliest, dates.latest - timedelta(REACH_DAYS)) if d)
    return first <= day < dates.latest
