"""Things that hold texts, made for the tests, and what is found in them in short."""

import io
import json
import tarfile
import zipfile
from dataclasses import replace

from whoheld.acquisition.item import Item, Unread
from whoheld.acquisition.openers import Unfolded
from whoheld.options import Fields, ReadingOptions

TEXT = "On 2031-05-02 the Reds takes Northfield.\n"


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    """A zip of names and texts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(members, mode="w", **others):
    """A tar of names and texts; then a member of another type for each other, by name (``link=tarfile.SYMTYPE``)."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data.encode() if isinstance(data, str) else data))
        for name, kind in others.items():
            info = tarfile.TarInfo(f"{name}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return file.getvalue()


def rows(*objects):
    """JSON lines."""
    return "".join(f"{json.dumps(one)}\n" for one in objects).encode()


def held(data, kind, **fields):
    """What lies in a thing called x, with the remarks."""
    data = data.encode() if isinstance(data, str) else data
    texts = Unfolded([Item(f"x{kind}", kind, "x", data=data)], ReadingOptions(fields=Fields(**fields)))
    return list(texts), [remark.what for remark in texts.remarks]


def told(data, kind, **fields):
    """Where each text lies; of what cannot be read, also why."""
    found, _ = held(data, kind, **fields)
    return [str(one.error) if isinstance(one, Unread) else one.where for one in found]


def plain(item):
    """An item without the function that opens it."""
    return replace(item, stream=None)
