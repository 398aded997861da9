"""By what a strike was made: its own word, what stands before it, who made it, and with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.analysis import lexicon
from whoheld.codebook import Weapon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

#: What a verb or noun means by itself.
BY_ITSELF = {
    "airstrike": Weapon.AIR, "air-strike": Weapon.AIR, "air-raid": Weapon.AIR, "bomb": Weapon.AIR, "strafe": Weapon.AIR,
    "shell": Weapon.ARTILLERY, "shelling": Weapon.ARTILLERY, "mortar": Weapon.ARTILLERY, "bombard": Weapon.ARTILLERY,
    "bombardment": Weapon.ARTILLERY, "rocket": Weapon.ARTILLERY,
    "ied": Weapon.IED, "vbied": Weapon.CAR_BOMB, "svbied": Weapon.CAR_BOMB, "blow up": Weapon.IED,
    "gas": Weapon.CHEMICAL, "bombing": Weapon.UNCLEAR,
}  # fmt: skip
ORDER = (Weapon.CHEMICAL, Weapon.CAR_BOMB, Weapon.SUICIDE, Weapon.IED, Weapon.DRONE, Weapon.AIR, Weapon.MISSILE, Weapon.ARTILLERY)


def weapon_word(token: Token) -> Weapon | None:
    """The weapon that a word stands for."""
    return lexicon.WEAPONS.get(token.lemma_.lower()) or lexicon.WEAPONS.get(token.lower_)


def weapon_of(tokens: Iterator[Token], key: str) -> Weapon:
    """The most telling of the weapons that the words name."""
    named = {w for t in tokens if (w := weapon_word(t))}
    return next((w for w in ORDER if w in named), BY_ITSELF.get(key, Weapon.UNCLEAR))
