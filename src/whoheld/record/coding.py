"""What a person says of a claim's fields, checked and brought to plain values; and where a quote stands in a text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.almanac.when import When
from whoheld.codebook import Extent, Kind, Span, Stance, Weapon
from whoheld.errors import BadJudgement
from whoheld.evidence.cited import CORRECTABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from whoheld.acquisition.document import Document

#: Start and end in one: ``when=2031-05``.
WHEN = "when"
_CLOSED: dict[str, type[Kind | Extent | Span | Stance | Weapon]] = {
    "kind": Kind,
    "extent": Extent,
    "stance": Stance,
    "span": Span,
    "weapon": Weapon,
}
#: Fields that a claim cannot leave open.
_NEEDED = frozenset({"kind", "stance", "span"})
_DAYS = frozenset({"start", "end", "reported"})
_COUNTS = frozenset({"low", "high"})
_SIDES = frozenset({"actor", "target"})


def coded(fields: Mapping[str, object], common_name: Callable[[str], str]) -> dict[str, Any]:
    """Fields of a claim as plain values; None and an empty text leave a field open.

    Args:
        fields: Field -> value, in words or as the claim holds it; ``when`` is an EDTF date for start and end.
        common_name: The name by which a side goes.

    Raises:
        BadJudgement: No such field, or a value that it cannot have.
    """
    if not fields:
        raise BadJudgement(f"nothing to correct was said: give FIELD=VALUE with one of {', '.join(CORRECTABLE)}")
    values: dict[str, Any] = {}
    for name, given in fields.items():
        if name != WHEN and name not in CORRECTABLE:
            raise BadJudgement(f"{name!r} is no field that can be corrected; there are: {', '.join(CORRECTABLE)}")
        value = given if isinstance(given, int) else str(given).strip() if given is not None else None
        values |= _span(value) if name == WHEN else {name: _one(name, value, common_name)}
    check_days(values)
    return values


def check_days(values: Mapping[str, Any]) -> None:
    """See that a claim does not end before it starts.

    Raises:
        BadJudgement: If it does.
    """
    start, end = values.get("start"), values.get("end")
    if start and end and start > end:
        raise BadJudgement(f"the claim would start on {start}, after its end on {end}: give both days, or one of them")


def find_quote(document: Document, quote: str, at: int | None) -> int:
    """Where a quote begins in a document's text, in characters.

    Raises:
        BadJudgement: If it is not there letter for letter, not at the offset given, or at several.
    """
    if not quote.strip():
        raise BadJudgement("a claim needs the words that carry it: give them as they stand in the document")
    found = (
        [i for i in range(len(document.text)) if document.text.startswith(quote, i)] if quote in document.text else []
    )
    if not found:
        raise BadJudgement(f"{document.name} does not have the words {quote!r}: give them letter for letter")
    if at is None and len(found) == 1:
        return found[0]
    if at is not None and at in found:
        return at
    where = ", ".join(map(str, found))
    seen = "more than once" if at is None else f"not at {at}"
    raise BadJudgement(f"{document.name} has the words {quote!r} {seen}; they begin at {where}: name one with --at")


def day(text: str | date | None) -> str | None:
    """A day as ISO text; None for none.

    Raises:
        BadJudgement: If it is no day.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(str(text)).isoformat()
    except ValueError as error:
        raise BadJudgement(f"{text!r} is no day: write it as 2031-05-02") from error


def edtf(text: str) -> When:
    """An EDTF date.

    Raises:
        BadJudgement: If it is none.
    """
    try:
        return When.parse(text)
    except ValueError as error:
        raise BadJudgement(str(error)) from error


def _one(name: str, value: str | int | None, common_name: Callable[[str], str]) -> object:
    if value is None or value == "":
        if name in _NEEDED:
            raise BadJudgement(f"a claim cannot be without {name}")
        return None
    if name in _DAYS:
        return day(str(value))
    if name in _COUNTS:
        return _count(name, value)
    if name in _CLOSED:
        return _listed(name, str(value))
    return common_name(str(value)) if name in _SIDES else str(value)


def _span(value: str | int | None) -> dict[str, Any]:
    when = edtf(str(value)) if value else When()
    return {"start": day(when.earliest), "end": day(when.latest)}


def _count(name: str, value: str | int) -> int:
    try:
        count = int(value)
    except ValueError as error:
        raise BadJudgement(f"{value!r} is no count for {name}: give a whole number") from error
    if count < 0:
        raise BadJudgement(f"{count} is no count for {name}: give 0 or more")
    return count


def _listed(name: str, value: str) -> str:
    try:
        return str(_CLOSED[name](value))
    except ValueError as error:
        raise BadJudgement(f"{value!r} is no {name}: there are {', '.join(_CLOSED[name])}") from error


def days(since: str | date | None, until: str | date | None) -> dict[str, str | None]:
    """From which day to which something is so.

    Raises:
        BadJudgement: If one is no day, or they are the wrong way round.
    """
    first, last = day(since), day(until)
    if first and last and first > last:
        raise BadJudgement(f"{first} comes after {last}: give the first day, then the last")
    return {"from": first, "to": last}
