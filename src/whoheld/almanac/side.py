"""Sides of a war: all the names they go by, what they are part of on a day, and where a text names them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac import acronyms, spelling
from whoheld.almanac.belligerent import Side, belligerents
from whoheld.almanac.generic import generic_sides
from whoheld.almanac.kinship import Kinship
from whoheld.almanac.phrase_trie import Entry, PhraseTrie
from whoheld.almanac.reporter import Reporter, Reporters, reporters
from whoheld.almanac.side_finder import SideFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

__all__ = ["Mention", "Reporter", "Side", "Sides"]

#: Words after a side's name that do not make it another: "SDF fighters", "YPG units".
_TAIL_WORDS = (
    "fighter fighters force forces militant militants troop troops soldier soldiers unit units member members militia"
    " militias militiamen gunmen group movement organization organisation terrorists insurgents rebels jihadists"
    " elements combatants personnel men commanders positions lines command"
)
_TAILS = frozenset(_TAIL_WORDS.split())
#: Words before it that do not either: "so-called ISIL", "elite Tiger Forces".
_LEAD_WORDS = "so called self proclaimed styled elite local allied remaining other more several many"
_LEADS = frozenset(_LEAD_WORDS.split())
_DETERMINER = re.compile(r"^(?:[Tt]he|[Aa]n?|its|their|some|all)\s+")
_CLOSING = re.compile(r"['\u2019]s?$")
#: A two-letter name typed in small letters is a word of the language ("us", "is"), not an acronym.
_WORD_LIKE = 2


#: Names of a war that are rarer than this in a text are asides of a text on another.
_A_FAIR_SHARE = 0.1


class Mention(NamedTuple):
    """A side named at ``text[start:end]``, in characters."""

    start: int
    end: int
    side: Side


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of sides; copies share their tables.

    Make one with `Sides.shipped` or `Sides.bare`; `learn` and `within` give copies.
    """

    _finder: SideFinder
    _kinship: Kinship
    _of_conflicts: bool
    # A document asks for the same few names a thousand times; what it learns makes another copy, which starts anew.
    _looked_up: dict[str, Side | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    _compared: dict[tuple[str, str, date | None], bool] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _lineages: dict[tuple[str, date | None], set[str]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _umbrellas: dict[tuple[str, date | None], str] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def shipped(cls) -> Sides:
        """States, generic words, and the belligerents and reporters that come with the package."""
        return _shipped()

    @classmethod
    def bare(cls) -> Sides:
        """States, generic words, and what is world-wide; nothing that belongs to one conflict."""
        return _bare()

    def lookup(self, text: str) -> Side | None:
        """The side that a noun phrase names, by any alias; None for generic words and what is not known.

        Case, hyphens, diacritics, a leading article, a possessive and tails such as "fighters" make no difference.
        """
        if text not in self._looked_up:
            self._looked_up[text] = self._lookup(text)
        return self._looked_up[text]

    def _lookup(self, text: str) -> Side | None:
        phrase = _DETERMINER.sub("", text.strip())
        if len(phrase) <= _WORD_LIKE and phrase.islower():
            return None
        folded = list(spelling.key(phrase))
        if folded[:1] and folded[0] in _LEADS:
            return self._finder.exact(folded) or self._finder.exact([w for w in folded if w not in _LEADS])
        side = self._finder.exact(folded) or self._finder.metonym(folded)
        while side is None and len(folded) > 1 and folded[-1] in _TAILS:
            folded.pop()
            side = self._finder.exact(folded)
        return side

    def common_name(self, text: str) -> str:
        """The common name of a side, or of several joined by "; "; unknown names come back without their article."""
        return "; ".join(self._common(part) for part in text.split(";") if part.strip())

    def parents(self, name: str, on: date | None = None) -> tuple[str, ...]:
        """What a side is part of, nearest first, on a day (on any day if none is given)."""
        common = self._common(name)
        side = self.lookup(common)
        above = side.parent if side else ""
        known = self._kinship.parents(common, on)
        return known or ((above, *self._kinship.parents(above, on)) if above else ())

    def umbrella(self, name: str, on: date | None = None) -> str:
        """The largest side that it is part of on a day, or itself."""
        key = name, on
        if key not in self._umbrellas:
            self._umbrellas[key] = self._umbrella(name, on)
        return self._umbrellas[key]

    def _umbrella(self, name: str, on: date | None) -> str:
        common = self._common(name)
        side = self.lookup(common)
        top = self._kinship.umbrella(common, on)
        return self._kinship.umbrella(side.parent, on) if top == common and side and side.parent else top

    def same(self, a: str, b: str, on: date | None = None) -> bool:
        """Whether two holders are the same, part of one another or joint on a day; a rename changes nothing.

        Two parts of one larger side are not the same. Joint holders are joined by "; ": one in common is enough.
        """
        key = a, b, on
        if key not in self._compared:
            both = ((self._common(x), self._common(y)) for x in _parts(a) for y in _parts(b))
            self._compared[key] = any(self._kin(x, y, on) for x, y in both)
        return self._compared[key]

    def reporter(self, text: str) -> Reporter | None:
        """The agency, monitor, ministry or kind of person that a noun phrase names as a source, or None.

        Where the phrase names a side ("an SDF spokesman"), that side is its leaning.
        """
        if self._finder.preferred(spelling.key(text)):
            return None
        found = self._known_reporters().get(text)
        if found is None or found.leaning or found.kind != "head":
            return found
        sides = self.find(text)
        return replace(found, leaning=sides[0].side.name) if sides else found

    def is_reporter(self, text: str) -> bool:
        """Whether a noun phrase names a source of information rather than a side."""
        return self.reporter(text) is not None

    def generic(self, text: str) -> str | None:
        """The class of a generic noun phrase by its head: rebel, government, militant, coalition, state-forces, any."""
        return generic_sides().classify(text)

    def find(self, text: str) -> list[Mention]:
        """Every side that a text names, longest names first, none overlapping, in order.

        Left out: sides that only qualify another ("US-backed rebels", "pro-Russian"), and capitals and peoples, which
        a text mostly means as such. A country's name is found wherever it stands, also as a place.
        """
        return [Mention(start, end, side) for start, end, side, _ in self._finder.find(text)]

    def names_country(self, text: str) -> bool:
        """Whether the words are just a country's name, which may stand for the place as well as for the state."""
        return self._finder.is_country(spelling.key(text))

    def find_generic(self, text: str) -> list[tuple[int, int, str]]:
        """Every generic word for a side ("rebels", "government forces"): start, end and class, none overlapping."""
        return generic_sides().find(text)

    def conflicts(self, text: str) -> tuple[str, ...]:
        """The conflicts whose own names make up a tenth or more of those in a text, most frequent first.

        Names of two conflicts do not count.
        """
        counts = Counter(side.conflict for _, _, side, clear in self._finder.find(text) if clear and side.conflict)
        return tuple(conflict for conflict, n in counts.most_common() if n >= _A_FAIR_SHARE * counts.total())

    def within(self, *conflicts: str) -> Sides:
        """A copy that takes an alias of several sides ("SNA") for the one of the conflict named first."""
        return replace(self, _finder=self._finder.within(conflicts))

    def about(self, text: str) -> Sides:
        """A copy for one document: `within` its conflicts, having learnt its definitions (`acronyms.definitions`)."""
        return self.within(*self.conflicts(text)).learn(acronyms.definitions(text))

    def learn(self, definitions: Mapping[str, str]) -> Sides:
        """A copy that also knows the acronyms that a document defines: ``{"SDF": "Syrian Democratic Forces"}``.

        Where the long form is known, the acronym stands for its common name; else the acronym is the common name of
        both. Reporters and acronyms of reporters are left out.
        """
        known = [entry for acronym, long in definitions.items() for entry in self._learnt(acronym, long)]
        return replace(self, _finder=self._finder.extended(known)) if known else self

    def phrases(self) -> Iterable[str]:
        """Every alias, as written in the tables."""
        return self._finder.phrases()

    def _known_reporters(self) -> Reporters:
        return reporters(of_conflicts=self._of_conflicts)

    def _learnt(self, acronym: str, long: str) -> Iterable[Entry[Side]]:
        if self._known_reporters().get(long) or (
            self._known_reporters().named(acronym) and not acronyms.fits(acronym, long)
        ):
            return ()
        side = self.lookup(long)
        if side is None and not acronyms.fits(acronym, long) and (known := self.lookup(acronym)):
            return (Entry(acronym, known),)  # more than the name may have been taken for the long form
        side = side or Side(acronym, "defined")
        return Entry(acronym, side), Entry(long, side)

    def _common(self, text: str) -> str:
        side = self.lookup(text)
        return side.name if side else _CLOSING.sub("", _DETERMINER.sub("", text.strip()))

    def _kin(self, a: str, b: str, on: date | None) -> bool:
        named_a, named_b = self._kinship.names(a), self._kinship.names(b)
        if spelling.key(a) == spelling.key(b) or not set(named_a).isdisjoint(named_b):
            return True
        above_a, above_b = self._lineage(a, on), self._lineage(b, on)
        return not (above_a.isdisjoint(named_b) and above_b.isdisjoint(named_a))

    def _lineage(self, name: str, on: date | None) -> set[str]:
        key = name, on
        if key not in self._lineages:
            self._lineages[key] = {known for above in self.parents(name, on) for known in self._kinship.names(above)}
        return self._lineages[key]


def _parts(joint: str) -> list[str]:
    return [part.strip() for part in joint.split(";") if part.strip()]


@cache
def _shipped() -> Sides:
    table = belligerents()
    finder = SideFinder(PhraseTrie(table.entries))
    return Sides(finder, Kinship(table.memberships, table.renamings), _of_conflicts=True)


@cache
def _bare() -> Sides:
    entries = [entry for entry in belligerents().entries if not entry.value.conflict]
    names = {entry.value.name for entry in entries}
    kinship = Kinship([m for m in belligerents().memberships if m.member in names], ())
    return Sides(SideFinder(PhraseTrie(entries)), kinship, _of_conflicts=False)
