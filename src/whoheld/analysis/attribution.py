"""Who says so: the source of what a trigger tells, its cue, and whether it was said, denied or acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import syntax
from whoheld.analysis.confirming import unconfirming
from whoheld.analysis.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

SAY_VERBS = words("say_verbs")
SAY_NOUNS = words("say_nouns")
DENYING = words("denying")
#: Verbs whose object is what was published, or kept up, not what was said.
SHOWING = frozenset(
    {"describe", "maintain", "release", "publish", "tell", "post", "write", "cite", "quote", "document"}
)


class Attribution(NamedTuple):
    """The source's head noun and the cue; ``denies`` where the cue is a denial."""

    source: Token
    cue: Token
    denies: bool


def attribution(trigger: Token) -> Attribution | None:
    """The innermost source that the sentence names for what the trigger tells, or None for the author's own voice."""
    for node in _above(trigger):
        found = _cue_over(node) or _according(node)
        if found is not None and not unconfirming(found.cue):
            return found
    return None


def _above(trigger: Token) -> Iterator[Token]:
    node = trigger
    for _ in range(14):
        yield node
        if node.head.i == node.i:
            return
        node = node.head


def _cue_over(node: Token) -> Attribution | None:
    """The node is what a verb of saying says, or what an announcement is of."""
    head = node.head
    if head.i == node.i or syntax.beside(node):
        return None
    lemma = head.lemma_.lower()
    if (
        lemma in SAY_VERBS
        and node.dep_ in {"ccomp", "xcomp", "dobj", "parataxis", "nsubjpass"}
        and (head.pos_ == "VERB")
    ):
        if node.dep_ == "dobj" and lemma in SHOWING:
            return None
        source = syntax.subject(head)
        if source is None or source.i == node.i:
            return None
        return Attribution(source, head, lemma in DENYING)
    if lemma in SAY_NOUNS and node.dep_ in {"acl", "ccomp", "relcl"} and head.pos_ == "NOUN":
        owner = next(
            (
                c
                for c in head.children
                if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.pos_ in {"PROPN", "NOUN"}
            ),
            None,
        )
        by = syntax.after(head, "by", "from")
        source = by if by is not None else owner
        return Attribution(source, head, False) if source is not None else None
    return None


def _according(node: Token) -> Attribution | None:
    """As in "according to X", and "X said" set apart by commas, that hang on the node."""
    for child in node.children:
        if child.lower_ == "according":
            noun = next((g for p in child.children if p.lower_ == "to" for g in p.children if g.dep_ == "pobj"), None)
            if noun is not None:
                return Attribution(noun, child, False)
        if (
            child.dep_ in {"parataxis", "advcl"}
            and child.lemma_.lower() in SAY_VERBS
            and not any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in child.children)
        ):
            source = next((c for c in child.children if c.dep_ == "nsubj"), None)
            if source is not None and source.pos_ in {"PROPN", "NOUN"}:
                return Attribution(source, child, False)
    return None
