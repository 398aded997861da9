"""The part of the table of questions that is about what is argued, foretold and planned."""

from __future__ import annotations

from whoheld.codebook import Stance, StatementType
from whoheld.interfaces.web import arguing, foretelling
from whoheld.interfaces.web.params import PAGING, choice, text
from whoheld.interfaces.web.route import Question

_WORDS = text("q", "Words; each of them begins a word of the quote.")
_STANCE = choice("stance", "Put so.", Stance)
_ABOUT = (
    text("place", "About this place: its id, or any spelling of it."),
    text("side", "About this side or a part of it; of forecasts, what it would do."),
    text("source", "Said by this source."),
    text("doc", "Name or id of the document.", most=1000),
)

ARGUED: tuple[Question, ...] = (
    Question(
        "/api/forecasts",
        "Forecasts and plans that fit all that is given, what came of each, and how many there are of each sort.",
        "Ledger",
        foretelling.forecasts,
        (
            _WORDS,
            choice("outcome", "With this outcome; testable for all but not-testable.", foretelling.OUTCOMES),
            _STANCE,
            *_ABOUT,
            *PAGING,
        ),
        lens=True,
    ),
    Question(
        "/api/forecasts/counts",
        "What came of the forecasts of each source or in each document, in counts.",
        "Reckoning",
        foretelling.forecast_counts,
        (choice("by", "Counted by source, or by doc.", ("source", "doc")), *_ABOUT),
        lens=True,
        paged=True,
    ),
    Question(
        "/api/statements",
        "Statements that fit all that is given, rival explanations as whole groups, and how many of each sort.",
        "Argued",
        arguing.statements,
        (_WORDS, choice("type", "Of this type.", StatementType), _STANCE, *_ABOUT, *PAGING),
        lens=True,
    ),
    Question(
        "/api/statements/{id}",
        "A statement where it stands: the text around it, and the other explanations of what it explains.",
        "StatementCard",
        arguing.statement,
        (text("id", "Id of the statement.", where="path", required=True),),
    ),
)
