"""Slips that the parser makes again and again, mended before anything is read from a parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def mend(doc: Doc) -> Doc:
    """The same parse with its known slips mended, in place."""
    for token in doc:
        if _second_verb(token):
            _as_verb(token)
    return doc


def _second_verb(token: Token) -> bool:
    """Whether a participle before a noun is a second verb: "launched an attack and retook parts of P".

    The parser joins the noun to the first verb, which no noun can be joined to.
    """
    if token.dep_ != "amod" or token.tag_ not in {"VBN", "VBD"} or token.i == 0:
        return False
    noun, before = token.head, token.nbor(-1)
    verb = noun.head
    joined = noun.dep_ == "conj" and verb.pos_ == "VERB" and verb.i < token.i < noun.i
    return joined and before.dep_ == "cc" and before.head == verb


def _as_verb(token: Token) -> None:
    noun, verb = token.head, token.head.head
    token.tag_, token.pos_, token.dep_, token.head = "VBD", "VERB", "conj", verb
    noun.dep_, noun.head = "dobj", token
    for after in [c for c in verb.children if c.dep_ in {"prep", "advcl", "npadvmod"} and c.i > noun.i]:
        after.head = token
