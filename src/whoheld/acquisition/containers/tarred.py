"""Tar archives, packed or not: read in place, never unpacked to a disk."""

from __future__ import annotations

import tarfile
from typing import IO, TYPE_CHECKING

from whoheld.acquisition.containers.bounded import unpacked
from whoheld.acquisition.containers.members import Contents, Member
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.acquisition.item import Item, Remark, Unread
    from whoheld.options import ReadingOptions


def opened(item: Item, _options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """The texts in a tar. It is gone through twice: first for the names and the lists, then for the texts.

    Raises:
        UnreadableDocument: It is no tar, is torn, or was made to do harm.
    """
    size = _size(item)
    with unpacked(item) as stream:
        try:
            # Without compression here: `unpacked` has seen to that, and keeps count.
            with tarfile.open(fileobj=stream, mode="r:") as archive:
                members = (_member(archive, info) for info in archive if not info.isdir())
                yield from Contents(item, size, members).items()
        except tarfile.TarError as error:
            raise UnreadableDocument(f"{item.where} is no tar, or is torn ({error}): get it anew") from error


def _size(item: Item) -> int:
    with item.open() as file:
        return file.seek(0, 2)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    def opens() -> IO[bytes]:
        file = archive.extractfile(info)
        if file is None:
            raise UnreadableDocument("it is no file: pack it anew without")
        return file

    return Member(info.name, 0 if _fault(info) else info.size, info.size, opens, _fault(info))


def _fault(info: tarfile.TarInfo) -> str | None:
    if info.issym() or info.islnk():
        return "it is a link to another file, and links are not followed: pack the file itself"
    if not info.isfile():
        return "it is a device or a pipe, no file: pack it anew without"
    if info.issparse():
        return "it is a file with holes, which can be made of any size: pack it anew without"
    return None
