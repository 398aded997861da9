"""Makes the small record of the present schema, which later versions must open.

Run it by ``PYTHONPATH=tests python tests/records/make.py``. The record is made by the tests' tiny reader, so that it
needs no language model, and holds a row of every sort: documents in two versions, one in another language, claims that
stand and one that is superseded, statements, a document with pages, places with a point, without one and with several,
and a layer. Beside it ``schema-N.json`` says what has to be found in it.
"""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import whoheld
from paper_samples import drawn
from tiny_reader import Tiny
from whoheld.evidence.schema import HEAD
from whoheld.options import ReadingOptions

HERE = Path(__file__).parent
FIRST = "On 2031-05-02 the Reds takes Northfield. On 2031-05-03 the Reds holds Westmark.\n"
SECOND = "On 2031-06-01 the Blues takes Northfield. On 2031-06-02 the Reds contests Oldbridge.\n"
THIRD = "On 2031-06-05 the Blues holds Twin?. On 2031-06-06 the Blues besieges Southfield.\n"
THIRD += "The Blues will take Southfield. The Reds would lose Westmark.\n"
PAGED = ("The report of the year in two pages.", "On 2031-06-20 the Greens besieges Oldbridge.")
FOREIGN = "Am zweiten Mai wurde das Dorf von den Truppen eingenommen, sagte der Sprecher der Armee.\n" * 5
LAYER = "name,lat,lon,kind\nOldbridge,50.1,10.2,settlement\nTwo Oaks,50.2,10.3,settlement\n"


def contents(record):
    """What has to be found again in a record, whatever version opens it."""
    with record._store.view() as view:
        every = view.claims(superseded=True)
        texts = {row.id: view.document(row.id).text for row in view.documents()}
    return {
        "documents": [[row.name, row.published, row.language, bool(row.version_of)] for row in record.documents()],
        "claims": [row.row() for row in record.claims()],
        "superseded": [row.claim.id for row in every if row.superseded_by],
        "statements": [row.row() for row in record.statements()],
        "places": [[row.place.name, row.place.placing, row.place.lon, row.claims] for row in record.places()],
        "layers": [[row.name, row.digest, row.places] for row in record.layers()],
        "held": record.held("Northfield", "2031-06-30").holders,
        "texts": sum(len(text) for text in texts.values()),
    }


def fill(record):
    """Read what the record is to hold."""
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD), ("foreign", FOREIGN)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    Path("villages.csv").write_text(LAYER, encoding="utf-8")
    record.add_layer("villages.csv")
    record.read(["first.txt"], ReadingOptions(published="2031-05-04"), reader=Tiny("tiny-1"))
    record.read(["second.txt", "third.txt", "foreign.txt"], reader=Tiny("tiny-1"))
    record.read(["second.txt"], reader=Tiny("tiny-2", ("takes",)))
    Path("third.txt").write_text(THIRD + "A second edition of the report.\n", encoding="utf-8")
    record.read(["third.txt"], reader=Tiny("tiny-1"))
    Path("paged.pdf").write_bytes(drawn(*([(60, 100, line)] for line in PAGED)))
    record.read(["paged.pdf"], reader=Tiny("tiny-1"))


def make(target):
    """Make the record and what is expected of it, in a folder of its own, so that no path of this machine is in it."""
    target.unlink(missing_ok=True)
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            with whoheld.open(target) as record:
                fill(record)
                expected = contents(record)
        finally:
            os.chdir(before)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("VACUUM")
    target.with_suffix(".json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(HERE / f"schema-{HEAD}.db")
