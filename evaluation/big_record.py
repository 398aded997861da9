"""Make a big record of an invented war, to measure on: the same seed gives the same record.

    python evaluation/big_record.py big.db                                    a million claims
    python evaluation/big_record.py small.db --claims 20000 --places 2000 --documents 700

Every place has a story of its own (who held it from when), and every document tells of some weeks of the stories of
some places: mostly what happened, sometimes with doubt, without a date, or of another holder. A few places are told of
thousands of times, most a few times. Each document has a text in which each quote stands at its offsets.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from bisect import bisect_right
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate, islice, product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from whoheld.acquisition.document import Block, BlockKind, Document, OffsetMap, Segment
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.claims.claim import Claim
from whoheld.codebook import CONTROL, Extent, Kind, Span, Stance
from whoheld.evidence.sql import open_store
from whoheld.evidence.store import Entry
from whoheld.evidence.writer import SqlWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

READER = "invented-1"
#: Sides of the invented war; none is known to the almanac, so that a name is a side.
SIDES = ("North", "South", "East Guard", "West Guard", "Hill League", "River Front")
SOURCES = ("the Watch", "a spokesman of North", "residents", "Radio South", "the Delta Monitor", None, None, None)
FIRST, LAST = date(2031, 1, 1), date(2043, 12, 31)
#: The place of rank r is told of in proportion to 1 / (r + FLATNESS): the most told has 1 claim in a hundred.
FLATNESS = 15
#: Sentences without a claim after each with one, on average, and claims in a paragraph: the articles that were read
#: for the measurements have some 150 characters a claim, and six claims in a paragraph that has any.
FILLERS, TOGETHER = 1, 6
#: Shares of claims of the last weeks, of another account, of places without a point, of targets that are named.
RECENT, RIVAL, NOWHERE, NAMED = 0.8, 0.04, 0.15, 0.5
#: Shares of claims that tell a day, a month, a last day; the rest are undated.
DAY, MONTH, BY = 0.72, 0.1, 0.1
#: Documents written in one transaction.
BATCH = 200
_SYLLABLES = ("ba", "dor", "el", "fan", "gil", "hor", "im", "kas", "lu", "mar", "nev", "os", "pir", "ran", "sel", "tuz")
_KINDS = {
    Kind.TAKES: 16,
    Kind.HOLDS: 14,
    Kind.LEAVES: 6,
    Kind.CONTESTS: 15,
    Kind.BESIEGES: 3,
    Kind.ATTACKS: 12,
    Kind.STRIKES: 11,
    Kind.KILLS: 11,
    Kind.WOUNDS: 3,
    Kind.ADVANCES: 4,
    Kind.REPELS: 2,
    Kind.DISPLACES: 2,
    Kind.SUPPORTS: 1,
}
_STANCES = {Stance.SAID: 84, Stance.DOUBTED: 7, Stance.DENIED: 3, Stance.INTENDED: 3, Stance.FORECAST: 3}
_EXTENTS = {Extent.WHOLE: 70, Extent.UNCLEAR: 15, Extent.PART: 12, Extent.EDGE: 3}
_VERBS = {
    Kind.TAKES: "captured",
    Kind.HOLDS: "controlled",
    Kind.LEAVES: "withdrew from",
    Kind.CONTESTS: "fought for",
    Kind.BESIEGES: "surrounded",
    Kind.ATTACKS: "attacked",
    Kind.STRIKES: "shelled",
    Kind.KILLS: "killed people in",
    Kind.WOUNDS: "wounded people in",
    Kind.ADVANCES: "advanced towards",
    Kind.REPELS: "held off an attack on",
    Kind.DISPLACES: "drove families out of",
    Kind.SUPPORTS: "supplied",
}
#: Words of sentences that tell of no claim.
_WORDS = tuple(map("".join, product(_SYLLABLES, repeat=3)))


@dataclass(frozen=True, slots=True)
class Size:
    """How big a record is to be made, and from which seed."""

    claims: int = 1_000_000
    places: int = 20_000
    documents: int = 30_000
    seed: int = 4


@dataclass(frozen=True, slots=True)
class Story:
    """A place and who held it: days of changes in order, the first long ago, each with its new holder."""

    place: Place
    days: tuple[date, ...]
    holders: tuple[str, ...]

    def at(self, day: date) -> tuple[date, str, str]:
        """The last change up to a day, the holder since, and the holder before."""
        i = bisect_right(self.days, day) - 1
        return self.days[i], self.holders[i], self.holders[i - 1]


class War:
    """The stories of all places, and the documents that tell them."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._weights = list(accumulate(1 / (rank + FLATNESS) for rank in range(size.places)))
        self._story = lru_cache(maxsize=None)(self._made)

    def entries(self) -> Iterator[Entry]:
        """The documents in order of publication, each with its claims and places; nothing is kept of one given out."""
        left = self._size.claims
        for number in range(self._size.documents):
            count = round(left / (self._size.documents - number))
            left -= count
            yield self._entry(number, count)

    def more(self, count: int) -> Iterator[Entry]:
        """Documents of the usual size that follow on those of the record."""
        usual = round(self._size.claims / self._size.documents)
        return (self._entry(self._size.documents + i, usual) for i in range(count))

    def _made(self, rank: int) -> Story:
        draw = _random(f"{self._size.seed}:{rank}")
        changes = draw.choice((0, 1, 1, 2, 2, 3, 4, 6)) + (draw.randrange(8) if rank < len(self._weights) // 50 else 0)
        days = sorted({FIRST + timedelta(draw.randrange((LAST - FIRST).days)) for _ in range(changes)})
        holders = [draw.choice(SIDES)]
        for _ in days:
            holders.append(draw.choice([side for side in SIDES if side != holders[-1]]))
        return Story(_place(draw, rank), (date.min, *days), tuple(holders))

    def _entry(self, number: int, count: int) -> Entry:
        draw = _random(f"{self._size.seed}/{number}")
        published = FIRST + (LAST - FIRST) * (number + 1) / self._size.documents
        ranks = draw.choices(range(self._size.places), cum_weights=self._weights, k=max(1, count * 2 // 3))
        told = [self._told(draw, self._story(draw.choice(ranks)), published) for _ in range(count)]
        return _written(f"report-{number:05}", told, published, draw)

    def _told(self, draw: Random, story: Story, published: date) -> dict[str, Any]:
        """The fields of one claim: of the last weeks, or for one in five of some day long before."""
        back = draw.randrange(30) if draw.random() < RECENT else draw.randrange(2000)
        day = max(published - timedelta(back), FIRST)
        kind = _drawn(draw, _KINDS)
        changed, holder, before = story.at(day)
        other = draw.choice([side for side in SIDES if side != holder])
        if kind in (Kind.TAKES, Kind.LEAVES) and changed >= FIRST:
            day = min(changed + timedelta(draw.choice((0, 0, 0, 0, 1, 2))), published)
        mine = kind in (Kind.TAKES, Kind.HOLDS, Kind.REPELS)
        actor, target = (holder, before) if mine else (before, None) if kind is Kind.LEAVES else (other, holder)
        if draw.random() < RIVAL:
            actor = draw.choice(SIDES)
        target = target if target != actor and draw.random() < NAMED else None
        return {"kind": kind, "actor": actor, "target": target, **_dated(draw, day), **_details(draw, kind, story)}


def _random(seed: str) -> Random:
    return Random(seed)  # noqa: S311 - an invented war keeps no secrets


def _place(draw: Random, rank: int) -> Place:
    name = "".join(draw.choices(_SYLLABLES, k=3)).capitalize() + ("" if rank % 3 else f" {draw.choice(_SYLLABLES)}")
    feature = draw.choices(list(FeatureClass), (87, 8, 3, 2))[0]
    division = f"{draw.randrange(14):02}"
    if draw.random() < NOWHERE:
        nowhere = "no gazetteer has it"
        return Place(f"name:{name.lower()} {rank}", name, feature, Placing.UNPLACED, reason=nowhere)
    lon, lat = round(draw.uniform(35, 42), 5), round(draw.uniform(32, 37), 5)
    here: dict[str, Any] = {"lon": lon, "lat": lat, "country": "XX", "division": division, "layer": "geonames"}
    return Place(f"geonames:{rank + 9_000_000}", name, feature, Placing.PLACED, **here, reason="the only one near")


def _dated(draw: Random, day: date) -> dict[str, Any]:
    """Most claims tell a day, some a month, some "by", some nothing."""
    sort = draw.random()
    if sort < DAY:
        return {"start": day, "end": day, "date_text": f"on {day:%d %B}"}
    if sort < DAY + MONTH:
        first = day.replace(day=1)
        return {"start": first, "end": (first + timedelta(31)).replace(day=1) - timedelta(1), "date_text": f"{day:%B}"}
    return {"end": day, "date_text": "by then"} if sort < DAY + MONTH + BY else {}


def _details(draw: Random, kind: Kind, story: Story) -> dict[str, Any]:
    stance = _drawn(draw, _STANCES)
    people = kind in (Kind.KILLS, Kind.WOUNDS, Kind.DISPLACES)
    low = draw.randrange(1, 40)
    return {
        "place": story.place,
        "stance": stance,
        "source": draw.choice(SOURCES),
        "extent": _drawn(draw, _EXTENTS) if kind in CONTROL else None,
        "span": draw.choice(list(Span)) if kind is Kind.HOLDS else Span.WITHIN,
        **({"low": low, "high": low, "unit": "people"} if people else {}),
        "certainty": "hedged" if stance is Stance.DOUBTED else "plain",
    }


def _drawn(draw: Random, weights: dict[Any, int]) -> Any:  # noqa: ANN401 - whatever is weighed
    return draw.choices(list(weights), list(weights.values()))[0]


def _written(name: str, told: list[dict[str, Any]], published: date, draw: Random) -> Entry:
    """The document whose sentences are these claims, some other sentences between them."""
    text, spots = f"{name}\n\n", []
    for fields in told:
        quote = _sentence(fields)
        spots.append((len(text), quote))
        fillers = (_filler(draw) for _ in range(draw.randrange(2 * FILLERS + 1)))
        text += " ".join((quote, *fillers)) + (" " if len(spots) % TOGETHER and len(spots) < len(told) else "\n\n")
    doc = _document(name, text, published)
    claims = [_claim(doc, fields, *spot) for fields, spot in zip(told, spots, strict=True)]
    places = {fields["place"].id: fields["place"] for fields in told}
    spellings: dict[str, dict[str, int]] = {i: {} for i in places}
    for fields in told:
        count = spellings[fields["place"].id]
        count[fields["place"].name] = count.get(fields["place"].name, 0) + 1
    return Entry(doc, READER, claims, tuple(places.values()), spellings)


def _filler(draw: Random) -> str:
    return " ".join(draw.choices(_WORDS, k=draw.randrange(6, 15))).capitalize() + "."


def _sentence(fields: dict[str, Any]) -> str:
    when = f"{fields['date_text'].capitalize()}, " if fields.get("date_text") else ""
    source = f", {fields['source']} said" if fields["source"] else ""
    maybe = "reportedly " if fields["stance"] is Stance.DOUBTED else ""
    against = f" against {fields['target']}" if fields["target"] else ""
    return f"{when}forces of {fields['actor']} {maybe}{_VERBS[fields['kind']]} {fields['place'].name}{against}{source}."


def _document(name: str, text: str, published: date) -> Document:
    day = published.isoformat()
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        path=f"reports/{name}.txt",
        text=text,
        blocks=tuple(_blocks(text)),
        offsets=OffsetMap((Segment(0, len(text), 0, len(text)),)),
        title=name,
        publisher="The Delta Monitor",
        url=f"https://example.org/{name}",
        published=day,
        published_basis="stated",
    )


def _blocks(text: str) -> Iterator[Block]:
    """A title, then paragraphs."""
    start = 0
    for part in text.split("\n\n")[:-1]:
        yield Block(BlockKind.PARAGRAPH if start else BlockKind.TITLE, start, start + len(part), int(not start))
        start += len(part) + 2


def _claim(doc: Document, fields: dict[str, Any], start: int, quote: str) -> Claim:
    place, end = fields["place"], start + len(quote)
    names = {"place": place.name, "place_id": place.id, "place_text": place.name}
    words = {"actor_text": f"forces of {fields['actor']}", "target_text": fields["target"]}
    why = {
        "kind": f"trigger {_VERBS[fields['kind']]!r}, active, its object the place",
        "date": f"{fields.get('date_text')!r}, of the year of publication",
        "place": f"{place.reason}, beside others of its division",
        "actor": f"subject of the verb: {words['actor_text']!r}",
    }
    return Claim(
        doc_id=doc.id,
        doc=doc.name,
        quote=quote,
        quote_start=start,
        quote_end=end,
        raw_start=start,
        raw_end=end,
        confidence=0.75,
        source_text=fields["source"],
        reasons=why,
        **words,
        **{**fields, **names},
    )


class Bulk(SqlWriter):
    """Writes documents as `SqlWriter` does, but gives places their names and points when all are in."""

    def __init__(self, connection: Connection, touched: set[str]) -> None:
        super().__init__(connection)
        self._touched = touched

    def enter(self, entry: Entry) -> None:
        """Add a document; what it says of places is weighed when all are in."""
        self._touched.update(place.id for place in entry.places)
        super().enter(entry)

    def _settle(self, touched: set[str]) -> set[str]:
        self._touched |= touched
        return set()

    def settle_all(self) -> None:
        """Settle what was left."""
        super()._settle(self._touched)


def make(target: Path, size: Size) -> None:
    """Make the record.

    Raises:
        FileExistsError: There is a file of that name.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already: name another file, or remove it")
    entries, touched = War(size).entries(), set[str]()
    with open_store(str(target)) as store:
        while batch := list(islice(entries, BATCH)):
            with store.writing() as writer:
                bulk = Bulk(writer._connection, touched)  # noqa: SLF001 - many documents in one transaction
                for entry in batch:
                    bulk.enter(entry)
            print(f"\r{batch[-1].document.name}", end="", file=sys.stderr, flush=True)
        with store.writing() as writer:
            Bulk(writer._connection, touched).settle_all()  # noqa: SLF001 - as above


def add_size(ask: argparse.ArgumentParser) -> None:
    """Give a parser the options that say how big."""
    for name, default in asdict(Size()).items():
        ask.add_argument(f"--{name}", type=int, default=default)


def size_of(options: argparse.Namespace) -> Size:
    """How big, by the options."""
    return Size(**{name: getattr(options, name) for name in asdict(Size())})


def main() -> int:
    """Run from the command line."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("target", type=Path, metavar="FILE")
    add_size(ask)
    options = ask.parse_args()
    began = time.perf_counter()
    make(options.target, size_of(options))
    print(f"\n{options.target}: {options.target.stat().st_size / 1e6:,.0f} MB in {time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
