"""A stream out of which no more comes than a packed thing of its size can honestly hold."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, cast

from whoheld.acquisition.containers import limits
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whoheld.acquisition.item import Item

#: How the packed kinds begin. A file says by its bytes what it is, whatever it is called.
_PACKED: tuple[tuple[bytes, Callable[[IO[bytes]], object]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
)
#: What the libraries raise over bytes that are not what they say.
TORN = (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, struct.error, OSError)


class Bounded(io.RawIOBase):
    """Reads through to another stream, and raises once too much came out of it.

    Args:
        inner: What is read.
        packed: How many packed bytes were read for it so far.
        where: What to call it in a message.
    """

    def __init__(self, inner: IO[bytes], packed: Callable[[], int], where: str) -> None:
        super().__init__()
        self._inner, self._packed, self._where = inner, packed, where
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Whether the stream below is."""
        return self._inner.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; going forward counts as reading."""
        self._at = self._inner.seek(offset, whence)
        self._check()
        return self._at

    def tell(self) -> int:
        """Where it is."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes.

        Raises:
            UnreadableDocument: Too much comes out, or at once.
        """
        if size < 0 or size > limits.HELD:
            data = self._inner.read(limits.HELD + 1)
            if len(data) > limits.HELD:
                raise UnreadableDocument(f"{self._where} has a part of more than {_mb(limits.HELD)}: unpack it first")
        else:
            data = self._inner.read(size)
        self._at += len(data)
        self._check()
        return data

    def readinto(self, buffer: object) -> int:
        """Fill a buffer."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream below too."""
        self._inner.close()
        super().close()

    def _check(self) -> None:
        if self._at > limits.UNPACKED:
            raise UnreadableDocument(
                f"{self._where} unpacks to more than {limits.UNPACKED // 2**30} GB: unpack it, and give its parts"
            )
        if self._at > limits.FREE and self._at > limits.RATIO * max(1, self._packed()):
            raise UnreadableDocument(too_dense(self._where, self._at, self._packed()))


def too_dense(where: str, unpacked: int, packed: int) -> str:
    """What is said of a bomb."""
    return (
        f"{where} unpacks {_mb(unpacked)} and more out of {packed:,} bytes, as no text does: it was made to fill "
        "a computer; if you trust it, unpack it first"
    )


def _mb(size: int) -> str:
    return f"{size // 2**20:,} MB"


def within(inner: IO[bytes], packed: Callable[[], int], where: str) -> IO[bytes]:
    """A stream with a buffer before it and a limit on what comes out of it."""
    return io.BufferedReader(Bounded(inner, packed, where), 2**17)


@contextmanager
def unpacked(item: Item) -> Iterator[IO[bytes]]:
    """An item's bytes as a stream, unpacked where they are packed (gzip, bzip2, xz), and no more than is honest.

    Raises:
        UnreadableDocument: It cannot be opened, is torn, or holds too much.
    """
    try:
        with item.open() as file:
            head = _head(file)
            make = next((make for magic, make in _PACKED if head.startswith(magic)), None)
            if make is None:
                yield file
            else:
                with within(cast("IO[bytes]", make(file)), file.tell, item.where) as stream:
                    yield stream
    except TORN as error:
        said = f"{item.where} is torn, or not what its name says ({error}): get it anew"
        raise UnreadableDocument(said) from error


def _head(file: IO[bytes]) -> bytes:
    """The first bytes, which are read all the same afterwards; standard input cannot be wound back."""
    if hasattr(file, "peek"):
        return bytes(file.peek(len(b"\xfd7zXZ\0")))
    head = file.read(len(b"\xfd7zXZ\0"))
    file.seek(0)
    return head


def lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """The lines with their numbers, from one; None for one longer than any document, which is passed over."""
    number = 0
    while line := stream.readline(limits.TEXT + 1):
        number += 1
        if len(line) <= limits.TEXT:
            yield number, line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(2**20)
            yield number, None
