"""What the record hands out: a claim with its place's point, a place, an actor, a document, a layer, as rows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from whoheld.evidence.leaflet import Leaflet, days, quote, side, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours

#: The codebook's fields in its order, then those that the reader also keeps.
CLAIM_FIELDS = (
    *("doc", "quote", "kind", "actor", "target", "place", "unnamed", "extent", "start", "end", "source", "stance"),
    *("low", "high", "unit", "weapon", "actor_text", "target_text", "source_text", "place_text", "date_text"),
    *("quote_start", "quote_end", "raw_start", "raw_end", "reported", "span", "modality", "polarity", "certainty"),
    *("confidence", "reasons"),
)


@dataclass(frozen=True, slots=True)
class ClaimRow(Leaflet):
    """A claim as the record keeps it.

    Attributes:
        claim: The claim.
        lon, lat: The point of its place in decimal degrees; None where the place has none.
        reader: The version of the reader that last found it.
        superseded_by: The version of the reader that read the document again and did not find it; None if it stands.
        judged: ``accepted``, ``corrected`` or ``added`` where a person did so; else empty.
        page: The page, from one, on which its quote begins; None where its document has no pages.
    """

    claim: Claim
    lon: float | None
    lat: float | None
    reader: str = ""
    superseded_by: str | None = None
    judged: str = ""
    page: int | None = None

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        claim = self.claim
        return {
            "days": days(claim.start, claim.end),
            "actor": side(claim.actor, colours) if claim.actor else "",
            "kind": text(claim.kind),
            "place": text(claim.place or claim.unnamed),
            "target": side(claim.target, colours) if claim.target else "",
            "words": quote(claim),
        }

    def row(self) -> dict[str, Any]:
        """Plain values: the codebook's fields, those the reader also keeps, then id, place_id, lon, lat, page."""
        kept = {name: _plain(getattr(self.claim, name)) for name in CLAIM_FIELDS}
        where = {"place_id": self.claim.place_id, "lon": self.lon, "lat": self.lat, "page": self.page}
        return {**kept, "id": self.claim.id, **where}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with the number of claims about it, and its spellings with how often each was written."""

    place: Place
    claims: int
    spellings: Mapping[str, int]

    def row(self) -> dict[str, Any]:
        """Plain values; candidates as a list of objects."""
        own = {k: _plain(v) for k, v in asdict(self.place).items()}
        return {**own, "claims": self.claims, "spellings": dict(self.spellings)}


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as named in claims.

    Attributes:
        name: The common name.
        acts: Claims in which it acts or holds.
        suffers: Claims in which it is the target.
        documents: In how many documents.
        spellings: The words as written, with how often each was.
    """

    name: str
    acts: int
    suffers: int
    documents: int
    spellings: Mapping[str, int]

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "spellings": dict(self.spellings)}


@dataclass(frozen=True, slots=True)
class SideRow:
    """A side of the war, with all its parts, as a map shows it.

    Attributes:
        name: The common name of the largest of which the parts are part; by it everything is asked for.
        label: What it is called on the map: its name, unless a person calls it otherwise.
        colour: ``#rrggbb``.
        symbol: A letter where the colour alone does not tell it apart from others, else empty.
        claims: Claims in which it, or a part of it, acts or holds.
    """

    name: str
    label: str
    colour: str
    symbol: str
    claims: int

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source under the name by which evidence counts it.

    Attributes:
        name: Its name; "the author" stands for all documents in whose own voice nobody known speaks.
        claims: What it says, whatever the stance.
        documents: In how many documents.
        first, last: The first and the last day on which it is known to have spoken (the day that the text gives, else
            that of publication); None where no document tells.
        leaning: The side that it speaks for, by the user's file or the almanac; empty where nobody says.
        of_side: The name of that side in the list of sides, or of its own where it is one; empty where it is none.
    """

    name: str
    claims: int
    documents: int
    first: date | None
    last: date | None
    leaning: str
    of_side: str

    def row(self) -> dict[str, Any]:
        """Plain values; days as ISO text."""
        return {name: _plain(value) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text.

    Attributes:
        published: EDTF day or interval; None where nobody says. ``published_basis``: ``given``, ``stated``, ``none``.
        unread: Why no claims were sought in it ("in Arabic"); None if it was read.
        claims: How many claims of it stand.
        version_of: The id of the older text that was read at the same path or address; None if there was none.
        reader: The version of the reader that last read it.
        read_at: When it was first read, ISO 8601 in UTC.
        characters: Length of its text.
    """

    id: str
    name: str
    path: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_basis: str
    language: str
    encoding: str
    notes: tuple[str, ...]
    unread: str | None
    claims: int
    characters: int
    version_of: str | None
    reader: str
    read_at: str

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "notes": list(self.notes)}


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer of places that was copied into the record.

    ``digest`` is the SHA-256 of the file's bytes, ``places`` the number of its places.
    """

    name: str
    digest: str
    added_at: str
    places: int

    def row(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    """A value as JSON knows it: days as ISO text, enumerations as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if hasattr(value, "items"):
        return {k: _plain(v) for k, v in value.items()}
    return value
