"""Puts this folder on the path, so that the tests of all rooms share their helpers (`telling`), and one reader."""

import pytest
from hypothesis import settings

from whoheld.options import ReadingOptions
from whoheld.pipeline import Reader

# A busy machine must not fail a law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def reader():
    """The shipped reader; loading it takes seconds, so that all tests share one."""
    return Reader(ReadingOptions())
