"""Texts, read by the one reader of the session."""

import pytest

from whoheld.acquisition.walk import acquire

#: A last paragraph without a claim: a lone line of names would be taken for the headline of another page.
CLOSING = "\n\nThe harvest was poor, bread was dear, and many families lived on rice and beans.\n"


@pytest.fixture
def document(tmp_path):
    """Makes a document of a text as if it lay in a file."""

    def makes(text, *, name="report.txt", published=None):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return acquire(path, published=published)

    return makes


@pytest.fixture
def read(reader, document):
    """Reads a text, with a plain paragraph after it, and gives back its claims."""

    def reads(text, **given):
        return reader.read(document(text + CLOSING, **given)).claims

    return reads
