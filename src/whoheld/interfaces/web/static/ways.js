/** The ways of a side on the map: lines between its places, what is lost of them, and rings around what is cut off. */

import { onWorld } from "./points.js";

/** How each kind of line is drawn: its colour by name, its width, and its dashes. */
export const LINES = {
  own: { ink: "soft", width: 1.4, dash: [] },
  contact: { ink: "soft", width: 1, dash: [1.5, 3.5] },
  severed: { ink: "alarm", width: 2, dash: [] },
  closed: { ink: "line", width: 1.4, dash: [4, 4] },
  lost: { ink: "alarm", width: 2.4, dash: [6, 5] },
  span: { ink: "accent", width: 2, dash: [] },
};
/** Pixels between the edge of a mark and a ring around it, and across a cross. */
const APART = 6;
const CROSS = 5;

/** A line of the layer between two points {lon, lat}: `lineOf("lost", one, other)`. */
export function lineOf(kind, one, other, label = "") {
  const [from, to] = [onWorld(one), onWorld(other)];
  // The shorter way round the world.
  if (to.x - from.x > 0.5) to.x -= 1;
  else if (from.x - to.x > 0.5) to.x += 1;
  return { kind, from, to, label };
}

/** Draw the lines of a layer {lines, rings}, the lost ones over the others. */
export function drawLines(context, { lines }, view, ink) {
  for (const kind of Object.keys(LINES)) {
    const alike = lines.filter((line) => line.kind === kind);
    if (!alike.length) continue;
    pencil(context, LINES[kind], ink);
    context.beginPath();
    for (const { from, to } of alike) for (const turn of turns(from, to)) trace(context, from, to, turn, view);
    context.stroke();
  }
  context.setLineDash([]);
}

/** The whole turns of the world by which a line is drawn: one more where it goes over its edge. */
function turns(from, to) {
  return to.x < 0 ? [0, 1] : to.x > 1 ? [0, -1] : [0];
}

function trace(context, from, to, turn, { scale, left, top }) {
  context.moveTo((from.x + turn) * scale - left, from.y * scale - top);
  context.lineTo((to.x + turn) * scale - left, to.y * scale - top);
}

function pencil(context, { ink: name, width, dash }, ink) {
  context.strokeStyle = ink[name];
  context.lineWidth = width;
  context.setLineDash(dash);
}

/** Draw what stands over the marks: rings with numbers around what is cut off, crosses on what falls, lengths. */
export function drawRings(context, { lines, rings }, seen, view, ink) {
  context.save();
  for (const spot of seen) {
    const ring = rings.get(spot.point.place.id);
    if (ring?.kind === "fallen") cross(context, spot, ink);
    else if (ring?.kind) circle(context, spot, ring, ink);
    if (ring?.doubt) badge(context, "?", spot.x - spot.radius - APART, spot.y - spot.radius - 2, ink.ink, ink);
  }
  for (const line of lines) if (line.label) label(context, line, view, ink);
  context.restore();
}

function circle(context, { x, y, radius }, { kind, piece }, ink) {
  context.beginPath();
  context.arc(x, y, radius + APART, 0, 2 * Math.PI);
  context.strokeStyle = kind === "cut" ? ink.alarm : ink.soft;
  context.lineWidth = 2;
  context.setLineDash(kind === "apart" ? [2, 3] : []);
  context.stroke();
  context.setLineDash([]);
  badge(context, String(piece), x - radius - APART, y + radius + APART, context.strokeStyle, ink);
}

function cross(context, { x, y, radius }, ink) {
  const arm = radius + CROSS;
  for (const [colour, width] of [
    [ink.land, 5],
    [ink.alarm, 2.6],
  ]) {
    context.beginPath();
    for (const way of [1, -1]) {
      context.moveTo(x - arm, y - arm * way);
      context.lineTo(x + arm, y + arm * way);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

function badge(context, text, x, y, colour, ink) {
  context.font = "700 11px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineWidth = 3.5;
  context.strokeStyle = ink.land;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function label(context, { from, to, label: text }, { scale, left, top }, ink) {
  badge(
    context,
    text,
    ((from.x + to.x) / 2) * scale - left,
    ((from.y + to.y) / 2) * scale - top - 9,
    ink[LINES.span.ink],
    ink,
  );
}
