"""Where one process reads: who makes its reader, and what becomes of a document."""

from __future__ import annotations

import hashlib
import logging
import pickle
import socket
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

from whoheld.acquisition.walk import READ_LANGUAGE, acquire
from whoheld.errors import ClusterError, DocumentError, ModelError, UnreadableDocument, WhoHeldError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.document import Document
    from whoheld.acquisition.item import Item
    from whoheld.almanac.layers import Layer
    from whoheld.evidence.store import Earlier
    from whoheld.options import ReadingOptions
    from whoheld.pipeline import Reading

log = logging.getLogger(__name__)

#: What a reader makes of a document: a `whoheld.pipeline.Reading`, or the stretches of `whoheld.spans`.
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Reads(Protocol[T_co]):
    """Whatever reads a document: `whoheld.pipeline.Reader`, or another."""

    def read(self, document: Document) -> T_co:
        """What the document says."""


class MakesReader(Protocol[T_co]):
    """Makes a reader in the process that needs it; has to be picklable, and says which version it makes.

    Where it has a method ``prepare``, that is called once before processes are started, for whatever they share.
    """

    @property
    def version(self) -> str:
        """Readers of one version read alike, so that the same documents need not be read again."""

    def __call__(self) -> Reads[T_co]:
        """A reader."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """Makes the reader that comes with WhoHeld, with the layers of a record."""

    options: ReadingOptions
    layers: tuple[Layer, ...] = ()

    @property
    def version(self) -> str:
        """WhoHeld's version, the reader's, and a digest of what was chosen, layers included."""
        from whoheld.pipeline import Reader  # noqa: PLC0415 - see __call__

        chosen = [self.options.almanac, self.options.model or ""]
        chosen += sorted(f"{layer.name}={layer.digest_sha256}" for layer in self.layers)
        digest = hashlib.sha256("\n".join(chosen).encode()).hexdigest()[:8]
        return f"{version('whoheld')}/{Reader.version}+{digest}"

    def prepare(self) -> None:
        """Build the index of places where there is none yet, so that not every process builds its own."""
        from whoheld.almanac.index import open_index  # noqa: PLC0415 - see __call__

        open_index()

    def __call__(self) -> Reads[Reading]:
        """The reader, with its language model loaded."""
        # The language model's library takes seconds to load, and a process that only asks never needs it.
        from whoheld.pipeline import Reader  # noqa: PLC0415

        return Reader(self.options, self.layers)


@dataclass(frozen=True, slots=True)
class Finished(Generic[T]):
    """A document that was read; ``unread`` says why no claims were sought in it, and then there is no reading."""

    where: str
    document: Document
    reading: T | None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A document that was read before by the same reader, with the same publication date."""

    where: str
    document: Document


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read."""

    where: str
    error: WhoHeldError


Outcome: TypeAlias = Finished[T] | Known | Failed


@dataclass(slots=True)
class Desk(Generic[T]):
    """Where one process reads; the reader is made for the first document that needs it.

    Attributes:
        make: Makes the reader.
        version: The reader's version.
        published: Publication date that a person gave for all documents.
        earlier: How documents were read before, by their ids.
        refused: Documents that are not to be read, by their ids, with the reason.
    """

    make: MakesReader[T]
    version: str
    published: str | None = None
    earlier: Mapping[str, Earlier] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    _reader: Reads[T] | None = None

    def prepare(self) -> None:
        """Have made what readers of several processes share."""
        prepare = getattr(self.make, "prepare", None)
        if prepare:
            prepare()

    def packed(self) -> bytes:
        """As it travels: without what is known of documents, which comes with each shard."""
        return pickle.dumps(replace(self, earlier={}, refused={}, _reader=None))

    @staticmethod
    def unpacked(packed: bytes) -> Desk[Any]:
        """A desk that travelled.

        Raises:
            ClusterError: WhoHeld reads otherwise here than where the desk comes from.
        """
        desk: Desk[Any] = pickle.loads(packed)  # noqa: S301 - whoever hands out the work may say what is to be done
        if desk.make.version != desk.version:
            raise ClusterError(
                f"{socket.gethostname()} reads as {desk.make.version}, and not as {desk.version}: "
                "install the same version of WhoHeld on all machines"
            )
        return desk

    def read(self, item: Item) -> Outcome[T]:
        """One document, whatever becomes of it."""
        try:
            return self._read(item.where, acquire(item, published=self.published))
        except ModelError:
            raise
        except WhoHeldError as error:
            return Failed(item.where, error)
        except Exception as error:
            # One text must not cost the reading of the others; the log has the trace for whoever mends it.
            log.exception("reading %s failed", item.where)
            said = f"the reader failed on it ({type(error).__name__}: {error}); please report it with the text"
            return Failed(item.where, UnreadableDocument(f"{item.where}: {said}"))

    def settled(self, item: Item, digest: str) -> Known | None:
        """What is known of a text of this digest without reading it: that it need not be read again; else None."""
        before = self.earlier.get(digest)
        if before is None or before.reader != self.version:
            return None
        try:
            return self._known(item.where, self._dated(acquire(item, published=self.published)))
        except WhoHeldError:
            return None

    def _known(self, where: str, document: Document) -> Known | None:
        before = self.earlier.get(document.id)
        same = before and (before.reader, before.published) == (self.version, document.published)
        return Known(where, document) if same else None

    def _dated(self, document: Document) -> Document:
        """What a person said once of a document's day holds until a person says otherwise."""
        before = self.earlier.get(document.id)
        if before and document.published is None and before.published:
            return replace(document, published=before.published, published_basis=before.published_basis)
        return document

    def _read(self, where: str, document: Document) -> Outcome[T]:
        if why := self.refused.get(document.id):
            raise DocumentError(f"{where}: {why}")
        document = self._dated(document)
        if known := self._known(where, document):
            return known
        if document.language not in {READ_LANGUAGE, "und"}:
            return Finished(where, document, None, f"in another language than English ({document.language})")
        self._reader = self._reader or self.make()
        return Finished(where, document, self._reader.read(document))
