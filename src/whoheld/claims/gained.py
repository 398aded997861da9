"""Who gained a length of way or an area of land by a sentence, and the days of what its figures are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.almanac.when import UNKNOWN
from whoheld.analysis import syntax
from whoheld.analysis.attribution import attribution
from whoheld.analysis.factuality import factuality
from whoheld.claims.dating import Dated, dated
from whoheld.claims.dating import Telling as Dating
from whoheld.claims.ties import verb_above
from whoheld.codebook import AHEAD, Kind, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.clock import Clock
    from whoheld.analysis.factuality import Factuality
    from whoheld.analysis.passage import Passage

#: Verbs of taking land, and of making one's way.
TAKING = frozenset(
    {
        *("capture", "seize", "take", "retake", "recapture", "recover", "regain", "reclaim", "gain", "win", "conquer"),
        *("liberate", "secure", "clear", "overrun"),
    }
)
ADVANCING = frozenset({"advance", "push", "move", "drive", "progress"})
#: Behind a length these make it one from somewhere, not one that was taken.
ASIDE = frozenset({"away", "from", "off", "outside", "short"})
#: Verbs of being somewhere, and of coming there.
COMING = frozenset({"be", "stand", "remain", "come", "get", "approach", "close", *ADVANCING})
#: Verbs of a force that is there, not of one that comes.
STANDING = frozenset({"be", "have", "number", "remain", "hold", "consist", "comprise", "include", "contain", "total"})


class Gain(NamedTuple):
    """What sort of gain it is, the token of who made it, and how that is put."""

    kind: Kind
    who: Token
    facts: Factuality


def gain(measure: Token, unit: str) -> Gain | None:
    """The gain that a figure of a length or an area tells of; None of one that nobody is said to have gained.

    Args:
        measure: The last token of the figure.
        unit: ``km`` or ``sq km``.
    """
    verb = verb_above(measure)
    behind = measure.nbor().lower_ if measure.i + 1 < len(measure.doc) else ""
    if verb is None or behind in ASIDE:
        return None
    lemma = syntax.lemma(verb)
    moving = lemma in ADVANCING and unit == "km" and not syntax.is_passive(verb)
    taking = lemma in TAKING and (unit == "sq km" or behind == "of")
    who = (syntax.agent(verb) if syntax.is_passive(verb) else syntax.subject(verb)) if moving or taking else None
    return Gain(Kind.ADVANCES if moving else Kind.TAKES, who, factuality(verb)) if who is not None else None


def comes_near(passage: Passage, first: int, last: int) -> bool:
    """Whether somebody is told to be, or to have come, so near to a place: that was so on some day."""
    verb = verb_above(passage.doc[last])
    near = any(token.lower_ == "within" for token in passage.doc[max(0, first - 2) : first])
    return near or (verb is not None and syntax.lemma(verb) in COMING)


def days(measure: Token, passage: Passage, clock: Clock) -> Dated:
    """The days that a figure is about: those of a claim that hangs on the same verb; none of what is only supposed."""
    verb = verb_above(measure) or measure
    stance = factuality(verb).stance
    if stance is Stance.SUPPOSED:
        return Dated(UNKNOWN, None, throughout=False, reason="date: of what is only supposed")
    kind = Kind.HOLDS if syntax.lemma(verb) in STANDING else Kind.ADVANCES
    said_by = attribution(verb)
    return dated(
        Dating(verb, kind, stance if stance in AHEAD else Stance.SAID, cue=said_by.cue if said_by else None),
        passage,
        clock,
    )
