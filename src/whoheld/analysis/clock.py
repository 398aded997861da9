"""The narrative's clock: what day each time expression of a document means, and what day it is at any place of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from whoheld.almanac.when import UNKNOWN, When

from .clock_bound import lower_bound
from .clock_frame import frame_of
from .clock_reading import apart, read

if TYPE_CHECKING:
    from datetime import date

    from whoheld.acquisition.document import Document

    from .timex import Timex


@dataclass(frozen=True, slots=True)
class Moment:
    """The narrative's present at some character.

    Attributes:
        when: The days.
        reason: Why these.
        text: The words that gave them; empty for the article's range.
        start: Where those words begin.
        same_section: Whether no heading stands between them and the character.
    """

    when: When = UNKNOWN
    reason: str = "no date before it"
    text: str = ""
    start: int | None = None
    same_section: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """All time expressions of a document, resolved as far as its text allows.

    Attributes:
        expressions: In the order of the text.
        span: The range that the article gives for its events.
        published: The days on which it can have been published; open above where only the text bounds it.
        undated_reason: Why the day of publication is not known; empty where it is.
        sections: The offsets of headings.
        rows: Start and end of each table row and caption: a story of its own, from which the text does not go on.
        speech: The day of writing of a news text, which its undated present tells of.
        text: The document's text.
        narrative: Whether the text counts its days from its own dates (an encyclopedia's, or an undated text).
    """

    expressions: tuple[Timex, ...] = ()
    span: When = UNKNOWN
    published: When = UNKNOWN
    undated_reason: str = ""
    sections: tuple[int, ...] = ()
    rows: tuple[tuple[int, int], ...] = ()
    speech: When = UNKNOWN
    text: str = field(default="", repr=False)
    narrative: bool = True

    def present(self, offset: int) -> Moment:
        """What day it is in the narrative at a character: the last date before it that the story follows."""
        row = self._row(offset)
        told = [t for t in self.expressions if t.foreground and self._row(t.start) == row]
        i = bisect_right(told, offset, key=lambda t: t.start) - 1
        if i < 0:
            return Moment() if row else self._before_any()
        last = told[i]
        if self.speech.known and "\n" in self.text[last.start : offset]:
            return self._before_any()
        between = bisect_right(self.sections, offset) - bisect_right(self.sections, last.start)
        reason = last.reason if not between else f"{last.reason}; {between} heading(s) before"
        return Moment(last.when, reason, last.text, last.start, same_section=not between)

    @property
    def middle(self) -> date | None:
        """The day in the middle of those that the story names; None where it names none."""
        named = sorted(t.when.earliest for t in self.expressions if t.foreground and t.when.earliest)
        return named[len(named) // 2] if named else self.span.earliest

    def _row(self, offset: int) -> tuple[int, int] | None:
        i = bisect_right(self.rows, offset, key=lambda r: r[0]) - 1
        return self.rows[i] if i >= 0 and offset < self.rows[i][1] else None

    def _before_any(self) -> Moment:
        if self.narrative and self.span.known:
            return Moment(self.span, "the range of the whole article: no date stands before it")
        if self.speech.known:
            return Moment(self.speech, "the day of publication: no date stands before it in the paragraph")
        return Moment()

    def bounds(self, timex: Timex) -> When:
        """The days on which something can have been that an expression dates, with the preposition before it.

        "By" a day: from the last earlier day of the same section on; "since", "until", "before" and "after" leave one
        side open. Whether it was so on every day or on one of them is for the verb to say.
        """
        first, last = timex.when.earliest, timex.when.latest
        if timex.relation == "by":
            told = self.present(timex.start - 1) if timex.start else Moment()
            low = told.when.latest if told.same_section and told.start is not None else None
            return When(low if low and last and low < last else None, last)
        if timex.relation == "until":
            return When(None, last)
        if timex.relation == "before":
            return When(None, first and first - timedelta(1))
        if timex.relation == "since":
            return When(first, None)
        return When(last, None) if timex.relation == "after" else timex.when

    def within(self, start: int, end: int) -> tuple[Timex, ...]:
        """The expressions that begin in a stretch of the text."""
        first = bisect_right(self.expressions, start - 1, key=lambda t: t.start)
        last = bisect_right(self.expressions, end - 1, key=lambda t: t.start)
        return self.expressions[first:last]


def read_clock(document: Document) -> Clock:
    """The clock of a document, from its text and its head alone."""
    frame = frame_of(document)
    expressions = tuple(read(document, frame))
    published, reason = (frame.published, "") if frame.published.known else lower_bound(document.text, expressions)
    rows = tuple((b.start, b.end) for b in apart(document))
    return Clock(
        expressions, frame.span, published, reason, frame.sections, rows, frame.speech, document.text, frame.narrative
    )
