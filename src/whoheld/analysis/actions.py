"""What a passage tells of fighting: attacks, strikes, repelled attacks and advances, each with its place.

Unlike control, which is looked for at every place, a fight is looked for at its own word: it may name no place at all,
or hang far above the place that it names (see `hanging`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import syntax
from whoheld.analysis.event import Event
from whoheld.analysis.fighters import attackers, targets
from whoheld.analysis.fights import Fight, fight
from whoheld.analysis.hanging import Hang, hangs
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Prepositions that say where a clause happens, also for the undertaking that is its object.
PLACED = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "against",
        "around",
        "along",
        "inside",
        "outside",
        "within",
        "throughout",
        "across",
        "over",
        "toward",
        "towards",
        "into",
        "onto",
        "through",
        "beside",
        "distance",
    ]
)
#: "P came under attack", "P was under fire".
SUFFERING = frozenset({"come", "be", "remain", "put", "face", "suffer", "see", "witness", "endure"})


class Where(NamedTuple):
    """A place of a fight, as what it makes of it, and how close the two stand: 0 the fight's own word."""

    argument: Argument
    kind: Kind
    rank: int
    through: tuple[int, ...]


def actions(passage: Passage, mentions: Mentions, places: Sequence[Argument]) -> list[Event]:
    """The fights of a passage, in the order of their words."""
    ways = [(a, hangs(passage.doc[a.root])) for a in places if a.sort != "them"]
    told = (f for token in passage.doc if (f := fight(mentions, token)))
    return [e for found in told for e in _events(mentions, found, ways)]


def _events(mentions: Mentions, found: Fight, ways: list[tuple[Argument, list[Hang]]]) -> Iterator[Event]:
    wheres = [w for argument, hung in ways if (w := _where(found, argument, hung))]
    best = min((w.rank for w in wheres), default=0)
    near = [w for w in wheres if w.rank == best]
    roots = {w.argument.root for w in near}
    who, whom = attackers(mentions, found), targets(mentions, found)
    how = f"'{found.word.text}'"
    for where in near:
        if not set(where.through) & roots:
            yield Event(
                where.kind,
                found.word.i,
                where.argument,
                who,
                whom,
                None,
                f"{how} t{best}",
                weapon=found.weapon,
                mutual=found.mutual,
            )
    if not near and found.unplaced:
        yield Event(
            found.unplaced,
            found.word.i,
            None,
            who,
            whom,
            None,
            f"{how} nowhere",
            weapon=found.weapon,
            mutual=found.mutual,
        )


def _where(found: Fight, argument: Argument, hung: list[Hang]) -> Where | None:
    for hang in hung:
        for rank, kind in _ranks(found, hang):
            if kind:
                return Where(argument, kind, rank, hang.through)
    return None


def _ranks(found: Fight, hang: Hang) -> Iterator[tuple[int, Kind | None]]:
    if hang.on.i == found.word.i:
        if hang.relation == "purpose":
            yield 2, found.unplaced if found.unplaced is not Kind.ADVANCES else None
        else:
            yield 0, found.relations.get(hang.relation)
    elif found.host is not None and hang.on.i == found.host.i and found.unplaced:
        yield _at_host(found, hang)


def _at_host(found: Fight, hang: Hang) -> tuple[int, Kind | None]:
    """The place of the clause that the fight is object, subject or means of."""
    way = found.word.dep_
    host = syntax.lemma(found.host) if found.host is not None else ""
    if hang.relation == "purpose":
        aiming = way in {"dobj", "nsubjpass", "oprd"} or host in {"aim", "seek", "intend"}
        return 2, found.unplaced if aiming and found.unplaced is Kind.ATTACKS else None
    suffers = hang.relation == "subject" and host in SUFFERING
    struck = hang.relation == "object" and found.unplaced is Kind.STRIKES and way != "dobj"
    placed = hang.relation in PLACED and hang.relation in found.relations
    return 1, found.unplaced if suffers or struck or placed else None
