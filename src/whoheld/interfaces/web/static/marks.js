/** The marks of places: colour and shape say who holds it, rings and halves how, paleness how old the evidence is. */

/** A colour of the palette has its shape, so that marks tell sides apart without colour too. */
const SHAPES = {
  "#0072b2": "circle",
  "#e69f00": "square",
  "#009e73": "triangle",
  "#cc79a7": "diamond",
  "#56b4e9": "hexagon",
  "#d55e00": "down",
  "#f0e442": "cross",
};
const OTHER_SHAPES = Object.values(SHAPES);
/** Corners of the shapes, around a circle of radius 1. */
const CORNERS = {
  square: turned(4, 45, 1.2),
  diamond: turned(4, 0, 1.25),
  triangle: turned(3, -90, 1.35),
  down: turned(3, 90, 1.35),
  hexagon: turned(6, 0, 1.12),
  cross: [
    [-0.4, -1.1],
    [0.4, -1.1],
    [0.4, -0.4],
    [1.1, -0.4],
    [1.1, 0.4],
    [0.4, 0.4],
    [0.4, 1.1],
    [-0.4, 1.1],
    [-0.4, 0.4],
    [-1.1, 0.4],
    [-1.1, -0.4],
    [-0.4, -0.4],
  ],
};
/** Evidence of at most so many days, and how strongly it colours; what is older has the last. */
const AGES = [
  [92, 1],
  [366, 0.72],
  [1096, 0.44],
];
const OLDEST = 0.16;
const UNKNOWN = "#8c8c8c";
/** Room around a mark for its rings, in pixels. */
const RINGS = 8;
/** Canvases of many small copies are drawn by the processor: quicker than by a graphics card that is only simulated. */
export const BY_PROCESSOR = { willReadFrequently: true };
let sprites = new Map();
let sheetInks = null;

/** How long ago the evidence is, as a step for reading. */
export const AGE_STEPS = [
  { days: 30, words: "up to 3 months" },
  { days: 200, words: "up to a year" },
  { days: 800, words: "up to 3 years" },
  { days: 9999, words: "older" },
];

/** How a place is drawn that stands so (see `standing`) on a day: {status, sides, besieged, strength}. */
export function markOf(app, at, day) {
  if (!at) return { status: "unheard", sides: [], besieged: false, strength: 1 };
  const named = namedBy(at);
  return {
    status: named.length ? at.status : at.status === "contested" ? "fought" : "unknown",
    sides: named.map((name) => app.sideOf(name) ?? { name, label: name, colour: UNKNOWN, symbol: "" }),
    besieged: at.besieged,
    strength: strengthOf(at.evidence, day),
  };
}

/** The two names that a mark has room for: of others than the holders one is always shown, and never in their half. */
function namedBy({ status, holders, others }) {
  const apart = others.length && (holders.length || status === "disputed");
  return apart ? [holders[0] ?? "", others[0]] : [...holders, ...others].slice(0, 2);
}

/** The strength of colour for evidence of a day, seen from another. */
export function strengthOf(evidence, day) {
  if (evidence === null || evidence === undefined) return OLDEST;
  return AGES.find(([days]) => day - evidence <= days)?.[1] ?? OLDEST;
}

/** Forget all drawn marks, and the colours of the sheet: they changed. */
export function forgetMarks() {
  sprites = new Map();
  sheetInks = null;
}

/** Draw a mark with its middle at a point of a canvas; drawn once, then copied. */
export function stampMark(context, mark, x, y, radius) {
  const sprite = spriteOf(mark, radius);
  const half = radius + RINGS;
  context.drawImage(sprite, x - half, y - half, 2 * half, 2 * half);
}

/** A mark as a small canvas of its own, for the legend and for tables. */
export function markIcon(mark, radius = 6) {
  const icon = document.createElement("canvas");
  const side = 2 * (radius + RINGS - 2);
  const ratio = devicePixelRatio || 1;
  Object.assign(icon, { width: side * ratio, height: side * ratio, className: "mark" });
  icon.style.width = icon.style.height = `${side}px`;
  icon.setAttribute("aria-hidden", "true");
  const context = icon.getContext("2d");
  context.scale(ratio, ratio);
  context.translate(side / 2, side / 2);
  paintMark(context, mark, radius);
  return icon;
}

/** The colours that the sheet gives, as they are now (light or dark). */
export function inks() {
  sheetInks ??= readInks(getComputedStyle(document.documentElement));
  return sheetInks;
}

function readInks(style) {
  return Object.fromEntries(
    ["paper", "ink", "soft", "line", "accent", "land", "water", "border", "sheet", "alarm"].map((name) => [
      name,
      style.getPropertyValue(`--${name}`).trim(),
    ]),
  );
}

function spriteOf(mark, radius) {
  const key = [
    mark.status,
    mark.besieged,
    mark.strength,
    radius,
    ...mark.sides.map((side) => `${side.colour}${side.symbol}${side.name}`),
  ].join("|");
  let sprite = sprites.get(key);
  if (!sprite) {
    const half = radius + RINGS;
    const ratio = devicePixelRatio || 1;
    sprite = document.createElement("canvas");
    sprite.width = sprite.height = Math.ceil(2 * half * ratio);
    const context = sprite.getContext("2d", BY_PROCESSOR);
    context.scale(ratio, ratio);
    context.translate(half, half);
    paintMark(context, mark, radius);
    sprites.set(key, sprite);
  }
  return sprite;
}

/** Draw a mark around the origin. */
function paintMark(context, mark, radius) {
  const ink = inks();
  if (!mark.sides.length) {
    paintUnknown(context, mark, radius, ink);
    return;
  }
  const shape = shapeOf(mark.sides[0]);
  outline(context, shape, radius);
  context.lineJoin = "round";
  context.strokeStyle = ink.land;
  context.lineWidth = 3.5;
  context.stroke();
  context.fillStyle = ink.land;
  context.fill();
  context.save();
  context.clip();
  paintFilling(context, mark, radius, ink);
  context.restore();
  outline(context, shape, radius);
  context.strokeStyle = edgeOf(mark.sides[0].colour, ink);
  context.lineWidth = 1.4;
  if (mark.status === "changing") context.setLineDash([2.5, 2]);
  context.stroke();
  context.setLineDash([]);
  paintLetter(context, mark, radius);
  paintRings(context, mark, radius, ink);
}

/** The colours within: whole, halves side by side (disputed), halves one above the other (divided), or half (changing). */
function paintFilling(context, mark, radius, ink) {
  const reach = radius * 1.5;
  const [first, second] = mark.sides;
  const box = (colour, x, y, width, height) => {
    context.globalAlpha = mark.strength;
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
  };
  if (mark.status === "changing") box(first.colour, -reach, -reach, reach, 2 * reach);
  else box(first.colour, -reach, -reach, 2 * reach, 2 * reach);
  if (mark.status === "disputed" || mark.status === "divided") {
    const aside = mark.status === "disputed" ? [0, -reach, reach, 2 * reach] : [-reach, 0, 2 * reach, reach];
    context.fillStyle = ink.land;
    context.fillRect(...aside);
    if (second) box(second.colour, ...aside);
    context.fillStyle = ink.land;
    context.fillRect(...(mark.status === "disputed" ? [-0.7, -reach, 1.4, 2 * reach] : [-reach, -0.7, 2 * reach, 1.4]));
  } else if (second) {
    context.beginPath();
    context.arc(0, 0, radius * 0.5, 0, 2 * Math.PI);
    context.fillStyle = second.colour;
    context.fill();
    context.strokeStyle = ink.land;
    context.lineWidth = 1.2;
    context.stroke();
  }
}

/** Nothing known of the holder: hollow and grey; smaller before the first evidence. */
function paintUnknown(context, mark, radius, ink) {
  context.beginPath();
  context.arc(0, 0, mark.status === "unheard" ? Math.min(radius, 3) * 0.8 : radius * 0.8, 0, 2 * Math.PI);
  context.fillStyle = ink.land;
  context.fill();
  context.strokeStyle = UNKNOWN;
  context.lineWidth = mark.status === "unheard" ? 1 : 1.6;
  context.stroke();
  paintRings(context, mark, radius, ink);
}

function paintRings(context, mark, radius, ink) {
  const isFought = mark.status === "contested" || mark.status === "fought";
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.4;
  if (isFought) ring(context, radius + 3);
  context.setLineDash([3, 2.4]);
  if (mark.besieged) ring(context, radius + (isFought ? 6 : 4));
  context.setLineDash([]);
}

function ring(context, radius) {
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.stroke();
}

function paintLetter(context, mark, radius) {
  const letter = mark.sides[0].symbol;
  if (!letter || radius < 5) return;
  context.font = `700 ${Math.round(radius * 1.25)}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = mark.strength > 0.5 && isDeep(mark.sides[0].colour) ? "#fff" : inks().ink;
  context.fillText(letter, 0, 0.5);
}

function outline(context, shape, radius) {
  context.beginPath();
  if (!CORNERS[shape]) context.arc(0, 0, radius, 0, 2 * Math.PI);
  for (const [x, y] of CORNERS[shape] ?? []) context.lineTo(x * radius, y * radius);
  context.closePath();
}

function shapeOf(side) {
  const known = SHAPES[side.colour.toLowerCase()];
  if (known) return known;
  const sum = [...side.name].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return OTHER_SHAPES[sum % OTHER_SHAPES.length];
}

/** The colour of a mark's edge: deeper than its filling on a light page, lighter on a dark one. */
function edgeOf(colour, ink) {
  const toward = isDeep(ink.land) ? 255 : 0;
  return `rgb(${channels(colour)
    .map((part) => Math.round(part * 0.68 + toward * 0.32))
    .join(",")})`;
}

function isDeep(colour) {
  const [red, green, blue] = channels(colour);
  return 0.3 * red + 0.59 * green + 0.11 * blue < 128;
}

function channels(colour) {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) || 0);
}

function turned(corners, start, size) {
  return Array.from({ length: corners }, (_, n) => {
    const angle = ((start + (360 / corners) * n) * Math.PI) / 180;
    return [Math.cos(angle) * size, Math.sin(angle) * size];
  });
}
