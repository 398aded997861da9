"""What of a document's text may leave the record around a quote: at most one sentence on either side."""

from __future__ import annotations

import re

#: Where one sentence ends and the next may begin; rather too often than too seldom, as more must not leave.
_BOUNDARY = re.compile(r"[.!?…؟。\uff01\uff1f]+[\"'”’»)\]]*(?:\s+|$)|\s*\n\s*")
#: After these a name follows, never a new sentence.
_TITLE = re.compile(
    r"\b(?:Adm|Brig|Capt|Cmdr|Col|Dr|Gen|Gov|Lt|Maj|Mr|Mrs|Ms|Prof|Rep|Sen|Sgt)\.\s+\Z",
)
#: A sentence is cut after so many characters; a text without full stops must not leave as one.
LONGEST = 600


def before(text: str) -> str:
    """The end of the text before a quote: the rest of its sentence, or, where it begins one, the sentence before."""
    told = len(text.rstrip())
    starts = [0, *(end for end in _ends(text) if end < told)]
    kept = text[starts[-1] :]
    return kept if len(kept) <= LONGEST else f"…{kept[-LONGEST:]}"


def after(text: str) -> str:
    """The beginning of the text after a quote: the rest of its sentence, or, where it ends one, the sentence after."""
    own = _BOUNDARY.match(text)  # the full stop of the quote's own sentence
    end = next((end for end in _ends(text) if not own or end > own.end()), len(text))
    kept = text[:end].rstrip()
    return kept if len(kept) <= LONGEST else f"{kept[:LONGEST]}…"


def _ends(text: str) -> list[int]:
    """Where sentences end, the spaces after them included."""
    return [m.end() for m in _BOUNDARY.finditer(text) if not _TITLE.search(text, max(m.start() - 8, 0), m.end())]
