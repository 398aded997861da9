"""Files that are written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from whoheld.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What the file that says how an export was made is called: the export's name and this.
SIDECAR = ".provenance.json"


@contextmanager
def written_whole(out: Path, *, force: bool) -> Iterator[Path]:
    """Gives a path to write to; what lies there and beside it at the end takes its place all at once.

    Args:
        out: Where the file belongs. Files beside the given path keep their names, and come to lie beside ``out``.
        force: Whether files that are there already may be written over.

    Raises:
        OutputError: Something is there already, or the folder cannot be written to; then nothing was changed.
    """
    for there in (out, sidecar_of(out)):
        _free(there, force=force)
    with _workshop(out) as folder:
        yield folder / out.name
        made = sorted(folder.iterdir(), key=lambda path: path.name == out.name)  # the export itself comes last
        for path in made:
            _free(out.with_name(path.name), force=force)
        for path in made:
            path.replace(out.with_name(path.name))


def sidecar_of(out: Path) -> Path:
    """Where it is said how an export was made."""
    return out.with_name(f"{out.name}{SIDECAR}")


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A new folder beside a file, gone afterwards.

    Raises:
        OutputError: Nothing can be written there.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name[:50]}.", dir=out.parent))
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}); name another file or folder") from error
    try:
        yield folder
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror or error}); nothing was written") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free(path: Path, *, force: bool) -> None:
    if path.exists() and not force:
        raise OutputError(f"{path} is there already; give another name, or --force to write over it")
