"""What a passage tells of people: killed, wounded, captured, driven out; how many, by whom, and where.

Each trigger is a verb whose object or subject are people, a noun that counts them ("the deaths of 12"), or a state that
somebody is left in ("left 20 dead"). Each group that is counted is an event of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.event import Event
from whoheld.analysis.figures import Figure
from whoheld.analysis.governors import owners
from whoheld.analysis.mentions import noun_lemma
from whoheld.analysis.scene import scenes
from whoheld.analysis.victims import Victims, group, included, is_person, unit_of, victims
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage

OBJECT, SUBJECT, NOUN, STATE = (lexicon.HARMS[way] for way in ("object", "subject", "noun", "state"))
#: Verbs whose object may as well be a place or a thing: only people make them harm.
AMBIGUOUS = lexicon.words("harm_ambiguous")
#: Taken hostage, held captive, shot dead: the verb alone is no harm.
LIGHT = {"take": {"hostage", "captive", "prisoner"}, "hold": {"hostage", "captive", "prisoner", "detained"}}
FATAL = {"shoot": {"dead", "death"}, "burn": {"alive", "death"}, "hang": {""}}
#: Who suffers or loses so many is harmed; who inflicts them harms.
SUFFERING = lexicon.words("suffering")
INFLICTING = lexicon.words("inflicting")
#: What kills where nobody is named as the killer: the strike, the clash in which they died.
CAUSES = lexicon.words("causes")
CIVIL = frozenset({"civilians", "children", "women", "families", "people", "men"})


class Harm(NamedTuple):
    """What one trigger tells: the harmed, group by group, and the tokens of those who did it."""

    kind: Kind
    trigger: Token
    victims: Sequence[Victims]
    actors: tuple[Token, ...]
    targets: tuple[Token, ...] = ()


def find_harm(passage: Passage, mentions: Mentions) -> list[Event]:
    """All mentions of people harmed, in the order of their triggers."""
    found = [e for token in passage.doc for harm in _harms(token, mentions) for e in _events(harm, passage, mentions)]
    unique: dict[tuple[object, ...], Event] = {}
    for event in found:
        unique.setdefault((event.kind, event.targets, event.figure, event.at), event)
    return sorted(unique.values(), key=lambda e: e.trigger)


def _events(harm: Harm, passage: Passage, mentions: Mentions) -> Iterator[Event]:
    heads = [v.head for v in harm.victims]
    for place in scenes(harm.trigger, heads, passage, mentions, fleeing=harm.kind is Kind.DISPLACES) or [None]:
        for v in harm.victims:
            yield Event(
                harm.kind,
                harm.trigger.i,
                place,
                tuple(a.i for a in harm.actors),
                tuple(t.i for t in (harm.targets or (v.head,))),
                None,
                f"'{passage.word(harm.trigger)}'",
                denied=v.none,
                figure=v.figure,
                words=v.words,
            )


def _harms(token: Token, mentions: Mentions) -> Iterator[Harm]:
    if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ != "amod"):
        yield from _by_verb(token, mentions)
    if token.pos_ in {"NOUN", "PROPN"} and noun_lemma(token) in NOUN:
        yield from _by_noun(token, mentions)
    if token.lower_ in STATE:
        yield from _by_state(token, mentions)


def _by_verb(verb: Token, mentions: Mentions) -> Iterator[Harm]:
    keys = (syntax.verb_key(verb), syntax.lemma(verb))
    kind = next((OBJECT[k] for k in keys if k in OBJECT), None)
    if kind is not None and _meant(verb, mentions):
        sufferers = _sufferers(verb)
        harmed = [v for s in sufferers for v in victims(s, mentions) if _fits(s, kind, verb, mentions)]
        if harmed:
            harmed += included(verb, mentions)
            yield Harm(kind, verb, _shared(verb, harmed), _killers(verb))
            return
    kind = next((SUBJECT[k] for k in keys if k in SUBJECT), None)
    if kind is not None and not syntax.is_passive(verb):
        yield from _by_intransitive(verb, kind, mentions)


def _meant(verb: Token, mentions: Mentions) -> bool:
    """Whether a verb of many senses has the word that makes it harm: taken hostage, shot dead."""
    needed = LIGHT.get(syntax.lemma(verb)) or FATAL.get(syntax.lemma(verb))
    if needed is None:
        return True
    near = {t.lower_ for t in verb.subtree if t.head.i == verb.i or t.head.head.i == verb.i}
    return bool(near & needed)


def _fits(sufferer: Token, kind: Kind, verb: Token, mentions: Mentions) -> bool:
    if not is_person(sufferer, mentions, named=syntax.lemma(verb) not in AMBIGUOUS):
        return False
    if syntax.lemma(verb) in AMBIGUOUS and sufferer.pos_ == "PRON":
        return False
    return not (kind is Kind.DISPLACES and unit_of(sufferer, mentions) in {"fighters", "soldiers"} and verb.tag_ == "")


def _sufferers(verb: Token) -> list[Token]:
    """Whom a verb of harm is done to: object, subject of the passive, or that of the verb beside it."""
    node = verb
    while not (own := _own_sufferers(node)) and node.dep_ == "conj" and _shares_passive(node):
        node = node.head
    if own or syntax.is_passive(verb):
        return own
    return next((o for c in verb.children if c.dep_ == "conj" and c.i > verb.i and (o := _objects(c))), [])


def _own_sufferers(verb: Token) -> list[Token]:
    if own := _objects(verb):
        return own
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None:
        return [subject] if verb.tag_ in {"VBN", "VBD"} and verb.dep_ in {"conj", "advcl", "relcl"} else []
    return [verb.head] if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" else []


def _objects(verb: Token) -> list[Token]:
    return [_antecedent(c) for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}][:1]


def _shares_passive(verb: Token) -> bool:
    above = verb.head
    return above.pos_ in {"VERB", "AUX"} and (syntax.is_passive(above) or verb.tag_ == above.tag_ == "VBN")


def _antecedent(token: Token) -> Token:
    """Whom a relative pronoun stands for."""
    if token.tag_ in {"WDT", "WP"} or token.lower_ == "that":
        top = token.head
        while top.dep_ == "conj":
            top = top.head
        return top.head if top.dep_ == "relcl" else token
    return token


def _shared(verb: Token, harmed: list[Victims]) -> list[Victims]:
    """Of "killed or injured 20" and "killing and capturing at least 45" no part is counted: no more than 20, unknown."""
    other = next(
        (
            t
            for t in (verb.head, *verb.children)
            if t.i != verb.i
            and "conj" in {t.dep_, verb.dep_}
            and OBJECT.get(syntax.lemma(t), OBJECT.get(syntax.lemma(verb))) is not OBJECT.get(syntax.lemma(verb))
            and _sufferers(t)[:1] == _sufferers(verb)[:1]
        ),
        None,
    )
    if other is None:
        return harmed
    first = min(verb, other, key=lambda t: t.i)
    either = any(c.lower_ == "or" for c in first.children)
    return [
        v._replace(figure=Figure(None, v.figure.high if either else None, v.figure.unit))
        if v.figure.high is None or v.figure.high > 1
        else v
        for v in harmed
    ]


def _by_intransitive(verb: Token, kind: Kind, mentions: Mentions) -> Iterator[Harm]:
    """12 people died; 2,500 civilians fled; five commanders surrendered to X."""
    sufferer = syntax.subject(verb)
    if sufferer is None or not is_person(sufferer, mentions, named=kind is Kind.KILLS):
        return
    if kind is Kind.DISPLACES:
        unit = unit_of(sufferer, mentions)
        if unit not in CIVIL and syntax.lemma(verb) not in {"flee", "escape"}:
            return
        if any(c.dep_ == "dobj" and is_person(c, mentions) for c in verb.children):
            return
    taker = syntax.after(verb, "to") if kind is Kind.DETAINS else None
    harmed = [*victims(sufferer, mentions), *included(verb, mentions)]
    if harmed:
        yield Harm(kind, verb, harmed, (taker,) if taker is not None else _causes(verb) if kind is Kind.KILLS else ())


def _killers(verb: Token) -> tuple[Token, ...]:
    """Who did what a verb of harm says: its agent or subject, or whose strike, ambush or clash it was."""
    if syntax.is_passive(verb):
        by = syntax.agent(verb)
        return _doers(by) if by is not None else _causes(verb)
    above = verb.head
    if verb.dep_ in {"advcl", "conj"} and verb.tag_ == "VBG" and syntax.is_passive(above):
        by = syntax.agent(above)
        return _doers(by) if by is not None else _causes(above)
    doer = syntax.subject(verb)
    if doer is None or doer in _sufferers(verb):
        return _causes(verb)
    return _doers(doer)


def _doers(noun: Token) -> tuple[Token, ...]:
    """The side itself, or whose weapon or undertaking it is."""
    lemma = noun_lemma(noun)
    if lemma in lexicon.FIGHTING:
        against = syntax.after(noun, "with", "against")
        return (against,) if against is not None else ()
    if lemma in CAUSES:
        return tuple(owners(noun))
    return (noun,)


def _causes(verb: Token) -> tuple[Token, ...]:
    """Killed in X's shelling, in clashes with X, while fighting X."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "by", "during", "from", "after", "under", "following", "amid"}:
            for noun in (g for g in child.children if g.dep_ == "pobj"):
                if (lemma := noun_lemma(noun)) in CAUSES or lemma in lexicon.FIGHTING:
                    found = _doers(noun)
                    if found:
                        return found
        if child.dep_ in {"advcl", "xcomp"} and syntax.lemma(child) in {"fight", "battle"}:
            foe = syntax.object_of(child) or syntax.after(child, "against")
            if foe is not None:
                return (foe,)
    return ()


def _by_noun(noun: Token, mentions: Mentions) -> Iterator[Harm]:
    """The deaths of 12; 57 ISIL deaths; heavy casualties; the capture of five commanders."""
    kind, lemma = NOUN[noun_lemma(noun)], noun_lemma(noun)
    whom = syntax.after(noun, "of", "among")
    if whom is not None and is_person(whom, mentions):
        harmed = [*victims(whom, mentions), *included(noun, mentions)]
        yield Harm(kind, noun, harmed, _noun_actors(noun, counting=lemma in COUNTABLE))
        return
    if lemma not in COUNTABLE:
        return
    targets = _whose_losses(noun, mentions)
    own = group(noun, mentions)
    if not targets and not own.counted:
        return
    unit = next((u for t in targets if (u := unit_of(t, mentions))), "people")
    own = own._replace(figure=own.figure._replace(unit=unit))
    if noun.tag_ in {"NN", "NNP"} and not own.counted:
        return
    yield Harm(kind, noun, [own, *included(noun, mentions)], _inflicters(noun), tuple(targets))


COUNTABLE = lexicon.words("harm_countable")


def _whose_losses(noun: Token, mentions: Mentions) -> list[Token]:
    """Who suffered them: X suffered losses, X casualties, losses among X, inflicted losses on X."""
    own = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"} and is_person(c, mentions)]
    civil = [c for c in noun.children if c.lower_ == "civilian"]
    if own or civil:
        return own or civil
    verb = noun.head
    if noun.dep_ == "dobj" and verb.pos_ == "VERB":
        if syntax.lemma(verb) in SUFFERING and (who := syntax.subject(verb)) is not None:
            return [who]
        if syntax.lemma(verb) in INFLICTING and (whom := syntax.after(verb, "on", "upon", "to", "among")) is not None:
            return [whom]
    late = syntax.after(noun, "on", "upon", "among", "for", "in")
    return [late] if late is not None and is_person(late, mentions, named=False) else []


def _inflicters(noun: Token) -> tuple[Token, ...]:
    verb = noun.head
    if noun.dep_ == "dobj" and syntax.lemma(verb) in INFLICTING and (doer := syntax.subject(verb)) is not None:
        return _doers(doer)
    return ()


def _noun_actors(noun: Token, *, counting: bool) -> tuple[Token, ...]:
    """X's killing of 12; the deaths of 12 that X's strikes caused, or resulted in."""
    if counting or noun.dep_ in {"pobj", "dobj"}:
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if verb.pos_ == "VERB" and syntax.lemma(verb) in INFLICTING and (doer := syntax.subject(verb)) is not None:
            return _doers(doer)
        return ()
    return tuple(owners(noun))


def _by_state(word: Token, mentions: Mentions) -> Iterator[Harm]:
    """Left 20 dead; 14 dead and 40 wounded; were found dead."""
    kind = STATE[word.lower_]
    if word.dep_ == "amod":
        return
    verb = word.head
    if word.dep_ in {"oprd", "acomp", "conj", "advmod", "ccomp", "amod", "xcomp"} and syntax.lemma(verb) in LEAVING:
        whom = syntax.object_of(verb)
        if whom is None and word.dep_ == "ccomp":
            whom = next((c for c in word.children if c.dep_ == "nsubj"), None)
        if whom is not None and is_person(whom, mentions):
            doer = syntax.subject(verb) if not syntax.is_passive(verb) else None
            yield Harm(kind, word, victims(whom, mentions), _doers(doer) if doer is not None else ())
            return
    own = group(word, mentions)
    if own.counted and word.pos_ != "VERB":
        sufferer = syntax.subject(verb) if word.dep_ in {"dobj", "conj"} and syntax.lemma(verb) in SUFFERING else None
        targets = (sufferer,) if sufferer is not None else ()
        unit = unit_of(targets[0], mentions) if targets else "people"
        yield Harm(kind, word, [own._replace(figure=own.figure._replace(unit=unit))], (), targets)


LEAVING = frozenset({"leave", "find", "see"})
