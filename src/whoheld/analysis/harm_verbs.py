"""Harm told by a verb: killed 12, were wounded, died, lost ten of their own, surrendered, fled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.figures import Figure
from whoheld.analysis.killers import causes, doers, killers
from whoheld.analysis.names import noun_lemma
from whoheld.analysis.signs import infinitive
from whoheld.analysis.victims import Victims, included, is_people, is_person, unit_of, victims
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions

OBJECT, SUBJECT = lexicon.HARMS["object"], lexicon.HARMS["subject"]
#: Verbs whose object may as well be a place or a thing: only nouns of people make them harm.
AMBIGUOUS = lexicon.words("harm_ambiguous")
#: Taken hostage, held captive, shot dead: the verb alone is no harm.
NEEDED = {
    "take": {"hostage", "captive", "prisoner", "hostages"},
    "hold": {"hostage", "captive", "prisoner"},
    "shoot": {"dead", "death"},
    "burn": {"alive", "death"},
    "move": {"out", "from"},
}
#: Fighters who are driven out or taken along are not displaced.
CIVILIAN_ONLY = frozenset({"expel", "rescue", "transfer", "remove", "move", "move out", "leave", "depart"})
#: Whoever is freed was held.
FREEING = frozenset({"rescue", "free", "release", "recover"})
CAPTIVES = frozenset({"hostage", "captive", "prisoner", "detainee"})
#: "Was reported killed": the subject stands at the verb of saying.
RAISING = lexicon.words("hearsay") | {"find", "confirm", "know", "see"}
CIVIL = frozenset({"civilians", "children", "women", "families", "people", "men"})


class Harm(NamedTuple):
    """What one trigger tells: the harmed, group by group, who did it, and whose they are if not as their nouns say."""

    kind: Kind
    trigger: Token
    victims: Sequence[Victims]
    actors: tuple[Token, ...]
    targets: tuple[Token, ...] = ()


def by_verb(verb: Token, mentions: Mentions) -> Iterator[Harm]:
    """What a verb tells of people."""
    keys = (syntax.verb_key(verb), syntax.lemma(verb))
    if keys[1] in FREEING and (freed := _freed(verb, mentions)):
        yield freed
        return
    kind = next((OBJECT[k] for k in keys if k in OBJECT), None)
    if kind is not None and _meant(verb):
        harm = _transitive(verb, kind, mentions)
        if harm:
            yield harm
            return
    if keys[1] in {"lose", "claim", "cost"}:
        yield from _lost(verb, mentions)
    kind = next((SUBJECT[k] for k in keys if k in SUBJECT), None)
    if kind is not None and not syntax.is_passive(verb):
        yield from _intransitive(verb, kind, mentions)


def _meant(verb: Token) -> bool:
    """Whether a verb of many senses has the word that makes it harm: taken hostage, shot dead."""
    needed = NEEDED.get(syntax.lemma(verb))
    if needed is None:
        return True
    return any(t.lower_ in needed for t in verb.subtree if verb in {t.head, t.head.head})


def _transitive(verb: Token, kind: Kind, mentions: Mentions) -> Harm | None:
    suffering = [s for s in sufferers(verb) if _fits(s, kind, verb, mentions)]
    harmed = [v for s in suffering for v in victims(s, mentions)]
    if not harmed:
        return None
    harmed += included(verb, mentions)
    return Harm(kind, verb, _shared(verb, harmed), killers(verb, suffering))


def _fits(sufferer: Token, kind: Kind, verb: Token, mentions: Mentions) -> bool:
    """Whether those whom a verb is done to are people whom it harms."""
    unsure = syntax.lemma(verb) in AMBIGUOUS
    if not is_person(sufferer, mentions, named=not unsure):
        return False
    if unsure and not is_people(sufferer, mentions) and mentions.side_at(sufferer.i) is not None:
        return False
    if kind is not Kind.DISPLACES:
        return True
    return unit_of(sufferer, mentions) in CIVIL | {None} or syntax.lemma(verb) not in CIVILIAN_ONLY


def sufferers(verb: Token) -> list[Token]:
    """Whom a verb of harm is done to: object, subject of the passive, or that of the verb beside it."""
    if not syntax.is_passive(verb) and not _objects(verb):
        late = next((o for c in verb.children if c.dep_ == "conj" and c.i > verb.i and (o := _objects(c))), [])
        if late and not any(c.dep_ == "nsubjpass" for c in late[0].head.children):
            return late
    node = verb
    while not (own := _own(node)) and node.dep_ == "conj" and _shares_passive(node):
        node = node.head
    return own or _between(verb)


def _own(verb: Token) -> list[Token]:
    if own := _objects(verb):
        return own
    number = next((c for c in verb.children if c.tag_ == "CD" and c.i == verb.i - 1 and c.dep_ != "nsubj"), None)
    if number is not None:
        return [number]  # "and about 170 wounded"
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None:
        return [subject] if _reduced(verb) else []
    if verb.dep_ in {"xcomp", "oprd"} and syntax.lemma(verb.head) in RAISING and syntax.is_passive(verb.head):
        return _objects(verb.head)
    return [verb.head] if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" else []


def _reduced(verb: Token) -> bool:
    """Whether a verb with a subject is a passive without its auxiliary: "and 32 captured", "12 soldiers killed"."""
    if OBJECT.get(syntax.lemma(verb)) is Kind.DISPLACES:
        return False
    beside = verb.dep_ in {"conj", "advcl", "relcl", "pcomp", "ccomp"} and verb.tag_ in {"VBN", "VBD"}
    return beside or (verb.dep_ == "ROOT" and verb.tag_ == "VBN")


def _objects(verb: Token) -> list[Token]:
    return [_antecedent(c) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}][-1:]


def _between(verb: Token) -> list[Token]:
    """Killed between 38 and 67 civilians: the parser takes the count for an adverbial."""
    after = next((c for c in verb.children if c.lower_ == "between" and c.i == verb.i + 1), None)
    noun = next((g for g in after.children if g.dep_ == "pobj"), None) if after is not None else None
    if noun is None:
        return []
    return [next((c for c in noun.conjuncts if c.pos_ in {"NOUN", "PROPN"}), noun)]


def _antecedent(token: Token) -> Token:
    """Whom a relative pronoun stands for."""
    if token.tag_ in {"WDT", "WP"} or token.lower_ == "that":
        top = token.head
        while top.dep_ == "conj":
            top = top.head
        return top.head if top.dep_ == "relcl" else token
    return token


def _shares_passive(verb: Token) -> bool:
    above = verb.head
    return above.pos_ in {"VERB", "AUX"} and (syntax.is_passive(above) or verb.tag_ == above.tag_ == "VBN")


def _shared(verb: Token, harmed: list[Victims]) -> list[Victims]:
    """Of "killed or injured 20" no part is counted, only that it is no more; of "killed and captured 45" none."""
    kind = OBJECT.get(syntax.lemma(verb))
    beside = [t for t in (verb.head, *verb.children) if t.i != verb.i and "conj" in {t.dep_, verb.dep_}]
    other = next(
        (
            t
            for t in beside
            if OBJECT.get(syntax.lemma(t), kind) is not kind and sufferers(t)[:1] == sufferers(verb)[:1]
        ),
        None,
    )
    if other is None:
        return harmed
    either = any(c.lower_ == "or" for t in (verb, other) for c in t.children)
    return [
        v
        if (v.figure.high or 2) == 1
        else v._replace(figure=Figure(None, v.figure.high if either else None, v.figure.unit))
        for v in harmed
    ]


def _freed(verb: Token, mentions: Mentions) -> Harm | None:
    """They had rescued ten hostages: ten were held."""
    harmed = [v for s in sufferers(verb) if noun_lemma(s) in CAPTIVES for v in victims(s, mentions)]
    return Harm(Kind.DETAINS, verb, harmed, ()) if harmed else None


def _lost(verb: Token, mentions: Mentions) -> Iterator[Harm]:
    """X lost ten of its own fighters; 12 people lost their lives; the bomb claimed the lives of four."""
    noun, loser = syntax.object_of(verb), syntax.subject(verb)
    if noun is None or loser is None:
        return
    if noun_lemma(noun) == "life":
        whom = syntax.after(noun, "of") if syntax.lemma(verb) != "lose" else loser
        if whom is not None and is_person(whom, mentions):
            yield Harm(Kind.KILLS, verb, victims(whom, mentions), doers(loser) if whom is not loser else ())
        return
    if syntax.lemma(verb) != "lose" or not is_person(noun, mentions, named=False):
        return
    groups = [v for v in victims(noun, mentions) if v.counted and not _countless(v)]
    if groups:
        yield Harm(Kind.KILLS, verb, groups, (), (loser,))


def _countless(one: Victims) -> bool:
    """Lost one of the villages, lost 12: not people."""
    return one.elided and not any(t.lower_ in {"own", "men", "more"} for t in one.head.subtree)


def _intransitive(verb: Token, kind: Kind, mentions: Mentions) -> Iterator[Harm]:
    """12 people died; 2,500 civilians fled; five commanders surrendered to X."""
    sufferer = syntax.subject(verb)
    if sufferer is None or not is_person(sufferer, mentions, named=kind is Kind.KILLS):
        return
    if kind is not Kind.KILLS and (sufferer.pos_ == "PRON" or _moves_others(verb, sufferer, mentions)):
        return
    taker = syntax.after(verb, "to") if kind is Kind.DETAINS else None
    by = (taker,) if taker is not None else causes(verb) if kind is Kind.KILLS else ()
    yield Harm(kind, verb, [*victims(sufferer, mentions), *included(verb, mentions)], by)


def _moves_others(verb: Token, sufferer: Token, mentions: Mentions) -> bool:
    """Whether not the subject goes or gives itself up: surrendered the town, evacuated civilians, fighters left."""
    key = syntax.lemma(verb)
    if key == "surrender":
        return any(c.dep_ == "dobj" and not c.lower_.endswith("selves") for c in verb.children)
    if any(c.dep_ == "dobj" and is_person(c, mentions, named=False) for c in verb.children):
        return True
    if unit_of(sufferer, mentions) in CIVIL:
        return False
    return key in CIVILIAN_ONLY | {"evacuate", "escape"} or infinitive(verb)
