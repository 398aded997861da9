/** The ledger: what was forecast and planned, and what came of it by the record. */

import { spokenBounds } from "./days.js";
import { el, fill, foreign } from "./dom.js";
import { evidenceList } from "./evidence.js";
import { reckoning } from "./reckoning.js";
import { sifting, tabs } from "./sift.js";
import { way } from "./way.js";
import { brief, headline, teller } from "./wording.js";
import { stanceMark } from "./claim_row.js";

/** The ledger's outcomes, in words. */
const OUTCOMES = {
  "came-true": "came true",
  "did-not": "did not",
  open: "open",
  "not-testable": "not testable",
};
const TESTABLE = ["came-true", "did-not", "open"];
const SHOWN = 500;
const FEW = 2;

/** Draw the ledger that the address asks for: the forecasts, or their counts. */
export async function ledgerPanel(root, now, app) {
  root.classList.add("fills", "ledger");
  const ways = el("div");
  const body = el("div");
  root.append(
    el("h2", {}, "Forecasts and plans"),
    el(
      "p",
      { class: "soft" },
      "What documents say is to come, and what came of it by the later claims of this record. Silence decides nothing.",
    ),
    ways,
    body,
  );
  let drawn = null;
  const follow = async (next, told) => {
    fill(ways, waysOf(next));
    if (next.by) {
      drawn = null;
      return fill(body, await reckoning(next, told));
    }
    drawn ??= sifting(body, SIFTED);
    return drawn(next, told);
  };
  await follow(now, app);
  return follow;
}

function waysOf(now) {
  return tabs("What is shown", [
    ["One by one", null, { by: "" }, !now.by],
    ["Counts by source", null, { by: "source" }, now.by === "source"],
    ["Counts by document", null, { by: "doc" }, now.by === "doc"],
  ]);
}

const SIFTED = {
  path: "forecasts",
  filters: ["source", "place", "stance", "doc"],
  one: "forecast or plan",
  many: "forecasts and plans",
  query: (now) => ({ outcome: now.outcome }),
  tabs: (told, now) => tabs("What came of it", outcomes(told.counts.outcome ?? {}, now)),
  rows: () => (told) => told.rows.map(forecastRow),
  none: (told, now) => noneYet(told.counts.outcome ?? {}, now),
};

function outcomes(counts, now) {
  const sum = (names) => names.reduce((all, name) => all + (counts[name] ?? 0), 0);
  const one = (name) => [OUTCOMES[name], sum([name]), { outcome: name }, now.outcome === name];
  return [
    ["testable", sum(TESTABLE), { outcome: "testable" }, now.outcome === "testable"],
    ...Object.keys(OUTCOMES).map(one),
    ["all", sum(Object.keys(OUTCOMES)), { outcome: "" }, now.outcome === ""],
  ];
}

function noneYet(counts, now) {
  if (!Object.keys(counts).length)
    return [
      "No document of this record says what is to come of a place, as far as this was read. Read more into it: ",
      el("code", {}, "whoheld read FOLDER"),
      ", then load this page again.",
    ];
  const said = now.outcome === "testable" ? "None of them can be tested" : "None had this outcome";
  return [`${said}. `, way({ outcome: "" }, {}, "Show all of them"), "."];
}

/** One forecast: its words, who foretold it and when, by when, what came of it, and the sentences for that. */
function forecastRow(row) {
  return el(
    "li",
    { class: "foretold" },
    el(
      "div",
      {},
      way({ claim: row.claim_id }, { class: "says" }, foreign(headline(row))),
      stanceMark(row),
      el("span", { class: `chip outcome ${row.outcome}` }, OUTCOMES[row.outcome] ?? row.outcome),
    ),
    el("q", { class: "words", dir: "auto" }, brief(row.quote, SHOWN)),
    el("p", { class: "told" }, tellingOf(row)),
    el(
      "dl",
      { class: "facts" },
      factsOf(row).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
    ),
    sentences("By these words", row.for),
    sentences("But others say", row.rivals),
  );
}

function tellingOf(row) {
  return [
    foreign(teller(row)),
    ` · ${toldOn(row.told)} · `,
    foreign(brief(row.title || row.doc, 80)),
    row.page ? `, p. ${row.page}` : "",
  ];
}

/** When it was told: of a day, or at the latest by one. */
function toldOn(told) {
  if (!told) return "told on a day unknown";
  return told.startsWith("../") ? `told on or before ${spokenBounds(told.slice(3))}` : `told ${spokenBounds(told)}`;
}

/** By when, what would make it true, and what came of it; of what cannot be tested only why. */
function factsOf(row) {
  const came = [OUTCOMES[row.outcome] ?? row.outcome, row.why].filter(Boolean).join(": ");
  const isTested = row.outcome !== "not-testable" && row.test;
  return [
    ["By when", isTested ? windowOf(row) : null],
    ["True if", isTested ? foreign(brief(row.test, 300)) : null],
    ["What came", foreign(brief(came, 400))],
  ].filter(([, value]) => value);
}

/** The days within which it should come true, and the words that say so. */
function windowOf(row) {
  const words = row.horizon ? [" · ", foreign(brief(row.horizon, 120), "q"), `: ${row.reading}`] : ` · ${row.reading}`;
  return [row.window ? spokenBounds(row.window) : "unknown", row.reading || row.horizon ? words : null];
}

function sentences(title, items) {
  return items?.length ? [el("h4", {}, title), evidenceList(items, { few: FEW })] : null;
}
