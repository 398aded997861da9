"""The errors that WhoHeld raises, all of them in one tree.

WhoHeldError
├── DocumentError            a text that cannot be read
│   ├── MissingDocument      no such file or folder, or nothing in it that can be read
│   ├── UnreachableDocument  an address of the web that gives no page, or must not be read
│   └── UnreadableDocument   binary, empty, too long a line, undecodable
├── RecordError              a record that cannot be opened or written
│   ├── WrongVersion         written by another version of WhoHeld, or no record at all
│   └── RecordUnwritable     read-only, locked or on a full disk
├── GazetteerError           a layer of places that cannot be read
├── RoadsError               a file of roads that cannot be read
├── LeaningsError            a file of leanings that cannot be read
├── PeerTableError           a table of other people's events or spells that cannot be read
├── ModelError               the language model is missing, or not the one that was measured
├── ClusterError             a cluster that cannot be reached, or whose machines cannot read
├── OutputError              a picture, a page or an export that cannot be written
├── MissingExtra             a library that only some people need is not installed
└── QuestionError            a question that has no single answer
    ├── UnknownPlace         no place of that name in the record
    ├── AmbiguousPlace       several places fit equally well
    ├── UnknownClaim         no claim of that id in the record
    ├── UnknownStatement     no statement of that id in the record
    ├── UnknownDocument      no single document of that name or id in the record
    ├── UnknownSource        no source of that name in the record
    ├── BadDate              not a day, month or year
    ├── TooRecent            a day that is not past enough for what is asked
    └── BadJudgement         a judgement on what is not there, or with a value that cannot be

Each message says what was seen, where, and what to do next.
"""

from __future__ import annotations


class WhoHeldError(Exception):
    """Something that a person can mend; its text says how."""


class DocumentError(WhoHeldError):
    """A text that cannot be read."""


class MissingDocument(DocumentError):
    """No such file or folder, or nothing in the folder that can be read."""


class UnreachableDocument(DocumentError):
    """An address of the web that gives no page, or one that must not be read."""


class UnreadableDocument(DocumentError):
    """Binary, empty or undecodable bytes where text was expected."""


class RecordError(WhoHeldError):
    """A record that cannot be opened or written."""


class WrongVersion(RecordError):
    """Written by another version of WhoHeld, or not a record at all."""


class RecordUnwritable(RecordError):
    """Read-only, locked by another program, or on a full disk."""


class GazetteerError(WhoHeldError):
    """A layer of places that cannot be read."""


class RoadsError(WhoHeldError):
    """A file of roads that cannot be read."""


class LeaningsError(WhoHeldError):
    """A file that says which sources lean to which side, and cannot be read."""


class PeerTableError(WhoHeldError):
    """A table that other people made, to compare with, that cannot be read."""


class ModelError(WhoHeldError):
    """The language model is missing, or its files are not those that were measured."""


class ClusterError(WhoHeldError):
    """A cluster that cannot be reached or was lost, or one whose machines cannot read or write what they are given."""


class OutputError(WhoHeldError):
    """A picture, a page or an export that cannot be written."""


class MissingExtra(WhoHeldError):
    """A library that only some people need is not installed; the message says what to install."""


class QuestionError(WhoHeldError):
    """A question that has no single answer."""


class UnknownPlace(QuestionError):
    """No place of that name is in the record."""


class AmbiguousPlace(QuestionError):
    """Several places of the record fit equally well; the message lists them."""


class UnknownClaim(QuestionError):
    """No claim of that id is in the record."""


class UnknownStatement(QuestionError):
    """No statement of that id in the record."""


class UnknownDocument(QuestionError):
    """No single document of that name or id is in the record."""


class UnknownSource(QuestionError):
    """No source of that name is in the record."""


class BadDate(QuestionError):
    """Not a day, month or year."""


class TooRecent(QuestionError):
    """A day that is not past enough for what is asked."""


class BadJudgement(QuestionError):
    """A judgement on what is not in the record, or with a value that cannot be."""
