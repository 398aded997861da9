"""The ledger of forecasts and plans: what each said would happen, by when, and what came of it by the record."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.acquisition.document import page_of
from whoheld.almanac.when import UNKNOWN, When
from whoheld.codebook import AHEAD, MOVING, Stance
from whoheld.evidence.days import first_of, last_of
from whoheld.evidence.leaflet import Leaflet, quote, side, text
from whoheld.evidence.source import when
from whoheld.history.evidence import EvidenceItem, items, plain
from whoheld.history.foresight.foretold import FORETOLD, TESTS, Frame, untestable
from whoheld.history.foresight.horizon import NO_HORIZON, Horizon, horizon
from whoheld.history.foresight.verdict import Verdict, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from whoheld.almanac.place import Place
    from whoheld.claims.claim import Claim
    from whoheld.evidence.leaflet import Colours
    from whoheld.evidence.party import Parties
    from whoheld.evidence.source import DocumentFacts
    from whoheld.history.timeline import Timeline

#: A text tells of plans of the last fortnight as news; of older ones it tells as history, whose end it may know.
NEWS_DAYS = 14
#: A day in the words of a date: "8 February", "the 8th", and not "2017", "late February".
_VERY_DAY = re.compile(r"(?<!\d)[0-3]?\d(?:st|nd|rd|th)?(?!\d)")


class Outcome(StrEnum):
    """What came of a forecast by the record."""

    CAME_TRUE = "came-true"
    DID_NOT = "did-not"
    OPEN = "open"
    NOT_TESTABLE = "not-testable"


class Around(NamedTuple):
    """The text before and after a quote, where it says by when."""

    before: str = ""
    after: str = ""


NOTHING_AROUND = Around()


@dataclass(frozen=True, slots=True)
class Forecast(Leaflet):
    """A forecast or a plan, and what came of it; days are EDTF, empty where unknown.

    Attributes:
        claim_id, quote, doc, title, source, page: The claim, its words, and where they stand.
        said_by: Who says it, under the names by which `sources` lists them; joint ones joined by "; ".
        stance: ``forecast``, ``intended``, ``supposed``, or ``denied`` (it is said not to be coming).
        kind, actor, target, place, place_id: What it says would happen.
        told: The days on which it can have been told: when its source spoke, else when its document was published.
        window: The days within which it should come true; open at the end where no horizon is told.
        horizon: The words of the text that say by when; empty where there are none.
        reading: How those words are read.
        test: What would make it true, in words.
        outcome: ``came-true``, ``did-not``, ``open`` or ``not-testable``.
        on: The days of what decided; empty where nothing did.
        why: Why so, in words.
        for_: The claims that decided ("for" in rows).
        rivals: Claims that say otherwise.
    """

    claim_id: str
    quote: str
    doc: str
    title: str | None
    source: str | None
    said_by: str
    stance: str
    kind: str
    actor: str | None
    target: str | None
    place: str | None
    place_id: str | None
    told: str
    window: str
    horizon: str
    reading: str
    test: str
    outcome: str
    on: str
    why: str
    for_: tuple[EvidenceItem, ...] = ()
    rivals: tuple[EvidenceItem, ...] = ()
    page: int | None = None

    def row(self) -> dict[str, Any]:
        """Plain values, in the order of its fields; ``for_`` as ``for``."""
        return {f.name.rstrip("_"): plain(getattr(self, f.name)) for f in fields(self)}

    def cells(self, colours: Colours) -> Mapping[str, str]:
        """What a notebook shows of it."""
        return {
            "told": text(self.told or "no date"),
            "actor": side(self.actor, colours) if self.actor else "",
            "kind": text(self.kind),
            "place": text(self.place),
            "outcome": f"{text(self.outcome)} {text(self.on)}<br><small>{text(self.why)}</small>",
            "words": quote(self),
        }


class Context(NamedTuple):
    """What a ledger looks things up in.

    ``around`` gives the text around the quote of a claim; ``voices`` the names of who says it.
    """

    facts: Mapping[str, DocumentFacts]
    parties: Parties
    voices: Callable[[str | None, str], tuple[str, ...]]
    around: Mapping[str, Around]


class Spot(NamedTuple):
    """A place with its timeline."""

    place: Place
    known: Timeline


def foretells(claim: Claim) -> bool:
    """Whether a claim belongs into the ledger: it is of control or fighting, and ahead of the day it was told.

    A denial is, where it denies that something will happen.
    """
    denied = claim.stance is Stance.DENIED and claim.modality in AHEAD
    return claim.kind in FORETOLD and (claim.stance in AHEAD or denied)


def ledger(claims: Iterable[Claim], context: Context, of: Spot | None = None) -> list[Forecast]:
    """The forecasts among claims about one place (or about none), each with what came of it, by the day of telling.

    Args:
        claims: All claims about the place, in any order.
        context: Documents, sides, the names of voices, and the text around forecasts.
        of: The place; None where the claims have none.
    """
    every = sorted(dict.fromkeys(claims), key=lambda c: (first_of(when(c)), last_of(when(c)), c.id))
    rows = [(c, _forecast(c, every, context, of)) for c in every if foretells(c)]
    rows.sort(key=lambda pair: (pair[1].told, pair[1].doc, pair[0].quote_start, pair[0].id))
    return [row for _, row in rows]


def _forecast(claim: Claim, every: list[Claim], context: Context, of: Spot | None) -> Forecast:
    document = context.facts.get(claim.doc_id)
    told = told_on(claim, document)
    spoken = When(None, claim.start or claim.end) if _told_as_history(claim, told) else told
    by_when = _horizon(claim, spoken, context.around.get(claim.id, NOTHING_AROUND))
    frame = Frame(spoken, _window(claim, spoken, by_when))
    reason = untestable(claim, of.place if of else None)
    found = _Found(Outcome.NOT_TESTABLE, reason)
    if of and not reason:
        found = _judged(claim, told, frame, verdict(claim, frame, _bearing(every), context.parties, of.known))
    how = of.known.counted if of else {}
    return Forecast(
        claim_id=claim.id,
        quote=claim.quote,
        doc=claim.doc,
        title=document.title if document else None,
        source=claim.source,
        said_by="; ".join(context.voices(claim.source, claim.doc_id)),
        stance=claim.stance.value,
        kind=claim.kind.value,
        actor=claim.actor,
        target=claim.target,
        place=claim.place,
        place_id=claim.place_id,
        told=told.edtf,
        window=frame.window.edtf,
        horizon=by_when.words,
        reading=by_when.reading,
        test="" if reason else _test(claim, frame.window),
        outcome=found.outcome,
        on=found.on.edtf,
        why=found.why,
        for_=items(found.claims, context.facts, how),
        rivals=items(found.rivals, context.facts, how),
        page=page_of(document.pages, claim.raw_start) if document else None,
    )


def told_on(claim: Claim, document: DocumentFacts | None) -> When:
    """The days on which it can have been told: when its source spoke, else when its document was published.

    What a later text says that a named source expected, with the very day, that source said on this day at the latest.
    """
    published = document.published if document else UNKNOWN
    if claim.reported and not (published.latest and claim.reported > published.latest):
        return When.on(claim.reported)
    day = claim.start or claim.end
    if claim.source and _told_as_history(claim, published) and _VERY_DAY.search(claim.date_text or ""):
        return When(None, day)
    return published


def _horizon(claim: Claim, told: When, around: Around) -> Horizon:
    """By when it should come true: by the days of the claim where they lie ahead, else by a phrase of the passage."""
    if not told.latest:
        return NO_HORIZON
    if claim.end and claim.end > told.latest:
        return Horizon(claim.date_text or "", claim.end, "the day that the passage gives")
    return horizon(around.before, claim.quote, around.after, told.latest)


def _window(claim: Claim, told: When, by_when: Horizon) -> When:
    if not told.latest:
        return UNKNOWN
    first = max(day for day in (told.latest, claim.start) if day)
    return When(first, by_when.until if by_when.until and by_when.until >= first else None)


def _test(claim: Claim, window: When) -> str:
    if not window.earliest:
        return ""
    until = f" to {window.latest}" if window.latest else " on"
    place = claim.place or claim.unnamed or "it"
    actor = (claim.actor or "anybody").replace("; ", " or ")
    return f"{TESTS[claim.kind].format(a=actor, p=place)}, from {window.earliest}{until}"


class _Found(NamedTuple):
    """What came of a forecast."""

    outcome: Outcome
    why: str
    on: When = UNKNOWN
    claims: tuple[Claim, ...] = ()
    rivals: tuple[Claim, ...] = ()


def _bearing(every: Iterable[Claim]) -> list[Claim]:
    """What was said, doubted or denied: what was only foretold decides nothing."""
    return [c for c in every if c.stance in MOVING or c.stance is Stance.DENIED]


def _judged(claim: Claim, told: When, frame: Frame, seen: Verdict) -> _Found:
    if claim.stance is Stance.DENIED:
        return _Found(Outcome.NOT_TESTABLE, "it is said that it will not happen")
    if not frame.told.latest:
        return _Found(Outcome.NOT_TESTABLE, "the day on which it was told is not known")
    if frame.told != told:
        return _unjudged(f"looked back on: told {told.edtf} of {when(claim).edtf}, when its end was known", seen)
    if claim.stance is Stance.SUPPOSED:
        return _unjudged("a condition, not a forecast", seen)
    outcome = Outcome.OPEN if seen.came is None else Outcome.CAME_TRUE if seen.came else Outcome.DID_NOT
    return _Found(outcome, seen.why, seen.on, seen.claims, seen.rivals)


def _told_as_history(claim: Claim, told: When) -> bool:
    """Whether a text tells of days long past; of one whose first day of publication is open, nobody can say."""
    day, first = claim.end or claim.start, told.earliest
    return bool(day and first and (first - day).days > NEWS_DAYS)


def _unjudged(why: str, seen: Verdict) -> _Found:
    """What is no forecast: where what it tells of came about, that is said."""
    if seen.came is None:
        return _Found(Outcome.NOT_TESTABLE, why)
    came = f"{why}; by the record it {'came about' if seen.came else 'did not'}: {seen.why}"
    return _Found(Outcome.NOT_TESTABLE, came, seen.on, seen.claims, seen.rivals)
