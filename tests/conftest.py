"""Puts this folder on the path, so that the tests of all rooms share their helpers (`telling`), and one reader."""

from pathlib import Path

import pytest
from hypothesis import settings

import postgres as real
from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader

# A busy machine must not fail a law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser):
    """Where pictures of the page go, for people to look at."""
    parser.addoption("--screenshots", type=Path, metavar="FOLDER", help="keep pictures of the page in FOLDER")


@pytest.hookimpl(tryfirst=True)  # before -m sorts out what is slow
def pytest_collection_modifyitems(items):
    """What needs a real server of PostgreSQL is slow: each process would start one."""
    for item in items:
        where = getattr(item, "callspec", None)
        if "postgres" in item.fixturenames or (where and "postgresql" in where.params.values()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def reader():
    """The shipped reader; loading it takes seconds, so that all tests share one."""
    return Reader(ReadingOptions())


@pytest.fixture(scope="session")
def postgres_server():
    """The address of a database on a real server; tests that need one are skipped where there is none."""
    with real.server() as address:
        if address is None:
            pytest.skip(real.NEEDED)
        yield address


@pytest.fixture
def postgres(postgres_server):
    """The address of an empty place for a record on that server."""
    with real.schema(postgres_server) as address:
        yield address
