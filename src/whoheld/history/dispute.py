"""Where accounts disagree on who held a place, with each side's sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, days, quote, side, text
from whoheld.history.evidence import EvidenceItem, items
from whoheld.history.overlay import lasting
from whoheld.history.reading import holder, listed
from whoheld.history.view import told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.source import DocumentFacts
    from whoheld.history.spell import Account, Spell
    from whoheld.history.timeline import Timeline


@dataclass(frozen=True, slots=True)
class DisputeSide:
    """A holder by one account, and the sentences of that account."""

    holder: str
    claims: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True)
class Dispute(Leaflet):
    """Accounts of one place on some days that cannot both be true; the one that the record prefers comes first.

    ``start`` and ``end`` are ISO days, None where open; ``lon`` and ``lat`` decimal degrees, None where there is no
    point.
    """

    place: str
    lon: float | None
    lat: float | None
    start: str | None
    end: str | None
    accounts: tuple[DisputeSide, ...]
    why: str

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        told = (f"{side(one.holder, colours)}<br>{'<br>'.join(map(quote, one.claims))}" for one in self.accounts)
        first, *others = told
        return {
            "place": text(self.place),
            "days": days(self.start, self.end),
            "one account": first,
            "another": "<br>".join(others),
            "why": text(self.why),
        }

    def row(self) -> dict[str, Any]:
        """The dispute as plain values, in the order of its fields."""
        return {
            **asdict(self),
            "accounts": [asdict(a) | {"claims": [c.row() for c in a.claims]} for a in self.accounts],
        }


def disputes_of(place: Place, known: Timeline, facts: Mapping[str, DocumentFacts]) -> Iterator[Dispute]:
    """The disputes of one place in order, one for each rival account of a spell."""
    for spell in known.spells:
        for account in spell.accounts:
            yield _dispute(place, spell, account, lambda claims: items(claims, facts, known.counted))


def _dispute(
    place: Place, spell: Spell, account: Account, shown: Callable[[Iterable[Claim]], tuple[EvidenceItem, ...]]
) -> Dispute:
    days = lasting(spell).meet(account.when) or account.when
    mine = [c for c in spell.claims if days.latest is None or told_by(c, days.latest)] or list(spell.claims)
    return Dispute(
        place=place.name,
        lon=place.lon,
        lat=place.lat,
        start=days.earliest.isoformat() if days.earliest else None,
        end=days.latest.isoformat() if days.latest else None,
        accounts=(
            DisputeSide(holder(spell, days.latest), shown(mine)),
            DisputeSide(listed(account.holders), shown(account.claims)),
        ),
        why=account.why,
    )
