"""A real browser on a real `whoheld serve`: how both are started, and how a page is opened and waited for."""

import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.resources import files

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NEEDED = "no Chromium here: apt-get install chromium, and the tests of the page run"
#: It draws in software, and asks nobody about updates.
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
WHOHELD = [sys.executable, "-c", "from whoheld.interfaces.cli import main; main()"]
SAMPLES = files("whoheld.interfaces") / "samples"
#: Milliseconds; a machine that does much else takes long.
PATIENCE = 60_000


@contextmanager
def chromium():
    """Chromium, driven by Playwright; the test is skipped where either is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here: install whoheld[test]")
    if CHROMIUM is None:
        pytest.skip(NEEDED)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def served(location):
    """The address of a `whoheld serve` on a record, on a free port."""
    command = [*WHOHELD, "serve", "--record", str(location), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        told = []
        for line in server.stdout:
            told.append(line)
            if found := re.search(r"http://[\w.]+:\d+/", line):
                yield found.group()
                break
        else:
            pytest.fail("whoheld serve said no address: " + "".join(told))
        server.terminate()


def read_samples(location):
    """Read the shipped samples into a record."""
    subprocess.run([*WHOHELD, "read", str(SAMPLES), "--record", str(location)], check=True, capture_output=True)
    return location


_SAYS = """wanted => {
  const said = new URLSearchParams(location.hash.slice(1));
  return Object.entries(wanted).every(([name, value]) => said.get(name) === value);
}"""


_TURN = """state => new Promise((done) => {
  const before = location.href;
  location.hash = state;
  if (location.href === before) done();
  else addEventListener("hashchange", () => done(), {once: true});
})"""


def turn(page, state):
    """Show another state of an open page, as a link in it does, and wait until its panel is drawn."""
    page.evaluate(_TURN, state)  # the page hears of it first, and is busy from then on
    page.wait_for_selector("#panel:not([aria-busy])")


class Opened:
    """A page with what went wrong in it: errors of its console, and requests that would leave the machine."""

    def __init__(self, browser, address, **how):
        self.address = address
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | how))
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.errors, self.outward = [], []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._watch)

    def close(self):
        """Close it; it asks for nothing any more."""
        self.context.close()

    def _watch(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outward.append(request.url)

    def go(self, state=""):
        """Open the page at a state (`on=2016-01-01&place=...`), and wait until its parts are drawn."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}#{state}")
        self.page.wait_for_selector("#panel .inside, #panel .trouble")
        self.page.wait_for_selector("#panel:not([aria-busy])")
        return self.page

    def drawn(self):
        """Wait until the lines below the places are drawn too."""
        self.page.wait_for_selector("#map:not([aria-busy])")
        return self.page

    def until(self, **wanted):
        """Wait until the address says so (None: says nothing of it); it is written a moment after the page is drawn."""
        self.wait(_SAYS, wanted)

    def wait(self, expression, arg=None):
        """Wait until an expression is true; the page's own policy forbids Playwright's way of waiting for one."""
        end = time.monotonic() + PATIENCE / 1000
        while not self.page.evaluate(expression, arg):
            assert time.monotonic() < end, f"never true: {expression} of {arg}"
            self.page.wait_for_timeout(50)
