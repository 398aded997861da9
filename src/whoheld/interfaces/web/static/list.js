/** The list beside the map: places in view as a table, those without a point, those that may be one of several. */

import { standing, unheard } from "./chart.js";
import { spoken } from "./days.js";
import { button, el, fill, foreign, refill } from "./dom.js";
import { markIcon, markOf } from "./marks.js";
import { current, watch } from "./state.js";
import { way } from "./way.js";

/** Rows at first, and with every "more"; and milliseconds of rest before a moved slider or map draws them anew. */
const ROWS = 50;
const REST = 150;

/** Draw the list; it follows the day and the map until the panel shows something else. */
export function listPanel(root, now, app) {
  const state = { words: "", rows: { seen: ROWS, unplaced: ROWS, ambiguous: ROWS }, open: new Set() };
  const body = el("div");
  const draw = () => refill(body, sections(app, state, draw));
  const search = el("input", {
    type: "search",
    placeholder: "Filter places by name",
    "aria-label": "Filter places by name",
    on: {
      input: () => {
        state.words = search.value;
        draw();
      },
    },
  });
  const head = el("header");
  const above = el("div");
  fill(root, head, above, body);
  const whole = () => {
    fill(head, heading(app));
    if (!app.chart.places.length) fill(above, emptiness());
    else if (!search.isConnected) fill(above, search);
    draw();
  };
  whole();
  const later = drawingLater(body, draw, app.left);
  watch(later, app.left);
  later();
  return whole;
}

/** Draw a moment after the last change, and never between the press and the release of something in the body. */
function drawingLater(body, draw, left) {
  let timer = null;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (body.querySelector(":active") ? later() : draw()), REST);
  };
  left.addEventListener("abort", () => clearTimeout(timer));
  return later;
}

function heading(app) {
  const { documents, claims, places } = app.record;
  const many = (count, one, several) => `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
  return [
    el("h2", {}, "Places"),
    el(
      "p",
      { class: "soft" },
      `${many(places, "place", "places")} from ${many(claims, "claim", "claims")} in ${many(documents, "document", "documents")}. Choose one to see who held it, and in whose words.`,
    ),
  ];
}

function emptiness() {
  return el(
    "p",
    {},
    "This record is empty. Read something into it first: ",
    el("code", {}, "whoheld read FOLDER"),
    ", then load this page again.",
  );
}

function sections(app, state, draw) {
  const day = app.day();
  const named = (place) => folded(place.name).includes(folded(state.words));
  const all = app.chart.places.filter(named);
  const ids = new Set(app.seen().map((spot) => spot.point.place.id));
  const byClaims = (places) =>
    places.sort(
      (one, other) =>
        Boolean(standing(app.chart, other, day)) - Boolean(standing(app.chart, one, day)) || other.claims - one.claims,
    );
  const placed = all.filter((place) => (state.words ? place.lon !== null : ids.has(place.id)));
  return [
    part(app, state, draw, "seen", state.words ? "On the map" : "In view", byClaims(placed), day, true),
    part(
      app,
      state,
      draw,
      "unplaced",
      "Without a point",
      byClaims(all.filter((place) => place.lon === null && place.placing !== "ambiguous")),
      day,
    ),
    part(
      app,
      state,
      draw,
      "ambiguous",
      "May be one of several",
      byClaims(all.filter((place) => place.placing === "ambiguous")),
      day,
    ),
  ];
}

/** One part of the list, which can be folded; those beside the map are closed until wanted. */
function part(app, state, draw, key, title, places, day, isOpen = false) {
  if (!places.length && key !== "seen") return null;
  const shown = places.slice(0, state.rows[key]);
  const box = el(
    "details",
    {
      class: "part",
      open: isOpen !== state.open.has(key),
      on: { toggle: () => (box.open === isOpen ? state.open.delete(key) : state.open.add(key)) },
    },
    el("summary", { "data-key": key }, title, el("span", { class: "count" }, String(places.length))),
    shown.length ? placeTable(app, shown, day, title) : el("p", { class: "soft" }, "None here."),
    places.length > shown.length
      ? button(
          `${Math.min(ROWS, places.length - shown.length)} more`,
          () => {
            state.rows[key] += ROWS;
            draw();
          },
          { "data-key": `more ${key}` },
        )
      : null,
  );
  return box;
}

function placeTable(app, places, day, title) {
  return el(
    "table",
    { class: "places" },
    el("caption", { class: "unseen" }, day === null ? title : `${title}, on ${spoken(day)}`),
    el(
      "thead",
      { class: "unseen" },
      el(
        "tr",
        {},
        ["Place", "Holder", "Last evidence"].map((name) => el("th", { scope: "col" }, name)),
      ),
    ),
    el(
      "tbody",
      {},
      places.map((place) => placeRow(app, place, day)),
    ),
  );
}

function placeRow(app, place, day) {
  const at = standing(app.chart, place, day);
  const candidates = place.candidates > 1 ? el("small", { class: "soft" }, ` ${place.candidates} candidates`) : null;
  return el(
    "tr",
    {},
    el(
      "th",
      { scope: "row" },
      markIcon(markOf(app, at, day), 5),
      way(
        { place: place.id, claim: "", view: "", doc: "", from: "" },
        { "data-key": place.id, "aria-current": current().place === place.id ? "true" : null },
        foreign(place.name),
      ),
      candidates,
    ),
    at ? el("td", {}, foreign(at.text)) : el("td", { class: "soft" }, unheard(app.chart)),
    el("td", { class: "soft when" }, at?.evidence ? spoken(at.evidence) : ""),
  );
}

/** Letters without case and marks, for finding. */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
