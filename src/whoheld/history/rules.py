"""The version of the rules by which spells follow from claims: whatever may change an answer, in one digest."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

#: What the rules are written in: whole rooms, or modules and tables of one.
_RULES = {
    "whoheld.history": (".py",),
    "whoheld.evidence": ("days.py", "finding.py", "fusion.py", "party.py", "source.py", "takings.py", "witness.py"),
    "whoheld.almanac": ("belligerent.py", "generic.py", "kinship.py", "nation.py", "reporter.py", "side.py", "when.py"),
    "whoheld.almanac.data": ("belligerents.csv", "generic_sides.csv", "nations.csv", "reporters.csv"),
    "whoheld": ("codebook.py",),
}


@cache
def version() -> str:
    """A digest of the rules' own files: a change to any of them makes another version, which nobody has to remember."""
    digest = sha256()
    for room, endings in _RULES.items():
        for file in sorted(files(room).iterdir(), key=lambda f: f.name):
            if file.name.endswith(endings):
                digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:20]
