/** The legend: sides with how many places they hold that day, what the marks mean, whose borders these are. */

import { alone, tell } from "./api.js";
import { standing } from "./chart.js";
import { announce, button, el, fill, foreign } from "./dom.js";
import { AGE_STEPS, markIcon, strengthOf } from "./marks.js";
import { current, go } from "./state.js";

/** Sides shown at first; the others wait behind a button. */
const FIRST_SIDES = 8;
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
  const list = el("ul", { class: "sides" });
  const body = el("details", { open: innerWidth > 760 }, el("summary", {}, "Legend"), list, meanings(), borders());
  fill(root, body);
  const shows = { all: false };
  const draw = () => fillSides(app, list, shows, draw);
  return (now, before) => {
    if (
      before &&
      ["on", "side", "known", "judged", "theme"].every((name) => now[name] === before[name]) &&
      shows.of === app.chart &&
      shows.record === app.record
    )
      return;
    Object.assign(shows, { of: app.chart, record: app.record });
    draw();
  };
}

function fillSides(app, list, shows, draw) {
  const counts = countsOn(app.chart, app.day());
  const sides = app.record.sides
    .map((side) => [side, counts.get(side.name) ?? 0])
    .sort((one, other) => other[1] - one[1]);
  const chosen = current().side;
  const seen = shows.all
    ? sides
    : sides.filter(([side, count], rank) => (count > 0 && rank < FIRST_SIDES) || side.name === chosen);
  fill(
    list,
    seen.map(([side, count]) => sideRow(app, side, count, chosen)),
    sides.length > seen.length || shows.all
      ? el(
          "li",
          {},
          button(
            shows.all ? "Fewer" : `${sides.length - seen.length} more sides`,
            () => {
              shows.all = !shows.all;
              draw();
            },
            { class: "quiet" },
          ),
        )
      : null,
    sides.length ? null : el("li", { class: "soft" }, "No side holds anything in this record yet."),
  );
}

/** How many places each side holds on a day, alone or with others. */
function countsOn(chart, day) {
  const counts = new Map();
  for (const place of chart.places) {
    for (const name of standing(chart, place, day)?.holders ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function sideRow(app, side, count, chosen) {
  const isChosen = side.name === chosen;
  const choice = button("", () => go({ side: isChosen ? "" : side.name }), {
    class: "side",
    "aria-pressed": String(isChosen),
    title: isChosen ? "Show all sides" : `Show only ${side.label}`,
  });
  choice.append(
    markIcon({ status: "held", sides: [side], besieged: false, strength: 1 }),
    el("span", { class: "called" }, foreign(side.label)),
    el("span", { class: "count" }, String(count)),
  );
  return el(
    "li",
    {},
    choice,
    alone
      ? null
      : button("✎", () => openNaming(app, side), {
          class: "quiet",
          "aria-label": `Rename ${side.label}, or give it another colour`,
        }),
  );
}

/** Ask for another name and colour of a side. */
function openNaming(app, side) {
  const label = el("input", { name: "label", value: side.label, required: true, maxlength: 80 });
  const colour = el("input", { name: "colour", type: "color", value: side.colour });
  const trouble = el("p", { class: "trouble", role: "alert", hidden: true });
  const save = async (event) => {
    event.preventDefault();
    try {
      await tell(`sides/${encodeURIComponent(side.name)}`, {
        label: label.value,
        colour: colour.value,
        by: app.record.by,
      });
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
