"""What a passage tells of fighting: attacks, strikes, repelled attacks and advances, each with its place.

Unlike control, which is looked for at every place, a fight is looked for at its own word: it may name no place at all,
or hang far above the place that it names (see `hanging`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.arguments import Naming
from whoheld.analysis.event import Event
from whoheld.analysis.governors import owners
from whoheld.analysis.hanging import Hang, hangs
from whoheld.analysis.weapons import weapon_of, weapon_word
from whoheld.codebook import Kind, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.arguments import Argument
    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

LIGHT = frozenset(
    "launch begin start carry conduct mount stage make open undertake initiate resume renew continue commence perform execute deliver wage unleash lead plan prepare announce declare spearhead attempt do run step intensify escalate halt stop suspend end finish complete try order commit use see pursue".split()
)
PLACED = frozenset("in at near on against around along inside outside within throughout across over toward towards into onto through".split())
SUFFERING = frozenset({"come", "be", "remain", "put"})
HURTING = frozenset("hit strike target destroy damage kill wound injure level flatten attack pound reduce hurt rock bomb".split())
FIRING = frozenset("fire launch lob drop rain use send shoot".split())
BURSTING = frozenset({"explode", "detonate", "go", "blow", "set"})
HITTING = frozenset({"hit", "target", "attack", "destroy", "kill", "strike", "pound"})
STATE = frozenset({"battle", "clash", "fight", "engage", "skirmish"})


class Act(NamedTuple):
    """A word of fighting: what it says of a place in each relation."""

    token: Token
    key: str
    relations: dict[str, Kind]
    weapon: Weapon | None = None

    @property
    def kind(self) -> Kind:
        """What it is, wherever it is."""
        return self.relations.get("none") or next(iter(self.relations.values()))


def actions(passage: Passage, mentions: Mentions, places: Sequence[Argument]) -> list[Event]:
    """The fights of a passage, in the order of their words."""
    ways = [(a, list(hangs(passage.doc[a.root]))) for a in places]
    found = [e for token in passage.doc if (act := _act(mentions, token)) for e in _events(passage, mentions, act, ways)]
    return found


def _act(mentions: Mentions, token: Token) -> Act | None:
    if mentions.name_at(token.i) and token.pos_ == "PROPN":
        return None
    if token.pos_ in {"VERB", "AUX"}:
        return _verb(mentions, token)
    if token.pos_ in {"NOUN", "PROPN"} and not mentions.side_at(token.i):
        return _noun(token)
    return None


def _parties_of(verb: Token) -> list[Token]:
    """Whatever does it, and with what."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and not (c.dep_ == "nsubjpass")]
    own += [g for c in verb.children if c.dep_ in {"agent", "prep"} and c.lower_ in {"by", "with", "using", "via"} for g in c.children]
    subject = syntax.subject(verb)
    own += [subject] if subject is not None else []
    return [x for t in own for x in (t, *t.conjuncts)]


def _modified(tokens: list[Token]) -> Iterator[Token]:
    for t in tokens:
        yield t
        yield from (c for c in t.children if c.dep_ in {"compound", "amod", "nmod"})


def _verb(mentions: Mentions, verb: Token) -> Act | None:
    key, lemma = syntax.verb_key(verb), syntax.lemma(verb)
    means = list(_modified(_parties_of(verb)))
    thing = syntax.object_of(verb)
    if lemma in FIRING | BURSTING:
        with_what = list(_modified([t for t in (thing, next((c for c in verb.children if c.dep_ == "nsubj"), None)) if t is not None]))
        if any(weapon_word(t) or t.lemma_.lower() in {"bomb", "round", "grenade"} for t in with_what) or (lemma in {"explode", "detonate"}):
            return Act(verb, key, lexicon.ACTION_VERBS["bomb"], weapon_of(iter(with_what), "ied" if lemma in BURSTING else ""))
        if lemma == "fire" and verb.dep_ != "amod" and any(c.lower_ in {"at", "on", "into", "upon"} for c in verb.children):
            return Act(verb, key, lexicon.ACTION_VERBS["bomb"], Weapon.UNCLEAR)
        return None
    if key in {"push back", "drive back", "force back", "hold off", "hold back", "thwart", "foil", "halt", "stop", "defeat", "counter", "repress", "crush", "put down", "contain", "block", "fail"}:
        if thing is not None and (thing.lemma_.lower() in lexicon.ACTION_NOUNS or thing.lemma_.lower() in {"attempt"}) :
            return Act(verb, key, lexicon.ACTION_VERBS["repel"])
        if key not in {"push back", "drive back", "force back"} or not (syntax.is_passive(verb)):
            return None
        return Act(verb, key, lexicon.ACTION_VERBS["repel"])
    found = lexicon.ACTION_VERBS.get(key) or lexicon.ACTION_VERBS.get(lemma if key == lemma or lemma in {"bomb", "shell", "advance"} else "")
    by = [w for t in means if (w := weapon_word(t))]
    if lemma in HITTING and by and not (lemma == "kill"):
        if any(_noun(t) and _noun(t).kind is Kind.STRIKES for t in _parties_of(verb)):
            return None
        return Act(verb, key, lexicon.ACTION_VERBS["bomb"], weapon_of(iter(means), ""))
    if found is None:
        return None
    act = Act(verb, key, found)
    if act.kind is Kind.STRIKES:
        extra = [*means, *(_modified([thing]) if thing is not None else [])]
        return act._replace(weapon=weapon_of(iter(means), lemma))
    return act


def _noun(noun: Token) -> Act | None:
    lemma = noun.lemma_.lower()
    if noun.dep_ in {"compound", "nmod", "amod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        return None
    before = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"}]
    arms = [c for c in _with_inner(before) if weapon_word(c)]
    if lemma in {"attack", "strike", "raid", "assault", "fire", "bombardment", "bombing", "bomb", "bomber", "campaign", "explosion", "blast", "barrage", "sortie", "attacks"} and arms:
        return Act(noun, lemma, lexicon.ACTION_NOUNS["strike"], weapon_of(iter(arms), lemma))
    found = lexicon.ACTION_NOUNS.get(lemma)
    if not found:
        return None
    act = Act(noun, lemma, found)
    return act._replace(weapon=weapon_of(iter([noun, *arms]), lemma)) if act.kind is Kind.STRIKES else act


def _with_inner(tokens: list[Token]) -> Iterator[Token]:
    for t in tokens:
        yield t
        yield from t.children


def _hosts(act: Act) -> list[Token]:
    """The verbs whose clause a noun of fighting stands in."""
    noun = act.token
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    head = top.head
    if top.dep_ == "pobj":
        head = head.head
    return [head] if head.pos_ in {"VERB", "AUX"} else []


def _events(passage: Passage, mentions: Mentions, act: Act, ways: list[tuple[Argument, list[Hang]]]) -> Iterator[Event]:
    hosts = _hosts(act)
    told: list[tuple[Argument, Kind, str, Hang]] = []
    for argument, hung in ways:
        if argument.naming is Naming.ANAPHOR and argument.sort in {"them"}:
            continue
        for hang in hung:
            kind, tier = _kind_at(act, hang, hosts)
            if kind:
                told.append((argument, kind, tier, hang))
                break
    best = [t for t in told if t[2] == "direct"] or [t for t in told if t[2] == "host"] or told
    roots = {a.root for a, *_ in best}
    best = [t for t in best if not set(t[3].through) & roots]
    actors, targets = _actors(mentions, act, hosts), _targets(mentions, act)
    how = f"'{act.token.text}'"
    for argument, kind, tier, _ in best:
        yield Event(kind, act.token.i, argument, actors, targets, None, f"{how} {tier}", weapon=act.weapon)
    if not best and "none" in act.relations:
        yield Event(act.kind, act.token.i, None, actors, targets, None, f"{how} nowhere", weapon=act.weapon)


def _kind_at(act: Act, hang: Hang, hosts: list[Token]) -> tuple[Kind | None, str]:
    if hang.on.i == act.token.i:
        if hang.relation == "object" and syntax.is_passive(act.token) and act.kind is Kind.ADVANCES:
            return None, ""
        if hang.relation == "purpose":
            return (act.kind, "purpose") if "none" in act.relations else (None, "")
        return act.relations.get(hang.relation), "direct"
    for host in hosts:
        if hang.on.i != host.i or "none" not in act.relations:
            continue
        if hang.relation in PLACED and hang.relation in act.relations:
            return act.kind, "host"
        if hang.relation == "purpose":
            return act.kind, "purpose"
        if hang.relation == "object" and act.kind is Kind.STRIKES and act.token.dep_ in {"nsubj", "pobj"}:
            return act.kind, "host"
        if hang.relation in {"subject"} and host.lemma_ in SUFFERING and act.token.dep_ == "pobj":
            return act.kind, "host"
    return None, ""


def _actors(mentions: Mentions, act: Act, hosts: list[Token]) -> tuple[int, ...]:
    token = act.token
    if token.pos_ in {"VERB", "AUX"}:
        subject = syntax.subject(token)
        if subject is not None and (weapon_word(subject) or lexicon.ACTION_NOUNS.get(subject.lemma_.lower())) and not mentions.side_at(subject.i):
            return _owners(mentions, subject)
        if subject is None and not syntax.is_passive(token):
            subject = syntax.grammatical_subject(token)
        return (subject.i,) if subject is not None else ()
    own = _owners(mentions, token)
    if own:
        return own
    for host in hosts:
        if token.dep_ == "dobj" and syntax.lemma(host) in LIGHT and (s := syntax.subject(host)) is not None:
            return (s.i,)
        if token.dep_ == "nsubjpass" and syntax.lemma(host) in LIGHT and (s := syntax.agent(host)) is not None:
            return (s.i,)
    return ()


def _owners(mentions: Mentions, noun: Token) -> tuple[int, ...]:
    between = syntax.after(noun, "between")
    if between is not None:
        return (between.i,)
    by = syntax.after(noun, "by")
    agent = next((a for c in noun.children if c.dep_ in {"acl", "relcl"} and (a := syntax.agent(c)) is not None), None)
    if by is not None or agent is not None:
        return ((by or agent).i,)
    own = [c for c in noun.children if c.dep_ in {"poss", "compound", "nmod", "amod"} and not weapon_word(c)]
    own = [c for c in own if c.pos_ in {"PROPN", "NOUN", "PRON", "ADJ"} and not mentions.name_at(c.i)]
    if own:
        return tuple(c.i for c in own)
    of = syntax.after(noun, "of", "from")
    return (of.i,) if of is not None and mentions.side_at(of.i) else ()


def _targets(mentions: Mentions, act: Act) -> tuple[int, ...]:
    token = act.token
    thing = syntax.object_of(token) if token.pos_ == "VERB" else None
    found = [thing] if thing is not None else []
    against = syntax.after(token, "against", "on", "with", "at")
    found += [against] if against is not None else []
    return tuple(t.i for t in found if mentions.side_at(t.i) or any(mentions.side_at(c.i) for c in t.children))[:1]
