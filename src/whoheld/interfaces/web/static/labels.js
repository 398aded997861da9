/** Names on the map: MapLibre writes none without a server of fonts, so they are drawn here, the most told of first. */

/** At most so many names, of so many places that are tried, kept clear of so many marks; and pixels between two. */
const MOST_NAMES = 90;
const MOST_TRIED = 400;
const MOST_MARKS = 1500;
const BETWEEN_NAMES = 3;
/** Where more places than this are in view, those of which nothing is told on the day have no name. */
const MANY = 60;
const SQUARE = 48;
const LONGEST_NAME = 28;
/** What is no single spot has its name in italics. */
const WIDE_FEATURES = new Set(["area", "route"]);
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const widths = new Map();

/** Draw names of countries and of the spots in view where there is room. */
export function drawNames(context, seen, countries, view, ink, chosen) {
  const taken = new Taken();
  for (const spot of seen.slice(0, MOST_MARKS))
    taken.add([spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius]);
  context.textBaseline = "middle";
  context.lineJoin = "round";
  let written = 0;
  const isChosen = (spot) => spot.point.place.id === chosen;
  const told = seen.length > MANY ? seen.filter((spot) => spot.point.at) : seen;
  for (const spot of chosen ? seen.filter(isChosen) : []) nameSpot(context, spot, taken, view, ink, true);
  for (const spot of told.slice(0, MOST_TRIED)) {
    if (written >= MOST_NAMES) break;
    if (!isChosen(spot) && nameSpot(context, spot, taken, view, ink, false)) written += 1;
  }
  for (const country of countries) nameCountry(context, country, taken, view, ink);
}

function nameSpot(context, spot, taken, view, ink, isChosen) {
  const text = short(spot.point.place.name);
  const size = spot.radius > 9 ? 14 : spot.radius > 6 ? 13 : 12;
  const slant = WIDE_FEATURES.has(spot.point.place.feature) ? "italic " : "";
  context.font = `${slant}${isChosen ? 700 : spot.radius > 7 ? 600 : 500} ${size}px ${FONT}`;
  const width = widthOf(context, text);
  const gap = spot.radius + (isChosen ? 13 : 5);
  const tries = [
    [gap, 0],
    [-gap - width, 0],
    [-width / 2, -gap - size / 2],
    [-width / 2, gap + size / 2],
  ];
  for (const [dx, dy] of tries) {
    const box = [spot.x + dx, spot.y + dy - size / 2, spot.x + dx + width, spot.y + dy + size / 2];
    if (box[0] < 2 || box[2] > view.width - 2 || !taken.isFree(box)) continue;
    taken.add(box);
    write(context, text, box[0], spot.y + dy, spot.point.at ? ink.ink : ink.soft, ink.land);
    return true;
  }
  return false;
}

/** The name of a country, spaced and pale, where the country is wide enough for it. */
function nameCountry(context, country, taken, view, ink) {
  const x = country.x * view.scale - view.left;
  const y = country.y * view.scale - view.top;
  const wide = (country.size / 360) * view.scale;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return;
  context.font = `500 11px ${FONT}`;
  context.letterSpacing = "1.5px";
  const text = country.name.toUpperCase();
  const width = context.measureText(text).width;
  const box = [x - width / 2, y - 6, x + width / 2, y + 6];
  if (width < wide * 1.1 && taken.isFree(box)) {
    taken.add(box);
    context.globalAlpha = 0.75;
    write(context, text, box[0], y, ink.soft, ink.land);
    context.globalAlpha = 1;
  }
  context.letterSpacing = "0px";
}

function write(context, text, x, y, colour, around) {
  context.strokeStyle = around;
  context.lineWidth = 3.5;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** Boxes [left, top, right, bottom] that are taken, by the squares of the screen that they touch. */
class Taken {
  constructor() {
    this.squares = new Map();
  }

  add(box) {
    for (const square of squaresOf(box)) {
      if (!this.squares.has(square)) this.squares.set(square, []);
      this.squares.get(square).push(box);
    }
  }

  isFree(box) {
    const wide = [box[0] - BETWEEN_NAMES, box[1] - BETWEEN_NAMES, box[2] + BETWEEN_NAMES, box[3] + BETWEEN_NAMES];
    return squaresOf(wide).every((square) =>
      (this.squares.get(square) ?? []).every(
        ([left, top, right, bottom]) => wide[0] > right || wide[2] < left || wide[1] > bottom || wide[3] < top,
      ),
    );
  }
}

function squaresOf([left, top, right, bottom]) {
  const squares = [];
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x += 1) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y += 1) squares.push(x * 10_000 + y);
  }
  return squares;
}

/** A name as it fits on a map; marks of direction and line ends are left out. */
function short(name) {
  const plain = name.slice(0, 80).replace(/[\p{Cc}\p{Cf}]/gu, "");
  return plain.length > LONGEST_NAME ? `${plain.slice(0, LONGEST_NAME - 1)}…` : plain;
}

function widthOf(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}
