"""Names that are no places: people, and headlines torn into names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind
from whoheld.analysis.lexicon import CONTAINERS, PLACE_NOUNS, VERBS, words
from whoheld.analysis.mentions import Mentions
from whoheld.analysis.names import TITLES, name_of
from whoheld.analysis.syntax import verb_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mention
    from whoheld.analysis.passage import Passage

SAYING = words("saying")
#: What a person is called before the name, besides ranks and offices.
CALLINGS = words("callings")
OFFICES = words("offices")
#: What a person does to a party or a place of work.
LEADING = frozenset({"found", "head", "lead", "run"})
#: Peoples, titles of works and other capitalised plurals: Americans, MREs.
PLURAL = re.compile(r"(?:[A-Z]+s|\w+(?:ians|ese|ists|ites|men))$")


def people(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> frozenset[str]:
    """The names that a document treats as people ("commander X", "X said") more often than as places ("in X")."""
    signs: Counter[str] = Counter()
    for passage, inside in zip(passages, mentions, strict=True):
        for m in inside.names:
            if m.name and passage.block.kind is not BlockKind.TITLE:
                signs[m.name] += _is_person(passage, m) - _is_place(passage, m)
    persons = {name for name, n in signs.items() if n > 0}
    return frozenset(
        persons | {last for name in persons if (last := name.split()[-1]) not in signs or signs[last] >= 0}
    )


def places(passages: Sequence[Passage], mentions: Sequence[Mentions]) -> frozenset[str]:
    """The names that a document speaks of as places somewhere: "in P", "the town of P", "captured P"."""
    return frozenset(
        m.name
        for passage, inside in zip(passages, mentions, strict=True)
        for m in inside.names
        if m.name and (_is_place(passage, m) or _is_sort(passage, m) or _is_object(passage, m))
    )


def _is_sort(passage: Passage, mention: Mention) -> bool:
    """The town of P, P airport."""
    words = {t.lower_ for t in passage.doc[max(0, mention.first - 2) : mention.first]}
    return ("of" in words and bool(words & CONTAINERS)) or passage.doc[mention.last].lower_ in PLACE_NOUNS


def _is_object(passage: Passage, mention: Mention) -> bool:
    root = passage.doc[mention.root]
    while root.dep_ in {"conj", "appos"}:
        root = root.head
    return root.dep_ in {"dobj", "nsubjpass"} and "object" in VERBS.get(verb_key(root.head), {})


def _is_place(passage: Passage, mention: Mention) -> bool:
    before = passage.doc[mention.first - 1] if mention.first else None
    return before is not None and before.lower_ in {
        "in",
        "at",
        "near",
        "into",
        "around",
        "towards",
        "toward",
        "outside",
    }


def _is_person(passage: Passage, mention: Mention) -> bool:
    root = passage.doc[mention.root]
    if (
        mention.first > 1
        and passage.doc[mention.first - 1].lower_ == "of"
        and passage.doc[mention.first - 2].lower_ in OFFICES
    ):
        return True
    before = passage.doc[mention.first - 1].lower_.rstrip(".") if mention.first else ""
    if before in TITLES | CALLINGS or set(mention.text.lower().split()[:-1]) & TITLES:
        return True
    if _described(root) or _led_by(root):
        return True
    return root.dep_ == "nsubj" and root.head.lemma_ in SAYING and root.head.i > root.i


def _described(root: Token) -> bool:
    """X, the judge; their leader, X; X, who had fled."""
    beside = [c for c in root.children if c.dep_ == "appos"] + ([root.head] if root.dep_ == "appos" else [])
    if any(t.lemma_.lower() in TITLES | CALLINGS for t in beside):
        return True
    told = (c for c in root.children if c.dep_ == "relcl")
    return any(g.lower_ in {"who", "whom"} and g.head.i == c.i for c in told for g in c.children)


def _led_by(root: Token) -> bool:
    """A party led by X, a site run by X."""
    return root.dep_ == "pobj" and root.head.dep_ == "agent" and root.head.head.lemma_ in LEADING


def without_people(mentions: Iterable[Mentions], persons: frozenset[str]) -> list[Mentions]:
    """The mentions, less those that are people, or peoples."""
    return [
        Mentions(m.sides, tuple(n for n in m.names if n.name not in persons and not PLURAL.fullmatch(n.text)))
        for m in mentions
    ]


def headline(passage: Passage, mentions: Mentions, known: frozenset[str]) -> Mentions:
    """The names of a headline that the text below it knows; a headline writes every word with a capital."""
    kept = (n for m in mentions.names if (n := _cut(passage, m, known)) is not None)
    return Mentions(mentions.sides, tuple(kept))


def _cut(passage: Passage, mention: Mention, known: frozenset[str]) -> Mention | None:
    """The longest run of the mention's words that is a known name."""
    runs = [(i, j) for i in range(mention.first, mention.last + 1) for j in range(i, mention.last + 1)]
    for i, j in sorted(runs, key=lambda r: r[0] - r[1]):
        text = passage.written(i, j)
        if name_of(text) in known:
            root = mention.root if i <= mention.root <= j else j
            return type(mention)(i, j, root, text, name_of(text))
    return None
