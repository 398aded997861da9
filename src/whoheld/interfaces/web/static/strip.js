/** The spells of a place as a strip: time runs to the right, colours say who, pale ends where the day is not known. */

import { ticksOf } from "./density.js";
import { isoOf, spoken, spokenBounds } from "./days.js";
import { svg } from "./dom.js";
import { standing } from "./chart.js";
import { markOf } from "./marks.js";
import { go } from "./state.js";

/** Units of the drawing, which is stretched to the panel. */
const WIDE = 400;
const TALL = 52;
const BAR = { top: 12, height: 20 };
/** Days shown before the first and after the last of what is told. */
const MARGIN = 20;

/** The strip chart of spells (rows of a history); `day` is marked. Choosing a point of time goes there. */
export function stripChart(app, place, spells, day) {
  const stretches = place?.stretches ?? [];
  const [first, last] = spanOf(app, stretches, day);
  const at = (moment) => ((Math.max(first, Math.min(last, moment)) - first) / Math.max(1, last - first)) * WIDE;
  const bars = stretches.map((stretch) => bar(app, place, stretch, at, first, last)).filter(Boolean);
  const ticks = ticksOf(first, last, 6).map((tick) => [
    svg("line", { x1: at(tick.day), x2: at(tick.day), y1: BAR.top, y2: BAR.top + BAR.height + 5, class: "tick" }),
    svg("text", { x: Math.min(WIDE - 30, at(tick.day) + 3), y: TALL - 7 }, tick.words),
  ]);
  const choose = (event) => {
    const box = chart.getBoundingClientRect();
    go({ on: isoOf(Math.round(first + ((event.clientX - box.left) / box.width) * (last - first))) });
  };
  const chart = svg(
    "svg",
    { class: "strip", viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": told(spells), on: { click: choose } },
    svg("line", { x1: 0, x2: WIDE, y1: BAR.top + BAR.height, y2: BAR.top + BAR.height, class: "tick" }),
    ticks,
    bars,
    svg("line", { class: "now", x1: at(day), x2: at(day), y1: 2, y2: BAR.top + BAR.height + 6 }),
    svg("path", { class: "now", d: `M ${at(day) - 5} 0 h 10 l -5 8 z` }),
  );
  return chart;
}

function spanOf(app, stretches, day) {
  const ends = stretches
    .flatMap(([start, end, , , , evidence]) => [start, end, evidence])
    .filter((end) => end !== null);
  const within = (end) => Math.max(-700000, Math.min(2900000, end));
  const first = Math.min(day, app.chart.first ?? day, ...ends.map(within));
  const last = Math.max(day, app.chart.last ?? day, ...ends.map(within));
  const told = ends.length ? [Math.min(day, ...ends), Math.max(day, ...ends)] : [first, last];
  const margin = MARGIN + Math.round((told[1] - told[0]) * 0.06);
  return [Math.max(first, told[0] - margin), Math.min(last, told[1] + margin)];
}

function bar(app, place, [start, end], at, first, last) {
  const from = start ?? first;
  const to = end ?? last;
  if (to < first || from > last) return null;
  const [left, right] = [at(from), at(to + 1)];
  const stands = standing(app.chart, place, Math.max(from, Math.min(to, last)));
  const mark = markOf(app, stands, stands.evidence ?? from);
  const [one, other] = mark.sides;
  const wide = Math.max(2, right - left);
  const piece = (side, top, height) =>
    svg("rect", { x: left, width: wide, y: top, height, style: { fill: side.colour }, class: stands.status });
  const pieces = !one
    ? [svg("rect", { x: left, width: wide, y: BAR.top + BAR.height - 6, height: 6, class: "nobody" })]
    : other
      ? [piece(one, BAR.top, BAR.height / 2), piece(other, BAR.top + BAR.height / 2, BAR.height / 2)]
      : [piece(one, BAR.top, BAR.height)];
  const until = end === null ? "on" : `to ${spoken(end)}`;
  return svg(
    "g",
    {},
    svg("title", {}, `${stands.text}, ${start === null ? "" : spoken(start)} ${until}`),
    pieces,
    stands.status === "contested" || stands.besieged
      ? svg("rect", { x: left, width: wide, y: BAR.top - 6, height: 3, class: stands.besieged ? "siege" : "fight" })
      : null,
  );
}

/** The strip in words, for those who do not see it. */
function told(spells) {
  const words = spells.map(
    (spell) =>
      `${spell.holder}, ${spokenBounds(spell.start)} until ${spell.end ? spokenBounds(spell.end) : "nothing says otherwise"}`,
  );
  return `Who held it: ${words.join("; ") || "nothing known"}`;
}
