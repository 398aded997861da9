/** Filters for claims: one choice a field, each with how many claims it leaves. */

import { el } from "./dom.js";
import { go } from "./state.js";
import { brief, STANCES } from "./wording.js";

/** Fields to filter by: the name in the address, and how it reads where nothing is chosen. */
const FILTERS = [
  ["side", "any side"],
  ["kind", "any kind"],
  ["stance", "however put"],
  ["source", "any source"],
  ["place", "any place"],
  ["doc", "any document"],
];

/** The names that filters have in the address. */
export const FILTERED_BY = FILTERS.map(([name]) => name);

/** The filters (or those named) as drop-down lists, with the counts and the names of the answer. */
export function filterBar(told, now, app, names = FILTERED_BY) {
  return el(
    "div",
    { class: "filters" },
    FILTERS.filter(([name]) => names.includes(name)).map(([name, label]) => {
      const choose = (event) => go({ [name]: event.target.value });
      return el(
        "select",
        { name, "aria-label": `Filter: ${label}`, class: now[name] ? "chosen" : null, on: { change: choose } },
        el("option", { value: "" }, label),
        options(name, told, now[name], app),
      );
    }),
  );
}

function options(name, told, chosen, app) {
  const found = Object.entries(told.counts[name] ?? {});
  if (chosen && !found.some(([value]) => value === chosen)) found.unshift([chosen, 0]);
  return found.map(([value, count]) =>
    el(
      "option",
      { value, selected: value === chosen },
      `${brief(called(name, value, told, app), 50)} (${count.toLocaleString("en")})`,
    ),
  );
}

function called(name, value, told, app) {
  if (name === "place") return told.names?.[value] ?? app.chart.byId.get(value)?.name ?? value;
  if (name === "doc") return told.names?.[value] ?? value;
  if (name === "side") return app.sideOf(value)?.label ?? value;
  return name === "stance" ? (STANCES[value] ?? value) : value;
}
