/** Counts in words: a share only where there are enough cases, and never without its interval. */

import { el, svg } from "./dom.js";

/** So wide is the drawing of an interval. */
const WIDE = 84;
const TALL = 10;

/** A number as people write it. */
export function many(count) {
  return count.toLocaleString("en");
}

/** So many of so many, with the share and its interval where the record gives one. */
export function shareWords({ count, of, share, low, high }) {
  const told = `${many(count)} of ${many(of)}`;
  if (share === null) return told;
  return [
    `${told}, ${percent(share)} `,
    el("small", {}, `(95%: ${percent(low)} to ${percent(high)})`),
    intervalMark(share, low, high),
  ];
}

/** How some numbers lie; `unit` is what is counted. */
export function spreadWords({ count, median, lower, upper, low, high }, unit) {
  if (!count) return "not known";
  if (median === null) return `known of ${many(count)}: too few for a middle`;
  return [
    `middle ${plain(median)} ${unit} `,
    el(
      "small",
      {},
      `(95%: ${plain(low)} to ${plain(high)}; half of them ${plain(lower)} to ${plain(upper)}; of ${many(count)})`,
    ),
  ];
}

/** How often something is before, level with and after something else, and how far. */
export function besideWords({ below, level, above, spread }, [before, same, after], unit) {
  const told = `${before} ${many(below)}, ${same} ${many(level)}, ${after} ${many(above)}`;
  return below + level + above
    ? [told, spread.median === null ? null : ["; ", spreadWords(spread, unit)]]
    : "not known";
}

/** Rows of words beside words. */
export function factList(rows) {
  return el(
    "dl",
    { class: "facts counted" },
    rows.map(([name, told]) => [el("dt", {}, name), el("dd", {}, told)]),
  );
}

function percent(share) {
  return `${Math.round(share * 100)}%`;
}

function plain(number) {
  return number.toLocaleString("en", { maximumFractionDigits: 2 });
}

/** The interval between nothing and all; it says no more than the words beside it. */
function intervalMark(share, low, high) {
  const at = (part) => 3 + part * (WIDE - 6);
  return svg(
    "svg",
    { class: "interval", viewBox: `0 0 ${WIDE} ${TALL}`, width: WIDE, height: TALL, "aria-hidden": "true" },
    svg("line", { class: "whole", x1: at(0), x2: at(1), y1: TALL / 2, y2: TALL / 2 }),
    svg("line", { class: "between", x1: at(low), x2: at(high), y1: TALL / 2, y2: TALL / 2 }),
    svg("circle", { cx: at(share), cy: TALL / 2, r: 3 }),
  );
}
