"""One browser, one server on the samples, and pages that are closed; every page is checked when it is closed."""

import shutil
from contextlib import ExitStack

import hostile
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
def hostile_record(browser, tmp_path_factory):  # noqa: ARG001 - nothing is read where there is no browser
    """A record of documents that are markup, scripts and templates; nobody writes to it."""
    return hostile.fill(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def sample_address(sample_record):
    """The address of a server on the samples that nobody writes to."""
    with served(sample_record) as address:
        yield address


@pytest.fixture
def serve(browser):  # noqa: ARG001 - nothing is served where there is no browser
    """Serves records: `serve(path)` is an address; no server stops before the pages of `opened` are closed."""
    with ExitStack() as servers:
        yield lambda record: servers.enter_context(served(record))


@pytest.fixture
def own_address(sample_record, tmp_path, serve):
    """The address of a server on a copy of the samples, to write to."""
    return serve(shutil.copy(sample_record, tmp_path / "own.db"))


@pytest.fixture
def opened(browser, serve):  # noqa: ARG001 - what is asked for first is taken down last: the page goes before its server
    """Opens pages: `opened(address, color_scheme="dark")`; none may err, or ask anybody else for anything."""
    pages = []

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
