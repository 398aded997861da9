/** The sources: all of them in a table, and the card of one; no order says who is right. */

import { ask } from "./api.js";
import { factList, many } from "./counts.js";
import { spokenBounds } from "./days.js";
import { button, el, fill, foreign, refill } from "./dom.js";
import { eventList } from "./events.js";
import { everyRow, moreButton } from "./pager.js";
import { sourceFacts } from "./source_facts.js";
import { current, go, watch } from "./state.js";
import { way } from "./way.js";
import { brief } from "./wording.js";

const PAGE_OF_SOURCES = 100;
/** The ways to put them in order, by what the address says. */
const ORDERS = [
  ["", "By claims"],
  ["name", "By name"],
];
const ANSWERS = [
  ["", "All", () => true],
  ["same", "Confirmed", (event) => event.same.length],
  ["contrary", "Contradicted", (event) => event.contrary.length],
];

/** Draw the table of all sources. */
export async function sourcesPanel(root, now, app) {
  root.classList.add("fills");
  const words = el("input", {
    type: "search",
    placeholder: "Filter sources by name",
    "aria-label": "Filter sources by name",
  });
  const [orders, body] = [el("div", { class: "row orders" }), el("div")];
  let rows = [];
  const draw = () => {
    const { sort } = current();
    const named = rows.filter((row) => folded(row.name).includes(folded(words.value)));
    refill(orders, choices(ORDERS, "sort", sort));
    fill(body, sourceTable(inOrder(named, sort)));
  };
  const follow = async (_, told) => {
    rows = await everyRow("sources", told.lens(), told.signal);
    draw();
  };
  await follow(now, app);
  words.addEventListener("input", draw);
  watch((next, before) => next.sort !== before.sort && draw(), app.left);
  root.append(el("h2", {}, "Sources"), ...(rows.length ? [counted(rows), words, orders, body] : [nobody()]));
  return follow;
}

function counted(rows) {
  const named = rows.length === 1 ? "source is" : "sources are";
  return el(
    "p",
    { class: "soft" },
    `${many(rows.length)} ${named} named in this record. Choose one to see what it reports and what others say of the same. No order here says who is right.`,
  );
}

function nobody() {
  return el(
    "p",
    {},
    "Nobody says anything in this record, or nobody had by the day that is asked about. Read something into it first: ",
    el("code", {}, "whoheld read FOLDER"),
    ", then load this page again; or move what was known on.",
  );
}

/** Buttons for the values that something in the address may have: [[value, words]]. */
export function choices(options, name, chosen) {
  return options.map(([value, words]) =>
    button(words, () => go({ [name]: value }), {
      class: "small",
      "aria-pressed": String(chosen === value),
      "data-key": value,
    }),
  );
}

function inOrder(rows, sort) {
  return sort === "name" ? rows.toSorted((one, other) => one.name.localeCompare(other.name, "en")) : rows;
}

function sourceTable(rows) {
  if (!rows.length) return el("p", { class: "soft" }, "No source has these letters in its name. Take some away.");
  const [body, foot] = [el("tbody"), el("div")];
  let at = 0;
  const more = () => {
    body.append(...rows.slice(at, at + PAGE_OF_SOURCES).map(sourceRow));
    at = Math.min(rows.length, at + PAGE_OF_SOURCES);
    fill(foot, moreButton(at, rows.length, more));
  };
  more();
  const heads = ["Source", "Claims", "Documents", "Spoke"].map((head) => el("th", { scope: "col" }, head));
  return [el("table", { class: "sources" }, el("thead", {}, el("tr", {}, heads)), body), foot];
}

function sourceRow(row) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, sourceWay(row.name), leaning(row)),
    el("td", {}, many(row.claims)),
    el("td", {}, many(row.documents)),
    el("td", { class: "soft" }, row.first ? spokenBounds(`${row.first}/${row.last}`) : "no day known"),
  );
}

function leaning(row) {
  return row.leaning ? el("small", {}, " speaks for ", foreign(brief(row.leaning, 60))) : null;
}

/** A link to the card of a source. */
export function sourceWay(name) {
  return way({ view: "sources", source: name, only: "", claim: "", place: "", doc: "" }, {}, foreign(brief(name, 80)));
}

/** Draw the card of the source that the address names. */
export async function sourcePanel(root, now, app) {
  root.classList.add("fills");
  const events = el("section", { class: "answered" });
  let card = null;
  const draw = () => refill(events, answered(card, current().only, app));
  const follow = async (next, told) => {
    card = await ask(`sources/${encodeURIComponent(next.source)}`, told.lens(), told.signal);
    fill(root, cardHead(card), factList(sourceFacts(card, app, true)), howCounted(), events);
    draw();
  };
  await follow(now, app);
  watch((next, before) => {
    if (next.only === before.only) return;
    draw();
    if (next.only) events.scrollIntoView({ block: "nearest" });
  }, app.left);
  return follow;
}

function cardHead(card) {
  const all = way({ source: "", only: "" }, {}, "← All sources");
  const compare = way({ view: "compare", a: card.name, b: "", only: "" }, {}, "Compare with another");
  const read = way({ view: "find", source: card.name, q: "", only: "" }, {}, "Its claims");
  return [
    el("nav", { class: "turning", "aria-label": "Source" }, all, el("span", {}, read, compare)),
    el("h2", {}, foreign(brief(card.name, 120))),
  ];
}

function howCounted() {
  return el(
    "p",
    { class: "soft" },
    "Each event counts once. Who is confirmed often may repeat what all say; who is alone may be the only one there. Of fewer than ten, counts stand alone.",
  );
}

/** The events of which others speak too, all or those that are confirmed or contradicted. */
function answered(card, only, app) {
  if (!card.answered.length)
    return el("p", { class: "soft" }, "No other independent witness speaks of any of its events.");
  const fits = (ANSWERS.find(([value]) => value === only) ?? ANSWERS[0])[2];
  const events = card.answered.filter(fits);
  return [
    el("h3", {}, "Events of which others speak too ", el("span", { class: "count" }, many(events.length))),
    el("div", { class: "row orders" }, choices(ANSWERS, "only", only)),
    events.length ? eventList(events, answersOf, app) : el("p", { class: "soft" }, "None of them."),
  ];
}

function answersOf(event) {
  const marks = [
    event.part === "denies" ? "denied by it" : null,
    event.same.length ? `confirmed ${event.same.length}×` : null,
    event.contrary.length ? `contradicted ${event.contrary.length}×` : null,
  ];
  return {
    marks: marks.filter(Boolean),
    parts: [
      ["What it says", event.own],
      ["Others say the same", event.same],
      ["Others say what cannot be true with it", event.contrary],
    ],
  };
}

/** Letters without case and marks, for finding. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
