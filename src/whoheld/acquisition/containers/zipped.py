"""Zip archives: read in place, never unpacked to a disk."""

from __future__ import annotations

import stat
import struct
import zipfile
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from whoheld.acquisition.containers import limits
from whoheld.acquisition.containers.members import Contents, Member
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whoheld.acquisition.item import Item, Remark, Unread
    from whoheld.options import ReadingOptions

_ENCRYPTED = 0x1
#: A member begins with so many bytes and its name.
_LOCAL_HEADER = 30
#: Where an archive says how long its list of names is: in its last bytes, behind which a comment may stand.
_END, _END_64, _TAIL = b"PK\5\6", b"PK\6\6", 2**16 + 200
_WHERE_LENGTH, _WHERE_LENGTH_64 = 12, 40


def opened(item: Item, _options: ReadingOptions) -> Iterator[Item | Unread | Remark]:
    """The texts in a zip.

    Raises:
        UnreadableDocument: It is no zip, or was made to do harm.
    """
    with item.open() as file:
        size = _checked_size(file, item.where)
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error) as error:
            raise UnreadableDocument(f"{item.where} is no zip, or is torn ({error}): get it anew") from error
        with archive:
            infos = archive.infolist()
            _refuse_overlaps(infos, item.where)
            members = (_member(archive, info) for info in infos if not info.is_dir())
            yield from Contents(item, size, members).items()


def _checked_size(file: IO[bytes], where: str) -> int:
    """The archive's bytes; its list of names is refused before it is read, where that would fill the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    lengths = [
        struct.unpack_from(form, tail, at + offset)[0]
        for mark, form, offset in ((_END, "<I", _WHERE_LENGTH), (_END_64, "<Q", _WHERE_LENGTH_64))
        if 0 <= (at := tail.rfind(mark)) <= len(tail) - offset - struct.calcsize(form)
    ]
    file.seek(0)
    if any(limits.NAMES < length <= size for length in lengths):
        raise UnreadableDocument(f"{where} has more than {limits.MEMBERS:,} members: unpack it, and give its folders")
    return size


def _refuse_overlaps(infos: list[zipfile.ZipInfo], where: str) -> None:
    """Members that lie in one another's bytes let a small archive unpack to any size."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    for one, following in pairwise(placed):
        if one.header_offset + _LOCAL_HEADER + one.compress_size > following.header_offset:
            raise UnreadableDocument(
                f"{where}: its members {one.filename[:80]!r} and {following.filename[:80]!r} share their bytes, "
                "as only archives do that were made to fill a computer: not opened"
            )


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    return Member(info.filename, info.file_size, info.compress_size, lambda: archive.open(info), _fault(info))


def _fault(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return "it is locked with a password: unpack it with the password, and give the files"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link to another file, and links are not followed: pack the file itself"
    return None
