"""The words by which reports tell of control: verbs, nouns and adjectives, each with the role its place plays.

They stand in ``data/words.toml``. A relation is the way from the place to the governor: ``object`` (direct object, or
subject of the passive), ``subject``, or a preposition.
"""

from __future__ import annotations

import tomllib
from functools import cache, reduce
from importlib.resources import files
from operator import getitem
from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.codebook import Extent, Kind, Weapon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token


class Frame(NamedTuple):
    """What a governor says of a place in one relation, and where its actor and target stand.

    ``actor``: ``subject`` (or the agent of a passive), ``poss`` (whose the noun is), ``to`` or ``by``.
    ``target``: ``object``, ``from``, ``with`` or ``none``.
    """

    kind: Kind
    actor: str
    target: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("whoheld.analysis").joinpath("data", "words.toml").read_text("utf-8"))


def words(name: str) -> frozenset[str]:
    """The list of that name."""
    return frozenset(_data()["words"][name].split())


def _frames(name: str) -> dict[str, dict[str, Frame]]:
    """Word -> relation of the place -> frame."""
    table: dict[str, dict[str, Frame]] = {}
    for row in _data()[name]:
        frame = Frame(Kind(row["kind"]), row["actor"], row["target"])
        for word in row["words"].split(";"):
            table.setdefault(" ".join(word.split()), {}).update(dict.fromkeys(row["relations"], frame))
    return table


def _sorted_out(*names: str) -> Iterator[tuple[str, str]]:
    """Word and what it stands for."""
    table = reduce(getitem, names, _data())
    split = ";" if any(";" in text for text in table.values()) else None
    return ((" ".join(word.split()), meaning) for meaning, text in table.items() for word in text.split(split))


def _kinds(*name: str) -> dict[str, Kind]:
    return {word: Kind(kind) for word, kind in _sorted_out(*name)}


def _acts(name: str) -> dict[str, dict[str, Kind]]:
    """Word -> relation of the place -> kind; the relation "none" where the place may go unsaid."""
    table: dict[str, dict[str, Kind]] = {}
    for row in _data()[name]:
        for word in row["words"].split(";"):
            told = table.setdefault(" ".join(word.split()), {})
            told.update({r: Kind(row["kind"]) for r in row["relations"] if r not in told})
    return table


#: Verb (lemma and particle) and noun: what they say of a place in each relation.
VERBS = _frames("verbs")
NOUNS = _frames("nouns")
#: What drives somebody out of a place.
OUST = VERBS["expel"]["from"]
#: Words of harm by how the harmed stand to them: object or subject of a verb, named at a noun, in such a state.
HARMS = {way: _kinds("harms", way) for way in ("object", "subject", "noun", "state")}
#: Nouns of people: what a figure counts.
UNITS = dict(_sorted_out("units"))
#: "Took control of P", "P came under the control of X".
CONTROL_VERBS = _kinds("control_verbs")
UNDER_VERBS = _kinds("under_verbs")
UNDER_NOUNS = words("under_nouns")
#: Verbs and nouns of fighting: what they say of a place in each relation.
ACTION_VERBS = _acts("action_verbs")
ACTION_NOUNS = _acts("action_nouns")
#: Words that name a weapon, and what a strike's own word means where no weapon is named.
WEAPONS = {word: Weapon(weapon) for word, weapon in _sorted_out("weapons")}
USUAL_WEAPON = {word: Weapon(weapon) for word, weapon in _sorted_out("usual_weapon")}
#: "X-held P", "besieged P".
PARTICIPLES = _kinds("participles")
#: "Its territory dwindled to P"; "cut the last supply line to P" besieges P.
REDUCING = words("reducing")
CUTTING = words("cutting")
LIFELINES = words("lifelines")
#: A noun of force stands for holding only where it has a side, and is spoken of as being there.
HOLDING_FORCE = words("holding_force")
#: Nouns of places: those that only say what sort of place a name is, and sites that have names of their own.
CONTAINERS = words("containers")
SITES = words("sites")
#: Sites that a report may name by what they are alone, "the hospital", and words that make it one of many.
PROPER_SITES = words("proper_sites")
LOOSE_WORDS = words("loose_words")
#: "Most of P", "the outskirts of P": how much of it; and adverbs of how much.
PARTS = {word: Extent(extent) for word, extent in _sorted_out("parts")}
WHOLE_WORDS = words("whole_words")
PART_WORDS = words("part_words")
#: "Clashes erupted in P": nouns of fighting, and what a fight does where it is.
FIGHTING = words("fighting")
HAPPENING = words("happening")
#: Heads of noun phrases that stand for a side, and its undertakings: "the SDF offensive captured ...".
FORCES = words("forces")
UNDERTAKINGS = words("undertakings")
DIRECTIONS = words("directions")
#: Prepositions of place: what stands after them is where something happens, not who does it.
PLACED = words("placed")
#: Nouns of places of any sort; provinces and the like, in which other places lie.
PLACE_NOUNS = CONTAINERS | SITES
AREAS = words("areas")


def part(noun: Token) -> Extent | None:
    """How much of a place a noun means: "outskirts", "most"; None for the place itself."""
    return None if noun.text[:1].isupper() else PARTS.get(noun.lower_)
