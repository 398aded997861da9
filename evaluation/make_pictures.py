"""Makes the pictures of the README from the sample reports: the page, as a browser shows it, and a map for print.

    python evaluation/make_pictures.py [FOLDER]

It reads the samples into a record of its own, writes a page as one file, and opens that in Chromium (by Playwright).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from whoheld.interfaces.cli import cli

DOCS = Path(__file__).parents[1] / "docs/images"
DAY = "2022-09-09"
#: The south and east of the country that most of the samples are about.
FRAME = "29.5,45.3,40.5,51.2"
#: What the picture of the page shows: a day, a place, and where the map is.
STATE = "on=2022-09-09&place=geonames%3A707292&at=36.2%2C48.6%2C5.6"
FLAGS = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)


def whoheld(*arguments: str) -> None:
    """Run a command, which must succeed."""
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    if result.exit_code:
        sys.exit(f"whoheld {' '.join(arguments)}: {result.output}")


def photograph(page: Path, picture: Path) -> None:
    """Take a picture of a saved page."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        shown = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", device_scale_factor=1.5)
        shown.goto(f"{page.as_uri()}#{STATE}")
        shown.wait_for_selector("#panel h2")
        shown.locator("#panel .spells summary").nth(1).click()
        shown.wait_for_selector("#map:not([aria-busy])")
        shown.wait_for_timeout(1500)
        shown.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Make all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, as_file(files("whoheld.interfaces") / "samples") as samples:
        record, page = str(Path(made, "samples.db")), Path(made, "page.html")
        whoheld("read", str(samples), "--record", record)
        whoheld("page", str(page), "--record", record)
        photograph(page, folder / "page.png")
        size = ("--width", "9", "--height", "6", "--dpi", "150", "--force")
        whoheld("picture", str(folder / "map.png"), "--on", DAY, "--bbox", FRAME, "--record", record, *size)


if __name__ == "__main__":
    main()
