"""The words by which reports tell of control: verbs, nouns and adjectives, each with the role its place plays.

The tables are grammar, not knowledge of a war: no name stands here. A relation is the way from the place to the
governor: ``object`` (direct object, or subject of the passive), ``subject``, or a preposition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token


class Frame(NamedTuple):
    """What a governor says of a place in one relation, and where its actor and target stand.

    ``actor`` and ``target``: ``subject`` (or the agent of a passive), ``object``, ``from``, ``to``, ``by`` or ``none``.
    """

    kind: Kind
    actor: str = "subject"
    target: str = "from"


TAKE = Frame(Kind.TAKES)
LEAVE = Frame(Kind.LEAVES, target="none")
HOLD = Frame(Kind.HOLDS, target="none")
CONTEST = Frame(Kind.CONTESTS, target="with")
BESIEGE = Frame(Kind.BESIEGES, target="none")
OUST = Frame(Kind.TAKES, target="object")


def _table(*rows: tuple[str, str, Frame]) -> dict[str, dict[str, Frame]]:
    table: dict[str, dict[str, Frame]] = {}
    for words, relations, frame in rows:
        for word in words.split("|"):
            table.setdefault(word, {}).update(dict.fromkeys(relations.split("|"), frame))
    return table


#: Verb (lemma and particle) -> relation of the place -> frame.
VERBS = _table(
    (
        "capture|seize|retake|re-take|recapture|re-capture|reclaim|recover|conquer|liberate|free|overrun|occupy|annex"
        "|reoccupy|wrest|secure|re-secure|resecure|clear|take|take over|take back|win back|win|gain|regain|overtake|snatch"
        "|grab|clear out|overwhelm|reconquer|relieve|claim|reassert|dominate|storm and capture|mop up|sweep|conquer|cleanse",
        "object",
        TAKE,
    ),
    ("expand|extend", "control", TAKE),
    (
        "expel|drive|drive out|push|push out|oust|dislodge|rout|evict|force|force out|flush|flush out|eject|chase|kick|kick out"
        "|remove|uproot|root out|clear|repel|throw|sweep|purge|drive back|push back|beat",
        "from|out of",
        OUST,
    ),
    ("fall", "subject", Frame(Kind.TAKES, actor="to", target="none")),
    (
        "withdraw|retreat|pull out|pull back|pull|flee|depart|evacuate|disengage|redeploy|exit|retire|escape|back out|fall back",
        "from|out of",
        LEAVE,
    ),
    (
        "abandon|evacuate|vacate|leave|desert|flee|lose|cede|relinquish|give up|surrender|yield|concede|quit|forfeit",
        "object",
        LEAVE,
    ),
    ("hand|hand over|surrender|cede|turn over|transfer|give|deliver|relinquish", "object", LEAVE),
    ("hold|control|rule|govern|administer|garrison|retain|keep|defend|guard|hold on|man|patrol|police", "object", HOLD),
    ("cling|hold", "on|onto|to", HOLD),
    (
        "base|station|hold out|entrench|headquarter|hole up|garrison|dig|concentrate|remain|stay|fortify|encamp|barricade|hide",
        "in|at|inside|within|on",
        HOLD,
    ),
    ("contest|dispute", "object", CONTEST),
    ("fight|clash|battle", "in|inside|for|over|within|around|at|near|on|throughout", CONTEST),
    (
        "besiege|surround|encircle|blockade|isolate|cut off|seal off|ring|envelop|enclose|starve",
        "object",
        BESIEGE,
    ),
    (
        "trap|surround|besiege|encircle|stick|isolate|cut off",
        "in|inside|within",
        Frame(Kind.BESIEGES, actor="by", target="object"),
    ),
    ("close in", "on", BESIEGE),
)

#: "Its territory dwindled to P".
REDUCING = frozenset("dwindle shrink reduce confine limit restrict push contain".split())
#: "Cut the last supply line to P" besieges P.
CUTTING = frozenset("cut sever block close interdict".split())
LIFELINES = frozenset("line route road corridor supply highway link".split())

#: Verb of having + "control of P": kind by the verb.
CONTROL_VERBS = {
    **dict.fromkeys(
        "take seize gain regain assume establish win restore reestablish re-establish wrest consolidate reassert secure"
        " impose retake grab acquire obtain achieve recover reclaim get tighten extend expand cement declare".split(),
        Kind.TAKES,
    ),
    **dict.fromkeys("have retain maintain keep hold exert exercise remain be share claim enjoy".split(), Kind.HOLDS),
    **dict.fromkeys("lose relinquish cede surrender give hand yield abandon".split(), Kind.LEAVES),
}

#: "P is / comes under (the) control of X", "in X's hands".
UNDER_VERBS = {
    **dict.fromkeys("come fall pass go bring put place get slip return end".split(), Kind.TAKES),
    **dict.fromkeys("be remain stay keep lie stand hold leave have".split(), Kind.HOLDS),
}
UNDER_NOUNS = frozenset(
    "control rule hand hands grip administration authority occupation command jurisdiction possession sway".split()
)

#: Noun -> relation of the place -> frame. The actor is its possessor, its modifier, or who stands after "by".
NOUNS = _table(
    (
        "capture|recapture|seizure|takeover|conquest|liberation|retaking|reconquest|occupation|annexation|clearance|clearing|recovery"
        "|overrunning|re-capture|reoccupation|taking",
        "of|poss|compound|from",
        Frame(Kind.TAKES, actor="poss", target="from"),
    ),
    ("fall|collapse", "of|poss", Frame(Kind.TAKES, actor="to", target="none")),
    ("loss|abandonment|evacuation|cession", "of|poss", Frame(Kind.LEAVES, actor="poss", target="none")),
    (
        "withdrawal|retreat|pullout|pull-out|evacuation|departure|expulsion|exit|ouster",
        "from|out of",
        Frame(Kind.LEAVES, actor="poss", target="none"),
    ),
    (
        "siege|encirclement|blockade|isolation|besiegement|besieging|surrounding",
        "of|on|poss|compound|around",
        Frame(Kind.BESIEGES, actor="poss", target="none"),
    ),
    ("battle|struggle|fight", "of|for|over|poss|compound", Frame(Kind.CONTESTS, actor="poss", target="with")),
    (
        "fighting|clash|battle|combat|gunfight|firefight|gunbattle|skirmish|confrontation|street fighting|fight|warfare",
        "in|inside|for|over|within|around|at|near|on|throughout|between|along|across|of",
        Frame(Kind.CONTESTS, actor="poss", target="with"),
    ),
    (
        "stronghold|bastion|position|positions|base|headquarters|garrison|outpost|presence|hideout|redoubt|foothold|enclave|holdout"
        "|bridgehead|checkpoint|fighter|militant|rebel|troop|soldier|insurgent|force|garrison|defender|gunman|jihadist|defence|defense|pocket|line",
        "in|at|inside|within|on|of|around|near",
        Frame(Kind.HOLDS, actor="poss", target="none"),
    ),
    ("control|occupation|rule", "of|over|in", Frame(Kind.HOLDS, actor="poss", target="none")),
)
#: A noun of force stands for holding only where it has a side and the place follows in one of these relations.
HOLDING_FORCE = frozenset("fighter militant rebel troop soldier insurgent force gunman jihadist line".split())

#: "X-held P", "P, besieged by X": participle before the noun or after it.
PARTICIPLES = {
    **dict.fromkeys(
        "held controlled occupied dominated ruled run administered governed captured seized".split(), Kind.HOLDS
    ),
    **dict.fromkeys("besieged encircled surrounded blockaded trapped".split(), Kind.BESIEGES),
    **dict.fromkeys("contested disputed embattled".split(), Kind.CONTESTS),
}

#: Nouns of places, with what they stand for: whether "the town" may stand for a town named before.
CONTAINERS = frozenset(
    "city town village hamlet settlement district subdistrict sub-district neighborhood neighbourhood quarter suburb area region"
    " province governorate county oblast raion municipality community locality camp zone territory countryside pocket enclave"
    " valley canton barrio sector commune capital stronghold bastion hometown borough island township".split()
)
SITES = frozenset(
    "hospital airport airbase airfield base barracks field oilfield gasfield dam bridge crossing junction crossroad crossroads roundabout"
    " square market mosque church cathedral school university college factory plant mill station silo silos headquarters building complex compound"
    " prison jail palace castle citadel fortress fort stadium hotel hill mountain mount ridge peak height heights refinery mine quarry farm farms"
    " checkpoint post outpost garrison camp depot warehouse warehouses facility housing cemetery street road highway route motorway border gate river canal"
    " desert plain plains tower museum park garden port harbour harbor airstrip runway academy institute center centre bank banks"
    " hall court courthouse ministry directorate point points town city village district neighborhood neighbourhood quarter suburb area region"
    " province governorate countryside pocket enclave valley canton island subdistrict sub-district oblast raion project complex line silos front"
    " barrage reservoir lake tunnel entrance intersection zone tell tal chain range yard dormitory cave caves mills battalion regiment brigade division".split()
)
#: Sites that a report may name by what they are alone: "the hospital".
PROPER_SITES = frozenset(
    "hospital airport airbase airfield base barracks bridge university college factory mill station silo square market mosque church cathedral"
    " headquarters complex compound prison jail palace castle citadel fortress fort stadium hotel refinery mine quarry dam crossing"
    " checkpoint cemetery courthouse court museum tower harbour harbor port academy hall dormitory roundabout junction crossroad crossroads gate"
    " building hill mountain farm field neighborhood neighbourhood district quarter suburb center centre".split()
)
#: Words before a common noun that make it one of many, not a site: "the last village".
LOOSE_WORDS = frozenset(
    "last first only remaining final next second third main major key largest biggest other same own nearby few new held".split()
)

#: A part of a place: "most of P", "the eastern district of P", with the extent that it gives.
PARTS = {
    **dict.fromkeys(
        "most half part parts majority rest third quarter quarters remainder portion portions percent % bulk much section sections"
        " several district districts neighborhood neighborhoods neighbourhood neighbourhoods area areas side sides sector sectors street streets"
        " bank swath swaths chunk building buildings corner territory land ground centre center pocket pockets tract".split(),
        Extent.PART,
    ),
    **dict.fromkeys(
        "outskirt outskirts entrance entrances edge edges perimeter gate gates suburb suburbs surroundings vicinity fringe fringes"
        " surrounding environs approach approaches periphery".split(),
        Extent.EDGE,
    ),
    **dict.fromkeys("all whole entirety entire".split(), Extent.WHOLE),
}
WHOLE_WORDS = frozenset("fully completely entirely totally whole entire all full complete completely".split())
PART_WORDS = frozenset("partially partly mostly largely half most almost nearly".split())

#: "Clashes erupted in P": what a fight does where it is.
HAPPENING = frozenset(
    "take occur erupt break continue rage begin start ensue intensify resume happen flare renew concentrate focus go unfold escalate centre center persist be".split()
)
FIGHTING = frozenset(
    "fighting clash battle combat gunfight firefight gunbattle skirmish confrontation fight warfare hostility engagement".split()
)

#: Heads of noun phrases that stand for a side.
FORCES = frozenset(
    "force troop army military militia militant fighter insurgent rebel soldier jihadist gunman government regime opposition group coalition"
    " alliance police unit brigade division battalion regiment corps guard commando paramilitary tribesman loyalist mercenary terrorist"
    " defender attacker separatist guerrilla invader partisan faction organization organisation militiaman serviceman marine militants"
    " element member personnel trooper tank column convoy commander leadership movement front council party infantry side command extremist islamist warplane aircraft"
    " jihadi combatant remnant policeman recruit squad detachment contingent garrison ally navy artillery".split()
)
#: Nouns of undertakings whose modifier is the side that acts: "the SDF offensive captured ...".
UNDERTAKINGS = frozenset(
    "offensive operation attack assault campaign advance push raid counterattack counter-attack counteroffensive counter-offensive ambush".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeastern northwestern southeastern southwestern north-eastern north-western south-eastern"
    " south-western northeast northwest southeast southwest central upper lower rural inner outer middle old new greater".split()
)


def part(noun: Token) -> Extent | None:
    """How much of a place a noun means: "outskirts", "most"; None for the place itself."""
    return None if noun.text[:1].isupper() else PARTS.get(noun.lower_)
