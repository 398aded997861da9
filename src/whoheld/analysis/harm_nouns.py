"""Harm told by a noun or a state: the deaths of 12, heavy casualties, a toll that rose to 40, left 20 dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon, syntax
from whoheld.analysis.governors import owners
from whoheld.analysis.harm_verbs import SUBJECT, Harm
from whoheld.analysis.killers import doers
from whoheld.analysis.names import noun_lemma
from whoheld.analysis.victims import group, included, is_people, is_person, unit_of, victims
from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions

NOUN, STATE = lexicon.HARMS["noun"], lexicon.HARMS["state"]
#: Nouns that stand for the harmed themselves and may be counted: 12 deaths, heavy casualties.
COUNTABLE = lexicon.words("harm_countable")
#: Who suffers or loses so many is harmed; who inflicts them harms.
SUFFERING = lexicon.words("suffering")
INFLICTING = lexicon.words("inflicting")
#: The toll rose to 40: what a number does.
TALLYING = lexicon.words("tallying")
#: Nouns that are only said of people: the death of X, but the capture of P.
OF_PEOPLE = lexicon.words("of_people")
LEAVING = frozenset({"leave", "find", "see", "with"})


def by_noun(noun: Token, mentions: Mentions) -> Iterator[Harm]:
    """What a noun of harm tells of people: the deaths of 12; 57 X deaths; heavy casualties; the capture of five."""
    lemma = noun_lemma(noun)
    kind = NOUN[lemma]
    if noun.dep_ in {"compound", "nmod", "amod"} or _numbered_with(noun):
        return
    whom = syntax.after(noun, "of", "among")
    if whom is not None and is_person(whom, mentions, named=lemma in OF_PEOPLE):
        groups = [*victims(whom, mentions), *included(noun, mentions)]
        yield Harm(kind, noun, groups, _inflicters(noun) if lemma in COUNTABLE else tuple(owners(noun)))
    elif lemma in COUNTABLE:
        yield from _counted(noun, mentions)


def _counted(noun: Token, mentions: Mentions) -> Iterator[Harm]:
    """57 deaths, X casualties, losses that X suffered."""
    targets = _losers(noun, mentions)
    own = group(noun, mentions)
    tally = _tally(noun)
    if tally is not None and is_people(tally, mentions):
        yield Harm(NOUN[noun_lemma(noun)], noun, victims(tally, mentions), ())
        return
    if tally is not None and not own.counted:
        own = group(tally, mentions)
    if not own.counted and (not targets or noun.tag_ in {"NN", "NNP"}):
        return
    unit = next((u for t in targets if (u := unit_of(t, mentions))), "people")
    own = own._replace(figure=own.figure._replace(unit=unit))
    apart = [*included(noun, mentions), *(included(noun.head, mentions) if tally is not None else ())]
    yield Harm(NOUN[noun_lemma(noun)], noun, [own], _inflicters(noun), tuple(targets))
    if apart:
        yield Harm(NOUN[noun_lemma(noun)], noun, apart, ())


def _numbered_with(noun: Token) -> bool:
    """Whether a number above it says how many: the number of casualties rose to 38."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above.lower_ in {"number", "numbers"} and _tally(above) is not None


def by_number(noun: Token, mentions: Mentions) -> Iterator[Harm]:
    """The number of killed stands at 168; the number of residents displaced rose to 2,500."""
    tally = _tally(noun)
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    inner = next((g for g in of.children if g.dep_ in {"pobj", "pcomp"}), None) if of is not None else None
    if tally is None or inner is None:
        return
    kind = _harm_of(inner)
    if kind is not None:
        own = group(tally, mentions)
        people = inner if is_people(inner, mentions) else None
        unit = unit_of(inner, mentions) or "people"
        figure = own.figure._replace(unit=unit)
        yield Harm(kind, noun, [own._replace(figure=figure)], (), (people,) if people is not None else ())


def _harm_of(inner: Token) -> Kind | None:
    """What befell those who are numbered: the killed, abducted civilians, residents displaced, casualties."""
    words = [inner, *(c for c in inner.children if c.dep_ in {"amod", "acl", "relcl"})]
    told = (NOUN.get(noun_lemma(w)) or STATE.get(w.lower_) or SUBJECT.get(syntax.lemma(w)) for w in words)
    if noun_lemma(inner) in {"refugee", "evacuee"}:
        return Kind.DISPLACES
    return next((k for k in told if k is not None), None)


def _losers(noun: Token, mentions: Mentions) -> list[Token]:
    """Who suffered them: X suffered losses, X casualties, losses among X, inflicted losses on X."""
    before = [c for c in noun.children if c.dep_ in {"compound", "poss", "amod", "nmod"} and c.i < noun.i]
    own = [c for c in before if is_person(c, mentions) or c.lower_ in {"civilian", *lexicon.FORCES} or c.text.istitle()]
    if own:
        return own
    verb = noun.head
    if noun.dep_ == "dobj" and syntax.lemma(verb) in SUFFERING and (who := syntax.subject(verb)) is not None:
        return [who]
    if noun.dep_ == "dobj" and syntax.lemma(verb) in INFLICTING:
        whom = syntax.after(verb, "on", "upon", "to", "among")
        return [whom] if whom is not None else []
    late = syntax.after(noun, "on", "upon", "among", "for")
    return [late] if late is not None and is_person(late, mentions, named=False) else []


def _inflicters(noun: Token) -> tuple[Token, ...]:
    """Who inflicted the losses, whose strikes resulted in the deaths."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    if (
        noun.dep_ in {"dobj", "pobj"}
        and syntax.lemma(verb) in INFLICTING
        and (doer := syntax.subject(verb)) is not None
    ):
        return doers(doer)
    return ()


def _tally(noun: Token) -> Token | None:
    """The number that a toll reached: X fatalities numbered 93, casualties rose to 40."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or syntax.lemma(verb) not in TALLYING:
        return None
    near = [g for c in verb.children if c.lower_ in {"to", "at", "of"} for g in c.children if g.dep_ == "pobj"]
    near += [
        c for c in verb.children if c.dep_ in {"dobj", "attr", "npadvmod", "oprd"} and c.i > verb.i and c.i != noun.i
    ]
    return next((n for n in near if n.tag_ == "CD" or any(c.tag_ == "CD" for c in n.children)), None)


def by_state(word: Token, mentions: Mentions) -> Iterator[Harm]:
    """What a state tells that somebody is left or found in: left 20 dead; 14 dead; were found dead."""
    if word.tag_ not in {"JJ", "NN", "NNS", "NNP", "RB", "VBN"} or _acts(word):
        return
    yield from _left(word, mentions) or _numbered(word, mentions)


def _acts(word: Token) -> bool:
    """Whether the word is a verb with somebody of its own, or only describes: killed soldiers."""
    own = any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in word.children)
    return own or (word.dep_ == "amod" and word.i < word.head.i) or word.dep_ in {"acl", "relcl", "ROOT"}


def _left(word: Token, mentions: Mentions) -> list[Harm]:
    verb, whom = word.head, None
    if word.dep_ == "amod":
        whom = word.head
        while whom.dep_ == "conj" and whom.head.pos_ in {"NOUN", "PROPN"}:
            whom = whom.head
        verb = whom.head
    elif word.dep_ in {"oprd", "acomp", "advmod", "xcomp", "ccomp"}:
        whom = syntax.object_of(verb)
    if whom is None or syntax.lemma(verb) not in LEAVING or not is_person(whom, mentions):
        return []
    doer = syntax.subject(verb) if not syntax.is_passive(verb) else None
    groups = [*victims(whom, mentions), *included(verb, mentions)]
    return [Harm(STATE[word.lower_], word, groups, doers(doer) if doer is not None else ())]


def _numbered(word: Token, mentions: Mentions) -> list[Harm]:
    """X suffered 36 dead; 17 dead; the number of killed rose to 168."""
    own, verb = group(word, mentions), word.head
    if not own.counted or word.pos_ == "VERB":
        return []
    sufferer = syntax.subject(verb) if word.dep_ in {"dobj", "conj"} and syntax.lemma(verb) in SUFFERING else None
    targets = (sufferer,) if sufferer is not None else ()
    unit = unit_of(sufferer, mentions) if sufferer is not None else "people"
    return [Harm(STATE[word.lower_], word, [own._replace(figure=own.figure._replace(unit=unit))], (), targets)]
