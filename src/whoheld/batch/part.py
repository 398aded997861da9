"""Part files: what a process made of a shard, on its way to the one that writes the record."""

from __future__ import annotations

import hashlib
import os
import pickle
import secrets
import socket
import zlib
from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Self, cast

from whoheld.errors import ClusterError, OutputError, WhoHeldError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whoheld.batch.desk import Desk, Outcome, T

#: What a part file begins with, before the digest of the rest.
MAGIC = b"whoheld part 1\n"
_DIGEST_BYTES = hashlib.sha256().digest_size
_PLAIN = (set, frozenset, bytearray, Counter, OrderedDict, defaultdict, date, datetime, timedelta, timezone, type(UTC))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of part files, which all processes have to see.

    Attributes:
        path: Where it is.
        token: The name of a file in it by which a process knows that it sees the very same folder, and in which it
            stands how to read: chance, and the digest of that.
        packages: Whose classes may stand in a part: WhoHeld's, and those of whoever made another reader.
    """

    path: Path
    token: str
    packages: frozenset[str]

    @classmethod
    def opened(cls, path: Path, desk: Desk[Any]) -> Self:
        """The folder, made if it is not there, with a desk to read at.

        Raises:
            OutputError: It cannot be written to.
        """
        packed = desk.packed()
        token = f".{secrets.token_hex(8)}-{hashlib.sha256(packed).hexdigest()}"
        folder = cls(path.expanduser().resolve(), token, _packages(type(desk.make)))
        try:
            folder.path.mkdir(parents=True, exist_ok=True)
            (folder.path / token).write_bytes(packed)
        except OSError as error:
            raise OutputError(
                f"part files cannot be written to {path} ({error.strerror}): name another folder with --parts"
            ) from error
        return folder

    def close(self) -> None:
        """Leave the folder; it goes, unless parts are in it that were not joined."""
        (self.path / self.token).unlink(missing_ok=True)
        if not any(self.path.iterdir()):
            self.path.rmdir()

    def told(self) -> bytes:
        """How to read: a desk as it travels.

        Raises:
            ClusterError: This machine does not see the folder.
        """
        try:
            packed = (self.path / self.token).read_bytes()
        except OSError:
            packed = b""
        if not self.token.endswith(hashlib.sha256(packed).hexdigest()):
            raise ClusterError(
                f"{socket.gethostname()} does not see {self.path}: name with --parts a folder that all machines share"
            )
        return packed

    def put(self, name: str, outcomes: Mapping[int, Outcome[T]]) -> None:
        """Write a part, all of it or nothing."""
        file = BytesIO()
        _Plain(file, protocol=5).dump(dict(outcomes))
        packed = zlib.compress(file.getvalue(), level=1)
        path = self._of(name)
        passing = path.with_suffix(f".{secrets.token_hex(8)}")
        passing.write_bytes(MAGIC + hashlib.sha256(packed).digest() + packed)
        os.replace(passing, path)  # noqa: PTH105 - the one call that is atomic on every system

    def take(self, name: str) -> dict[int, Outcome[Any]] | None:
        """What a part holds; None where there is no whole one."""
        try:
            data = self._of(name).read_bytes()
        except FileNotFoundError:
            return None
        digest, packed = data[len(MAGIC) :][:_DIGEST_BYTES], data[len(MAGIC) + _DIGEST_BYTES :]
        if not data.startswith(MAGIC) or hashlib.sha256(packed).digest() != digest:
            return None
        return cast("dict[int, Outcome[Any]]", _Careful(BytesIO(zlib.decompress(packed)), self.packages).load())

    def drop(self, name: str) -> None:
        """Take a part away that was joined."""
        self._of(name).unlink(missing_ok=True)

    def _of(self, name: str) -> Path:
        return self.path / f"{name}.part"


class _Plain(pickle.Pickler):
    """Writes an error as its class and message; libraries of clusters would add how it came about."""

    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401 - what the standard library says
        """How to make a value again."""
        return (type(value), (str(value),)) if isinstance(value, WhoHeldError) else NotImplemented


class _Careful(pickle.Unpickler):
    """Makes plain values and records of WhoHeld only: who can write to the folder must not run code here."""

    def __init__(self, file: BytesIO, packages: frozenset[str]) -> None:
        super().__init__(file)
        self._packages = packages

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - what the standard library says
        """A class that may stand in a part."""
        if module.partition(".")[0] in self._packages:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        plain = {(kind.__module__, kind.__qualname__): kind for kind in _PLAIN}
        if (module, name) in plain:
            return plain[module, name]
        raise ClusterError(
            f"a part file has something in it that no reading has ({module}.{name}): "
            "somebody else wrote to the folder of part files; name another one with --parts"
        )


def _packages(maker: type) -> frozenset[str]:
    return frozenset({"whoheld", *(kind.__module__.partition(".")[0] for kind in maker.__mro__)} - {"builtins"})


def _is_record(found: type) -> bool:
    return is_dataclass(found) or issubclass(found, Enum | tuple | Exception)
