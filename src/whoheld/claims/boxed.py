"""What an infobox tells: strengths, losses, the result, each a statement of the infobox and not of the author."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.front_matter import without_icons
from whoheld.analysis.clock_frame import range_of
from whoheld.analysis.figures import counts
from whoheld.analysis.losses import losses
from whoheld.analysis.measures import measures
from whoheld.claims.statement import Statement
from whoheld.codebook import StatementType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.acquisition.document import Document
    from whoheld.almanac.side import Sides
    from whoheld.almanac.when import When

#: A field of a side, with the side's number; without one it is nobody's, as where civilians are counted.
_OF_A_SIDE = re.compile(r"(strength|casualties)(\d*)$")
#: Where the next field of an infobox begins.
_FIELD = re.compile(
    r"^ *(?:strength|casualties|losses|result|territory|units|commander|combatant|notes)\d*[a-z]? *[:=]", re.MULTILINE
)
#: What the whole came to, by the names of its fields.
OUTCOMES = ("result", "territory")
#: Whom a figure is from, in brackets behind it or at the head of its line: "(per X)", "(X claim)", "X claim:".
_BY = r"(?:as |per |according to |source: ?|claimed by |by )*"
_CLAIM = r"(?:['\u2019]s)?(?: (?:claims?|claimed|estimates?|figures?|reports?|sources?|said))"
_NAMED = re.compile(rf"(?P<by>{_BY})(?P<who>[^():;,\d]{{2,60}}?)(?P<claim>{_CLAIM})?\Z", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_HEAD = re.compile(r"([^():;\d]{2,70}):")
#: What stands between the places of a line.
_FURTHER = re.compile(r"[,/;]| and ")
_WORDS = re.compile(r"[^\W\d_]+")
#: Words about a number that stands for itself.
_ABOUT = frozenset(
    ["about", "around", "some", "over", "up", "to", "more", "than", "at", "least", "thousand", "hundred"]
)
#: Units of people that bear no arms: they are not a side's losses, whatever column they stand in.
CIVIL = frozenset({"civilians", "children", "women", "families"})


def read_box(document: Document, sides: Sides) -> list[Statement]:
    """The figures and the outcome that a document's infobox gives, each with its words as they stand in the text.

    They are the infobox's, or theirs whom it names beside a figure. What cannot be found in the text is left out.
    """
    return list(_Box(document, sides).statements()) if document.infobox else []


class _Who(NamedTuple):
    """From whom a figure is, or whose it is; None where the words say neither."""

    source: str | None
    side: str | None


class _Line(NamedTuple):
    """A line of a field with the character of the document at which it begins, and whose figures it gives."""

    start: int
    text: str
    side: str | None

    @property
    def words(self) -> str:
        """Its words without pictures' names, character for character."""
        return without_icons(self.text.replace("\n", " "))


@dataclass(slots=True)
class _Box:
    """A document's infobox, gone through line by line; ``at`` is where in the text the last line ended."""

    document: Document
    sides: Sides
    at: int = 0
    when: When = field(init=False)
    place: str | None = field(init=False)

    def __post_init__(self) -> None:
        box = self.document.infobox
        self.when = range_of("; ".join(box.get("date", ())))
        named = (part.strip() for line in box.get("place", ()) for part in _FURTHER.split(_BRACKETS.sub("", line)))
        self.place = next((name for name in named if name and not self.sides.names_country(name)), None)

    def statements(self) -> Iterator[Statement]:
        """What its lines tell, field by field."""
        for key, lines in self.document.infobox.items():
            of_a_side = _OF_A_SIDE.match(key)
            if of_a_side is None and key not in OUTCOMES:
                continue
            found = list(self._lines(key, lines, self._side(of_a_side[2]) if of_a_side else None))
            if of_a_side is None:
                yield from (self._made(StatementType.ASSESSMENT, line, 0, len(line.text)) for line in found)
            else:
                yield from self._figures(of_a_side[1], found)

    def _lines(self, key: str, lines: Sequence[str], side: str | None) -> Iterator[_Line]:
        """The lines of a field that stand in the text as read, broken or not, the first of them behind its name."""
        at, end = self._field(key)
        for line in lines:
            words = re.compile(r"\s+".join(map(re.escape, line.split())))
            if found := words.search(self.document.text, at, end):
                at = found.end()
                yield _Line(found.start(), found[0], side)

    def _field(self, key: str) -> tuple[int, int]:
        """Where a field of the infobox stands in the text, up to the next; all of the infobox where it is not named."""
        heads = [b for b in self.document.blocks if b.kind is BlockKind.FRONT_MATTER]
        if not heads:
            return 0, 0
        start, end, text = heads[0].start, heads[-1].end, self.document.text
        named = re.compile(rf"^ *{key} *[:=]", re.MULTILINE).search(text, start, end)
        if named is None:
            return start, end
        following = _FIELD.search(text, named.end(), end)
        return named.end(), following.start() if following else end

    def _side(self, number: str) -> str | None:
        """The parties of a side by their common names, without parts of one another; as written where none is known."""
        parties = " \n".join(self.document.infobox.get("belligerents", ())).split("\n \n")
        if not number or int(number) > len(parties):
            return None
        written = [name for line in parties[int(number) - 1].splitlines() if (name := _BRACKETS.sub("", line).strip())]
        known: list[str] = []
        for name in (side.name for one in written if (side := self.sides.lookup(one))):
            if not any(self.sides.same(name, other) for other in known):
                known.append(name)
        return "; ".join(known) or next(iter(written), None)

    def _figures(self, what: str, lines: Sequence[_Line]) -> Iterator[Statement]:
        """The figures of a field; a heading ("per X:") counts for the lines below it, too."""
        by: str | None = None
        for line in lines:
            if head := _HEAD.match(line.words):
                who = self._who(head[1])
                by, line = (who.source or by), line._replace(side=who.side or line.side)  # noqa: PLW2901
            yield from (self._strengths if what == "strength" else self._losses)(line, by)

    def _strengths(self, line: _Line, by: str | None) -> Iterator[Statement]:
        told = frozenset(_WORDS.findall(line.words.lower()))
        found = [m for m in measures(line.words, told) if m.type is StatementType.FORCE_SIZE]
        figures = [(m.low, m.high, m.unit, m.start, m.end) for m in found]
        if not found and len(bare := counts(line.words.split())) == 1 and not told - _ABOUT:
            figures = [(bare[0].low, bare[0].high, "people", 0, len(line.words))]
        for low, high, unit, start, end in figures:
            yield self._figure(StatementType.FORCE_SIZE, line, start, end, by, low=low, high=high, unit=unit)

    def _losses(self, line: _Line, by: str | None) -> Iterator[Statement]:
        for loss in losses(line.words):
            bounds = {name: None if (n := getattr(loss, name)) is None else float(n) for name in ("low", "high")}
            own = line._replace(side=None) if loss.unit in CIVIL else line
            figure = {**bounds, "unit": loss.unit, "kind": loss.harm}
            yield self._figure(StatementType.LOSSES, own, loss.start, loss.end, by, **figure)

    def _figure(
        self,
        type_: StatementType,
        line: _Line,
        start: int,
        end: int,
        by: str | None,
        **told: Any,  # noqa: ANN401
    ) -> Statement:
        """A figure with whom it is from and whose it is, as far as the words beside it say."""
        named = next((m.side.name for m in self.sides.find(line.words[start:end]) if m.side), None)
        side, last = named or line.side, end
        if told["unit"] in CIVIL:
            side = None
        if behind := _BRACKETS.search(line.words, end):
            who = self._who(behind[1])
            by, side = who.source or by, (who.side if side else None) or side
            last = behind.end() if (who.source or who.side) and not line.words[end : behind.start()].strip() else end
        written = " ".join(line.text[start:end].split())
        return self._made(type_, line._replace(side=side), start, last, source=by, figure_text=written, **told)

    def _who(self, words: str) -> _Who:
        """Whom a heading, or words in brackets, give a figure as being from, or whose it is."""
        named = _NAMED.match(words.strip())
        if named is None:
            return _Who(None, None)
        name, known = self.sides.common_name(named["who"].strip()), self.sides.lookup(named["who"].strip())
        if named["by"] or named["claim"] or self.sides.is_reporter(named["who"].strip()):
            return _Who(name, None)
        return _Who(None, known.name if known else None)

    def _made(self, type_: StatementType, line: _Line, start: int, end: int, **told: Any) -> Statement:  # noqa: ANN401
        source = told.pop("source", None)
        return Statement.quoted(
            self.document,
            type_,
            (line.start + start, line.start + end),
            source=source or f"infobox of {self.document.title or self.document.name}",
            source_text=source,
            about_place=self.place,
            about_actor=line.side,
            start=self.when.earliest,
            end=self.when.latest,
            reasons={
                "type": "type: told in the infobox",
                "about": "about: the place and the side of the infobox",
                **({"date": "date: the days of the infobox"} if self.when.known else {}),
            },
            **told,
        )
