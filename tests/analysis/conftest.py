"""Sentences, parsed by the real model."""

import pytest
from narratives import document

from whoheld.analysis import nlp


@pytest.fixture(scope="session")
def model():
    """The shipped pipeline."""
    return nlp.load()


@pytest.fixture
def parse(model):
    """Parses a text as one paragraph, as it stands."""

    def parses(text, masks=()):
        [passage] = nlp.passages(document(text), model, masks)
        return passage

    return parses


@pytest.fixture
def word(parse):
    """The first token of a sentence that is written so."""

    def finds(text, written):
        doc = parse(text).doc
        return next(token for token in doc if token.text == written)

    return finds


@pytest.fixture
def mention(reader):
    """The names and sides that a text mentions, read with all that the reader knows."""

    def finds(text):
        analysed = reader.analyse(document(text))
        return analysed.mentions[0]

    return finds
