"""One program that reads the same files as the others in one way, and says how long it took, warm.

    python evaluation/contender.py whoheld FILE...       the whole reading, into a record in a temporary folder
    python evaluation/contender.py timex FILE...         the expressions of time alone
    python evaluation/contender.py spacy FILE...         the language model alone, a paragraph at a time
    python evaluation/contender.py spacy-pipe FILE...    the same, in batches of paragraphs

The first files warm it up; where there are no more than these, only the program's own time tells. It prints a line of
JSON: the seconds of the other files, their characters, and what was found in them. `benchmark_against.py` starts it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: Files that are read before time is taken.
WARM_UP = 3
#: Paragraphs in a batch, as WhoHeld gives them to the model.
BATCH = 64


def whoheld_reads(folder: str) -> Callable[[Sequence[Path]], int]:
    """Everything: claims, places, the record, spells."""
    import whoheld  # noqa: PLC0415 - each program loads what it measures

    record = whoheld.open(f"{folder}/one.db")
    return lambda paths: record.read(paths).claims if paths else 0


def timex_reads(_folder: str) -> Callable[[Sequence[Path]], int]:
    """Expressions of time."""
    import whoheld  # noqa: PLC0415 - see whoheld_reads

    return lambda paths: sum(1 for _ in whoheld.timexes(paths))


def spacy_reads(_folder: str) -> Callable[[Sequence[Path]], int]:
    """The model's parts as WhoHeld uses them, tokenizer to parser; a thing found is a sentence."""
    from whoheld.analysis.nlp import load  # noqa: PLC0415 - see whoheld_reads

    model = load()
    return lambda paths: sum(1 for path in paths for text in _paragraphs(path) for _ in model(text).sents)


def spacy_pipe_reads(_folder: str) -> Callable[[Sequence[Path]], int]:
    """The same in batches."""
    from whoheld.analysis.nlp import load  # noqa: PLC0415 - see whoheld_reads

    model = load()

    def reads(paths: Sequence[Path]) -> int:
        texts = (text for path in paths for text in _paragraphs(path))
        return sum(1 for doc in model.pipe(texts, batch_size=BATCH) for _ in doc.sents)

    return reads


def _paragraphs(path: Path) -> Iterator[str]:
    return (part for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip())


WAYS = {"whoheld": whoheld_reads, "timex": timex_reads, "spacy": spacy_reads, "spacy-pipe": spacy_pipe_reads}


def main() -> int:
    """Run from the command line."""
    way, paths = sys.argv[1], [Path(name) for name in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as folder:
        reads = WAYS[way](folder)
        reads(paths[:WARM_UP])
        rest = paths[WARM_UP:]
        began = time.perf_counter()
        found = reads(rest)
        seconds = time.perf_counter() - began
    size = sum(len(path.read_text(encoding="utf-8")) for path in rest)
    print(json.dumps({"seconds": seconds, "characters": size, "found": found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
