"""A text to read, wherever it lies: a file, a member of an archive, a row of a table, a page of the web."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from whoheld.acquisition.decoding import MAX_BYTES
from whoheld.acquisition.manifest import Row, row_for
from whoheld.errors import MissingDocument, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader
    from typing import IO

    from whoheld.errors import WhoHeldError


@dataclass(frozen=True, slots=True)
class Item:
    """One text to read, or one thing that holds several.

    Attributes:
        where: What a person knows it by: a path, an address, or what it lies in and its name there
            ("reports.zip/june/a.html"). It is the document's path in the record.
        kind: Its suffix in small letters, with the dot (".html"), by which its reader or its opener is chosen.
        name: The document's label.
        path: The file that has its bytes; None where they are at hand.
        data: Its bytes, where no file has just them.
        stated: What the thing that it came out of says of it: a row's other fields, an address.
        said: What a person says of it in the ``documents.csv`` beside it in its archive.
        notes: What is to be said of it before it is read.
        stream: Opens its bytes, where they are neither in a file of their own nor at hand; only things that hold
            several texts have one, and only as long as what they lie in is open.
    """

    where: str
    kind: str
    name: str
    path: Path | None = None
    data: bytes = b""
    stated: Row = field(default_factory=lambda: Row(""))
    said: Row | None = None
    notes: tuple[str, ...] = ()
    stream: Callable[[], IO[bytes]] | None = None

    @classmethod
    def of_file(cls, path: str | Path, kind: str | None = None) -> Self:
        """A file, read as its suffix says unless a kind is given."""
        path = Path(path)
        return cls(str(path), (kind or path.suffix).lower(), path.stem, path)

    def read(self) -> bytes:
        """All its bytes.

        Raises:
            MissingDocument: There is no such file.
            UnreadableDocument: It cannot be opened, or is longer than any document.
        """
        if self.path is None:
            return self.data
        with self.open() as file:
            if (size := self.path.stat().st_size) > MAX_BYTES:
                raise UnreadableDocument(
                    f"{self.where} has {size // 2**20} MB, and a document may have {MAX_BYTES // 2**20}: "
                    "cut it up into one file a document"
                )
            return file.read()

    def open(self) -> IO[bytes]:
        """Its bytes as a stream, however many; to be closed.

        Raises:
            MissingDocument: There is no such file.
            UnreadableDocument: It cannot be opened.
        """
        if self.path is None:
            return self.stream() if self.stream else BytesIO(self.data)
        try:
            return self.path.open("rb")
        except FileNotFoundError as error:
            raise MissingDocument(f"{self.where}: no such file; check the spelling") from error
        except OSError as error:
            raise UnreadableDocument(
                f"{self.where} cannot be opened ({error.strerror}): check that it is a file you may read"
            ) from error

    def size(self) -> int:
        """How many bytes, as far as that can be known without opening it; 0 where it cannot."""
        if self.path is None:
            return len(self.data)
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def carried(self) -> Self:
        """The same with its bytes at hand, and with what ``documents.csv`` says: for where the file is not seen.

        Raises:
            DocumentError: See `read`; or ``documents.csv`` is wrong.
        """
        if self.path is None:
            return self
        return replace(self, data=self.read(), said=self.said or row_for(self.path), path=None)

    def digest(self) -> str:
        """The id that a document of these bytes has: SHA-256 in hexadecimal.

        Raises:
            DocumentError: See `open`.
        """
        with self.open() as file:
            return hashlib.file_digest(cast("BufferedReader", file), "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that was found among what is to be read, and cannot be."""

    where: str
    error: WhoHeldError


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know of a thing that holds several texts: which of its fields were taken for what, say."""

    where: str
    what: str
