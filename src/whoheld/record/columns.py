"""The columns of flat tables of claims, spells, changes, statements and forecasts, with their types and meanings."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    CATEGORY = "category"  # one of few texts
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    TRUTH = "true or false"
    OBJECTS = "objects, or a list of them"


class Column(NamedTuple):
    """What a column is, in words, and what stands in it."""

    what: str
    type: Type = Type.TEXT


_POINT = {
    "lon": Column("longitude of the place in decimal degrees (WGS 84); empty where it has no point", Type.NUMBER),
    "lat": Column("latitude of the place in decimal degrees (WGS 84); empty where it has no point", Type.NUMBER),
}
_DOCUMENT = {
    "doc": Column("the document's name"),
    "doc_id": Column("the document's id: the SHA-256 of what was read"),
    "title": Column("the document's title"),
    "publisher": Column("who published it"),
    "published": Column("when it was published (EDTF)"),
    "url": Column("its address"),
}
_QUOTE = {
    "quote": Column("the words, letter for letter as in the text as read"),
    "quote_start": Column("first character of the quote in the text as read, counted from 0", Type.WHOLE),
    "quote_end": Column("the character after its last", Type.WHOLE),
    "raw_start": Column("first character of the quote in the file as decoded", Type.WHOLE),
    "raw_end": Column("the character after its last there", Type.WHOLE),
    "page": Column("the page, from one, on which it begins; empty where the document has no pages", Type.WHOLE),
}

#: What every row carries of the claim that it rests on.
EVIDENCE = {"claim_id": Column("the id of the claim that the row rests on"), **_QUOTE, **_DOCUMENT}

CLAIMS = {
    "id": Column("the claim's id: the hash of its document, span and coded fields"),
    "kind": Column("takes, holds, leaves, contests, besieges, attacks, strikes ... (the codebook)", Type.CATEGORY),
    "actor": Column("who does it or holds; joint ones joined by '; '"),
    "target": Column("to whom it is done"),
    "place": Column("the place as the codebook names it"),
    "place_id": Column("the id of the place in the record"),
    **_POINT,
    "unnamed": Column("a place that the text does not name, in its words"),
    "extent": Column("how much of the place: whole, part, edge or unclear", Type.CATEGORY),
    "start": Column("first day on which it can have been", Type.DAY),
    "end": Column("last day on which it can have been", Type.DAY),
    "span": Column("within: on some day between; throughout: on every one", Type.CATEGORY),
    "source": Column("to whom the text attributes it; empty where the author says it"),
    "stance": Column(
        "said, doubted, denied, intended, forecast or supposed: only the first two are told as happened", Type.CATEGORY
    ),
    "reported": Column("the day on which the source said it", Type.DAY),
    "low": Column("the lower figure of people", Type.WHOLE),
    "high": Column("the higher figure", Type.WHOLE),
    "unit": Column("of whom the figure is", Type.CATEGORY),
    "weapon": Column("by what a strike was made", Type.CATEGORY),
    "actor_text": Column("the actor as written"),
    "target_text": Column("the target as written"),
    "source_text": Column("the source as written"),
    "place_text": Column("the place as written"),
    "date_text": Column("the date as written"),
    "modality": Column("the word that makes it possible or planned"),
    "polarity": Column("the word that denies it"),
    "certainty": Column("the word that makes it sure or doubtful"),
    "confidence": Column("how sure the reader is, from 0 to 1", Type.NUMBER),
    "reasons": Column("why the reader chose so, field by field", Type.OBJECTS),
    "judged": Column("accepted, corrected or added where a person did so", Type.CATEGORY),
    "reader": Column("the version of the reader that found it", Type.CATEGORY),
    **_QUOTE,
    **_DOCUMENT,
}

_BOUNDS = {
    "start": Column("when it began (EDTF); empty where nothing tells"),
    "end": Column("when it ended (EDTF); empty where nothing ends it"),
    "start_earliest": Column("first day on which it can have begun", Type.DAY),
    "start_latest": Column("day by which it has certainly begun: from here on a map shows it", Type.DAY),
    "end_earliest": Column("first day on which it can have ended", Type.DAY),
    "end_latest": Column("day by which it has certainly ended: up to here a map shows it", Type.DAY),
}

SPELLS = {
    "id": Column("the hash of place, days, holder and status"),
    "place": Column("the place, by its usual name"),
    "place_id": Column("the id of the place in the record"),
    **_POINT,
    "holder": Column("who held it, for reading; 'unknown' where nobody is known to (never: nobody held it)"),
    "holders": Column("the sides that held it, joined by '; '; empty where unknown"),
    "sharing": Column("sole, joint, divided or unknown", Type.CATEGORY),
    "status": Column("held, contested, divided, disputed, undated or unknown", Type.CATEGORY),
    **_BOUNDS,
    "last_evidence": Column("the last day of which its evidence speaks", Type.DAY),
    "why": Column("what decided, in words"),
    **EVIDENCE,
    "for": Column("every claim for it, each with its words, document and offsets", Type.OBJECTS),
    "against": Column("every claim against it, likewise", Type.OBJECTS),
}

CHANGES = {
    "id": Column("the hash of place, days and holders"),
    "place": Column("the place, by its usual name"),
    "place_id": Column("the id of the place in the record"),
    **_POINT,
    "holder": Column("who came to hold it; empty where unknown"),
    "former_holder": Column("who held it before; empty where unknown"),
    "start": Column("first day on which the change can have been", Type.DAY),
    "end": Column("last day on which it can have been", Type.DAY),
    "stance": Column("of the claim that tells it best", Type.CATEGORY),
    "source": Column("of that claim"),
    "first": Column("whether it is the place's first known change", Type.TRUTH),
    **EVIDENCE,
}

STATEMENTS = {
    "id": Column("the statement's id: the hash of its document, span and fields"),
    "type": Column("forecast, rival_explanation, cause, what_if, distance, force_size or assessment", Type.CATEGORY),
    "source": Column("to whom the text attributes it; empty where the author says it"),
    "about_place": Column("the place that it is about, as written"),
    "place_id": Column("the id of that place in the record, where a claim of the document names it too"),
    **_POINT,
    "about_actor": Column("the side that it is about"),
    "stance": Column("how it is put: said, doubted, denied, intended, forecast or supposed", Type.CATEGORY),
    "low": Column("lowest value of a figure, in `unit`; empty where the words leave it open", Type.NUMBER),
    "high": Column("highest value, likewise", Type.NUMBER),
    "unit": Column("km, sq km, or what is counted, as written"),
    "figure_text": Column("the figure as written, in the text's own units"),
    "group": Column("explanations of one event have the same number within their document", Type.WHOLE),
    "explained": Column("the event that an explanation explains: its words, place and claim", Type.OBJECTS),
    "leaning": Column("favoured or doubted, where the author says so of an explanation", Type.CATEGORY),
    "leaning_text": Column("the words that say so"),
    "source_text": Column("the source as written"),
    "stance_text": Column("the words that say how it is put"),
    "reasons": Column("the words for which it was taken for one, and how its place is known", Type.OBJECTS),
    "judged": Column("accepted or rejected where a person did so", Type.CATEGORY),
    "reader": Column("the version of the reader that found it", Type.CATEGORY),
    **_QUOTE,
    **_DOCUMENT,
}

FORECASTS = {
    "id": Column("the id of the claim that foretells"),
    "stance": Column("forecast, intended, supposed, or denied: it is said not to be coming", Type.CATEGORY),
    "kind": Column("what would happen, by the codebook", Type.CATEGORY),
    "actor": Column("who would do it or hold"),
    "target": Column("to whom it would be done"),
    "place": Column("the place, by its usual name"),
    "place_id": Column("the id of the place in the record"),
    **_POINT,
    "source": Column("to whom the text attributes it; empty where the author says it"),
    "said_by": Column("the same under the names by which sources are listed; joint ones joined by '; '"),
    "told": Column("when it was told (EDTF)"),
    "told_earliest": Column("first day on which it can have been told", Type.DAY),
    "told_latest": Column("last day on which it can have been told", Type.DAY),
    "window": Column("within which days it should come true (EDTF); open at the end where no time is told"),
    "window_earliest": Column("first day of the window", Type.DAY),
    "window_latest": Column("last day of the window; empty where it is open", Type.DAY),
    "horizon": Column("the words of the text that say by when"),
    "reading": Column("how those words are read"),
    "test": Column("what would make it true, in words"),
    "outcome": Column("came-true, did-not, open or not-testable, by the record", Type.CATEGORY),
    "on": Column("the days of what decided (EDTF)"),
    "on_earliest": Column("first of those days", Type.DAY),
    "on_latest": Column("last of those days", Type.DAY),
    "why": Column("why so, in words"),
    **EVIDENCE,
    "for": Column("every claim that decided, each with its words, document and offsets", Type.OBJECTS),
    "rivals": Column("every claim that says otherwise, likewise", Type.OBJECTS),
}

#: Table -> its columns.
TABLES = {"claims": CLAIMS, "spells": SPELLS, "changes": CHANGES, "statements": STATEMENTS, "forecasts": FORECASTS}
