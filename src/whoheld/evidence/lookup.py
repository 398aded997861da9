"""From a name to a document, and from a spelling to a place: as written, folded, by sound, by the gazetteer, alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold, plain, sound
from whoheld.almanac.kinds import split
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.errors import AmbiguousPlace, UnknownDocument, UnknownPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from whoheld.acquisition.document import Document
    from whoheld.evidence.rows import PlaceRow
    from whoheld.evidence.store import View

#: A settlement before the province of the same name.
_ORDER = (FeatureClass.SETTLEMENT, FeatureClass.SITE, FeatureClass.AREA, FeatureClass.ROUTE)
#: Of two places that fit alike, the one with so many times the claims of the other is meant.
CLEARLY_MORE = 4
#: Likeness in per cent (indel ratio) from which a spelling counts as a slip of the one in the record.
SLIP = 86
#: In a name of fewer letters than this, such a likeness may be one letter that makes it another name.
SHORT = 7
#: Likeness in per cent from which a spelling is worth proposing.
WORTH_NAMING = 55
PROPOSALS = 5
#: Likeness in per cent from which a word of a name is worth taking for another, if it has a few letters.
WORD = 75
FEW_LETTERS = 4
#: Words of fewer letters stand in too many names.
LETTERS = 3
#: So many names that share words come before those that are only spelt alike.
SHARING = 3


def find_place(view: View, spelling: str) -> Place:
    """The place of the record that a spelling, or an id, stands for.

    Only places with claims are candidates. A settlement comes before a site, a site before an area, an area before a
    route; then the closer spelling; then a place with a point before one without; then a place with clearly more
    claims. What the gazetteer calls a place counts too, after all spellings of the record.

    Raises:
        UnknownPlace: If nothing in the record is called so; the message names the nearest spellings.
        AmbiguousPlace: If several places fit equally well; the message lists them with their ids.
    """
    if known := view.place(spelling):
        return _meant(view, known)
    folded = fold(spelling)
    for way in _WAYS:
        if found := way(view, folded):
            return _best(view, spelling, found)
    raise UnknownPlace(_nothing(view, spelling, folded))


def like_named(view: View, name: str) -> list[PlaceRow]:
    """Places of the record with a name that has all words of this one, or the other way round, as spelt or alike.

    Those with the most claims come first. They are for proposing: none of them is what was asked for.
    """
    asked = _words(split(fold(name))[0])
    near = {i for known, ids in view.folded_spellings().items() if _shared(asked, _words(known)) for i in ids}
    return sorted((row for row in view.places(near) if row.claims), key=lambda row: (-row.claims, row.place.id))


def find_document(view: View, doc: str) -> Document:
    """The document of an id, else the one of a name.

    Raises:
        UnknownDocument: There is none, or several go by that name.
    """
    named = [doc] if view.facts([doc]) else sorted(known.id for known in view.facts().values() if doc == known.name)
    if len(named) > 1:
        raise UnknownDocument(f"{len(named)} documents are called {doc!r}: name one by its id: {', '.join(named)}")
    found = view.document(named[0]) if named else None
    if found is None:
        raise UnknownDocument(f"no document {doc!r} is in the record: `whoheld documents` lists them")
    return found


def _meant(view: View, known: Place) -> Place:
    """A place asked for by its id; where all its documents are found to mean another one, that one."""
    if any(row.claims for row in view.places([known.id])):
        return known
    others = view.places(view.stands_for(known.id))
    return others[0].place if len(others) == 1 else known


def _written(view: View, folded: str) -> set[str]:
    return set(view.spelled(folded))


def _sounding(view: View, folded: str) -> set[str]:
    wanted = sound(folded)
    return {i for name, ids in view.folded_spellings().items() if sound(name) == wanted for i in ids}


def _in_gazetteer(view: View, folded: str) -> set[str]:
    """Places of the record that the shipped gazetteer calls so ("Kiev" of Kyiv)."""
    # Loaded only for a name that no document writes: it may have to be built first.
    from whoheld.almanac.index import open_index  # noqa: PLC0415

    named = {entry.candidate.id for entry in open_index().found(folded) if not entry.core}
    return {row.place.id for row in view.places(named) if row.claims}


def _alike(view: View, folded: str) -> set[str]:
    names = view.folded_spellings()
    likest = [name for name in _likest(names, folded, SLIP) if _slip(name, folded)]
    return {i for name in likest for i in names[name]}


def _slip(name: str, asked: str) -> bool:
    """Whether one is a slip of the other in the name itself, not only alike by "Governorate" or the like."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - see _likest

    (core, words), (wanted, asked_words) = split(name), split(asked)
    return words == asked_words and len(wanted) >= SHORT and fuzz.ratio(core, wanted) >= SLIP


_WAYS: tuple[Callable[[View, str], set[str]], ...] = (_written, _sounding, _in_gazetteer, _alike)


def _best(view: View, spelling: str, ids: set[str]) -> Place:
    """The one that fits best.

    Raises:
        AmbiguousPlace: If there is no such one.
    """
    ranked = sorted(view.places(ids), key=lambda row: (_rank(row, spelling), -row.claims, row.place.id))
    best = [row for row in ranked if _rank(row, spelling) == _rank(ranked[0], spelling)]
    if len(best) > 1 and best[0].claims < CLEARLY_MORE * best[1].claims:
        raise AmbiguousPlace(_several(spelling, best))
    return best[0].place


def _rank(row: PlaceRow, spelling: str) -> tuple[int, int, bool]:
    if spelling in row.spellings:
        closeness = 0
    elif plain(spelling) in {plain(name) for name in row.spellings}:
        closeness = 1
    else:
        closeness = 2
    return _ORDER.index(row.place.feature), closeness, row.place.placing is not Placing.PLACED


def _likest(names: Iterable[str], folded: str, cutoff: int) -> list[str]:
    # A fifth of a second that an answer about a known place need not wait for.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extract(folded, sorted(names), scorer=fuzz.ratio, score_cutoff=cutoff, limit=PROPOSALS)
    if cutoff < SLIP:
        return [name for name, _, _ in found]
    return [name for name, score, _ in found if score == found[0][1]]


def _words(folded: str) -> list[str]:
    """The words of a name by which it may be known."""
    return [word for word in folded.split() if len(word) >= LETTERS]


def _shared(asked: Sequence[str], known: Sequence[str]) -> bool:
    """Whether each word of the shorter name is one of the other's."""
    fewer, more = sorted((asked, known), key=len)
    return bool(fewer) and all(any(_same_word(one, other) for other in more) for one in fewer)


def _same_word(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - see _likest

    return one == other or (min(len(one), len(other)) >= FEW_LETTERS and fuzz.ratio(one, other) >= WORD)


def _nothing(view: View, spelling: str, folded: str) -> str:
    names = view.folded_spellings()
    likest = {i for name in _likest(names, folded, WORTH_NAMING) for i in names[name]}
    near = dict.fromkeys(row.place.name for row in (*like_named(view, spelling)[:SHARING], *view.places(likest)))
    if proposed := ", ".join(list(near)[:PROPOSALS]):
        return f"no place called {spelling!r} is in the record; near it: {proposed}. `whoheld places` lists all"
    if names:
        return f"no place called {spelling!r} is in the record, nor one like it: `whoheld places` lists all there are"
    return f"no place called {spelling!r} is in the record, which has no claims yet: fill it with `whoheld read PATH`"


def _several(spelling: str, rows: list[PlaceRow]) -> str:
    listed = "; ".join(f"{_described(row)}: ask for {row.place.id!r}" for row in rows)
    return f"{spelling!r} may be {len(rows)} places of the record: {listed}"


def _described(row: PlaceRow) -> str:
    place = row.place
    point = "no point" if place.lon is None or place.lat is None else f"lon {place.lon:.2f}, lat {place.lat:.2f}"
    return f"{place.name} ({place.feature.value}, {place.country or 'country unknown'}, {point}, {row.claims} claims)"
