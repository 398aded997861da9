/** How far a side is stretched: its numbers of a day, and their course over time as a small plot. */

import { dayOf, isoOf, spoken } from "./days.js";
import { ticksOf } from "./density.js";
import { el, foreign, svg } from "./dom.js";
import { go } from "./state.js";

/** Units of the drawing, which is stretched to the panel. */
const WIDE = 400;
const HIGH = 64;
const GAP = 26;
const TALL = 2 * HIGH + GAP + 34;
/** Room on the left for numbers. */
const LEFT = 44;

const COUNTS = [
  ["held", "places held"],
  ["touching", "of these beside a place that only others hold"],
  ["contacts", "pairs of such places"],
  ["contact_km", "kilometres between them in all"],
  ["placed", "of the places held are in the graph"],
  ["doubtful", "of these fought over, disputed, divided, besieged or changing hands"],
  ["stale", "of these without evidence for 180 days"],
  ["unknown", "places of the graph with no known holder, whosesoever"],
];

/** The numbers of a day as a table. */
export function stretchNumbers(row) {
  return el(
    "table",
    { class: "numbers" },
    el("caption", { class: "unseen" }, `Numbers of ${spoken(dayOf(row.date))}`),
    el(
      "tbody",
      {},
      COUNTS.map(([name, words]) =>
        el(
          "tr",
          {},
          el("td", { class: "number" }, row[name].toLocaleString("en")),
          el("th", { scope: "row" }, words, name === "touching" && row.others.length ? others(row) : null),
        ),
      ),
    ),
  );
}

function others({ others: names }) {
  return el("small", {}, ": ", foreign(names.join(", ")));
}

/** The course of held, touching and contact over time (rows of months); a click goes to that day. */
export function coursePlot(rows, day) {
  const days = rows.map((row) => dayOf(row.date));
  const [first, last] = [days[0], days.at(-1)];
  const at = (moment) => LEFT + ((moment - first) / Math.max(1, last - first)) * (WIDE - LEFT - 4);
  const choose = (event) => {
    const box = plot.getBoundingClientRect();
    const moment =
      first + ((((event.clientX - box.left) / box.width) * WIDE - LEFT) / (WIDE - LEFT - 4)) * (last - first);
    go({ on: isoOf(Math.round(Math.max(first, Math.min(last, moment)))) });
  };
  const plot = svg(
    "svg",
    { class: "course", viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": told(rows), on: { click: choose } },
    band(rows, days, at, 14, ["held", "touching"], "Places: held (line), in contact (dashed)"),
    band(rows, days, at, 14 + HIGH + GAP, ["contact_km"], "Contact, km"),
    ticks(first, last, at),
    day >= first && day <= last ? svg("line", { class: "now", x1: at(day), x2: at(day), y1: 4, y2: TALL - 18 }) : null,
  );
  return plot;
}

/** One frame of the plot with a line for each of some numbers. */
function band(rows, days, at, top, names, title) {
  const most = Math.max(1, ...rows.flatMap((row) => names.map((name) => row[name])));
  const height = (value) => top + HIGH - (value / most) * HIGH;
  const path = (name) =>
    rows.map((row, n) => `${n ? "L" : "M"} ${at(days[n]).toFixed(1)} ${height(row[name]).toFixed(1)}`);
  return svg(
    "g",
    {},
    svg("text", { x: LEFT, y: top - 4 }, title),
    svg("text", { x: LEFT - 6, y: top + 8, class: "axis" }, most.toLocaleString("en")),
    svg("text", { x: LEFT - 6, y: top + HIGH, class: "axis" }, "0"),
    svg("line", { class: "tick", x1: LEFT, x2: WIDE - 4, y1: top + HIGH, y2: top + HIGH }),
    names.map((name) => svg("path", { class: name, d: path(name).join(" ") })),
  );
}

function ticks(first, last, at) {
  return ticksOf(first, last, 5).map((tick) =>
    svg("text", { class: "when", x: Math.min(WIDE - 30, at(tick.day)), y: TALL - 4 }, tick.words),
  );
}

/** The plot in words, for those who do not see it. */
function told(rows) {
  const words = ({ date, held, touching, contact_km: km }) =>
    `${spoken(dayOf(date))}: ${held} held, ${touching} in contact, ${km} km`;
  return `Course by month, ${[rows[0], rows.at(-1)].map(words).join("; then ")}`;
}

/** The same months as a table, for reading and copying. */
export function courseTable(rows) {
  const names = ["date", "held", "touching", "contacts", "contact_km"];
  const head = ["Day", "Held", "In contact", "Pairs", "Contact, km"];
  return el(
    "details",
    { class: "part" },
    el(
      "summary",
      { "data-key": "course" },
      "The course as a table",
      el("span", { class: "count" }, String(rows.length)),
    ),
    el(
      "table",
      { class: "months" },
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          head.map((name) => el("th", { scope: "col" }, name)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            names.map((name) => el("td", {}, name === "date" ? row.date : row[name].toLocaleString("en"))),
          ),
        ),
      ),
    ),
  );
}
