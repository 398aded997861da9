"""Weighs what the rules have found at each mention of a place, and what they may have missed.

A linear model over the cues of `cues.py`, one for each kind that has a place. Its weights are learnt by
`evaluation/train_gate.py`; docs/gate.md says from which documents, and how well it does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from whoheld.analysis import syntax
from whoheld.analysis.arguments import Naming, arguments
from whoheld.analysis.cues import Cues
from whoheld.analysis.event import Event
from whoheld.codebook import ACTION, CONTROL, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Token

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: The kinds that are weighed, in the order of the model's columns.
KINDS = tuple(kind for kind in Kind if kind in CONTROL | ACTION)


@dataclass(frozen=True, slots=True)
class Gate:
    """The model.

    Attributes:
        rows: The row of each cue in ``weights``.
        weights: Shape (cues, kinds).
        bias: Shape (kinds,).
        keeps: From which probability on an event of the rules is kept, by kind.
        adds: From which probability on one is added that the rules have not found.
        steps: Probability of the model -> share of claims that were right, as points of a rising line.
        usual: The share that was right of kinds that are not weighed.
    """

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    keeps: Mapping[Kind, float]
    adds: Mapping[Kind, float]
    steps: tuple[tuple[float, ...], tuple[float, ...]]
    usual: Mapping[Kind, float]

    @classmethod
    def read(cls, path: Path) -> Gate:
        """The model in a file that `evaluation/train_gate.py` has written."""
        with np.load(path, allow_pickle=False) as data:
            return cls(
                rows={cue: i for i, cue in enumerate(data["cues"].tolist())},
                weights=data["weights"].astype(np.float32),
                bias=data["bias"].astype(np.float32),
                keeps=dict(zip(KINDS, data["keeps"].tolist(), strict=True)),
                adds=dict(zip(KINDS, data["adds"].tolist(), strict=True)),
                steps=(tuple(data["chances"].tolist()), tuple(data["right"].tolist())),
                usual=dict(zip(Kind, data["usual"].tolist(), strict=True)),
            )

    def chances(self, cues: set[str]) -> NDArray[np.float64]:
        """The probability of each of `KINDS`, in their order."""
        rows = sorted(self.rows[cue] for cue in cues if cue in self.rows)
        score = self.weights[rows].sum(axis=0, dtype=np.float64) + self.bias
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)

    def decided(self, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> list[Event]:
        """The events of a passage that hold, with how sure each is, and those that the rules have missed."""
        view = Cues.of(passage, mentions, events)
        weighed = {a.root: self.chances(view.about(a)) for a in arguments(passage, mentions) if _weighed(a)}
        kept = list(self._kept(events, weighed))
        told = {(e.kind, _name(passage, e.place)) for e in kept if e.place}
        for argument in (a for a in arguments(passage, mentions) if _weighed(a)):
            for kind, chance in zip(KINDS, weighed[argument.root].tolist(), strict=True):
                key = (kind, _name(passage, argument))
                if chance >= self.adds[kind] and key not in told:
                    told.add(key)
                    kept.append(replace(_added(kind, argument, passage, mentions), confidence=self._right(chance)))
        return sorted(kept, key=lambda e: (e.trigger, e.at))

    def _kept(self, events: Sequence[Event], weighed: Mapping[int, NDArray[np.float64]]) -> Iterator[Event]:
        for event in events:
            chances = weighed.get(event.place.root) if event.place and event.kind in KINDS else None
            if chances is None:
                yield replace(event, confidence=self.usual[event.kind])
            elif (chance := float(chances[KINDS.index(event.kind)])) >= self.keeps[event.kind]:
                yield replace(event, confidence=self._right(chance))

    def _right(self, chance: float) -> float:
        """How many of the claims that the model gave this chance were right."""
        return round(float(np.interp(chance, *self.steps)), 2)


@cache
def shipped() -> Gate:
    """The model that comes with the package."""
    return Gate.read(Path(str(files("whoheld.analysis").joinpath("data", "gate.npz"))))


def _weighed(argument: Argument) -> bool:
    return argument.naming is not Naming.UNNAMED


def _name(passage: Passage, argument: Argument) -> tuple[int, str]:
    """The place as named in its sentence: a second mention there tells nothing new."""
    name = argument.mention.name if argument.mention else None
    return passage.doc[argument.root].sent.start, (name or passage.written(argument.first, argument.last)).casefold()


def _added(kind: Kind, argument: Argument, passage: Passage, mentions: Mentions) -> Event:
    """An event without a rule: its trigger is what the place hangs on, its actor whoever acts or stands there."""
    root = passage.doc[argument.root]
    role = next(syntax.roles(root), None)
    trigger = role.governor if role else root.head
    actor = _actor(kind, trigger, argument, mentions)
    return Event(
        kind,
        trigger.i,
        argument,
        (actor,) if actor is not None else (),
        (),
        role.extent if role and kind in CONTROL else None,
        f"likely, by '{passage.word(trigger)}' and the words around",
        presupposed=kind is Kind.HOLDS,
    )


def _actor(kind: Kind, trigger: Token, argument: Argument, mentions: Mentions) -> int | None:
    """The side that does what the trigger says; of a state, the side nearest to the place in its sentence."""
    verb = trigger if trigger.pos_ in {"VERB", "AUX"} else next(_verbs(trigger), None)
    if kind is not Kind.HOLDS:
        subject = syntax.subject(verb) if verb is not None else None
        return subject.i if subject is not None and mentions.side_at(subject.i) else None
    sent = trigger.sent
    sides = [m for m in mentions.sides if sent.start <= m.root < sent.end]
    return min(sides, key=lambda m: abs(m.root - argument.root)).root if sides else None


def _verbs(token: Token) -> Iterator[Token]:
    return (t for t in token.ancestors if t.pos_ in {"VERB", "AUX"})
