"""By what a strike was made: its own word, what stands before it, who made it, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon
from whoheld.codebook import Weapon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

#: Of several words the most telling one counts: a "suicide car bomb" is a car bomb, "mortar bombs" are artillery.
TELLING = (
    Weapon.CHEMICAL,
    Weapon.CAR_BOMB,
    Weapon.SUICIDE,
    Weapon.IED,
    Weapon.DRONE,
    Weapon.AIR,
    Weapon.MISSILE,
    Weapon.ARTILLERY,
)


def is_weapon(token: Token) -> bool:
    """Whether the word is one of a weapon, or of what carries it."""
    return _named(token) is not None


def weapon(tokens: Iterable[Token], word: str) -> Weapon:
    """The most telling weapon that the tokens name, else what the strike's own word usually means."""
    named = {w for t in tokens if (w := _named(t))}
    return next((w for w in TELLING if w in named), lexicon.USUAL_WEAPON.get(word, Weapon.UNCLEAR))


def described(noun: Token) -> Iterator[Token]:
    """A noun and what stands before it: "suicide car bomb", "Russian war planes"."""
    yield noun
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            yield from described(child)


def _named(token: Token) -> Weapon | None:
    return lexicon.WEAPONS.get(token.lemma_.lower()) or lexicon.WEAPONS.get(token.lower_)
