"""Takes out of what leaves a record who judged it, and what they noted: that is between the reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whoheld.evidence.judgement import JudgementRow

_SOMEBODY = "by a reviewer"


class Unsigned:
    """Takes the signatures of judgements ("by Ann on 2031-05-02 (see the map)") out of words.

    Args:
        judgements: All that people judged.
    """

    def __init__(self, judgements: Iterable[JudgementRow]) -> None:
        signatures = {row.judgement.signed for row in judgements}
        # The longest first: one may be the beginning of another.
        self._signatures = sorted(signatures, key=lambda text: (-len(text), text))

    def words(self, text: str) -> str:
        """A text that names no reviewer."""
        for signature in self._signatures:
            text = text.replace(signature, _SOMEBODY)
        return text

    def claim(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A claim as plain values, whose reasons name no reviewer."""
        return {**row, "reasons": {name: self.words(why) for name, why in row["reasons"].items()}}

    def place(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A place as plain values, whose reason names no reviewer."""
        return {**row, "reason": self.words(row["reason"])}
