"""How far people agree in what they judged: per field the share that is equal, and Krippendorff's alpha."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.cited import CORRECTABLE
from whoheld.evidence.judgement import ON_CLAIMS, ON_STATEMENTS, Act, Judgement

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

#: With fewer units than this there is no alpha.
FEWEST = 2
#: One thing that was judged: for each person who judged it, the value they gave.
Unit = dict[str, "Hashable"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far people agree in one field.

    Attributes:
        field: ``verdict`` (accept, correct, reject), a field of the claims that were kept, ``statements``,
            ``places``, ``published``.
        units: Things in which at least two of the people gave a value.
        equal: The share of those in which all gave the same value; None without units.
        alpha: Krippendorff's alpha for nominal values; None where it is undefined.
        why: Why there is no alpha; empty where there is one.
    """

    field: str
    units: int
    equal: float | None
    alpha: float | None
    why: str = ""

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def alpha_nominal(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal values.

    Args:
        units: For each unit the values that were given to it, by whomever; those with fewer than two say nothing.

    Returns:
        1 for perfect agreement, 0 for what chance would give; None where all values are equal or there are none, since
        then no disagreement was to be expected.
    """
    paired = [Counter(values) for values in units if len(values) > 1]
    totals: Counter[Hashable] = sum(paired, Counter())
    n = totals.total()
    expected = n * n - sum(count * count for count in totals.values())
    if not expected:
        return None
    observed = sum((u.total() ** 2 - sum(c * c for c in u.values())) / (u.total() - 1) for u in paired)
    return 1 - (n - 1) * observed / expected


def agreement(passed: Iterable[Judgement], people: Sequence[str], now: Mapping[str, str]) -> list[Agreement]:
    """How far people agree, field by field; fields in which no two of them judged the same thing are left out.

    Args:
        passed: The judgements that stand, in order.
        people: Whose judgements to compare.
        now: The id of a judged claim or statement -> that of what it is by now, so that both are one unit.
    """
    wanted = [j for j in passed if j.by in people]
    fields = {"verdict": _verdicts(wanted, now), **_coded(wanted, now), **_others(wanted, now)}
    rows = [_measured(name, [u for u in units.values() if len(u) > 1]) for name, units in fields.items()]
    return [row for row in rows if row.units or row.field == "verdict"]


def _measured(field: str, units: Sequence[Unit]) -> Agreement:
    if not units:
        return Agreement(field, 0, None, None, "nothing was judged by both")
    equal = sum(len(set(unit.values())) == 1 for unit in units) / len(units)
    if len(units) < FEWEST:
        return Agreement(field, len(units), equal, None, "too little was judged by both")
    alpha = alpha_nominal([list(unit.values()) for unit in units])
    return Agreement(field, len(units), equal, alpha, "" if alpha is not None else "all values are the same")


def _verdicts(passed: Iterable[Judgement], now: Mapping[str, str]) -> dict[Hashable, Unit]:
    units: dict[Hashable, Unit] = {}
    for judgement in passed:
        if judgement.act in ON_CLAIMS:
            cited = judgement.about["claim"]
            units.setdefault(now.get(cited, cited), {})[judgement.by] = judgement.act.value
    return units


def _coded(passed: Iterable[Judgement], now: Mapping[str, str]) -> dict[str, dict[Hashable, Unit]]:
    """Field -> claim -> what each person who kept the claim takes to be right."""
    taken: dict[tuple[str, str], dict[str, Any] | None] = {}
    own: dict[tuple[str, str], dict[str, Any]] = {}
    for judgement in (j for j in passed if j.act in ON_CLAIMS):
        cited = judgement.about["claim"]
        key = now.get(cited, cited), judgement.by
        own.setdefault(key, {}).update(judgement.value)
        seen = {**judgement.about["fields"], **judgement.about.get("shown", {})}
        taken[key] = None if judgement.act is Act.REJECT else {**seen, **own[key]}
    units: dict[str, dict[Hashable, Unit]] = {name: {} for name in CORRECTABLE}
    for (claim, by), values in taken.items():
        for name in CORRECTABLE if values is not None else ():
            units[name].setdefault(claim, {})[by] = (values or {}).get(name)
    return units


def _others(passed: Iterable[Judgement], now: Mapping[str, str]) -> dict[str, dict[Hashable, Unit]]:
    statements: dict[Hashable, Unit] = {}
    places: dict[Hashable, Unit] = {}
    published: dict[Hashable, Unit] = {}
    for judgement in passed:
        if judgement.act in ON_STATEMENTS:
            cited = judgement.about["statement"]
            statements.setdefault(now.get(cited, cited), {})[judgement.by] = judgement.act.value
        elif judgement.act in {Act.SAME_PLACE, Act.OTHER_PLACE}:
            places.setdefault(frozenset(judgement.about["places"]), {})[judgement.by] = judgement.act.value
        elif judgement.act is Act.PUBLISHED:
            published.setdefault(judgement.about["doc_id"], {})[judgement.by] = judgement.value["published"]
    return {"statements": statements, "places": places, "published": published}
