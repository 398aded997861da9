"""Judging through the server: it is seen to it that nobody judged meanwhile, then the judgement is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.evidence.judgement import Act, State
from whoheld.interfaces.web.faults import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whoheld.interfaces.web.desk import Desk
    from whoheld.record import Record

    Passes = Callable[..., int]

#: What a person can say of the record -> the method that says it, and what it takes, in its order.
ACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    Act.ACCEPT: ("accept", ("claim",)),
    Act.REJECT: ("reject", ("claim",)),
    Act.CORRECT: ("correct", ("claim", "fields")),
    Act.ADD: ("add_claim", ("document", "quote", "fields")),
    Act.SAME_PLACE: ("same_place", ("place", "other")),
    Act.OTHER_PLACE: ("different_places", ("place", "other")),
    Act.SPLIT_PLACE: ("split_place", ("place", "documents")),
    Act.MOVE_PLACE: ("move_place", ("place", "lon", "lat")),
    Act.SAME_ACTOR: ("same_actor", ("actor", "other")),
    Act.PART_OF: ("part_of", ("actor", "other")),
    Act.PUBLISHED: ("date_document", ("document", "date")),
}
#: What an act may be told besides.
_BESIDES = {Act.ADD: ("at",), Act.SAME_ACTOR: ("since", "until"), Act.PART_OF: ("since", "until")}
_SIGNED = ("by", "note")


def judge(desk: Desk, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the act takes
    """Pass a judgement; its number."""
    act, seen = said.pop("act"), said.pop("seen")
    method, needed = ACTS[act]
    taken = (*needed, *_BESIDES.get(act, ()), *_SIGNED)
    _check(act, said, needed, taken)
    named = {name: said[name] for name in taken[len(needed) :] if said[name] is not None}
    with desk.judging() as record:
        if seen is not None and "claim" in needed:
            _unseen(record, said["claim"], seen)
        passes: Passes = getattr(record, method)
        return {"id": passes(*(said[name] for name in needed), **_signed(desk, named))}


def undo(desk: Desk, id: int, **said: Any) -> dict[str, Any]:  # noqa: A002, ANN401 - as in the path
    """Take a judgement back; the number of that."""
    with desk.judging() as record:
        standing = {row.judgement.id: row.state for row in record.judgements()}
        if id not in standing:
            raise Refused(404, "NotFound", f"there is no judgement {id}", "GET /api/judgements lists them")
        if standing[id] is State.UNDONE:
            raise Refused(409, "Meanwhile", f"judgement {id} was taken back already", "Look at what stands now.")
        return {"id": record.undo(id, **_signed(desk, said))}


def call_side(desk: Desk, name: str, label: str | None, colour: str | None, **said: Any) -> dict[str, Any]:  # noqa: ANN401 - who and why
    """Say what a side is called and how it is drawn; the number of that judgement."""
    with desk.judging() as record:
        return {"id": record.call_side(name, label, colour, **_signed(desk, said))}


def _check(act: str, said: Mapping[str, Any], needed: tuple[str, ...], taken: tuple[str, ...]) -> None:
    """See that an act is told what it needs, and nothing else.

    Raises:
        Refused: It is not.
    """
    if lacking := [name for name in needed if said[name] is None]:
        raise Refused(400, "MissingParameter", f"to {act}, {', '.join(lacking)} must be given", f"It takes: {taken}")
    if strange := sorted(name for name, value in said.items() if value is not None and name not in taken):
        raise Refused(400, "UnknownParameter", f"{act} takes no {', '.join(strange)}", f"It takes: {', '.join(taken)}")


def _unseen(record: Record, claim: str, seen: int) -> None:
    """See that whoever judges has seen what others said of the claim.

    Raises:
        Refused: Somebody has judged it since.
    """
    now = record.claim(claim).seen
    if now != seen:
        raise Refused(
            409,
            "Meanwhile",
            f"of this claim {now} judgements are known by now, {seen} were seen",
            "Look at the claim again, then judge.",
        )


def _signed(desk: Desk, said: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, by whom."""
    given = {name: value for name, value in said.items() if value is not None}
    return {**given, "by": said.get("by") or desk.by}
