"""What lies in an archive: which members are texts to read, which are refused, and what a list beside them says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, TypeAlias

from whoheld.acquisition import manifest, openers
from whoheld.acquisition.containers import limits
from whoheld.acquisition.containers.bounded import TORN, within
from whoheld.acquisition.item import Item, Remark, Unread
from whoheld.acquisition.kinds import kind_of, unread
from whoheld.errors import UnreadableDocument, WhoHeldError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

#: What must be held in memory to be opened: it is read back and forth.
_ARCHIVES = (".zip", ".tar", ".tgz", ".tbz2", ".txz")
#: Folders that programs put beside what a person packed.
_LITTER = frozenset({"__MACOSX"})
Listing: TypeAlias = "Mapping[str, tuple[int, dict[str, str]]]"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive.

    Attributes:
        name: Its name there, with its folders.
        size: How many bytes it says that it has.
        packed: In how many bytes they lie.
        opener: Opens them.
        fault: Why it is not read, where that is plain without opening it.
    """

    name: str
    size: int
    packed: int
    opener: Callable[[], IO[bytes]]
    fault: str | None = None

    @property
    def path(self) -> PurePosixPath:
        """Its name as a path; no file of this computer is meant."""
        return PurePosixPath(self.name.replace("\\", "/"))

    def open(self) -> IO[bytes]:
        """Its bytes as a stream.

        Raises:
            UnreadableDocument: It is torn, or packed in a way that is not known.
        """
        try:
            return self.opener()
        except (*TORN, RuntimeError, ValueError) as error:
            raise _torn(error) from error

    def read(self, most: int) -> bytes:
        """All its bytes.

        Raises:
            UnreadableDocument: There are more than that, or they are torn.
        """
        try:
            with self.open() as file:
                data = file.read(most + 1)
        except (*TORN, RuntimeError, ValueError) as error:
            raise _torn(error) from error
        if len(data) > most:
            raise UnreadableDocument(f"it has more than {most // 2**20} MB, which is too long: cut it up, or unpack it")
        return data


def _torn(error: Exception) -> UnreadableDocument:
    return UnreadableDocument(f"it is torn, or packed in a way that is not known ({error}): pack it anew")


@dataclass(slots=True)
class Contents:
    """An archive's members, looked at before any is read.

    Args:
        item: The archive.
        size: How many bytes it has itself.
        members: What lies in it, in its order.

    Raises:
        UnreadableDocument: It holds more than an archive honestly can.
    """

    item: Item
    size: int
    members: Iterable[Member]
    _files: list[Member] = field(default_factory=list)
    _lists: dict[PurePosixPath, Member] = field(default_factory=dict)
    _listings: dict[PurePosixPath, Listing | WhoHeldError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unpacked = 0
        for member in self.members:
            self._files.append(member)
            if member.name.endswith(manifest.FILE_NAME) and not member.fault and member.path.name == manifest.FILE_NAME:
                self._lists[member.path.parent] = member
            unpacked += member.size
            if len(self._files) > limits.MEMBERS:
                raise UnreadableDocument(
                    f"{self.item.where} has more than {limits.MEMBERS:,} members: unpack it, and give its folders"
                )
        if unpacked > limits.UNPACKED or (unpacked > limits.FREE and unpacked > limits.RATIO * max(1, self.size)):
            raise UnreadableDocument(
                f"{self.item.where} has {self.size:,} bytes and says that it unpacks to {unpacked // 2**20:,} MB: "
                "it was made to fill a computer, and is not opened; if you trust it, unpack it first"
            )

    def items(self) -> Iterator[Item | Unread | Remark]:
        """The texts, in the order of the archive; what is refused is told, hidden files and lists are not.

        At the end, which rows of the lists are about no file beside them.
        """
        for member in self._files:
            path = member.path
            misplaced = _misplaced(member.name, path)
            if misplaced or not _passed_over(path):
                where = f"{self.item.where}/{_shown(path)}"
                try:
                    if fault := member.fault or misplaced:
                        raise UnreadableDocument(fault)
                    yield self._item(member, path, where)
                except WhoHeldError as error:
                    said = str(error)
                    yield Unread(where, UnreadableDocument(said if said.startswith(where) else f"{where}: {said}"))

        yield from self._idle_rows()

    def _idle_rows(self) -> Iterator[Remark]:
        beside: dict[PurePosixPath, set[str]] = {folder: set() for folder in self._lists}
        for member in self._files if self._lists else ():
            beside.get(member.path.parent, set()).add(member.path.name)
        for folder, names in beside.items():
            if _misplaced(self._lists[folder].name, folder) or _passed_over(folder):
                continue
            rows = self._listings.get(folder) or self._listing(folder)
            if not isinstance(rows, WhoHeldError) and (said := manifest.idle(rows, names)):
                yield Remark(f"{self.item.where}/{_shown(folder / manifest.FILE_NAME)}", said)

    def _item(self, member: Member, path: PurePosixPath, where: str) -> Item:
        kind = kind_of(path.name)
        if kind is None:
            raise UnreadableDocument(unread(path.suffix))
        said = self._said(path)
        name = path.name[: -len(kind)] or path.name
        if kind in openers.kinds() and not kind.startswith(_ARCHIVES):
            return Item(
                where, kind, name, stream=lambda: within(member.open(), lambda: member.packed, where), said=said
            )
        held = limits.HELD if kind in openers.kinds() else limits.TEXT
        return Item(where, kind, name, data=member.read(held), said=said)

    def _said(self, path: PurePosixPath) -> manifest.Row | None:
        """What the list beside a member says of it."""
        folder = path.parent
        if folder not in self._listings:
            self._listings[folder] = self._listing(folder)
        listing = self._listings[folder]
        if isinstance(listing, WhoHeldError):
            raise listing
        return manifest.row_in(listing, path.name, f"{self.item.where}/{folder / manifest.FILE_NAME}")

    def _listing(self, folder: PurePosixPath) -> Listing | WhoHeldError:
        found = self._lists.get(folder)
        where = f"{self.item.where}/{folder / manifest.FILE_NAME}"
        try:
            return manifest.rows_of(found.read(limits.TEXT), where) if found else {}
        except WhoHeldError as error:
            said = str(error)
            return error if said.startswith(where) else UnreadableDocument(f"{where}: {said}")


def _passed_over(path: PurePosixPath) -> bool:
    """Hidden files and lists, as in a folder."""
    return path.name == manifest.FILE_NAME or any(part.startswith(".") or part in _LITTER for part in path.parts)


def _misplaced(name: str, path: PurePosixPath) -> str | None:
    """Why a name is none that an honest archive has; None for a name that is in order."""
    drive = len(name) > 1 and name[1] == ":"
    if path.is_absolute() or drive or ".." in path.parts:
        return "its name leads out of the archive, to write over files where it is unpacked: pack it anew without"
    return None


def _shown(path: PurePosixPath) -> str:
    """A name on one line."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(path))[:1000]
