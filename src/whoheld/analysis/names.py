"""The runs of words that name something: capitals, articles, small words inside, nouns of sites, directions before.

Found by shape and by the company they keep ("the town of", "oil field", "Brigade 113"), since the model's own name
finder is poor on these texts.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from whoheld.acquisition.document import BlockKind
from whoheld.almanac.nation import nations
from whoheld.analysis.lexicon import CONTAINERS, DIRECTIONS, FIGHTING, FORCES, PLACE_NOUNS, SITES, UNDERTAKINGS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.tokens import Token

    from whoheld.analysis.passage import Passage

MONTHS = words("months")
#: Small words that may stand inside a name: Qasiq al Qibli, Lanao del Sur, Fakhr ud Din.
PARTICLES = words("particles")
#: Nouns that a number or a letter names: Brigade 113, Hill 900, Point 50, Base 46.
NUMBERED = words("numbered")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
ARTICLED = re.compile(r"(?:al|a[nrstdz]|ash|adh|ath|e[lrszd]|esh|u[lrd]|il)[-\u2010\u2011]['’ʿʾ`]?\w", re.IGNORECASE)
#: Words that go before a site's noun: oil field, air base, grain silos.
KIND_WORDS = frozenset({"oil", "gas", "air", "military", "border", "industrial", "power", "grain"})
#: Nouns that close a name, sites or not: P library, P gas company.
TAILS = SITES | words("tails")
#: So many words of kind stand at most between a name and its tail: P provincial government headquarters.
LONGEST_KIND = 3
ROADS = frozenset({"road", "highway", "route", "motorway", "line", "street", "border", "axis"})
BORDERS = frozenset({"border", "borders", "frontier"})
APOSTROPHES = frozenset({"'", "’", "‘", "`", "ʿ"})
SAINTS = frozenset({"saint", "st", "st.", "santa", "san"})
#: Nouns of parts of a town: what lies "in the northern P district" lies in P, and P is in the north.
QUARTERS = words("quarters")
TITLES = words("titles")
NOT_NAMES = words("not_names")
#: Nouns that are no name alone, also with a capital, and those whose capitalised plural is told by its "s".
NO_NAME_ALONE = FORCES | FIGHTING | UNDERTAKINGS
PLURALS = FORCES | PLACE_NOUNS
#: What closes the name of a fight, not of a place: the Second Battle, the Civil War.
FIGHTS_BY_NAME = frozenset({"battle", "campaign", "offensive", "operation", "uprising", "war", "wars"})
#: "The town of" before a name.
OPENING = re.compile(r"^(?:the\s+)?(?:" + "|".join(sorted(CONTAINERS)) + r")\s+of\s+(?:the\s+)?", re.IGNORECASE)
#: Nouns after a name that say only what sort of place it is, and are no part of the name; "P industrial area" is whole.
LOOSE_TAILS = re.compile(
    r"\s+(?:neighbou?rhoods?|areas?|suburbs?|quarters|[Dd]istricts|towns|villages|regions|provinces|governorates)$"
)


class Proper(NamedTuple):
    """Words that a document writes with a capital within sentences too, and those that it mostly uses as names.

    The tagger takes the name in "the Tremseh district" for an adjective; where it stands alone elsewhere, it is a name.
    """

    written: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


#: What is known of a text before it is read.
NOTHING_PROPER = Proper()


class Run(NamedTuple):
    """Tokens ``first`` to ``last`` of a passage, of which those up to ``named`` are the name itself."""

    first: int
    last: int
    named: int


def runs(passage: Passage, blocked: set[int], sided: Mapping[int, int], proper: Proper) -> Iterator[Run]:
    """The names of a passage, in order.

    Args:
        passage: A parsed block.
        blocked: Tokens that are no part of a name: sides, dates, reporters.
        sided: First and last token of each side that may stand inside a name: Palestine Bridge, the Turkish border.
        proper: Words that are names also where they open a sentence (see `proper_words`).
    """
    i, before = 0, None
    while i < len(passage.doc):
        last = _behind_side(passage, sided[i], blocked) if i in sided else None
        if last is None and (i in blocked or not _opens(passage, i, proper)):
            i += 1
            continue
        last = _extend(passage, i if last is None else last, blocked)
        first = _open_left(passage, i, last, blocked, sided)
        i = last + 1
        if (first == last and _is_bare_site(passage, last)) or passage.doc[last].lower_ in FIGHTS_BY_NAME:
            continue
        before = Run(first, last, _shared_tail(passage, before, first, last))
        yield before


def _opens(passage: Passage, i: int, proper: Proper) -> bool:
    """Whether a name can begin with the token."""
    token, word = passage.doc[i], passage.written(i, i)
    if ARTICLED.match(word):
        return True
    if _borders(passage, i):
        return True
    if not word[:1].isupper() or token.lower_ in MONTHS or token.lower_ in NOT_NAMES or token.lower_ in TITLES:
        return False
    if word.lower() in NUMBERED and i + 1 < len(passage.doc) and passage.doc[i + 1].text[:1].isdigit():
        return True
    if noun_lemma(token) in NO_NAME_ALONE and (i + 1 == len(passage.doc) or not passage.doc[i + 1].is_title):
        return False
    if token.is_sent_start:
        return not token.is_stop and (word in proper.written or token.pos_ == "PROPN")
    return (
        token.pos_ in {"PROPN", "NOUN", "X"}
        or word in proper.names
        or (
            token.pos_ in {"ADJ", "VERB", "ADV", "NUM"}
            and not token.is_sent_start
            and token.is_alpha
            and len(word) > 1
            and not _demonym(token)
        )
    )


def _borders(passage: Passage, i: int) -> bool:
    """A people's or a land's border: the Iraqi border, but not the Iraqi border town."""
    following = passage.doc[i + 1] if i + 1 < len(passage.doc) else None
    return (
        following is not None
        and passage.word(passage.doc[i])[:1].isupper()
        and following.lower_ in BORDERS
        and following.dep_ != "compound"
    )


def _demonym(token: Token) -> bool:
    return token.pos_ == "ADJ" and token.head.i != token.i and token.head.pos_ == "NOUN"


def _behind_side(passage: Passage, last: int, blocked: set[int]) -> int | None:
    """The token right behind a side that makes it a place: Palestine Bridge, Iraqi border."""
    i = last + 1
    if i >= len(passage.doc) or i in blocked:
        return None
    token, word = passage.doc[i], passage.word(passage.doc[i])
    place = word in QUARTERS or (word[:1].isupper() and noun_lemma(token) in SITES)
    return i if place or _borders(passage, last) else None


def _is_bare_site(passage: Passage, i: int) -> bool:
    """A capitalised noun of place alone is a name only with its article: the Academy."""
    token = passage.doc[i]
    return noun_lemma(token) in PLACE_NOUNS and not any(c.lower_ == "the" for c in token.lefts)


def _extend(passage: Passage, i: int, blocked: set[int]) -> int:
    """The last token of the name that begins at i."""
    first = last = i
    while step := _step(passage, first, last, blocked):
        last += step
    return last


def _step(passage: Passage, first: int, last: int, blocked: set[int]) -> int:
    """By how many tokens a name goes on behind its token ``last``: none, or some."""
    doc, i = passage.doc, last + 1
    if i >= len(doc) or i in blocked:
        return 0
    if gloss := _gloss(passage, i, blocked):
        return gloss
    word = passage.word(doc[i])
    second = doc[i + 1] if i + 1 < len(doc) and i + 1 not in blocked else None
    if _goes_on(doc[i], word):
        return 1
    if second is not None and (
        (word.lower() in PARTICLES and passage.word(second)[:1].isupper())
        or _ayn(passage, i)
        or _is_joined(passage, first, i)
        or _to_a_road(passage, i, blocked)
    ):
        return 2
    if (word[:1].isdigit() and _numbered(passage, i)) or _is_tail(passage, i):
        return 1
    return _kind_and_tail(passage, i, blocked)


#: So many words stand at most in brackets within a name.
LONGEST_GLOSS = 3


def _gloss(passage: Passage, i: int, blocked: set[int]) -> int:
    """How long is what a name says in brackets of itself before its noun: the Sina'a (Industrial) Quarter."""
    doc = passage.doc
    if doc[i].text != "(":
        return 0
    end = next((j for j in range(i + 2, min(i + LONGEST_GLOSS + 2, len(doc) - 1)) if doc[j].text == ")"), None)
    if end is None or blocked & set(range(i, end + 2)):
        return 0
    tail = doc[end + 1]
    return end + 2 - i if passage.word(tail)[:1].isupper() and noun_lemma(tail) in TAILS | PLACE_NOUNS else 0


def _goes_on(token: Token, word: str) -> bool:
    """Another word with a capital, or with an article: Deir ez-Zor, Abu al-Duhur."""
    if ARTICLED.match(word):
        return True
    wordlike = token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "NUM"} and token.lower_ not in MONTHS
    return word[:1].isupper() and wordlike and (not word.endswith(".") or word.lower() in SAINTS)


def _numbered(passage: Passage, i: int) -> bool:
    """A number behind a noun that it names, or before a noun of place: Brigade 113, the Kilo 70 area."""
    follower = passage.doc[i + 1] if i + 1 < len(passage.doc) else None
    return passage.doc[i - 1].lower_ in NUMBERED or (follower is not None and follower.lemma_.lower() in CONTAINERS)


def _is_tail(passage: Passage, i: int) -> bool:
    """A site's noun behind a name: "P airport", but not "in P fields are ...", and not "P post-capture"."""
    token, before = passage.doc[i], passage.doc[i - 1]
    if noun_lemma(token) not in TAILS or (i + 1 < len(passage.doc) and passage.word(passage.doc[i + 1])[:1] == "-"):
        return False
    if token.dep_ == "compound" and token.head.i > i and noun_lemma(token.head) not in TAILS:
        return False
    alone = token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"nsubj", "ROOT"}
    return alone or (before.head.i == token.i and before.dep_ in {"compound", "nmod", "amod"})


def _kind_and_tail(passage: Passage, i: int, blocked: set[int]) -> int:
    """How long is "oil field", "conference centre", "provincial government headquarters" behind a name."""
    before = passage.doc[i - 1]
    for n in range(1, min(LONGEST_KIND, len(passage.doc) - 1 - i) + 1):
        kinds, tail = passage.doc[i : i + n], passage.doc[i + n]
        if kinds[-1].pos_ not in {"NOUN", "PROPN", "ADJ"} or i + n in blocked or kinds[-1].i in blocked:
            return 0
        if noun_lemma(tail) in TAILS:
            known = n == 1 and kinds[0].lower_ in KIND_WORDS
            one = all(k.head.i in range(i, tail.i + 1) and k.dep_ in {"compound", "amod", "nmod"} for k in kinds)
            return n + 1 if known or (one and before.head.i == tail.i) else 0
    return 0


def _is_joined(passage: Passage, first: int, i: int) -> bool:
    """An apostrophe inside a word, Sina'a; the owner in a saint's church."""
    follower = passage.word(passage.doc[i + 1])
    if passage.word(passage.doc[i]) in {"'s", "’s"}:
        return passage.word(passage.doc[first]).lower() in SAINTS and follower[:1].isupper()
    glued = passage.starts[i] == passage.ends[i - 1] and passage.starts[i + 1] == passage.ends[i]
    return glued and passage.word(passage.doc[i]) in {"'", "’"} and follower[:1].isalpha()


def _ayn(passage: Passage, i: int) -> bool:
    """Whether the token is an apostrophe that begins a capitalised word: Tal 'Areed."""
    return (
        passage.word(passage.doc[i]) in APOSTROPHES
        and i + 1 < len(passage.doc)
        and passage.starts[i] > passage.ends[i - 1]
        and passage.starts[i + 1] == passage.ends[i]
        and passage.word(passage.doc[i + 1])[:1].isupper()
    )


def _to_a_road(passage: Passage, i: int, blocked: set[int]) -> bool:
    """A dash between the ends of a road: the Gao-Kidal highway."""
    glued = passage.starts[i] == passage.ends[i - 1] and passage.starts[i + 1] == passage.ends[i]
    if not glued or passage.word(passage.doc[i]) not in {"-", "–"}:
        return False
    last = _extend(passage, i + 1, blocked)
    return last > i + 1 and passage.doc[last].lower_ in ROADS


def _open_left(passage: Passage, i: int, last: int, blocked: set[int], sided: Mapping[int, int]) -> int:
    """What stands before a name and belongs to it: southern P Governorate, 20th Street, the A-B border."""
    if (
        i > 1
        and passage.word(passage.doc[i - 1]) in {"-", "–"}
        and (side := {b: a for a, b in sided.items()}.get(i - 2))
    ):
        return side
    if i and i - 1 not in blocked and _counts(passage, i, last):
        return i - 1
    if passage.doc[last].lower_ in QUARTERS:
        return i
    while (
        i
        and i - 1 not in blocked
        and passage.doc[i - 1].lower_ in DIRECTIONS
        and passage.doc[i - 1].dep_ in {"amod", "compound", "nmod"}
    ):
        i -= 1
    return i


def _counts(passage: Passage, i: int, last: int) -> bool:
    """Whether the token before i is a number that is part of the name: 20th Street, the 1070 Housing Project."""
    word, noun = passage.word(passage.doc[i - 1]), passage.doc[last]
    return bool(ORDINAL.fullmatch(word)) or (word.isdigit() and noun.tag_ == "NNP" and noun_lemma(noun) in SITES)


def _shared_tail(passage: Passage, before: Run | None, first: int, last: int) -> int:
    """The last token of the name itself: in "A and B oil fields" neither is the fields."""
    doc = passage.doc
    between = doc[before.last + 1 : first].text.lower() if before is not None else ""
    if (
        between not in {"and", ", and", "or"}
        or doc[last].tag_ not in {"NNS", "NNPS"}
        or noun_lemma(doc[last]) not in TAILS
    ):
        return last
    i = last - 1
    while i > first and doc[i].lower_ in KIND_WORDS:
        i -= 1
    return max(i, first)


def name_of(text: str) -> str:
    """A place's name without what only says what sort of place it is: "town of P", "P neighborhood"."""
    text = OPENING.sub("", text.strip())
    text = re.sub(r"^(?:the|The)\s+", "", text).strip("\"'“”‘ ")
    short = LOOSE_TAILS.sub("", text)
    return short if short and not short.split()[-1].islower() else text


def proper_words(passages: Iterable[Passage]) -> Proper:
    """What the passages write with a capital where no sentence begins."""
    written: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for p in passages:
        for t in p.doc:
            if t.is_title and not t.is_sent_start and p.block.kind is not BlockKind.TITLE:
                written[p.word(t)] += 1
                named[p.word(t)] += t.pos_ == "PROPN"
    names = {w for w, n in named.items() if 2 * n >= written[w]} - demonyms()
    return Proper(frozenset(written), frozenset(w for w in names if w.lower() not in NOT_NAMES | TITLES | MONTHS))


@cache
def demonyms() -> frozenset[str]:
    """What the people of each state are called: Syrian, Syrians."""
    return frozenset(word for nation in nations() for word in (*nation.adjectives, *nation.people))


def noun_lemma(token: Token) -> str:
    """The noun's singular in small letters; the model leaves a capitalised plural as it is."""
    lemma: str = token.lemma_.lower()
    return lemma[:-1] if token.pos_ == "PROPN" and lemma.endswith("s") and lemma[:-1] in PLURALS else lemma
