"""The tables of docs/accuracy.md, in Markdown, and how they get there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coded import LEVELS

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from ask import Answered, Expected
    from coded import Scores

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "accuracy.md"
NOTES = Path(__file__).with_name("questions.toml")
#: What others reach on coded documents of the same kind (docs/accuracy.md says which): F1 by level.
OTHERS = {
    "control": (
        ("*a second coder, with the codebook only*", ("0.86", "0.86", "0.84", "0.84")),
        ("*naive baseline*", ("0.49", "0.36", "0.30", "0.26")),
    ),
    "action": (("*a second coder*", ("0.83", "0.79", "0.79", "0.79")),),
    "harm": (("*a second coder*", ("0.85", "0.85", "0.85", "0.85")),),
}
FIELDS = ("stance", "extent", "target", "source", "weapon", "figure")


def levels_table(parts: dict[str, Scores], others: Sequence[tuple[str, tuple[str, ...]]] = ()) -> str:
    """F1 by part and level, with precision and recall beside it, and F1 of others for comparison."""
    head = _row("", "documents", "coded", "found", *LEVELS) + _rule(1, 7)
    rows = [
        _row(part, s.documents, s.coded, s.predicted, *(_level(s, at) for at in LEVELS)) for part, s in parts.items()
    ]
    return head + "".join(rows) + "".join(_row(name, "", "", "", *f1s) for name, f1s in others)


def _level(scores: Scores, level: str) -> str:
    precision, recall, f1 = scores.levels[level]
    return f"**{f1:.3f}** ({precision:.2f} / {recall:.2f})"


def fields_table(parts: dict[str, Scores]) -> str:
    """Of the claims matched by place and kind, the share that has each further field right."""
    rows = [_row(part, *(f"{s.fields[field]:.2f}" for field in FIELDS)) for part, s in parts.items()]
    return _row("", *FIELDS) + _rule(1, len(FIELDS)) + "".join(rows)


def kinds_table(parts: dict[str, Scores]) -> str:
    """The kinds of claim one by one."""
    rows = [
        _row(part, k.kind, k.coded, k.predicted, f"{k.f1:.2f}", f"{k.dated:.2f}")
        for part, s in parts.items()
        for k in s.kinds
    ]
    return _row("", "kind", "coded", "found", "place+kind", "with actor and date") + _rule(2, 4) + "".join(rows)


def quotes_sentence(quotes: Counter[str], documents: int, failed: int) -> str:
    """What became of the documents and of every quote."""
    return (
        f"{documents} documents were read, {failed} not. Of their {quotes['quotes']} quotes, {quotes['text']} are not "
        f"what stands at their characters of the repaired text, and {quotes['file']} not what stands at their "
        f"characters of the file; {quotes['same']} stand in the file as they are, the others with its marks or its "
        "damage between.\n"
    )


def spans_table(parts: dict[str, dict[str, Any]]) -> str:
    """Stretches of text by part, a row a figure: F1 with precision and recall, or a share."""
    rows = [
        _row(part, name, f"**{v[2]:.3f}** ({v[0]:.2f} / {v[1]:.2f})" if isinstance(v, list) else f"**{v:.3f}**")
        for part, figures in parts.items()
        for name, v in figures.items()
        if isinstance(v, (list, float))
    ]
    return _row("", "figure", "F1 (precision / recall), or share") + _rule(2, 1) + "".join(rows)


def questions_table(answers: Sequence[Answered]) -> str:
    """The questions, what is expected, and why a wrong answer is wrong."""
    notes = _notes()
    right = sum(answer.right for answer in answers)
    rows = []
    for answer in answers:
        note = next(n for n in notes if answer.question.startswith(n["start"]))
        expected = "; ".join(dict.fromkeys(_expected(e) for e in answer.expected))
        why = "" if answer.right else note.get("cause") or "not looked into yet"
        rows.append(_row(note["asked"], expected, "right" if answer.right else "**wrong**", why))
    head = _row("question", "expected", "answer", "cause of the wrong answer") + _rule(4, 0)
    return f"{right} of {len(answers)} are answered rightly.\n\n{head}{''.join(rows)}"


def _notes() -> list[dict[str, str]]:
    notes: list[dict[str, str]] = tomllib.loads(NOTES.read_text(encoding="utf-8"))["question"]
    return notes


def _expected(expected: Expected) -> str:
    if expected.taken:
        return f"{expected.taken[0]} from {expected.taken[1]}"
    return " and ".join(expected.holder) + (f" ({expected.words})" if expected.words else "")


def write(tables: dict[str, str], document: Path = DOCUMENT) -> None:
    """Put each table between the marks of its name.

    Raises:
        ValueError: The document has no such marks.
    """
    text = document.read_text(encoding="utf-8")
    for name, table in tables.items():
        marked = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- end -->)", re.DOTALL)
        if not marked.search(text):
            raise ValueError(f"{document} has no place for the table {name}: <!-- {name}: ... --> and <!-- end -->")
        text = marked.sub(lambda m, t=table: f"{m[1]}{t}{m[2]}", text)  # type: ignore[misc]
    document.write_text(text, encoding="utf-8")


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def _rule(left: int, right: int) -> str:
    return _row(*["---"] * left, *["---:"] * right)
