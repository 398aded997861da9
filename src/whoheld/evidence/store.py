"""The port of every store: what goes into a record in one transaction, and what can be asked of it.

A store gives out views and writers. What a view returns is what stands; what the store contains may be more (claims
that a better reader no longer found are kept, and shown only when asked for).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path
    from types import TracebackType

    from whoheld.acquisition.document import Document
    from whoheld.almanac.layers import Layer
    from whoheld.almanac.place import Candidate, Place
    from whoheld.claims.claim import Claim, Kind
    from whoheld.claims.statement import Statement
    from whoheld.codebook import StatementType
    from whoheld.evidence.argued import StatementRow
    from whoheld.evidence.check import Fault
    from whoheld.evidence.circle import Circle, Leaning
    from whoheld.evidence.dump import Copy
    from whoheld.evidence.judgement import Forgotten, Judgement, Said
    from whoheld.evidence.kept import KeptView, KeptWriter
    from whoheld.evidence.outline import Outline, Sieve
    from whoheld.evidence.roster import Role
    from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, LayerRow, PlaceRow
    from whoheld.evidence.source import DocumentFacts


@dataclass(frozen=True, slots=True)
class Entry:
    """One document with all that a reader made of it: what is written in one transaction.

    Attributes:
        document: The text as read.
        reader: The reader's version; another one supersedes what the older found.
        claims: In the order in which the document tells them.
        places: Every place that a claim names, and others that were seen.
        spellings: place id -> spelling -> how often it was written in this document.
        remarks: What the reader has to say beside its claims.
        unread: Why no claims were sought; None if the document was read.
        statements: What it argues and measures, in order; their places are among ``places``.
    """

    document: Document
    reader: str
    claims: Sequence[Claim] = ()
    places: Sequence[Place] = ()
    spellings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    remarks: Sequence[str] = ()
    unread: str | None = None
    statements: Sequence[Statement] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """How a document was read before; the same again needs no reading."""

    reader: str
    published: str | None
    published_basis: str


class Trace(NamedTuple):
    """Where a claim is and whether it stands."""

    doc_id: str
    place_id: str | None
    superseded_by: str | None


class View(Protocol):
    """What stands in a record at one moment."""

    @property
    def kept(self) -> KeptView:
        """What is kept ready of places."""

    def earlier(self) -> Mapping[str, Earlier]:
        """How each document was read, by its id."""

    def document(self, doc_id: str) -> Document | None:
        """A document with its text, blocks and offsets; None if there is none of that id."""

    def documents(self, doc_ids: Iterable[str] | None = None) -> list[DocumentRow]:
        """All documents, or those of the given ids, by name."""

    def facts(self, doc_ids: Iterable[str] | None = None) -> Mapping[str, DocumentFacts]:
        """What an answer says of each document, or of those of the given ids, by id."""

    def circle(self, doc_ids: Iterable[str] | None = None) -> Circle:
        """Who may be a witness of whom among all documents, or among those of the given ids."""

    def leanings(self) -> list[Leaning]:
        """The lines of the user's file on who leans where, in its order."""

    def claims(
        self,
        *,
        kinds: Collection[Kind] | None = None,
        place_ids: Iterable[str] | None = None,
        doc: str | None = None,
        ids: Iterable[str] | None = None,
        superseded: bool = False,
    ) -> list[ClaimRow]:
        """Claims in the order of documents' names and, within one, of telling; doc is an id or a name.

        With ``superseded``, all that the store contains is listed, as it was read: also what a later reader did not
        find, and what a person rejected.
        """

    def told_of(self, doc_ids: Iterable[str]) -> frozenset[str]:
        """The ids of the places that claims of these documents are about, and maybe some more."""

    def outlines(self, sieve: Sieve) -> Iterator[Outline]:
        """The claims that come through a sieve, in outline and in no order that may be relied upon."""

    def acting(self) -> Mapping[str, int]:
        """How many of the claims that stand have each actor; joint actors in one string."""

    def losing(self) -> frozenset[str]:
        """Whom claims of control that stand name as who held a place before, or as besieged or fought in it."""

    def traces(self, ids: Iterable[str]) -> Mapping[str, Trace]:
        """Those of the claims that the store contains, by id."""

    def passage(self, doc_id: str, start: int, end: int) -> str:
        """The characters of a document's text from start to end; empty where there is no such document."""

    def roles(self) -> Iterator[Role]:
        """Who acts and who suffers in each claim that stands."""

    def judgements(self) -> list[Judgement]:
        """What people said of the record, in the order in which they said it."""

    def judged_times(self) -> int:
        """How many judgements there are; since they are only added, as many as before are the same."""

    def forgotten(self) -> Mapping[str, Forgotten]:
        """Documents that were taken out, by id."""

    def latest(self, place_ids: Iterable[str], day: date, limit: int) -> list[Claim]:
        """The claims about places that may move the map and speak of the latest days up to one, the last first.

        A claim speaks of the later of its days that lies not after that one; of claims of one day, the greater id
        comes first.
        """

    def place(self, place_id: str) -> Place | None:
        """A place by its id."""

    def stands_for(self, place_id: str) -> set[str]:
        """The places that documents with this one are found to mean, by what other documents say."""

    def places(self, place_ids: Iterable[str] | None = None) -> list[PlaceRow]:
        """Places with at least one claim that stands, by name; or those of the given ids."""

    def areas_around(self, place: Place) -> list[Place]:
        """The record's areas that the place lies in by its country and first-level division, without itself."""

    def spelled(self, folded: str) -> Mapping[str, tuple[str, ...]]:
        """Places with claims that are written so: place id -> those of its spellings that fold to this."""

    def folded_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Every folded spelling of places with claims, with the ids of the places."""

    def actors(self) -> list[ActorRow]:
        """Actors named in claims, by name."""

    def statements(
        self,
        types: Collection[StatementType] | None = None,
        doc_ids: Iterable[str] | None = None,
        *,
        ids: Iterable[str] | None = None,
    ) -> list[StatementRow]:
        """What documents argue and measure, of some types and documents, by their names and in order of telling.

        With ``ids`` those of these ids, as they were read, also the ones that a later reader did not find.
        """

    def layers(self) -> list[LayerRow]:
        """Layers of places with the number of their places, by name."""

    def layer(self, name: str) -> tuple[Candidate, ...]:
        """The places of a layer, in the order of its file."""


class Writer(Protocol):
    """Writes within one transaction."""

    @property
    def kept(self) -> KeptWriter:
        """Keeps what is ready of places; whoever writes what an answer follows from marks its places there."""

    @property
    def view(self) -> View:
        """What stands now, with what this transaction has written."""

    def enter(self, entry: Entry) -> None:
        """Add a document and its claims, or replace what an older reading of it left."""

    def add_layer(self, layer: Layer) -> None:
        """Add a layer of places, or replace the one of that name."""

    def set_leanings(self, lines: Sequence[Leaning]) -> None:
        """Keep these lines on who leans where instead of those that were there."""

    def judge(self, said: Said) -> int:
        """Append a judgement; its number."""

    def forget(self, doc_id: str, *, reason: str, by: str) -> None:
        """Take out a document's text and claims; keep its id, its name and the reason."""


class Store(Protocol):
    """A record's keeper."""

    def view(self) -> AbstractContextManager[View]:
        """A view in a transaction of its own."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A writer in a transaction of its own: all of it is kept when the block ends, or nothing."""

    def state(self) -> str:
        """A token that is another one after every writing, by whomever; it means nothing to another store."""

    def check(self) -> list[Fault]:
        """What in the record cannot be so; nothing where all is well."""

    def dump(self, folder: str | Path) -> Copy:
        """Write the whole record into a new folder.

        Raises:
            RecordError: There is something at that place already, or it cannot be written.
        """

    def close(self) -> None:
        """Let go of the record."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...
