"""The table of all questions that the server answers; the router and the API's document are made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.codebook import Kind, Stance
from whoheld.interfaces.web import asking, judging, searching
from whoheld.interfaces.web.argued_questions import ARGUED
from whoheld.interfaces.web.cutting import WAYS
from whoheld.interfaces.web.openapi import document
from whoheld.interfaces.web.packed import Packed
from whoheld.interfaces.web.params import (
    PAGING,
    choice,
    count,
    degrees,
    fields,
    maybe,
    number_of,
    text,
    texts,
)
from whoheld.interfaces.web.route import Question
from whoheld.interfaces.web.speaking import SPEAKING
from whoheld.record.finds import JUDGED

if TYPE_CHECKING:
    from whoheld.interfaces.web.desk import Desk

_DAY = "A day, month or year (2031-05-02, 2031-05, 2031); of a month or year its last day counts."
_PLACE = "Id of a place, or any spelling of it."
_BY = maybe(text("by", "Who judges; without it the person who started the server."))
_NOTE = maybe(text("note", "Why.", most=2000))


def _document(_: Desk) -> Packed:
    return Packed.of(document(QUESTIONS))


QUESTIONS: tuple[Question, ...] = (
    Question("/api/record", "What the record is, how much is in it.", "Record", asking.record, kept=False),
    Question("/api/map", "All places on all days, as a map needs them.", "Map", asking.chart, lens=True),
    Question("/api/places", "The places that claims are about.", "Place", asking.places, paged=True),
    Question(
        "/api/places/{id:path}",
        "A place: who held it, its spells, the harm done there, where accounts of it disagree.",
        "PlaceHistory",
        asking.place,
        (text("id", _PLACE, where="path", required=True), text("on", _DAY, most=40)),
        lens=True,
    ),
    Question(
        "/api/revisions",
        "How the answer for a day changed as documents came out.",
        "Revision",
        asking.revisions,
        (text("place", _PLACE, required=True), text("on", _DAY, required=True, most=40)),
        paged=True,
    ),
    Question(
        "/api/on",
        "Every place of which something is known on a day.",
        "PlaceOnDay",
        asking.on_day,
        (text("date", _DAY, required=True, most=40),),
        lens=True,
        paged=True,
    ),
    Question("/api/changes", "Every change of control.", "Change", asking.changes, lens=True, paged=True),
    Question("/api/disputes", "Where accounts disagree.", "Dispute", asking.disputes, lens=True, paged=True),
    Question(
        "/api/claims",
        "Claims that fit all that is given, with how many have each kind, stance, source, side, place, document.",
        "Found",
        searching.claims,
        (
            text("q", "Words; each of them begins a word of the quote."),
            choice("kind", "Of this kind.", Kind),
            choice("stance", "Put so.", Stance),
            text("source", "Said by this source."),
            text("side", "Done or held by this side or a part of it."),
            text("place", _PLACE),
            text("doc", "Name or id of the document.", most=1000),
            choice("judged", "Judged by a person in this way; any, none.", JUDGED),
            *PAGING,
        ),
        lens=True,
    ),
    Question(
        "/api/claims/{id}",
        "A claim where it stands: the text around it, its neighbours, what people said of it, what rests on it.",
        "ClaimCard",
        searching.claim,
        (text("id", "Id of the claim.", where="path", required=True),),
    ),
    Question("/api/documents", "The documents.", "Document", asking.documents, paged=True),
    Question(
        "/api/documents/{id:path}",
        "A document: its parts as plain text, and the claims in it.",
        "DocumentCard",
        searching.document,
        (text("id", "Name or id of the document.", where="path", required=True, most=1000),),
    ),
    Question("/api/sources", "Who says what.", "Source", searching.sources, lens=True, paged=True),
    *SPEAKING,
    Question(
        "/api/find",
        "What a text may be the name of.",
        "LookedUp",
        searching.look_up,
        (text("q", "What was typed.", required=True),),
    ),
    Question(
        "/api/compare",
        "What two sources say: each alone, both, and where they contradict each other.",
        "Comparison",
        searching.compare,
        (text("a", "A source.", required=True), text("b", "Another.", required=True)),
        lens=True,
    ),
    Question(
        "/api/queue",
        "What a person should look at first, each claim with the reasons in words; how many there are in all.",
        "Queue",
        searching.queue,
        (
            text("by", "Who reviews: what they judged is left out; without a name, what anybody judged."),
            text("skip", "Ids of claims to leave out, with commas between.", most=8_000),
            next(param for param in PAGING if param.name == "limit"),
        ),
        lens=True,
    ),
    *ARGUED,
    Question("/api/actors", "The actors that claims name.", "Actor", asking.actors, paged=True),
    Question("/api/judgements", "What people judged, in order.", "Judgement", asking.judgements, paged=True),
    Question(
        "/api/judgements",
        "Judge a claim, a place, an actor or a document; the act says which of the others it takes.",
        "Passed",
        judging.judge,
        (
            choice("act", "What is said.", judging.ACTS, where="body"),
            maybe(text("claim", "Id of the claim (accept, reject, correct).", most=80)),
            fields("fields", "Fields of the claim and what they should be; null leaves one open (correct, add)."),
            maybe(text("document", "Name or id of the document (add, published).", most=1000)),
            texts("documents", "Names or ids of documents that mean another place (split-place)."),
            maybe(text("quote", "Words of the document, letter for letter (add).", most=20_000)),
            count("at", "Where the quote begins, in characters, if it stands there twice (add)."),
            maybe(text("place", _PLACE)),
            maybe(text("other", "The other place or actor; for part-of the whole.")),
            maybe(text("actor", "Name of the actor (same-actor, part-of).")),
            maybe(text("since", "The first day on which it is so (same-actor, part-of).", most=40)),
            maybe(text("until", "The last day on which it is so (same-actor, part-of).", most=40)),
            maybe(text("date", "When it was published, in EDTF (published).", most=40)),
            degrees("lon", "Longitude (move-place).", 180),
            degrees("lat", "Latitude (move-place).", 90),
            count("seen", "How many judgements on the claim were seen; 409 if there are more by now."),
            _BY,
            _NOTE,
        ),
        method="POST",
    ),
    Question(
        "/api/judgements/{id}/undo",
        "Take a judgement back.",
        "Passed",
        judging.undo,
        (number_of("id", "Number of the judgement."), _BY, _NOTE),
        method="POST",
    ),
    Question(
        "/api/sides/{name:path}",
        "Say what a side is called, and in which colour it is drawn.",
        "Passed",
        judging.call_side,
        (
            text("name", "Any name of the side.", where="path", required=True),
            maybe(text("label", "What to call it; null leaves that as it is.")),
            maybe(text("colour", "Its colour, #rrggbb; null leaves that as it is.")),
            _BY,
            _NOTE,
        ),
        method="POST",
    ),
    *WAYS,
    Question("/api/openapi.json", "This document.", "OpenApi", _document),
)
