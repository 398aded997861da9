"""What happened at a place, each thing once: the claims that tell of it, from however many documents."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whoheld.codebook import HARM, MOVING, Extent, Kind, Stance
from whoheld.evidence.days import first_of, hull, last_of, story_order
from whoheld.evidence.fusion import fuse
from whoheld.evidence.party import Parties, finest
from whoheld.evidence.source import vague, when
from whoheld.history.casualties import Casualties, casualties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.claims.claim import Claim
    from whoheld.evidence.source import DocumentFacts

#: Two sides fight: who of them attacked, and who is said to have repelled it, makes no other event.
CLASH = frozenset({Kind.ATTACKS, Kind.CONTESTS, Kind.REPELS})
#: A place changes hands.
TURN = frozenset({Kind.TAKES, Kind.LEAVES})
#: What is gathered here by place, days and sides; changes of hands are gathered by `fuse`, harm by `casualties`.
_ACTS = CLASH | {Kind.STRIKES, Kind.ADVANCES, Kind.AGREES}
#: A sentence that tells of deaths and of several acts speaks of the deaths of the first of these.
_KILLING = (Kind.STRIKES, Kind.ATTACKS, Kind.REPELS, Kind.CONTESTS, Kind.TAKES, Kind.LEAVES)
#: A weapon that nobody names fits any.
_ANY_WEAPON = frozenset({None, "unclear"})
#: How much of the hash is the id.
_ID_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Something that is said to have happened at a place.

    Attributes:
        id: A hash of what happened, where, when and by whom: the same whatever document tells of it.
        kind: What happened; clashes go by the kind that most claims give.
        place_id: The id of the place.
        actor, target: The sides by the finest names given, joint ones joined by "; "; None where nobody says. Of a
            taking the target is who held the place before.
        rivals: The names of who else is said to have held the place before it was taken, where accounts differ.
        when: The days on which it can have happened.
        extent: How much of the place changed hands; None where none did.
        weapon: By what it was struck; None where nothing was.
        claims: The claims that tell of it, in the order of days and of telling.
        denials: Claims that deny it, or tell of a rival that cannot be true with it.
        harm: Who came to harm, by the figures of sentences that tell of both.
    """

    id: str
    kind: Kind
    place_id: str
    actor: str | None
    target: str | None
    when: When
    claims: tuple[Claim, ...]
    rivals: tuple[str, ...] = ()
    extent: Extent | None = None
    weapon: str | None = None
    denials: tuple[Claim, ...] = ()
    harm: tuple[Casualties, ...] = ()


def occurrences(
    place: Place, claims: Iterable[Claim], *, facts: Mapping[str, DocumentFacts], parties: Parties
) -> list[Occurrence]:
    """What happened at a place, by day.

    Plans, forecasts and what was only supposed happened not; undated claims cannot be told apart and are left out.

    Args:
        place: The place.
        claims: Claims about it, in any order.
        facts: The documents by id.
        parties: Which names stand for one side.
    """
    told = sorted(dict.fromkeys(claims), key=lambda c: (*story_order(c), c.id))
    dated = [c for c in told if when(c).known]
    acts = [*_turns(place, dated, parties), *_acts(place, dated, parties)]
    harmed = _with_harm(place, acts, dated, facts, parties)
    found = sorted(harmed, key=lambda o: (first_of(o.when), last_of(o.when), o.kind, o.id, o.claims[0].id))
    return list(_told_apart(found))


def _turns(place: Place, claims: Sequence[Claim], parties: Parties) -> Iterator[Occurrence]:
    """Changes of hands, as the history of the place has them."""
    for one in fuse(claims, parties):
        if one.change:
            former = one.former if one.kind is Kind.TAKES else ()
            yield Occurrence(
                id="",
                kind=one.kind,
                place_id=place.id,
                actor=one.actor or None,
                target=former[0] if len(former) == 1 else None,
                rivals=former if len(former) > 1 else (),
                when=one.when,
                extent=one.extent,
                claims=one.supporting,
                denials=one.opposing,
            )


@dataclass
class _Group:
    """Claims of one act."""

    family: frozenset[Kind]
    when: When
    claims: list[Claim] = field(default_factory=list)
    denials: list[Claim] = field(default_factory=list)


def _acts(place: Place, claims: Sequence[Claim], parties: Parties) -> Iterator[Occurrence]:
    """Fights, strikes, advances and deals; the narrowest dates come first, so that wider ones find them."""
    groups: list[_Group] = []
    acts = [c for c in claims if c.kind in _ACTS]
    for claim in sorted((c for c in acts if c.stance in MOVING), key=_narrowest_first):
        home = next((g for g in groups if _fits(claim, g, parties)), None)
        if home is None:
            home = _Group(_family(claim), when(claim))
            groups.append(home)
        home.claims.append(claim)
    for denial in (c for c in acts if c.stance is Stance.DENIED):
        for group in (g for g in groups if _fits(denial, g, parties)):
            group.denials.append(denial)
    return (_act(place, group) for group in groups)


def _narrowest_first(claim: Claim) -> tuple[bool, int, int, bool, bool, str]:
    days = when(claim)
    return vague(days), days.days or 10**6, first_of(days), claim.actor is None, claim.target is None, claim.id


def _family(claim: Claim) -> frozenset[Kind]:
    return CLASH if claim.kind in CLASH else frozenset({claim.kind})


def _fits(claim: Claim, group: _Group, parties: Parties) -> bool:
    """Whether a claim tells of the same act, on the same days, by the same sides and with the same weapon."""
    days = when(claim)
    if claim.kind not in group.family:
        return False
    if days != group.when and (vague(days) or vague(group.when) or not days.overlaps(group.when)):
        return False
    weapons = {c.weapon for c in (*group.claims, claim)} - _ANY_WEAPON
    return len(weapons) <= 1 and all(_one_fight(claim, c, parties) for c in group.claims)


def _one_fight(a: Claim, b: Claim, parties: Parties) -> bool:
    """Whether the sides of two claims may be the same: none that is known is against another, and one is shared."""
    day = a.end or a.start
    (a1, a2), (b1, b2) = sides_of(a), sides_of(b)
    straight = _agree(a1, b1, parties, day) and _agree(a2, b2, parties, day)
    across = a.kind in CLASH and _agree(a1, b2, parties, day) and _agree(a2, b1, parties, day)
    if not straight and not across:
        return False
    known_a, known_b = {n for n in (a1, a2) if n}, {n for n in (b1, b2) if n}
    return known_a == known_b or any(parties.same(x, y, day) for x in known_a for y in known_b)


def _agree(a: str | None, b: str | None, parties: Parties, day: object) -> bool:
    return a is None or b is None or parties.same(a, b, day)  # type: ignore[arg-type]


def sides_of(claim: Claim) -> tuple[str | None, str | None]:
    """Who acts and against whom; of two that are only said to fight for a place each is one."""
    names = [name.strip() for name in (claim.actor or "").split(";") if name.strip()]
    if claim.kind is Kind.CONTESTS and claim.target is None and len(names) == len(("one", "the other")):
        return names[0], names[1]
    return claim.actor, claim.target


def _act(place: Place, group: _Group) -> Occurrence:
    claims = sorted(group.claims, key=lambda c: (*story_order(c), c.id))
    kinds = Counter(c.kind for c in claims)
    kind = min(kinds, key=lambda k: (-kinds[k], _KILLING.index(k) if k in _KILLING else len(_KILLING)))
    pairs = [sides_of(c) for c in claims if c.kind is kind]
    weapons = sorted({c.weapon for c in claims if c.weapon} - _ANY_WEAPON)
    return Occurrence(
        id="",
        kind=kind,
        place_id=place.id,
        actor=finest(actor for actor, _ in pairs) or None,
        target=finest(target for _, target in pairs) or None,
        when=_days(claims),
        claims=tuple(claims),
        weapon=weapons[0] if weapons else None,
        denials=tuple(group.denials),
    )


def _days(claims: Sequence[Claim]) -> When:
    """The days on which all claims agree, else from the first of any to the last of any."""
    found = when(claims[0])
    for claim in claims[1:]:
        found = found.meet(when(claim)) or hull(found, when(claim))
    return found


def _with_harm(
    place: Place,
    acts: Sequence[Occurrence],
    claims: Sequence[Claim],
    facts: Mapping[str, DocumentFacts],
    parties: Parties,
) -> list[Occurrence]:
    """The acts, each with the harm that its own sentences tell of; harm that no act is told with stands for itself."""
    by_id = {c.id: c for c in claims if c.kind in HARM}
    own: dict[int, list[Casualties]] = {}
    alone: list[Occurrence] = []
    for harm in casualties(place, by_id.values(), facts=facts, sides=parties):
        told = [by_id[f.claim_id] for f in harm.figures]
        if not any(c.stance in MOVING for c in told):
            continue
        at = _told_with(told, acts)
        if at is None:
            alone.append(_harmed(place, harm, told))
        else:
            own.setdefault(at, []).append(harm)
    joined = [_hurting(act, own[n], by_id) if n in own else act for n, act in enumerate(acts)]
    return [*joined, *_together(alone)]


def _told_with(harm: Sequence[Claim], acts: Sequence[Occurrence]) -> int | None:
    """The act that some sentence tells of together with the harm."""
    fitting = [
        (_KILLING.index(act.kind), n)
        for n, act in enumerate(acts)
        if act.kind in _KILLING and any(_one_sentence(h, c) for h in harm for c in act.claims)
    ]
    return min(fitting)[1] if fitting else None


def _one_sentence(a: Claim, b: Claim) -> bool:
    """Whether the words of two claims overlap and neither speaks of other days."""
    near = a.doc_id == b.doc_id and a.quote_start < b.quote_end and b.quote_start < a.quote_end
    return near and when(a).overlaps(when(b))


def _harmed(place: Place, harm: Casualties, told: Sequence[Claim]) -> Occurrence:
    moving = sorted((c for c in told if c.stance in MOVING), key=lambda c: (*story_order(c), c.id))
    return Occurrence(
        id="",
        kind=moving[0].kind,
        place_id=place.id,
        actor=finest(c.actor for c in moving) or None,
        target=harm.whom,
        when=_days(moving),
        claims=tuple(moving),
        denials=tuple(c for c in told if c.stance is Stance.DENIED),
        harm=(harm,),
    )


def _together(alone: Sequence[Occurrence]) -> list[Occurrence]:
    """Harm to several groups that one sentence tells of is one occurrence; its target is the group named first."""
    found: list[Occurrence] = []
    for one in alone:
        at = next((n for n, o in enumerate(found) if _same_sentence(one, o)), None)
        if at is None:
            found.append(one)
        else:
            first = found[at]
            claims = tuple(sorted({*first.claims, *one.claims}, key=lambda c: (*story_order(c), c.id)))
            found[at] = replace(first, claims=claims, harm=(*first.harm, *one.harm))
    return found


def _same_sentence(a: Occurrence, b: Occurrence) -> bool:
    return a.kind is b.kind and any(_one_sentence(x, y) for x in a.claims for y in b.claims)


def _hurting(act: Occurrence, harm: Sequence[Casualties], by_id: Mapping[str, Claim]) -> Occurrence:
    """The act with its harm, and the claims of both."""
    hurt = (by_id[f.claim_id] for one in harm for f in one.figures)
    claims = {*act.claims, *(c for c in hurt if c.stance in MOVING)}
    return replace(act, harm=tuple(harm), claims=tuple(sorted(claims, key=lambda c: (*story_order(c), c.id))))


def _told_apart(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Each with its id; of those that are alike in all that makes one, the later ones are numbered."""
    seen = Counter[str]()
    for one in found:
        sides = "; ".join(sorted({name for name in (one.actor, one.target) if name}))
        text = "|".join([one.place_id, one.kind, one.when.edtf, sides, one.weapon or ""])
        seen[text] += 1
        number = f"|{seen[text]}" if seen[text] > 1 else ""
        yield replace(one, id=hashlib.sha256((text + number).encode()).hexdigest()[:_ID_CHARACTERS])
