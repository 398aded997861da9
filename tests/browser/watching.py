"""A browser whose page is watched: what it runs, what it complains of, and whether it stays within its bounds."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

#: Debian's Chromium, as quiet as it gets, drawing in software.
FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
#: What stands in the page by another hand than ours: listeners written as attributes, addresses that run, frames.
FOREIGN = """() => [...document.querySelectorAll("body *")].filter((node) =>
  ["SCRIPT", "IFRAME", "OBJECT", "EMBED", "BASE", "STYLE", "META"].includes(node.tagName)
  || (node.tagName === "IMG" && !/^(data|blob):/.test(node.src))
  || [...node.attributes].some(({ name, value }) => name.startsWith("on")
    || (["href", "src", "action", "srcdoc"].includes(name) && !/^(#|https?:)/i.test(value) && node.tagName !== "IMG"))
).map((node) => node.outerHTML.slice(0, 200))"""
REPORTING = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


class Watched:
    """A page, and the complaints that it made: dialogs, errors, and what its policy forbade."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.complaints = []
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", lambda said: said.type == "error" and self.complaints.append(f"console: {said.text}"))
        page.on("popup", lambda other: self.complaints.append(f"window: {other.url}"))
        page.add_init_script(REPORTING)

    def show(self, state="", width=1280):
        """Show a state of the page at a width in pixels, and wait until its panel stands."""
        self.page.set_viewport_size({"width": width, "height": 800})
        if self.page.url == "about:blank":
            self.page.goto(f"{self.address}/#{state}")
        else:
            self.page.evaluate("state => { location.hash = state; }", state)
        self.settle()

    def settle(self):
        """Wait until the panel is drawn for the address."""
        self.page.wait_for_function("new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(true))))")
        self.page.wait_for_selector("#panel:not([aria-busy]) .inside", state="attached")

    def foreign(self):
        """Nodes and addresses that a document put into the page."""
        return self.page.evaluate(FOREIGN)

    def too_wide(self):
        """By how many pixels the page, or its panel, is wider than what shows it."""
        return self.page.evaluate(
            """() => Math.max(...[document.documentElement, document.getElementById("panel")]
                .map((node) => node.scrollWidth - node.clientWidth))"""
        )

    def _dialog(self, dialog):
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def chromium():
    """Debian's Chromium; tests are skipped where there is none."""
    path = shutil.which("chromium")
    if not path:
        pytest.skip("needs Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
