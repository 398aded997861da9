"""What differs between two sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from whoheld.errors import QuestionError, UnknownSource
from whoheld.evidence.fitting import Named, fitting
from whoheld.record.asks import rows_of
from whoheld.record.finds import Finds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whoheld.evidence.outline import Outline
    from whoheld.evidence.rows import ClaimRow, SourceRow
    from whoheld.evidence.source import DocumentFacts
    from whoheld.evidence.store import View
    from whoheld.history.voices.comparison import Compared, Comparison, Meeting, Voiced

#: How many of each list a comparison gives where nothing else is said.
COMPARED = 200


class Compares(Finds):
    """A record whose sources can be compared."""

    def compare(self, a: str, b: str, *, limit: int = COMPARED) -> Comparison:
        """What two sources say: each alone, both, and where they contradict each other.

        Both tell of the same where their claims make one finding (see ``docs/fusion.md``), or are of one kind, place
        and side on days that fit. They contradict each other where one denies what the other says, or where their
        holders of a place, on the same days, are not of one side.

        Args:
            a: A source by any of its names; a side counts as one, with its spokesmen.
            b: Another.
            limit: How many of each list at most.

        Raises:
            UnknownSource: No claim of the record has such a source.
            QuestionError: Both are one source.
        """
        from whoheld.history.voices.comparison import Comparison, meet  # noqa: PLC0415 - see Asks.held

        with self._view() as view:
            facts = view.facts()
            said = self._said(view, facts)
            first, second = (listed(said, self._naming(view, facts).sources.called(name), name) for name in (a, b))
            if first == second:
                raise QuestionError(f"{a!r} and {b!r} are one source, {first}: name two that `whoheld sources` lists")
            told = _Told(said[first][1], said[second][1])
            known = self._lens.marked(facts)
            shown = {row.claim.id: row for row in rows_of(view, told.shared())}
            parties = self._parties(view, {row.claim.doc_id for row in shown.values()})
            met = meet(told.places(view, shown), facts=known, parties=parties)
            left = [_alone(one, other, met.ids, facts) for one, other in ((told.a, told.b), (told.b, told.a))]
            only_a, only_b = (tuple(rows_of(view, ids[:limit])) for ids in left)
            nowhere = tuple(rows_of(view, told.placeless()))
        both, contradict = ([_shown(m, shown) for m in part] for part in (met.both, met.contradict))
        both += [_without_place(row) for row in nowhere]
        sizes = (len(left[0]), len(left[1]), len(both), len(contradict))
        totals = dict(zip(("only_a", "only_b", "both", "contradict"), sizes, strict=True))
        rows = said[first][0], said[second][0]
        return Comparison(*rows, only_a, only_b, tuple(both[:limit]), tuple(contradict[:limit]), totals)


@dataclass(frozen=True, slots=True)
class _Told:
    """All that two sources say."""

    a: Sequence[Outline]
    b: Sequence[Outline]

    def shared(self) -> list[str]:
        """The ids of what is said of places of which both speak."""
        both = {one.place_id for one in self.a if one.place_id} & {one.place_id for one in self.b}
        return list(dict.fromkeys(one.id for one in (*self.a, *self.b) if one.place_id in both))

    def placeless(self) -> list[str]:
        """The ids of what both say together of no place."""
        theirs = {one.id for one in self.b}
        return [one.id for one in self.a if one.id in theirs and not one.place_id]

    def places(self, view: View, shown: Mapping[str, ClaimRow]) -> Iterator[Voiced]:
        """Those places, by name, with what each source says."""
        from whoheld.history.voices.comparison import Voiced  # noqa: PLC0415 - see Asks.held

        of_a, of_b = ({one.id for one in part} for part in (self.a, self.b))
        groups: dict[str, list[ClaimRow]] = {}
        for row in shown.values():
            groups.setdefault(row.claim.place_id or "", []).append(row)
        for found in view.places(groups):
            told = [row.claim for row in groups.get(found.place.id, ())]
            mine, theirs = (tuple(c for c in told if c.id in ids) for ids in (of_a, of_b))
            yield Voiced(found.place, mine, theirs)


def listed(said: Mapping[str, tuple[SourceRow, list[Outline]]], name: str, asked: str) -> str:
    """A source that is there.

    Raises:
        UnknownSource: It is not.
    """
    if name not in said:
        known = (Named(row.name, row.name, row.claims, (row.name,)) for row, _ in said.values())
        near = ", ".join(one.name for one, _ in fitting(asked, known))
        like = f"; like it: {near}" if near else ""
        raise UnknownSource(
            f"no source {asked!r} makes a claim in the record{like}. `whoheld sources` lists all that do; who only "
            "argues or measures, as infoboxes do, stands in `whoheld statements`"
        )
    return name


def _alone(
    mine: Sequence[Outline], theirs: Sequence[Outline], met: set[str], facts: Mapping[str, DocumentFacts]
) -> list[str]:
    """The ids of what one source says and the other does not, by day; undated claims come last."""
    others = {one.id for one in theirs} | met
    alone = [one for one in mine if one.id not in others]
    alone.sort(key=lambda one: (one.end or one.start or date.max, facts[one.doc_id].name, one.quote_start, one.id))
    return [one.id for one in alone]


def _without_place(row: ClaimRow) -> Compared:
    from whoheld.history.voices.comparison import Compared  # noqa: PLC0415 - see Asks.held

    claim = row.claim
    where = claim.unnamed or "no place named"
    return Compared(where, "", claim.start, claim.end, (row,), (row,), "both are named as its source")


def _shown(meeting: Meeting, rows: Mapping[str, ClaimRow]) -> Compared:
    from whoheld.history.voices.comparison import Compared  # noqa: PLC0415 - see Asks.held

    a, b = (tuple(rows[i] for i in ids) for ids in (meeting.a, meeting.b))
    days = meeting.days
    return Compared(meeting.place.name, meeting.place.id, days.earliest, days.latest, a, b, meeting.why)
