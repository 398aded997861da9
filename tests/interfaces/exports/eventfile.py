"""Writes a record of invented reports in a format of events, and reads back what is there."""

import csv
import json
from functools import cached_property

import whoheld
from event_record import record_of
from whoheld.interfaces.exports.kinds import KINDS
from whoheld.interfaces.exports.picked import pick
from whoheld.interfaces.limits import Limits


class Export:
    """What a format holds of some reports: its rows, what was left out, and the evidence beside it."""

    def __init__(self, kind, folder, *, limits=None, order=None, **reports):
        self.out = folder / f"out.{kind}"
        with whoheld.open(record_of(folder, order=order, **reports)) as record:
            self.written = KINDS[kind].load()(pick(record, limits or Limits()), self.out)

    @property
    def left_out(self):
        """Reason -> how many claims."""
        return dict(self.written.left_out)

    @cached_property
    def rows(self):
        """The rows of a table."""
        return rows_of(self.out)

    def case(self, number):
        """The row that comes of a case of `apart`."""
        (row,) = self.cases(number)
        return row

    def cases(self, number):
        """The rows that come of a case of `apart`."""
        told = {e["event_id"] for e in self.evidence if e["quote"] == sentence(number)}
        return [row for row in self.rows if row.get("event_id_cnty", row.get("id")) in told]

    @cached_property
    def evidence(self):
        """The rows of the file beside the table."""
        return rows_of(self.out.with_name(f"{self.out.name}.evidence.csv"))

    @property
    def lines(self):
        """The objects of a file of JSON lines."""
        return [json.loads(line) for line in self.out.read_text(encoding="utf-8").splitlines()]


def sentence(number):
    """The words of a case."""
    return f"This is what they say of the war in case {number} of these."


def apart(cases):
    """One report with a sentence for each case, its claims at a place of its own."""
    return [
        (sentence(n), *({**claim, "place": f"{claim['place']}#{n}"} for claim in claims))
        for n, claims in enumerate(cases)
    ]


def rows_of(path):
    """The rows of a CSV file, without empty cells."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: cell for name, cell in row.items() if cell} for row in csv.DictReader(file)]
