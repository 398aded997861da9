/** Places as an answer about ways has them: how each stood on the day, what leaves it in doubt, and in whose words. */

import { ask } from "./api.js";
import { standing } from "./chart.js";
import { dayOf, spoken } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { evidenceList } from "./evidence.js";
import { markIcon, markOf } from "./marks.js";
import { way } from "./way.js";

/** A list of places with their holders; each opens the sentences behind its holder. */
export function standingList(app, rows, day) {
  return el(
    "ul",
    { class: "standings" },
    rows.map((row) => standingRow(app, row, day)),
  );
}

function standingRow(app, row, day) {
  const place = app.chart.byId.get(row.place_id);
  const at = place ? standing(app.chart, place, dayOf(day)) : null;
  const since = row.last_evidence ? `, as of ${spoken(dayOf(row.last_evidence))}` : "";
  return el(
    "li",
    {},
    markIcon(markOf(app, at, dayOf(day)), 5),
    placeLink(row.place_id, row.place),
    el("small", {}, " ", foreign(row.holder), since),
    row.doubts.length ? el("small", { class: "doubt" }, `In doubt: ${row.doubts.join("; ")}`) : null,
    words(app, row.place_id, day),
  );
}

/** A link to a place on the map, out of this view. */
export function placeLink(id, name) {
  return way({ place: id, claim: "", view: "", doc: "", from: "" }, { "data-key": `place ${id}` }, foreign(name));
}

/** The sentences behind a place's holder, asked for when they are wanted. */
function words(app, id, day) {
  const body = el("div");
  let asked = false;
  const open = async () => {
    if (asked || !box.open) return;
    asked = true;
    fill(body, el("p", { class: "soft" }, "Asking…"));
    try {
      const { held } = await ask(`places/${encodeURIComponent(id)}`, { ...app.lens(), on: day }, app.left);
      fill(body, evidenceOf(held));
    } catch (error) {
      asked = false;
      if (error.name !== "AbortError") fill(body, el("p", { class: "trouble", role: "alert" }, error.message));
    }
  };
  const box = el("details", { class: "words", on: { toggle: open } }, el("summary", {}, "In whose words"), body);
  return box;
}

function evidenceOf(held) {
  return [
    held.why.length
      ? el(
          "ul",
          { class: "why" },
          held.why.map((reason) => el("li", {}, foreign(reason))),
        )
      : null,
    held.for.length ? evidenceList(held.for) : el("p", { class: "soft" }, "No sentence says so of this day."),
    held.against.length ? [el("p", { class: "soft" }, "Against it:"), evidenceList(held.against)] : null,
  ];
}
