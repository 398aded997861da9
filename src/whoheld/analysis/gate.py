"""Weighs what the rules have found at each mention of a place: how likely it is, and whether that is likely enough.

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

from whoheld.analysis.arguments import Naming
from whoheld.analysis.cues import Cues
from whoheld.codebook import ACTION, CONTROL, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from whoheld.analysis.event import Event
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
        keeps: From which probability on an event is let through, by kind.
        steps: Probability of the model -> share of claims that were right, as points of a rising line.
        usual: The share that was right of kinds that are not weighed.
    """

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    keeps: Mapping[Kind, float]
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
                steps=(tuple(data["chances"].tolist()), tuple(data["right"].tolist())),
                usual=dict(zip(Kind, data["usual"].tolist(), strict=True)),
            )

    def chances(self, cues: set[str]) -> NDArray[np.float64]:
        """The probability of each of `KINDS`, in their order."""
        rows = sorted(self.rows[cue] for cue in cues if cue in self.rows)
        score = self.weights[rows].sum(axis=0, dtype=np.float64) + self.bias
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)

    def decided(self, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> list[Event]:
        """The events of a passage that are likely enough, in their order, each with how likely it is."""
        view = Cues.of(passage, mentions, events)
        places = {e.place.root: e.place for e in events if e.place and e.kind in KINDS}
        chances = {
            root: self.chances(view.about(place))
            for root, place in places.items()
            if place.naming is not Naming.UNNAMED
        }
        return list(self._kept(events, chances))

    def _kept(self, events: Sequence[Event], chances_at: Mapping[int, NDArray[np.float64]]) -> Iterator[Event]:
        for event in events:
            chances = chances_at.get(event.place.root) if event.place and event.kind in KINDS else None
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
