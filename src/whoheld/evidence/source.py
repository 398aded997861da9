"""Who says so: documents, the voices that speak in them, their leanings, and the weight of one claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from whoheld.almanac.when import UNKNOWN, When
from whoheld.codebook import Extent, Kind, Stance

if TYPE_CHECKING:
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties

#: Longer than this many days, or open at one side, a date is vague: it mentions an event more than it dates it.
VAGUE_DAYS = 14


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What an answer says of a document.

    `published` is `UNKNOWN` where nobody says when it was; `read_on` is the day on which it was first read;
    `told_later` whether it came out after the day by which a question asks what was known.
    """

    id: str
    name: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When = UNKNOWN
    encyclopedic: bool = False
    read_on: date | None = None
    told_later: bool = False

    @property
    def known_on(self) -> date | None:
        """The day by which it was certainly out: the last that its publication leaves open, else that of reading."""
        return self.published.latest or self.read_on


@dataclass(frozen=True, slots=True)
class Weights:
    """Every number that decides between claims at odds; a claim's weight is the product of those that apply."""

    said: float = 1.0
    doubted: float = 0.5  # "reportedly", "unconfirmed"
    denied: float = 1.0  # counted against the finding denied
    admits: float = 2.0  # a side that admits its own loss, or denies its own gain
    neutral: float = 1.0
    gains: float = 0.5  # a side that claims its own gain, or denies its own loss
    sure_extent: float = 1.0  # the whole place, or a part that is said to be one
    unclear_extent: float = 0.6
    dated: float = 1.0
    vague: float = 0.5  # the date spans more than VAGUE_DAYS or is open


WEIGHTS = Weights()

#: A finding of at least this weight is firm: one plain statement of a voice that does not lean.
FIRM = WEIGHTS.said * WEIGHTS.sure_extent * WEIGHTS.neutral


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a voice's claim weighs, and why in words."""

    value: float
    reasons: tuple[str, ...]


Interest = Literal["admits", "gains", "neutral"]

#: What each interest is called in an answer.
INTEREST_WORDS: dict[Interest, str] = {
    "admits": "against the interest of who says it",
    "gains": "in the interest of who says it",
    "neutral": "",
}


def when(claim: Claim) -> When:
    """The days on which what the claim tells can have happened; reversed bounds are put in order.

    What a source reports on a day as done ("on 9 January X said that it had captured P") counts from that day, by
    which it was known to be so.
    """
    if claim.start is None and claim.reported is not None and claim.reported == claim.end:
        return When.on(claim.reported)
    if claim.start and claim.end and claim.start > claim.end:
        return When(claim.end, claim.start)
    return When(claim.start, claim.end)


def vague(dates: When) -> bool:
    """Whether dates are open at one side or span more than `VAGUE_DAYS` days."""
    return dates.days is None or dates.days > VAGUE_DAYS


def voices(claim: Claim) -> tuple[str | None, ...]:
    """The named sources of a claim; one None where the author speaks."""
    named = tuple(part.strip() for part in (claim.source or "").split(";") if part.strip())
    return named or (None,)


def witness(claim: Claim, voice: str | None) -> str:
    """Whom a voice is one witness with: a named source is the same in every document, an author in one only."""
    return f"source {voice.casefold()}" if voice else f"author of {claim.doc_id}"


def leans(claim: Claim, voice: str | None, party: str | None, parties: Parties) -> bool:
    """Whether a voice leans to a party: it is that side, one of its people or media, or is called "pro-" it.

    The author of a document leans to nobody as far as is known.
    """
    if not voice or not party:
        return False
    day = claim.end or claim.start
    texts = [voice, *([claim.source_text] if claim.source_text and len(voices(claim)) == 1 else [])]
    named = [name for text in texts for name in (*_names_within(text), parties.leaning(text)) if name]
    return any(parties.same(name, party, day) for name in named) or any(
        _mentions(text, one) for text in texts for one in parties.members(party)
    )


def _names_within(text: str) -> list[str]:
    """What a source's words may name: all of them, the proper name they begin with, and what follows "pro-".

    One capitalised word that is no acronym ("Syrian opposition media") is an adjective rather than a name.
    """
    lead = " ".join(takewhile(lambda word: word[:1].isupper(), text.split()))
    named = [lead] if " " in lead or (lead.isupper() and len(lead) > 1) else []
    return [text, *named, *re.findall(r"\bpro-(\w+)", text)]


def _mentions(text: str, name: str) -> bool:
    """Whether the words hold the name, unless they are called "anti-" it."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text) is not None


def interest(claim: Claim, voice: str | None, parties: Parties) -> Interest:
    """Whether a voice speaks in its own interest, against it, or neither."""
    winner, loser = (claim.told_target, claim.actor) if claim.kind is Kind.LEAVES else (claim.actor, claim.told_target)
    if claim.stance is Stance.DENIED:
        winner, loser = loser, winner
    wins, loses = leans(claim, voice, winner, parties), leans(claim, voice, loser, parties)
    if wins == loses:
        return "neutral"
    return "gains" if wins else "admits"


def weigh(claim: Claim, voice: str | None, parties: Parties) -> Weight:
    """The weight of what one voice says in one claim, by the table `WEIGHTS`."""
    bent = interest(claim, voice, parties)
    factors = (
        (_stance(claim.stance), "with doubt" if claim.stance is Stance.DOUBTED else ""),
        (getattr(WEIGHTS, bent), INTEREST_WORDS[bent]),
        (WEIGHTS.unclear_extent, "unclear how much of it") if unclear(claim) else (WEIGHTS.sure_extent, ""),
        (WEIGHTS.vague, "vaguely dated") if vague(when(claim)) else (WEIGHTS.dated, ""),
    )
    value = 1.0
    for factor, _ in factors:
        value *= factor
    return Weight(value, tuple(words for _, words in factors if words))


def unclear(claim: Claim) -> bool:
    """Whether the claim leaves open how much of the place it means."""
    return claim.extent in (None, Extent.UNCLEAR)


def evidence_day(claim: Claim, day: date) -> date | None:
    """The last day, up to the one asked for, of which the claim speaks; None if it speaks of none."""
    days = [d for d in (claim.start, claim.end) if d and d <= day]
    return max(days, default=None)


def _stance(stance: Stance) -> float:
    return {Stance.SAID: WEIGHTS.said, Stance.DOUBTED: WEIGHTS.doubted, Stance.DENIED: WEIGHTS.denied}.get(stance, 0.0)
