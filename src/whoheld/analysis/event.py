"""One mention of something done or held, as the parse shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.figures import Figure
    from whoheld.codebook import Extent, Kind, Weapon


@dataclass(frozen=True, slots=True)
class Event:
    """A mention of a passage; ``trigger``, ``actors``, ``targets`` and ``words`` are token indices.

    Attributes:
        place: Where, or None if the clause names no place.
        extent: How much of the place, for control.
        how: Which words made it this kind.
        presupposed: It stands whatever the sentence says about it.
        denied: The list names the place as left out.
        figure: How many, for harm.
        weapon: By what, for strikes.
        mutual: Both sides do it to each other, as in a clash.
        words: What a quote has to show besides trigger, place, actor and target.
        confidence: How likely it is that a careful reader would code it too.
    """

    kind: Kind
    trigger: int
    place: Argument | None
    actors: tuple[int, ...]
    targets: tuple[int, ...]
    extent: Extent | None
    how: str
    presupposed: bool = False
    denied: bool = False
    figure: Figure | None = None
    weapon: Weapon | None = None
    mutual: bool = False
    words: tuple[int, ...] = ()
    confidence: float = 0.5

    @property
    def at(self) -> int:
        """The first token of the place, else the trigger."""
        return self.place.first if self.place else self.trigger
