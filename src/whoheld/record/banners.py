"""The sides of the war as a map shows them: name, label, colour; and what a person wants them to be called."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from whoheld.almanac.folding import plain
from whoheld.errors import BadJudgement, QuestionError
from whoheld.evidence.fitting import Named, fitting
from whoheld.evidence.judgement import Act, called_sides, standing
from whoheld.evidence.palette import UNKNOWN_COLOUR, marks
from whoheld.evidence.rows import SideRow
from whoheld.evidence.umbrella import Umbrellas
from whoheld.record.asks import Asks
from whoheld.record.rulings import Rulings

if TYPE_CHECKING:
    from whoheld.evidence.judgement import Judgement
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.store import View

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
#: Longer names of sides do not fit a legend.
LABEL_CHARACTERS = 60


class Banners(Asks, Rulings):
    """A record that knows the sides of its war."""

    _of_judgements: tuple[list[Judgement] | None, Umbrellas | None] = None, None

    def sides(self) -> list[SideRow]:
        """The sides that act, hold or lose places, each with all its parts, by the number of claims in which it acts.

        A side keeps its colour whatever is asked, and through whatever lens.
        """
        with self._view() as view:
            acting, losing = view.acting(), view.losing()
            called = called_sides(standing(self._judgements(view)))
        umbrellas = self._umbrellas()
        claims = Counter[str]()
        for names, count in acting.items():
            claims.update(dict.fromkeys(umbrellas.of(names), count))
        for names in losing:
            claims.update(dict.fromkeys(umbrellas.of(names), 0))
        listed = sorted(claims, key=lambda name: (-claims[name], name))
        told = marks(listed, {name: said["colour"] for name, said in called.items() if "colour" in said})
        return [SideRow(n, called.get(n, {}).get("label", n), *told[n], claims[n]) for n in listed]

    def side_of(self, name: str) -> str:
        """The name in `sides` of the side that a holder is part of; of several joined by "; ", theirs, each once."""
        with self._store.view() as view:
            self._judgements(view)
        return "; ".join(self._umbrellas().of(name))

    def call_side(
        self,
        side: str,
        label: str | None = None,
        colour: str | None = None,
        *,
        by: str | None = None,
        note: str = "",
    ) -> int:
        """Say what a side is called, and in which colour it is drawn; a judgement like others, with its number.

        Args:
            side: Any name of it, or of a part of it.
            label: What to call it; None leaves that as it is.
            colour: Its colour, ``#rrggbb``; None leaves that as it is.
            by: Who says so.
            note: Why.

        Raises:
            BadJudgement: No single side was named, nothing is said of it, or a label or colour that cannot be.
        """
        with self._view() as view:
            name = self._side_meant(view, side)
        if not name or ";" in name:
            raise BadJudgement(f"{side!r} is not one side: name one that `whoheld sides` lists")
        value = {"label": _label(label), "colour": _colour(colour)}
        said = {key: told for key, told in value.items() if told is not None}
        if not said:
            raise BadJudgement(f"nothing was said of {name}: give a label, a colour (#rrggbb), or both")
        return self._pass(Act.CALL_SIDE, {"side": name}, said, by, note)

    def _palette(self) -> Colours:
        """The colours in which a notebook shows sides: those of the map."""
        known = {side.name: side.colour for side in self.sides()}
        umbrellas = self._umbrellas()
        return lambda name: known.get(next(iter(umbrellas.of(name)), ""), UNKNOWN_COLOUR)

    def _side_meant(self, view: View, typed: str) -> str:
        """The side, as `sides` lists it, that a person means; capitals and diacritics make no difference."""
        umbrellas = self._umbrellas()
        known = {plain(side): side for names in (*view.acting(), *view.losing()) for side in umbrellas.of(names)}
        return "; ".join(known.get(plain(side), side) for side in umbrellas.of(typed))

    def _side_known(self, typed: str) -> str:
        """The side, as `sides` lists it, that a person means.

        Raises:
            QuestionError: There is none in the record, or several are named at once.
        """
        with self._view() as view:
            name = self._side_meant(view, typed)
            known = {side for names in (*view.acting(), *view.losing()) for side in self._umbrellas().of(names)}
        if name not in known:
            near = ", ".join(one.name for one, _ in fitting(typed, (Named(n, n, 0, (n,)) for n in sorted(known))))
            like = f"; like it: {near}" if near else ""
            raise QuestionError(
                f"no side {typed!r} acts or holds anything in the record{like}. `whoheld sides` lists all"
            )
        return name

    def _umbrellas(self) -> Umbrellas:
        """The sides of names by what people judged up to now; made anew only when there is more of it."""
        now = self._passed  # another thread may replace it meanwhile
        passed, made = self._of_judgements
        if made is None or passed is not now:
            made = Umbrellas(self._almanac, standing(now))
            self._of_judgements = now, made
        return made


def _label(given: str | None) -> str | None:
    """A label in one line.

    Raises:
        BadJudgement: It is empty, too long, or has characters that are not shown.
    """
    if given is None:
        return None
    label = " ".join(given.split())
    if not label or len(label) > LABEL_CHARACTERS or not label.isprintable():
        raise BadJudgement(f"{given!r} is no label: give 1 to {LABEL_CHARACTERS} characters that can be read")
    return label


def _colour(given: str | None) -> str | None:
    """A colour as the map takes it.

    Raises:
        BadJudgement: It is none.
    """
    if given is None:
        return None
    if not _COLOUR.fullmatch(given.strip()):
        raise BadJudgement(f"{given!r} is no colour: write red, green and blue in hexadecimal, for instance #0072b2")
    return given.strip().lower()
