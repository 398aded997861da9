"""Where people came to harm: the place that the syntax ties most closely to a trigger of harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.arguments import Argument, Naming, arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Prepositions after which a place is where it happened.
WHERE = lexicon.words("where")
#: Nouns of which a place may be the place: the battle of P, strikes on P.
HAPPENINGS = lexicon.words("causes") | lexicon.FIGHTING | lexicon.UNDERTAKINGS
#: A place so many steps away in the parse is another clause's.
FURTHEST = 9


def scenes(
    trigger: Token, heads: Sequence[Token], passage: Passage, mentions: Mentions, *, fleeing: bool = False
) -> list[Argument]:
    """The places of a trigger within its sentence, none if it names none; several only where they are one list."""
    sent = trigger.sent
    near: list[tuple[float, Argument]] = []
    for a in arguments(passage, mentions):
        if sent.start <= a.first < sent.end and a.sort not in {"it", "them"}:
            cost = _cost(passage.doc[a.root], a, trigger, fleeing=fleeing)
            if cost is not None:
                near.append((cost, a))
    if not near:
        return []
    best = min(near, key=lambda n: (n[0], n[1].first))
    return [best[1]]


def _cost(root: Token, argument: Argument, trigger: Token, *, fleeing: bool) -> float | None:
    """How far a place stands from a trigger in the parse; None where it is no place of anything."""
    for role in syntax.roles(root):
        weight = _weight(role, fleeing=fleeing)
        if weight is not None:
            steps = _steps(trigger, role.governor)
            return None if steps is None else steps + weight
    return None


def _weight(role: syntax.Role, *, fleeing: bool) -> float | None:
    governor, relation = role.governor, role.relation
    lemma = governor.lemma_.lower()
    if governor.pos_ in {"VERB", "AUX"}:
        if relation in WHERE:
            return 0
        if relation in {"from", "out of"}:
            return -1 if fleeing else 3
        if relation in {"to", "toward", "towards", "into", "through", "via"}:
            return None if fleeing else 2
        if relation in {"object", "subject"}:
            return -1 if fleeing and relation == "object" else 1
        return 2
    if lemma in HAPPENINGS:
        return 0 if relation in WHERE | {"of", "for", "compound", "against", "over", "to"} else 2
    if relation in WHERE:
        return 1
    if relation in {"from", "out of"} and fleeing:
        return 0
    return None


def _steps(trigger: Token, governor: Token) -> float | None:
    """Steps up from the trigger to what is above both, and down from there to the governor."""
    up = {trigger.i: 0}
    node, n = trigger, 0
    while node.head.i != node.i:
        node, n = node.head, n + 1
        up[node.i] = n
    node, down = governor, 0
    while node.i not in up:
        if node.head.i == node.i:
            return None
        node, down = node.head, down + 1
    total = up[node.i] + 1.5 * down
    return total if total <= FURTHEST else None
