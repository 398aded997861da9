"""The commands about sources: who says what, what others say of the same, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from whoheld.interfaces.examples import ExampleCommand
from whoheld.interfaces.flags import lens_flags, shared_flags
from whoheld.interfaces.names import SOURCE
from whoheld.interfaces.output import put_answer, put_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.history.voices.comparison import Comparison
    from whoheld.history.voices.source_pair import SourcesBeside
    from whoheld.interfaces.flags import Settings


@click.command(
    cls=ExampleCommand,
    examples=[
        "whoheld sources",
        "whoheld sources --format csv > sources.csv",
        "whoheld sources SOHR Amaq",
        "whoheld sources --detail --format jsonl",
    ],
)
@click.argument("names", nargs=-1, type=SOURCE, metavar="[SOURCE]...")
@click.option("--detail", is_flag=True, help="Of all sources, what is else told of the named ones.")
@shared_flags
@lens_flags
def sources(names: Sequence[str], *, detail: bool, settings: Settings) -> None:
    """The sources, under the names by which evidence counts them, with what each says and to which side it leans.

    Of each SOURCE that is named: what it reports, how early, how often independent witnesses confirm or contradict it,
    whose gains it tells of, and how far its figures stand from the others'. Counts come with intervals, and stand alone
    where there are fewer than ten; no number says who is right. `--format json` has the claims behind the counts too;
    docs/sources.md tells how all is counted.
    """
    with settings.asked() as record:
        if not names and not detail:
            put_rows(settings, "sources", record.sources())
        else:
            put_rows(settings, "sources --detail", map(record.source, names) if names else record.source_cards())


@click.command(
    cls=ExampleCommand,
    examples=["whoheld compare SOHR SDF", "whoheld compare SOHR SDF --known-by 2018-06 --format json"],
)
@click.argument("a", type=SOURCE)
@click.argument("b", type=SOURCE)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="How many of each list.")
@shared_flags
@lens_flags
def compare(a: str, b: str, *, limit: int, settings: Settings) -> None:
    """What source A alone says, what source B alone says, what both say, and where they contradict each other.

    A side is a source too, together with its spokesmen. Before the lists stands what `whoheld sources A B` tells of
    each, and the same for the two beside each other. These numbers are of dated events that can be told apart; the
    lists have also what is told of states, on vague days or without a figure, claim by claim.
    """
    with settings.asked() as record:
        put_answer(settings, "compare", _Compared(record.compare(a, b, limit=limit), record.beside(a, b)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """What two sources say, in sentences and in numbers."""

    told: Comparison
    counted: SourcesBeside

    def row(self) -> dict[str, Any]:
        return {**self.told.row(), **self.counted.row()}
