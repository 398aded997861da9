/** The page: asks for the record and its chart, and lets each part draw what the address says. */

import { alone, ask, trust, Trouble } from "./api.js";
import { chartOf } from "./chart.js";
import { comparePanel } from "./compare.js";
import { dayOf } from "./days.js";
import { documentPanel } from "./document.js";
import { announce, button, el, fill } from "./dom.js";
import { findPanel } from "./find.js";
import { mountKeys } from "./keys.js";
import { mountLegend } from "./legend.js";
import { listPanel } from "./list.js";
import { mountMap } from "./map.js";
import { placePanel } from "./place.js";
import { reviewPanel } from "./review.js";
import { sentencePanel } from "./sentence.js";
import { Sitting } from "./sitting.js";
import { mountSliders } from "./sliders.js";
import { addressOf, current, go, watch } from "./state.js";

/** The views by name, in the order of the bar; those that need the server are not in a saved page. */
const VIEWS = [
  { name: "", title: "Map", panel: listPanel },
  { name: "find", title: "Find", panel: findPanel, served: true },
  { name: "compare", title: "Compare", panel: comparePanel, served: true },
  { name: "review", title: "Review", panel: reviewPanel, served: true },
];
/** What the panel shows only because of one of these parts of the address is not drawn anew for another. */
const OF_THE_PANEL = [
  "claim",
  "place",
  "view",
  "doc",
  "q",
  "side",
  "kind",
  "stance",
  "source",
  "a",
  "b",
  "known",
  "judged",
];
const LENS = ["known", "judged"];

/** What every part gets: the record, the chart of all places, the day, and the lens that answers are asked through. */
const app = {
  record: null,
  chart: null,
  /** The day on the map. */
  day: () => dayOf(current().on) ?? app.chart.last,
  /** The query parameters that say as far as what is known. */
  lens: () => ({ known_by: current().known, judged_only: current().judged }),
  /** Ask for record and chart again, and draw all anew (or all but the panel): something was judged. */
  renew,
  /** What this person judged since the page was opened. */
  sitting: new Sitting(),
  sideOf: (name) => app.record.sides.find((side) => side.name === name),
};
let parts = [];
let drawing = null;
let looking = 0;
let shown = {};

async function start() {
  wear(current().theme);
  try {
    await load();
  } catch (error) {
    fill(document.getElementById("panel"), troubleBox(error));
    return;
  }
  parts = [mountMap(app), mountLegend(app), mountSliders(app), mountKeys(app)];
  drawTop();
  watch(follow);
  redraw(current());
  drawPanel(current());
}

async function load() {
  [app.record, app.chart] = await Promise.all([ask("record"), ask("map", app.lens()).then(chartOf)]);
  trust(app.record.token);
}

async function renew({ panel = true } = {}) {
  await load();
  redraw(current());
  if (panel) await drawPanel(current());
}

async function follow(now, before) {
  const changed = (names) => names.some((name) => now[name] !== before[name]);
  if (changed(["theme"])) wear(now.theme);
  if (changed(LENS) && !(await look())) return;
  redraw(now, before);
  if (changed(OF_THE_PANEL)) await drawPanel(now, before);
}

/** Ask for the chart through the lens of the address; false where another was asked for meanwhile, or none is had. */
async function look() {
  looking += 1;
  const mine = looking;
  document.body.setAttribute("aria-busy", "true");
  try {
    const chart = chartOf(await ask("map", app.lens()));
    if (mine === looking) app.chart = chart;
  } catch (error) {
    if (mine === looking) fill(document.getElementById("panel"), troubleBox(error));
    return false;
  } finally {
    if (mine === looking) document.body.removeAttribute("aria-busy");
  }
  return mine === looking;
}

function redraw(now, before = null) {
  for (const draw of parts) draw(now, before);
  drawTop();
}

/** The panel for what the address names: a claim, a document, a place, else the view. */
function panelOf(now) {
  if (now.claim) return sentencePanel;
  if (now.doc && now.view === "document") return documentPanel;
  if (now.place && now.view === "") return placePanel;
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
  const told = { ...app, signal: mine.signal, left: leaving.signal };
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

function drawTop() {
  const now = current();
  fill(document.getElementById("record-name"), app.record.name);
  const offered = VIEWS.filter((view) => !view.served || !alone);
  fill(
    document.getElementById("views"),
    offered.map((view) =>
      el(
        "a",
        {
          href: addressOf({ view: view.name, claim: "", place: "", doc: "" }),
          "aria-current": now.view === view.name ? "page" : null,
        },
        view.title,
      ),
    ),
  );
  fill(
    document.getElementById("tools"),
    button(isDark() ? "Light" : "Dark", () => go({ theme: isDark() ? "light" : "dark" }), {
      "aria-label": "Switch between light and dark",
    }),
  );
}

function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function wear(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

start();
