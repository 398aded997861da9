"""A record of documents out to harm the page that shows them: our own sentences, with attacks in them.

Each document is named for its attack; what is told in it is told by, of and about names that are that attack.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date

import whoheld
from tiny_reader import TinyReading
from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.claims.claim import Claim, Kind

#: A word as long as a book; no longer line is read.
LONG = "overlong" * 120_000
#: No name is longer than this: names come from a model's tokens.
LONGEST_NAME = 5000
#: What would be run if it were read as markup, as an address, as a template, or as a name of JavaScript's own.
ATTACKS = {
    "script": "<script>alert('script')</script>",
    "image": "<img src=x onerror=\"alert('image')\">",
    "drawing": "\"><svg onload=alert('svg')>",
    "frame": "<iframe srcdoc=\"<script>parent.alert('frame')</script>\"></iframe>",
    "closing": "</bdi></mark></q></script><script>alert('closing')</script>",
    "style": '<style>#panel{display:none}</style><b style="position:fixed;inset:0">over all</b>',
    "link": "<a href=\"javascript:alert('link')\">a link</a> javascript:alert('bare')",
    "template": "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %>",
    "prototype": "__proto__",
    "constructor": "constructor",
    "nothing": "null undefined NaN",
    "address": "#view=review&claim=x&q=%00~~&theme=dark",
    "turned": "the \u202egnihton fo nwot\u202c is \u2067held\u2066 by \u202ethem",
    "unseen": "zero\u200bwidth \u2060joined\ufeff and \u0007bell \x1b[31mred",
    "right to left": "أُعلن أن <b>البلدة</b> سقطت",
    "long": LONG,
}
TEXT = """The day at the river.

The column came down the road in the morning, and they took it: {0}

After noon the guns fell silent and the people of the town came out of their houses to see who was there. {0}
"""
#: Addresses of documents that must not become links.
ADDRESSES = (
    "javascript:alert('url')",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//evil.example",
)


@dataclass(frozen=True)
class Credulous:
    """A reader that believes every word."""

    version: str = "credulous-1"

    def __call__(self):
        """The reader itself."""
        return self

    def read(self, document):
        """A claim for each paragraph in which something was taken."""
        attack = ATTACKS[document.name.split("_")[1]][:LONGEST_NAME]
        place = place_called(attack)
        claims = [claim_from(document, b, attack, place) for b in document.blocks if "took it" in document.excerpt(b)]
        return TinyReading(tuple(claims), (place,), {place.id: Counter([attack])})


def claim_from(document, block, attack, place):
    """The claim of a paragraph, with an attack for every name in it."""
    raw_start, raw_end = document.offsets.raw(block.start, block.end)
    day = date(2031, 5, 2)
    return Claim(
        doc_id=document.id,
        doc=document.name,
        quote=document.excerpt(block),
        quote_start=block.start,
        quote_end=block.end,
        raw_start=raw_start,
        raw_end=raw_end,
        kind=Kind.TAKES,
        actor=attack,
        actor_text=attack,
        target=f"foes of {attack}",
        target_text=attack,
        place=attack,
        place_id=place.id,
        source=attack,
        source_text=attack,
        start=day,
        end=day,
        reasons={"actor": f"actor: {attack}", "date": "date: written in the sentence"},
    )


def place_called(name):
    """A placed place of that name."""
    return Place(
        f"hostile:{fold(name)[:80]}", name, FeatureClass.SETTLEMENT, Placing.PLACED, 10.5, 50.25, "XX", "01", "hostile"
    )


def fill(folder):
    """Make the record in a folder; its path."""
    rows = []
    for number, (name, attack) in enumerate(ATTACKS.items()):
        file = folder / f"{number:02d}_{name}_.txt"
        file.write_text(TEXT.format(attack), encoding="utf-8")
        short = attack[:LONGEST_NAME]
        rows.append((file.name, f"On {short}", f"The {short} Post", "2031-05-03", ADDRESSES[number % len(ADDRESSES)]))
    with (folder / "documents.csv").open("w", newline="", encoding="utf-8") as listing:
        csv.writer(listing).writerows([("path", "title", "publisher", "published", "url"), *rows])
    with whoheld.open(folder / "record.db") as record:
        record.read(sorted(folder.glob("*.txt")), reader=Credulous())
    return folder / "record.db"
