"""Reports that somebody does not confirm: "neither side confirmed the capture of P", "X could not confirm that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

CONFIRMING = frozenset({"confirm", "corroborate", "verify"})
#: Words that make a subject, or the one after "by", nobody.
NOBODY = frozenset({"neither", "no", "nobody", "none"})


def unconfirming(verb: Token) -> bool:
    """Whether a verb of confirming says that it was not done: who does not confirm a report has not made it either."""
    if lemma(verb) not in CONFIRMING:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    doers = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "csubj", "preconj", "cc"} and c.i < verb.i]
    doers += [g for c in verb.children if c.dep_ == "agent" for g in c.children]
    return any(t.lower_ in NOBODY for d in doers for t in (d, *d.children))
