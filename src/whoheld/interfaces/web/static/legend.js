/** The legend: sides with how many places they hold that day, what the marks mean, whose borders these are. */

import { alone, tell } from "./api.js";
import { standing } from "./chart.js";
import { announce, button, el, fill, foreign, refill } from "./dom.js";
import { AGE_STEPS, inks, markIcon, strengthOf } from "./marks.js";
import { current, go } from "./state.js";

/** Sides shown at first; the others wait behind a button. */
const FIRST_SIDES = 8;
/** Letters of a name that the record takes. */
const LONGEST_NAME = 60;
const EXAMPLE = [
  { name: "one", colour: "#0072b2", symbol: "" },
  { name: "another", colour: "#d55e00", symbol: "" },
];
const MEANINGS = [
  ["held", 1, false, "held by one side"],
  ["held", 2, false, "held by two together"],
  ["divided", 2, false, "divided between two"],
  ["disputed", 2, false, "accounts differ: what is preferred on the left, the rival on the right"],
  ["changing", 1, false, "changing hands about this day"],
  ["contested", 1, false, "fought over"],
  ["held", 1, true, "besieged"],
  ["unknown", 0, false, "holder unknown"],
  ["unheard", 0, false, "nothing told yet"],
];

/** Put the legend on the map; the answer draws its counts for the day. */
export function mountLegend(app) {
  const root = document.getElementById("legend");
  const sides = new Sides(app);
  const body = el(
    "details",
    { open: innerWidth > 760 },
    el("summary", {}, "Legend"),
    sides.list,
    meanings(),
    borders(),
  );
  fill(root, body);
  return (now, before) => {
    const same = before && ["on", "side", "known", "judged", "theme"].every((name) => now[name] === before[name]);
    if (!same || sides.chart !== app.chart || sides.record !== app.record) sides.draw();
  };
}

/** The sides with their counts. Rows that stand are changed, not made anew: they are pressed while the map plays. */
class Sides {
  constructor(app) {
    this.app = app;
    this.list = el("ul", { class: "sides" });
    this.isWhole = false;
    const turn = () => {
      this.isWhole = !this.isWhole;
      this.draw();
    };
    this.turn = button("", turn, { class: "quiet", "data-key": "more" });
    this.every = el(
      "li",
      {},
      button("Show all sides", () => go({ side: "" })),
    );
    this.more = el("li", {}, this.turn);
    this.none = el("li", { class: "soft" }, "No side holds anything in this record yet.");
  }

  draw() {
    const { chart, record } = this.app;
    if (this.record !== record) this.rows = new Map(record.sides.map((side) => [side.name, sideRow(this.app, side)]));
    Object.assign(this, { chart, record });
    const chosen = current().side;
    const counted = countedSides(chart, record, this.app.day());
    for (const [name, count] of counted) this.rows.get(name).show(count, name === chosen);
    const first = counted.filter(([name, count], rank) => (count > 0 && rank < FIRST_SIDES) || name === chosen);
    const seen = this.isWhole ? counted : first;
    this.turn.textContent = this.isWhole ? "Fewer" : `${counted.length - seen.length} more sides`;
    this.put([
      ...seen.map(([name]) => this.rows.get(name).root),
      chosen ? this.every : null,
      this.isWhole || counted.length > seen.length ? this.more : null,
      counted.length ? null : this.none,
    ]);
  }

  /** Put the rows in order; not between the press and the release of one, and not where they are so already. */
  put(rows) {
    const wanted = rows.filter(Boolean);
    const { children } = this.list;
    const isSo = wanted.length === children.length && wanted.every((row, at) => row === children[at]);
    if (!isSo && !this.list.querySelector(":active")) refill(this.list, wanted);
  }
}

/** The sides by name with how many places they hold on a day, most first. */
function countedSides(chart, record, day) {
  const counts = countsOn(chart, day);
  return record.sides.map(({ name }) => [name, counts.get(name) ?? 0]).sort((one, other) => other[1] - one[1]);
}

/** How many places each side holds on a day, alone or with others. */
function countsOn(chart, day) {
  const counts = new Map();
  for (const place of chart.places) {
    for (const name of standing(chart, place, day)?.holders ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The row of a side: {root, show(count, isChosen)}. */
function sideRow(app, side) {
  const choose = () => go({ side: current().side === side.name ? "" : side.name });
  const choice = button("", choose, { class: "side", "data-key": `side ${side.name}` });
  const count = el("span", { class: "count" });
  const mark = el("span");
  let drawnIn = null;
  choice.append(mark, el("span", { class: "called" }, foreign(side.label)), count);
  const rename = { class: "quiet", "data-key": `name ${side.name}` };
  rename["aria-label"] = `Rename ${side.label}, or give it another colour`;
  return {
    root: el("li", {}, choice, alone ? null : button("✎", () => openNaming(app, side), rename)),
    show: (places, isChosen) => {
      if (drawnIn !== inks()) fill(mark, markIcon({ status: "held", sides: [side], besieged: false, strength: 1 }));
      drawnIn = inks();
      count.textContent = String(places);
      choice.setAttribute("aria-pressed", String(isChosen));
      choice.title = isChosen ? "Show all sides" : `Show only ${side.label}`;
    },
  };
}

/** Ask for another name and colour of a side. */
function openNaming(app, side) {
  const label = el("input", { name: "label", value: side.label, required: true, maxlength: LONGEST_NAME });
  const colour = el("input", { name: "colour", type: "color", value: side.colour });
  const trouble = el("p", { class: "trouble", role: "alert", hidden: true });
  const save = async (event) => {
    event.preventDefault();
    const said = changesOf(side, label.value.trim(), colour.value);
    if (!said) {
      box.close();
      return;
    }
    try {
      await tell(`sides/${encodeURIComponent(side.name)}`, { ...said, by: app.sitting.by(app.record.by) });
      box.close();
      await app.renew();
      announce(`${label.value} is named`);
    } catch (error) {
      trouble.hidden = false;
      fill(trouble, error.message);
    }
  };
  const form = el(
    "form",
    { on: { submit: save } },
    el("h2", {}, "Name and colour of a side"),
    el("p", { class: "soft" }, "The record keeps what documents call it: ", foreign(side.name), "."),
    el("label", {}, "Name ", label),
    el("label", {}, "Colour ", colour),
    trouble,
    el(
      "p",
      { class: "ends" },
      button("Cancel", () => box.close()),
      el("button", { type: "submit", class: "main" }, "Save"),
    ),
  );
  const box = el("dialog", { class: "naming", on: { close: () => box.remove() } }, form);
  document.body.append(box);
  box.showModal();
}

/** What was changed of a side, and nothing else: what is sent stays so whatever the sides beside it become. */
function changesOf(side, label, colour) {
  const said = {};
  if (label !== side.label) said.label = label;
  if (colour.toLowerCase() !== side.colour.toLowerCase()) said.colour = colour;
  return Object.keys(said).length ? said : null;
}

function meanings() {
  const rows = MEANINGS.map(([status, sides, besieged, words]) =>
    el("li", {}, markIcon({ status, besieged, sides: EXAMPLE.slice(0, sides), strength: 1 }), words),
  );
  const ages = AGE_STEPS.map(({ days, words }) =>
    el(
      "li",
      {},
      markIcon({ status: "held", sides: EXAMPLE.slice(0, 1), besieged: false, strength: strengthOf(0, days) }),
      words,
    ),
  );
  return el(
    "details",
    { class: "meanings" },
    el("summary", {}, "What the marks mean"),
    el("ul", {}, rows),
    el("p", { class: "soft" }, "Paler with the age of the last evidence:"),
    el("ul", {}, ages),
    el(
      "p",
      { class: "soft" },
      "The more claims, the larger. Names of areas and roads are in italics: what is said of them is not said of their towns.",
    ),
  );
}

function borders() {
  return el(
    "p",
    { class: "soft borders" },
    "Lines: Natural Earth, as it draws them, not WhoHeld's view; disputed borders are dashed.",
  );
}
