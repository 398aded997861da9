"""One browser, one server on the samples, and pages that are closed; every page is checked when it is closed."""

import shutil

import pytest
from pages import Opened, chromium, read_samples, served


@pytest.fixture(scope="session")
def browser():
    """Chromium; tests that need it are skipped where there is none."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def sample_record(browser, tmp_path_factory):  # noqa: ARG001 - nothing is read where there is no browser
    """A record of the shipped samples; copy it to write to it."""
    return read_samples(tmp_path_factory.mktemp("samples") / "samples.db")


@pytest.fixture(scope="session")
def sample_address(sample_record):
    """The address of a server on the samples that nobody writes to."""
    with served(sample_record) as address:
        yield address


@pytest.fixture
def pages():
    """The pages that a test has opened; they are closed before the server that they ask."""
    return []


@pytest.fixture
def own_address(sample_record, tmp_path, pages):
    """The address of a server on a copy of the samples, to write to."""
    copy = tmp_path / "own.db"
    shutil.copy(sample_record, copy)
    with served(copy) as address:
        yield address
        for one in pages:
            one.close()


@pytest.fixture
def opened(browser, pages):
    """Opens pages: `opened(address, color_scheme="dark")`; none may err, or ask anybody else for anything."""

    def open_page(address, **how):
        pages.append(Opened(browser, address, **how))
        return pages[-1]

    yield open_page
    for one in pages:
        one.close()
    assert [error for one in pages for error in one.errors] == []
    assert [url for one in pages for url in one.outward] == []


@pytest.fixture
def shots(request):
    """The folder that `--screenshots` names; None where it does not."""
    folder = request.config.getoption("--screenshots")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return folder
