"""Puts this folder on the path, so that the tests of all rooms share their helpers (`telling`), and one reader."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

import postgres as real

# A busy machine must not fail a law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

# Where Python is told to keep no bytecode (PYTHONDONTWRITEBYTECODE, as images of machines often have it), every process
# that runs tests, and every one that a test starts, compiles all of them anew: 24 seconds of each instead of 8.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


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
    """The shipped reader; loading it takes seconds, so that all tests share one, and only those that read have it."""
    from whoheld.options import ReadingOptions  # noqa: PLC0415
    from whoheld.pipeline import Reader  # noqa: PLC0415

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
