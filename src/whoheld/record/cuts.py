"""Distances, what is cut off or besieged, and how far a side is stretched: of days that are long past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from whoheld.almanac.folding import fold
from whoheld.codebook import StatementType
from whoheld.errors import BadDate, QuestionError, UnknownPlace
from whoheld.evidence.leaflet import Rows
from whoheld.history.ways.bounds import REACH_KM, STALE_DAYS
from whoheld.record.asks import when
from whoheld.record.banners import Banners

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from whoheld.almanac.distance import Point
    from whoheld.almanac.place import Place
    from whoheld.almanac.when import When
    from whoheld.history.chart import Chart
    from whoheld.history.ways.holdings import Holdings
    from whoheld.history.ways.network import Network
    from whoheld.history.ways.past import Clock
    from whoheld.history.ways.severance import Cutoff, Scene
    from whoheld.history.ways.siege import Besieged
    from whoheld.history.ways.straight import Distance, Located
    from whoheld.history.ways.stretch import Stretched
    from whoheld.history.ways.told_distance import ToldDistance


def _today() -> date:
    return datetime.now(UTC).date()


class Cuts(Banners):
    """A record that knows which places lie next to each other.

    ``clock`` gives today's day: only days at least 90 days past are answered. It lists what follows from what is asked,
    ranks nothing, and does not look for the place whose loss would do most.
    """

    clock: Clock = staticmethod(_today)
    _drawn_between: tuple[Mapping[str, Point], Network] | None = None

    def answered_until(self) -> date:
        """The last day of which it is told what is cut off, besieged or stretched: 90 days before today."""
        from whoheld.history.ways.past import last_answered  # noqa: PLC0415 - see Asks.held

        return last_answered(self.clock())

    def distance(self, a: str, b: str) -> Distance:
        """How far it is from one place to another in a straight line, and what documents say of it.

        Names are understood by the record, else by the shipped gazetteer, where ``NAME, SY`` names a country, too.

        Raises:
            QuestionError: No single place of a name, or one without a point.
        """
        from whoheld.history.ways.straight import straight  # noqa: PLC0415 - see Asks.held

        line = straight(self._located(a), self._located(b))
        return replace(line, told_of=tuple(self._distances_told(line, a, b)))

    def _distances_told(self, line: Distance, a: str, b: str) -> Iterator[ToldDistance]:
        """What is told of the distance between two places, by the names under which they were asked for, too."""
        from whoheld.history.ways.told_distance import told_of  # noqa: PLC0415 - see Asks.held

        with self._view() as view:
            rows = view.statements([StatementType.DISTANCE])
            seen = [r.statement for r in self._lens.stated(rows, view.facts({r.statement.doc_id for r in rows}))]
        names = [{fold(asked.partition(",")[0]), fold(end.name)} for asked, end in ((a, line.a), (b, line.b))]
        return told_of(line, seen, (names[0], names[1]))

    def holdings(
        self,
        day: str | date | When,
        side: str,
        *,
        roads: str | Path | None = None,
        reach_km: float = REACH_KM,
        stale_days: int = STALE_DAYS,
    ) -> Holdings:
        """The places that a side holds on a day, piece by piece, with the ways between them and those to others.

        Args:
            day: At least 90 days past; of a month or a year its last day.
            side: A side (see `sides`), or a part of one.
            roads: A GeoJSON file of lines; without one, neighbouring places stand in for roads.
            reach_km: With roads: places with no road within so many kilometres are left out.
            stale_days: Evidence older than so many days is named as stale.

        Raises:
            QuestionError: Too recent a day, or no such side.
            RoadsError: The file of roads cannot be read.
        """
        from whoheld.history.ways.holdings import holdings  # noqa: PLC0415 - see Asks.held

        asked, chart = self._past(day), self.chart()
        name = self._side_known(side)
        scene = self._scene(chart, self._network(chart, roads, reach_km), asked, stale_days)
        return holdings(scene, name).coloured(self._palette)

    def cutoff(
        self,
        day: str | date | When,
        side: str,
        falls: Sequence[str],
        *,
        seat: str | None = None,
        roads: str | Path | None = None,
        reach_km: float = REACH_KM,
        stale_days: int = STALE_DAYS,
    ) -> Cutoff:
        """Which places of a side would have lost every way to the rest of its ground, had some places fallen on a day.

        Args:
            day: At least 90 days past; of a month or a year its last day.
            side: A side (see `sides`), or a part of one.
            falls: Places that it holds on that day.
            seat: A place of its rest; without one the rest is the piece of its ground with the most places.
            roads: A GeoJSON file of lines; without one, neighbouring places stand in for roads.
            reach_km: With roads: places with no road within so many kilometres are left out.
            stale_days: Evidence older than so many days is named as stale.

        Raises:
            QuestionError: Too recent a day, no such side or place, a place that the side does not hold, no single rest.
            RoadsError: The file of roads cannot be read.
        """
        from whoheld.history.ways import cut, severance  # noqa: PLC0415 - see Asks.held

        asked, name = self._past(day), self._side_known(side)
        chart = self.chart()
        scene = self._scene(chart, self._network(chart, roads, reach_km), asked, stale_days)
        fallen = [self._held_by(scene, one, name) for one in falls]
        base = self._held_by(scene, seat, name) if seat else None
        held = [i for i in scene.graph.nodes if name in scene.known[i].sides]
        parted = cut.cut(scene.graph, held, fallen, base)
        return severance.cutoff(scene, name, fallen, parted, base).coloured(self._palette)

    def besieged(self, day: str | date | When, side: str | None = None) -> list[Besieged]:
        """The places that claims tell to be besieged on a day, by name, with who says so.

        Args:
            day: At least 90 days past; of a month or a year its last day.
            side: Only places that this side holds.

        Raises:
            QuestionError: Too recent a day, or no such side.
        """
        asked = self._past(day)
        name = self._side_known(side) if side else None
        rows = [row for row in self.on(asked) if row.besieged]
        umbrellas = self._umbrellas()
        found = [row for row in rows if not name or name in umbrellas.of("; ".join(row.holders))]
        return Rows([self._besieged(row.place_id, asked) for row in found], self._palette, f"besieged on {asked}")

    def stretch(
        self,
        side: str,
        first: str | date | When,
        last: str | date | When | None = None,
        *,
        roads: str | Path | None = None,
        reach_km: float = REACH_KM,
    ) -> list[Stretched]:
        """How many places a side holds, how many touch another side's, and how long that contact is.

        Args:
            side: A side (see `sides`), or a part of one.
            first: The day, at least 90 days past.
            last: With it, the last day of each month from the first to this one, at least 90 days past.
            roads: A GeoJSON file of lines; without one, neighbouring places stand in for roads.
            reach_km: With roads: places with no road within so many kilometres are left out.

        Raises:
            QuestionError: Too recent a day, the last before the first, or no such side.
            RoadsError: The file of roads cannot be read.
        """
        from whoheld.history.ways.ground import Ground  # noqa: PLC0415 - see Asks.held
        from whoheld.history.ways.stretch import stretched  # noqa: PLC0415

        days = self._days(first, last)
        name, chart = self._side_known(side), self.chart()
        graph, ground = self._network(chart, roads, reach_km).graph, Ground(chart.places, self._umbrellas().of)
        told = [stretched(graph, ground.on(day), name, day) for day in days]
        return Rows(told, self._palette, f"days of {name}")

    def _days(self, first: str | date | When, last: str | date | When | None) -> list[date]:
        """The days to tell of.

        Raises:
            QuestionError: One of them is too recent, or the last before the first.
        """
        from whoheld.history.ways.stretch import month_ends  # noqa: PLC0415 - see Asks.held

        if last is None:
            return [self._past(first)]
        begin, end = self._first_day(first), self._past(last)
        if end < begin:
            raise BadDate(f"{last} is before {first}: give the first day first")
        return list(month_ends(begin, end))

    def _first_day(self, day: str | date | When) -> date:
        asked = when(day)
        if asked.earliest is None:
            raise BadDate(f"{day} has no first day: give a day, a month or a year")
        return asked.earliest

    def _past(self, day: str | date | When) -> date:
        """The day that is asked about.

        Raises:
            QuestionError: It is no day, or too recent.
        """
        from whoheld.history.answer import last_day  # noqa: PLC0415 - see Asks.held
        from whoheld.history.ways.past import long_past  # noqa: PLC0415

        return long_past(last_day(when(day)), self.clock())

    def _network(self, chart: Chart, roads: str | Path | None, reach_km: float) -> Network:
        from whoheld.history.ways import ground, network  # noqa: PLC0415 - see Asks.held

        points = ground.points(chart.places)
        if roads is None:
            return self._neighbours(points)
        from pathlib import Path  # noqa: PLC0415

        from whoheld.almanac.roads import read_roads  # noqa: PLC0415

        return network.roads(points, read_roads(roads), Path(roads).name, reach_km)

    def _neighbours(self, points: Mapping[str, Point]) -> Network:
        """The neighbouring places; of the same points they are worked out once."""
        from whoheld.almanac.index import open_index  # noqa: PLC0415 - see Asks.held
        from whoheld.history.ways.network import neighbours  # noqa: PLC0415

        drawn, known = self._drawn_between or (None, None)
        if known is None or drawn != points:
            known = neighbours(points, lambda point: open_index().located(*point)[0])
            self._drawn_between = points, known
        return known

    def _scene(self, chart: Chart, network: Network, day: date, stale_days: int) -> Scene:
        from whoheld.history.ways.ground import Ground  # noqa: PLC0415 - see Asks.held
        from whoheld.history.ways.severance import Scene  # noqa: PLC0415

        return Scene(network, Ground(chart.places, self._umbrellas().of).on(day), day, stale_days)

    def _held_by(self, scene: Scene, typed: str, side: str) -> str:
        """The id of a place that a side holds, and that the graph has.

        Raises:
            QuestionError: There is no such single place, it is held by others, or it is not in the graph.
        """
        place = self.find_place(typed)
        known = scene.known.get(place.id)
        if known is None or side not in known.sides:
            holder = known.holder if known else "unknown"
            raise QuestionError(
                f"{place.name} was not held by {side} on {scene.day} (by the record: {holder}); "
                f"`whoheld held '{place.name}' {scene.day}` says why"
            )
        if place.id not in scene.graph.nodes:
            raise QuestionError(f"{place.name} is not in the graph ({scene.network.told}); `whoheld places` says why")
        return place.id

    def _besieged(self, place_id: str, day: date) -> Besieged:
        from whoheld.history.ways.siege import Besieged  # noqa: PLC0415 - see Asks.held

        place, known = self.find_place(place_id), self.held(place_id, day)
        told = tuple(item for item in known.for_ if item.kind == "besieges")
        return Besieged(
            place=place.name,
            lon=place.lon,
            lat=place.lat,
            date=day.isoformat(),
            holder=known.holder,
            status=known.status,
            besiegers=tuple(dict.fromkeys(item.actor or "unknown" for item in told)),
            last_evidence=known.last_evidence,
            told=told,
            place_id=place.id,
        )

    def _located(self, name: str) -> Located:
        """A place with its point.

        Raises:
            QuestionError: There is no such single place, or it has no point.
        """
        from whoheld.history.ways.straight import Located  # noqa: PLC0415 - see Asks.held

        try:
            place = self.find_place(name)
        except UnknownPlace:
            return in_gazetteer(name)
        if place.lon is None or place.lat is None:
            raise QuestionError(f"{place.name} has no point in the record ({_unplaced(place)}); name a place near it")
        return Located(
            place.name, place.id, place.lon, place.lat, f"the record (placed by {place.layer or 'a person'})"
        )


def in_gazetteer(name: str) -> Located:
    """The place that the shipped gazetteer calls so, with its point.

    Raises:
        QuestionError: There is no such single place.
    """
    from whoheld.almanac.called import called  # noqa: PLC0415 - see Asks.held
    from whoheld.history.ways.straight import Located  # noqa: PLC0415

    found = called(name)
    basis = f"the shipped gazetteer ({found.layer}: {found.name}, {found.country})"
    return Located(name.partition(",")[0].strip(), found.id, found.lon, found.lat, basis)


def _unplaced(place: Place) -> str:
    named = ", ".join(f"{c.name}, {c.country}.{c.division}" for c in place.candidates)
    return f"{place.placing.value}: {named or place.reason}"
