"""Under which heading a claim is told: the story itself, what came before it, or what is said about it afterwards."""

from __future__ import annotations

import re
from enum import StrEnum

from whoheld.analysis.lexicon import words

WORD = re.compile(r"[a-z]+")
BEFORE = words("before_headings")
ABOUT = words("about_headings")


class Section(StrEnum):
    """How the days of a section go with the story."""

    STORY = "story"
    BEFORE = "before"
    ABOUT = "about"


class Headings:
    """The headings that stand over a text as it is read: the nearest one of each level."""

    def __init__(self) -> None:
        self._over: dict[int, str] = {}

    def saw(self, text: str, level: int) -> None:
        """A heading was read; it ends the sections of its own level and below."""
        self._over = {lv: t for lv, t in self._over.items() if lv < level} | {level: text}

    @property
    def section(self) -> Section:
        """What the headings say of the text under them, the nearest first."""
        return next(
            (s for _, t in sorted(self._over.items(), reverse=True) if (s := _sort(t)) is not Section.STORY),
            Section.STORY,
        )


def _sort(heading: str) -> Section:
    said = set(WORD.findall(heading.lower()))
    if said & ABOUT:
        return Section.ABOUT
    return Section.BEFORE if said & BEFORE else Section.STORY
