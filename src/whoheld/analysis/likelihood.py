"""How likely each thing that the rules have found is: the confidence of a claim.

A linear model over the cues of `cues.py`. Its weights are learnt by `evaluation/train_likelihood.py`;
docs/likelihood.md says from which documents, and how far it can be trusted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from whoheld.analysis.arguments import Naming
from whoheld.analysis.cues import Cues
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage


@dataclass(frozen=True, slots=True)
class Likelihood:
    """The model.

    Attributes:
        rows: The row of each cue in ``weights``.
        weights: Shape (cues,).
        bias: What is added to their sum; the logistic function makes a chance of it.
        steps: Chance -> share of claims that were right, as points of a rising line.
        usual: The share that was right by kind, for what has no cues.
    """

    rows: Mapping[str, int]
    weights: NDArray[np.float32]
    bias: float
    steps: tuple[tuple[float, ...], tuple[float, ...]]
    usual: Mapping[Kind, float]

    @classmethod
    def read(cls, path: Path) -> Likelihood:
        """The model in a file that `evaluation/train_likelihood.py` has written."""
        with np.load(path, allow_pickle=False) as data:
            return cls(
                rows={cue: i for i, cue in enumerate(data["cues"].tolist())},
                weights=data["weights"].astype(np.float32),
                bias=float(data["bias"]),
                steps=(tuple(data["chances"].tolist()), tuple(data["right"].tolist())),
                usual=dict(zip(Kind, data["usual"].tolist(), strict=True)),
            )

    def chance(self, cues: Iterable[str]) -> float:
        """What the model makes of the cues, 0 to 1, before it is compared with what was right."""
        rows = sorted(self.rows[cue] for cue in cues if cue in self.rows)
        return 1 / (1 + math.exp(-(self.weights[rows].sum(dtype=np.float64) + self.bias)))

    def weighed(self, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> list[Event]:
        """The events of a passage, each with how likely it is that a careful reader would code it too."""
        view = Cues.of(passage, mentions, events)
        return [replace(event, confidence=self._confidence(event, view)) for event in events]

    def _confidence(self, event: Event, view: Cues) -> float:
        cues = told(event, view)
        if cues is None:
            return self.usual[event.kind]
        return round(float(np.interp(self.chance(cues), *self.steps)), 2)


def told(event: Event, view: Cues) -> set[str] | None:
    """The cues that speak for or against an event, alone and with its kind; None where no named place is told of."""
    if event.place is None or event.place.naming is Naming.UNNAMED:
        return None
    cues = view.about(event.place)
    return cues | {f"{event.kind}: {cue}" for cue in cues}


@cache
def shipped() -> Likelihood:
    """The model that comes with the package."""
    return Likelihood.read(Path(str(files("whoheld.analysis").joinpath("data", "likelihood.npz"))))
