"""The questions about sources beside each other, and about the pace of a side, answered by the record's Python API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoheld.interfaces.web.params import text
from whoheld.interfaces.web.route import Question
from whoheld.interfaces.web.seeing import key_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.history.gains.pace import Week
    from whoheld.history.voices.source_card import SourceCard
    from whoheld.interfaces.web.desk import Desk


def cards(desk: Desk, **lens: Any) -> Sequence[SourceCard]:  # noqa: ANN401 - the values of a lens
    """What is known of every source; all are made at once, for the events of all must be told apart for any."""
    rows: Sequence[SourceCard] = desk.kept(key_of("cards", lens), lambda: desk.seen(**lens).source_cards())
    return rows


def source(desk: Desk, name: str, **lens: Any) -> dict[str, Any]:  # noqa: ANN401 - see cards
    """The same of one source, by any of its names."""
    listed = next((card for card in cards(desk, **lens) if card.source.name == name), None)
    return (listed or desk.seen(**lens).source(name)).row()


def beside(desk: Desk, a: str, b: str, **lens: Any) -> dict[str, Any]:  # noqa: ANN401 - see cards
    """Two sources, each over all that it says, and both over what both speak of."""
    told: dict[str, Any] = desk.kept(key_of("beside", lens, a, b), lambda: desk.seen(**lens).beside(a, b).row())
    return told


def pace(desk: Desk, side: str, since: str | None, until: str | None, **lens: Any) -> Sequence[Week]:  # noqa: ANN401 - see cards
    """The weeks of a side, then what is in none."""
    rows: Sequence[Week] = desk.kept(
        key_of("pace", lens, side, since, until), lambda: desk.seen(**lens).pace(side, since, until).rows()
    )
    return rows


SPEAKING: tuple[Question, ...] = (
    Question(
        "/api/cards",
        "What each source reports, how early, and what others say of the same; it says of nobody that they are right.",
        "SourceCard",
        cards,
        lens=True,
        paged=True,
        slow=True,
    ),
    Question(
        "/api/sources/{name:path}",
        "The same of one source, by any of its names.",
        "SourceCard",
        source,
        (text("name", "Any name of a source.", where="path", required=True),),
        lens=True,
        slow=True,
    ),
    Question(
        "/api/beside",
        "Two sources, each over all that it says, and both over the events of which both speak.",
        "SourcesBeside",
        beside,
        (text("a", "A source.", required=True), text("b", "Another.", required=True)),
        lens=True,
        slow=True,
    ),
    Question(
        "/api/pace",
        "What a side gained and lost by week, with what is told of its gains; last what is in no single week.",
        "Week",
        pace,
        (
            text("side", "A side, by any of its names.", required=True),
            text("since", "Only what happened on this day or later (2031-05-02, 2031-05, 2031).", most=40),
            text("until", "Only what happened by this day; of a month or year its last.", most=40),
        ),
        lens=True,
        paged=True,
        slow=True,
    ),
)
