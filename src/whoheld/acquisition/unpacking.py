"""Unpacks what a server packed (gzip, deflate, br) piece by piece, and stops where it becomes too much."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator

import brotli

#: How much is unpacked at a time; bytes.
PIECE = 65_536


class TooMuch(Exception):
    """More came out than may."""


class Damaged(Exception):
    """It is not packed as it says, or broken off; the text says which."""


#: Packed pieces in, unpacked pieces of bounded size out.
_Unpacker = Callable[[Iterable[bytes]], Iterator[bytes]]


def unpacked(pieces: Iterable[bytes], coding: str, most: int) -> Iterator[bytes]:
    """What pieces of bytes hold, unpacked.

    Args:
        pieces: The bytes as they come.
        coding: As the header Content-Encoding says it; empty or "identity" where nothing is packed.
        most: How many bytes may come out.

    Raises:
        TooMuch: More come out.
        Damaged: They are not packed so, end too early, or are packed twice or in a way that nobody knows here.
    """
    unpack = _UNPACKERS.get(coding.strip().lower())
    if unpack is None:
        raise Damaged(f"it is packed as {coding.strip()[:40]!r}, which is not unpacked here")
    size = 0
    for piece in unpack(pieces):
        size += len(piece)
        if size > most:
            raise TooMuch
        yield piece


def _plain(pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield from pieces


def _zipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Gzip with one member or several, zlib, or bare deflate, which some servers call deflate as well."""
    machine = None
    for piece in pieces:
        rest = piece
        while rest:
            machine = machine or _machine(rest)
            try:
                yield machine.decompress(rest, PIECE)
            except zlib.error as error:
                raise Damaged(f"it cannot be unpacked ({error})") from error
            rest = machine.unconsumed_tail
            if machine.eof:
                rest, machine = machine.unused_data, None
    if machine is not None:
        yield from _last(machine)


def _last(machine: zlib._Decompress) -> Iterator[bytes]:
    """What a machine still holds back when all was put in."""
    while piece := machine.decompress(b"", PIECE):
        yield piece
    if not machine.eof:
        raise Damaged("it breaks off before its end")


def _machine(begin: bytes) -> zlib._Decompress:
    zlib_or_gzip = begin[:1] in {b"\x1f", b"\x78"}
    return zlib.decompressobj(32 + zlib.MAX_WBITS if zlib_or_gzip else -zlib.MAX_WBITS)


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    machine = brotli.Decompressor()
    try:
        for piece in pieces:
            yield machine.process(piece, output_buffer_limit=PIECE)
            while not machine.can_accept_more_data():
                yield machine.process(b"", output_buffer_limit=PIECE)
    except brotli.error as error:
        raise Damaged(f"it cannot be unpacked ({error})") from error
    if not machine.is_finished():
        raise Damaged("it breaks off before its end")


_UNPACKERS: dict[str, _Unpacker] = {
    "": _plain,
    "identity": _plain,
    "gzip": _zipped,
    "x-gzip": _zipped,
    "deflate": _zipped,
    "br": _brotli,
}
