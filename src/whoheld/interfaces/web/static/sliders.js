/** Time: the day on the map with its changes, play and steps; and by when what is shown was known. */

import { alone } from "./api.js";
import { turnFrom } from "./chart.js";
import { dayOf, isoOf, spoken } from "./days.js";
import { drawDensity, ticksOf } from "./density.js";
import { button, el, fill } from "./dom.js";
import { inks } from "./marks.js";
import { current, go } from "./state.js";

/** Days a second when playing. */
const PACES = [
  ["slow", 7],
  ["steady", 30],
  ["quick", 120],
  ["racing", 365],
];

/** Put the sliders on the page; the answer sets them to what the address says. */
export function mountSliders(app) {
  const root = document.getElementById("sliders");
  const clock = new Clock(app);
  const known = alone ? null : knownBy(app);
  fill(root, clock.root, known?.root);
  app.clock = clock;
  new ResizeObserver(() => clock.drawTurns()).observe(clock.density);
  return (now, before) => {
    clock.show(now, before);
    known?.show(now);
  };
}

/** The slider of the day. */
class Clock {
  constructor(app) {
    this.app = app;
    this.density = el("canvas", { class: "density", "aria-hidden": "true" });
    this.ticks = el("div", { class: "ticks", "aria-hidden": "true" });
    this.slider = el("input", {
      type: "range",
      "aria-label": "Day on the map",
      on: { input: () => this.set(Number(this.slider.value)) },
    });
    this.date = el("input", {
      type: "date",
      "aria-label": "Day on the map, typed",
      on: {
        keydown: (event) => this.typing(event),
        change: () => this.writes || this.typed(),
        blur: () => this.typed(),
      },
    });
    /** Whether somebody writes a day: half of a year is a year too, so it is taken when they are done. */
    this.writes = false;
    this.spoken = el("output", { class: "today" });
    this.playing = null;
    this.play = button("▶", () => this.toggle(), { class: "main play", "aria-label": "Play" });
    this.pace = el(
      "select",
      { "aria-label": "Speed of playing", on: { change: () => this.playing && this.playFrom(this.app.day()) } },
      PACES.map(([name, days]) => el("option", { value: days, selected: name === "steady" }, name)),
    );
    this.root = el(
      "div",
      { class: "clock" },
      this.controls(),
      el("div", { class: "track" }, this.density, this.slider, this.ticks),
    );
  }

  controls() {
    const step = (text, act, words) => button(text, act, { "aria-label": words, title: words });
    return el(
      "div",
      { class: "controls" },
      this.play,
      this.spoken,
      el(
        "span",
        { class: "steps" },
        step("⇤", () => this.turn(-1), "The change before"),
        step("−7", () => this.step(-7), "A week back"),
        step("−1", () => this.step(-1), "A day back"),
        step("+1", () => this.step(1), "A day on"),
        step("+7", () => this.step(7), "A week on"),
        step("⇥", () => this.turn(1), "The next change"),
      ),
      this.date,
      this.pace,
    );
  }

  /** The first and the last day that the slider can show. */
  get ends() {
    const { first, last } = this.app.chart;
    return [first ?? 0, last ?? 0];
  }

  show(now, before) {
    const [first, last] = this.ends;
    this.root.hidden = this.isIdle;
    if (this.isIdle) return;
    const day = this.app.day();
    Object.assign(this.slider, { min: Math.min(first, day), max: Math.max(last, day), value: day });
    this.slider.setAttribute("aria-valuetext", spoken(day));
    this.spoken.textContent = spoken(day);
    if (!this.writes) this.date.value = isoOf(day);
    if (!before || this.drawn !== this.app.chart || now.theme !== before.theme) this.drawTurns();
  }

  drawTurns() {
    const [first, last] = this.ends;
    this.drawn = this.app.chart;
    drawDensity(this.density, this.app.chart.turns, first, last, inks().soft);
    const share = (day) => (day - first) / Math.max(1, last - first);
    fill(
      this.ticks,
      ticksOf(first, last, this.density.clientWidth / 64)
        .filter(({ day }) => share(day) < 0.96)
        .map(({ day, words }) => el("span", { style: { left: `${share(day) * 100}%` } }, words)),
    );
  }

  set(day) {
    if (this.isIdle) return;
    go({ on: isoOf(day) }, { quietly: true });
  }

  /** Whether there is nothing to wind: no day is told. */
  get isIdle() {
    return this.app.chart.first === null;
  }

  /** Some days on or back, within what the slider shows. */
  step(days) {
    const [first, last] = this.ends;
    this.set(Math.max(first, Math.min(last, this.app.day() + days)));
  }

  /** To the next (1) or the former (-1) day on which a place changes hands. */
  turn(direction) {
    const day = turnFrom(this.app.chart, this.app.day(), direction);
    if (day !== null) this.set(day);
  }

  typing(event) {
    if (event.key === "Enter") this.typed();
    else this.writes = event.key !== "Tab";
  }

  typed() {
    this.writes = false;
    if (dayOf(this.date.value) === null) this.date.value = isoOf(this.app.day());
    else go({ on: this.date.value });
  }

  /** Play from here, or from the start where the end is reached; or stop. */
  toggle() {
    if (this.isIdle) return;
    if (this.playing === null) {
      const [first, last] = this.ends;
      if (this.app.day() >= last) this.set(first);
      this.playFrom(this.app.day());
      requestAnimationFrame((time) => this.tick(time));
    } else this.playing = null;
    this.showPlaying();
  }

  /** Count the days that are played from this day and moment on; `day` is what was played last. */
  playFrom(day) {
    this.playing = { from: day, at: performance.now(), day };
  }

  tick(time) {
    if (this.playing === null) return;
    // Somebody moved the day meanwhile: it goes on from there.
    if (this.app.day() !== this.playing.day) this.playFrom(this.app.day());
    const passed = Math.max(0, time - this.playing.at) / 1000;
    this.playing.day = Math.min(this.ends[1], this.playing.from + Math.floor(passed * Number(this.pace.value)));
    if (this.playing.day !== this.app.day()) this.set(this.playing.day);
    if (this.playing.day >= this.ends[1]) {
      this.playing = null;
      this.showPlaying();
    } else requestAnimationFrame((next) => this.tick(next));
  }

  showPlaying() {
    this.play.textContent = this.playing ? "❚❚" : "▶";
    this.play.setAttribute("aria-label", this.playing ? "Stop" : "Play");
  }
}

/** The slider of the day by which documents were published; at its end all that is known counts. */
function knownBy(app) {
  const said = el("output", {});
  const slider = el("input", { type: "range", "aria-label": "As known by" });
  const judged = el("input", { type: "checkbox", on: { change: () => go({ judged: judged.checked ? "1" : "" }) } });
  const say = () => {
    const isAll = slider.value === slider.max;
    said.textContent = isAll ? "all that is known" : spoken(Number(slider.value));
    slider.setAttribute("aria-valuetext", said.textContent);
  };
  slider.addEventListener("input", say);
  slider.addEventListener("change", () =>
    go({ known: slider.value === slider.max ? "" : isoOf(Number(slider.value)) }),
  );
  const ranged = el("label", { class: "ranged" }, el("span", {}, "As known by"), slider, said);
  const root = el("div", { class: "knownby" }, ranged, el("label", {}, judged, " only what a person accepted"));
  return {
    root,
    show: (now) => {
      const [first, last] = app.record.published.map(dayOf);
      ranged.hidden = first === null || first === last;
      Object.assign(slider, { min: first ?? 0, max: (last ?? 0) + 1 });
      slider.value = now.known ? dayOf(now.known) : slider.max;
      judged.checked = now.judged === "1";
      say();
    },
  };
}
