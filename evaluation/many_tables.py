"""The tables of what was measured on very many documents, in Markdown, and a picture of it."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import many_figures
from many_figures import MB

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from many_runs import Contents, Run

#: Documents at which memory is told, of a run; from the third on the slope is taken.
MARKS = (500, 1_000, 2_000, 4_000, 10_000, 20_000)
SLOPE_FROM = MARKS[2]
#: Stands below the costs: there is no picture before there are figures.
PICTURE = (
    "![Cost of a document by the clock, and memory of each process, over the documents of the record]"
    "(images/many-documents.svg)\n"
)
#: How many times as fast two processes should be.
FASTER = 1.7


def of(part: str, where: str, runs: Sequence[Run], contents: Contents | None = None) -> dict[str, str]:
    """The tables of a part, by name."""
    if part == "workers":
        return {"workers": f"{where}\n\n{workers(runs)}"}
    if part == "cluster":
        return {"cluster": f"{where}\n\n{cluster(runs)}"}
    found = {"cost": f"{where}\n\n{cost(runs)}\n{PICTURE}", "memory": f"{where}\n\n{memory(runs)}"}
    return found | ({"contents": f"{where}\n\n{kept(contents)}"} if contents else {})


def table(head: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """A Markdown table, the first columns to the left."""
    rule = ["---"] * left + ["---:"] * (len(head) - left)
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))


def workers(runs: Sequence[Run]) -> str:
    """One process against two."""
    ones, twos = ([r for r in runs if r.how.startswith(n)] for n in ("1", "2"))
    ratios = many_figures.ratios(ones, twos)
    rows = [
        ["start to end", _spread([r.seconds for r in ones], "s"), _spread([r.seconds for r in twos], "s")],
        [
            "steady, text a second",
            _spread([many_figures.pace(r) for r in ones], "kB"),
            _spread([many_figures.pace(r) for r in twos], "kB"),
        ],
        [
            "spells made ready at the end",
            *(_spread([r.samples[-1].spells for r in some], "s") for some in (ones, twos)),
        ],
    ]
    times = [[*ratios["start to end"]], [*ratios["steady"]], []]
    told = [[*row, f"**{statistics.median(t):.2f}**" if t else ""] for row, t in zip(rows, times, strict=True)]
    same = "The records say the same" if len({r.digest for r in runs}) == 1 else "**The records differ**"
    head = f"{runs[0].documents:,} reports of {runs[0].characters / runs[0].documents:.0f} characters, {len(ones)} runs each, in turn: median (least to most). Asked for: at least {FASTER} times. {same}.\n\n"  # noqa: E501
    return head + table(["", "one process", "two processes", "times as fast"], told)


def _spread(values: Sequence[float], unit: str) -> str:
    return f"{statistics.median(values):.1f} {unit} ({min(values):.1f} to {max(values):.1f})"


def cost(runs: Sequence[Run]) -> str:
    """What a document costs, stage by stage."""
    found = many_figures.costs(runs)
    rows = [
        [
            f"{c.first:,} to {c.last:,}",
            _ms(c.clock),
            _ms(c.reading),
            _ms(c.writing),
            _ms(c.spells),
            f"**{_ms(c.together)}**",
            f"{c.together / found[0].together:.2f}",
            f"{c.size / 1000:.1f} kB",
        ]
        for c in found
    ]
    head = ["documents", "clock", "reading", "writing", "spells", "clock and spells", "times the first", "record"]
    return table(head, rows)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def memory(runs: Sequence[Run]) -> str:
    """Resident memory of each process in the longest stage."""
    longest = max(runs, key=lambda r: r.documents)
    found = many_figures.memory(longest, sorted({*(m for m in MARKS if m < longest.documents), longest.documents}))
    slopes = many_figures.slopes(longest, SLOPE_FROM)
    rows = [[f"{m.done:,}", *(f"{one / MB:.0f} MB" for one in (*m.workers, m.own))] for m in found]
    names = [f"process {n + 1} that reads" for n in range(len(found[0].workers))]
    order = [*(pid for pid in slopes if pid != "own"), "own"]
    if len(slopes) == len(found[0].workers) + 1:  # a process that died was replaced by another
        rows += [["growth, per 1,000 documents", *(f"{slopes[name] / MB:+.2f} MB" for name in order)]]
    return table(["documents done", *names, "the one that writes"], rows)


def kept(contents: Contents) -> str:
    """What stands in the record, and how large it is."""
    whole = sum(contents.size.values())
    rows = [
        [what, f"{size / MB:.0f} MB", f"{size / contents.claims:.0f}", f"{100 * size / whole:.0f} %"]
        for what, size in contents.size.items()
    ]
    head = (
        f"{contents.documents:,} documents, {contents.claims:,} claims, {contents.places:,} places; of "
        f"{contents.wordings:,} wordings of passages {100 * contents.copies / contents.wordings:.0f} in 100 are near "
        "copies of another.\n\n"
    )
    return head + table(["what", "size", "bytes a claim", "share"], rows)


def cluster(runs: Sequence[Run]) -> str:
    """A cluster against plain processes."""
    rows = [
        [
            r.how,
            f"{r.seconds:.0f} s",
            f"{many_figures.pace(r):.1f} kB",
            "yes" if r.digest == runs[0].digest else "**no**",
        ]
        for r in runs
    ]
    head = f"{runs[0].documents:,} reports of {runs[0].characters / runs[0].documents:.0f} characters.\n\n"
    return head + table(["", "start to end", "steady, text a second", "the same record"], rows)


def picture(runs: Sequence[Run], target: Path) -> None:
    """Draw the cost of a document over the documents of the record, and the memory of each process."""
    import matplotlib as mpl  # noqa: PLC0415 - who only wants tables need not load it

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, (above, below) = plt.subplots(2, 1, figsize=(7, 5), sharex=True)
    before = 0
    for stage in runs:
        points = list(zip(stage.samples[:-2:5], stage.samples[5:-1:5], strict=False))
        where = [before + b.done for _, b in points]
        above.plot(where, [1000 * (b.at - a.at) / max(1, b.done - a.done) for a, b in points], color="tab:blue", lw=1)
        living = [s for s in stage.samples if s.workers]
        for pid in living[-1].workers:
            told = [(before + s.done, s.workers[pid].memory / MB) for s in living if pid in s.workers]
            below.plot(*zip(*told, strict=True), color="tab:orange", lw=1)
        below.plot([before + s.done for s in living], [s.own.memory / MB for s in living], color="tab:green", lw=1)
        before += stage.documents
    above.margins(y=0.2)
    above.set(ylabel="ms a document, by the clock")
    above.set_ylim(bottom=0)
    below.margins(y=0.2)
    below.set(ylabel="MB: each that reads (orange),\nthe one that writes (green)", xlabel="documents of the record")
    below.set_ylim(bottom=0)
    figure.tight_layout()
    target.parent.mkdir(exist_ok=True)
    with mpl.rc_context({"svg.hashsalt": "whoheld"}):
        figure.savefig(target, metadata={"Date": None})
    plt.close(figure)
