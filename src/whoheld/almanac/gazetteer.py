"""The gazetteer: which places a name may stand for, in the shipped index and in the layers that a person added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from whoheld.almanac.folding import fold, plain, skeleton, sound
from whoheld.almanac.index import Entry, Index, entries, open_index
from whoheld.almanac.kinds import Sort, sort_of, split
from whoheld.almanac.place import Candidate, FeatureClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whoheld.almanac.layers import Layer

# How near two spellings of one region must be, in percent (rapidfuzz's ratio of their sounds). Measured on the develop
# names of a Syrian layer: below these, villages of other names come in.
SAME_CONSONANTS, OTHER_CONSONANTS = 81, 90
SHORTEST_SKELETON, SHORTEST_SOUND = 3, 5
PARTLY_AS_GOOD = 0.95  # a name without its "upper" that is only alike, against one that is alike as a whole
LONGEST_CODE = 3  # "US", "UAE"
# Words that tell parts of one village apart, which a text may leave off: upper, lower, great, little, the four winds.
_QUALIFIERS = frozenset(
    {"fokani", "fawkani", "tahtani", "kabir", "kabira", "saghir", "saghira", "sharki", "gharbi", "shamali", "janubi"}
    | {"upper", "lower", "great", "big", "little", "small", "new", "old", "north", "south", "east", "west", "central"}
)
Region = tuple[str, str]


class Spelling(IntEnum):
    """How a candidate's spelling fits the name, worst first."""

    NEAR = 0  # alike within the document's region
    PARTLY = 1  # but for "upper", "east", "oil field" and the like, which the text leaves off
    FOLDED = 2  # but for habits of transliteration
    ALTERNATE = 3  # one of its other names
    NAME = 4  # its name


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate with the spelling of it that fits the name; likeness is 1 but for near spellings."""

    candidate: Candidate
    spelling: Spelling
    spelled: str
    seat: bool = False  # a settlement that stands for the district around it
    likeness: float = 1.0


class Gazetteer:
    """The shipped places and the user's layers, asked together.

    Args:
        layers: What the user added, as `read_layer` or the record hands them out.
        index: The shipped places; the installation's own index unless given.
    """

    def __init__(self, layers: Iterable[Layer] = (), index: Index | None = None) -> None:
        self._layers = tuple(layers)
        self._index = index

    @cached_property
    def index(self) -> Index:
        """The shipped places; opened (and built, the first time) when something is looked up."""
        return self._index or open_index()

    @cached_property
    def _added(self) -> dict[str, list[Entry]]:
        added = defaultdict(list)
        for layer in self._layers:
            for candidate in layer.rows:
                for folded, entry in entries(candidate):
                    added[folded].append(entry)
        return added

    @cached_property
    def _added_within(self) -> dict[Region, list[Entry]]:
        within: dict[Region, list[Entry]] = defaultdict(list)
        for found in self._added.values():
            for entry in found:
                within[entry.candidate.country, entry.candidate.division].append(entry)
        return within

    def find(self, name: str) -> list[Candidate]:
        """The places that a name may stand for, best spelling first, then the most populous.

        Generic words count: "Deir ez-Zor Governorate" finds the area and not the city, "X oil field" no town called X.
        """
        found = sorted(self.matches(name), key=lambda m: (-m.spelling, -m.candidate.population, m.candidate.id))
        return [m.candidate for m in found]

    def matches(self, text: str, kind_words: str = "", hint: FeatureClass | None = None) -> list[Match]:
        """The candidates for a name, with or without generic words in it or beside it, one match a candidate."""
        core, words = split(text)
        sort = sort_of(kind_words or words) if kind_words or words else None
        best: dict[str, Match] = {}
        for match in self._fitting(f"{text} {kind_words}".strip(), core, sort, hint):
            known = best.get(match.candidate.id)
            if known is None or match.spelling > known.spelling:
                best[match.candidate.id] = match
        return list(best.values())

    def _fitting(self, full: str, core: str, sort: Sort | None, hint: FeatureClass | None) -> Iterator[Match]:
        bare = plain(core)
        whole = [e for e in self._entries(full) if not e.core and _may_be(e.candidate, hint) and _as_code(full, e)]
        yield from (_match(e, plain(full)) for e in whole if sort is None or plain(e.spelled) == plain(full))
        if sort:
            yield from (_match(e, bare, sort) for e in self._entries(core) if _of_sort(e, sort))
        else:
            cores = (e for e in self._entries(core) if e.core and hint in {None, e.candidate.feature})
            yield from (Match(e.candidate, Spelling.PARTLY, e.spelled) for e in cores)

    def _entries(self, name: str) -> list[Entry]:
        folded = fold(name)
        return [*self._added.get(folded, ()), *self.index.found(folded)]

    def near(self, text: str, kind_words: str, hint: FeatureClass | None, regions: Sequence[Region]) -> list[Match]:
        """The candidates in some first-level divisions whose spelling is only like the name's."""
        core, words = split(text)
        sort = sort_of(kind_words or words) if kind_words or words else None
        best: dict[str, Match] = {}
        for entry in self._of_regions(regions):
            if not (_of_sort(entry, sort) if sort else _may_be(entry.candidate, hint)):
                continue
            match = _likeness(core, entry)
            if match and match.likeness > getattr(best.get(match.candidate.id), "likeness", 0):
                best[match.candidate.id] = match
        return list(best.values())

    def _of_regions(self, regions: Sequence[Region]) -> Iterator[Entry]:
        for region in (*regions, ("", "")):
            yield from self._added_within.get(region, ())
            if region[0]:
                yield from self.index.within(*region)


def _match(entry: Entry, bare: str, sort: Sort | None = None) -> Match:
    seat = sort is not None and sort.feature is FeatureClass.AREA is not entry.candidate.feature
    if plain(entry.spelled) != bare:
        return Match(entry.candidate, Spelling.FOLDED, entry.spelled, seat)
    own = entry.spelled == entry.candidate.name or entry.core
    return Match(entry.candidate, Spelling.NAME if own else Spelling.ALTERNATE, entry.spelled, seat)


def _of_sort(entry: Entry, sort: Sort) -> bool:
    """Whether a candidate can be what the generic words say; a district may stand at the town it is named after."""
    candidate = entry.candidate
    if candidate.feature is not sort.feature:
        return sort.name == "district" and candidate.feature is FeatureClass.SETTLEMENT
    return sort.fits(sort_of(candidate.kind) if candidate.kind else None)


def _as_code(name: str, entry: Entry) -> bool:
    """Whether a short name is written in capitals, and so stands for a longer one, in both or in neither."""
    return len(plain(name)) > LONGEST_CODE or name.isupper() is entry.spelled.isupper()


def _may_be(candidate: Candidate, hint: FeatureClass | None) -> bool:
    """Whether a hint leaves the candidate open: a site or a road is never a town, and no town is a site."""
    if hint in {FeatureClass.SITE, FeatureClass.ROUTE}:
        return candidate.feature is hint
    return hint is None or candidate.feature in {FeatureClass.SETTLEMENT, FeatureClass.AREA}


def _likeness(name: str, entry: Entry) -> Match | None:
    stripped = _without_qualifiers(entry.spelled)
    if stripped == fold(name):
        return Match(entry.candidate, Spelling.PARTLY, entry.spelled)
    likeness = _alike(name, entry.spelled)
    if stripped:
        likeness = max(likeness, _alike(name, stripped) * PARTLY_AS_GOOD)
    return Match(entry.candidate, Spelling.NEAR, entry.spelled, likeness=likeness / 100) if likeness else None


def _alike(name: str, spelled: str) -> float:
    """How much alike two names sound, in percent; 0 if too little."""
    a, b = sound(name), sound(spelled)
    if a == b:
        return 100.0
    if min(len(a), len(b)) <= SHORTEST_SOUND or a[0] != b[0]:
        return 0.0
    bones = skeleton(name)
    same = bones == skeleton(spelled) and len(bones) >= SHORTEST_SKELETON
    return fuzz.ratio(a, b, score_cutoff=SAME_CONSONANTS if same else OTHER_CONSONANTS)


@lru_cache(maxsize=65536)
def _without_qualifiers(spelled: str) -> str:
    words = fold(spelled).split()
    kept = [w for w in words if w not in _QUALIFIERS]
    return " ".join(kept) if 0 < len(kept) < len(words) else ""
