/** The page: asks for the record and its chart, and lets each part draw what the address says. */

import { ask, trust, Trouble } from "./api.js";
import { arguedPanel } from "./argued.js";
import { chartOf } from "./chart.js";
import { comparePanel } from "./compare.js";
import { cutoffPanel } from "./cutoff.js";
import { dayOf } from "./days.js";
import { documentPanel } from "./document.js";
import { announce, el, fill } from "./dom.js";
import { findPanel } from "./find.js";
import { mountKeys } from "./keys.js";
import { ledgerPanel } from "./ledger.js";
import { mountLegend } from "./legend.js";
import { listPanel } from "./list.js";
import { mountMap } from "./map.js";
import { pacePanel } from "./pace.js";
import { placePanel } from "./place.js";
import { reviewPanel } from "./review.js";
import { sentencePanel } from "./sentence.js";
import { Sitting } from "./sitting.js";
import { mountSliders } from "./sliders.js";
import { sourcePanel, sourcesPanel } from "./sources.js";
import { current, watch } from "./state.js";
import { statementPanel } from "./statement.js";
import { mountTop, wear } from "./top.js";

/** The views by name, in the order of the bar, with what is not kept of the address; a saved page has none that needs the server. */
const VIEWS = [
  { name: "", title: "Map", key: "m", does: "the map", panel: listPanel },
  { name: "find", title: "Find", key: "/", does: "find", panel: findPanel, served: true },
  {
    name: "sources",
    title: "Sources",
    key: "o",
    does: "who says what: the sources",
    panel: sourcesPanel,
    served: true,
    afresh: { source: "", only: "" },
  },
  {
    name: "compare",
    title: "Compare",
    key: "c",
    does: "compare sources",
    panel: comparePanel,
    served: true,
    afresh: { only: "" },
  },
  { name: "pace", title: "Pace", key: "g", does: "how fast a side gains", panel: pacePanel, served: true },
  { name: "cutoff", title: "Cut off", key: "x", does: "what is cut off", panel: cutoffPanel, served: true },
  { name: "ledger", title: "Forecasts", key: "f", does: "forecasts", panel: ledgerPanel, served: true },
  {
    name: "statements",
    title: "Statements",
    key: "w",
    does: "what is argued: statements",
    panel: arguedPanel,
    served: true,
  },
  { name: "review", title: "Review", key: "v", does: "review", panel: reviewPanel, served: true },
];
/** What the panel shows only because of one of these parts of the address is not drawn anew for another. */
const OF_THE_PANEL = [
  "claim",
  "place",
  "view",
  "doc",
  "from",
  "q",
  "side",
  "kind",
  "stance",
  "source",
  "a",
  "b",
  "since",
  "until",
  "falls",
  "seat",
  "here",
  "there",
  "known",
  "judged",
  "outcome",
  "by",
  "type",
  "statement",
];
const LENS = ["known", "judged"];

/** What every part gets: the record, the chart of all places, the day, and the lens that answers are asked through. */
const app = {
  record: null,
  chart: null,
  /** The day on the map; null where the address has none, and nothing dated is told. */
  day: () => dayOf(current().on) ?? app.chart.last,
  /** The query parameters that say as far as what is known. */
  lens: () => ({ known_by: current().known, judged_only: current().judged }),
  /** Ask for record and chart again, and draw all anew (or all but what somebody may be writing in): something was judged. */
  renew,
  /** What this person judged since the page was opened. */
  sitting: new Sitting(),
  sideOf: (name) => app.record.sides.find((side) => side.name === name),
};
let parts = [];
let drawing = null;
/** The record and the chart that were asked for last. */
let newest = null;
let shown = {};

async function start() {
  wear(current().theme);
  try {
    await load();
  } catch (error) {
    fill(document.getElementById("panel"), troubleBox(error));
    return;
  }
  parts = [mountMap(app), mountLegend(app), mountSliders(app), mountKeys(app, VIEWS), mountTop(app, VIEWS)];
  watch(follow);
  redraw(current());
  drawPanel(current());
}

/** Ask for record and chart as the address wants them; who is overtaken by another asking waits for its answer. */
async function load() {
  newest = Promise.all([ask("record"), ask("map", app.lens()).then(chartOf)]);
  document.body.setAttribute("aria-busy", "true");
  let [awaited, told] = [null, null];
  try {
    while (awaited !== newest) {
      awaited = newest;
      told = await awaited.catch((error) => {
        if (awaited === newest) throw error;
      });
    }
  } finally {
    document.body.removeAttribute("aria-busy");
  }
  [app.record, app.chart] = told;
  trust(app.record.token);
}

async function renew({ panel = true } = {}) {
  await load();
  redraw(current());
  if (panel || shown.follow || shown.view === placePanel) await drawPanel(current());
}

/** Draw what the address says by now: it may have gone on while the chart was asked for. */
async function follow(now, before) {
  const changed = (names) => names.some((name) => now[name] !== before[name]);
  if (changed(["theme"])) wear(now.theme);
  if (changed(LENS) && !(await look())) return;
  redraw(current(), before);
  if (changed(OF_THE_PANEL)) await drawPanel(current());
}

/** Ask for the chart through the lens of the address; false where it cannot be had, which the panel then says. */
async function look() {
  try {
    await load();
    return true;
  } catch (error) {
    drawing?.abort();
    drawing = null;
    const panel = document.getElementById("panel");
    panel.removeAttribute("aria-busy");
    show(panel, el("div", { class: "inside" }, troubleBox(error)));
    shown = {};
    return false;
  }
}

function redraw(now, before = null) {
  for (const draw of parts) draw(now, before);
}

/** The panel for what the address names: a claim, a document, a place, else the view. */
function panelOf(now) {
  if (now.claim) return sentencePanel;
  if (now.doc && now.view === "document") return documentPanel;
  if (now.statement && now.view === "statements") return statementPanel;
  if (now.place && now.view === "") return placePanel;
  if (now.source && now.view === "sources") return sourcePanel;
  return (VIEWS.find((view) => view.name === now.view) ?? VIEWS[0]).panel;
}

/**
 * Draw the panel; a drawing that was overtaken by another is thrown away. A panel that gives back a function is not
 * drawn anew for another address of its own: the function is told of it, so that nobody loses the field they write in.
 */
async function drawPanel(now) {
  drawing?.abort();
  const mine = (drawing = new AbortController());
  const view = panelOf(now);
  const panel = document.getElementById("panel");
  panel.setAttribute("aria-busy", "true");
  const stays = shown.view === view && shown.follow;
  const { root, leaving } = stays ? shown : { root: el("div", { class: "inside" }), leaving: new AbortController() };
  // Record and chart are read where they stand: both are replaced while a panel is shown.
  const told = Object.assign(Object.create(app), { signal: mine.signal, left: leaving.signal });
  let follow = null;
  try {
    follow = stays ? (await shown.follow(now, told), shown.follow) : await view(root, now, told);
  } catch (error) {
    if (error.name !== "AbortError" && mine === drawing) fill(root, troubleBox(error));
  }
  if (mine !== drawing) return stays || leaving.abort();
  panel.removeAttribute("aria-busy");
  if (!stays) show(panel, root);
  shown = { view, root, leaving, follow };
}

/** Put a drawn panel in the place of the last one; who read in that goes on in this. */
function show(panel, root) {
  const within = panel.contains(document.activeElement);
  shown.leaving?.abort();
  fill(panel, root);
  panel.scrollTop = 0;
  if (root.classList.contains("fills")) scrollTo(0, 0);
  if (within) panel.focus({ preventScroll: true });
  const title = root.querySelector("h2");
  if (title) announce(title.textContent);
}

/** What went wrong, and what to do; a fault of the page itself is shown in the console too. */
function troubleBox(error) {
  if (!(error instanceof Trouble)) console.error(error);
  return el(
    "div",
    { class: "trouble", role: "alert" },
    el("p", {}, error.message),
    error.advice ? el("p", {}, error.advice) : null,
  );
}

start();
