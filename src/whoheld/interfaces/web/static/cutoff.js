/** Cut off: what a side would lose its way to if places fell, what is besieged, how far it is stretched, on a day past. */

import { ask, Trouble } from "./api.js";
import { coursePlot, courseTable, stretchNumbers } from "./course.js";
import { cutParts, groundParts } from "./cut_answer.js";
import { chooserOf } from "./cut_chooser.js";
import { fallenOf, layerOf, standingOf } from "./cut_layer.js";
import { dayOf, isoOf, spoken } from "./days.js";
import { button, el, fill, foreign, refill } from "./dom.js";
import { evidenceList } from "./evidence.js";
import { farPart } from "./far.js";
import { placeLink } from "./standings.js";
import { current, go, watch } from "./state.js";

/** Milliseconds of rest after which the server is asked about another day. */
const REST_OF_DAY = 200;
/** Rows that the server gives at once; so many months are drawn at most. */
const MOST = 500;
const DAYS_OF_MONTH = 30;

/** Draw the view; it follows the day and the address until the panel shows something else. */
export async function cutoffPanel(root, now, app) {
  const view = new View(root, app);
  const follow = (next, told) => view.draw(next, told);
  watch((next, before) => next.on !== before.on && next.view === "cutoff" && view.later(), app.left);
  app.left.addEventListener("abort", () => view.leave());
  await follow(now, app);
  return follow;
}

/** The parts of the panel, and what the map shows with them. */
class View {
  constructor(root, app) {
    this.app = app;
    this.chooser = chooserOf();
    this.far = farPart(app.left);
    const part = () => el("section");
    [this.title, this.cut, this.siege, this.stretch] = [el("header"), part(), part(), part()];
    this.run = new AbortController();
    this.timer = null;
    /** The ids of the places that the map has in view, and whose they are: it moves only for another side. */
    [this.frame, this.framed] = [null, null];
    /** The side whose numbers are shown. */
    this.told = null;
    fill(root, this.title, this.chooser.root, this.cut, this.siege, this.stretch, this.far.root);
  }

  /** The day was moved: what is drawn is of another day, and is asked for anew when the slider rests. */
  later() {
    clearTimeout(this.timer);
    this.run.abort();
    this.app.lay(layerOf(this.app.chart, null, null, new Set(), null, this.frame));
    this.busy(true);
    this.timer = setTimeout(() => this.draw(current(), this.app), REST_OF_DAY);
  }

  leave() {
    clearTimeout(this.timer);
    this.run.abort();
    this.app.lay(null);
  }

  busy(isBusy) {
    for (const part of [this.cut, this.siege, this.stretch]) part.classList.toggle("waits", isBusy);
  }

  async draw(now, app) {
    clearTimeout(this.timer);
    this.run.abort();
    this.run = new AbortController();
    const { signal } = this.run;
    fill(this.title, heading(app.day()));
    try {
      const told = await answers(now, app, signal);
      this.busy(false);
      this.show(now, app, told);
      this.tellStretch(app, told.ground?.answer?.side, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** The numbers come when the ground is drawn: those of all months take longest. */
  async tellStretch(app, side, signal) {
    if (side !== this.told) fill(this.stretch, side ? el("p", { class: "soft" }, "Counting…") : null);
    this.told = side;
    if (!side) return;
    this.stretch.classList.add("waits");
    const day = app.day();
    try {
      const stretch = await tried("stretch", { ...app.lens(), side, on: isoOf(day) }, signal);
      const course = await tried("stretch", months(app, side), signal);
      refill(this.stretch, stretchSection(stretch, course, day));
      this.stretch.classList.remove("waits");
    } catch (error) {
      if (!signal.aborted) console.error(error);
    }
  }

  show(now, app, { ground, cut, distance, siege, late }) {
    const falls = fallsOf(now);
    const add = (given) => go({ falls: [...new Set([...falls, given])].join("~") });
    this.chooser.show(now, app, ground?.answer, falls, add);
    this.far.show(now, distance?.answer, distance?.trouble && troubleBox(distance.trouble));
    refill(this.cut, late ? lateBox(app, late) : cutSection(app, now, ground, cut, falls));
    refill(this.siege, siegeSection(siege, now));
    this.lay(app, { ground, cut, distance }, falls);
  }

  lay(app, { ground, cut, distance }, falls) {
    const whole = ground?.answer ?? null;
    const fallen = cut?.answer ? fallenOf(whole, falls, cut.answer).map((one) => one.place_id) : [];
    const choose = (place) => whole?.places.some((one) => one.place_id === place.id) && toggle(place.id, falls, whole);
    if (this.framed !== whole?.side && whole?.places.length)
      [this.frame, this.framed] = [new Set(whole.places.map((one) => one.place_id)), whole.side];
    const layer = layerOf(app.chart, whole, cut?.answer ?? null, new Set(fallen), distance?.answer ?? null, this.frame);
    app.lay({ ...layer, choose });
  }
}

/** Have a place fall that is chosen on the map, or stand again. */
function toggle(id, falls, ground) {
  const left = falls.filter((given) => standingOf(ground, given)?.place_id !== id);
  go({ falls: (left.length < falls.length ? left : [...falls, id]).join("~") });
  return true;
}

function fallsOf(now) {
  return now.falls.split("~").filter(Boolean);
}

/** All answers that the address asks for, each {answer} or {trouble}; `late` where the day is not past enough. */
async function answers(now, app, signal) {
  const day = app.day();
  const distance = now.here && now.there ? tried("distance", { a: now.here, b: now.there }, signal) : null;
  if (day === null) return { distance: await distance };
  const asked = { ...app.lens(), on: isoOf(day), side: now.side };
  const siege = await tried("besieged", { ...asked, limit: MOST }, signal);
  if (siege.trouble?.kind === "TooRecent") return { distance: await distance, late: siege.trouble };
  if (!now.side) return { distance: await distance, siege };
  const ground = await tried("holdings", asked, signal);
  const falls = fallsOf(now);
  const isAsked = falls.length > 0 && ground.answer;
  const cut = isAsked ? await tried("cutoff", { ...asked, falls: falls.join(","), seat: now.seat }, signal) : null;
  return { distance: await distance, siege, ground, cut };
}

/** An answer, or why there is none; who is overtaken gets neither. */
async function tried(path, query, signal) {
  try {
    return { answer: await ask(path, query, signal) };
  } catch (trouble) {
    if (signal.aborted || !(trouble instanceof Trouble)) throw trouble;
    return { trouble };
  }
}

/** The months to tell of: from when a side is first known to hold something, as far as is answered. */
function months(app, side) {
  const number = app.chart.sides.indexOf(side);
  const firsts = app.chart.places.flatMap(({ stretches }) =>
    stretches.filter(([, , holders]) => holders.includes(number)).map(([first]) => first ?? app.chart.first),
  );
  const last = Math.min(app.chart.last, dayOf(app.record.answered_until));
  const first = Math.max(
    firsts.reduce((one, other) => Math.min(one, other), last),
    last - MOST * DAYS_OF_MONTH,
  );
  return { ...app.lens(), side, from: isoOf(first), to: isoOf(last), limit: MOST };
}

function heading(day) {
  return [
    el("h2", {}, "What is cut off"),
    el(
      "p",
      { class: "soft" },
      day === null ? "" : `On ${spoken(day)}, by the record alone: it knows no terrain, no traffic and no forces. `,
      "It lists what follows from what you name, ranks nothing, and answers only for days at least 90 days past.",
    ),
  ];
}

function lateBox(app, trouble) {
  const until = app.record.answered_until;
  return el(
    "div",
    { class: "trouble", role: "alert" },
    el("p", {}, trouble.message),
    button(`Go to ${spoken(dayOf(until))}`, () => go({ on: until }), { "data-key": "until" }),
  );
}

function troubleBox(trouble) {
  return el(
    "div",
    { class: "trouble", role: "alert" },
    el("p", {}, foreign(trouble.message)),
    trouble.advice ? el("p", {}, trouble.advice) : null,
  );
}

function cutSection(app, now, ground, cut, falls) {
  if (app.day() === null) return el("p", {}, "Nothing dated is told in this record yet: there is no day to ask about.");
  if (!ground) return el("p", { class: "hint" }, "Choose a side: its ground on this day is drawn on the map.");
  if (ground.trouble) return troubleBox(ground.trouble);
  if (!cut) return [el("h3", {}, "Its ground"), groundParts(app, ground.answer)];
  return [
    el("h3", {}, "If this fell"),
    cut.trouble ? troubleBox(cut.trouble) : cutParts(app, cut.answer, ground.answer, falls),
  ];
}

function siegeSection(siege, now) {
  if (!siege) return null;
  const title = el("h3", {}, now.side ? "Besieged of its places" : "Besieged that day");
  if (siege.trouble) return now.side ? null : [title, troubleBox(siege.trouble)];
  const { rows, total } = siege.answer;
  if (!total) return [title, el("p", { class: "soft" }, "No claim tells of a siege on this day.")];
  return [
    title,
    el(
      "ul",
      { class: "standings" },
      rows.map((row) =>
        el(
          "li",
          {},
          placeLink(row.place_id, row.place),
          el("small", {}, " ", foreign(row.holder), ", besieged by ", foreign(row.besiegers.join(", "))),
          evidenceList(row.told, { few: 2 }),
        ),
      ),
    ),
    total > rows.length ? el("p", { class: "soft" }, `${rows.length} of ${total} are listed.`) : null,
  ];
}

function stretchSection(stretch, course, day) {
  const title = el("h3", {}, "How far it is stretched");
  if (stretch.trouble) return [title, troubleBox(stretch.trouble)];
  const rows = course.answer?.rows ?? [];
  return [
    title,
    stretchNumbers(stretch.answer.rows[0]),
    el(
      "p",
      { class: "soft" },
      "The kilometres are a sum over pairs of places, not the length of any front. Part of each change is that reports begin to name more places.",
    ),
    rows.length > 1 ? [coursePlot(rows, day), courseTable(rows)] : null,
    course.trouble ? troubleBox(course.trouble) : null,
  ];
}
