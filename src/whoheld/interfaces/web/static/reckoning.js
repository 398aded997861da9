/** The ledger in counts: what came of the forecasts of each source, or in each document; by name, which ranks nobody. */

import { ask } from "./api.js";
import { el, fill, foreign } from "./dom.js";
import { moreButton } from "./pager.js";
import { way } from "./way.js";
import { brief, STANCES } from "./wording.js";

const PAGE = 50;
/** Columns: the field, and its name. */
const COLUMNS = [
  ["told", "told"],
  ["came_true", "came true"],
  ["did_not", "did not"],
  ["open", "open"],
  ["not_testable", "not testable"],
];

/** The table of counts that the address asks for. */
export async function reckoning(now, app) {
  const query = { by: now.by, place: now.place, source: now.source, doc: now.doc, ...app.lens() };
  const first = await ask("forecasts/counts", { ...query, limit: PAGE }, app.signal);
  if (!first.total) return [filtered(now), el("p", { class: "soft" }, none(now))];
  const rows = el(
    "tbody",
    {},
    first.rows.map((row) => countRow(row, now.by)),
  );
  const foot = el("div");
  let shown = first.rows.length;
  const more = async () => {
    const next = await ask("forecasts/counts", { ...query, offset: shown, limit: PAGE }, app.left);
    rows.append(...next.rows.map((row) => countRow(row, now.by)));
    shown += next.rows.length;
    offer();
  };
  const offer = () => fill(foot, moreButton(shown, first.total, more));
  offer();
  return [filtered(now), table(rows, now.by), foot, el("p", { class: "soft" }, NOTE)];
}

const NOTE =
  "In the order of names. Forecasts, plans and suppositions are counted apart, and what one says again on the same day " +
  "counts once. A share that came true is given only where ten or more had a horizon and were decided: of fewer it " +
  "would say more than is known.";

function none(now) {
  return isFiltered(now)
    ? "No forecast and no plan has all of this. Take the filters off."
    : "No document of this record says what is to come, as far as this was read.";
}

function isFiltered(now) {
  return Boolean(now.place || now.source || now.doc);
}

function filtered(now) {
  if (!isFiltered(now)) return null;
  const only = [now.source, now.place && "one place", now.doc && "one document"].filter(Boolean);
  return el(
    "p",
    {},
    "Only of: ",
    foreign(brief(only.join(", "), 120)),
    ". ",
    way({ place: "", source: "", doc: "" }, {}, "Count all"),
  );
}

function table(rows, by) {
  const named = by === "doc" ? "Document" : "Source";
  return el(
    "table",
    { class: "reckoning" },
    el("caption", { class: "unseen" }, `What came of the forecasts, by ${named.toLowerCase()}`),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        [named, ...COLUMNS.map(([, name]) => name), "share"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    rows,
  );
}

function countRow(row, by) {
  const all = { [by]: row.name, stance: row.stance, by: "", outcome: "" };
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      way(all, {}, foreign(brief(row.name, 80))),
      el("small", {}, ` ${STANCES[row.stance] ?? row.stance}`),
    ),
    COLUMNS.map(([field, name]) => el("td", { "data-name": name }, row[field].toLocaleString("en"))),
    el("td", { "data-name": "share", title: row.why || null }, shareOf(row)),
  );
}

/** The share with its interval; where the record gives none, none. */
function shareOf(row) {
  if (row.share === null) return el("span", { class: "soft" }, "–", el("span", { class: "unseen" }, " too few"));
  const percent = (value) => `${Math.round(100 * value)} %`;
  return `${percent(row.share)} of ${row.timed} (${percent(row.low)} to ${percent(row.high)})`;
}
