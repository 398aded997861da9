"""What the document has told so far: the last towns named, and what has happened to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.lexicon import CONTAINERS, DIRECTIONS, PLACE_NOUNS

if TYPE_CHECKING:
    from whoheld.almanac.when import When
    from whoheld.codebook import Kind

#: Sorts that may stand for one another: "the city" for a town.
URBAN = frozenset(
    [
        "city",
        "town",
        "village",
        "hamlet",
        "settlement",
        "capital",
        "stronghold",
        "bastion",
        "municipality",
        "hometown",
        "township",
        "port",
        "it",
        "them",
        "there",
    ]
)


PRONOUNS = frozenset({"it", "them", "there"})
#: A city named so many characters ago is rather "the city" than the one that the document is about.
CLOSE = 200
#: A name further back than so many characters is no longer what "the town" stands for.
NEARBY = 700


HILLS = frozenset({"hill", "hilltop", "height", "jabal", "jebel", "mount", "mountain", "point", "tal", "tall", "tell"})


class Told(NamedTuple):
    """An earlier event of a place: whose, against whom, when.

    ``again`` tells that the place was the actor's before, ``part`` that it is not all of the place.
    """

    kind: Kind
    place: str
    actor: str | None
    target: str | None
    when: When
    again: bool = False
    part: bool = False


@dataclass(slots=True)
class Memory:
    """Names in the order of their mention, their sorts, and events.

    ``main`` is the place that the document is about; ``sole``: about what befell this one place, not all around it;
    ``known``: the names that are places somewhere in the document, which go before others; ``comer``: who
    last took a place of this paragraph, or went for one.
    """

    main: str | None = None
    sole: bool = False
    sorts: dict[str, list[str]] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    at: int = 0
    events: list[Told] = field(default_factory=list)
    known: frozenset[str] = frozenset()
    comer: str | None = None

    def saw(self, name: str, sort: str, at: int) -> None:
        """A name was mentioned at a character of the document, as this sort of place ("" if it does not say)."""
        self.seen[name] = self.at = at
        if sort in PLACE_NOUNS:
            self.sorts.setdefault(name, []).append(sort)
        if name in self.recent:
            self.recent.remove(name)
        self.recent.append(name)

    def antecedent(self, sort: str) -> tuple[str, str] | None:
        """Which name "the town", "it" stands for, and why."""
        if sort not in CONTAINERS and sort not in PRONOUNS:
            ending = [n for n in reversed(self.recent) if len(n.split()) > 1 and _called(n, sort)]
            return (ending[0], f"'the {sort}' is the last {sort} named") if ending else None
        near = [n for n in reversed(self.recent) if self.at - self.seen[n] < NEARBY]
        near.sort(key=lambda n: n not in self.known)  # a stable sort: among their like, the last named goes first
        if sort in PRONOUNS:
            return (near[0], f"'{sort}' is the last place named") if near else None
        said = [n for n in near if sort in self.sorts.get(n, ())]
        main = self.main if self._may_be(self.main, sort) else None
        if sort in {"city", "capital"} and main and (not said or self.at - self.seen[said[0]] > CLOSE):
            return main, f"'the {sort}' is the place the document is about"
        fitting = [n for n in near if n in said or self._may_be(n, sort)]
        if fitting:
            return fitting[0], f"'the {sort}' is the last place named that may be one"
        if sort in URBAN and main:
            return main, f"'the {sort}' is the place the document is about"
        return None

    def _may_be(self, name: str | None, sort: str) -> bool:
        """Whether a name may be this sort of place, by what the document has called it."""
        if name is None or name.split()[0].lower() in DIRECTIONS:
            return False
        called = set(self.sorts.get(name, ()))
        return bool(called & URBAN) or not called if sort in URBAN else sort in called

    def told(self, kind: Kind, place: str) -> Told | None:
        """The last event of that kind told of the place."""
        return next((e for e in reversed(self.events) if e.kind is kind and e.place == place), None)


#: A title that tells of one place alone.
BATTLE = re.compile(
    r"(?:.*\b)?(?:[Bb]attle|[Ss]iege|[Ff]all|[Cc]apture|[Ll]iberation)\s+(?:of|for)\s+(?:the\s+)?([^(:,]+)"
)


def remembering(title: str | None) -> Memory:
    """The memory with which a document of that title is read."""
    return Memory(main_place(title), sole=title is not None and BATTLE.match(title) is not None)


def _called(name: str, sort: str) -> bool:
    """Whether a name says that it is this sort of place: "the hill" for Hill 900, Tell Amran."""
    words = {w.rstrip("s") for w in (name.split(maxsplit=1)[0].lower(), name.rsplit(maxsplit=1)[-1].lower())}
    return bool(words & (HILLS if sort in HILLS else {sort}))


def main_place(title: str | None) -> str | None:
    """The place in a title such as "Battle of P", "P offensive (2016)"."""
    if not title:
        return None
    text = re.sub(r"\s*\([^)]*\)", "", title)
    if m := BATTLE.match(text):
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
