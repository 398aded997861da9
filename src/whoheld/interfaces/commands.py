"""The commands of `whoheld` by what they are for: where each lives, and what it is in a line.

They stand here and not with the commands so that the list of all, and a shell that completes, need not import any.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command in the list of all.

    Attributes:
        home: Its module and its name there. Commands that only ask must not import the reader.
        what: What it is for, in a line.
    """

    home: str
    what: str


#: What commands are for -> their names -> the commands.
FAMILIES = {
    "Reading": {
        "read": Entry(
            "whoheld.interfaces.reading:read",
            "Read files, folders, archives, tables and pages of the web into the record.",
        ),
        "demo": Entry("whoheld.interfaces.demo:demo", "The whole way on the sample reports."),
        "gazetteer": Entry("whoheld.interfaces.gazetteer:gazetteer", "Add layers of places, and list them."),
        "leanings": Entry("whoheld.interfaces.weighing:leanings", "Which source leans to which side, by your file."),
        "timex": Entry("whoheld.interfaces.marking:timex", "The expressions of time in texts."),
        "toponyms": Entry("whoheld.interfaces.marking:toponyms", "The names of places in texts."),
    },
    "Who held what": {
        "held": Entry("whoheld.interfaces.asking:held", "Who held a place on a day, and who says so."),
        "history": Entry("whoheld.interfaces.asking:history", "The spells of a place, in order."),
        "on": Entry("whoheld.interfaces.asking:on", "Every place with known control on a day."),
        "changes": Entry("whoheld.interfaces.listing:changes", "Every change of control."),
        "disputes": Entry("whoheld.interfaces.listing:disputes", "Where accounts disagree, both sides quoted."),
        "revisions": Entry(
            "whoheld.interfaces.asking:revisions", "How the answer for a day changed as documents came out."
        ),
    },
    "What documents tell and argue": {
        "claims": Entry("whoheld.interfaces.listing:claims", "Every claim, with its sentence."),
        "statements": Entry(
            "whoheld.interfaces.stating:statements", "What is argued: forecasts, explanations, distances."
        ),
        "forecasts": Entry(
            "whoheld.interfaces.foretelling:forecasts", "What was forecast and planned, and what came of it."
        ),
        "casualties": Entry("whoheld.interfaces.weighing:casualties", "Who came to harm at a place, by each source."),
    },
    "What is in the record": {
        "find": Entry("whoheld.interfaces.finding:find", "What a text may be the name of."),
        "places": Entry("whoheld.interfaces.listing:places", "The places that claims are about."),
        "actors": Entry("whoheld.interfaces.listing:actors", "The sides that claims name."),
        "sides": Entry("whoheld.interfaces.finding:sides", "The sides of the war, with their colours."),
        "sources": Entry("whoheld.interfaces.sources:sources", "Who says what is in the record."),
        "compare": Entry("whoheld.interfaces.sources:compare", "What differs between two sources."),
        "documents": Entry("whoheld.interfaces.listing:documents", "The documents in the record."),
    },
    "Counting and comparing": {
        "pace": Entry("whoheld.interfaces.pace:pace", "How fast a side gains, by week."),
        "stretch": Entry(
            "whoheld.interfaces.cutting:stretch", "How many places a side holds, and its contact with others."
        ),
        "cutoff": Entry("whoheld.interfaces.cutting:cutoff", "What is cut off if places fall; what is besieged."),
        "distance": Entry("whoheld.interfaces.cutting:distance", "How far it is from one place to another."),
        "match": Entry(
            "whoheld.interfaces.matching:match", "Compare with a table of ACLED's or UCDP's, or one of your own."
        ),
    },
    "Showing and handing on": {
        "serve": Entry("whoheld.interfaces.serving:serve", "Show the record as a page in the browser."),
        "page": Entry("whoheld.interfaces.page:page", "Write the page with its record into one file."),
        "picture": Entry(
            "whoheld.interfaces.picture:picture", "Draw a map of a day, or the spells of places, for print."
        ),
        "export": Entry("whoheld.interfaces.exporting:export", "Write the record for other tools."),
    },
    "Reviewing": {
        "queue": Entry("whoheld.interfaces.finding:queue", "What a person should review first."),
        "judge": Entry("whoheld.interfaces.judging:judge", "Say what is right, wrong or missing."),
        "judgements": Entry(
            "whoheld.interfaces.reviewing:judgements", "What people judged, and whether it still applies."
        ),
        "undo": Entry("whoheld.interfaces.reviewing:undo", "Take a judgement back."),
        "agreement": Entry("whoheld.interfaces.reviewing:agreement", "How far two people's judgements agree."),
        "forget": Entry("whoheld.interfaces.reviewing:forget", "Take a document's text and claims out."),
    },
    "Keeping the record": {
        "check": Entry("whoheld.interfaces.keeping:check", "Whether the record still says what was written."),
        "dump": Entry("whoheld.interfaces.keeping:dump", "Copy the whole record into a folder."),
        "restore": Entry("whoheld.interfaces.keeping:restore", "Make a record from such a folder."),
        "migrate": Entry("whoheld.interfaces.keeping:migrate", "Bring an older record up to this version."),
    },
    "This program": {
        "completion": Entry("whoheld.interfaces.completing:completion", "Let your shell complete commands and names."),
    },
}

#: All commands by name, in the order in which a person needs them.
COMMANDS = {name: entry for family in FAMILIES.values() for name, entry in family.items()}

#: The variables of the environment that count, and for what; `whoheld.options` reads them.
ENVIRONMENT = {
    "WHOHELD_RECORD": "The record to use where --record names none.",
    "WHOHELD_BY": "Who judges where --by names nobody.",
    "WHOHELD_TOKEN": "What everybody must show who asks `whoheld serve`, where --token says nothing.",
}


def relatives(name: str) -> list[str]:
    """The other commands for the same purpose, in order; none of a command that is not there."""
    family = next((names for names in FAMILIES.values() if name in names), {})
    return [other for other in family if other != name]
