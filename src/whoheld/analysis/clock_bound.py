"""How early an undated text can have been written: not before the latest thing that it tells as past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whoheld.almanac.when import UNKNOWN, When

from .clock_years import sentence_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .timex import Timex

_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|might|could|plan(?:s|ned)?|expect(?:s|ed)?|scheduled|aims?|intends?|until|due|deadline|if|next|upcoming)\b|\bmay\b"
)
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)|\n")


def lower_bound(text: str, expressions: Sequence[Timex]) -> tuple[When, str]:
    """From the first day of the latest past date on, open above, and why; `UNKNOWN` where the text has no year."""
    past = [t for t in expressions if t.when.earliest and t.value[:4].isdigit() and not _future(text, t)]
    if not past:
        return UNKNOWN, "no day of publication is stated, and the text names no year that would bound it"
    latest = max(past, key=lambda t: t.when.earliest or t.start)
    words = f"no day of publication is stated; not before {latest.when.earliest}, since it tells of {latest.text!r}"
    return When(latest.when.earliest, None), words


def _future(text: str, timex: Timex) -> bool:
    end = _SENTENCE_END.search(text, timex.end)
    around = text[sentence_start(text, timex.start) : end.start() if end else len(text)]
    return timex.relation in ("until", "before") or bool(_FUTURE.search(around))
