"""What a passage mentions of control and fighting: a trigger, the place, and where actor and target stand.

Each place argument is followed up the parse (see `roles.roles`) until a governor stands in the lexicon with that
relation. A place may have several: "X-held P was captured" tells of a state and of a change.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whoheld.almanac.nation import countries
from whoheld.analysis import lexicon, roles, syntax
from whoheld.analysis.actions import actions
from whoheld.analysis.arguments import Argument, Naming, arguments
from whoheld.analysis.event import Event
from whoheld.analysis.extents import extent
from whoheld.analysis.governors import Telling, by_governor
from whoheld.analysis.presence import undergone
from whoheld.analysis.states import states
from whoheld.analysis.withdrawals import withdrawals
from whoheld.codebook import Extent, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from whoheld.analysis.mentions import Mentions
    from whoheld.analysis.passage import Passage


def find_events(passage: Passage, mentions: Mentions) -> list[Event]:
    """All mentions of control of a passage, in the order of their triggers."""
    wanted = [a for a in arguments(passage, mentions) if not _in_chain(passage, mentions, a)]
    found = [e for argument in wanted for e in _events_of(passage, mentions, argument)]
    unique: dict[tuple[Kind, int, int], Event] = {}
    found += _borrowed(passage, found, actions(passage, mentions, wanted))
    for event in (*found, *listed(passage, mentions, found), *withdrawals(passage, mentions)):
        unique.setdefault((event.kind, event.trigger, event.at), event)
    return sorted(unique.values(), key=lambda e: (e.trigger, e.at))


def _borrowed(passage: Passage, found: list[Event], fights: list[Event]) -> list[Event]:
    """The fights, those that say no place at the place that their sentence tells of."""
    kept: list[Event] = []
    for fight in fights:
        if fight.place is not None:
            kept.append(fight)
            continue
        sent = passage.doc[fight.trigger].sent
        inside = [e for e in (*fights, *found) if sent.start <= e.trigger < sent.end and e is not fight]
        if any(_same_fight(fight, e) for e in inside if e in fights and (e.place or e in kept)):
            continue
        elsewhere = fight.kind is Kind.ADVANCES  # who advances is seldom where the sentence tells of something else
        near = [] if elsewhere else [e for e in inside if e.place and e.place.naming is not Naming.UNNAMED]
        if near:
            other = min(near, key=lambda e: (e.trigger > fight.trigger, abs(e.trigger - fight.trigger)))
            there = [e for e in near if e.trigger == other.trigger and e.kind is other.kind]
            kept += [replace(fight, place=e.place, how=f"{fight.how} sentence") for e in there[:MANY]]
        else:
            kept.append(fight)
    return kept


#: A fight is not told to be at each place of a longer list that was taken in it.
MANY = 2


def _same_fight(fight: Event, other: Event) -> bool:
    """Whether a fight without a place only speaks again of another one of its sentence."""
    if fight.kind is not other.kind or fight.weapon != other.weapon:
        return False
    return not fight.actors or not other.actors or fight.actors == other.actors


def _in_chain(passage: Passage, mentions: Mentions, argument: Argument) -> bool:
    """Whether a name only says in which province the name before it lies: "P, Luhansk Oblast"."""
    if argument.mention is None or argument.first < 2 or passage.doc[argument.first - 1].text != ",":  # noqa: PLR2004
        return False
    before = mentions.name_at(argument.first - 2)
    return (
        before is not None
        and passage.doc[argument.last].lower_ in lexicon.AREAS
        and passage.doc[before.last].lower_ not in lexicon.AREAS
    )


def _events_of(passage: Passage, mentions: Mentions, argument: Argument) -> Iterator[Event]:
    for root in _roots(passage, argument):
        found = list(_events_at(passage, mentions, argument, root))
        yield from found
        if found:
            return


def _roots(passage: Passage, argument: Argument) -> list[Token]:
    """The tokens by which the argument hangs on the rest; the parser may tear a name in two."""
    inside = range(argument.first, argument.last + 1)
    others = [passage.doc[i] for i in inside if passage.doc[i].head.i not in inside and i != argument.root]
    return [
        passage.doc[argument.root],
        *(t for t in others if argument.mention and t.dep_ not in {"det", "punct", "amod"}),
    ]


def _events_at(passage: Passage, mentions: Mentions, argument: Argument, root: Token) -> Iterator[Event]:
    yield from (_event(argument, t, lexicon.part(root), passage) for t in states(mentions, root))
    for role in (*roles.stranded(root), *roles.roles(root)):
        if role.container is not None:
            yield from (_event(argument, t, role.extent, passage) for t in states(mentions, role.container))
        telling = by_governor(mentions, role)
        if telling and not (telling.presence and _wide(passage, argument)):
            yield _event(argument, telling, role.extent, passage)
            if telling.kind is Kind.HOLDS:
                yield from (_event(argument, t, role.extent, passage) for t in undergone(telling))
            if telling.trigger.lower_ not in roles.STANDING_PLACES:
                return  # who takes X's positions in P takes a part of it


def _wide(passage: Passage, argument: Argument) -> bool:
    """A province, a country, its south, a countryside: a force that is somewhere in it does not hold it."""
    if passage.doc[argument.last].lower_ in WIDE:
        return True
    if argument.mention is None or argument.mention.name is None:
        return False
    words = argument.mention.name.split()
    while len(words) > 1 and words[0].lower() in lexicon.DIRECTIONS:
        words.pop(0)
    return " ".join(words) in countries()


#: Last words of names that no force fills by being there.
WIDE = lexicon.AREAS | {"coast", "countryside", "desert"}


def _event(argument: Argument, telling: Telling, passed: Extent | None, passage: Passage) -> Event:
    return Event(
        telling.kind,
        telling.trigger.i,
        argument,
        tuple(syntax.counted(t).i for t in telling.actors if t is not None),
        tuple(syntax.counted(t).i for t in telling.targets if t is not None),
        Extent.PART if argument.part else extent(passage.doc[argument.root], telling, passed),
        telling.how.replace(telling.trigger.text, passage.word(telling.trigger)),
        telling.presupposed,
        _left_out(passage, argument),
    )


#: All except P, except for P.
EXCEPTING = frozenset({"except", "excepting", "excluding"})


def _left_out(passage: Passage, argument: Argument) -> bool:
    """Captured A and B, but not P, nor the next one of the list that begins with P."""
    start = passage.doc[argument.first].sent.start
    before = [passage.doc[i].lower_ for i in range(max(start, argument.first - 3), argument.first)]
    if EXCEPTING & set(before) or before[-2:] == ["all", "but"]:
        return True
    last = max((i for i in range(start, argument.first) if passage.doc[i].lower_ == "not"), default=None)
    if last is None:
        return False
    between = passage.doc[last + 1 : argument.first]
    if any(t.pos_ in {"VERB", "AUX"} or t.lower_ in {"only", "yet", "just"} for t in between):
        return False
    return len(between) < NEAR or (last > start and passage.doc[last - 1].lower_ == "but")


#: Words of sort and of how much that may stand before a name in a list.
_SORTS = (
    r"(?:\s+(?:and|also|the|nearby|neighbou?ring|adjacent|strategic|small|smaller|entire|rest|former))*"
    r"(?:\s+(?:parts?|most|much|half|all|some|outskirts|edges?|\d+%|\d+ per ?cent)\s+of)?(?:\s+the)?"
    r"(?:\s+(?:towns?|villages?|cit(?:y|ies)|districts?|neighbou?rhoods?|areas?|hills?)(?:\s+of)?)?(?:\s+the)?"
)
#: So many words stand between "not" and what it leaves out.
NEAR = 3
#: Between two names of one list.
AND = re.compile(
    r"[\"'”’)]*\s*(?:,|;|/|&|,?\s*and|,?\s*or|,?\s*as well as|,?\s*along with|,?\s*alongside|,?\s*then"
    r"|,?\s*including|,?\s*such as|,?\s*both)" + _SORTS + r"\s*[\"'“‘(]*",
    re.IGNORECASE,
)
#: What takes up a list again behind an aside: "A, north of C, as well as B".
AGAIN = re.compile(r",[^.;:]{0,90}?,?\s*\b(?:as well as|along with|alongside)" + _SORTS + r"\s*", re.IGNORECASE)
#: Between counted places and the names that are given for them.
NAMELY = re.compile(
    r"(?:\s+(?:in|near|on|of|along|around|to|from|(?:north|south)?(?:east|west)|north|south)\b[^,:;().]{0,60})?"
    r"\s*(?:,|:|\(|–|—)?(?:[^,:;().]{0,25})?"
    r"\s*(?:,|:|\(|\bincluding:?|\bnamely:?|\bsuch as|\bnotably|\bwere:?)"
    r"\s*(?:the\s+)?(?:(?:towns?|villages?|cit(?:y|ies)|districts?)\s+of\s+)?",
    re.IGNORECASE,
)


def listed(passage: Passage, mentions: Mentions, found: list[Event]) -> Iterator[Event]:
    """The other members of a list, where the parser has lost them: names without an event, right after one that has."""
    told = {e.place.root for e in found if e.place}
    for event in found:
        place = event.place
        if (
            place is None
            or place.naming in {Naming.ANAPHOR, Naming.SITE}
            or (place.naming is Naming.UNNAMED and event.kind is not Kind.TAKES)
        ):
            continue
        last, pattern = place.last, AND if place.mention else NAMELY
        for m in mentions.names:
            if m.first <= last or not _goes_on(passage, last, m.first, pattern):
                continue
            if (
                _another_subject(passage.doc[m.root], event)
                or m.root in told
                or passage.doc[m.first].sent.start != passage.doc[event.trigger].sent.start
            ):
                break
            told.add(m.root)
            argument = Argument(m.first, m.last, m.root, Naming.NAMED, passage.doc[m.last].lower_, m)
            denied = event.denied or _left_out(passage, argument)
            yield replace(event, place=argument, how=f"{event.how}, in a list", denied=denied)
            last, pattern = m.last, AND


def _goes_on(passage: Passage, last: int, first: int, pattern: re.Pattern[str]) -> bool:
    """Whether what stands between two tokens makes them members of one list."""
    between = passage.text[passage.ends[last] - passage.block.start : passage.starts[first] - passage.block.start]
    if pattern.fullmatch(between):
        return True
    told = any(t.tag_ in {"VBD", "VBZ", "VBP"} and t.dep_ != "relcl" for t in passage.doc[last + 1 : first])
    return pattern is AND and not told and AGAIN.fullmatch(between) is not None


def _another_subject(root: Token, event: Event) -> bool:
    """In "if X takes A, B is next", B begins a clause of its own."""
    return root.dep_ in {"nsubj", "nsubjpass"} and root.head.i > root.i and root.head.i != event.trigger
