"""A small record to be judged, readers that read it otherwise, and everything it answers in one value."""

from dataclasses import dataclass, field, replace

import whoheld
from tiny_reader import Tiny, TinyReading

FIRST = (
    "On 2031-05-02 the Reds takes Northfield. On 2031-05-09 the Blues takes Northfield.\n"
    "On 2031-05-03 the Reds holds Westmark. On 2031-05-04 the Blues holds Eastmoor.\n"
    "On 2031-05-05 the Blues holds Twin?.\n"
)
SECOND = "On 2031-05-11 the Greens holds Northfield. On 2031-05-12 the Blues holds Northfield.\n"
PLACES = ("Northfield", "Eastmoor", "Westmark")


@dataclass(frozen=True)
class Otherwise(Tiny):
    """A tiny reader that gives claims other fields: words of a quote -> field -> value; None leaves the claim out."""

    version: str = "tiny-2"
    changes: dict = field(default_factory=dict)

    def read(self, document):
        """The claims of the tiny reader, changed."""
        told = super().read(document)
        kept = []
        for claim in told.claims:
            change = next((c for words, c in self.changes.items() if words in claim.quote), {})
            kept += [] if change is None else [replace(claim, **change)]
        return TinyReading(tuple(kept), told.places, told.spellings)


def fill(folder):
    """Make the record of two reports in a folder; its path."""
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    with whoheld.open(folder / "record.db") as record:
        record.read([folder / "first.txt", folder / "second.txt"], reader=Tiny())
    return folder / "record.db"


def read_again(record, folder, changes):
    """Read both reports with another reader."""
    record.read([folder / "first.txt", folder / "second.txt"], reader=Otherwise(changes=changes))


def claim_of(record, words):
    """The id of the one claim with these words in its quote, as it is shown."""
    (found,) = [row.claim.id for row in record.claims() if words in row.claim.quote]
    return found


def shown(record, words):
    """The claims as shown whose quotes have these words."""
    return [row.claim for row in record.claims() if words in row.claim.quote]


def states(record):
    """The state of each judgement, in order."""
    return [str(row.state) for row in record.judgements()]


def answers(record):
    """All that a record answers."""
    return {
        "claims": [(row.row(), row.judged) for row in record.claims()],
        "places": [row.row() for row in record.places()],
        "documents": [row.row() for row in record.documents()],
        "actors": [row.row() for row in record.actors()],
        "changes": [row.row() for row in record.changes()],
        "disputes": [row.row() for row in record.disputes()],
        "on": [row.row() for row in record.on("2031-05-20")],
        "held": [record.held(place, day).row() for place in PLACES for day in ("2031-05-03", "2031-05-20")],
        "judged": [row.claim.id for row in record.through(judged_only=True).claims()],
    }
