"""Which of FollowTheMoney's schemata and properties are written, and what stands in them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from whoheld.codebook import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The name of the data set in each statement.
DATASET = "whoheld"
#: The property of the statement that says that an entity is there.
BASE = "id"

#: Properties that hold words of a document, or its address: they are never touched.
LETTER_FOR_LETTER = frozenset({"description", "bodyText", "sourceUrl"})
#: A name has no more characters than this.
LONGEST = 250

#: Schema -> property -> what stands in it.
SCHEMATA: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "PublicBody": {"name": "the common name of a state's side", "country": "the state"},
        "Organization": {"name": "the common name of a side"},
        "LegalEntity": {"name": "the words for those who go by no name of their own (`rebels`)"},
        "Address": {
            "full": "the place with its division and country",
            "city": "the place, where it is a settlement that a gazetteer has",
            "state": "the first-level division",
            "country": "the country",
            "latitude": "decimal degrees",
            "longitude": "decimal degrees",
        },
        "Document": {
            "fileName": "the document's name",
            "title": "its title",
            "sourceUrl": "its address",
            "publisher": "who published it",
            "publishedAt": "when, where it is one day, month or year",
            "bodyText": "the whole text, if it was asked for",
        },
        "Event": {
            "name": "who does what, where",
            "startDate": "the first day on which it can have happened",
            "endDate": "the last",
            "location": "the place",
            "addressEntity": "the place, as an entity",
            "country": "the country",
            "involved": "the sides",
            "summary": "who acts and against whom",
            "keywords": "the kind of event",
            "proof": "the documents that tell of it",
            "recordId": "the id of the event",
        },
        "Note": {
            "name": "the document and where the quote stands in it",
            "description": "the quote, letter for letter",
            "summary": "`tells` or `denies`, how it is put, and who says so",
            "notes": "the offsets of the quote, in the text as read and in the file as decoded",
            "entity": "the event",
            "proof": "the document",
        },
    }
)

#: What is an event there; states and what is done elsewhere ("supports") are none.
KINDS = frozenset(Kind) - {Kind.HOLDS, Kind.BESIEGES, Kind.SUPPORTS}
