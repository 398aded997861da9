/** A statement in words, and as a list shows it. */

import { stanceMark } from "./claim_row.js";
import { el, foreign } from "./dom.js";
import { way } from "./way.js";
import { brief, teller } from "./wording.js";

/** The codebook's types of statements, in words. */
export const TYPES = {
  forecast: "forecast",
  rival_explanation: "rival explanation",
  cause: "cause",
  what_if: "what if",
  assessment: "assessment",
  distance: "distance",
  force_size: "size of a force",
  losses: "losses",
};
const SHOWN = 500;

/** A list item for a statement of a document with this title; one of a group that does not fit what was asked says so. */
export function statementRow(row, title, { fits = true, isShown = false } = {}) {
  return el(
    "li",
    { class: `claim${fits ? "" : " beside"}` },
    isShown
      ? el("strong", { class: "says", "aria-current": "true" }, foreign(statementTitle(row)))
      : way({ statement: row.id, view: "statements" }, { class: "says" }, foreign(statementTitle(row))),
    stanceMark(row),
    row.leaning ? el("span", { class: "chip", title: row.leaning_text }, `${row.leaning} by the author`) : null,
    row.judged ? el("span", { class: "chip" }, `${row.judged} by a person`) : null,
    fits ? null : el("span", { class: "chip" }, "does not fit the filters"),
    el("q", { class: "words", dir: "auto" }, brief(row.quote, SHOWN)),
    el(
      "span",
      { class: "told" },
      foreign(teller(row)),
      " · ",
      foreign(brief(title || row.doc, 80)),
      row.page ? `, p. ${row.page}` : "",
    ),
  );
}

/** What it is and what it is about: "Forecast · Homs, rebels"; of a figure, the figure too. */
export function statementTitle(row) {
  const type = TYPES[row.type] ?? row.type;
  const ends = row.from_place && row.to_place ? `${brief(row.from_place, 60)} to ${brief(row.to_place, 60)}` : null;
  const about = [ends ?? row.about_place, row.about_actor].filter(Boolean).map((name) => brief(name, 60));
  return [type[0].toUpperCase() + type.slice(1), about.join(", "), figureOf(row)].filter(Boolean).join(" · ");
}

/** The event that explanations explain, in the words that tell it; empty where no words do. */
export function eventOf({ explained: event }) {
  if (!event) return "";
  const days = [...new Set([event.start_on, event.end_on].filter(Boolean))].join(" to ");
  const where = [event.place && brief(event.place, 60), days].filter(Boolean).join(", ");
  return el("p", { class: "event" }, el("q", { dir: "auto" }, brief(event.text, SHOWN)), where ? ` (${where})` : "");
}

/** A figure in its own words and, where they are others, in kilometres or as bounds; empty where there is none. */
export function figureOf({ low, high, unit, figure_text: words }) {
  if (!unit) return "";
  const shown = (bound) => (bound === null ? "any" : bound.toLocaleString("en", { maximumFractionDigits: 1 }));
  const bounds = low === high ? shown(low) : `${low === null ? "up to" : `${shown(low)} to`} ${shown(high)}`;
  const read = high === null ? `${shown(low)} or more` : bounds;
  return `${brief(words ?? "", 60)} (${read} ${brief(unit, 40)})`;
}
