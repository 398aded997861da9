/** The keys of the page, and the box that tells them. */

import { button, el } from "./dom.js";
import { current, go } from "./state.js";

/** What each key does; the keys of review are told here too, and heard there. */
const KEYS = [
  ["←  →", "a day back, on"],
  ["Shift ←  →", "a week back, on"],
  [",  .", "the change before, the next change"],
  ["Space", "play, stop"],
  ["Home  End", "the first day, the last day"],
  ["/", "find"],
  ["m", "the map"],
  ["f", "forecasts"],
  ["w", "what is argued: statements"],
  ["v", "review"],
  ["o", "who says what: the sources"],
  ["c", "compare sources"],
  ["g", "how fast a side gains"],
  ["x", "what is cut off"],
  ["t", "light or dark"],
  ["Esc", "close what the panel shows"],
  ["?", "these keys"],
];

/** Keys that may be held: they step the day. */
const GOES_ON = /^(ArrowLeft|ArrowRight|,|\.)$/;

/** Listen to the keys; nothing is drawn. */
export function mountKeys(app) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTaken(event)) return;
    const act = actOf(app, event);
    if (!act || (event.repeat && !GOES_ON.test(event.key))) return;
    event.preventDefault();
    act();
  });
  document.getElementById("tools").before(button("?", openHelp, { class: "quiet help", "aria-label": "Keys" }));
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

function actOf(app, event) {
  const { clock } = app;
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
    "/": () => go({ view: "find", claim: "", place: "", doc: "", from: "" }),
    m: () => go({ view: "", claim: "", place: "", doc: "", from: "" }),
    f: () => go({ view: "ledger", claim: "", place: "", doc: "", from: "" }),
    w: () => go({ view: "statements", claim: "", place: "", doc: "", from: "", statement: "" }),
    v: () => go({ view: "review", claim: "", place: "", doc: "", from: "" }),
    c: current().view === "review" ? null : () => go({ view: "compare", claim: "", place: "", doc: "", from: "" }),
    o: () => go({ view: "sources", claim: "", place: "", doc: "", from: "", source: "", only: "" }),
    g: () => go({ view: "pace", claim: "", place: "", doc: "", from: "" }),
    x: () => go({ view: "cutoff", claim: "", place: "", doc: "", from: "" }),
    t: () => document.querySelector("#tools button")?.click(),
    Escape: () => go(closing(current())),
    "?": openHelp,
  };
  return acts[event.key] ?? null;
}

/** What closes the innermost of what the panel shows. */
function closing(now) {
  if (now.claim) return { claim: "" };
  if (now.statement && now.view === "statements") return { statement: "" };
  if (now.doc) return { doc: "", view: "", from: "" };
  if (now.source && now.view === "sources") return { source: "", only: "" };
  return now.place ? { place: "" } : { view: "" };
}

function openHelp() {
  const rows = KEYS.map(([keys, words]) =>
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
