"""Which names fit a text that a person types: written so, begun so, within the name, or alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.folding import fold, plain
from whoheld.evidence.lookup import SLIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: So many of each sort are named.
AT_MOST = 10
#: In a text of fewer letters likeness says nothing.
_SHORT = 4
WAYS = ("written", "begins", "within", "alike")


class Named(NamedTuple):
    """Something with its names: what it is asked for by, how it is called, how often it is told of."""

    id: str
    name: str
    claims: int
    names: tuple[str, ...]


def fitting(text: str, known: Iterable[Named]) -> list[tuple[Named, str]]:
    """Those of which a name fits, each with how it does, the best first; never more than `AT_MOST`."""
    asked = plain(text)
    if not asked:
        return []
    listed = list(known)
    near = _alike(text, {name for one in listed for name in one.names})
    found = [(way, one) for one in listed if (way := _way(asked, fold(text), one, near)) is not None]
    found.sort(key=lambda pair: (pair[0], -pair[1].claims, pair[1].name, pair[1].id))
    return [(one, WAYS[way]) for way, one in found[:AT_MOST]]


def _way(asked: str, folded: str, one: Named, near: Mapping[str, float]) -> int | None:
    """How well a thing fits, the best of its names; None if it does not."""
    ways = (_fit(asked, folded, name, near) for name in (one.id, *one.names))
    return min((way for way in ways if way is not None), default=None)


def _fit(asked: str, folded: str, name: str, near: Mapping[str, float]) -> int | None:
    bare = plain(name)
    if bare == asked or fold(name) == folded:
        return 0
    if bare.startswith(asked) or fold(name).startswith(folded):
        return 1
    if f" {asked}" in f" {bare}":
        return 2
    return 3 if name in near else None


def _alike(text: str, names: set[str]) -> dict[str, float]:
    """The names that are a slip of the text, with their likeness in per cent."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - a fifth of a second that no other answer need wait for

    folded = fold(text)
    if len(folded) < _SHORT:
        return {}
    listed = sorted(names)
    found = process.extract(folded, [fold(name) for name in listed], scorer=fuzz.ratio, score_cutoff=SLIP, limit=None)
    return {listed[at]: score for _, score, at in found}
