/** Filters for claims: one choice a field, each with how many claims it leaves. */

import { el } from "./dom.js";
import { go } from "./state.js";
import { brief, STANCES } from "./wording.js";

/** Fields to filter by: the name in the address, and what it is called. */
const FILTERS = [
  ["side", "Side"],
  ["kind", "Kind"],
  ["stance", "Put as"],
  ["source", "Source"],
  ["place", "Place"],
  ["doc", "Document"],
];

/** The names that filters have in the address. */
export const FILTERED_BY = FILTERS.map(([name]) => name);

/** The filters as drop-down lists, with the counts of the answer. */
export function filterBar(counts, now, app) {
  return el("div", { class: "filters" }, FILTERS.map(([name, label]) => {
    const choose = (event) => go({ [name]: event.target.value });
    return el("label", {}, label,
      el("select", { name, class: now[name] ? "chosen" : null, on: { change: choose } },
        el("option", { value: "" }, "all"),
        options(name, counts[name] ?? {}, now[name], app),
      ));
  }));
}

function options(name, counts, chosen, app) {
  const found = Object.entries(counts);
  if (chosen && !(chosen in counts)) found.unshift([chosen, 0]);
  return found.map(([value, count]) => el("option", { value, selected: value === chosen }, `${brief(called(name, value, app), 50)} (${count.toLocaleString("en")})`));
}

function called(name, value, app) {
  if (name === "place") return app.chart.byId?.get(value)?.name ?? value;
  if (name === "side") return app.sideOf(value)?.label ?? value;
  return name === "stance" ? STANCES[value] ?? value : value;
}
