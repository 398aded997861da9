/** What is cut off, in words: pieces, lost ways, the rest, what is in doubt; and before a fall the ground as it hangs. */

import { dayOf, spoken } from "./days.js";
import { el, foreign } from "./dom.js";
import { fallenOf } from "./cut_layer.js";
import { standingList } from "./standings.js";

/** More places than these are folded away at first. */
const MANY = 12;

/** The ground of a side before anything falls. */
export function groundParts(app, ground) {
  const { places, side, date } = ground;
  if (!places.length)
    return [
      el(
        "p",
        {},
        foreign(side),
        ` holds no place with a point ${ground.stand_in ? "" : "and a road "}on ${said(date)}, as far as this record tells. Choose another side, or another day.`,
      ),
      notPlaced(ground),
    ];
  const pieces = grouped(places);
  const [together, alone] = [
    pieces.filter(([, rows]) => rows.length > 1),
    pieces.filter(([, rows]) => rows.length < 2),
  ];
  const hint = el(
    "p",
    { class: "hint" },
    "Name a place that is to be thought lost, or choose one of theirs on the map.",
  );
  return [
    hint,
    el("p", {}, `${count(places.length, "place")} in ${count(pieces.length, "piece")} of ground that hangs together.`),
    together.map(([number, rows], rank) => piecePart(app, `Piece ${number}`, rows, date, !rank && rows.length <= MANY)),
    piecePart(
      app,
      "Each a piece of its own",
      alone.flatMap(([, rows]) => rows),
      date,
      false,
    ),
    network(ground),
    notPlaced(ground),
  ];
}

/** What follows from a fall. */
export function cutParts(app, cut, ground, falls) {
  const fallen = fallenOf(ground, falls, cut);
  const total = cut.cut_off.length;
  return [
    el(
      "p",
      { class: "outcome" },
      total
        ? `${count(total, "place")} would have lost every way to the rest through ground of `
        : "Nothing would have lost its way to the rest through ground of ",
      foreign(cut.side),
      ` on ${said(cut.date)}.`,
    ),
    grouped(cut.cut_off).map(([number, rows]) => [
      piecePart(app, `Cut off: piece ${number}`, rows, cut.date, true),
      lostWays(cut, number),
    ]),
    network(cut),
    fold("What falls, and in whose words", fallen.length, standingList(app, fallen, cut.date)),
    el("p", { class: "soft" }, "The rest: ", foreign(cut.rest), `. Places in it after the fall: ${cut.rest_places}.`),
    fold("Without a way to the rest before, too", cut.apart.length, standingList(app, cut.apart, cut.date)),
    fold("In doubt on the way", cut.doubts.length, standingList(app, cut.doubts, cut.date), true),
    notPlaced(cut),
  ];
}

/** By which graph: a stand-in is marked as one. */
function network({ graph, stand_in: standIn }) {
  return el(
    "p",
    { class: standIn ? "standin" : "soft" },
    standIn ? el("strong", {}, "No roads were given; this is a stand-in. ") : null,
    "By ",
    foreign(graph),
    ".",
    standIn ? [" With roads: ", el("code", {}, "whoheld serve --roads FILE.geojson"), "."] : null,
  );
}

function piecePart(app, title, rows, date, isOpen) {
  return fold(title, rows.length, standingList(app, rows, date), isOpen);
}

function lostWays(cut, number) {
  const ways = cut.lost.filter((one) => one.piece === number);
  return el(
    "ul",
    { class: "lost" },
    ways.map((one) =>
      el(
        "li",
        {},
        "Lost: ",
        foreign(one.cut_off),
        " – ",
        foreign(one.fallen),
        el("small", {}, " ", lengthOf(one, cut.stand_in)),
      ),
    ),
  );
}

function lengthOf(way, standIn) {
  if (standIn) return `about ${way.km} km in a straight line`;
  return [`about ${way.km} km`, way.roads.length ? [" by ", foreign(way.roads.join(", "))] : null];
}

function notPlaced({ not_placed: names }) {
  return names.length
    ? el("p", { class: "soft" }, "Held too, but not in the graph: ", foreign(names.join(", ")), ".")
    : null;
}

/** A part that can be folded; nothing where there is nothing. */
function fold(title, number, body, isOpen = false) {
  if (!number) return null;
  return el(
    "details",
    { class: "part", open: isOpen },
    el("summary", { "data-key": title }, title, el("span", { class: "count" }, String(number))),
    body,
  );
}

/** Rows by their piece: [[number, rows]]. */
function grouped(rows) {
  return [...Map.groupBy(rows, (row) => row.piece)];
}

function count(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;
}

function said(iso) {
  return spoken(dayOf(iso));
}
