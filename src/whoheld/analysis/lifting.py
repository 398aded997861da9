"""Sieges that a sentence tells the end of: a siege was broken, the breaking of the siege, who ended the siege of P."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.factuality import factuality
from whoheld.analysis.lexicon import words
from whoheld.analysis.syntax import lemma
from whoheld.codebook import ENDED, MOVING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.factuality import Factuality

SIEGES = frozenset({"blockade", "encirclement", "siege"})
#: Verbs, and their nouns, of which a siege is the object, and after which it is over.
LIFTING = words("lifting")
LIFTINGS = words("liftings")
#: Verbs of which a siege is the subject, and after which it is over.
CEASING = frozenset({"cease", "end"})


def lifted(siege: Token) -> Token | None:
    """The word that tells the end of a siege: "broke the siege", "the siege ended", "the breaking of the siege"."""
    if lemma(siege) not in SIEGES:
        return None
    above = siege.head
    if siege.dep_ in {"dobj", "nsubjpass"} and lemma(above) in LIFTING:
        return above
    if siege.dep_ == "nsubj" and lemma(above) in CEASING:
        return above
    if siege.dep_ == "pobj" and above.lower_ in {"of", "to"} and lemma(above.head) in LIFTINGS:
        return above.head
    return None


def over(siege: Token) -> Factuality | None:
    """How it is put that a siege is over; None where that is not told as a fact: an attempt, a forecast, a denial."""
    end = lifted(siege)
    facts = factuality(end) if end is not None else None
    if facts is None or facts.stance not in MOVING:
        return None
    return facts.denied(end.text)._replace(modality=ENDED) if end is not None else None
