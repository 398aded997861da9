"""The questions about ways and lengths: what is cut off or besieged, how far a side is stretched, how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.errors import QuestionError
from whoheld.history.ways.bounds import STALE_DAYS
from whoheld.interfaces.web.params import EXACT, text, whole
from whoheld.interfaces.web.route import Question
from whoheld.interfaces.web.seeing import key_of
from whoheld.record.asks import when

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.history.ways.siege import Besieged
    from whoheld.history.ways.stretch import Stretched
    from whoheld.interfaces.web.desk import Desk
    from whoheld.record import Record

#: Months that one answer may tell of: a hundred years.
MONTHS = 1200


def holdings(desk: Desk, on: str, side: str, stale_days: int, **lens: Any) -> dict[str, Any]:  # noqa: ANN401 - see asking
    """The ground of a side."""
    told: dict[str, Any] = _kept(
        desk,
        ("holdings", on, side, stale_days),
        lens,
        lambda seen: seen.holdings(on, side, stale_days=stale_days, **_network(desk)).row(),
    )
    return told


def cutoff(desk: Desk, on: str, side: str, falls: str, stale_days: int, **wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - see asking
    """What is cut off if places fall."""
    seat, fallen = wanted.pop("seat"), named(falls)
    told: dict[str, Any] = _kept(
        desk,
        ("cutoff", on, side, *fallen, seat, stale_days),
        wanted,
        lambda seen: seen.cutoff(on, side, fallen, seat=seat, stale_days=stale_days, **_network(desk)).row(),
    )
    return told


def besieged(desk: Desk, on: str, side: str | None, **lens: Any) -> Sequence[Besieged]:  # noqa: ANN401 - see asking
    """What is besieged."""
    rows: Sequence[Besieged] = _kept(desk, ("besieged", on, side), lens, lambda seen: list(seen.besieged(on, side)))
    return rows


def stretch(desk: Desk, side: str, on: str | None, to: str | None, **wanted: Any) -> Sequence[Stretched]:  # noqa: ANN401 - see asking
    """What a side holds and where it touches others, in numbers."""
    since = wanted.pop("from")
    if bool(on) == bool(since and to) or bool(since) != bool(to):
        raise QuestionError("say which days: on, or from and to for each month between them")
    if since and to:
        _few_enough(since, to)
    rows: Sequence[Stretched] = _kept(
        desk,
        ("stretch", side, on, since, to),
        wanted,
        lambda seen: list(seen.stretch(side, on or since, to, **_network(desk))),
    )
    return rows


def distance(desk: Desk, a: str, b: str) -> dict[str, Any]:
    """How far it is."""
    return desk.record.distance(a, b).row()


def named(joined: str) -> list[str]:
    """The names between commas, each once.

    Raises:
        QuestionError: There are none.
    """
    names = list(dict.fromkeys(name.strip() for name in joined.split(",") if name.strip()))
    if not names:
        raise QuestionError("falls: name at least one place; several with commas between")
    return names


def _kept(desk: Desk, key: tuple[str, *tuple[object, ...]], lens: dict[str, Any], make: Callable[[Record], Any]) -> Any:  # noqa: ANN401 - whatever is kept
    """An answer through a lens, kept until something is written; that a day is past enough stays so."""
    question, *more = key
    return desk.kept(key_of(question, lens, *more), lambda: make(desk.seen(**lens)))


def _network(desk: Desk) -> dict[str, Any]:
    """By which ways the server tells."""
    return {"roads": desk.roads, "reach_km": desk.reach_km}


def _few_enough(since: str, to: str) -> None:
    """See to it that nobody asks for thousands of years.

    Raises:
        QuestionError: One is no day, or there are too many months between them.
    """
    first, last = when(since).earliest, when(to).latest
    if first and last and (months := (last.year - first.year) * 12 + last.month - first.month) > MONTHS:
        raise QuestionError(f"{months} months are too many at once, there may be {MONTHS}: ask for a part of them")


_DAY = "A day at least 90 days past; of a month or a year the last day counts (2022-05-02, 2022-05, 2022)."
_SIDE = "A side, by any of its names."
_STALE = whole("stale_days", "Evidence older than so many days is named as stale.", most=EXACT, default=STALE_DAYS)
_ON_SIDE = (text("on", _DAY, required=True, most=40), text("side", _SIDE, required=True))

WAYS: tuple[Question, ...] = (
    Question(
        "/api/holdings",
        "The places that a side holds on a day, piece by piece, and the ways between them, as a map needs them.",
        "Holdings",
        holdings,
        (*_ON_SIDE, _STALE),
        lens=True,
    ),
    Question(
        "/api/cutoff",
        "Which places of a side lose every way through its ground to the rest of it if places fall. It ranks nothing.",
        "Cutoff",
        cutoff,
        (
            *_ON_SIDE,
            text("falls", "Ids or spellings of places that it holds, with commas between.", required=True, most=8_000),
            text("seat", "A place of the rest; without one the rest is the piece with the most places."),
            _STALE,
        ),
        lens=True,
    ),
    Question(
        "/api/besieged",
        "The places that claims tell to be besieged on a day, with who says so.",
        "Besieged",
        besieged,
        (text("on", _DAY, required=True, most=40), text("side", "Only places that this side holds.")),
        lens=True,
        paged=True,
    ),
    Question(
        "/api/stretch",
        "How many places a side holds, how many touch another side's, and how long that contact is.",
        "Stretch",
        stretch,
        (
            text("side", _SIDE, required=True),
            text("on", _DAY, most=40),
            text("from", "With to: the last day of each month from this day on.", most=40),
            text("to", "The last day, at least 90 days past.", most=40),
        ),
        lens=True,
        paged=True,
    ),
    Question(
        "/api/distance",
        "How far it is from one place to another in a straight line.",
        "Distance",
        distance,
        (text("a", "A place, by the record or by the gazetteer.", required=True), text("b", "Another.", required=True)),
    ),
)
