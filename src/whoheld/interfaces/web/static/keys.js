/** The keys of the page, and the box that tells them. */

import { button, el } from "./dom.js";
import { current, go } from "./state.js";
import { offered, opening } from "./views.js";

/** What the keys do that step the day. */
const DAYS = [
  ["←  →", "a day back, on"],
  ["Shift ←  →", "a week back, on"],
  [",  .", "the change before, the next change"],
  ["Space", "play, stop"],
  ["Home  End", "the first day, the last day"],
];
/** What the keys do that open no view. */
const OTHERS = [
  ["t", "light or dark"],
  ["Esc", "close what the panel shows"],
  ["?", "these keys"],
];

/** Keys that may be held: they step the day. */
const GOES_ON = /^(ArrowLeft|ArrowRight|,|\.)$/;

/** Listen to the keys, of the views too; nothing is drawn. */
export function mountKeys(app, views) {
  const there = offered(views);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
    const act = actOf(app, there, event);
    if (!act || (event.repeat && !GOES_ON.test(event.key))) return;
    event.preventDefault();
    act();
  });
  document
    .getElementById("tools")
    .before(button("?", () => openHelp(there), { class: "quiet help", "aria-label": "Keys" }));
  return () => {};
}

/** Whether what has the focus uses the key itself. */
function isTaken(event) {
  const { target, key } = event;
  if (target.closest("dialog[open]") || target.closest("input:not([type=range]), textarea, select, [contenteditable]"))
    return true;
  if (key === " " && target.closest("button, a, summary, input")) return true;
  return /^(Arrow|Home|End)/.test(key) && Boolean(target.closest("input, [role=tablist], .maplibregl-canvas"));
}

function actOf({ clock }, views, event) {
  const [first, last] = clock.ends;
  const step = event.shiftKey ? 7 : 1;
  const acts = {
    ArrowLeft: () => clock.step(-step),
    ArrowRight: () => clock.step(step),
    ",": () => clock.turn(-1),
    ".": () => clock.turn(1),
    " ": () => clock.toggle(),
    Home: () => clock.set(first),
    End: () => clock.set(last),
    t: () => document.querySelector("#tools button")?.click(),
    Escape: () => go(closing(current())),
    "?": () => openHelp(views),
  };
  return acts[event.key] ?? opens(views, event.key);
}

/** What opens the view of a key; review has a use of its own for one of them. */
function opens(views, key) {
  const view = views.find((one) => one.key === key);
  if (!view || (key === "c" && current().view === "review")) return null;
  return () => go(opening(view));
}

/** What closes the innermost of what the panel shows. */
function closing(now) {
  if (now.claim) return { claim: "" };
  if (now.statement && now.view === "statements") return { statement: "" };
  if (now.doc) return { doc: "", view: "", from: "" };
  if (now.source && now.view === "sources") return { source: "", only: "" };
  return now.place ? { place: "" } : { view: "" };
}

function openHelp(views) {
  const told = [...DAYS, ...views.map((view) => [view.key, view.does]), ...OTHERS];
  const rows = told.map(([keys, words]) =>
    el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, keys)), el("td", {}, words)),
  );
  const box = el(
    "dialog",
    { class: "keys", on: { close: () => box.remove() } },
    el("h2", {}, "Keys"),
    el("table", {}, rows),
    el("p", { class: "soft" }, "On the map, arrows move it and + and − zoom. On a slider, arrows step it."),
    el(
      "p",
      { class: "ends" },
      button("Close", () => box.close(), { class: "main" }),
    ),
  );
  document.body.append(box);
  box.showModal();
}
