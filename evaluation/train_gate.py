"""Trains the gate that weighs what the rules find (src/whoheld/analysis/gate.py), and writes it into the package.

python evaluation/train_gate.py

Only documents that may be learnt from are read. Every figure it writes into docs/gate.md comes from five models, each
tried on the fifth of the documents that it was not trained on; the model that ships is trained on all of them. The
fit is convex and the folds are fixed, so that the same documents and the same reader give the same weights.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from accuracy import write
from coded import DEVELOP, LEVELS, SHARED, claims_files, matched, names_of, score, texts
from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.walk import acquire
from whoheld.analysis.arguments import Naming, arguments
from whoheld.analysis.cues import Cues
from whoheld.analysis.event import Event
from whoheld.analysis.gate import KINDS, Gate
from whoheld.analysis.people import places
from whoheld.claims.extract import found_events, read_claims
from whoheld.claims.memory import Memory, remembering
from whoheld.claims.naming import may_return, named, sort_of
from whoheld.codebook import Kind
from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from whoheld.acquisition.document import Document
    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage
    from whoheld.pipeline import Analysed

sys.path.insert(0, str(SHARED / "bench"))

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/whoheld/analysis/data/gate.npz"
CARD = ROOT / "docs/gate.md"
FOLDS = 5
#: How hard weights are held small, and in how many places a cue has to stand to be used: tried on the folds.
STRENGTH, RARE = 0.1, 2


@dataclass(slots=True)
class Candidate:
    """One mention of a place: its cues, what the rules found there, and which kinds are coded there."""

    name: str
    characters: tuple[int, int]
    sentence: tuple[int, int]
    cues: frozenset[str]
    rules: frozenset[Kind]
    coded: set[Kind] = field(default_factory=set)


class Text(NamedTuple):
    """A document that may be learnt from."""

    document: Document
    analysed: Analysed
    coded: list[dict[str, Any]]
    candidates: list[Candidate]


def main() -> None:
    """Train, try, write."""
    chosen = [t for t in _texts() if t.candidates]
    folds = [sorted(chosen, key=lambda t: -len(t.candidates))[i::FOLDS] for i in range(FOLDS)]
    parts = [([t for t in chosen if t not in fold], fold) for fold in folds]
    models = [_fit([c for t in train for c in t.candidates]) for train, _ in parts]
    keeps = _thresholds([c for _, fold in parts for c in _weighed(fold)], _chances(parts, models))
    plain = [replace(m, keeps=keeps) for m in models]
    rows = [row for (_, fold), model in zip(parts, plain, strict=True) for t in fold for row in _read(t, model)]
    judged = matched(rows)
    steps, usual = _calibrated(judged), _usual(judged)
    final = _fit([c for t in chosen for c in t.candidates])
    _save(replace(final, keeps=keeps, steps=steps, usual=usual))
    bare = [row for t in chosen for row in _read(t, None)]
    write({"gate": _card(chosen, bare, rows, keeps)}, CARD)


def _texts() -> Iterator[Text]:
    reader, files, coded = Reader(ReadingOptions()), texts(), claims_files()
    for name in names_of(DEVELOP):
        document = acquire(files[name])
        analysed = reader.analyse(document)
        claims = [json.loads(line) for line in coded[name].read_text("utf-8").splitlines() if line.strip()]
        candidates = list(_candidates(document, analysed))
        _label(candidates, claims, document.text)
        yield Text(document, analysed, claims, candidates if "| " not in document.text[:400] else [])


def _candidates(document: Document, analysed: Analysed) -> Iterator[Candidate]:
    """All mentions of places in the running text, named as the reader would name them."""
    memory = remembering(document.title)
    memory.known = places(analysed.passages, analysed.mentions)
    for passage, mentions in zip(analysed.passages, analysed.mentions, strict=True):
        if passage.block.kind in {BlockKind.HEADING, BlockKind.TABLE}:
            continue
        events = found_events(passage, mentions)
        view, at = Cues.of(passage, mentions, events), 0
        wanted = (a for a in arguments(passage, mentions) if a.naming is not Naming.UNNAMED)
        for argument in sorted(wanted, key=lambda a: a.first):
            _remember(memory, passage, mentions, at, argument.first)
            at = max(at, argument.first)
            name = named(passage, Event(Kind.TAKES, argument.root, argument, (), (), None, ""), memory)
            if name and name.name:
                yield _candidate(name.name, passage, argument, view)
        _remember(memory, passage, mentions, at, len(passage.doc))


def _candidate(name: str, passage: Passage, argument: Argument, view: Cues) -> Candidate:
    sent = passage.doc[argument.root].sent
    rules = (e.kind for e in view.events if e.place and e.place.root == argument.root)
    return Candidate(
        name,
        passage.characters(argument.first, argument.last),
        passage.characters(sent.start, sent.end - 1),
        frozenset(view.about(argument)),
        frozenset(rules),
    )


def _remember(memory: Memory, passage: Passage, mentions: Mentions, start: int, end: int) -> None:
    for mention in mentions.names:
        if start <= mention.first < end and mention.name and may_return(passage, mention):
            memory.saw(mention.name, sort_of(passage, mention), passage.starts[mention.first])


def _label(candidates: Sequence[Candidate], claims: Sequence[dict[str, Any]], text: str) -> None:
    """Put each coded claim at the mention of its place that stands in its quote, or next to it in the sentence."""
    from names import same_place  # noqa: PLC0415  (it lies beside the checkout)

    at = 0
    for claim in claims:
        if not claim.get("place") or claim["kind"] not in KINDS:
            continue
        start = text.find(claim["quote"], max(0, at - 3000))
        start = start if start >= 0 else text.find(claim["quote"])
        if start < 0:
            continue
        at, end, kind = start, start + len(claim["quote"]), Kind(claim["kind"])
        near = [
            c
            for c in candidates
            if c.sentence[0] < end and c.sentence[1] > start and same_place(c.name, claim["place"])
        ]
        if near:
            best = min(near, key=lambda c: _distance(c, kind, start, end))
            best.coded.add(kind)


def _distance(candidate: Candidate, kind: Kind, start: int, end: int) -> tuple[object, ...]:
    out = max(0, start - candidate.characters[0]) + max(0, candidate.characters[1] - end)
    return out > 0, kind not in candidate.rules, kind in candidate.coded, out, candidate.characters[0]


def _fit(candidates: Sequence[Candidate]) -> Gate:
    """One linear model a kind, over all cues that stand at more than one mention."""
    vector = CountVectorizer(analyzer=sorted, min_df=RARE, binary=True)
    seen = vector.fit_transform([c.cues for c in candidates])
    fits = []
    for kind in KINDS:
        coded = np.array([kind in c.coded for c in candidates])
        fits.append(LogisticRegression(C=STRENGTH, max_iter=1000).fit(seen, coded))
    return Gate(
        rows={cue: int(i) for cue, i in vector.vocabulary_.items()},
        weights=np.stack([f.coef_[0] for f in fits], axis=1).astype(np.float16).astype(np.float32),
        bias=np.array([f.intercept_[0] for f in fits], dtype=np.float32),
        keeps=dict.fromkeys(KINDS, 0.0),
        steps=((0.0, 1.0), (0.0, 1.0)),
        usual=dict.fromkeys(Kind, 0.5),
    )


def _weighed(fold: Sequence[Text]) -> list[Candidate]:
    return [c for t in fold for c in t.candidates]


def _chances(parts: Sequence[tuple[list[Text], list[Text]]], models: Sequence[Gate]) -> NDArray[np.float64]:
    """Shape (candidates of all folds, kinds): what the model that has not seen the document says of each."""
    pairs = zip(parts, models, strict=True)
    return np.array([model.chances(set(c.cues)) for (_, fold), model in pairs for c in _weighed(fold)])


def _thresholds(candidates: Sequence[Candidate], chances: NDArray[np.float64]) -> dict[Kind, float]:
    """From which chance on what the rules found is let through: the best F1, the lowest of its like."""
    keeps = {}
    for column, kind in enumerate(KINDS):
        coded = np.array([kind in c.coded for c in candidates])
        ruled = np.array([kind in c.rules for c in candidates])
        tries = ((_f1(ruled & (chances[:, column] >= keep), coded), keep) for keep in np.arange(0, 0.4, 0.05))
        keeps[kind] = round(float(max(tries, key=lambda t: (round(t[0], 3), -t[1]))[1]), 2)
    return keeps


def _f1(found: NDArray[np.bool_], coded: NDArray[np.bool_]) -> float:
    return float(2 * (found & coded).sum() / max(1, found.sum() + coded.sum()))


def _read(text: Text, gate: Gate | None) -> list[dict[str, Any]]:
    passages, mentions, clock, sides = text.analysed
    return [c.row() for c in read_claims(text.document, passages, mentions, clock, sides, gate=gate)]


def _calibrated(judged: Sequence[tuple[dict[str, Any], bool]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """A rising line through how many claims of each chance were right."""
    weighed = [(row["confidence"], float(ok)) for row, ok in judged if _by_model(row)]
    fit = IsotonicRegression(y_min=0.02, y_max=0.98).fit(*zip(*weighed, strict=True))
    points = np.linspace(0, 1, 21)
    return tuple(points.tolist()), tuple(fit.predict(np.clip(points, fit.X_min_, fit.X_max_)).tolist())


def _usual(judged: Sequence[tuple[dict[str, Any], bool]]) -> dict[Kind, float]:
    """The share that was right by kind; where none was judged, as good as unknown."""
    counts: dict[Kind, Counter[bool]] = defaultdict(Counter)
    for row, ok in judged:
        counts[Kind(row["kind"])][ok] += 1
    return {kind: round((counts[kind][True] + 1) / (counts[kind].total() + 2), 2) for kind in Kind}


def _by_model(row: dict[str, Any]) -> bool:
    return row["kind"] in KINDS and bool(row["place"])


def _save(gate: Gate) -> None:
    cues = sorted(gate.rows, key=lambda cue: gate.rows[cue])
    np.savez_compressed(
        WEIGHTS,
        cues=np.array(cues),
        weights=gate.weights.astype(np.float16),
        bias=gate.bias,
        keeps=np.array([gate.keeps[k] for k in KINDS]),
        chances=np.array(gate.steps[0]),
        right=np.array(gate.steps[1]),
        usual=np.array([gate.usual[k] for k in Kind]),
    )


def _card(
    chosen: Sequence[Text],
    bare: Sequence[dict[str, Any]],
    rows: Sequence[dict[str, Any]],
    keeps: dict[Kind, float],
) -> str:
    """What it was trained on, and what it is worth on documents that it has not seen."""
    names = [t.document.name for t in chosen]
    digest = hashlib.sha256("".join(t.document.id for t in chosen).encode())
    digest.update(json.dumps([t.coded for t in chosen], sort_keys=True).encode())
    mentions = sum(len(t.candidates) for t in chosen)
    coded = sum(len(c.coded) for t in chosen for c in t.candidates)
    lines = [
        f"Trained on {len(chosen)} documents, {mentions} mentions of places with {coded} coded kinds.\n",
        f"SHA-256 of documents and claims: `{digest.hexdigest()}`.\n\n",
        "| family | reader | precision | recall | " + " | ".join(LEVELS) + " |\n| --- | --- |" + " ---: |" * 6 + "\n",
    ]
    for family in ("control", "action"):
        for which, found in (("rules alone", bare), ("with the gate", rows)):
            s = score(found, names, family)
            p, r, _ = s.levels[LEVELS[0]]
            figures = " | ".join(f"{s.f1(level):.3f}" for level in LEVELS)
            lines.append(f"| {family} | {which} | {p:.2f} | {r:.2f} | {figures} |\n")
    lines.append("\n| kind | let through from |\n| --- | ---: |\n")
    lines += [f"| {k} | {keeps[k]:.2f} |\n" for k in KINDS]
    return "".join(lines)


if __name__ == "__main__":
    main()
