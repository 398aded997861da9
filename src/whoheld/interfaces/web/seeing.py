"""What a question that is asked through a lens is made of: the record so seen, and what else was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.interfaces.web.desk import Desk
    from whoheld.record import Record

#: The parts of a lens, by the names of the parameters.
LENS = ("known_by", "reported_by", "judged_only")


def asked_of(desk: Desk, wanted: Mapping[str, Any]) -> tuple[Record, dict[str, Any]]:
    """The record through the lens among what is wanted, and the rest of that."""
    rest = {name: value for name, value in wanted.items() if name not in LENS}
    return desk.seen(**{name: wanted[name] for name in LENS}), rest


def key_of(question: str, wanted: Mapping[str, Any], *more: object) -> tuple[object, ...]:
    """By what an answer is kept."""
    return (question, *more, *sorted(wanted.items()))
