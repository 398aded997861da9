"""What the document has told so far: the last towns named, and what has happened to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import CONTAINERS

if TYPE_CHECKING:
    from whoheld.almanac.when import When
    from whoheld.codebook import Kind

#: Sorts that may stand for one another: "the city" for a town.
URBAN = frozenset(
    "city town village hamlet settlement capital stronghold bastion municipality hometown township port it them there".split()
)


class Told(NamedTuple):
    """An earlier event of a place: whose, against whom, when."""

    kind: Kind
    place: str
    actor: str | None
    target: str | None
    when: When


@dataclass(slots=True)
class Memory:
    """Names in the order of their mention, their sorts, and events."""

    main: str | None = None
    sorts: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    events: list[Told] = field(default_factory=list)

    def saw(self, name: str, sort: str) -> None:
        """A name was mentioned, as this sort of place."""
        if sort in CONTAINERS:
            self.sorts.setdefault(name, sort)
        if name in self.recent:
            self.recent.remove(name)
        self.recent.append(name)

    def antecedent(self, sort: str) -> tuple[str, str] | None:
        """Which name "the town", "it" stands for, and why."""
        if sort not in CONTAINERS and sort not in {"it", "them", "there"}:
            ending = [
                n for n in reversed(self.recent) if n.lower().split()[-1].rstrip("s") == sort and len(n.split()) > 1
            ]
            return (ending[0], f"'the {sort}' is the last {sort} named") if ending else None
        same = [n for n in reversed(self.recent[-8:]) if self.sorts.get(n) == sort]
        if same:
            return same[0], f"'the {sort}' is the last {sort} named"
        if sort in {"city", "capital"} and self.main:
            return self.main, f"'the {sort}' is the place the document is about"
        if sort in {"it", "them", "there"}:
            return (self.recent[-1], f"'{sort}' is the last place named") if self.recent else None
        if sort in URBAN:
            loose = [n for n in reversed(self.recent[-4:]) if self.sorts.get(n, "town") in URBAN]
            if loose:
                return loose[0], f"'the {sort}' is the last place named"
            return (self.main, f"'the {sort}' is the place the document is about") if self.main else None
        return None

    def told(self, kind: Kind, place: str) -> Told | None:
        """The last event of that kind told of the place."""
        return next((e for e in reversed(self.events) if e.kind is kind and e.place == place), None)


def main_place(title: str | None) -> str | None:
    """The place in a title such as "Battle of P", "P offensive (2016)"."""
    if not title:
        return None
    text = re.sub(r"\s*\([^)]*\)", "", title)
    m = re.match(
        r"(?:.*\b)?(?:[Bb]attle|[Ss]iege|[Ff]all|[Cc]apture|[Ll]iberation)\s+(?:of|for)\s+(?:the\s+)?(.+)$", text
    )
    if m:
        return m[1].strip()
    m = re.match(
        r"(?:\d{4}\s+)?(?:(?:First|Second|Third|Fourth)\s+)?(.+?)\s+(?:offensive|clashes|campaign|operation|conflict)\b",
        text,
    )
    return (
        re.sub(r"\s+(?:summer|winter|spring|autumn|countryside|Governorate|province)$", "", m[1].strip())
        if m and m[1][:1].isupper()
        else None
    )
