"""Names of one document put on the map together: first the document's region, then each name within it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whoheld.almanac.distance import km_between
from whoheld.almanac.folding import fold, plain
from whoheld.almanac.gazetteer import Gazetteer, Match, Spelling
from whoheld.almanac.kinds import sort_of, split
from whoheld.almanac.place import Candidate, FeatureClass, Place, Placing, Toponym
from whoheld.almanac.region import Region, find_region
from whoheld.almanac.weighing import GREAT, Anchor, Surroundings, Weighed, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Candidates that lie nearer to each other than this are one place on a map of towns.
SAME_PLACE_KM = 15.0
#: Scores that differ by less are equally good.
TIE = 0.1
#: Only a place whose score leads by so much vouches for others near it, lest two wrong ones vouch for each other.
SURE = 0.5
#: After so many rounds of votes a document's region no longer changes.
ROUNDS = 3
#: Outside of the document's countries only a place with so many people is believed by its name alone.
WELL_KNOWN = 100_000
#: A small place that is spelled otherwise, so far from all of a document's (at least so many) places, is another one.
ASTRAY_KM, ENOUGH_ANCHORS = 60.0, 4
#: A smaller one there is believed if it lies so near to a place of the document, across a border.
ACROSS_BORDER_KM = 60.0
#: A spelling that is only like a known one is believed within this distance of another place of the document.
NEAR_SPELLING_KM = 80.0


@dataclass(frozen=True)
class Name:
    """All mentions of a document that are written alike and called alike, with their candidates."""

    mentions: tuple[Toponym, ...]
    matches: list[Match]
    context: tuple[Candidate, ...]

    @property
    def first(self) -> Toponym:
        """The first mention, for what all of them have in common."""
        return self.mentions[0]

    @property
    def paragraphs(self) -> frozenset[int]:
        """The paragraphs that name it."""
        return frozenset(m.paragraph for m in self.mentions)


class Placer:
    """Places the names of documents, one document a call.

    Args:
        gazetteer: Where candidates are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def place_all(self, names: Sequence[Toponym]) -> dict[Toponym, Place]:
        """The place of each mention of one document; mentions written and called alike have the same one."""
        found = [self._name(mentions) for mentions in _alike(names)]
        region = self._region(found)
        settled = self._settle(found, region, ())
        settled = self._settle(found, region, _anchors(settled))
        return {m: place for name, place, _ in _shared(settled) for m in name.mentions}

    def _name(self, mentions: tuple[Toponym, ...]) -> Name:
        first = mentions[0]
        matches = self.gazetteer.matches(first.text, first.kind_words, first.hint)
        areas = (a for c in first.context for a in self.gazetteer.find(c) if a.feature is FeatureClass.AREA)
        return Name(mentions, matches, tuple(areas))

    def _region(self, names: Sequence[Name]) -> Region:
        """Rounds of votes: what one finds helps ambiguous names in the next."""
        votes = [(len(n.mentions), [m for m in n.matches if m.spelling > Spelling.PARTLY]) for n in names]
        region = find_region(votes)
        for _ in range(ROUNDS - 1):
            region = find_region(votes, region)
        return region

    def _settle(self, names: Sequence[Name], region: Region, anchors: Sequence[Anchor]) -> list[Settled]:
        return [self._one(name, region, _others(name, anchors)) for name in names]

    def _one(self, name: Name, region: Region, anchors: Sequence[Anchor]) -> Settled:
        hint = name.first.hint or _hint(name.first.kind_words or split(name.first.text)[1])
        around = Surroundings(region, anchors, name.paragraphs, hint, name.context, self._area_name)
        weighed = _likely(name.matches, around)
        if not weighed and anchors:
            first = name.first
            near = self.gazetteer.near(first.text, first.kind_words, first.hint, region.own_divisions())
            weighed = [w for w in _likely(near, around) if w.within(NEAR_SPELLING_KM)]
        return name, _decide(name, hint, weighed, around), len(_far(weighed, SURE)) == 0

    def _area_name(self, country: str, division: str) -> str:
        area = self.gazetteer.index.area(country, division) or self.gazetteer.index.area(country)
        return area.name if area else country


#: A name, its place, and whether nothing else comes near to that place's score.
Settled = tuple[Name, Place, bool]


def place_all(names: Sequence[Toponym], gazetteer: Gazetteer | None = None) -> dict[Toponym, Place]:
    """Place the names of one document; the shipped gazetteer unless another is given."""
    return Placer(gazetteer or Gazetteer()).place_all(names)


def helpful_file(places: Iterable[Place]) -> str | None:
    """The GeoNames country file that would help with a document's unplaced names ("SY.zip"); None if none is.

    It is that of the country in which most of the document's placed names lie; from
    https://download.geonames.org/export/dump/.
    """
    places = list(places)
    if all(p.placing is not Placing.UNPLACED for p in places):
        return None
    countries = Counter(p.country for p in places if p.country and p.placing is Placing.PLACED)
    return f"{countries.most_common(1)[0][0]}.zip" if countries else None


def _alike(names: Sequence[Toponym]) -> Iterable[tuple[Toponym, ...]]:
    groups: dict[tuple[object, ...], list[Toponym]] = defaultdict(list)
    for toponym in dict.fromkeys(names):
        kind = sort_of(toponym.kind_words) if toponym.kind_words else None
        groups[plain(toponym.text), toponym.hint, kind, toponym.context].append(toponym)
    return [tuple(group) for group in groups.values()]


def _hint(kind_words: str) -> FeatureClass | None:
    sort = sort_of(kind_words) if kind_words else None
    return sort.feature if sort else None


def _likely(matches: Sequence[Match], around: Surroundings) -> list[Weighed]:
    """The candidates that can be believed, best first."""
    weighed = (weigh(match, matches, around) for match in matches)
    kept = [w for w in weighed if _believable(w, around)]
    return sorted(kept, key=lambda w: (-w.score, w.candidate.id))


def _believable(weighed: Weighed, around: Surroundings) -> bool:
    """Whether a candidate may be meant; small places abroad are not, unless the text or nearness puts them there."""
    place, spelling, region = weighed.candidate, weighed.match.spelling, around.region
    if (
        spelling <= Spelling.FOLDED
        and place.layer != "divisions"
        and place.population < WELL_KNOWN
        and _astray(weighed, around)
    ):
        return False
    if not region.known or any(area.country == place.country for area in around.context):
        return True
    if region.own(place.country) and (region.country(place.country) * 2 >= 1 or spelling >= Spelling.ALTERNATE):
        return True
    if place.kind in GREAT:
        return spelling >= Spelling.FOLDED
    large = place.layer == "divisions" or place.population >= WELL_KNOWN
    return (large or weighed.within(ACROSS_BORDER_KM)) and spelling >= Spelling.ALTERNATE


def _astray(weighed: Weighed, around: Surroundings) -> bool:
    """Whether a document with places enough to tell has none near the candidate."""
    return len(around.anchors) >= ENOUGH_ANCHORS and not weighed.within(ASTRAY_KM)


def _decide(name: Name, hint: FeatureClass | None, weighed: Sequence[Weighed], around: Surroundings) -> Place:
    if not weighed:
        return _unplaced(name, hint, around)
    far = _far(weighed, TIE)
    return _ambiguous(name, [weighed[0], *far]) if far else _placed(name, weighed)


def _far(weighed: Sequence[Weighed], margin: float) -> list[Weighed]:
    """The candidates elsewhere whose score comes within a margin of the best one's."""
    return [
        w
        for w in weighed[1:]
        if weighed[0].score - w.score < margin and km_between(w.candidate, weighed[0].candidate) > SAME_PLACE_KM
    ]


def _placed(name: Name, weighed: Sequence[Weighed]) -> Place:
    best = weighed[0]
    candidate, seat = best.candidate, best.match.seat
    others = len(_far(weighed, math.inf))
    rivals = f"{others} other place{'s' * (others > 1)} of that name fit less" if others else ""
    return Place(
        id=f"{candidate.id}:area" if seat else candidate.id,
        name=_usual(name),
        feature=FeatureClass.AREA if seat else candidate.feature,
        placing=Placing.PLACED,
        lon=candidate.lon,
        lat=candidate.lat,
        country=candidate.country,
        division=candidate.division,
        layer=candidate.layer,
        reason="; ".join(filter(None, [*best.reasons, rivals])),
    )


def _ambiguous(name: Name, equals: Sequence[Weighed]) -> Place:
    where = ", ".join(f"{w.candidate.name} ({w.candidate.lon:.2f} {w.candidate.lat:.2f})" for w in equals[:4])
    return Place(
        id=_nameless(name),
        name=_usual(name),
        feature=equals[0].candidate.feature,
        placing=Placing.AMBIGUOUS,
        candidates=tuple(w.candidate for w in equals),
        reason=f"{len(equals)} places fit equally well: {where}",
    )


def _unplaced(name: Name, hint: FeatureClass | None, around: Surroundings) -> Place:
    reason = "no gazetteer has a place of that name"
    if name.matches:
        top = max(around.region.countries, key=lambda c: around.region.countries[c], default="")
        reason = f"the places of that name lie outside of {around.area_name(top, '')}, which the text is about"
    return Place(
        id=_nameless(name),
        name=_usual(name),
        feature=hint or FeatureClass.SETTLEMENT,
        placing=Placing.UNPLACED,
        reason=reason,
    )


def _nameless(name: Name) -> str:
    """The id of a place that has only a name; an oil field keeps apart from the town of its name."""
    core, words = split(name.first.text)
    sort = sort_of(name.first.kind_words or words) if name.first.kind_words or words else None
    apart = f" ({sort.name})" if sort and sort.feature is not FeatureClass.SETTLEMENT else ""
    return f"name:{fold(core)}{apart}"


def _usual(name: Name) -> str:
    return Counter(m.text for m in name.mentions).most_common(1)[0][0]


def _anchors(settled: Sequence[Settled]) -> list[Anchor]:
    """The places that are sure enough to measure others' nearness from; an area has no place to be near to."""
    return [
        Anchor(name.first.text, place.lon, place.lat, name.paragraphs)
        for name, place, sure in settled
        if sure and place.lon is not None and place.lat is not None and place.feature is not FeatureClass.AREA
    ]


def _others(name: Name, anchors: Sequence[Anchor]) -> list[Anchor]:
    """A name is no witness for itself in another spelling."""
    folded = fold(name.first.text)
    return [a for a in anchors if fold(a.name) != folded]


def _shared(settled: Sequence[Settled]) -> Iterable[Settled]:
    """Names without generic words take the place of the same name with them, where they have none of their own."""
    called = {plain(n.first.text): p for n, p, _ in settled if n.first.kind_words and p.placing is Placing.PLACED}
    for name, place, sure in settled:
        own = place.placing is Placing.PLACED or name.first.kind_words or name.first.hint
        other = called.get(plain(name.first.text))
        if own or other is None:
            yield name, place, sure
        else:
            yield name, replace(other, reason=f"the text says what it is elsewhere; {other.reason}"), sure
