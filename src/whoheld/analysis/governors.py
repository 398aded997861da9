"""What a verb or a noun says of a place that hangs on it: takes, holds, leaves, contests or besieges, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.confirming import unconfirming
from whoheld.analysis.lookalikes import left_over, moved_others, of_fire, of_mines
from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from whoheld.analysis.lexicon import Frame
    from whoheld.analysis.mentions import Mentions

DECLARING = frozenset({"announce", "consider", "declare", "proclaim", "pronounce"})
REMAINING = frozenset({"be", "become", "leave", "lie", "remain", "stay"})
#: Fighting moves there: it shifted to P.
MOVING_ON = frozenset({"expand", "extend", "move", "shift", "spread"})
#: Verbs that only say that somebody is somewhere.
BEING = lexicon.words("being")
#: "Their positions in P".
OWN = frozenset({"its", "their"})
#: Verbs and nouns of fighting for something, besides those of fighting.
STRIVING = frozenset({"battle", "contend", "struggle", "vie"})
#: What a fight is to the verb that tells of it: fighting raged, engaged in clashes, saw fighting.
GIVEN = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
#: "The rebels in P" hold some of it.
THERE = frozenset({"in", "inside", "within"})
EMPTY_WORDS = lexicon.words("empty_words")
#: Those whom somebody captures or kills in a place do not hold it.
HARMING = frozenset({"capture", "kill", "arrest", "detain", "wound", "injure", "seize", "take", "execute"})
#: Those whom somebody fights in a place hold it no more than he does.
FIGHTING = frozenset({"battle", "combat", "engage", "fight"})
#: Verbs that bring a place under somebody's control: their subject is who has it then.
BRINGING = lexicon.words("bringing")
#: Verbs whose past tells of a state that nobody questions, even where the sentence only speaks of an attempt.
STANDING = lexicon.words("standing")
#: Who breaks a siege is not who lays it.
ENDING = lexicon.words("ending")


class Telling(NamedTuple):
    """What a governor tells of a place."""

    kind: Kind
    trigger: Token
    actors: tuple[Token | None, ...]
    targets: tuple[Token | None, ...]
    how: str
    extent: Extent | None = None
    presupposed: bool = False
    presence: bool = False  # only that a force is there


def by_governor(mentions: Mentions, role: roles.Role) -> Telling | None:
    """What the governor tells of the noun in that role, or None."""
    if role.governor.pos_ in {"VERB", "AUX"}:
        return by_verb(mentions, role.governor, role.relation)
    return by_noun(mentions, role.governor, role.relation)


def by_verb(mentions: Mentions, verb: Token, relation: str) -> Telling | None:
    """What a verb tells of a place that is its object, its subject, or stands after one of its prepositions."""
    return (
        _under_control(verb, relation)
        or _reduced(verb, relation)
        or _cut_off(verb, relation)
        or _changed_hands(verb, relation)
        or _described(verb, relation)
        or _present(mentions, verb, relation)
        or _fighting_at(verb, relation)
        or _control_at(verb, relation)
        or _by_frame(mentions, verb, "object" if relation == "subject" and _declared(verb) else relation)
    )


def _declared(verb: Token) -> bool:
    """Declared P liberated, where the parser takes P for the one who liberates."""
    return (
        verb.dep_ == "ccomp"
        and verb.head.lemma_ in DECLARING
        and verb.tag_ in {"VBD", "VBN"}
        and verb.i > verb.head.i
        and not any(c.dep_ in {"dobj", "mark", "aux", "auxpass"} for c in verb.children)
    )


def _by_frame(mentions: Mentions, verb: Token, relation: str) -> Telling | None:
    keys = (syntax.verb_key(verb), syntax.lemma(verb))
    key, frame = next(((k, f) for k in keys if (f := lexicon.VERBS.get(k, {}).get(relation))), ("", None))
    if frame is None:
        return None
    if frame.kind is Kind.LEAVES and (moved_others(mentions, verb) if relation != "object" else left_over(verb)):
        return None
    if verb.lemma_ == "clear" and of_mines(verb):
        return None
    how = f"'{verb.text}'"
    taker = syntax.after(verb, "to")
    if key == "fall":
        return Telling(Kind.LEAVES if taker is None else Kind.TAKES, verb, (taker,), (), how)
    if (
        frame.kind is Kind.LEAVES
        and relation == "object"
        and taker is not None
        and any(mentions.side_at(t.i) for t in (taker, *taker.conjuncts))
    ):
        return Telling(Kind.TAKES, verb, (taker,), (syntax.subject(verb),), f"{how} to")
    if frame == lexicon.OUST and syntax.is_passive(verb) and syntax.agent(verb) is None:
        return Telling(Kind.LEAVES, verb, (syntax.grammatical_subject(verb),), (), f"{how} from")
    if key == "occupy" and (verb.tag_ == "VBG" or any(c.lower_ in {"is", "are", "still"} for c in verb.children)):
        frame = lexicon.VERBS["hold"]["object"]  # is occupying
    standing = key in STANDING or (frame.kind is Kind.HOLDS and verb.dep_ == "acl")
    return Telling(
        frame.kind,
        verb,
        (_actor(verb, frame, relation),),
        (_target(verb, frame),),
        how,
        presupposed=standing,
        presence=frame.kind is Kind.HOLDS and relation in THERE,
    )


def _actor(verb: Token, frame: Frame, relation: str) -> Token | None:
    if frame.actor == "by" or (relation == "object" and syntax.is_passive(verb)):
        return syntax.agent(verb)
    actor = syntax.subject(verb)
    if actor is None and frame.kind in {Kind.LEAVES, Kind.CONTESTS}:
        return syntax.grammatical_subject(verb)
    if frame.kind is Kind.HOLDS and syntax.is_passive(verb):
        return syntax.grammatical_subject(verb)
    return actor


def _target(verb: Token, frame: Frame) -> Token | None:
    if frame.target == "object":
        return syntax.object_of(verb) or syntax.grammatical_subject(verb)
    if frame.target == "with":
        return syntax.after(verb, "with", "against") or syntax.object_of(verb)
    return from_whom(verb) if frame.target == "from" else None


def from_whom(verb: Token) -> Token | None:
    """The side after "from", on whatever noun of the clause the parser has hung it."""
    near = syntax.after(verb, "from")
    if near is not None:
        return near
    late = next((t for t in verb.subtree if t.lower_ == "from" and t.i > verb.i and t.dep_ == "prep"), None)
    return next((g for g in late.children if g.dep_ == "pobj"), None) if late is not None else None


def _under_control(verb: Token, relation: str) -> Telling | None:
    """P came under the control of X, is in X's hands, was brought under control by X, is under siege."""
    kind = lexicon.UNDER_VERBS.get(verb.lemma_.lower())
    if kind is None or relation not in {"object", "subject"}:
        return None
    found = (under_control(kind, c) for c in verb.children if c.dep_ == "prep")
    return next((telling for telling in found if telling), None)


def under_control(kind: Kind, preposition: Token) -> Telling | None:
    """Under the control of X, in X's hands, under siege."""
    if preposition.lower_ not in {"under", "in", "into", "within"}:
        return None
    above = preposition.head
    for noun in (g for g in preposition.children if g.dep_ == "pobj"):
        besieged = noun.lemma_ in {"siege", "blockade"}
        if besieged or (noun.lemma_.lower() in lexicon.UNDER_NOUNS and not of_fire(noun)):
            how = f"'{above.text} {preposition.text} {noun.text}'"
            return Telling(Kind.BESIEGES if besieged else kind, noun, _whose(noun, above), (), how)
    return None


def _whose(noun: Token, verb: Token) -> tuple[Token | None, ...]:
    of = syntax.after(noun, "of", "by")
    own = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod", "amod"} and c.lower_ not in EMPTY_WORDS]
    if of is not None or own:
        return (of, *own) if of is not None else tuple(own)
    brought = verb.pos_ == "VERB" and verb.lemma_ in BRINGING
    return (syntax.subject(verb),) if brought else (syntax.after(verb, "by"),)


def _cut_off(verb: Token, relation: str) -> Telling | None:
    """Cut the supply line to P; laid siege to P."""
    laid = syntax.lemma(verb) == "lay"
    line = syntax.object_of(verb)
    if line is None or relation not in {"to", "into"} or not (laid or syntax.lemma(verb) in lexicon.CUTTING):
        return None
    if line.lemma_.lower() not in (lexicon.LIFELINES if not laid else {"siege"}):
        return None
    return Telling(Kind.BESIEGES, verb, (syntax.subject(verb),), (), f"'{verb.text}' {line.text} to it")


def _changed_hands(verb: Token, relation: str) -> Telling | None:
    """P changed hands several times; P saw heavy fighting."""
    what = syntax.object_of(verb)
    if relation != "subject" or what is None:
        return None
    how = f"'{verb.text} {what.text}'"
    if verb.lemma_ == "change" and what.lower_ == "hands":
        return Telling(Kind.CONTESTS, verb, (), (), how)
    if verb.lemma_ not in {"see", "witness"} or what.lemma_.lower() not in lexicon.FIGHTING:
        return None
    between = syntax.after(what, "between")
    return Telling(Kind.CONTESTS, what, (between,) if between is not None else tuple(owners(what)[:1]), (), how)


def _described(verb: Token, relation: str) -> Telling | None:
    """P remained besieged; P was left contested."""
    if relation not in {"subject", "object"} or verb.lemma_ not in REMAINING:
        return None
    found = (c for c in verb.children if c.dep_ in {"acomp", "oprd", "xcomp", "advcl"} and c.i > verb.i)
    word = next((c for c in found if c.lower_ in lexicon.PARTICIPLES and c.tag_ in {"JJ", "VBN"}), None)
    if word is None or lexicon.PARTICIPLES[word.lower_] is Kind.TAKES:
        return None
    holders = [c for c in word.children if c.dep_ in {"npadvmod", "compound"}]
    who: list[Token | None] = [*holders] or [syntax.agent(word)]
    return Telling(lexicon.PARTICIPLES[word.lower_], word, tuple(who), (), f"'{verb.text} {word.text}'")


def _present(mentions: Mentions, verb: Token, relation: str) -> Telling | None:
    """The rebels were believed to be in P, were left in the town."""
    if relation not in THERE or verb.lemma_.lower() not in BEING:
        return None
    force = syntax.grammatical_subject(verb) or syntax.grammatical_subject(verb.head)
    if force is None or not mentions.side_at(force.i):
        return None
    return Telling(Kind.HOLDS, verb, (force,), (), f"'{verb.text}' there", presence=True)


def _fighting_at(verb: Token, relation: str) -> Telling | None:
    """Clashes erupted in P, fighting continued around P."""
    there = relation in lexicon.NOUNS["fighting"] or (relation == "to" and verb.lemma_ in MOVING_ON)
    if syntax.lemma(verb) not in lexicon.HAPPENING or not there:
        return None
    nouns = (
        c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "attr"} and c.lemma_.lower() in lexicon.FIGHTING
    )
    fight = next(nouns, None)
    if fight is None:
        return None
    between = syntax.after(fight, "between") or syntax.after(verb, "between")
    return Telling(
        Kind.CONTESTS,
        fight,
        (between,) if between is not None else tuple(owners(fight)),
        (),
        f"'{fight.text} {verb.text}'",
    )


def _control_at(verb: Token, relation: str) -> Telling | None:
    """Imposed full control over P, where the parser hangs "over" on the verb."""
    if relation not in {"of", "over"}:
        return None
    control = next((c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() == "control"), None)
    return _control_of(control) if control is not None and not of_fire(control) else None


def _reduced(verb: Token, relation: str) -> Telling | None:
    """X's control dwindled to P; this confined X to P: P is what X still holds."""
    if relation != "to" or syntax.lemma(verb) not in lexicon.REDUCING:
        return None
    left = syntax.object_of(verb) or syntax.grammatical_subject(verb)
    if left is None:
        return None
    return Telling(Kind.HOLDS, verb, (left, *owners(left)), (), f"'{verb.text} to'")


def by_noun(mentions: Mentions, noun: Token, relation: str) -> Telling | None:
    """What a noun tells of a place that stands after its preposition, or before it."""
    lemma = noun.lemma_.lower()
    if lemma in {"control", "possession", "grip", "rule"} and relation in {"of", "over", "on", "in"}:
        return None if of_fire(noun) else _control_of(noun)
    if lemma in lexicon.LIFELINES:
        return _lifeline(noun, relation)
    frame = lexicon.NOUNS.get(lemma, lexicon.NOUNS.get(noun.lower_, {})).get(relation)
    if frame is None:
        return _position(mentions, noun) if relation in THERE and mentions.side_at(noun.i) else None
    how = f"'{noun.text}'"
    if frame.kind is Kind.HOLDS:
        return _position(mentions, noun)
    if frame.kind is Kind.CONTESTS:
        between = syntax.after(noun, "between")
        whose = [between] if between is not None else owners(noun)
        return Telling(frame.kind, noun, tuple(whose), (syntax.after(noun, "with", "against"),), how, presupposed=True)
    return _change(noun, frame, relation)


def _change(noun: Token, frame: Frame, relation: str) -> Telling:
    """The fall of P to X, X's capture of P from Y, the siege of P by X, the withdrawal of X from P."""
    how = f"'{noun.text}'"
    if frame.actor == "to":
        taker = syntax.after(noun, "to")
        return Telling(Kind.LEAVES if taker is None else Kind.TAKES, noun, (taker,), (), how)
    whose = owners(noun)
    if frame.kind is Kind.LEAVES:
        taker = syntax.after(noun, "to")
        if taker is not None:
            return Telling(Kind.TAKES, noun, (taker,), tuple(whose), how)
        of = syntax.after(noun, "of") if relation != "of" else None
        whose = whose or ([of] if of is not None else [])
    target = syntax.after(noun, "from") if frame.target == "from" else None
    stands = frame.kind is Kind.BESIEGES  # whether it is over is another question: see `lifting`
    return Telling(frame.kind, noun, tuple(whose), (target,), how, presupposed=stands)


def _position(mentions: Mentions, noun: Token) -> Telling | None:
    """X's positions in P; X's fighters in P, where they are spoken of as being there."""
    if mentions.side_at(noun.i):
        met = noun.dep_ == "pobj" and noun.head.lower_ == "with"  # fought or spoke with them there
        there = not met and (noun.dep_ != "dobj" or noun.head.lemma_ not in HARMING | FIGHTING)
        found = Telling(Kind.HOLDS, noun, (noun,), (), f"'{noun.text}' there", presupposed=True, presence=True)
        return found if there else None
    whose = owners(noun)
    if not any(is_holder(mentions, o) for o in whose):
        return None
    there = noun.lemma_.lower() not in lexicon.UNDER_NOUNS  # an occupation is more
    return Telling(Kind.HOLDS, noun, tuple(whose), (), f"'{noun.text}'", presupposed=True, presence=there)


def is_holder(mentions: Mentions, owner: Token) -> bool:
    """Whether a noun's owner is a side, or stands for one: rebel positions, Kurdish positions, their positions."""
    if mentions.side_at(owner.i) or owner.lower_ in OWN or owner.lemma_.lower() in lexicon.FORCES:
        return True
    return owner.pos_ == "ADJ" and owner.is_title


def _lifeline(noun: Token, relation: str) -> Telling | None:
    verb = noun.head
    if (
        relation not in {"to", "into"}
        or noun.dep_ not in {"dobj", "nsubjpass"}
        or syntax.lemma(verb) not in lexicon.CUTTING
    ):
        return None
    return Telling(Kind.BESIEGES, verb, (syntax.subject(verb),), (), f"'{verb.text}' the way to it")


def _striven_for(noun: Token) -> Telling | None:
    """Fought for control of P; clashes over the control of P."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "over"}:
        return None
    if verb.pos_ == "VERB":
        fight = next((c for c in verb.children if c.dep_ in GIVEN and c.lemma_.lower() in lexicon.FIGHTING), verb)
    else:
        fight = verb
    if fight.lemma_.lower() not in lexicon.FIGHTING | STRIVING:
        return None
    between = syntax.after(fight, "between") or syntax.after(verb, "between")
    who = (
        (between,)
        if between is not None
        else tuple(owners(fight))
        if fight.pos_ == "NOUN"
        else (syntax.subject(fight),)
    )
    return Telling(Kind.CONTESTS, fight, who, (), f"'{fight.text} for control of'")


def _control_of(noun: Token) -> Telling:
    """Took control of P, is in control of P, X's control of P."""
    fought = _striven_for(noun)
    if fought is not None:
        return fought
    verb = noun.head
    kind = lexicon.CONTROL_VERBS.get(verb.lemma_.lower())
    if noun.dep_ == "dobj" and kind is not None:
        return Telling(kind, verb, (syntax.subject(verb),), (from_whom(verb),), f"'{verb.text} {noun.text} of'")
    if noun.dep_ == "nsubjpass" and kind is not None:
        return Telling(kind, verb, (syntax.agent(verb), *owners(noun)), (), f"'{noun.text} of ... {verb.text}'")
    if noun.dep_ == "pobj" and verb.lower_ == "in":
        above = verb.head
        holder = syntax.grammatical_subject(above) if above.pos_ in {"VERB", "AUX"} else above
        if above.lemma_ == "leave":
            holder = syntax.object_of(above)
        return Telling(Kind.HOLDS, above, (holder,), (), "'in control of'")
    return Telling(Kind.HOLDS, noun, tuple(owners(noun)), (), "'control of'", presupposed=True)


def owners(noun: Token) -> list[Token]:
    """Whose a noun is: by X, X's, X (before it), or the subject of the light verb that it completes."""
    by = syntax.after(noun, "by")
    if by is not None:
        return [by]
    own = [
        c
        for c in noun.children
        if c.dep_ in {"poss", "compound", "nmod", "amod"}
        and (c.pos_ in {"PROPN", "NOUN", "PRON"} or (c.pos_ == "ADJ" and c.is_title))
    ]
    light = noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.lemma_ not in ENDING
    if not own and light and not unconfirming(noun.head):
        actor = syntax.subject(noun.head)
        return [actor] if actor is not None else []
    return own
