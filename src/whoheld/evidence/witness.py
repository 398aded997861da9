"""Independent witnesses: who speaks in claims of one event, and which of them count as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from whoheld.evidence.days import story_order
from whoheld.evidence.source import NO_STAKE, Stake, voices, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import Weight


class Speaker(NamedTuple):
    """Whom a voice is one witness with: equal speakers are one.

    ``sort`` is ``source`` (a named one, the same in every document), ``unnamed`` ("residents": those of one text),
    ``author`` (of one text) or ``side`` (all who lean to it, in its favour); ``text`` is the document, or the first of
    those that copy one another.
    """

    sort: str
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One independent witness of an event.

    Attributes:
        name: Who it is, in words.
        weight: How much it weighs.
        reasons: Why it weighs so much, in words.
        claims: Its claims.
        decisive: The claim by which it is weighed, the heaviest.
        voices: How many voices, and copies of one text, count as this one.
    """

    name: str
    weight: float
    reasons: tuple[str, ...]
    claims: tuple[Claim, ...]
    decisive: Claim
    voices: int = 1


class Counted(NamedTuple):
    """How a claim was counted: with which witness, and whether it is the one by which that witness is weighed."""

    witness: str
    decided: bool


class Said(NamedTuple):
    """What one voice says in one claim.

    ``voice`` is the source's own words, None for the author; ``who`` is who speaks, ``counted`` the witness that this
    is counted with: all who lean to one side are one in that side's favour.
    """

    claim: Claim
    voice: str | None
    weight: Weight
    who: Speaker
    counted: Speaker


def speaker(claim: Claim, voice: str | None, parties: Parties, text: str = "") -> Speaker:
    """Who a voice is; text stands for all documents that copy one another, where there are some."""
    of = text or claim.doc_id
    if voice and parties.unnamed(voice):
        return Speaker("unnamed", voice.casefold(), of)
    name = parties.source_name(voice) if voice else parties.author(claim.doc_id)
    return Speaker("source", name.casefold()) if name else Speaker("author", "", of)


def speakers(claim: Claim, parties: Parties) -> set[Speaker]:
    """The voices of a claim."""
    return {speaker(claim, voice, parties) for voice in voices(claim)}


def hear(claims: Iterable[Claim], parties: Parties, stake: Stake = NO_STAKE) -> tuple[Witness, ...]:
    """The independent witnesses of one event, the heaviest first."""
    heard: dict[Speaker, list[Said]] = {}
    for said in overhear(claims, parties, stake):
        heard.setdefault(said.counted, []).append(said)
    found = (_witness(who, said, parties) for who, said in heard.items())
    return tuple(sorted(found, key=lambda w: (-w.weight, w.name)))


def overhear(claims: Iterable[Claim], parties: Parties, stake: Stake = NO_STAKE) -> Iterator[Said]:
    """What each voice says in each of the claims of one event, by days and place in the texts."""
    ordered = sorted(claims, key=_in_order)
    texts = _texts(ordered, parties)
    for claim in ordered:
        for voice in voices(claim):
            weight = weigh(claim, voice, parties, stake)
            who = speaker(claim, voice, parties, texts.get(claim.doc_id, ""))
            gains = weight.bent.interest == "gains"
            yield Said(claim, voice, weight, who, Speaker("side", weight.bent.side) if gains else who)


def counted(witnesses: Iterable[Witness]) -> dict[str, Counted]:
    """For each claim of these witnesses how it was counted."""
    found: dict[str, Counted] = {}
    for one in witnesses:
        for claim in one.claims:
            key = claim.id
            before = found.get(key)
            names = dict.fromkeys([*([before.witness] if before else []), one.name])
            found[key] = Counted("; ".join(names), claim is one.decisive or bool(before and before.decided))
    return found


def _in_order(claim: Claim) -> tuple[object, ...]:
    """By days and place in a text, then by what it tells: making an id takes longer."""
    told = (claim.kind, claim.actor, claim.told_target, claim.source, claim.stance, claim.low, claim.high, claim.extent)
    return (*story_order(claim), claim.quote_end, *(str(value) for value in told))


def _texts(claims: Sequence[Claim], parties: Parties) -> dict[str, str]:
    """Document -> the first of those that it is a copy of, itself included, as far as these claims stand in copies."""
    first: dict[int, str] = {}
    same: dict[str, str] = {}
    for claim in claims:
        kin = parties.circle.kin(claim)
        if kin is not None:
            same.setdefault(claim.doc_id, claim.doc_id)
            a, b = _root(same, first.setdefault(kin, claim.doc_id)), _root(same, claim.doc_id)
            same[max(a, b)] = min(a, b)
    return {doc_id: _root(same, doc_id) for doc_id in same}


def _root(same: dict[str, str], doc_id: str) -> str:
    while same[doc_id] != doc_id:
        doc_id = same[doc_id]
    return doc_id


def _witness(who: Speaker, said: Sequence[Said], parties: Parties) -> Witness:
    best = max(said, key=lambda s: s.weight.value)
    names = list(dict.fromkeys(_words(who, s, parties) for s in said))
    names = names[:1] if who.sort == "source" else names  # one name in capitals and without
    return Witness(
        name=_together(who, names),
        weight=best.weight.value,
        reasons=best.weight.reasons,
        claims=tuple({id(s.claim): s.claim for s in said}.values()),
        decisive=best.claim,
        voices=len(names),
    )


def _words(who: Speaker, said: Said, parties: Parties) -> str:
    name = parties.source_name(said.voice) if said.voice else parties.author(said.claim.doc_id)
    if name is None:
        return f"the author of {said.claim.doc}"
    return f"{said.voice} in {said.claim.doc}" if who.sort == "unnamed" else name


def _together(who: Speaker, names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    why = f"lean to {who.name}" if who.sort == "side" else "copies"
    return f"{', '.join(names)} ({why})"
