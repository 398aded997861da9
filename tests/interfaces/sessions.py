"""The sessions in the README and the tutorial: blocks of ```console with commands and their real output.

``python tests/interfaces/sessions.py`` runs the commands again and writes what they give into both.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

REPO = Path(__file__).parents[2]
README = REPO / "README.md"
TUTORIAL = REPO / "docs/tutorial.md"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
#: Stands for the day on which a session is played, so that it reads the same on every day.
PLAYED_ON = "2026-11-23"
PROGRAM = "import sys; sys.argv[0] = 'whoheld'; from whoheld.interfaces.cli import main; main()"


def commands(block: str) -> list[str]:
    """The commands of a block, in order."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def play(block: str, folder: Path) -> str:
    """A block with the output that its commands give in a folder, standard error included."""
    return "\n".join(f"$ {command}\n{_output(command, folder)}" for command in commands(block))


def _output(command: str, folder: Path) -> str:
    words = shlex.split(command)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHOHELD")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words[1:]],
        cwd=folder,
        env=kept | {"COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.replace(datetime.now(UTC).date().isoformat(), PLAYED_ON)


def replayed(text: str) -> str:
    """A document with all its sessions played anew, in one folder where `src` and `docs` are those of this checkout."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("src", "docs"):
            (folder / part).symlink_to(REPO / part)
        return BLOCK.sub(lambda match: play(match[0], folder), text)


if __name__ == "__main__":
    for document in (README, TUTORIAL):
        document.write_text(replayed(document.read_text(encoding="utf-8")), encoding="utf-8")
