"""Records of reports of an invented war in a real country, made claim by claim, for tests of what is exported.

A report is a list of sentences, each with the claims that it makes; what the sentences say plays no part.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import whoheld
from tiny_reader import TinyReading
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.claims.claim import Claim
from whoheld.codebook import Extent, Kind, Stance

TOWN = Place("geonames:706448", "Kherson", FeatureClass.SETTLEMENT, Placing.PLACED, 32.6178, 46.6558, "UA", "08")
PLACES = {
    "Kherson": TOWN,
    "Snake Hill": Place("layer:hills:1", "Snake Hill", FeatureClass.SITE, Placing.PLACED, 32.5, 46.5, "UA", "08"),
    "Black Road": Place("layer:roads:1", "Black Road", FeatureClass.ROUTE, Placing.PLACED, 32.5, 46.5, "UA"),
    "Ukraine": Place("geonames:690791", "Ukraine", FeatureClass.AREA, Placing.PLACED, 32.0, 49.0, "UA"),
    "Nowhere": Place("name:nowhere", "Nowhere", FeatureClass.SETTLEMENT, Placing.UNPLACED),
}


def said(kind, actor=None, target=None, day="2022-11-11", place="Kherson", **more):
    """The fields of a claim; ``day`` is one day, two joined by "/", or None."""
    first, last = (day.split("/") * 2)[:2] if day else (None, None)
    days = {"start": first and date.fromisoformat(first), "end": last and date.fromisoformat(last)}
    control = {"extent": Extent.WHOLE} if kind in ("takes", "leaves", "holds") else {}
    known = {"kind": Kind(kind), "actor": actor, "target": target, "target_text": target, "actor_text": actor}
    return {**known, "place": place, **days, **control, **more}


@cache
def _empty():
    """The bytes of a record with nothing in it; making one takes longer than all that a test reads into it."""
    with TemporaryDirectory() as folder:
        whoheld.open(Path(folder) / "empty.db").close()
        return (Path(folder) / "empty.db").read_bytes()


@dataclass(frozen=True)
class Scripted:
    """A reader that finds in each report the claims that a test says are there."""

    reports: dict = field(default_factory=dict)
    version: str = "scripted-1"

    def __call__(self):
        """The reader itself."""
        return self

    def read(self, document):
        """The claims of a document, by its name."""
        claims, places = [], {}
        for sentence, *told in self.reports[document.name]:
            start = document.text.index(sentence)
            for fields in told:
                place = _place(fields["place"])
                places |= {place.id: place} if place else {}
                claims.append(_claim(document, sentence, start, place, fields))
        return TinyReading(tuple(claims), tuple(places.values()), {p.id: {p.name: 1} for p in places.values()})


def _place(name):
    """The place of a name; "Kherson#3" is a town like Kherson elsewhere."""
    usual, *number = name.split("#")
    place = PLACES.get(usual)
    return replace(place, id=f"{place.id}#{number[0]}", name=name) if place and number else place


def _claim(document, sentence, start, place, fields):
    end = start + len(sentence)
    where = {"quote_start": start, "quote_end": end, "raw_start": start, "raw_end": end}
    stance = Stance(fields.get("stance", "said"))
    return Claim(
        doc_id=document.id,
        doc=document.name,
        quote=sentence,
        place_id=place and place.id,
        **{**where, **fields, "stance": stance},
    )


def record_of(folder, *, order=None, **reports):
    """The path of a record of reports, each a list of a sentence and its claims."""
    path = folder / f"{'-'.join(order or ['record'])}.db"
    path.write_bytes(_empty())
    names = order or list(reports)
    for name in names:
        head = f"---\ntitle: The title of {name}\npublisher: The {name} Post\nurl: https://example.org/{name}\n"
        body = " ".join(sentence for sentence, *_ in reports[name])
        (folder / f"{name}.md").write_text(f"{head}published: 2022-11-20\n---\n{body}\n")
    with whoheld.open(path) as record:
        record.read([folder / f"{name}.md" for name in names], reader=Scripted(reports))
    return path
