"""The codebook's closed lists: kinds of claim, extents, stances; `docs/codebook.md` defines each."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says; the codebook defines each."""

    TAKES = "takes"
    HOLDS = "holds"
    LEAVES = "leaves"
    CONTESTS = "contests"
    BESIEGES = "besieges"
    ATTACKS = "attacks"
    STRIKES = "strikes"
    REPELS = "repels"
    ADVANCES = "advances"
    KILLS = "kills"
    WOUNDS = "wounds"
    DETAINS = "detains"
    DISPLACES = "displaces"
    SUPPORTS = "supports"
    AGREES = "agrees"


CONTROL = frozenset({Kind.TAKES, Kind.HOLDS, Kind.LEAVES, Kind.CONTESTS, Kind.BESIEGES})
ACTION = frozenset({Kind.ATTACKS, Kind.STRIKES, Kind.REPELS, Kind.ADVANCES})
HARM = frozenset({Kind.KILLS, Kind.WOUNDS, Kind.DETAINS, Kind.DISPLACES})


class Extent(StrEnum):
    """How much of the place."""

    WHOLE = "whole"
    PART = "part"
    EDGE = "edge"
    UNCLEAR = "unclear"


class Weapon(StrEnum):
    """By what a strike was made."""

    AIR = "air"
    DRONE = "drone"
    ARTILLERY = "artillery"
    MISSILE = "missile"
    CAR_BOMB = "car bomb"
    SUICIDE = "suicide"
    IED = "ied"
    CHEMICAL = "chemical"
    UNCLEAR = "unclear"


class Stance(StrEnum):
    """Whether it was put as fact, hedged, denied, planned, expected or only supposed."""

    SAID = "said"
    DOUBTED = "doubted"
    DENIED = "denied"
    INTENDED = "intended"
    FORECAST = "forecast"
    SUPPOSED = "supposed"


#: Only these move the map.
MOVING = frozenset({Stance.SAID, Stance.DOUBTED})
#: What has not happened when it is told.
AHEAD = frozenset({Stance.INTENDED, Stance.FORECAST, Stance.SUPPOSED})

#: The modality of a claim that tells that a siege is over: denied as a state, and said as its end.
ENDED = "ended"


class StatementType(StrEnum):
    """What a passage argues, or measures, beside what it tells; ``docs/statements.md`` defines each."""

    FORECAST = "forecast"
    RIVAL_EXPLANATION = "rival_explanation"
    CAUSE = "cause"
    WHAT_IF = "what_if"
    DISTANCE = "distance"
    FORCE_SIZE = "force_size"
    ASSESSMENT = "assessment"
    LOSSES = "losses"


class Leaning(StrEnum):
    """Which way the author of a text leans about an explanation that is told beside others."""

    FAVOURED = "favoured"
    DOUBTED = "doubted"


class Span(StrEnum):
    """Whether it was so on some day between start and end, or on every one."""

    WITHIN = "within"
    THROUGHOUT = "throughout"
