"""A record to be judged."""

import shutil

import pytest

import judged_record
import whoheld


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The path of a record of two reports that nobody judged."""
    return judged_record.fill(tmp_path_factory.mktemp("judged"))


@pytest.fixture
def record(filled, tmp_path):
    """A copy of that record, open; its reports lie beside it."""
    for file in filled.parent.glob("*.txt"):
        shutil.copy(file, tmp_path)
    shutil.copy(filled, tmp_path / "record.db")
    with whoheld.open(tmp_path / "record.db") as opened:
        yield opened
