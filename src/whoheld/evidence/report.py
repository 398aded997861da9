"""What became of the documents of one reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whoheld.acquisition.document import TO_MEND
from whoheld.almanac.place import Placing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.claims.claim import Claim
    from whoheld.evidence.store import View


@dataclass(frozen=True, slots=True)
class NotRead:
    """A path that was not read, or a document that was kept without being read, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What became of the documents of one reading.

    Attributes:
        read: Names of the documents that were read now.
        known: Names of those that were read before by the same reader; nothing was added.
        not_read: What could not be read, or is not in English, with the reason.
        claims: Claims found now, repetitions taken out.
        kinds: How many of them are of each kind, the most frequent first.
        placed, ambiguous, unplaced: Places that these claims are about, by how the search for them ended.
        help_files: GeoNames country files that would place more, the most helpful first.
        to_mend: What was read now though something is wrong with the file, and what.
        remarks: What was taken for what in the things that hold several texts, and what was left out of them;
            which rows of a list (``documents.csv``) are about no file.
    """

    read: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    claims: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    placed: int = 0
    ambiguous: int = 0
    unplaced: int = 0
    help_files: tuple[str, ...] = ()
    to_mend: tuple[NotRead, ...] = ()
    remarks: tuple[NotRead, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything that was named was read, now or before."""
        return not self.not_read


@dataclass(slots=True)
class Tally:
    """A report in the making."""

    read: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    place_ids: set[str] = field(default_factory=set)
    help_files: Counter[str] = field(default_factory=Counter)
    to_mend: list[NotRead] = field(default_factory=list)
    remarks: list[NotRead] = field(default_factory=list)

    def count(self, name: str, claims: Iterable[Claim], help_files: Iterable[str]) -> None:
        """A document that was read."""
        found = {claim.id: claim for claim in claims}
        self.read.append(name)
        self.kinds.update(str(claim.kind) for claim in found.values())
        self.place_ids |= {claim.place_id for claim in found.values() if claim.place_id}
        self.help_files.update(help_files)

    def left_out(self, path: str, why: str) -> None:
        """A path that was not read."""
        self.not_read.append(NotRead(path, why))

    def remark(self, path: str, notes: Iterable[str]) -> None:
        """What a person has to see to in a file that was read or kept."""
        self.to_mend += [NotRead(path, note.removeprefix(TO_MEND)) for note in notes if note.startswith(TO_MEND)]

    def report(self, view: View) -> ReadingReport:
        """The report, with the places as the record knows them by now."""
        ends = Counter(row.place.placing for row in view.places(self.place_ids))
        return ReadingReport(
            read=tuple(self.read),
            known=tuple(self.known),
            not_read=tuple(self.not_read),
            claims=self.kinds.total(),
            kinds=dict(self.kinds.most_common()),
            placed=ends[Placing.PLACED],
            ambiguous=ends[Placing.AMBIGUOUS],
            unplaced=ends[Placing.UNPLACED],
            to_mend=tuple(self.to_mend),
            remarks=tuple(self.remarks),
            help_files=tuple(sorted(self.help_files, key=lambda name: (-self.help_files[name], name))),
        )
