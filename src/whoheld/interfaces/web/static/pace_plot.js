/** The weeks of a side drawn: bars for places gained and lost, rings and triangles for gains as told, a line for the sum. */

import { dayOf, spoken } from "./days.js";
import { ticksOf } from "./density.js";
import { el, fill, svg } from "./dom.js";

/** Heights in pixels: of the weeks, of the line of sums below them, of what is between and below. */
const BARS = 130;
const SUMS = 56;
const GAP = 16;
const FOOT = 22;
const HEAD = 16;
const LEFT = 30;
const RIGHT = 8;
const WEEK = 7;
/** Numbers as told that are this many times what is placed in any week stand at the top, so that bars can be seen. */
const FAR_ABOVE = 3;
const LEAST_TOP = 4;

/** A drawing as wide as what it stands in; choosing a week calls `choose` with its name. */
export function pacePlot(weeks, side, choose, left) {
  const box = el("figure", { class: "pace-plot", style: { "--side": side.colour } });
  let wide = 0;
  const watcher = new ResizeObserver(() => {
    if (Math.abs(box.clientWidth - wide) < 2 || !box.clientWidth) return;
    wide = box.clientWidth;
    fill(box, drawn(weeks, wide, choose));
  });
  watcher.observe(box);
  left.addEventListener("abort", () => watcher.disconnect());
  return box;
}

function drawn(weeks, wide, choose) {
  const scale = scaleOf(weeks, wide);
  const tall = HEAD + BARS + GAP + SUMS + FOOT;
  return svg(
    "svg",
    { viewBox: `0 0 ${wide} ${tall}`, width: wide, height: tall, role: "img", "aria-label": inWords(weeks) },
    frame(scale, wide),
    weeks.map((week) => bars(week, scale)),
    sumLine(weeks, scale),
    weeks.flatMap((week) => marks(week, scale)),
    weeks.map((week) => target(week, scale, choose)),
  );
}

function scaleOf(weeks, wide) {
  const days = weeks.map((week) => dayOf(week.monday));
  const [first, last] = [days[0] - WEEK, days.at(-1) + 2 * WEEK];
  const most = (values) => Math.max(0, ...values);
  const gained = most(weeks.map((week) => week.gained));
  const told = most(weeks.flatMap((week) => week.told.filter(isNumber).map((gain) => gain.count)));
  const top = Math.max(1, gained, Math.min(told, Math.max(LEAST_TOP, FAR_ABOVE * gained)));
  const bottom = most(weeks.map((week) => week.lost));
  const totals = weeks.map((week) => week.total);
  const [high, low] = [most(totals), -most(totals.map((total) => -total))];
  const sums = HEAD + BARS + GAP;
  return {
    first,
    last,
    top,
    bottom,
    high,
    low,
    x: (day) => LEFT + ((day - first) / (last - first)) * (wide - LEFT - RIGHT),
    y: (count) => HEAD + ((top - count) / (top + bottom)) * BARS,
    sum: (total) => sums + ((high - total) / Math.max(1, high - low)) * SUMS,
  };
}

/** Whether a gain is told as a number of places, which can stand beside a number of places. */
function isNumber(gain) {
  return gain.what === "places" && gain.count !== null;
}

function frame(scale, wide) {
  const level = (y, words) => [
    svg("line", { class: "tick", x1: LEFT, x2: wide - RIGHT, y1: y, y2: y }),
    svg("text", { x: LEFT - 5, y: y + 4, "text-anchor": "end" }, words),
  ];
  const bottom = scale.sum(scale.low);
  const ticks = ticksOf(scale.first, scale.last, Math.max(3, Math.floor(wide / 90))).map((tick) => [
    svg("line", { class: "tick", x1: scale.x(tick.day), x2: scale.x(tick.day), y1: HEAD, y2: bottom + 4 }),
    svg("text", { x: Math.min(wide - 32, scale.x(tick.day) + 3), y: bottom + 17 }, tick.words),
  ]);
  return [
    ticks,
    level(scale.y(0), "0"),
    level(scale.y(scale.top), scale.top),
    scale.bottom ? level(scale.y(-scale.bottom), `−${scale.bottom}`) : null,
    level(scale.sum(scale.high), scale.high),
    scale.low ? level(bottom, `−${-scale.low}`) : null,
  ].flat(Infinity);
}

function bars(week, scale) {
  const left = scale.x(dayOf(week.monday));
  const width = Math.max(1.5, (scale.x(WEEK) - scale.x(0)) * 0.8);
  const bar = (name, from, to) =>
    svg("rect", { class: name, x: left, width, y: scale.y(to), height: scale.y(from) - scale.y(to) });
  return svg(
    "g",
    {},
    week.gained ? bar("gained", 0, week.gained) : null,
    week.lost ? bar("lost", -week.lost, 0) : null,
  );
}

function sumLine(weeks, scale) {
  const steps = weeks.map((week) => `H ${scale.x(dayOf(week.monday))} V ${scale.sum(week.total)}`);
  return svg("path", {
    class: "sum",
    d: `M ${scale.x(scale.first)} ${scale.sum(0)} ${steps.join(" ")} H ${scale.x(scale.last)}`,
  });
}

function marks(week, scale) {
  const x = scale.x(dayOf(week.monday) + WEEK / 2);
  const rings = week.told
    .filter(isNumber)
    .map((gain) => svg("circle", { class: "told", cx: x, cy: scale.y(Math.min(gain.count, scale.top)), r: 4 }));
  const others = week.told.some((gain) => !isNumber(gain))
    ? svg("path", { class: "told", d: `M ${x - 4} ${HEAD - 13} h 8 l -4 7 z` })
    : null;
  return [...rings, others];
}

/** What is pressed for a week, and what is told of it where it is pointed at. */
function target(week, scale, choose) {
  const [from, to] = [0, WEEK].map((days) => scale.x(dayOf(week.monday) + days));
  return svg(
    "rect",
    {
      class: "target",
      x: Math.min(from, (from + to) / 2 - 4),
      width: Math.max(8, to - from),
      y: 0,
      height: HEAD + BARS + GAP + SUMS,
      on: { click: () => choose(week.week) },
    },
    svg("title", {}, ofWeek(week)),
  );
}

function ofWeek(week) {
  const told = week.told.map((gain) => gain.words.slice(0, 60));
  const more = told.length > 4 ? [...told.slice(0, 4), `${told.length - 4} more`] : told;
  return `${week.week}, from ${spoken(dayOf(week.monday))}: gained ${week.gained}, lost ${week.lost}${more.length ? `; told: ${more.join("; ")}` : ""}`;
}

/** The drawing in words, for those who do not see it; the table below has all of it. */
function inWords(weeks) {
  const [first, last] = [weeks[0], weeks.at(-1)];
  return `Places gained and lost by week, from ${first.week} to ${last.week}, with gains as told. The table below has the same.`;
}
