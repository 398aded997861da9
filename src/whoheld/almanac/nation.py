"""States, and how English names their governments and forces: "Iraqi police", "Iraq's army"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from whoheld.almanac import spelling, tables
from whoheld.almanac.phrase_trie import Entry, PhraseTrie

if TYPE_CHECKING:
    from collections.abc import Iterable

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Nation:
    """A state.

    Attributes:
        iso: ISO 3166-1 alpha-2 code (of states that are no more: SU, YU, ZR, as they were).
        name: Its common English name.
        names: Other names of the country, acronyms included.
        adjectives: Adjectives, the one that its institutions are named with first ("Philippine", "Filipino").
        people: Plural nouns for its people.
        capitals: Names of its capital, which stand for the government in "Damascus said".
        side: Its name as a side: "Iraqi government" where wars at home have other sides, else the country's name.
    """

    iso: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    side: str

    @property
    def adjective(self) -> str:
        """The adjective that its institutions are named with."""
        return self.adjectives[0]

    @property
    def at_home(self) -> bool:
        """Whether its side is its government, as opposed to the country as one."""
        return self.side != self.name


class Institution(NamedTuple):
    """What an adjective and a noun name: the side itself where ``title`` is empty; kind as in the table of sides."""

    title: str
    kind: str


_STATE = Institution("", "state")
#: Nouns after a nation's adjective or name for the state, or for no force in particular.
_STATE_NOUNS = (
    "government|authorities|regime|administration|junta|federal government|central government|government forces"
    "|government troops|regime forces|regime troops|forces|troops|soldiers|security forces|military forces"
    "|ground forces|ground troops|servicemen|warplanes|jets|fighter jets|aircraft|helicopters|artillery|tanks|planes"
    "|military units|regular forces"
)
#: Nouns for the whole of its forces, which are the state itself where it fights abroad.
_HOME_TITLES = {"army": "Army", "military": "military", "armed forces": "Armed Forces", "regular army": "Army"}
_BRANCHES = {
    "air force": "Air Force", "air forces": "Air Force", "navy": "Navy", "special forces": "special forces",
    "special operations forces": "special forces", "marines": "Marines", "marine corps": "Marines",
    "commandos": "special forces", "paratroopers": "paratroopers", "coast guard": "Coast Guard",
    "national guard": "National Guard", "border guards": "border guards", "border guard": "border guards",
    "peacekeepers": "peacekeepers", "national army": "National Army",
}  # fmt: skip
_POLICE = {
    "police": "police", "police forces": "police", "federal police": "Federal Police", "policemen": "police",
    "national police": "National Police", "gendarmerie": "gendarmerie", "security services": "security services",
}  # fmt: skip


@cache
def nations() -> tuple[Nation, ...]:
    """All states of the table."""
    return tuple(
        Nation(iso, name, _split(other), _split(adjectives), _split(people), _split(capitals), side)
        for iso, name, other, adjectives, people, capitals, side in tables.rows("nations")
    )


@cache
def institutions() -> PhraseTrie[Institution]:
    """The nouns that follow a nation's name or adjective, each with what it names."""
    return PhraseTrie(
        [
            *_entries(_STATE_NOUNS.split("|"), _STATE),
            *(Entry(noun, Institution(title, "army")) for noun, title in (_HOME_TITLES | _BRANCHES).items()),
            *(Entry(noun, Institution(title, "police")) for noun, title in _POLICE.items()),
        ]
    )


def institution_name(nation: Nation, institution: Institution) -> str:
    """The common name of an institution: a state that fights abroad is one side with its army, at home it is not."""
    abroad_one = not nation.at_home and institution.title in _HOME_TITLES.values()
    if not institution.title or abroad_one:
        return nation.side
    return f"{nation.adjective} {institution.title}"


@cache
def countries() -> frozenset[str]:
    """All names of all countries."""
    return frozenset(name for nation in nations() for name in (nation.name, *nation.names))


def prefixes() -> Iterable[Entry[Nation]]:
    """What may stand before such a noun: every adjective and every name ("Iraqi", "Iraq's", "DRC")."""
    for nation in nations():
        yield from _entries((*nation.adjectives, nation.name, *nation.names), nation)


def metonyms() -> dict[tuple[str, ...], Nation]:
    """Folded plural nouns of peoples whose state is one side, and capitals: clear as an actor, unclear in a text."""
    known: dict[tuple[str, ...], Nation] = {}
    for nation in nations():
        for name in (*nation.capitals, *(() if nation.at_home else nation.people)):
            known.setdefault(spelling.key(name), nation)
    return known


def _entries(phrases: Iterable[str], value: V) -> Iterable[Entry[V]]:
    return (Entry(phrase, value) for phrase in phrases)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
