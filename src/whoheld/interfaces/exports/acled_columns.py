"""ACLED's columns and types of events, and how ours become theirs."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from whoheld.codebook import Kind, Weapon
from whoheld.interfaces.exports.standing import Standing

#: ACLED's 31 columns in its order -> what is in them here.
COLUMNS = MappingProxyType(
    {
        "event_id_cnty": "an id of WhoHeld's own, never one of ACLED's",
        "event_date": "the first day on which it can have happened (ISO)",
        "year": "its year",
        "time_precision": "1 that day; 2 one of up to seven days from it; 3 one of up to 31 days",
        "disorder_type": "by the type of event; empty where that is not decided",
        "event_type": "empty where the claims do not decide it",
        "sub_event_type": "empty where the claims do not decide it",
        "actor1": "who acts",
        "assoc_actor_1": "who acts jointly with it",
        "inter1": "what it is in the country, where the almanac knows",
        "actor2": "against whom; of a taking, who held the place; else the one side that actor1 killed in it",
        "assoc_actor_2": "who is joint with it",
        "inter2": "what it is in the country, where the almanac knows",
        "interaction": "both, where both are known",
        "civilian_targeting": "`Civilian targeting` where civilians are named as the target",
        "iso": "ISO 3166-1 number of the country",
        "region": "always empty: ACLED's own",
        "country": "the country's name in GeoNames",
        "admin1": "the first-level division, where the gazetteer knows it",
        "admin2": "always empty: the gazetteer has none",
        "admin3": "always empty: the gazetteer has none",
        "location": "the place by its usual name in the documents",
        "latitude": "decimal degrees; empty where the place has no point",
        "longitude": "decimal degrees; empty where the place has no point",
        "geo_precision": "1 a settlement or site; 3 an area, road or river; empty without a point",
        "source": "who says so, and who published it (or the document's name)",
        "source_scale": "always empty: not known",
        "notes": "the quotes, each with its document and who says so",
        "fatalities": "the best figure told for this event; EMPTY where unknown (ACLED writes 0)",
        "tags": "`days=` and the days in EDTF, where it is not one day",
        "timestamp": "always empty: ACLED's own",
    }
)


class Type(NamedTuple):
    """A type of ACLED's; empty where the claims do not decide."""

    disorder: str = ""
    event: str = ""
    sub: str = ""


_POLITICAL, _STRATEGIC = "Political violence", "Strategic developments"
_BATTLES, _REMOTE, _CIVILIANS = "Battles", "Explosions/Remote violence", "Violence against civilians"

UNDECIDED = Type()
VIOLENCE = Type(_POLITICAL)
CLASH = Type(_POLITICAL, _BATTLES, "Armed clash")
REGAINS = Type(_POLITICAL, _BATTLES, "Government regains territory")
OVERTAKES = Type(_POLITICAL, _BATTLES, "Non-state actor overtakes territory")
TRANSFER = Type(_STRATEGIC, _STRATEGIC, "Non-violent transfer of territory")
AGREEMENT = Type(_STRATEGIC, _STRATEGIC, "Agreement")
ARRESTS = Type(_STRATEGIC, _STRATEGIC, "Arrests")
ATTACK = Type(_POLITICAL, _CIVILIANS, "Attack")
ABDUCTION = Type(_POLITICAL, _CIVILIANS, "Abduction/forced disappearance")
REMOTE = Type(_POLITICAL, _REMOTE)

#: What a strike was made with -> its type. A car bomb may be a suicide's or not, which ACLED tells apart.
STRIKES = MappingProxyType(
    {
        Weapon.AIR: REMOTE._replace(sub="Air/drone strike"),
        Weapon.DRONE: REMOTE._replace(sub="Air/drone strike"),
        Weapon.ARTILLERY: REMOTE._replace(sub="Shelling/artillery/missile attack"),
        Weapon.MISSILE: REMOTE._replace(sub="Shelling/artillery/missile attack"),
        Weapon.SUICIDE: REMOTE._replace(sub="Suicide bomb"),
        Weapon.IED: REMOTE._replace(sub="Remote explosive/landmine/IED"),
        Weapon.CHEMICAL: REMOTE._replace(sub="Chemical weapon"),
        Weapon.CAR_BOMB: REMOTE,
        Weapon.UNCLEAR: REMOTE,
    }
)

#: What a side is -> ACLED's word for it. It tells rebels from militias, which we do not.
INTER = MappingProxyType(
    {
        Standing.HOME: "State forces",
        Standing.FOREIGN: "External/Other forces",
        Standing.CIVILIANS: "Civilians",
    }
)

#: Kinds of claims that ACLED has events for.
KINDS = frozenset(
    {Kind.TAKES, Kind.LEAVES, Kind.CONTESTS, Kind.ATTACKS, Kind.STRIKES, Kind.REPELS, Kind.AGREES}
    | {Kind.KILLS, Kind.WOUNDS, Kind.DETAINS}
)

#: The precision of the day -> up to how many days it stands for.
TIME_PRECISION = ((1, 1), (2, 7), (3, 31))
