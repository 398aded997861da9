"""Which words of a passage tell of a fight, and of what sort: by the word, by its weapon, by what it is done to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.weapons import described, is_weapon, weapon
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.codebook import Weapon

HURTING = lexicon.words("hurting")
FIRING = lexicon.words("firing")
BURSTING = lexicon.words("bursting")
EXPLOSIVES = lexicon.words("explosives")
BEATING = frozenset(w.replace("_", " ") for w in lexicon.words("beating"))
#: Nouns that are strikes only with a weapon: "mortar attack", "artillery fire", "suicide bombers".
ARMED = frozenset({"attack", "assault", "raid", "fire", "campaign", "sortie"})
#: What is done to people, not to places.
HARMING = frozenset({"kill", "wound", "injure"})
CARRIERS = lexicon.words("carriers")
MUTUAL = lexicon.FIGHTING | frozenset({"clash", "skirmish", "battle", "fight"})
TRIES = frozenset({"attempt", "bid"})
#: Determiners of what the text has spoken of.
KNOWN = frozenset({"the", "this", "that", "these", "those", "both", "all"})
STRIKE = lexicon.ACTION_NOUNS["airstrike"]
STRIKING = lexicon.ACTION_VERBS["bomb"]
REPELLING = lexicon.ACTION_VERBS["repel"]


class Fight(NamedTuple):
    """A word of fighting.

    Attributes:
        word: The verb or noun.
        relations: What it is, by the relation in which its place stands.
        likes: Nouns that carry it, "the second phase of", and others of its list: their places are its own.
        host: The verb of the clause that a noun of fighting stands in.
        weapon: By what, for strikes.
    """

    word: Token
    relations: Mapping[str, Kind]
    host: Token | None = None
    likes: tuple[Token, ...] = ()
    weapon: Weapon | None = None

    @property
    def unplaced(self) -> Kind | None:
        """What it is where no place is said, or None where it says nothing without."""
        return self.relations.get("none")

    @property
    def mutual(self) -> bool:
        """Whether both sides do it to each other."""
        return self.word.lemma_.lower() in MUTUAL


def fight(mentions: Mentions, token: Token) -> Fight | None:
    """The fight that a token tells of, or None."""
    if token.pos_ in {"VERB", "AUX"}:
        return _verb(token) if token.dep_ != "amod" else None
    if token.pos_ not in {"NOUN", "PROPN"} or mentions.side_at(token.i):
        return None
    return None if mentions.name_at(token.i) and token.pos_ == "PROPN" else _noun(token)


def _verb(verb: Token) -> Fight | None:
    key, lemma = syntax.verb_key(verb), syntax.lemma(verb)
    thing = syntax.object_of(verb)
    if lemma in FIRING | BURSTING:
        return _fired(verb, lemma, thing)
    if key in BEATING:
        return Fight(verb, REPELLING) if thing is not None and _of_others(thing) else None
    means = [t for m in _means(verb) for t in described(m)]
    if lemma in HURTING and lemma not in HARMING and any(is_weapon(t) for t in means):
        own = any((f := _noun(m)) and f.unplaced is Kind.STRIKES for m in _means(verb))
        return None if own else Fight(verb, STRIKING, weapon=weapon(means, lemma))
    relations = lexicon.ACTION_VERBS.get(key)
    if relations is None:
        return None
    strikes = relations.get("none") is Kind.STRIKES
    if strikes and any((f := _noun(m)) and f.unplaced is Kind.STRIKES for m in _means(verb)):
        return None
    return Fight(verb, relations, weapon=weapon(means, lemma) if strikes else None)


def _of_others(attack: Token) -> bool:
    """Whether what is stopped is an attack, and not that of whoever stops it."""
    lemma = attack.lemma_.lower()
    fights = lexicon.ACTION_NOUNS.get(lemma, {}).get("none") in {Kind.ATTACKS, Kind.ADVANCES} or lemma in TRIES
    return fights and not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in attack.children)


def _means(verb: Token) -> list[Token]:
    """Who or what does it, and with what."""
    found = [syntax.subject(verb)] if not syntax.is_passive(verb) else []
    found += [syntax.agent(verb), syntax.after(verb, "with", "by", "via"), syntax.after(verb, "using")]
    used = next((c for c in verb.children if c.lower_ == "using"), None)
    found += [syntax.object_of(used)] if used is not None else []
    return [t for m in found if m is not None for t in (m, *m.conjuncts)]


def _fired(verb: Token, lemma: str, thing: Token | None) -> Fight | None:
    """Fired rockets at P, detonated a car bomb in P, a mine exploded."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None) if lemma in BURSTING else None
    things = [t for noun in (thing, own) if noun is not None for t in described(noun)]
    explosive = any(t.lemma_.lower() in EXPLOSIVES or (lemma in BURSTING and is_weapon(t)) for t in things)
    burst = lemma in {"explode", "detonate"} or (lemma == "blow" and syntax.verb_key(verb) == "blow up")
    fired = lemma == "fire" and syntax.after(verb, "at", "on", "into", "upon") is not None
    if not (explosive or burst or fired):
        return None
    return Fight(verb, STRIKING, weapon=weapon(things, lemma))


def _noun(noun: Token) -> Fight | None:
    """A noun of fighting, with its host and its likes."""
    if noun.dep_ in {"compound", "nmod", "amod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        return None
    host, likes = _setting(noun)
    found = _named(noun, host)
    if found is None:
        return None
    relations = {r: k for r, k in found.relations.items() if r != "none"} if _again(noun, host) else found.relations
    return found._replace(relations=relations, host=host, likes=likes)


def _again(noun: Token, host: Token | None) -> bool:
    """Whether an attack is spoken of again, as the one that is beaten off: "the attack was repelled"."""
    known = any(c.lower_ in KNOWN for c in noun.children if c.dep_ in {"det", "predet"})
    key = syntax.verb_key(host) if host is not None else ""
    return known and (key in BEATING or lexicon.ACTION_VERBS.get(key, {}).get("none") is Kind.REPELS)


def _named(noun: Token, host: Token | None) -> Fight | None:
    lemma = noun.lemma_.lower()
    arms = [t for t in described(noun) if is_weapon(t)]
    if lemma in ARMED and not arms and noun.dep_ == "dobj" and host is not None:
        arms = [t for m in _means(host) for t in described(m) if is_weapon(t)]
    if lemma in ARMED and arms:
        return Fight(noun, STRIKE, weapon=weapon(arms, lemma))
    if lemma in EXPLOSIVES:
        harms = host is not None and noun.dep_ != "dobj" and syntax.lemma(host) in HARMING
        return Fight(noun, STRIKE, weapon=weapon(arms, lemma)) if harms or _hits(noun, host) else None
    if lemma == "fire" and noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return Fight(noun, STRIKE, weapon=weapon(arms, lemma))
    if lemma in TRIES:
        return Fight(noun, {"purpose": Kind.ATTACKS}) if noun.dep_ in {"nsubj", "nsubjpass", "dobj"} else None
    relations = lexicon.ACTION_NOUNS.get(lemma)
    if relations is None:
        return None
    return Fight(noun, relations, weapon=weapon(arms, lemma) if relations.get("none") is Kind.STRIKES else None)


def _hits(noun: Token, host: Token | None) -> bool:
    """A bomb hit P; what P was hit with is told by the verb."""
    return host is not None and noun.dep_ == "nsubj" and syntax.lemma(host) in HURTING


def _setting(noun: Token) -> tuple[Token | None, tuple[Token, ...]]:
    """The verb whose clause a noun stands in, and the nouns on the way to it that carry it or stand in its list."""
    likes = [c for c in noun.conjuncts if c.pos_ in {"NOUN", "PROPN"}]
    likes += [c for c in noun.children if c.dep_ == "acl" and c.pos_ == "VERB"]
    top = noun
    while True:
        head = top.head
        if top.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
            top = head
        elif top.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in CARRIERS:
            top = head.head
            likes.append(top)
        else:
            break
    host = head.head if top.dep_ == "pobj" else head
    return (host if host.pos_ in {"VERB", "AUX"} and host.i != noun.i else None), tuple(likes)
