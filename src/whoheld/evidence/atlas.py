"""What people's judgements make of places: which are one, which documents mean another, where they lie."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.evidence.judgement import Act, Judgement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whoheld.evidence.store import View


def split_id(place_id: str, doc_ids: Iterable[str]) -> str:
    """The id of the place that some documents mean by the name of another."""
    return f"split:{place_id}:{min(doc_ids)[:12]}"


def made_place(values: Mapping[str, Any]) -> Place:
    """A place that a person named and that no document had, from the plain values of a judgement."""
    return Place(
        values["id"], values["name"], FeatureClass(values["feature"]), Placing.UNPLACED, reason=values["reason"]
    )


class Atlas:
    """Which place of the store each place is, by the judgements that stand.

    Of two judgements on the same pair the later one counts. Places that are judged different are never joined by way
    of a third.
    """

    def __init__(self, base: View, standing: Sequence[Judgement]) -> None:
        self._base = base
        self._joined, self._apart = _pairs(standing)
        self._splitting = [j for j in standing if j.act is Act.SPLIT_PLACE]
        self._moving = {j.about["place"]: j for j in standing if j.act is Act.MOVE_PLACE}
        #: Places that people named in a claim and that no document had, by id.
        self.made = {place.id: place for place in map(made_place, _made(standing))}
        self._known: dict[str, Place | None] = {}

    def __bool__(self) -> bool:
        return bool(self._joined or self._splitting or self._moving or self.made)

    def now(self, place_id: str, doc_id: str | None = None) -> str:
        """The id under which a place is shown; for a claim, give its document, which may mean another place."""
        root = self._roots.get(place_id, place_id)
        return self._split.get((root, doc_id), root) if doc_id else root

    def sources(self, place_ids: Iterable[str]) -> set[str]:
        """The ids in the store whose claims may be shown under any of these."""
        wanted = {self.now(i) for i in place_ids}
        return wanted.union(*(self._members.get(i, ()) for i in wanted))

    def place(self, place_id: str) -> Place | None:
        """The place that an id stands for now, at the point where people put it."""
        now = self.now(place_id)
        if now not in self._known:
            self._known[now] = self._place(now)
        return self._known[now]

    def shown(self, place: Place) -> Place:
        """A place of the store at the point where people put it."""
        moved = self._points.get(place.id)
        if moved is None:
            return place
        lon, lat = moved.value["lon"], moved.value["lat"]
        said = f"moved {moved.signed}"
        return replace(place, lon=lon, lat=lat, placing=Placing.PLACED, candidates=(), reason=said)

    def splits(self) -> Mapping[tuple[str, str], str]:
        """Place and document -> the place that the document means."""
        return self._split

    def touched(self) -> frozenset[str]:
        """Ids, in the store and as shown, of the places that judgements on places change."""
        split = {i for (place, _), new in self._split.items() for i in (place, new)}
        return frozenset(
            self._roots.keys() | set(self._roots.values()) | split | self._points.keys() | self.made.keys()
        )

    @cached_property
    def _roots(self) -> Mapping[str, str]:
        """Each joined place -> the one under which it is shown: the one that the judgement names first."""
        roots: dict[str, str] = {}

        def root(place_id: str) -> str:
            while place_id in roots:
                place_id = roots[place_id]
            return place_id

        groups: dict[str, set[str]] = {}
        for first, second in self._joined:
            a, b = root(first), root(second)
            left, right = groups.get(a, {a}), groups.get(b, {b})
            kept_apart = any(frozenset((x, y)) in self._apart for x in left for y in right)
            if a != b and not kept_apart:
                roots[b] = a
                groups[a] = left | right
        return {place_id: root(place_id) for place_id in roots}

    @cached_property
    def _split(self) -> Mapping[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for judgement in self._splitting:
            place, docs = judgement.about["place"], judgement.about["docs"]
            new = split_id(place, docs)
            found |= {(self._roots.get(place, place), doc): self._roots.get(new, new) for doc in docs}
        return found

    @cached_property
    def _members(self) -> Mapping[str, set[str]]:
        members: dict[str, set[str]] = {}
        for place_id, root in self._roots.items():
            members.setdefault(root, set()).add(place_id)
        for (place_id, _), new in self._split.items():
            members.setdefault(new, set()).update({place_id, *members.get(place_id, ())})
        return members

    @cached_property
    def _points(self) -> Mapping[str, Judgement]:
        ranked = sorted(self._moving.values(), key=lambda j: j.id)
        return {self.now(j.about["place"]): j for j in ranked}

    @cached_property
    def _parents(self) -> Mapping[str, str]:
        """Each place that was split off -> the one it was split off from."""
        return {split_id(j.about["place"], j.about["docs"]): j.about["place"] for j in self._splitting}

    def _place(self, place_id: str) -> Place | None:
        if place_id in self._parents:
            place = self._split_off(place_id, self._parents[place_id])
        else:
            place = self._base.place(place_id) or self.made.get(place_id)
        return self.shown(place) if place else None

    def _split_off(self, place_id: str, whole_id: str) -> Place | None:
        """A place of the name and sort of another, without its point."""
        whole = self.place(whole_id)
        if whole is None:
            return None
        said = f"split off from {whole_id}"
        return Place(place_id, whole.name, whole.feature, Placing.UNPLACED, country=whole.country, reason=said)


def _pairs(standing: Iterable[Judgement]) -> tuple[list[tuple[str, str]], set[frozenset[str]]]:
    """Pairs of places that are the same, in the order of the judgements, and those that are not."""
    last = {frozenset(j.about["places"]): j for j in standing if j.act in {Act.SAME_PLACE, Act.OTHER_PLACE}}
    same = sorted((j for j in last.values() if j.act is Act.SAME_PLACE), key=lambda j: j.id)
    apart = {pair for pair, j in last.items() if j.act is Act.OTHER_PLACE}
    return [(j.about["places"][0], j.about["places"][1]) for j in same], apart


def _made(standing: Iterable[Judgement]) -> list[Mapping[str, Any]]:
    """What people told of places that no document had."""
    return [j.value["made"] for j in standing if j.act in {Act.ADD, Act.CORRECT} and j.value.get("made")]
