"""How far a story has got while its time expressions are read one by one."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .clock_relative import DAY_LIKE, Pin
from .clock_years import sentence_start
from .timex_phrase import Unit

if TYPE_CHECKING:
    from .clock_frame import Frame
    from .clock_years import Dating
    from .timex_phrase import Phrase


@dataclass(slots=True)
class Story:
    """A text's phrases, the years chosen for them, and the present that has been reached.

    Attributes:
        text: The whole text.
        frame: The document's frame.
        phrases: All phrases of the story, in order.
        datings: The datings of its calendar phrases, by index.
        present: The last days that the story has followed.
        day: The last of these that was precise enough to count days from.
        latest: The last date at all, an aside or not.
    """

    text: str
    frame: Frame
    phrases: list[Phrase]
    datings: dict[int, Dating]
    present: Pin = field(default_factory=Pin)
    day: Pin = field(default_factory=Pin)
    latest: Pin = field(default_factory=Pin)

    def words(self, i: int) -> str:
        """The words of a phrase, by its index."""
        return self.text[self.phrases[i].start : self.phrases[i].end]

    def pin(self, phrase: Phrase) -> Pin:
        """What a phrase counts from: a date of the same sentence, else the present, a day where it needs one."""
        begins = sentence_start(self.text, phrase.start)
        same_day = phrase.unit is Unit.DAY and phrase.step == 0
        told = self.latest.when.is_day if same_day else self.latest.when.days
        if self.latest.at is not None and self.latest.at >= begins and told:
            return self.latest
        needs_day = phrase.unit in (Unit.DAY, Unit.WEEK, Unit.HOUR) and not self.present.when.is_day
        if needs_day and self.day.when.known and self.present.when.overlaps(self.day.when):
            return self.day
        return self.present

    def covers(self, pin: Pin, phrase: Phrase) -> bool:
        """Whether a bare year only names the year that the story is in ("the 2016 offensive")."""
        if phrase.unit is not Unit.YEAR or phrase.part:
            return False
        if not self.present.when.known:
            return self.frame.span.known and pin.when.meet(self.frame.span) == self.frame.span
        return pin.when.meet(self.present.when) == self.present.when and not self._section_began(phrase)

    def _section_began(self, phrase: Phrase) -> bool:
        """Whether a section has begun since the present was set."""
        sections = self.frame.sections
        return bisect_right(sections, phrase.start) > bisect_right(sections, self.present.at or 0)

    def move(self, pin: Pin) -> None:
        """Takes the story on."""
        self.present = pin
        if pin.when.days and pin.when.days <= DAY_LIKE:
            self.day = pin
