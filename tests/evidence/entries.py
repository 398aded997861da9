"""Documents with claims made by hand, for tests of the store."""

import hashlib

from whoheld.acquisition.document import Block, BlockKind, Document, OffsetMap, Segment
from whoheld.almanac.folding import fold
from whoheld.almanac.place import FeatureClass, Place, Placing
from whoheld.claims.claim import Claim
from whoheld.codebook import Kind
from whoheld.evidence.store import Entry


def document(name, *, text=None, path=None, **more):
    """A document of one paragraph."""
    text = text or f"The text of {name}."
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        path=path or f"reports/{name}.txt",
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        offsets=OffsetMap((Segment(0, len(text), 3, len(text)),)),
        **more,
    )


def claim(of, place_id, **more):
    """A claim that somebody takes a place; its quote is the document's text."""
    fields = {"quote": of.text, "kind": Kind.TAKES, "actor": "Reds", "place": "a place", **more}
    return Claim(
        doc_id=of.id,
        doc=of.name,
        quote_start=0,
        quote_end=len(of.text),
        raw_start=3,
        raw_end=len(of.text) + 3,
        place_id=place_id,
        **fields,
    )


def place(spelling, *, place_id=None, lon=10.5, **more):
    """A settlement with a point."""
    fields = {"feature": FeatureClass.SETTLEMENT, "placing": Placing.PLACED, "lat": 50.0, "country": "XX", **more}
    return Place(id=place_id or f"test:{fold(spelling)}", name=spelling, lon=lon, **fields)


def entry(name, spellings, *, place_id="test:1", reader="r1", lon=10.5, **more):
    """A document that says one thing about one place, under these spellings with these counts."""
    of = document(name, **more)
    known = place(next(iter(spellings)), place_id=place_id, lon=lon)
    return Entry(of, reader, (claim(of, place_id),), (known,), {place_id: spellings})
