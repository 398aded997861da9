"""The region that a document is about: the countries and first-level divisions that its names have in common."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.almanac.gazetteer import Match

Division = tuple[str, str]
Key = TypeVar("Key")
#: A document's own countries and divisions have at least this share of its votes.
COUNTRY_SHARE, DIVISION_SHARE = 0.06, 0.06
#: What is left of a vote for countries that no other name votes for.
STRANGE = 0.2
#: A name spread over more candidates than this tells nothing.
MOST_CANDIDATES = 40
#: How much more a place counts as a vote for each tenfold of its people.
TENFOLD = 2.0


@dataclass(frozen=True, slots=True)
class Region:
    """Shares of the votes by country (ISO code) and by first-level division; each sums to 1 or is empty."""

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[Division, float] = field(default_factory=dict)
    votes: float = 0.0

    @property
    def known(self) -> bool:
        """Whether there is enough to say what the document is about."""
        return self.votes >= 2 and any(share >= COUNTRY_SHARE for share in self.countries.values())  # noqa: PLR2004

    def country(self, code: str) -> float:
        """How much a country belongs to the document, 1 for the one with the most votes."""
        return self.countries.get(code, 0.0) / max(self.countries.values(), default=1.0)

    def division(self, country: str, code: str) -> float:
        """How much a division belongs to the document, 1 for the one with the most votes."""
        return self.divisions.get((country, code), 0.0) / max(self.divisions.values(), default=1.0)

    def own(self, country: str) -> bool:
        """Whether a country is among those that the document is about."""
        return self.countries.get(country, 0.0) >= COUNTRY_SHARE

    def own_divisions(self) -> list[Division]:
        """The divisions that the document is about, most votes first."""
        own = [d for d, share in self.divisions.items() if share >= DIVISION_SHARE and self.own(d[0])]
        return sorted(own, key=lambda d: (-self.divisions[d], d))


def find_region(names: Iterable[tuple[int, list[Match]]], before: Region | None = None) -> Region:
    """The region of a document, from each name's frequency and its candidates.

    A name has a vote, somewhat more if it is frequent, and shares it among its candidates by prominence and by what
    is known of the region ``before``. A name all of whose candidates lie elsewhere is more likely one that no
    gazetteer has, and counts little.
    """
    countries: defaultdict[str, float] = defaultdict(float)
    divisions: defaultdict[Division, float] = defaultdict(float)
    votes = 0.0
    for frequency, matches in names:
        if not matches or len(matches) > MOST_CANDIDATES:
            continue
        vote = (1 + math.log(frequency)) * (_familiar(matches, before) if before else 1.0)
        votes += vote
        for match, share in _shares(matches, before):
            candidate = match.candidate
            countries[candidate.country] += vote * share
            if candidate.division:
                divisions[candidate.country, candidate.division] += vote * share
    countries.pop("", None)
    return Region(_normal(countries), _normal(divisions), votes)


def _familiar(matches: list[Match], before: Region) -> float:
    return STRANGE + (1 - STRANGE) * max(before.country(m.candidate.country) for m in matches)


def _shares(matches: list[Match], before: Region | None) -> list[tuple[Match, float]]:
    weights = [_weight(match, before) for match in matches]
    whole = sum(weights)
    return [(match, weight / whole) for match, weight in zip(matches, weights, strict=True)]


def _weight(match: Match, before: Region | None) -> float:
    """A candidate's weight against the name's others, before its surroundings are weighed."""
    people = math.log10(10 + prominence(match)) * TENFOLD / 2
    place = match.candidate
    here = 3 * before.country(place.country) + before.division(place.country, place.division) if before else 0.0
    return math.exp(people + match.spelling + here)


def prominence(match: Match) -> int:
    """How many people a candidate stands for; without a figure it counts as a village, a division or a continent."""
    candidate = match.candidate
    if candidate.population:
        return candidate.population
    if candidate.kind in {"continent", "ocean"}:
        return 500_000_000
    if candidate.kind == "region":
        return 500_000
    return 100_000 if candidate.layer == "divisions" else 500


def _normal(votes: Mapping[Key, float]) -> dict[Key, float]:
    whole = sum(votes.values())
    return {key: count / whole for key, count in votes.items()} if whole else {}
