"""Measure how fast the page draws, in a real browser (Chromium, drawing in software) on records that are made for it.

    python evaluation/benchmark_page.py            make the records in a temporary folder, print the table
    python evaluation/benchmark_page.py --write    also put it into docs/benchmarks.md
    python evaluation/benchmark_page.py --records USUAL.db MANY.db    on records that were made before

Needs Chromium and Playwright (the extra `test`). Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

import accuracy
import whoheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs" / "benchmarks.md"
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
#: Claims, places and documents of the two records.
USUAL, MANY = (10_000, 1_500, 350), (40_000, 20_000, 1_200)
LOADS, STEPS, SECONDS = 5, 100, 4
PATIENCE_MS = 120_000

#: Notes when the first mark of a place was painted: the frame after it was drawn.
WATCH = """
const stamp = CanvasRenderingContext2D.prototype.drawImage;
CanvasRenderingContext2D.prototype.drawImage = function (...given) {
  if (!window.firstMark && this.canvas.closest?.("#labels")) {
    window.firstMark = true;
    requestAnimationFrame(() => setTimeout(() => { window.firstPicture = performance.now(); }));
  }
  return stamp.apply(this, given);
};
"""
#: Moves the slider to days drawn evenly, one after another; of each the milliseconds of the page's own work, and until
#: the frame is painted.
SLIDE = """async (steps) => {
  const slider = document.querySelector(".clock input[type=range]");
  const [first, last] = [Number(slider.min), Number(slider.max)];
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  let seed = 1;
  for (let step = 0; step < steps; step += 1) {
    seed = (seed * 48271) % 2147483647;
    await painted();
    const start = performance.now();
    slider.value = first + (seed % (last - first));
    slider.dispatchEvent(new Event("input"));
    const worked = performance.now() - start;
    await painted();
    times.push([worked, performance.now() - start]);
    await new Promise((done) => setTimeout(done, 20));
  }
  return times;
}"""
#: Frames that the browser paints in some seconds.
FRAMES = """(seconds) => new Promise((done) => {
  let frames = 0;
  const start = performance.now();
  const count = () => {
    frames += 1;
    if (performance.now() - start < seconds * 1000) requestAnimationFrame(count);
    else done(frames / ((performance.now() - start) / 1000));
  };
  requestAnimationFrame(count);
})"""
#: The other ways to draw a day: all places anew into MapLibre's source, or the state of each feature changed.
OTHER_WAYS = """async (count) => {
  const box = document.createElement("div");
  Object.assign(box.style, { position: "fixed", left: 0, top: 0, width: "896px", height: "612px" });
  document.body.append(box);
  const point = (id, turn) => ({ type: "Feature", id, properties: { side: (id + turn) % 6 },
    geometry: { type: "Point", coordinates: [(id * 7.13) % 40, (id * 3.77) % 40] } });
  const data = (turn) => ({ type: "FeatureCollection",
    features: Array.from({ length: count }, (_, id) => point(id, turn)) });
  const sides = [0, "#0072b2", 1, "#e69f00", 2, "#009e73", 3, "#cc79a7", 4, "#56b4e9", "#d55e00"];
  const times = { setData: [], featureState: [] };
  for (const way of Object.keys(times)) {
    const side = way === "setData" ? ["get", "side"] : ["coalesce", ["feature-state", "side"], 0];
    const paint = { "circle-color": ["match", side, ...sides], "circle-radius": 5 };
    const style = { version: 8, sources: { places: { type: "geojson", data: data(0) } },
      layers: [{ id: "places", type: "circle", source: "places", paint }] };
    const map = new maplibregl.Map({ container: box, center: [20, 20], zoom: 3, fadeDuration: 0, style });
    await new Promise((done) => map.once("idle", done));
    for (let turn = 1; turn <= 15; turn += 1) {
      const start = performance.now();
      if (way === "setData") map.getSource("places").setData(data(turn));
      else for (let id = 0; id < count; id += 1) {
        map.setFeatureState({ source: "places", id }, { side: (id + turn) % 6 });
      }
      await new Promise((done) => map.once("idle", done));
      times[way].push(performance.now() - start);
    }
    map.remove();
  }
  box.remove();
  return times;
}"""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, on how many places, how much it was, and what is asked for."""

    what: str
    places: int
    value: str
    wanted: str = ""


def make(folder: Path, size: tuple[int, int, int]) -> Path:
    """A record of an invented war of that size."""
    claims, places, documents = size
    record = folder / f"{claims}.db"
    command = [sys.executable, str(ROOT / "evaluation/big_record.py"), str(record), "--claims", str(claims)]
    subprocess.run([*command, "--places", str(places), "--documents", str(documents)], check=True)
    return record


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of `whoheld serve` on a record."""
    program = [sys.executable, "-c", "from whoheld.interfaces.cli import main; main()"]
    command = [*program, "serve", "--record", str(record), "--port", "0", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        address = next(
            (m.group() for line in server.stdout or () if (m := re.search(r"http://[\w.]+:\d+/", line))), None
        )
        if address is None:
            raise SystemExit("whoheld serve said no address")
        yield address
        server.terminate()


def opened(browser: Browser, address: str) -> Page:
    """A fresh page with its places drawn."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_function("window.firstPicture")
    return page


def settled(page: Page) -> Page:
    """The same when all of it is drawn."""
    page.wait_for_selector("#map:not([aria-busy])")
    page.wait_for_timeout(2000)
    return page


def of_usual(browser: Browser, address: str) -> list[Figure]:
    """First picture and slider, on the record of the usual size."""
    firsts, wholes = [], []
    for _ in range(LOADS):
        page = opened(browser, address)
        firsts.append(page.evaluate("window.firstPicture"))
        page.wait_for_selector("#map:not([aria-busy])")
        wholes.append(page.evaluate("performance.now()"))
        page.close()
    page = settled(opened(browser, address))
    steps = page.evaluate(SLIDE, STEPS)
    places = count_of(page)
    ways = page.evaluate(OTHER_WAYS, places)
    page.close()
    return [
        Figure("the first picture: all places, of an empty cache", places, seconds(firsts), "under 2 s"),
        Figure("the lines below them too", places, seconds(wholes)),
        Figure("a step of the slider, until it is painted", places, milliseconds([s[1] for s in steps]), "under 50 ms"),
        Figure("of it the page's own work", places, milliseconds([s[0] for s in steps])),
        Figure("the same day by MapLibre, `setData`", places, milliseconds(ways["setData"])),
        Figure("the same day by MapLibre, `setFeatureState`", places, milliseconds(ways["featureState"])),
    ]


def of_many(browser: Browser, address: str) -> list[Figure]:
    """The same of very many places, and frames a second while it plays and while the map is dragged."""
    page = opened(browser, address)
    first = page.evaluate("window.firstPicture")
    settled(page)
    steps = page.evaluate(SLIDE, STEPS)
    places = count_of(page)
    page.keyboard.press("Home")
    page.get_by_role("button", name="Play").click()
    playing = page.evaluate(FRAMES, SECONDS)
    page.get_by_role("button", name="Stop").click()
    dragging = drag(page)
    page.close()
    return [
        Figure("the first picture: all places, of an empty cache", places, seconds([first])),
        Figure("a step of the slider, until it is painted", places, milliseconds([s[1] for s in steps])),
        Figure("frames a second while it plays", places, f"{playing:.0f}"),
        Figure("frames a second while the map is dragged", places, f"{dragging:.0f}"),
    ]


def drag(page: Page) -> float:
    """Frames a second while the map is dragged to and fro."""
    page.evaluate(f"window.frames_ = ({FRAMES})({SECONDS}); 0")
    page.mouse.move(500, 200)
    page.mouse.down()
    for turn in range(12):
        page.mouse.move(300 if turn % 2 else 600, 250, steps=12)
    page.mouse.up()
    frames: float = page.evaluate("window.frames_")
    return frames


def count_of(page: Page) -> int:
    """How many places the map is drawn from."""
    count: int = page.evaluate("fetch('/api/map').then((told) => told.json()).then((told) => told.places.length)")
    return count


def seconds(runs: list[float]) -> str:
    """The median of milliseconds, as seconds."""
    return f"{statistics.median(runs) / 1000:.2f} s"


def milliseconds(runs: list[Any]) -> str:
    """The median of milliseconds, and what 95 in 100 stay within."""
    ordered = sorted(runs)
    return f"{statistics.median(ordered):.0f} ms ({ordered[int(len(ordered) * 0.95) - 1]:.0f} ms)"


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table, with where they were measured."""
    today = datetime.now(UTC).date().isoformat()
    where = (
        f"Python {platform.python_version()}, {platform.system()} on {platform.machine()} with {os.cpu_count()} cores"
    )
    rows = [f"| {f.what} | {f.places:,} | {f.value} | {f.wanted} |" for f in figures]
    head = [f"Measured on {today} with WhoHeld {whoheld.__version__}, {where}, Chromium drawing in software."]
    return "\n".join(
        [*head, "", "| what | places | median (95 in 100 within) | asked for |", "| --- | ---: | ---: | ---: |", *rows]
    )


def main() -> None:
    """Measures, and prints or writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    parser.add_argument("--records", nargs=2, type=Path, metavar="FILE", help="records of the two sizes")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no Chromium here: apt-get install chromium")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        records = given.records or [make(Path(folder), size) for size in (USUAL, MANY)]
        for record, measured in zip(records, (of_usual, of_many), strict=True):
            with served(record) as address:
                figures += measured(browser, address)
        browser.close()
    print(table(figures))
    if given.write:
        accuracy.write({"page": table(figures)}, DOCUMENT)


if __name__ == "__main__":
    main()
