"""A person's judgement on what the record says: a row of its own, never changed, applied when the record is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Act(StrEnum):
    """What a person can say of the record."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ACCEPT_STATEMENT = "accept-statement"
    REJECT_STATEMENT = "reject-statement"
    ADD = "add"
    SAME_PLACE = "same-place"
    OTHER_PLACE = "different-places"
    SPLIT_PLACE = "split-place"
    MOVE_PLACE = "move-place"
    SAME_ACTOR = "same-actor"
    PART_OF = "part-of"
    PUBLISHED = "published"
    CALL_SIDE = "call-side"
    UNDO = "undo"


#: Judgements on one claim that the reader, or a person, found.
ON_CLAIMS = frozenset({Act.ACCEPT, Act.REJECT, Act.CORRECT})
#: Judgements on one statement.
ON_STATEMENTS = frozenset({Act.ACCEPT_STATEMENT, Act.REJECT_STATEMENT})
ON_ACTORS = frozenset({Act.SAME_ACTOR, Act.PART_OF})
ON_PLACES = frozenset({Act.SAME_PLACE, Act.OTHER_PLACE, Act.SPLIT_PLACE, Act.MOVE_PLACE})


#: How a claim may be asked to have been judged: somehow, not at all, or in one of three ways.
JUDGED = ("any", "none", "accepted", "corrected", "added")


class State(StrEnum):
    """What became of a judgement."""

    STANDS = "stands"
    UNDONE = "undone"
    LOST = "no longer matches"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of the record.

    Attributes:
        id: Its number; later ones overrule earlier ones on the same thing.
        at: The instant, ISO 8601 in UTC.
        by: Who said so.
        note: Why, in their words; may be empty.
        about: What it is about, with all that is needed to find that again after a new reading.
        value: What was said of it.
    """

    id: int
    at: str
    by: str
    note: str
    act: Act
    about: Mapping[str, Any]
    value: Mapping[str, Any]

    @property
    def signed(self) -> str:
        """Who said so and when, and why where they told, as in "by Ann on 2031-05-02 (see the map)"."""
        return f"by {self.by} on {self.at[:10]}{f' ({self.note})' if self.note else ''}"


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A judgement and what became of it.

    Attributes:
        judgement: What was said.
        state: Whether it stands, was undone, or no longer matches anything in the record.
        claim: The id of the claim that it applies to now; None where it is on no claim, or on none that is there.
        differs: Where that now says something else than when it was judged: "start: 2031-05-02, now 2031-05-03".
        statement: The id of the statement that it applies to now; None where it is on none, or on none that is there.
    """

    judgement: Judgement
    state: State
    claim: str | None = None
    differs: tuple[str, ...] = ()
    statement: str | None = None

    def row(self) -> dict[str, Any]:
        """Plain values."""
        said = self.judgement
        own = {"id": said.id, "at": said.at, "by": said.by, "act": str(said.act), "note": said.note}
        now = {"claim": self.claim, "statement": self.statement, "differs": list(self.differs)}
        return {**own, "state": str(self.state), **now, "about": dict(said.about), "value": dict(said.value)}


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A document that was taken out: its id (the hash of its bytes), its name, and why."""

    doc_id: str
    name: str
    reason: str
    by: str
    at: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {"document": self.doc_id, "name": self.name, "reason": self.reason, "by": self.by, "at": self.at}


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement about to be written: all but its number and its instant."""

    by: str
    note: str
    act: Act
    about: Mapping[str, Any] = field(default_factory=dict)
    value: Mapping[str, Any] = field(default_factory=dict)


def called_sides(standing: Iterable[Judgement]) -> dict[str, dict[str, str]]:
    """What people call sides: name -> ``label`` and ``colour``, the latest of each that was given."""
    called: dict[str, dict[str, str]] = {}
    for judgement in standing:
        if judgement.act is Act.CALL_SIDE:
            called.setdefault(judgement.about["side"], {}).update(judgement.value)
    return called


def undone(judgements: Iterable[Judgement]) -> dict[int, int]:
    """The judgements that do not stand, each with the number of the undoing that stands against it.

    An undoing is a judgement too: where it is undone itself, what it undid stands again.
    """
    fallen: dict[int, int] = {}
    # An undoing comes after what it undoes, so that from the last one back each is settled when it is looked at.
    for judgement in sorted(judgements, key=lambda j: -j.id):
        if judgement.act is Act.UNDO and judgement.id not in fallen:
            fallen.setdefault(int(judgement.about["judgement"]), judgement.id)
    return fallen


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that apply, in the order in which they were passed; undoings are spent."""
    listed = sorted(judgements, key=lambda j: j.id)
    fallen = undone(listed)
    return [j for j in listed if j.id not in fallen and j.act is not Act.UNDO]
