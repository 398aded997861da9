"""How far a claim's confidence can be trusted: of the claims that say "0.7", do seven in ten fit a coded one?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

PLOT = Path(__file__).resolve().parents[1] / "docs" / "calibration.svg"
BINS = 10


class Bin(NamedTuple):
    """Claims of a like confidence: how many, their mean confidence, and the share that fits a coded claim."""

    claims: int
    confidence: float
    right: float


class Calibration(NamedTuple):
    """Bins from the least sure to the surest; the mean gap between confidence and share, weighted; the Brier score."""

    bins: tuple[Bin, ...]
    gap: float
    brier: float


def calibration(confidences: Sequence[float], right: Sequence[bool]) -> Calibration:
    """Compare confidence with what was right, in bins of equal width.

    The gap is the expected calibration error, the Brier score the mean squared difference: 0 is best for both.
    """
    pairs = list(zip(confidences, right, strict=True))
    bins = []
    for i in range(BINS):
        inside = [(c, ok) for c, ok in pairs if min(int(c * BINS), BINS - 1) == i]
        if inside:
            bins.append(
                Bin(len(inside), sum(c for c, _ in inside) / len(inside), sum(ok for _, ok in inside) / len(inside))
            )
    gap = sum(b.claims * abs(b.confidence - b.right) for b in bins) / max(1, len(pairs))
    brier = sum((c - ok) ** 2 for c, ok in pairs) / max(1, len(pairs))
    return Calibration(tuple(bins), gap, brier)


def table(found: dict[str, Calibration]) -> str:
    """The figures of each part, and the bins of the last one."""
    rows = [
        f"| {part} | {sum(b.claims for b in c.bins)} | {c.gap:.3f} | {c.brier:.3f} |\n" for part, c in found.items()
    ]
    last = list(found.values())[-1]
    bins = [f"| {b.confidence:.2f} | {b.right:.2f} | {b.claims} |\n" for b in last.bins]
    head = "|  | claims | expected calibration error | Brier score |\n| --- | ---: | ---: | ---: |\n"
    return (
        head + "".join(rows) + "\n| mean confidence | share right | claims |\n| ---: | ---: | ---: |\n" + "".join(bins)
    )


def plot(found: dict[str, Calibration], path: Path = PLOT) -> None:
    """Draw confidence against the share that was right, a line a part, the size of a dot by its claims."""
    import matplotlib as mpl  # noqa: PLC0415  (only who writes the documentation needs it)
    from matplotlib.figure import Figure  # noqa: PLC0415

    mpl.rcParams["svg.hashsalt"] = "whoheld"
    figure = Figure(figsize=(5, 5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.6", linestyle="--", label="as sure as right")
    for part, c in found.items():
        (line,) = axes.plot([b.confidence for b in c.bins], [b.right for b in c.bins], label=part)
        axes.scatter(
            [b.confidence for b in c.bins],
            [b.right for b in c.bins],
            s=[max(12.0, b.claims / 2) for b in c.bins],
            color=line.get_color(),
        )
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence of a claim", ylabel="share that fits a coded claim")
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(path, metadata={"Date": None})
