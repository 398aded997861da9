"""The place that the shipped gazetteer calls by a name, for questions about places that no report has placed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.almanac.index import open_index
from whoheld.almanac.place import FeatureClass
from whoheld.errors import AmbiguousPlace, UnknownPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.almanac.place import Candidate

#: What stands after the last comma of a name to say where: a country (ISO 3166), with a division, or an id.
_WHERE = re.compile(r"[a-z]{2}(?:\.\w+)?|[a-z]+:\w+", re.IGNORECASE)
_ORDER = (FeatureClass.SETTLEMENT, FeatureClass.SITE, FeatureClass.AREA, FeatureClass.ROUTE)
#: Of several towns of one name, one with so many times the people of the next is meant.
CLEARLY_LARGER = 4
#: So many of several places are named in a message.
PROPOSALS = 8


def called(name: str) -> Candidate:
    """The place of the shipped gazetteer that a name stands for.

    A settlement comes before a site, a site before an area; then what is usually called so before what is also called
    so; then a town with clearly more people than all others of the name.

    Args:
        name: Any spelling; with ``, SY`` (the country's ISO code), ``, SY.11`` (and GeoNames' division) or an id after
            it only places there count.

    Raises:
        UnknownPlace: Nothing is called so.
        AmbiguousPlace: Several fit equally well; the message lists them as they can be asked for.
    """
    spelled, where = _parts(name)
    folded = fold(spelled)  # empty for a name in letters that are not folded, which would stand for all of them
    found = {e.candidate.id: e.candidate for e in open_index().found(folded) if not e.core} if folded else {}
    there = [c for c in found.values() if where in {"", c.country, f"{c.country}.{c.division}", c.id}]
    if not there:
        raise UnknownPlace(f"neither the record nor the shipped gazetteer has a place called {name!r}")
    return _one(name, spelled, there)


def _parts(name: str) -> tuple[str, str]:
    """The name, and where it is looked for: country, country and division, or an id; empty for anywhere."""
    before, _, after = (part.strip() for part in name.rpartition(","))
    if before and _WHERE.fullmatch(after):
        return before, after if ":" in after else after.upper()
    return name, ""


def _one(name: str, spelled: str, there: Sequence[Candidate]) -> Candidate:
    """The one that fits best.

    Raises:
        AmbiguousPlace: There is no such one.
    """
    best = min(_rank(c, spelled) for c in there)
    fit = sorted((c for c in there if _rank(c, spelled) == best), key=lambda c: (-c.population, c.id))
    if len(fit) > 1 and fit[0].population < max(1, CLEARLY_LARGER * fit[1].population):
        told = "; ".join(f"'{spelled}, {c.country}.{c.division}' or '{spelled}, {c.id}'" for c in fit[:PROPOSALS])
        raise AmbiguousPlace(f"{name!r} may be any of {len(fit)} places: ask for one with where it is: {told}")
    return fit[0]


def _rank(candidate: Candidate, spelled: str) -> tuple[int, bool]:
    return _ORDER.index(candidate.feature), fold(candidate.name) != fold(spelled)
