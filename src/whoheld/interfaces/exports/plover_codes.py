"""PLOVER's events, modes and contexts, and how our kinds and stances become theirs."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from whoheld.codebook import Kind, Stance, Weapon


class Code(NamedTuple):
    """An event of PLOVER's; ``needs_recipient`` where PLOVER asks to whom it is done."""

    event: str
    mode: str = ""
    context: tuple[str, ...] = ("military",)
    needs_recipient: bool = False


#: Kinds that PLOVER has an event for; it has none for a state (`holds`) nor for fighting over a place (`contests`).
EVENTS = MappingProxyType(
    {
        Kind.TAKES: Code("COERCE", "seize", ("military", "territory")),
        Kind.BESIEGES: Code("COERCE", "restrict"),
        Kind.LEAVES: Code("RETREAT", "withdraw", ("military", "territory")),
        Kind.STRIKES: Code("ASSAULT"),
        Kind.ATTACKS: Code("ASSAULT"),
        Kind.KILLS: Code("ASSAULT"),
        Kind.WOUNDS: Code("ASSAULT"),
        Kind.DETAINS: Code("COERCE", "arrest"),
        Kind.SUPPORTS: Code("AID", needs_recipient=True),
        Kind.AGREES: Code("AGREE"),
    }
)

#: What a strike was made with -> its mode; of others PLOVER has none that is sure.
MODES = MappingProxyType(
    {
        Weapon.AIR: "aerial",
        Weapon.DRONE: "drone",
        Weapon.ARTILLERY: "heavy-weapons",
        Weapon.MISSILE: "heavy-weapons",
        Weapon.CAR_BOMB: "explosives",
        Weapon.SUICIDE: "suicide-attack",
        Weapon.IED: "explosives",
        Weapon.CHEMICAL: "unconventional",
    }
)

#: How a claim is put -> the context without which it would look as if it had happened.
AUXILIARIES = MappingProxyType(
    {
        Stance.DENIED: "negation",
        Stance.INTENDED: "future",
        Stance.FORECAST: "future",
        Stance.SUPPOSED: "hypothetical",
    }
)

#: Harm -> the field of ``size`` that counts it.
SIZES = MappingProxyType({Kind.KILLS: "dead", Kind.WOUNDS: "injured", Kind.DETAINS: "arrested"})
