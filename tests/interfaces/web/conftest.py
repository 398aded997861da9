"""A server on a record that nobody changes, and one on a record to be judged."""

import shutil

import pytest
from serving import served

from judged_record import fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """The path of a record that no server opens."""
    return fill(tmp_path_factory.mktemp("filled"))


@pytest.fixture(scope="session")
def shown(filled, tmp_path_factory):
    """The path of a record that stays as it is."""
    return shutil.copy(filled, tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="session")
def page(shown):
    """A client of a server on that record."""
    with served(shown) as asker:
        yield asker


@pytest.fixture
def judged(filled, tmp_path):
    """The path of a record of the test's own."""
    return shutil.copy(filled, tmp_path)


@pytest.fixture
def desk(judged):
    """A client of a server on it."""
    with served(judged) as asker:
        yield asker
