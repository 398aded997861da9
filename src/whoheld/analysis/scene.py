"""Where people came to harm: the place that the syntax ties most closely to a trigger of harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.arguments import Argument, Naming, arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.event import Event
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

#: Prepositions after which a place is where it happened.
WHERE = lexicon.words("where")
#: Nouns and verbs of which a place may be the place: the battle of P, strikes on P, stormed P.
HAPPENINGS = lexicon.words("causes") | lexicon.FIGHTING | lexicon.UNDERTAKINGS
HITTING = lexicon.words("hitting")
#: Where somebody speaks is seldom where it happened.
TELLING = lexicon.words("say_verbs") | {"accord"}
OUT = frozenset({"from", "out of"})
TOWARD = frozenset({"to", "toward", "towards", "into", "through", "via", "for"})
#: Units of settlement that a text may leave without a name: "in a village".
SETTLEMENTS = frozenset({"village", "town", "city", "hamlet", "camp", "enclave", "pocket", "district", "neighborhood"})
#: A place so many steps away in the parse is another clause's.
FURTHEST = 9.0
#: Places so near are where it happened, each of a list; of what was taken beside only the first is.
CLOSE = 1.5
#: So much further than a place of its own is the place of another event beside.
TOLD = 1.0


def scenes(
    trigger: Token, passage: Passage, mentions: Mentions, events: Sequence[Event] = (), *, fleeing: bool = False
) -> list[Argument]:
    """The place of a trigger within its sentence, none if the sentence names none; of "in A and B" each.

    Args:
        trigger: The word that tells the harm.
        passage: Its passage.
        mentions: The passage's names.
        events: What else the passage tells of places: who took P, killing 12, killed them there.
        fleeing: Whether people leave the place: then it is the one that they come from.
    """
    sent = trigger.sent
    near = [
        (cost, a.first, a)
        for a in arguments(passage, mentions)
        if sent.start <= a.first < sent.end
        for cost in _costs(passage.doc[a.root], a, trigger, fleeing=fleeing)
    ]
    for event in events:
        if event.place and event.place.naming is not Naming.UNNAMED and sent.start <= event.trigger < sent.end:
            steps = _steps(trigger, passage.doc[event.trigger])
            if steps is not None:
                near.append((steps + TOLD, event.place.first, event.place))
    if not near:
        return []
    cost, _, best = min(near, key=lambda n: n[:2])
    listed = {t.i for t in passage.doc[best.root].conjuncts} if cost <= CLOSE else set()
    return [best, *(a for c, _, a in near if c == cost and a.root in listed)]


def _costs(root: Token, argument: Argument, trigger: Token, *, fleeing: bool) -> Iterator[float]:
    """How far a place stands from a trigger in the parse; nothing where nothing says that it is the place."""
    if argument.sort in {"it", "them"}:
        return
    loose = argument.naming is Naming.UNNAMED
    if loose and argument.sort not in SETTLEMENTS:
        return
    for role in roles.roles(root):
        weight = _weight(role, fleeing=fleeing)
        steps = _steps(trigger, role.governor) if weight is not None else None
        if weight is not None and steps is not None and not (loose and (steps > 1 or weight > 1)):
            yield steps + weight
            return


def _weight(role: roles.Role, *, fleeing: bool) -> float | None:
    """How little a relation makes a place the place of what happened; None for what says nothing of it."""
    governor, relation = role.governor, role.relation
    if governor.pos_ in {"VERB", "AUX"}:
        return _weight_at_verb(governor, relation, fleeing=fleeing)
    if governor.lemma_.lower() in HAPPENINGS:
        return 0 if relation in WHERE | {"of", "for", "compound", "against", "to"} else 2
    if relation in WHERE:
        return 1
    return -1 if relation in OUT and fleeing else None


def _weight_at_verb(verb: Token, relation: str, *, fleeing: bool) -> float | None:
    if syntax.lemma(verb) in TELLING:
        return 4 if relation in WHERE else None
    if relation in WHERE:
        return 0
    if relation in OUT:
        return -1 if fleeing else 3
    if relation in TOWARD:
        return None if fleeing else 2
    if relation == "object":
        known = syntax.lemma(verb) in HITTING or "object" in lexicon.VERBS.get(syntax.verb_key(verb), {})
        if fleeing and lexicon.HARMS["subject"].get(syntax.lemma(verb)):
            return -1
        return 1 if known else None
    if relation == "subject":
        return 2 if "subject" in lexicon.VERBS.get(syntax.verb_key(verb), {}) else None
    return 2 if relation in lexicon.VERBS.get(syntax.verb_key(verb), {}) else None


#: What a step up or down the parse costs, by the dependency that it passes; a clause of its own is another event.
UP = {"ccomp": 2.0, "advcl": 1.0, "relcl": 1.5, "conj": 1.0, "parataxis": 3.0}
DOWN = {"ccomp": 3.0, "advcl": 3.0, "relcl": 2.0, "acl": 1.0, "conj": 3.0, "parataxis": 3.0, "pcomp": 2.0}
STEP = 0.5


def _steps(trigger: Token, governor: Token) -> float | None:
    """How far it is up from the trigger to what is above both, and down from there to the governor."""
    up = {trigger.i: 0.0}
    node = trigger
    while node.head.i != node.i:
        cost = UP.get(node.dep_, STEP) if node.pos_ in {"VERB", "AUX"} else STEP
        up[node.head.i] = up[node.i] + cost
        node = node.head
    node, down = governor, 0.0
    while node.i not in up:
        if node.head.i == node.i:
            return None
        down += DOWN.get(node.dep_, STEP) if node.pos_ in {"VERB", "AUX"} else STEP
        node = node.head
    total = up[node.i] + down
    return total if total <= FURTHEST else None
