"""What a passage tells of fighting: attacks, strikes, repelled attacks and advances, each with its place.

Unlike control, which is looked for at every place, a fight is looked for at its own word: it may name no place at all,
or hang far above the place that it names (see `hanging`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.arguments import Naming
from whoheld.analysis.event import Event
from whoheld.analysis.fighters import attackers, targets
from whoheld.analysis.fights import HARMING, Fight, fight
from whoheld.analysis.hanging import Hang, hangs
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Prepositions that say where a clause happens, also for the undertaking that is its object.
PLACED = lexicon.words("locating")
#: What is aimed at: "attacked P1 in P2" is an attack on P1.
AIMED = frozenset({"object", "on", "against", "upon", "of", "into", "toward", "towards"})
#: "P came under attack", "P was under fire".
SUFFERING = frozenset({"come", "be", "remain", "face", "suffer", "see", "witness", "endure"})


class Where(NamedTuple):
    """A place of a fight, as what it makes of it, and how close the two stand: 0 the fight's own word."""

    argument: Argument
    kind: Kind
    rank: int
    through: tuple[int, ...]
    relation: str = ""


def actions(passage: Passage, mentions: Mentions, places: Sequence[Argument]) -> list[Event]:
    """The fights of a passage, in the order of their words."""
    ways = [(a, hangs(passage.doc[a.root])) for a in places if a.sort != "them" and a.naming is not Naming.UNNAMED]
    told = (f for token in passage.doc if (f := fight(mentions, token)))
    return [e for found in told for e in _events(mentions, found, ways)]


def _events(mentions: Mentions, found: Fight, ways: list[tuple[Argument, list[Hang]]]) -> Iterator[Event]:
    wheres = [w for argument, hung in ways if (w := _where(found, argument, hung))]
    best = min((w.rank for w in wheres), default=0)
    near = [w for w in wheres if w.rank == best]
    near = [w for w in near if w.relation in AIMED] or near
    if near and all(w.relation == "beside" for w in near):
        return  # "south of P" is not at P
    roots = {w.argument.root for w in near}
    who, whom = attackers(mentions, found), targets(mentions, found)
    how = f"'{found.word.text}'"
    kept: list[tuple[Kind, Argument | None]] = [(w.kind, w.argument) for w in near if not set(w.through) & roots]
    for kind, place in kept or ([(found.unplaced, None)] if found.unplaced and not near else []):
        yield Event(kind, found.word.i, place, who, whom, None, how, weapon=found.weapon, mutual=found.mutual)


def _where(found: Fight, argument: Argument, hung: list[Hang]) -> Where | None:
    for hang in hung:
        for rank, kind in _ranks(found, hang):
            if kind:
                return Where(argument, kind, rank, hang.through, hang.relation)
    return None


def _ranks(found: Fight, hang: Hang) -> Iterator[tuple[int, Kind | None]]:
    if hang.on.i == found.word.i:
        if hang.relation == "purpose":
            yield 1, found.relations.get("purpose", found.unplaced if found.unplaced is not Kind.ADVANCES else None)
        else:
            yield 0, found.relations.get(hang.relation)
    elif any(hang.on.i == like.i for like in found.likes):
        yield 2, found.unplaced if hang.relation in found.relations else None
    elif found.host is not None and hang.on.i == found.host.i and found.unplaced:
        yield _at_host(found, hang)


def _at_host(found: Fight, hang: Hang) -> tuple[int, Kind | None]:
    """The place of the clause that the fight is object, subject or means of."""
    way = found.word.dep_
    host = syntax.lemma(found.host) if found.host is not None else ""
    if hang.relation == "purpose":
        aiming = way in {"dobj", "nsubjpass", "oprd"} or host in {"aim", "seek", "intend"}
        return 1, found.unplaced if aiming and found.unplaced is Kind.ATTACKS else None
    suffers = hang.relation == "subject" and host in SUFFERING and (way == "dobj" or _under(found.word))
    struck = hang.relation == "object" and found.unplaced is Kind.STRIKES and way != "dobj"
    struck = struck and (host not in HARMING or bool(hang.through))  # who is killed in P is no place
    placed = hang.relation in PLACED and hang.relation in found.relations
    return 2, found.unplaced if suffers or struck or placed else None


def _under(word: Token) -> bool:
    return word.dep_ == "pobj" and word.head.lower_ == "under"
