/** What the map shows of a side's ground: its ways before a fall, and what is left, lost and cut off after it. */

import { lineOf } from "./ways.js";

/**
 * The layer of a map for the ground of a side, what is cut off of it, and a distance (each may be null); `frame` has the
 * ids of the places that the map shows while nobody moves it, or is null.
 */
export function layerOf(chart, ground, cut, fallen, distance, frame) {
  return {
    lines: [...wayLines(chart, ground, cut, fallen), ...spanLine(distance)],
    rings: ground ? ringsOf(ground, cut, fallen) : new Map(),
    frame,
    choose: () => false,
  };
}

/** The places that fall: of ids or names as the address has them, else as the answer understood them. */
export function fallenOf(ground, falls, cut) {
  return falls.map((given, at) => standingOf(ground, given) ?? standingOf(ground, cut.falls[at] ?? "")).filter(Boolean);
}

/** The place of a side's ground by its id or its name. */
export function standingOf(ground, given) {
  const { places } = ground;
  return places.find((one) => one.place_id === given) ?? places.find((one) => folded(one.place) === folded(given));
}

function wayLines(chart, ground, cut, fallen) {
  if (!ground) return [];
  const severed = new Set((cut?.cut_off ?? []).map((one) => one.place_id));
  const drawn = ({ a, b }, kind) => {
    const [one, other] = [chart.byId.get(a), chart.byId.get(b)];
    return one && other ? [lineOf(kind, one, other)] : [];
  };
  return [
    ...ground.ways.flatMap((way) => drawn(way, kindOf(way, severed, fallen))),
    ...(cut ? [] : ground.contacts.flatMap((way) => drawn(way, "contact"))),
  ];
}

/** A way from what fell is lost; one within what is cut off leads nowhere else. */
function kindOf({ a, b }, severed, fallen) {
  if (fallen.has(a) !== fallen.has(b)) return severed.has(a) || severed.has(b) ? "lost" : "closed";
  if (fallen.has(a)) return "closed";
  return severed.has(a) ? "severed" : "own";
}

function ringsOf(ground, cut, fallen) {
  const doubtful = new Set([...ground.places, ...(cut?.doubts ?? [])].filter(isDoubtful).map((one) => one.place_id));
  const rings = new Map();
  for (const { place_id: id, piece } of ground.places) {
    if (!cut && piece > 1) rings.set(id, { kind: "apart", piece });
  }
  for (const { place_id: id, piece } of cut?.cut_off ?? []) rings.set(id, { kind: "cut", piece });
  for (const { place_id: id, piece } of cut?.apart ?? []) rings.set(id, { kind: "apart", piece });
  for (const id of fallen) rings.set(id, { kind: "fallen" });
  for (const id of doubtful) rings.set(id, { ...rings.get(id), doubt: true });
  return rings;
}

function isDoubtful({ doubts }) {
  return doubts.length > 0;
}

function spanLine(distance) {
  return distance ? [lineOf("span", distance.a, distance.b, `${distance.km} km`)] : [];
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
