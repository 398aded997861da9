"""Trains the model of how likely a claim is (src/whoheld/analysis/likelihood.py), and writes it into the package.

python evaluation/train_likelihood.py

Only documents that may be learnt from are read. What the rules claim there is right where a coded claim fits it by
place and kind. Every figure in docs/likelihood.md comes from five models, each tried on the fifth of the documents
that it was not trained on; the model that ships is trained on all of them. The fit is convex and the folds are fixed,
so that the same documents and the same rules give the same weights.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from accuracy import write
from calibration import calibration
from coded import DEVELOP, FAMILIES, claims_files, matched, names_of, texts
from whoheld.acquisition.walk import acquire
from whoheld.analysis.cues import Cues
from whoheld.analysis.likelihood import Likelihood, told
from whoheld.claims.extract import read_claims
from whoheld.codebook import ACTION, CONTROL, HARM, Kind
from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/whoheld/analysis/data/likelihood.npz"
CARD = ROOT / "docs/likelihood.md"
FOLDS = 5
#: How hard weights are held small, and in how many claims a cue has to stand to be used: tried on the folds.
STRENGTH, RARE = 0.02, 3


@dataclass(frozen=True, slots=True)
class Example:
    """A claim of the rules: its document, kind, cues (None where the model weighs none), and whether it is right."""

    doc: str
    kind: Kind
    cues: frozenset[str] | None
    right: bool


@dataclass(frozen=True, slots=True)
class Recorder(Likelihood):
    """Notes the cues of every event, and gives each the number of its note for its confidence."""

    notes: list[frozenset[str] | None] = field(default_factory=list)

    def weighed(self, passage: Passage, mentions: Mentions, events: Sequence[Event]) -> list[Event]:
        """The events, each with the number of its note."""
        view, numbered = Cues.of(passage, mentions, events), []
        for event in events:
            cues = told(event, view)
            self.notes.append(frozenset(cues) if cues is not None else None)
            numbered.append(replace(event, confidence=float(len(self.notes) - 1)))
        return numbered


def main() -> None:
    """Train, try, write."""
    examples = list(_examples())
    weighed = [e for e in examples if e.cues is not None]
    names = sorted({e.doc for e in weighed}, key=lambda doc: -sum(e.doc == doc for e in weighed))
    tried: list[tuple[Example, float]] = []
    for fold in (set(names[i::FOLDS]) for i in range(FOLDS)):
        model = _fit([e for e in weighed if e.doc not in fold])
        tried += [(e, model.chance(e.cues or ())) for e in weighed if e.doc in fold]
    final = replace(_fit(weighed), steps=_steps(tried), usual=_usual(examples))
    _save(final)
    write({"likelihood": _card(weighed, tried, final)}, CARD)


def _examples() -> Iterator[Example]:
    reader, files = Reader(ReadingOptions()), texts()
    for name in names_of(DEVELOP):
        document = acquire(files[name])
        recorder = Recorder({}, np.zeros(0, np.float32), 0.0, ((), ()), {})
        claims = read_claims(document, *reader.analyse(document), likelihood=recorder)
        for row, right in matched([c.row() for c in claims]):
            yield Example(name, Kind(row["kind"]), recorder.notes[int(row["confidence"])], right)


def _fit(examples: Sequence[Example]) -> Likelihood:
    vector = CountVectorizer(analyzer=sorted, min_df=RARE, binary=True)
    seen = vector.fit_transform([e.cues for e in examples])
    fit = LogisticRegression(C=STRENGTH, max_iter=1000).fit(seen, [e.right for e in examples])
    return Likelihood(
        rows={cue: int(i) for cue, i in vector.vocabulary_.items()},
        weights=fit.coef_[0].astype(np.float16).astype(np.float32),
        bias=float(fit.intercept_[0]),
        steps=((0.0, 1.0), (0.0, 1.0)),
        usual={},
    )


def _steps(tried: Sequence[tuple[Example, float]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """A rising line through how many claims of each chance were right."""
    fit = IsotonicRegression(y_min=0.02, y_max=0.98).fit([c for _, c in tried], [float(e.right) for e, _ in tried])
    points = np.linspace(0, 1, 21)
    return tuple(points.tolist()), tuple(fit.predict(np.clip(points, fit.X_min_, fit.X_max_)).tolist())


def _usual(examples: Sequence[Example]) -> dict[Kind, float]:
    """The share that was right by kind; where none was judged, as good as unknown."""
    counts: dict[Kind, Counter[bool]] = defaultdict(Counter)
    for example in examples:
        counts[example.kind][example.right] += 1
    return {kind: round((counts[kind][True] + 1) / (counts[kind].total() + 2), 2) for kind in Kind}


def _save(model: Likelihood) -> None:
    cues = sorted(model.rows, key=lambda cue: model.rows[cue])
    arrays: dict[str, Any] = {
        "cues": np.array(cues),
        "weights": model.weights.astype(np.float16),
        "bias": np.float64(model.bias),
        "chances": np.array(model.steps[0]),
        "right": np.array(model.steps[1]),
        "usual": np.array([model.usual[kind] for kind in Kind]),
    }
    np.savez_compressed(WEIGHTS, **arrays)


def _card(examples: Sequence[Example], tried: Sequence[tuple[Example, float]], model: Likelihood) -> str:
    """What it was trained on, and what it is worth on documents that it has not seen."""
    files, coded, digest = texts(), claims_files(), hashlib.sha256()
    for name in names_of(DEVELOP):
        digest.update(files[name].read_bytes() + coded[name].read_bytes())
    lines = [
        f"Trained on {len(examples)} claims of {len({e.doc for e in examples})} documents; {len(model.rows)} cues. ",
        f"SHA-256 of the documents and their coded claims: `{digest.hexdigest()}`.\n\n",
        "| family | claims | right | area under the curve | expected calibration error |\n| --- |"
        + " ---: |" * 4
        + "\n",
    ]
    for family, kinds in zip(FAMILIES, (CONTROL, ACTION, HARM), strict=True):
        own = [(c, e.right) for e, c in tried if e.kind in kinds]
        if own:
            confidences = np.interp([c for c, _ in own], *model.steps).tolist()
            right = [ok for _, ok in own]
            area, gap = roc_auc_score(right, confidences), calibration(confidences, right).gap
            lines.append(f"| {family} | {len(own)} | {sum(right) / len(own):.2f} | {area:.3f} | {gap:.3f} |\n")
    return "".join(lines)


if __name__ == "__main__":
    main()
