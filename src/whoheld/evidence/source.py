"""Who says so: documents, the voices that speak in them, their leanings, and the weight of one claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from whoheld.almanac.when import UNKNOWN, When
from whoheld.codebook import Extent, Kind, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from whoheld.claims.claim import Claim
    from whoheld.evidence.party import Parties

#: Longer than this many days, or open at one side, a date is vague: it mentions an event more than it dates it.
VAGUE_DAYS = 14


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What an answer says of a document.

    `published` is `UNKNOWN` where nobody says when it was; `read_on` is the day on which it was first read;
    `told_later` whether it came out after the day by which a question asks what was known; `pages` where its pages
    begin, if it has any (see `whoheld.acquisition.document.page_of`).
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
    pages: tuple[int, ...] = ()

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


Interest = Literal["admits", "gains", "neutral"]

#: What each interest is called in an answer.
INTEREST_WORDS: dict[Interest, str] = {
    "admits": "against the interest of who says it",
    "gains": "in the interest of who says it",
    "neutral": "",
}


class Stake(NamedTuple):
    """Who wins and who loses by an event, as all its claims together tell; for claims that do not say so themselves."""

    winners: tuple[str, ...] = ()
    losers: tuple[str, ...] = ()


NO_STAKE = Stake()


class Bent(NamedTuple):
    """In whose interest a voice speaks: ``side`` is the one it leans to, ``by_file`` whether a user's file says so."""

    interest: Interest
    side: str = ""
    by_file: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a voice's claim weighs, and why in words."""

    value: float
    reasons: tuple[str, ...]
    bent: Bent


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


def leans(claim: Claim, voice: str | None, party: str | None, parties: Parties) -> Literal["", "text", "file"]:
    """Whether a voice leans to a party, and what says so: the text (and the almanac), or a user's file.

    It leans to a party if it is that side, one of its people or media, or is called "pro-" it. The author of a document
    leans to nobody as far as is known, but for what is known of its publisher.
    """
    name = voice or parties.author(claim.doc_id)
    if not name or not party:
        return ""
    day = claim.end or claim.start
    texts = [name, *([claim.source_text] if voice and claim.source_text and len(voices(claim)) == 1 else [])]
    told = [n for text in texts for n in _names_within(text)]
    if any(parties.same(n, party, day) for n in told) or _any_mentions(texts, party, parties):
        return "text"
    filed = parties.leaning_by_file(name, day)
    if filed is not None:
        return "file" if parties.same(filed, party, day) else ""
    return "text" if any(parties.same(parties.leaning(text), party, day) for text in texts) else ""


@lru_cache(maxsize=4096)
def _names_within(text: str) -> tuple[str, ...]:
    """What a source's words may name: all of them, the proper name they begin with, and what follows "pro-".

    One capitalised word that is no acronym ("Syrian opposition media") is an adjective rather than a name.
    """
    lead = " ".join(takewhile(lambda word: word[:1].isupper(), text.split()))
    named = [lead] if " " in lead or (lead.isupper() and len(lead) > 1) else []
    return (text, *named, *re.findall(r"\bpro-(\w+)", text))


def _any_mentions(texts: list[str], party: str, parties: Parties) -> bool:
    return any(_mentions(text, one) for text in texts for one in parties.members(party))


@lru_cache(maxsize=16384)
def _mentions(text: str, name: str) -> bool:
    """Whether the words hold the name, unless they are called "anti-" it."""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text) is not None


def bent(claim: Claim, voice: str | None, parties: Parties, stake: Stake = NO_STAKE) -> Bent:
    """Whether a voice speaks in its own interest, against it, or neither; a denial turns it round."""
    winner, loser = (claim.told_target, claim.actor) if claim.kind is Kind.LEAVES else (claim.actor, claim.told_target)
    wins = _leaned_to(claim, voice, [winner] if winner else stake.winners, parties)
    loses = _leaned_to(claim, voice, [loser] if loser else stake.losers, parties)
    if bool(wins) == bool(loses):
        return Bent("neutral")
    gains = bool(wins) is not (claim.stance is Stance.DENIED)
    side, by = wins or loses or ("", "")
    return Bent("gains" if gains else "admits", _called(side, stake, parties, claim), by == "file")


def _leaned_to(
    claim: Claim, voice: str | None, names: Sequence[str], parties: Parties
) -> tuple[str, Literal["text", "file"]] | None:
    """The first of these sides that a voice leans to, and what says so."""
    for name in (member for joint in names for member in parties.members(joint)):
        by = leans(claim, voice, name, parties)
        if by:
            return name, by
    return None


def _called(side: str, stake: Stake, parties: Parties, claim: Claim) -> str:
    """The name that the event's claims together give a side, so that those who lean to it are found to be of one."""
    names = (m for joint in (*stake.winners, *stake.losers) for m in parties.members(joint))
    return next((n for n in names if parties.same(n, side, claim.end or claim.start)), side)


def interest(claim: Claim, voice: str | None, parties: Parties, stake: Stake = NO_STAKE) -> Interest:
    """Whether a voice speaks in its own interest, against it, or neither."""
    return bent(claim, voice, parties, stake).interest


def weigh(claim: Claim, voice: str | None, parties: Parties, stake: Stake = NO_STAKE) -> Weight:
    """The weight of what one voice says in one claim, by the table `WEIGHTS`."""
    lean = bent(claim, voice, parties, stake)
    factors = (
        (_stance(claim.stance), "with doubt" if claim.stance is Stance.DOUBTED else ""),
        (getattr(WEIGHTS, lean.interest), _interest_words(claim, voice, lean, parties)),
        (WEIGHTS.unclear_extent, "unclear how much of it") if unclear(claim) else (WEIGHTS.sure_extent, ""),
        (WEIGHTS.vague, "vaguely dated") if vague(when(claim)) else (WEIGHTS.dated, ""),
    )
    value = 1.0
    for factor, _ in factors:
        value *= factor
    return Weight(value, tuple(words for _, words in factors if words), lean)


def _interest_words(claim: Claim, voice: str | None, lean: Bent, parties: Parties) -> str:
    if lean.interest == "neutral":
        return ""
    name = voice or parties.author(claim.doc_id) or ""
    filed = f", who leans to {lean.side} by your file" if lean.by_file else ""
    return f"{INTEREST_WORDS[lean.interest]} ({name}{filed})"


def unclear(claim: Claim) -> bool:
    """Whether the claim leaves open how much of the place it means."""
    return claim.extent in (None, Extent.UNCLEAR)


def evidence_day(claim: Claim, day: date) -> date | None:
    """The last day, up to the one asked for, of which the claim speaks; None if it speaks of none."""
    days = [d for d in (claim.start, claim.end) if d and d <= day]
    return max(days, default=None)


def _stance(stance: Stance) -> float:
    return {Stance.SAID: WEIGHTS.said, Stance.DOUBTED: WEIGHTS.doubted, Stance.DENIED: WEIGHTS.denied}.get(stance, 0.0)
