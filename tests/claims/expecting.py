"""Expected claims in few words: ``takes("Kherson", "Ukraine", on="2022-11-11")``; what is not given is not compared."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from whoheld.codebook import ACTION, CONTROL, HARM, Kind

#: Kinds that are read together; a text about one family may tell of another too.
FAMILIES = (CONTROL, ACTION, HARM, frozenset({Kind.SUPPORTS, Kind.AGREES}))


class Expected(NamedTuple):
    """A claim of this kind about this place (or unnamed places), with these other fields."""

    kind: str
    place: str
    fields: dict[str, Any]


def expected(kind: str, place: str, actor: Any = ..., *, on: str | None = None, **fields: Any) -> Expected:
    """A claim; ``on`` is a day that is both start and end."""
    given = {} if actor is ... else {"actor": actor}
    days = {} if on is None else {"start": on, "end": on}
    return Expected(kind, place, {**given, **days, **fields})


takes, holds, leaves, contests, besieges = (
    partial(expected, kind) for kind in ("takes", "holds", "leaves", "contests", "besieges")
)


def each(kind: Any, names: str, *arguments: Any, **fields: Any) -> list[Expected]:
    """The same claim of each of the names, which are separated by commas."""
    return [kind(name.strip(), *arguments, **fields) for name in names.split(",")]


def told(claims: Any, wanted: list[Expected]) -> tuple[list[Any], list[Any]]:
    """What was read and what was wanted, in one form: kind, place and the fields that are wanted of it.

    Only claims of the families that are wanted are compared, those about control if nothing is wanted.
    """
    families = [f for f in FAMILIES if f & {w.kind for w in wanted}] or [CONTROL]
    left = [c for c in claims if any(c.kind in f for f in families)]
    found = []
    for want in wanted:
        match = next((c for c in left if (c.kind, c.place or c.unnamed) == want[:2] and _fits(c, want.fields)), None)
        match = match or next((c for c in left if (c.kind, c.place or c.unnamed) == want[:2]), None)
        if match is not None:
            left.remove(match)
            found.append((*want[:2], _fields(match, want.fields)))
    rest = [(str(c.kind), c.place or c.unnamed, {"actor": c.actor, "stance": str(c.stance)}) for c in left]
    return _sorted([*found, *rest]), _sorted([(*w[:2], {k: _plain(v) for k, v in w.fields.items()}) for w in wanted])


def _sorted(rows: list[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (str(row[0]), str(row[1]), sorted(map(str, row[2].items()))))


def _fits(claim: Any, fields: dict[str, Any]) -> bool:
    return _fields(claim, fields) == {k: _plain(v) for k, v in fields.items()}


def _fields(claim: Any, fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(getattr(claim, name)) for name in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return "; ".join(sorted(value.casefold().split("; "))) if isinstance(value, str) else value
